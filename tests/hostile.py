"""A dossier whose every text is markup, control characters, right-to-left script and 10,000-character words."""

from __future__ import annotations

from pathlib import Path

TAGS = "[/] [red]gone[/red] [b @click=app.quit]x[/] $text-error **b** <b>&amp;"
MARKUP = TAGS + r" \u001b[31mred\u001b[0m\u0007 \u202Eturned\u202C"
RTL = "שלום עולם مرحبا بالعالم سفیر ایران"
LONG = "x" * 10_000
ALL = f"{MARKUP} {RTL} {LONG}"

SHARED = f"""weight = 3
why = "{ALL}"
hint = "{ALL}"
held_by = "{MARKUP}"
status = "judgement"
cite = ["E1"]
actors = ["one"]
events = ["thing"]
motives = ["row"]
mediations = ["row"]
differences = ["row"]
"""

HEAD = f"""
[dossier]
id = "hostile"
title = "{ALL}"
about = "{ALL}"
decks = ["nasty"]

[[source]]
id = "evil"
title = "{ALL}"
short = "{MARKUP} {RTL}"
prefix = "E"
sections = [{{ title = "{ALL}", first = "E1", last = "E9" }}]

[[actor]]
id = "one"
name = "{MARKUP} {RTL}"
kind = "person"
aliases = ["{LONG}"]
role = "{MARKUP}"
about = "{ALL}"
cite = ["E1"]

[[event]]
id = "thing"
date = 2024-01-16
title = "{ALL}"
thread = "military"
detail = "{ALL}"
place = "{MARKUP}"
actors = ["one"]
cite = ["E1"]

[[motive]]
id = "row"
title = "{ALL}"
holders = ["{MARKUP}", "{RTL}"]
evidence_for = ["{ALL} [E1]", "[/] [E2]"]
evidence_against = ["{LONG}"]
confidence = "{MARKUP}"
cite = ["E1"]

[[mediation]]
id = "row"
mediator = "one"
spokesperson = "one"
date = 2024-01-16
said = "{ALL}"
did = "{MARKUP}"
cite = ["E1"]

[[difference]]
id = "row"
topic = "names"
title = "{ALL}"
safe = "{ALL}"
[[difference.reading]]
source = "evil"
says = "{ALL}"
cite = ["E1"]
[[difference.reading]]
source = "evil"
says = "{MARKUP}"
cite = ["E2"]

[[briefing]]
id = "brief"
title = "{ALL}"
minutes = 1
[[briefing.page]]
title = "{ALL}"
body = "{MARKUP} {RTL} **{LONG}** [E1] [link](file:///etc/passwd) ![i](x)"
questions = ["nasty/text"]
"""

KINDS = {
    "text": f'answer = "{ALL}"',
    "name": 'answer = "one"',
    "date": "answer = 2024-01-16",
    "number": f'answer = 5\nunit = "{ALL}"',
    "choice": f'answer = "{MARKUP} {LONG}"\nwrong = ["[/]", "{RTL}", "b {LONG}"]',
    "list": f'answers = ["[/]", "{RTL}", "{LONG}"]',
    "order": f'items = ["{MARKUP}", "{RTL}", "{LONG}"]',
    "match": f'pairs = [["{MARKUP}", "{RTL}"], ["{LONG}", "[/]"]]',
    "cloze": f'text = "{ALL} {{{{a}}}} {RTL} {LONG} {{{{b}}}}"\n[question.gaps]\na = "[/]"\nb = "{RTL}"',
    "open": f'points = ["{MARKUP} {RTL}", "{LONG}"]',
}


def write_hostile(folder: Path) -> Path:
    """Write the dossier into ``folder``/hostile and return that."""
    place = folder / "hostile"
    place.mkdir(parents=True)
    questions = [
        f'[[question]]\nid = "{kind}"\nkind = "{kind}"\nask = "{ALL}"\n{SHARED}{rest}\n' for kind, rest in KINDS.items()
    ]
    (place / "dossier.toml").write_text(HEAD, encoding="utf-8")
    (place / "nasty.toml").write_text(f'[deck]\ntitle = "{ALL}"\n\n' + "\n".join(questions), encoding="utf-8")
    return place

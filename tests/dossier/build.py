"""A small dossier on disk, for tests to break."""

from __future__ import annotations

import re
from pathlib import Path

from trainer.dossier.check import Checked, check
from trainer.dossier.model import Dossier, Question
from trainer.dossier.problem import Problem
from trainer.dossier.read import read_dossier, read_draft

HEAD = """\
[dossier]
id = "crisis"
title = "A crisis"

[[source]]
id = "paper"
title = "A paper"
prefix = "S"
sections = [{ title = "Text", first = "S1", last = "S9" }, { title = "References", first = "R1", last = "R3" }]

[[source]]
id = "news"
title = "The news"
prefix = "M"
sections = [{ title = "Text", first = "M1", last = "M5" }]
"""
WORLD = """\
[[actor]]
id = "norrland"
name = "Norrland"
kind = "state"
aliases = ["Kingdom of Norrland"]
role = "mediator"

[[actor]]
id = "ida-holm"
name = "Ida Holm"
kind = "person"
side = "Sundmark"
role = "foreign minister of Sundmark"

[[event]]
id = "closure"
date = 2031-05-04
title = "The strait is closed"
thread = "military"
cite = ["S1"]

[[event]]
id = "recall"
date = "2031-06"
title = "The ambassador is recalled"
thread = "ambassadors"
cite = ["S2"]
"""
START = '[deck]\ntitle = "Deck"\n\n[[question]]\nid = "q"\n'
FIRST_LINE = START.count("\n") + 1


def write(folder: Path, **files: str | bytes) -> Path:
    """Write a dossier of these files (by their stems) over the small one, and return its folder."""
    folder.mkdir(exist_ok=True)
    for name, text in {"dossier": HEAD, "world": WORLD, **files}.items():
        content = text.encode() if isinstance(text, str) else text
        (folder / f"{name}.toml").write_bytes(content)
    return folder


def question(body: str) -> str:
    """Return a deck with one question "q", whose body starts on `FIRST_LINE` and which cites S1 if nothing else."""
    body = body.rstrip("\n")
    own = re.split(r"\n\[+question", body)[0]
    cite = "" if "cite =" in body or "points =" in body else '\ncite = ["S1"]'
    return f"{START}{own}{cite}{body[len(own) :]}\n"


def checked(folder: Path, sources: Path | None = None) -> Checked:
    return check(read_draft(folder), sources)


def dossier_of(folder: Path) -> Dossier:
    dossier, _ = read_dossier(folder)
    assert dossier is not None
    return dossier


def questions_of(folder: Path) -> dict[str, Question]:
    return {each.slug: each for deck in dossier_of(folder).decks for each in deck.questions}


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [
        f"{problem.file.name}:{problem.line}: [{problem.id}] {problem.message} {problem.mend}" for problem in problems
    ]

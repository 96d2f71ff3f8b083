"""The last-look sheet as Markdown, in which the dossier's texts are no markup."""

from __future__ import annotations

import re

from trainer.coach.sheet import Sheet
from trainer.coach.sheet_text import DIFFER, UNSAFE, mark

# what CommonMark and GitHub's dialect read as markup within a line; addresses are links without any mark
_START = re.compile(r"^(?:\d{1,9}(?=[.)])|(?=[-+=]))")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~#$!^@]|(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)


def as_markdown(told: Sheet) -> str:
    """Return the sheet as Markdown; every line of the dossier stands behind a mark of ours."""
    lines = [f"# {literal(told.title)}", "", f"Last look, {literal(told.made)}. {literal(told.note)}"]
    facts = [f"{literal(fact.ask)} {_bold(fact.answer)}{_mark(fact.cite)}".strip() for fact in told.facts]
    lines += _part(told.heading, [f"{number}. {fact}" for number, fact in enumerate(facts, 1)])
    lines += _part(
        told.days_heading, [f"- {_bold(day.when)} {literal(day.title)}{_mark(day.cite)}" for day in told.days]
    )
    people = {
        side: "; ".join(f"{literal(who.told)}{_mark(who.cite)}" for who in rows) for side, rows in told.sides.items()
    }
    lines += _part("Who is who", [f"- {_bold(side + ':') if side else '·'} {said}" for side, said in people.items()])
    cautions = [f"- {_bold(row.point + ':')} {literal(row.safe or UNSAFE)}{_mark(row.cite)}" for row in told.cautions]
    lines += _part(DIFFER, cautions)
    lines += _part("Sources", [f"- {_bold(marks)} {literal(source)}" for marks, source in told.legend])
    return "\n".join(lines)


def literal(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    marked = _MARKUP.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))
    return _START.sub(lambda found: f"{found[0]}\\", marked)


def _bold(text: str) -> str:
    return f"**{literal(text)}**"


def _mark(cite: tuple[str, ...]) -> str:
    return literal(mark(cite)).replace("¶", " ¶", 1) if cite else ""


def _part(title: str, lines: list[str]) -> list[str]:
    return ["", f"## {title}", "", *lines] if lines else []

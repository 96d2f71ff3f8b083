"""The last-look sheet as plain text, and as much of it as a page holds."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from trainer.coach.sheet import Sheet

COLUMNS, LINES = 92, 66
DIFFER = "The sources differ: say no more than this"
UNSAFE = "nothing without naming who says so."


def as_text(told: Sheet, columns: int = COLUMNS) -> str:
    """Return the sheet as lines of at most so many letters."""

    def wrapped(lead: str, text: str, cite: Iterable[str] = ()) -> list[str]:
        said = f"{text}{mark(cite)}"
        indent = " " * (len(lead) or 2)
        return textwrap.wrap(said, columns, initial_indent=lead, subsequent_indent=indent) if said else []

    lines = [*wrapped("", told.title), f"Last look, {told.made}", *wrapped("", told.note)]
    lines += ["", told.heading.upper()] if told.facts else []
    for number, fact in enumerate(told.facts, 1):
        ask = f"{fact.ask} → " if fact.ask else ""
        lines += wrapped(f"{number:>2}  ", f"{ask}{fact.answer}", fact.cite)
    if told.days:
        lines += ["", told.days_heading.upper()]
        width = max(len(day.when) for day in told.days) + 2
        for day in told.days:
            lines += wrapped(f"{day.when:<{width}}", day.title, day.cite)
    if told.people:
        lines += ["", "WHO IS WHO"]
        for side, people in told.sides.items():
            said = "; ".join(
                f"{', '.join(bit for bit in (who.name, who.role) if bit)}{mark(who.cite)}" for who in people
            )
            lines += wrapped("", f"{side}: {said}" if side else said)
    if told.cautions:
        lines += ["", DIFFER.upper()]
        for row in told.cautions:
            lines += wrapped("", f"{row.point}: {row.safe or UNSAFE}", row.cite)
    lines += [""]
    lines += wrapped("", " · ".join(f"{marks} {source}" for marks, source in told.legend))
    return "\n".join(lines)


def mark(cite: Iterable[str]) -> str:
    """Return a line's source mark with the space before it; empty for none."""
    marks = ", ".join(cite)
    return f" ¶{marks}" if marks else ""


def fitted(whole: Sheet, facts: int | None = None) -> Sheet:
    """Return as much of the sheet as a page holds; with a number of ``facts`` these stay, however many they are."""
    least = {"people": 9, "cautions": 6, "days": 9, "facts": 8}
    floors = [least, dict.fromkeys(least, 1)]
    if facts is not None:
        del least["facts"], floors[1]
    told = whole
    for floor in floors:
        for name, few in floor.items():
            while len(getattr(told, name)) > few and as_text(told).count("\n") >= LINES:
                rows = getattr(told, name)
                last = max(row.rank for row in rows)
                left: dict[str, Any] = {name: tuple(row for row in rows if row.rank != last)}
                told = replace(told, **left)
    return told

"""Reads the tables of cases: what is accepted, what else is known, and what each typed answer should earn."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

MARKS = {"+": "correct", "~": "close", "-": "wrong"}


class Case(NamedTuple):
    """One typed answer and the verdict it should get."""

    kind: str
    accepted: tuple[str, ...]
    others: tuple[str, ...]
    typed: str
    mark: str


def read_cases(kind: str) -> list[Case]:
    """Return the cases of one kind."""
    found: list[Case] = []
    accepted: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    for line in (Path(__file__).parent / "cases" / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
        sign, text = line[:1], line[2:]
        if sign == "=":
            left, _, right = text.partition(" | ")
            accepted, others = _split(left), _split(right)
        elif sign in MARKS:
            found.append(Case(kind, accepted, others, text.replace("\\n", "\n"), MARKS[sign]))
    return found


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(" ; ") if part.strip())

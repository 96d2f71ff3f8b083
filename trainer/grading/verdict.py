"""What a grader says of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Mark(StrEnum):
    """The three verdicts."""

    CORRECT = "correct"
    CLOSE = "close"
    WRONG = "wrong"


PartMark = Literal["right", "close", "wrong", "missing", "misplaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One item of an answer of several parts, as the reveal shows it; ``typed`` is what stood for it, where it did."""

    text: str
    mark: PartMark
    note: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A mark, a score from 0 to 1, the form to show, one sentence on what differs, and the parts if there are any."""

    mark: Mark
    score: float
    expected: str
    difference: str = ""
    parts: tuple[Part, ...] = ()

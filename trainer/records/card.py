"""What is derived of one question: the card, and the function (given by the caller) that knows how memory works."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from trainer.records.entry import Effective


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What a card's effective entries add up to; ``due_at`` None means that it counts as new.

    ``state`` is JSON; ``tally`` is what this card adds to the sums over all cards (amounts are kept to 1e-9).
    """

    due_at: datetime | None = None
    state: Mapping[str, object] = field(default_factory=dict)
    tally: Mapping[str, float] = field(default_factory=dict)
    answers: int = 0
    right: int = 0
    lapses: int = 0


Derive = Callable[[Sequence[Effective]], Derived]
"""Folds one card's effective entries, in the order of the log; the same entries must always give the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question that the log speaks of.

    ``changed_from`` is the old answer that the learner has still to be shown, or empty. ``wording``, ``answer`` and
    ``answer_text`` are those of the deck when it was last seen. ``first_at`` and ``last_at`` are the times of the first
    and the last effective answer.
    """

    question: str
    dossier: str
    deck: str
    due_at: datetime | None
    state: dict[str, Any]
    answers: int
    right: int
    lapses: int
    suspended: bool
    buried_until: datetime | None
    flagged: bool
    wording: str
    answer: str
    answer_text: str
    changed_from: str
    first_at: datetime | None
    last_at: datetime | None
    orphan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Fingerprints of a question's wording and answer, and the answer as a text that can be shown."""

    wording: str
    answer: str
    answer_text: str


def dossier_of(question: str) -> str:
    """Return the dossier in a question's id (``dossier/deck/question``)."""
    return question.partition("/")[0]


def deck_of(question: str) -> str:
    """Return the deck's id (``dossier/deck``) in a question's id."""
    return question.rpartition("/")[0]

"""What a policy is: it is told when a session begins and how each answer went, and says which fact to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

from trainer.memory import Rating, StudyDay

STUDY_DAY = StudyDay(ZoneInfo("UTC"))


@dataclass(frozen=True, slots=True)
class Task:
    """What a policy is given: how many facts, what they weigh, when the briefing is; and chance of its own."""

    weights: Sequence[float]
    deadline: datetime
    pick: Random

    @property
    def count(self) -> int:
        """How many facts there are."""
        return len(self.weights)


class Policy(Protocol):
    """Chooses what to ask."""

    def begin(self, now: datetime, ends: datetime) -> None:
        """Begin a session that ends at a moment."""

    def choose(self, now: datetime) -> int | None:
        """Return the fact to ask now; None ends the session."""

    def told(self, fact: int, rating: Rating, at: datetime, seconds: float) -> None:
        """Take in how an answer went."""


Make = Callable[[Task], Policy]


def day_of(at: datetime) -> int:
    """Return the number of the study day of a moment."""
    return (at - timedelta(hours=STUDY_DAY.starts)).toordinal()

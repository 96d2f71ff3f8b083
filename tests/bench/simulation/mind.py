"""What every made-up memory has: facts of unequal difficulty, some known from reading, and a recall that fades."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from random import Random

HOUR = 1 / 24
READ_BEFORE = HOUR
"""The briefing is read once, so long before the first session."""
READ_SPAN = 0.5
"""Days after which what was only read has faded by 1 − 1/√2."""

DAY = 86400.0
"""Seconds in a day."""

Sitting = tuple[float, float]
"""When a session begins and ends, in days since the first one began."""


@dataclass(frozen=True, slots=True)
class Gift:
    """What somebody brings: the share known from reading alone, just after it, and by how much all is easier."""

    read: float
    ease: float


AVERAGE = Gift(0.3, 0.0)


class Mind(ABC):
    """A memory of facts; moments are days since the first session began."""

    def __init__(self, count: int, sittings: Sequence[Sitting], pick: Random, gift: Gift = AVERAGE) -> None:
        self.count, self.sittings = count, tuple(sittings)
        # what is easy for one is not for all, but a fact keeps its ease for as long as this person lives
        self.ease = [pick.gauss(gift.ease, 1) for _ in range(count)]
        self.read = [logistic(logit(gift.read) + 0.8 * (ease - gift.ease)) for ease in self.ease]
        self.asked = [False] * count

    def recall(self, fact: int, at: float) -> float:
        """Return the chance that a fact is recalled at a moment."""
        if self.asked[fact]:
            return self._recall(fact, at)
        return self.read[fact] * float((1 + (at + READ_BEFORE) / READ_SPAN) ** -0.5)

    def learn(self, fact: int, at: float, right: bool) -> None:
        """Change the memory by an answer, after which the right one is shown."""
        if self.asked[fact]:
            self._learn(fact, at, right)
        else:
            self._begin(fact, at, right)
            self.asked[fact] = True

    @abstractmethod
    def _recall(self, fact: int, at: float) -> float:
        """Return the chance of a fact that has been asked."""

    @abstractmethod
    def _begin(self, fact: int, at: float, right: bool) -> None:
        """Take in the first answer to a fact."""

    @abstractmethod
    def _learn(self, fact: int, at: float, right: bool) -> None:
        """Take in a further answer to a fact."""


def logistic(x: float) -> float:
    """Return 1 / (1 + e^(−x))."""
    return 1 / (1 + exp(-x)) if x > -30 else 1e-13


def logit(share: float) -> float:
    """Return the log odds of a share, cut off where they would run away."""
    share = min(0.999, max(0.001, share))
    return log(share / (1 - share))

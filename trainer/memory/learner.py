"""What is known of this person: how often cards of each class are recalled, first ratings, and seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import add, sub

from trainer.memory.belief import GAPS, PRIORS, STAGES
from trainer.memory.rating import Rating

PRIOR_ANSWERS = 12.0
FIRST_PRIOR = (0.5, 0.1, 0.3, 0.1)
SECONDS_PRIOR = 9.0
SECONDS_MOST = 120.0
CARD_ANSWERS = 3.0
SURE = 0.995
"""The chance of recall that is told at the most."""

Held = tuple[float, float]
"""How the chance of recall follows from R, as q and m: it is q · R^m. One of the two is 1, the other at most 1."""

_CELLS = [f"{stage}.{gap}" for gap in GAPS for stage in range(STAGES)]
_KEYS = (
    *(f"right.{cell}" for cell in _CELLS),
    *(f"wrong.{cell}" for cell in _CELLS),
    *(f"expected.{cell}" for cell in _CELLS),
    *(f"first.{rating.value}" for rating in Rating),
    "seconds",
    "answers",
)
_WRONG = len(_CELLS)
_EXPECTED = 2 * _WRONG
_FIRST = 3 * _WRONG
_SECONDS, _ANSWERS = len(_KEYS) - 2, len(_KEYS) - 1


@dataclass(frozen=True, slots=True)
class Learner:
    """Counts over all answers, without the priors, so that they can be added and taken back card by card."""

    counts: tuple[float, ...] = (0.0,) * len(_KEYS)

    @classmethod
    def fresh(cls) -> Learner:
        """Return a person of whom nothing is known but the priors."""
        return cls()

    @classmethod
    def zero(cls) -> Learner:
        """Return the sum of no answers, which is a fresh learner."""
        return cls()

    def __add__(self, other: Learner) -> Learner:
        return Learner(tuple(map(add, self.counts, other.counts)))

    def __sub__(self, other: Learner) -> Learner:
        return Learner(tuple(map(sub, self.counts, other.counts)))

    def to_dict(self) -> dict[str, float]:
        """Return the counts that are not zero, by name."""
        return {key: count for key, count in zip(_KEYS, self.counts, strict=True) if count}

    @classmethod
    def from_dict(cls, counts: Mapping[str, float]) -> Learner:
        """Return the learner of these counts; names left out are zero."""
        return cls(tuple(float(counts.get(key, 0.0)) for key in _KEYS))

    def first(self, rating: Rating, seconds: float) -> Learner:
        """Return the learner after the first answer to a card."""
        return self._plus({_FIRST + rating - 1: 1.0}, seconds)

    def asked(self, stage: int, gap: int, *, expected: float, right: bool, seconds: float) -> Learner:
        """Return the learner after a further answer to a card of this class, of which R was ``expected``."""
        cell = gap * STAGES + stage
        return self._plus({cell if right else _WRONG + cell: 1.0, _EXPECTED + cell: expected}, seconds)

    def _plus(self, amounts: Mapping[int, float], seconds: float) -> Learner:
        counts = list(self.counts)
        for place, amount in amounts.items():
            counts[place] += amount
        counts[_SECONDS] += counted(seconds)
        counts[_ANSWERS] += 1
        return Learner(tuple(counts))

    @property
    def seconds(self) -> float:
        """The mean seconds an answer costs, drawn towards the prior while few are known."""
        known = max(0.0, self.counts[_ANSWERS])
        return (PRIOR_ANSWERS * SECONDS_PRIOR + max(0.0, self.counts[_SECONDS])) / (PRIOR_ANSWERS + known)

    @property
    def firsts(self) -> tuple[float, ...]:
        """The mix of first ratings, Again … Easy; sums to 1."""
        counts = [max(0.0, count) for count in self.counts[_FIRST : _FIRST + 4]]
        total = PRIOR_ANSWERS + sum(counts)
        return tuple((PRIOR_ANSWERS * prior + count) / total for prior, count in zip(FIRST_PRIOR, counts, strict=True))

    def quotas(self, stage: int) -> tuple[float, float]:
        """Return q of a class for the same sitting and for a later one; the later is never the higher.

        The choice goes by q alone; whether it gains from m as well has not been tried.
        """
        same, later = self.held(stage)
        return min(SURE, same[0]), min(SURE, later[0])

    def held(self, stage: int) -> tuple[Held, Held]:
        """Return how a class is recalled in the same sitting and in a later one.

        q = (n0·prior + passes) / (n0 + Σ R). Somebody who recalls more than R says would have a q above 1; then it is
        the misses that are fewer: m = (n0·(1 − prior) + misses) / Σ (1 − R), which is 1 where q is. Where the
        learner's answers put the later above the same, both are pooled, for a memory does not rise by waiting.
        """
        cells = [self._cell(gap, stage) for gap in range(len(GAPS))]
        same, later = (_held(*cell) for cell in cells)
        if later[0] > same[0] or later[1] < same[1]:
            same = later = _held(*map(sum, zip(*cells, strict=True)))
        return same, later

    def _cell(self, gap: int, stage: int) -> tuple[float, float, float]:
        cell, prior = gap * STAGES + stage, PRIORS[gap][stage]
        right, wrong, expected = (max(0.0, self.counts[part + cell]) for part in (0, _WRONG, _EXPECTED))
        return PRIOR_ANSWERS * prior + right, PRIOR_ANSWERS * (1 - prior) + wrong, PRIOR_ANSWERS + expected


def _held(right: float, wrong: float, expected: float) -> Held:
    """Return q and m of so many right answers and wrong ones, and of the right ones that R expected."""
    return (right / expected, 1.0) if right <= expected else (1.0, wrong / (right + wrong - expected))


def counted(seconds: float) -> float:
    """Return the seconds as they are counted: somebody who walked away has not been thinking for an hour."""
    return min(SECONDS_MOST, max(0.0, seconds))

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

_CELLS = [f"{stage}.{gap}" for gap in GAPS for stage in range(STAGES)]
_KEYS = (
    *(f"right.{cell}" for cell in _CELLS),
    *(f"expected.{cell}" for cell in _CELLS),
    *(f"first.{rating.value}" for rating in Rating),
    "seconds",
    "answers",
)
_EXPECTED = len(_CELLS)
_FIRST = 2 * _EXPECTED
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
        return self._plus({cell: float(right), _EXPECTED + cell: expected}, seconds)

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

        q = (n0·prior + passes) / (n0 + Σ R). Where the learner's answers put the later above the same, both are pooled,
        for a memory does not rise by waiting.
        """
        passes, weights = [], []
        for gap in range(len(GAPS)):
            cell = gap * STAGES + stage
            passes.append(PRIOR_ANSWERS * PRIORS[gap][stage] + max(0.0, self.counts[cell]))
            weights.append(PRIOR_ANSWERS + max(0.0, self.counts[_EXPECTED + cell]))
        same, later = passes[0] / weights[0], passes[1] / weights[1]
        if later > same:
            same = later = sum(passes) / sum(weights)
        return min(SURE, same), min(SURE, later)


def counted(seconds: float) -> float:
    """Return the seconds as they are counted: somebody who walked away has not been thinking for an hour."""
    return min(SECONDS_MOST, max(0.0, seconds))

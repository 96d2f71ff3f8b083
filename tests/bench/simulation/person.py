"""A made-up person: a memory, and how they rate themselves and how long they take."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from random import Random

from tests.bench.simulation.mind import DAY, Mind, logit
from trainer.memory import Rating

SHOWN = 1.4
"""How much longer a miss takes, for the answer is read."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: the rating the person gave themselves, whether it was right in truth, and the seconds it took."""

    rating: Rating
    right: bool
    seconds: float


class Person:
    """Answers questions and learns by it; ``pace`` is the seconds of an easy answer.

    Every fact has a stream of chance of its own: two policies that ask the same fact for the third time meet the same
    luck, and their difference is less noisy.
    """

    def __init__(self, mind: Mind, pick: Random, pace: float) -> None:
        self.mind = mind
        self._pace = pace
        self._noise = pick.uniform(0.6, 1.4)
        self._hard, self._easy = pick.gauss(0.3, 0.3), pick.gauss(2.3, 0.4)
        self._harsh, self._lenient = pick.uniform(0.01, 0.05), pick.uniform(0.01, 0.06)
        self._length = [exp(pick.gauss(0, 0.2)) for _ in range(mind.count)]
        self._luck = [Random(pick.getrandbits(48)) for _ in range(mind.count)]

    def answer(self, fact: int, at: float) -> Said:
        """Answer a question at a moment, and learn from it."""
        luck, chance = self._luck[fact], self.mind.recall(fact, at)
        # always as many draws, whatever comes of them
        lot, slip, doubt, haste = luck.random(), luck.random(), luck.gauss(0, 1), luck.gauss(0, 1)
        right = lot < chance
        seconds = self._pace * self._length[fact] * (1 + 0.6 * (1 - chance)) * exp(0.35 * haste)
        if not right:
            seconds *= SHOWN
        self.mind.learn(fact, at + seconds / DAY, right)
        return Said(self._rated(chance, right, slip, doubt), right, seconds)

    def _rated(self, chance: float, right: bool, slip: float, doubt: float) -> Rating:
        if not right:
            return Rating.HARD if slip < self._lenient else Rating.AGAIN
        if slip < self._harsh:
            return Rating.AGAIN
        felt = logit(chance) + self._noise * doubt
        return Rating.HARD if felt < self._hard else Rating.GOOD if felt < self._easy else Rating.EASY

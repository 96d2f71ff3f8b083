"""A learner with two traces: a quick one gone within the day, and a lasting one that grows most when it is hard."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random

from tests.bench.simulation.mind import AVERAGE, Gift, Mind, Sitting

CEILING = 0.985


class TwoTraceMind(Mind):
    """P = 1 − (1 − quick)·(1 − lasting).

    The quick trace is set by every answer and fades exponentially over hours. The lasting one has a strength and a
    stability; both grow with each answer by as much as the quick trace no longer helped.
    """

    def __init__(self, count: int, sittings: Sequence[Sitting], pick: Random, gift: Gift = AVERAGE) -> None:
        super().__init__(count, sittings, pick, gift)
        self._span = 0.09 * exp(pick.gauss(0, 0.5))
        self._set = pick.uniform(0.45, 0.75)
        self._after = pick.uniform(0.8, 0.95)
        self._growth = pick.uniform(0.4, 0.65)
        self._stretch = pick.uniform(1.0, 2.5)
        self._factor = [exp(0.35 * ease + pick.gauss(0, 0.15)) for ease in self.ease]
        self._quick, self._lasting, self._last = [0.0] * count, [0.0] * count, [0.0] * count
        self._stability = [1.5 * factor for factor in self._factor]

    def _faded(self, fact: int, at: float) -> tuple[float, float]:
        days = max(0.0, at - self._last[fact])
        quick = self._quick[fact] * exp(-days / (self._span * self._factor[fact]))
        return quick, self._lasting[fact] * (1 + days / self._stability[fact]) ** -0.5

    def _recall(self, fact: int, at: float) -> float:
        quick, lasting = self._faded(fact, at)
        return min(CEILING, 1 - (1 - quick) * (1 - lasting))

    def _begin(self, fact: int, at: float, right: bool) -> None:
        self._last[fact] = at
        self._learn(fact, at, right)

    def _learn(self, fact: int, at: float, right: bool) -> None:
        quick, lasting = self._faded(fact, at)
        # what was still quick has taught little; an answer that one had to be shown teaches less than a recalled one
        effort = (1 - 0.6 * quick) * (1.0 if right else 0.6)
        gained = min(0.9, self._growth * self._factor[fact]) * effort
        self._lasting[fact] = lasting + gained * (1 - lasting)
        self._stability[fact] *= 1 + self._stretch * effort * (1 - lasting)
        self._quick[fact] = self._after if right else max(quick, self._set)
        self._last[fact] = at

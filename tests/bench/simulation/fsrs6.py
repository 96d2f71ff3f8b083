"""A learner whose memory is FSRS-6's, with parameters and a curve of their own, on fractional days."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random

from fsrs.scheduler import DEFAULT_PARAMETERS

from tests.bench.simulation.mind import AVERAGE, Gift, Mind, Sitting


class Fsrs6Mind(Mind):
    """FSRS-6 where the decay, the ceiling, the first stabilities and the growth differ from person to person.

    The published first stability after a miss has 99.7 % recalled five minutes later, for it was fitted to whole
    days; here a first miss leaves about an eighth of it.
    """

    def __init__(self, count: int, sittings: Sequence[Sitting], pick: Random, gift: Gift = AVERAGE) -> None:
        super().__init__(count, sittings, pick, gift)
        w = [weight * exp(pick.gauss(0, 0.15)) for weight in DEFAULT_PARAMETERS]
        w[0] *= exp(pick.gauss(-2, 0.5))
        w[2] *= exp(pick.gauss(-0.5, 0.4))
        w[18] = pick.uniform(0.1, 1.2)
        self._w = w
        self._decay = -pick.uniform(0.1, 0.4)
        self._factor: float = 0.9 ** (1 / self._decay) - 1
        self._ceiling = pick.uniform(0.93, 0.995)
        self._difficulty = [min(10.0, max(1.0, 5 - 1.8 * ease)) for ease in self.ease]
        self._scale = [exp(0.4 * ease + pick.gauss(0, 0.4)) for ease in self.ease]
        self._stability, self._last = [0.0] * count, [0.0] * count

    def _recall(self, fact: int, at: float) -> float:
        return self._ceiling * self._retrievability(fact, at)

    def _retrievability(self, fact: int, at: float) -> float:
        days = max(0.0, at - self._last[fact])
        return float((1 + self._factor * days / self._stability[fact]) ** self._decay)

    def _begin(self, fact: int, at: float, right: bool) -> None:
        self._stability[fact] = max(0.001, self._w[2 if right else 0] * self._scale[fact])
        self._last[fact] = at

    def _learn(self, fact: int, at: float, right: bool) -> None:
        w, stability, difficulty = self._w, self._stability[fact], self._difficulty[fact]
        if at - self._last[fact] < 0.5:
            growth = exp(w[17] * ((0 if right else -2) + w[18])) * stability ** -w[19]
            after = stability * (max(1.0, growth) if right else growth)
        elif right:
            chance = self._retrievability(fact, at)
            rise = exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp(w[10] * (1 - chance)) - 1)
            after = stability * (1 + rise)
        else:
            chance = self._retrievability(fact, at)
            after = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp(w[14] * (1 - chance))
            after = min(after, stability)
        self._stability[fact] = max(0.001, after)
        self._last[fact] = at
        shift = -0.5 * w[6] / 9 * (0 if right else -2) * (10 - difficulty) / 2
        self._difficulty[fact] = min(10.0, max(1.0, difficulty + shift))

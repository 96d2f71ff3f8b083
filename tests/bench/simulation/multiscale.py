"""A learner whose memory is the multiscale context model's (Mozer, Pashler, Cepeda, Lindsey and Vul 2009)."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random

from tests.bench.simulation.mind import AVERAGE, Gift, Mind, Sitting

POOLS = 14
FASTEST, SLOWEST = 1 / 1440, 1000.0
CEILING = 0.985


class MultiscaleMind(Mind):
    """Leaky pools from a minute to years; each learns what it and the faster ones together had wrong.

    s_i = Σ_{j≤i} γ_j·x_j / Σ_{j≤i} γ_j, Δx_i = ε·(1 − s_i), x_i leaks with τ_i; recall is s of the slowest. What a
    fast pool still holds the slow ones do not learn: so spacing pays.
    """

    def __init__(self, count: int, sittings: Sequence[Sitting], pick: Random, gift: Gift = AVERAGE) -> None:
        super().__init__(count, sittings, pick, gift)
        step = (SLOWEST / FASTEST) ** (1 / (POOLS - 1))
        slower = exp(pick.gauss(0, 0.3))
        self._spans = [FASTEST * step**pool * slower for pool in range(POOLS)]
        lean = pick.uniform(0.92, 1.0)
        self._shares = [lean**pool for pool in range(POOLS)]
        self._sums = [sum(self._shares[: pool + 1]) for pool in range(POOLS)]
        studied = pick.uniform(0.75, 1.1)
        self._studied = [min(1.3, max(0.15, studied + 0.12 * ease + pick.gauss(0, 0.08))) for ease in self.ease]
        self._recalled = pick.uniform(1.2, 2.5)
        self._pools = [[0.0] * POOLS for _ in range(count)]
        self._last = [0.0] * count

    def _leaked(self, fact: int, at: float) -> list[float]:
        days = max(0.0, at - self._last[fact])
        return [level * exp(-days / span) for level, span in zip(self._pools[fact], self._spans, strict=True)]

    def _recall(self, fact: int, at: float) -> float:
        held = sum(level * share for level, share in zip(self._leaked(fact, at), self._shares, strict=True))
        return min(CEILING, max(1e-6, held / self._sums[-1]))

    def _begin(self, fact: int, at: float, right: bool) -> None:
        self._last[fact] = at
        self._learn(fact, at, right)

    def _learn(self, fact: int, at: float, right: bool) -> None:
        levels = self._leaked(fact, at)
        gain = self._studied[fact] * (self._recalled if right else 1.0)
        held = 0.0
        for pool, share in enumerate(self._shares):
            held += share * levels[pool]
            levels[pool] += gain * max(0.0, 1 - held / self._sums[pool])
        self._pools[fact], self._last[fact] = levels, at

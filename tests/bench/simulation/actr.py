"""A learner whose memory is ACT-R's, with decay that depends on activation (Pavlik and Anderson 2005)."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from random import Random

from tests.bench.simulation.mind import AVERAGE, DAY, Gift, Mind, Sitting, logistic

STUDIED = 0.8
"""What being shown the answer after a miss counts, beside recalling it oneself."""


class ActrMind(Mind):
    """m = ln Σ b·t^(−d), d = c·e^m + a with m as it was at that answer, P = logistic((m + β − τ) / s).

    Each answer leaves a trace that decays the faster the fresher the fact was: so spacing pays. Outside the sessions
    the clock of interference runs slower, by h.
    """

    def __init__(self, count: int, sittings: Sequence[Sitting], pick: Random, gift: Gift = AVERAGE) -> None:
        super().__init__(count, sittings, pick, gift)
        self._a = 0.177 * exp(pick.gauss(0, 0.15))
        self._c = 0.217 * exp(pick.gauss(0, 0.2))
        self._s = 0.255 * exp(pick.gauss(0, 0.2))
        self._threshold = -0.704
        self._h = 0.025 * exp(pick.gauss(0, 0.5))
        person = pick.gauss(0.70, 0.15)
        self._bonus = [person + 0.15 * ease + pick.gauss(0, 0.1) for ease in self.ease]
        self._traces: list[list[tuple[float, float, float]]] = [[] for _ in range(count)]

    def _clock(self, at: float) -> float:
        """Return the seconds of interference up to a moment."""
        inside = sum(max(0.0, min(at, end) - begin) for begin, end in self.sittings)
        return DAY * (inside + self._h * (at - inside))

    def _activation(self, fact: int, clock: float) -> float:
        total = 0.0
        for since, decay, weight in self._traces[fact]:
            total += weight * max(1.0, clock - since) ** -decay
        return log(total)

    def _recall(self, fact: int, at: float) -> float:
        activation = self._activation(fact, self._clock(at))
        return logistic((activation + self._bonus[fact] - self._threshold) / self._s)

    def _begin(self, fact: int, at: float, right: bool) -> None:
        clock = self._clock(at)
        if right:
            # the trace of having read it, which has been decaying for an hour
            self._traces[fact].append((clock - 600, self._a, 1.0))
            self._learn(fact, at, right)
        else:
            self._traces[fact].append((clock, self._a, STUDIED))

    def _learn(self, fact: int, at: float, right: bool) -> None:
        clock = self._clock(at)
        decay = self._c * exp(min(0.5, self._activation(fact, clock))) + self._a
        self._traces[fact].append((clock, decay, 1.0 if right else STUDIED))

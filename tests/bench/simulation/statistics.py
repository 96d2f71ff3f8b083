"""Means with their intervals over strata, ratios of them, and how well chances that were told came true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log, sqrt
from statistics import fmean, variance

from tests.bench.simulation.planner import Prediction

Z = 1.96
Strata = Mapping[str, Sequence[float]]
"""Figures of independent people, by the group (the model, the scenario) that was set and not drawn."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean and half of its 95 % interval."""

    mean: float
    half: float

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self.mean - self.half

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return self.mean + self.half


def estimate(strata: Strata) -> Estimate:
    """Return the mean of the strata's means; every stratum counts the same, and only people vary."""
    spread = sum(variance(figures) / len(figures) for figures in strata.values() if len(figures) > 1)
    return Estimate(fmean(map(fmean, strata.values())), Z * sqrt(spread) / len(strata))


def difference(ours: Strata, theirs: Strata) -> Estimate:
    """Return the mean difference of the same people under two policies."""
    return estimate(
        {name: [a - b for a, b in zip(ours[name], theirs[name], strict=True)] for name in ours},
    )


def ratio(ours: Strata, theirs: Strata) -> Estimate:
    """Return the ratio of two means over the same people, its interval by linearisation."""
    below = estimate(theirs).mean
    found = estimate(ours).mean / below
    rest = {name: [a - found * b for a, b in zip(ours[name], theirs[name], strict=True)] for name in ours}
    return Estimate(found, estimate(rest).half / below)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well chances came true: log loss, and RMSE over bins of answers alike in gap, number and lapses."""

    log_loss: float
    rmse: float


def fit(said: Sequence[Prediction], chances: Sequence[float]) -> Fit:
    """Return how well these chances fit the answers."""
    loss = 0.0
    bins: dict[tuple[int, int, int], list[tuple[float, bool]]] = {}
    for prediction, chance in zip(said, chances, strict=True):
        sure = min(1 - 1e-4, max(1e-4, chance))
        loss -= log(sure if prediction.right else 1 - sure)
        # the bins of the field's own benchmark, carried on below a day
        place = (
            floor(log(max(1e-4, prediction.days), 3.62)),
            floor(log(prediction.answers, 1.89)),
            floor(log(prediction.lapses, 1.73)) if prediction.lapses else -1,
        )
        bins.setdefault(place, []).append((chance, prediction.right))
    square = sum(
        len(pairs) * (fmean(chance for chance, _ in pairs) - fmean(right for _, right in pairs)) ** 2
        for pairs in bins.values()
    )
    return Fit(loss / len(said), sqrt(square / len(said)))


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers that were given about the same chance."""

    count: int
    told: float
    came: float


def calibration(said: Sequence[Prediction], edges: Sequence[float]) -> list[Bin]:
    """Return, between each two edges, how many answers, the mean chance told and the share that was right."""
    bins = []
    for low, high in pairwise(edges):
        inside = [prediction for prediction in said if low <= prediction.chance < high]
        if inside:
            told, came = fmean(each.chance for each in inside), fmean(each.right for each in inside)
            bins.append(Bin(len(inside), told, came))
    return bins

"""FSRS-6 on fractional days: its curve and its step, written out in floats.

Only the default parameters come from the `fsrs` package: its step is private, its public methods count whole days, and
both are too slow to weigh 100,000 cards between two questions. The tests hold these formulas to its ``review_card``.
Published at https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import NamedTuple

from trainer.memory.rating import Rating

STABILITY_MIN = 0.001
LONGEST = 36500.0


class Growth(NamedTuple):
    """What a card's S and D say of its next step, so that the step itself costs one ``exp``.

    Recalled: S · (1 + rise · (e^(w10·(1 − R)) − 1)). Forgotten: min(fall · e^(w14·(1 − R)), most).
    """

    rise: float
    fall: float
    most: float


@cache
def parameters() -> tuple[float, ...]:
    """Return the 21 default parameters w0 … w20."""
    from fsrs import Scheduler

    return tuple(Scheduler().parameters)


@cache
def curve() -> tuple[float, float]:
    """Return the exponent −w20 and the factor f of the forgetting curve, which is at 0.9 when days equal S."""
    decay = -parameters()[20]
    return decay, 0.9 ** (1 / decay) - 1


def retrievability(stability: float, days: float) -> float:
    """Return R = (1 + f·days/S)^(−w20), the chance of recall after so many (fractional) days; time before 0 is 0."""
    decay, factor = curve()
    return float((1 + factor * max(0.0, days) / stability) ** decay)


def interval(stability: float, retention: float) -> float:
    """Return after how many (fractional) days R has fallen to ``retention``, a hundred years at the most."""
    if not 0 < retention < 1:
        raise ValueError(f"the desired retention lies between 0 and 1, not at {retention}")
    decay, factor = curve()
    try:
        return min(LONGEST, stability / factor * float(retention ** (1 / decay) - 1))
    except OverflowError:
        return LONGEST


def growth(stability: float, difficulty: float) -> Growth:
    """Return what S and D say of the next step."""
    w = parameters()
    return Growth(
        rise=exp(w[8]) * (11 - difficulty) * stability ** -w[9],
        fall=w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1),
        most=stability / exp(w[17] * w[18]),
    )


def begin(rating: Rating) -> tuple[float, float]:
    """Return S and D after a card's first answer."""
    return max(STABILITY_MIN, parameters()[rating - 1]), _clamped(_first_difficulty(rating))


def step(stability: float, difficulty: float, rating: Rating, chance: float) -> tuple[float, float]:
    """Return S and D after an answer that had the retrievability ``chance``."""
    w = parameters()
    rise, fall, most = growth(stability, difficulty)
    if rating is Rating.AGAIN:
        after = min(fall * exp(w[14] * (1 - chance)), most)
    else:
        bonus = w[15] if rating is Rating.HARD else w[16] if rating is Rating.EASY else 1.0
        after = stability * (1 + rise * (exp(w[10] * (1 - chance)) - 1) * bonus)
    damped = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
    return max(STABILITY_MIN, after), _clamped(w[7] * _first_difficulty(Rating.EASY) + (1 - w[7]) * damped)


def _first_difficulty(rating: Rating) -> float:
    w = parameters()
    return w[4] - exp(w[5] * (rating - 1)) + 1


def _clamped(difficulty: float) -> float:
    return min(10.0, max(1.0, difficulty))

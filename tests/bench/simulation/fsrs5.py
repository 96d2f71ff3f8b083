"""FSRS-5 as published, which hashcards and repeater write out for themselves."""

from __future__ import annotations

from math import exp

W = (
    0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11, 0.29605,
    2.2698, 0.2315, 2.9898, 0.51655, 0.6621,
)  # fmt: skip
"""The default parameters."""
FACTOR, DECAY = 19 / 81, -0.5
LONGEST = 256


def begin(grade: int) -> tuple[float, float]:
    """Return S and D after the first answer."""
    return W[grade - 1], _difficulty(grade)


def step(stability: float, difficulty: float, grade: int, days: float) -> tuple[float, float]:
    """Return S and D after an answer so many days after the last; neither app has a formula for the same day."""
    chance = (1 + FACTOR * days / stability) ** DECAY
    if grade == 1:
        after = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * exp(W[14] * (1 - chance))
        after = min(after, stability)
    else:
        bonus = W[15] if grade == 2 else W[16] if grade == 4 else 1.0
        rise = exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (exp(W[10] * (1 - chance)) - 1)
        after = stability * (1 + rise * bonus)
    damped = difficulty - W[6] * (grade - 3) * (10 - difficulty) / 9
    return after, min(10.0, max(1.0, W[7] * _difficulty(4) + (1 - W[7]) * damped))


def interval(stability: float) -> int:
    """Return after how many whole days R is at 0.9, from 1 to 256."""
    return min(LONGEST, max(1, round(stability)))


def _difficulty(grade: int) -> float:
    return min(10.0, max(1.0, W[4] - exp(W[5] * (grade - 1)) + 1))

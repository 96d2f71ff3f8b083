"""How sure the learner says to be before an answer, as a chance that can be held against what came."""

from __future__ import annotations

SURE = {"sure": ("sure", 0.95), "think": ("think so", 0.75), "guess": ("guess", 0.4)}
"""What is logged, with its words and the chance that it stands for."""


def brier(levels: dict[str, tuple[int, int]]) -> float | None:
    """Return the Brier score, the mean squared distance of chance and outcome: 0 is best, 0.25 is a coin.

    ``levels`` holds for each level the number of answers and of right ones; None if there are none. Source: Brier,
    Verification of forecasts expressed in terms of probability, 1950, in its two-class form.
    """
    answers = sum(many for many, _ in levels.values())
    if not answers:
        return None
    lost = sum(
        right * (1 - SURE[level][1]) ** 2 + (many - right) * SURE[level][1] ** 2
        for level, (many, right) in levels.items()
    )
    return lost / answers

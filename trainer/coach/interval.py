"""How far a share can be off: the Wilson score interval."""

from __future__ import annotations

from math import sqrt

Z_90 = 1.6448536269514722
"""The standard normal quantile that leaves 5 % on either side."""


def wilson(right: int, answers: int) -> tuple[float, float]:
    """Return the 90 % interval of a share, 0 to 1; the whole range if there are no answers.

    Source: Wilson, Probable inference, the law of succession, and statistical inference, 1927. It takes the answers to
    be independent of one another, which repeated answers to one question are only in part.
    """
    if not answers:
        return 0.0, 1.0
    share, square = right / answers, Z_90**2
    middle = (share + square / (2 * answers)) / (1 + square / answers)
    half = Z_90 * sqrt(share * (1 - share) / answers + square / (4 * answers**2)) / (1 + square / answers)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    # where rounding would leave the share itself outside
    return min(low, share), max(high, share)

"""The belief: nine classes of cards by how they were answered, and how likely each is recalled when asked again.

Classes: 0 to 3 only seen once, rated Again … Easy; 4 the last answer was wrong; 5 right once since, in the same
sitting; 6 right twice or more in the same sitting, or once after a Good or Easy first look; 7 right once in a later
sitting; 8 twice or more.
"""

from __future__ import annotations

from trainer.memory.rating import Rating

SITTING = 0.35
STAGES = 9
MISSED, DRILLED = 4, 5
GAPS = ("same", "later")
PRIORS = (
    (0.63, 0.82, 0.95, 0.98, 0.65, 0.94, 0.97, 0.98, 0.99),
    (0.60, 0.78, 0.92, 0.97, 0.60, 0.85, 0.93, 0.96, 0.99),
)
_RIGHT = ((5, 5, 6, 6, 5, 6, 6, 7, 8), (7, 7, 7, 7, 7, 7, 7, 8, 8))


def gap_after(days: float) -> int:
    """Return 0 for a gap within the same sitting, 1 for a later one."""
    return int(days >= SITTING)


def first_stage(rating: Rating) -> int:
    """Return the class of a card answered once."""
    return rating - 1


def next_stage(stage: int, gap: int, right: bool) -> int:
    """Return a card's class after one more answer."""
    return _RIGHT[gap][stage] if right else MISSED

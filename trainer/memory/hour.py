"""What is the same for every card at one moment before one deadline."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from trainer.memory.belief import DRILLED, MISSED, STAGES, gap_after, next_stage
from trainer.memory.fsrs6 import begin, retrievability
from trainer.memory.learner import Learner
from trainer.memory.rating import Rating
from trainer.memory.state import days

REST = 3 / (24 * 60)
"""Days for which nothing is asked again while something else has gain."""

Odds = tuple[float, float, float, float, float]
"""The q of a class asked now; its q at the deadline after a right and after a wrong answer; the best mix of the two;
and what is left of a score at most when it is divided by the answers expected, 1 to 2."""


class Hour(NamedTuple):
    """What is the same for every card at one moment before one deadline.

    Moments are in days. ``odds`` and ``idle`` (the q at the deadline of a card not asked) are by gap, then by class.
    ``mends`` is 1 if the session is long enough for a miss to be drilled until it is right once, else 0. A miss that
    will be drilled counts as a drilled card (class 5 instead of 4 or 0) and costs one answer more. ``new`` is what a
    new card gains for the cost of one answer.
    """

    now: float
    left: float
    odds: tuple[list[Odds], ...]
    idle: tuple[list[float], list[float]]
    seconds: float
    mends: int
    new: float


def hour_of(learner: Learner, now: datetime, deadline: datetime, session_ends: datetime | None) -> Hour:
    """Return what is the same for every card now, for this learner and deadline."""
    today, left = days(now), days(deadline) - days(now)
    mends = int(session_ends is None or days(session_ends) - today >= REST)
    same, later = zip(*(learner.quotas(stage) for stage in range(STAGES)), strict=True)
    idle = (list(same), list(later))
    then = idle[gap_after(left)]
    missed = DRILLED if mends else MISSED

    def odds(gap: int, stage: int) -> Odds:
        q, right, wrong = idle[gap][stage], then[next_stage(stage, gap, True)], then[missed]
        return q, right, wrong, max(wrong, q * right + (1 - q) * wrong), 1 / (1 + mends * (1 - q))

    firsts, new = learner.firsts, 0.0
    for rating in Rating:
        stage = missed if rating is Rating.AGAIN and mends else rating - 1
        new += firsts[rating - 1] * then[stage] * retrievability(begin(rating)[0], left)
    return Hour(
        today,
        left,
        tuple([odds(gap, stage) for stage in range(STAGES)] for gap in (0, 1)),
        idle,
        learner.seconds,
        mends,
        new / (1 + mends * firsts[0]),
    )

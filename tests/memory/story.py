"""Made-up histories of answers, and the strategies that draw them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from trainer.memory import Learned, Learner, Memory, New, Rating, answered

START = datetime(2031, 6, 2, 18, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
AGAIN, HARD, GOOD, EASY = Rating

Answer = tuple[Rating, float]
"""A rating and the days since the answer before."""

ratings = st.sampled_from(Rating)
gaps = st.one_of(st.floats(0, 0.1), st.floats(0.1, 3), st.floats(0, 400), st.sampled_from([0.0, 0.35, 1.0, -0.5]))
histories = st.lists(st.tuples(ratings, gaps), min_size=1, max_size=12)


def lived(answers: Iterable[Answer], *, start: datetime = START, seconds: float = 8.0) -> tuple[Learned, Learner]:
    """Return a card and a learner after these answers; the first gap counts from ``start``."""
    memory: Memory = New()
    learner, at = Learner.fresh(), start
    for rating, gap in answers:
        at += timedelta(days=gap)
        memory, learner = answered(memory, learner, rating, at, seconds)
    assert isinstance(memory, Learned)
    return memory, learner


def card(*answers: Answer, start: datetime = START) -> Learned:
    """Return just the card after these answers."""
    return lived(answers, start=start)[0]


def learner_of(ratings: Sequence[Rating], gap: float, seconds: float = 8.0) -> Learner:
    """Return a learner whose every card was Good at first and then answered once more, so long after."""
    total = Learner.zero()
    for rating in ratings:
        total += lived([(GOOD, 0.0), (rating, gap)], seconds=seconds)[1]
    return total

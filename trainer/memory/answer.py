"""One answer: what it makes of a card's memory and of what is known of the learner; and the chance of the next."""

from __future__ import annotations

from datetime import UTC, datetime

from trainer.memory.belief import SITTING, first_stage, gap_after, next_stage
from trainer.memory.fsrs6 import begin, retrievability, step
from trainer.memory.learner import SURE, Learner, counted
from trainer.memory.rating import Rating
from trainer.memory.state import Learned, Memory, New, elapsed


def answered(  # noqa: PLR0913  the interface is given
    memory: Memory, learner: Learner, rating: Rating, at: datetime, seconds: float, *, first_today: bool | None = None
) -> tuple[Learned, Learner]:
    """Return the card and the learner after an answer.

    S and D move with the first answer of a study day and with a lapse; other answers of the day are drills.
    ``first_today`` says whether this is the card's first answer of its study day; None judges by the gap alone.
    """
    at, rating = _logged(at), Rating(rating)
    if isinstance(memory, New):
        stability, difficulty = begin(rating)
        learned = Learned(
            stability=stability, difficulty=difficulty, stage=first_stage(rating), first_at=at, last_at=at, long_at=at,
            seconds=counted(seconds),
        )  # fmt: skip
        return learned, learner.first(rating, seconds)

    right = rating is not Rating.AGAIN
    days = elapsed(memory.last_at, at)
    gap, chance = gap_after(days), retrievability(memory.stability, days)
    lapse = memory.right and not right
    if first_today is None:
        # a chain of drills must not go on for ever: what lies a day back was another study day
        first_today = days >= SITTING or elapsed(memory.long_at, at) >= 1
    moves = first_today or lapse
    stability, difficulty = memory.stability, memory.difficulty
    if moves:
        stability, difficulty = step(stability, difficulty, rating, chance)
    learned = Learned(
        stability=stability,
        difficulty=difficulty,
        stage=next_stage(memory.stage, gap, right),
        # after a clock that was ahead has been put right, no moment of the card lies in the future
        first_at=min(memory.first_at, at),
        last_at=at,
        long_at=at if moves else min(memory.long_at, at),
        answers=memory.answers + 1,
        moves=memory.moves + moves,
        lapses=memory.lapses + lapse,
        seconds=memory.seconds + counted(seconds),
    )
    return learned, learner.asked(memory.stage, gap, expected=chance, right=right, seconds=seconds)


def recall(memory: Memory, learner: Learner, at: datetime) -> float:
    """Return the chance, above 0 and below 1, that the card would be recalled at a moment.

    For a new card it is the learner's share of first answers that were right.
    """
    if isinstance(memory, New):
        return 1 - learner.firsts[0]
    days = elapsed(memory.last_at, at)
    q, m = learner.held(memory.stage)[gap_after(days)]
    chance: float = q * retrievability(memory.stability, days) ** m
    return min(SURE, chance)


def _logged(at: datetime) -> datetime:
    """Return the moment as the log holds it, in UTC and whole milliseconds, so that replaying equals living."""
    if at.utcoffset() is None:
        raise ValueError("a moment needs a time zone")
    at = at.astimezone(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)

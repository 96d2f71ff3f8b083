"""The app's own policy, driven as the app drives it, and what it predicted before each answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tests.bench.simulation.policy import Task, day_of
from trainer.memory import Candidate, Learned, Learner, New, Rating, answered, next_card, recall, retrievability
from trainer.memory.state import elapsed


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was predicted of an answer to a card asked before, and how it was rated."""

    chance: float
    plain: float
    right: bool
    days: float
    answers: int
    lapses: int


class Planner:
    """`next_card` with what `answered` makes of cards and learner; everything is learnt along the way."""

    def __init__(self, task: Task) -> None:
        self._deadline = task.deadline
        self._candidates = [Candidate(New(), weight) for weight in task.weights]
        self._learner = Learner.fresh()
        self._ends: datetime | None = None
        self._days: dict[int, int] = {}
        self.predictions: list[Prediction] = []

    def begin(self, now: datetime, ends: datetime) -> None:
        """Begin a session."""
        self._ends = ends

    def choose(self, now: datetime) -> int | None:
        """Return what the app would ask."""
        return next_card(self._candidates, self._learner, now, self._deadline, self._ends)

    def told(self, fact: int, rating: Rating, at: datetime, seconds: float) -> None:
        """Take in an answer, after noting what was predicted of it."""
        before = self._candidates[fact]
        if isinstance(before.memory, Learned):
            days = elapsed(before.memory.last_at, at)
            self.predictions.append(
                Prediction(
                    recall(before.memory, self._learner, at), retrievability(before.memory.stability, days),
                    rating is not Rating.AGAIN, days, before.memory.answers, before.memory.lapses,
                )
            )  # fmt: skip
        today = day_of(at)
        after, self._learner = answered(
            before.memory, self._learner, rating, at, seconds, first_today=self._days.get(fact) != today
        )
        self._days[fact] = today
        self._candidates[fact] = Candidate(after, before.weight)

    def forecast(self) -> list[float | None]:
        """Return for each fact the chance predicted for the hour of the briefing; None for one never asked."""
        return [
            recall(card.memory, self._learner, self._deadline) if isinstance(card.memory, Learned) else None
            for card in self._candidates
        ]

"""Anki with FSRS: learning steps, a limit of new cards a day, reviews on whole days; on request it studies ahead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

import fsrs

from tests.bench.simulation.policy import Task, day_of
from trainer.memory import Rating

LEARN_AHEAD = timedelta(minutes=20)
RATINGS = {rating: fsrs.Rating(int(rating)) for rating in Rating}


@dataclass(slots=True)
class _Card:
    state: fsrs.Card
    due_at: datetime | None = None
    """When the next learning step is due; None for a review."""
    due_day: int = 0


class Anki:
    """Learning steps that are due, reviews that are due, new cards, steps due within 20 minutes, and reviews ahead."""

    def __init__(
        self, task: Task, *, retention: float, new_a_day: int | None, ahead: bool, steps: tuple[int, ...]
    ) -> None:
        self._scheduler = fsrs.Scheduler(
            desired_retention=retention,
            learning_steps=[timedelta(minutes=step) for step in steps],
            relearning_steps=[timedelta(minutes=step) for step in steps[-1:]],
            enable_fuzzing=False,
        )
        self._limit, self._ahead = new_a_day, ahead
        self._new = list(range(task.count - 1, -1, -1))
        self._cards: dict[int, _Card] = {}
        self._today, self._new_today = -1, 0

    def begin(self, now: datetime, ends: datetime) -> None:
        """Begin a session; a new day allows new cards again."""
        if day_of(now) != self._today:
            self._today, self._new_today = day_of(now), 0

    def choose(self, now: datetime) -> int | None:
        """Return the next card in Anki's order."""
        step = review = later = None
        step_at, review_day, later_day = now + LEARN_AHEAD, self._today + 1, 10**9
        for fact, card in self._cards.items():
            if card.due_at is not None:
                if card.due_at < step_at:
                    step, step_at = fact, card.due_at
            elif card.due_day < review_day:
                review, review_day = fact, card.due_day
            elif card.due_day < later_day:
                later, later_day = fact, card.due_day
        if step is not None and step_at <= now:
            return step
        if review is not None:
            return review
        if self._new and (self._limit is None or self._new_today < self._limit):
            return self._new[-1]
        return step if step is not None else later if self._ahead else None

    def told(self, fact: int, rating: Rating, at: datetime, seconds: float) -> None:
        """Reschedule a card."""
        card = self._cards.get(fact)
        if card is None:
            self._new.pop()
            self._new_today += 1
            card = _Card(fsrs.Card(card_id=fact))
        # Anki counts study days and the package whole 24 hours: it is given the day, and the minutes are put back
        midnight = datetime.fromordinal(self._today).replace(tzinfo=UTC)
        state, _ = self._scheduler.review_card(card.state, RATINGS[rating], review_datetime=midnight)
        wait = state.due - midnight
        # kept in the order of the last answer, so that ties go to the one that has waited longest
        self._cards.pop(fact, None)
        if state.state == fsrs.State.Review:
            self._cards[fact] = _Card(state, None, self._today + wait.days)
        else:
            self._cards[fact] = _Card(state, at + wait)


def _made(
    retention: float, new_a_day: int | None, *, ahead: bool, steps: tuple[int, ...] = (1, 10)
) -> Callable[[Task], Anki]:
    return partial(Anki, retention=retention, new_a_day=new_a_day, ahead=ahead, steps=steps)


STEPPED: dict[str, Callable[[Task], Anki]] = {
    "Anki .90, 20 new": _made(0.90, 20, ahead=False),
    "Anki .90, 20 new, ahead": _made(0.90, 20, ahead=True),
    "Anki .80, all new": _made(0.80, None, ahead=False),
    "Anki .90, all new": _made(0.90, None, ahead=False),
    "Anki .95, all new": _made(0.95, None, ahead=False),
    "Anki .80, all new, ahead": _made(0.80, None, ahead=True),
    "Anki .90, all new, ahead": _made(0.90, None, ahead=True),
    "Anki .97, all new, ahead": _made(0.97, None, ahead=True),
}
"""With Anki's own steps of 1 and 10 minutes; the first is how Anki comes, but for FSRS."""
SETTINGS = STEPPED | {
    "Anki .90, all new, ahead, 10 min": _made(0.90, None, ahead=True, steps=(10,)),
    "Anki .90, all new, ahead, no steps": _made(0.90, None, ahead=True, steps=()),
}
"""All of them; the best is taken scenario by scenario."""

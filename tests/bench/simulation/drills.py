"""Two terminal trainers with FSRS and a drill within the session: hashcards and repeater."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.bench.simulation import fsrs5
from tests.bench.simulation.policy import Task
from trainer.memory import Rating

AHEAD = timedelta(minutes=20)
STEPS = (timedelta(minutes=1), timedelta(minutes=10))


@dataclass(slots=True)
class _Reviewed:
    stability: float
    difficulty: float
    last_day: int
    due_day: int


class Hashcards:
    """What is due today and all that is new, shuffled; Forgot and Hard go to the end of the row until Good or Easy.

    Days are dates; when the row is empty nothing is due until tomorrow. Ending a session early saves it.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._cards: dict[int, _Reviewed] = {}
        self._row: deque[int] = deque()

    def begin(self, now: datetime, ends: datetime) -> None:
        """Shuffle what is due and what is new."""
        today = now.toordinal()
        cards = self._cards
        row = [fact for fact in range(self._task.count) if fact not in cards or cards[fact].due_day <= today]
        self._task.pick.shuffle(row)
        self._row = deque(row)

    def choose(self, now: datetime) -> int | None:
        """Return the head of the row."""
        return self._row[0] if self._row else None

    def told(self, fact: int, rating: Rating, at: datetime, seconds: float) -> None:
        """Reschedule a card, and keep it in the row unless it was Good or Easy."""
        self._row.remove(fact)
        if rating < Rating.GOOD:
            self._row.append(fact)
        today, card = at.toordinal(), self._cards.get(fact)
        if card is None:
            stability, difficulty = fsrs5.begin(rating)
        else:
            stability, difficulty = fsrs5.step(card.stability, card.difficulty, rating, today - card.last_day)
        self._cards[fact] = _Reviewed(stability, difficulty, today, today + fsrs5.interval(stability))


@dataclass(slots=True)
class _Staged:
    step: int | None
    """0 and 1: the steps of 1 and 10 minutes; None: in review."""
    due: datetime
    stability: float = 0.0
    difficulty: float = 0.0
    last: datetime | None = None


class Repeater:
    """Pass or fail; steps of 1 and 10 minutes, then FSRS-5; due within 20 minutes, most overdue first, then new.

    A card that failed or comes again within 20 minutes goes to the next pass of the session, whether or not its step
    is over; a fail in review begins again at the step of 10 minutes.
    """

    def __init__(self, task: Task) -> None:
        self._count = task.count
        self._cards: dict[int, _Staged] = {}
        self._row: deque[int] = deque()

    def begin(self, now: datetime, ends: datetime) -> None:
        """Lay out what is due, and what is new."""
        due = [fact for fact, card in self._cards.items() if card.due <= now + AHEAD]
        due.sort(key=lambda fact: self._cards[fact].due)
        self._row = deque((*due, *(fact for fact in range(self._count) if fact not in self._cards)))

    def choose(self, now: datetime) -> int | None:
        """Return the head of the row."""
        return self._row[0] if self._row else None

    def told(self, fact: int, rating: Rating, at: datetime, seconds: float) -> None:
        """Take a card one stage on or back."""
        self._row.remove(fact)
        passed, card = rating is not Rating.AGAIN, self._cards.get(fact)
        if passed and card is not None and card.step != 0:
            self._cards[fact] = self._reviewed(card, at)
        else:
            step = int(passed or (card is not None and card.step is None))
            self._cards[fact] = _Staged(step, at + STEPS[step])
        if self._cards[fact].due - at < AHEAD:
            self._row.append(fact)

    def _reviewed(self, card: _Staged, at: datetime) -> _Staged:
        if card.last is None:
            stability, difficulty = fsrs5.begin(Rating.GOOD)
        else:
            days = (at - card.last) / timedelta(days=1)
            stability, difficulty = fsrs5.step(card.stability, card.difficulty, Rating.GOOD, days)
        return _Staged(None, at + timedelta(days=fsrs5.interval(stability)), stability, difficulty, at)

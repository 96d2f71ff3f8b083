"""Policies without a forgetting curve: rounds, Leitner boxes, and chance."""

from __future__ import annotations

from collections import deque
from datetime import datetime

from tests.bench.simulation.policy import Task
from trainer.memory import Rating

BOXES = 5


class Rounds:
    """Every fact until it is right once, misses at the end of the row; then round again in the same order."""

    def __init__(self, task: Task) -> None:
        self._row = deque(range(task.count))
        self._done: list[int] = []

    def begin(self, now: datetime, ends: datetime) -> None:
        """Begin a session: the row stands where it stood."""

    def choose(self, now: datetime) -> int | None:
        """Return the head of the row."""
        if not self._row:
            self._row.extend(self._done)
            self._done.clear()
        return self._row[0]

    def told(self, fact: int, rating: Rating, at: datetime, seconds: float) -> None:
        """Put a miss at the end of the row, and aside what was right."""
        self._row.remove(fact)
        (self._row if rating is Rating.AGAIN else self._done).append(fact)


class Leitner:
    """Five boxes; box n comes every 2^(n−1) sessions, right goes one up, wrong back to the first and again tonight.

    Where a session has time left, the boxes that are not due come early, lowest first, longest waiting first.
    """

    def __init__(self, task: Task) -> None:
        self._box = [0] * task.count
        self._order = list(range(task.count))
        self._row: deque[int] = deque()
        self._session = -1

    def begin(self, now: datetime, ends: datetime) -> None:
        """Lay out the boxes that are due."""
        self._session += 1
        due = [fact for fact in self._order if self._session % 2 ** self._box[fact] == 0]
        self._row = deque(sorted(due, key=self._box.__getitem__))

    def choose(self, now: datetime) -> int | None:
        """Return the head of the row."""
        if not self._row:
            lowest = min(self._box)
            self._row.extend(fact for fact in self._order if self._box[fact] == lowest)
        return self._row[0]

    def told(self, fact: int, rating: Rating, at: datetime, seconds: float) -> None:
        """Move a card between the boxes."""
        self._row.remove(fact)
        self._order.remove(fact)
        self._order.append(fact)
        if rating is Rating.AGAIN:
            self._box[fact] = 0
            self._row.append(fact)
        else:
            self._box[fact] = min(BOXES - 1, self._box[fact] + 1)


class Chance:
    """Any fact."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def begin(self, now: datetime, ends: datetime) -> None:
        """Begin a session."""

    def choose(self, now: datetime) -> int | None:
        """Return any fact."""
        return self._task.pick.randrange(self._task.count)

    def told(self, fact: int, rating: Rating, at: datetime, seconds: float) -> None:
        """Learn nothing from it."""

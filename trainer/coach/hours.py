"""When study is done: answers and the share right by hour of the day, and study days with their minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trainer.coach.desk import Desk
from trainer.coach.interval import wilson

WEEKS = 53
"""Weeks that the calendar holds, this one with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HourRow:
    """One hour of the day (0 to 23): answers, how many were right, and the 90 % interval of that share."""

    hour: int
    answers: int
    right: int
    at_least: float
    at_most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One study day: answers given, how many were right, and the seconds spent on them."""

    day: date
    answers: int
    right: int
    seconds: float


def hours(desk: Desk) -> tuple[HourRow, ...]:
    """Return the hours of the day at which study answers were given, on the clock where each was given."""
    sums: dict[int, tuple[int, int]] = {}
    for row in desk.store.spread(desk.contents.id, "hour"):
        answers, right = sums.get(int(row.key), (0, 0))
        sums[int(row.key)] = (answers + row.answers, right + row.right)
    rows = []
    for hour, (answers, right) in sorted(sums.items()):
        low, high = wilson(right, answers)
        rows.append(HourRow(hour=hour, answers=answers, right=right, at_least=low, at_most=high))
    return tuple(rows)


def days(desk: Desk) -> tuple[DayRow, ...]:
    """Return every study day on which something was answered, oldest first; rehearsals are no study."""
    sums: dict[date, tuple[int, int, float]] = {}
    for row in desk.store.totals(desk.contents.id):
        answers, right, seconds = sums.get(row.day, (0, 0, 0.0))
        sums[row.day] = (answers + row.answers, right + row.right, seconds + row.seconds)
    return tuple(
        DayRow(day=day, answers=answers, right=right, seconds=seconds)
        for day, (answers, right, seconds) in sorted(sums.items())
    )


def calendar(rows: Sequence[DayRow], today: date, weeks: int = WEEKS) -> list[list[float | None]]:
    """Return the minutes of each day, Monday to Sunday, of the last ``weeks`` weeks, oldest first; None: to come."""
    minutes = {row.day: row.seconds / 60 for row in rows}
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    every = [[monday + timedelta(days=7 * week + day) for day in range(7)] for week in range(weeks)]
    return [[None if day > today else minutes.get(day, 0.0) for day in week] for week in every]

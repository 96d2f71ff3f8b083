"""Moments and numbers as precise as they are known: values of the model."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A day, a month or a year, as precise as it is known (proleptic Gregorian calendar)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it covers."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Return it as a briefer writes it: ``16 January 2024``, ``January 2024`` or ``2013``."""
        parts = [str(self.day)] if self.day else []
        if self.month:
            parts.append(calendar.month_name[self.month])
        return " ".join([*parts, str(self.year)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From one date to another, both included."""

    start: When
    end: When

    @property
    def first(self) -> date:
        """The first day it covers."""
        return self.start.first

    @property
    def last(self) -> date:
        """The last day it covers."""
        return self.end.last

    def __str__(self) -> str:
        """Return both ends, saying what they share once: ``20–22 January 2024``, ``2001–2007``."""
        start, end = self.start, self.end
        if start.day and end.day and (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{end}"
        if start.month and end.month and start.year == end.year:
            return f"{str(start).removesuffix(f' {start.year}')} – {end}"
        return f"{start}–{end}" if not (start.month or end.month) else f"{start} – {end}"


Moment = When | Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A number between two others, both included."""

    low: float
    high: float

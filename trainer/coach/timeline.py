"""The chronology: events in order, the time between them, and how well their questions are known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from trainer.coach.desk import Desk
from trainer.coach.standing import Standing, standings
from trainer.coach.wording import count
from trainer.dossier.model import Event, Moment, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The time between two events in words, and how long it is drawn: 1 (days), 2 (weeks) or 3 (months)."""

    words: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """An event, the time since the one before it (None within a day), and how well it is known."""

    event: Event
    pause: Pause | None
    standing: Standing

    @property
    def cite(self) -> tuple[str, ...]:
        """What the event and its readings cite."""
        inner = (paragraph for reading in self.event.readings for paragraph in reading.cite)
        return tuple(dict.fromkeys((*self.event.cite, *inner)))


def timeline(desk: Desk, thread: str = "") -> list[TimelineRow]:
    """Return the events (of one thread) from the first to the last; those of one day as their author set them."""
    known = standings(desk, "events")
    events = sorted(
        (event for event in desk.dossier.events if thread in ("", event.thread)),
        key=lambda event: (event.date.first, -event.date.last.toordinal() if not _is_day(event.date) else 0),
    )
    rows = []
    before: Event | None = None
    for event in events:
        since = pause(before.date, event.date) if before else None
        rows.append(TimelineRow(event=event, pause=since, standing=known.get(event.id, Standing())))
        before = event
    return rows


def _is_day(moment: Moment) -> bool:
    return (moment.start if isinstance(moment, Span) else moment).day is not None


def pause(before: Moment, after: Moment) -> Pause | None:
    """Return the time from one event to the next, as exact as both dates are.

    Of background that is dated by the year only the words matter, so it is drawn short.
    """
    days = (after.first - before.first).days
    years = after.first.year - before.first.year
    months = years * 12 + after.first.month - before.first.month
    if days <= 1:
        return None
    if _is_day(before) and _is_day(after) and days < 60:
        return Pause(words=f"{days} days", length=1 if days < 7 else 2)
    if _has_month(before) and _has_month(after) and months < 24:
        return Pause(words=count(months, "month"), length=2 if months < 2 else 3) if months else None
    return Pause(words=count(years, "year"), length=1) if years else None


def _has_month(moment: Moment) -> bool:
    return (moment.start if isinstance(moment, Span) else moment).month is not None


def short(moment: Moment) -> str:
    """Return a date as short as a column wants it: ``16 Jan 2024``, ``20–22 Jan 2024``, ``Mar 2024``, ``1990–1999``."""
    text = str(moment)
    for number in range(1, 13):
        text = text.replace(calendar.month_name[number], calendar.month_abbr[number])
    return text

"""Setting, changing and saying when the learner's briefings are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from trainer.coach.agenda import WALL, Appointment, changed
from trainer.coach.desk import Desk
from trainer.coach.when import moment
from trainer.coach.wording import away, count, local
from trainer.errors import UsageError

SHORTEST = timedelta(minutes=10)
"""Before an hour nearer than the lead plus this, the lead gives way: there is hardly any time as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A briefing with what there is to do for it: its questions, and the minutes left on the days that are possible."""

    row: Appointment
    questions: tuple[str, ...]
    minutes: int
    days: int


def next_one(desk: Desk) -> Appointment | None:
    """Return the nearest briefing on the open dossier that is still to come."""
    now = desk.clock()
    rows = (row for row in desk.agenda.rows() if not row.done and row.dossier == desk.contents.id and row.hour > now)
    return next(rows, None)


def covered(desk: Desk, row: Appointment) -> list[str]:
    """Return the questions that a briefing covers, in the dossier's order."""
    decks = [deck for deck in desk.dossier.decks if not row.decks or deck.slug in row.decks]
    return [each.id for deck in decks for each in deck.questions if not row.weights or each.weight in row.weights]


def planned(desk: Desk, row: Appointment) -> Planned:
    """Return a briefing with its questions and the time there is: ``minutes`` on each possible day up to its lead."""
    now, end = desk.clock(), row.last_study
    day, minutes, days = desk.day, 0, 0
    at = day.date(now)
    while at <= day.date(end) and days < 1000:
        begin, finish = max(now, day.begin(at)), min(end, day.end(day.begin(at)))
        if f"{at:%a}".lower() in row.days and finish > begin:
            minutes += min(row.minutes, int((finish - begin).total_seconds() // 60))
            days += 1
        at += timedelta(days=1)
    return Planned(row=row, questions=tuple(covered(desk, row)), minutes=minutes, days=days)


def put(desk: Desk, when: str, **wanted: Any) -> Appointment:
    """Set a briefing on the open dossier; raises `UsageError` for a time that is past or cannot be understood."""
    zone = wanted.pop("zone", None) or desk.zone
    title = wanted.pop("title", None) or "Briefing"
    row = Appointment(
        id=desk.agenda.fresh_id(title), title=title, at="2000-01-01T00:00", zone="UTC", dossier=desk.contents.id
    )
    return _kept(desk, changed(row, zone=zone, **_known(desk, wanted)), when)


def edit(desk: Desk, key: str, when: str = "", **wanted: Any) -> Appointment:
    """Change a briefing (by its id) where something is wanted otherwise; raises `UsageError` as `put` does."""
    row = changed(desk.agenda.find(key), **_known(desk, wanted))
    if when:
        return _kept(desk, row, when)
    desk.agenda.put(row)
    return row


def _known(desk: Desk, wanted: dict[str, Any]) -> dict[str, Any]:
    slugs = [deck.slug for deck in desk.contents.decks]
    if unknown := [name for name in wanted.get("decks") or () if name not in slugs]:
        raise UsageError(
            f"There is no deck {unknown[0]!r} in “{desk.contents.title}”. Its decks are {', '.join(slugs)}."
        )
    return {name: tuple(value) if isinstance(value, list) else value for name, value in wanted.items()}


def _kept(desk: Desk, row: Appointment, when: str) -> Appointment:
    now = desk.clock()
    hour = moment(when, now, row.zone, day_first=desk.settings.dates == "day-first")
    if hour <= now:
        raise UsageError(f"{hour:%a} {hour.day} {hour:%B %Y %H:%M} ({row.zone}) is past. Name an hour to come.")
    lead = row.lead
    if hour - timedelta(minutes=lead) < now + SHORTEST:
        lead = 0
    row = changed(row, at=hour.strftime(WALL), lead=lead, done=False)
    desk.agenda.put(row)
    return row


def told(desk: Desk, row: Appointment) -> list[str]:
    """Return what there is to say of a briefing, in a few lines."""
    hour, now = row.hour, desk.clock()
    here = local(hour, desk.zone)
    there = f"{hour:%a} {hour.day} {hour:%b %Y %H:%M} ({row.zone})"
    also = f", {here:%a %H:%M} here" if here.utcoffset() != hour.utcoffset() else ""
    lines = [f"{row.title}: {there}{also}"]
    if row.done or hour <= now:
        return [*lines, "done" if row.done else f"{away(now - hour)} ago"]
    plan = planned(desk, row)
    lines.append(f"in {away(hour - now)}; {count(len(plan.questions), 'question')}, goal {round(row.goal * 100)} %")
    if plan.minutes:
        lines.append(f"{count(plan.minutes, 'minute')} on {count(plan.days, 'day')}, {row.minutes} a day at the most")
    else:
        lines.append("No day before it is one on which you study: change --days or --lead.")
    return lines


def is_study_time(row: Appointment, at: datetime) -> bool:
    """Return whether the learner is awake then, on the clock of that time's own zone."""
    sleep, wake = row.nights
    if sleep == wake:
        return True
    return not (sleep <= at.hour < wake if sleep < wake else at.hour >= sleep or at.hour < wake)

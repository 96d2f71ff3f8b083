"""The plan: which sittings there are before a briefing, and which briefing the next one is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date

from trainer.coach.agenda import DAYS, Appointment
from trainer.coach.appointments import askable, coming, covered, elsewhere, ruled
from trainer.coach.desk import Desk
from trainer.coach.session import REHEARSALS
from trainer.coach.timetable import SHORT, Timetable
from trainer.coach.wording import away, count, local
from trainer.memory.forecast import Sitting
from trainer.records import SessionRow

EXTRA = 10
"""Minutes that one session more has, when the day's are used up."""
SESSIONS = 60
"""Sessions that are looked through for today's."""


def sittings(desk: Desk, row: Appointment) -> list[Sitting]:
    """Return the sessions that are planned for a briefing, in UTC, after those of nearer ones."""
    return timetable(desk, row)[0].sittings(row)


def timetable(desk: Desk, row: Appointment) -> tuple[Timetable, list[tuple[Appointment, list[Sitting]]]]:
    """Return the time there is for a briefing, and the nearer briefings with their sittings, which have theirs first.

    Nothing is planned before there is a question that no nearer briefing covers.
    """
    nearer, planned = _nearer(desk, row), []
    busy: dict[date, list[Sitting]] = {}
    for place, other in enumerate(nearer):
        found = _time(desk, other, nearer[:place], busy).sittings(other)
        planned.append((other, found))
        for each in found:
            busy.setdefault(desk.day.date(each.start), []).append(each)
    return _time(desk, row, nearer, busy), planned


def _time(
    desk: Desk, row: Appointment, nearer: Sequence[Appointment], busy: Mapping[date, Sequence[Sitting]]
) -> Timetable:
    now = desk.clock().astimezone(UTC)
    mine = set(askable(desk, row))
    begins, left = now, list(nearer)
    while left and mine and mine <= {key for other in left for key in covered(desk, other)}:
        begins = left.pop(0).hour.astimezone(UTC)
    return Timetable(now=now, day=desk.day, busy=busy, begins=begins, studied=studied_today(desk, row))


def _nearer(desk: Desk, row: Appointment) -> list[Appointment]:
    rows = coming(desk)
    ids = [other.id for other in rows]
    return rows[: ids.index(row.id)] if row.id in ids else []


def studied_today(desk: Desk, row: Appointment) -> float:
    """Return the seconds studied this study day for a briefing; what was studied for none is the nearest's.

    A session by the clock counts from its start to its last answer, for reading an answer is study too.
    """
    rows, today = coming(desk), desk.day.date(desk.clock())
    ids = [other.id for other in rows]
    found = 0.0
    for session in desk.store.sessions(desk.contents.id, SESSIONS):
        if session.mode in ("room", *REHEARSALS) or desk.day.date(session.started_at) != today:
            continue
        if row.id == (session.towards or next(iter(ids), row.id)):
            found += max(session.seconds, _lasted(session))
    return found


def _lasted(session: SessionRow) -> float:
    if session.ends_at is None or session.last_at is None:
        return 0.0
    return (min(session.last_at, session.ends_at) - session.started_at).total_seconds()


def todays(desk: Desk) -> Appointment | None:
    """Return the briefing that today's next session is for: the nearest with minutes left today, else the nearest."""
    rows = coming(desk)
    weekday = desk.day.date(desk.clock()).weekday()
    for row in rows:
        if DAYS[weekday] in row.days and _left(desk, row) >= SHORT and ruled(desk, row):
            return row
    return next(iter(rows), None)


def in_turn(desk: Desk) -> list[Appointment]:
    """Return the briefings to come, the one first that today's next session is for."""
    first = todays(desk)
    return [first, *(row for row in coming(desk) if row.id != first.id)] if first else []


def minutes_now(desk: Desk, row: Appointment) -> int:
    """Return how long a session begun now is meant to last: as planned, or what is left of today, or a few more."""
    now, plan = desk.clock(), sittings(desk, row)
    is_now = bool(plan) and plan[0].start <= now
    left = round(plan[0].seconds / 60) if is_now else min(round(_left(desk, row)), row.minutes)
    before = int((row.hour - now).total_seconds() // 60)
    return max(1, min(left if left >= SHORT else EXTRA, before))


def _left(desk: Desk, row: Appointment) -> float:
    return row.minutes_a_day - studied_today(desk, row) / 60


def next_sitting(desk: Desk) -> str:
    """Return what keeps the plan for the briefing that comes next, as a sentence; empty if there is nothing to say."""
    row = todays(desk)
    if row is None or not askable(desk, row):
        return ""
    now, plan = desk.clock(), sittings(desk, row)
    if not plan:
        return f"Nothing more is planned before “{row.title}”. “crisis-trainer sheet” is for the walk to the room."
    many = count(round(plan[0].seconds / 60), "minute")
    start, here = local(plan[0].start, desk.zone), local(now, desk.zone)
    ahead = (start.date() - here.date()).days
    if plan[0].start <= now:
        when = "more today"
    else:
        names = {0: "today", 1: "tomorrow"}
        when = f"{names.get(ahead, f'{start:%a} {start.day} {start:%b}')} at {start:%H:%M}"
    return f"{many} {when} keep the plan for “{row.title}”."


def told(desk: Desk, row: Appointment) -> list[str]:
    """Return what there is to say of a briefing, in a few lines."""
    hour, now = row.hour, desk.clock()
    here = local(hour, desk.zone)
    there = f"{hour:%a} {hour.day} {hour:%b %Y %H:%M} ({row.zone})"
    also = f", {here:%a %H:%M} here" if here.utcoffset() != hour.utcoffset() else ""
    lines = [f"{row.title}: {there}{also}"]
    if row.done or hour <= now:
        return [*lines, "done" if row.done else f"{away(now - hour)} ago"]
    if other := elsewhere(desk, row):
        return [*lines, f"in {away(hour - now)}, goal {row.goal * 100:.3g} %", other]
    every, mine = len(covered(desk, row)), len(askable(desk, row))
    lines.append(f"in {away(hour - now)}; {count(mine, 'question')}, goal {row.goal * 100:.3g} %")
    if not mine:
        why = "all of its questions are suspended" if every else "its decks and weights are not in the dossier any more"
        return [*lines, f"There is nothing to ask: {why}."]
    if nearer := mine - len(ruled(desk, row)):
        lines.append(f"{count(nearer, 'question')} of it studied towards a nearer briefing first")
    plan = sittings(desk, row)
    if plan:
        days = len({local(sitting.start, desk.zone).date() for sitting in plan})
        minutes = int(sum(sitting.seconds for sitting in plan) // 60)
        at_most = f"{row.minutes} a {row.per} at the most"
        lines.append(f"{count(minutes, 'minute')} on {count(days, 'day')}, {at_most}")
    else:
        lines.append("No time before it is one at which you study: change --days, --hours, --sleep or --lead.")
    return lines

"""The plan: which sittings there are before a briefing, and which briefing the next one is for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from trainer.coach.agenda import DAYS, Appointment, windows
from trainer.coach.appointments import coming, covered, ruled
from trainer.coach.desk import Desk
from trainer.coach.wording import away, count, day_name, local
from trainer.memory.forecast import Sitting
from trainer.records import SessionRow

EVENING = 18
"""The hour of the learner's clock at which a day's study is taken to begin, if nothing else is said."""
SHORT = 5
"""Minutes below which what is left of a day is no session."""
EXTRA = 10
"""Minutes that one session more has, when the day's are used up."""
SESSIONS = 60
"""Sessions that are looked through for today's."""
FARTHEST = 1000
"""Days ahead that are planned at the most."""
HOUR = 60
DAY = 24 * HOUR

Stretch = tuple[datetime, datetime]


def sittings(desk: Desk, row: Appointment) -> list[Sitting]:
    """Return the sessions that are planned, in UTC: on each possible day, none asleep, in the lead or out of hours.

    Today's begins now, less what was studied today. Without possible hours there is one a day, in the evening if that
    can be; on the last morning it ends with the lead. With possible hours each stretch of them holds a share.
    """
    now, zone = desk.clock(), ZoneInfo(desk.zone)
    first, last = now.astimezone(zone).date(), row.last_study.astimezone(zone).date()
    parts, between = _possible(row), (now.astimezone(UTC), row.last_study.astimezone(UTC))
    studied, weekdays = studied_today(desk, row), {DAYS.index(name) for name in row.days}
    found: list[Sitting] = []
    for ahead in range(min(FARTHEST, (last - first).days + 1)):
        day = first + timedelta(days=ahead)
        if day.weekday() not in weekdays:
            continue
        free = _free(parts, day, zone, between)
        seconds = 60.0 * row.minutes_a_day - (0.0 if ahead else studied)
        if row.hours:
            found += _shared(free, seconds, 60.0 * row.minutes if row.per == "session" else seconds)
        elif free:
            found.append(
                _one(max(free, key=lambda each: each[1] - each[0]), seconds, evening=_at(day, EVENING * HOUR, zone))
            )
    return [sitting for sitting in found if sitting.seconds >= HOUR]


def _possible(row: Appointment) -> list[tuple[int, int]]:
    """Return the parts of a day, in minutes from midnight, that are possible and awake."""
    parts = [
        (max(begin, awake), min(end, asleep))
        for begin, end in windows(row.hours) or [(0, DAY)]
        for awake, asleep in _awake(row)
    ]
    return [(begin, end) for begin, end in parts if begin < end]


def _free(parts: Sequence[tuple[int, int]], day: date, zone: ZoneInfo, between: Stretch) -> list[Stretch]:
    """Return the parts of a day that are still to come and before the lead."""
    stretches = ((max(_at(day, begin, zone), between[0]), min(_at(day, end, zone), between[1])) for begin, end in parts)
    return [(start, finish) for start, finish in stretches if start < finish]


def _awake(row: Appointment) -> list[tuple[int, int]]:
    """Return the parts of a day, in minutes from midnight, at which the learner is awake."""
    sleep, wake = (hour * HOUR for hour in row.nights)
    if sleep == wake:
        return [(0, DAY)]
    return [(wake, sleep)] if wake < sleep else [(0, sleep), (wake, DAY)]


def _at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return a minute of a day on the learner's clock, in UTC, in which stretches can be measured."""
    wall = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minute)
    return wall.astimezone(UTC)


def _one(free: Stretch, seconds: float, *, evening: datetime) -> Sitting:
    """Return one sitting in a stretch: now if it has begun, else in the evening or as late as it can be."""
    start, finish = free
    seconds = min(seconds, (finish - start).total_seconds())
    begin = max(start, min(evening, finish - timedelta(seconds=max(0.0, seconds))))
    return Sitting(begin, seconds)


def _shared(free: Sequence[Stretch], seconds: float, most: float) -> list[Sitting]:
    """Return a sitting of at most so many seconds in each stretch, alike as far as they hold as much."""
    left, found = seconds, []
    by_room = sorted(free, key=lambda each: each[1] - each[0])
    for place, (start, finish) in enumerate(by_room):
        share = min(left / (len(by_room) - place), most, (finish - start).total_seconds())
        left -= share
        found.append(Sitting(start, share))
    return sorted(found, key=lambda sitting: sitting.start)


def studied_today(desk: Desk, row: Appointment) -> float:
    """Return the seconds studied this study day for a briefing; what was for none of those to come is the nearest's.

    A session by the clock counts from its start to its last answer, for reading an answer is study too.
    """
    rows, today = coming(desk), desk.day.date(desk.clock())
    ids = [other.id for other in rows]
    found = 0.0
    for session in desk.store.sessions(desk.contents.id, SESSIONS):
        whose = session.towards if session.towards in ids else next(iter(ids), row.id)
        if whose == row.id and desk.day.date(session.started_at) == today:
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


def minutes_now(desk: Desk, row: Appointment) -> int:
    """Return how long a session begun now is meant to last: what is left of today's minutes, or a few more."""
    left = round(_left(desk, row))
    if row.per == "session":
        left = min(left, row.minutes)
    before = int((row.hour - desk.clock()).total_seconds() // 60)
    return max(1, min(left if left >= SHORT else EXTRA, before))


def _left(desk: Desk, row: Appointment) -> float:
    return row.minutes_a_day - studied_today(desk, row) / 60


def next_sitting(desk: Desk) -> str:
    """Return what keeps the plan for the briefing that comes next, as a sentence; empty if none is set."""
    row = todays(desk)
    if row is None:
        return ""
    now, left, plan = desk.clock(), round(_left(desk, row)), sittings(desk, row)
    if plan and desk.day.date(plan[0].start) == desk.day.date(now) and left >= SHORT:
        return f"{count(round(plan[0].seconds / 60), 'minute')} more today keep the plan for “{row.title}”."
    if plan:
        start = local(plan[0].start, desk.zone)
        when = f"{day_name(plan[0].start, now, desk.day)} at {start:%H:%M}"
        return f"{count(round(plan[0].seconds / 60), 'minute')} {when} keep the plan for “{row.title}”."
    return f"Nothing more is planned before “{row.title}”. “crisis-trainer sheet” is for the walk to the room."


def told(desk: Desk, row: Appointment) -> list[str]:
    """Return what there is to say of a briefing, in a few lines."""
    hour, now = row.hour, desk.clock()
    here = local(hour, desk.zone)
    there = f"{hour:%a} {hour.day} {hour:%b %Y %H:%M} ({row.zone})"
    also = f", {here:%a %H:%M} here" if here.utcoffset() != hour.utcoffset() else ""
    lines = [f"{row.title}: {there}{also}"]
    if row.done or hour <= now:
        return [*lines, "done" if row.done else f"{away(now - hour)} ago"]
    mine = len(covered(desk, row))
    lines.append(f"in {away(hour - now)}; {count(mine, 'question')}, goal {round(row.goal * 100)} %")
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

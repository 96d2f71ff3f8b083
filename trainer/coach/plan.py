"""The plan: which sittings there are before a briefing, and which briefing the next one is for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from trainer.coach.agenda import DAYS, Appointment, windows
from trainer.coach.appointments import askable, coming, covered, ruled
from trainer.coach.desk import Desk
from trainer.coach.session import REHEARSALS
from trainer.coach.wording import away, count, local
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
Part = tuple[int, int]


def sittings(desk: Desk, row: Appointment) -> list[Sitting]:
    """Return the sessions that are planned, in UTC: on each possible day, none asleep, in the lead or out of hours.

    Today's begins now, less what was studied today. Without possible hours there is one a day, in the evening if that
    can be; on the last morning it ends with the lead. With possible hours each stretch of them holds a share. A nearer
    briefing has its sessions first, and those of this one have what is left.
    """
    now, zone = desk.clock().astimezone(UTC), ZoneInfo(desk.zone)
    first, last = desk.day.date(now), desk.day.date(row.last_study)
    parts, end = _possible(row, desk.settings.day_starts * HOUR), row.last_study.astimezone(UTC)
    busy = [each for other in _nearer(desk, row) for each in sittings(desk, other)]
    studied, weekdays = studied_today(desk, row), {DAYS.index(name) for name in row.days}
    found: list[Sitting] = []
    for ahead in range(min(FARTHEST, (last - first).days + 1)):
        day = first + timedelta(days=ahead)
        if day.weekday() not in weekdays:
            continue
        stretches = [(_at(day, begin, zone), min(_at(day, finish, zone), end)) for begin, finish in parts]
        stretches = _without([(begin, finish) for begin, finish in stretches if begin < finish], busy)
        done = 0.0 if ahead else studied
        if row.hours:
            todays = _shared(row, stretches, done, now)
        else:
            todays = _one(stretches, 60.0 * row.minutes_a_day - done, _at(day, EVENING * HOUR, zone), now)
        least = SHORT * 60 if done else 60
        found += [sitting for sitting in todays if sitting.seconds >= least]
    return found


def _possible(row: Appointment, starts: int) -> list[Part]:
    """Return the parts of a study day that are possible and awake, in minutes from the midnight in which it begins.

    The study day begins ``starts`` minutes after midnight, so that what is earlier belongs to the night before.
    """
    parts: list[Part] = []
    for begin, end in windows(row.hours) or [(0, DAY)]:
        for awake, asleep in _awake(row):
            early, late = max(begin, awake), min(end, asleep)
            parts += [(max(early, starts), late), (early + DAY, min(late, starts) + DAY)]
    joined: list[Part] = []
    for early, late in sorted(part for part in parts if part[0] < part[1]):
        if joined and joined[-1][1] == early == DAY:
            joined[-1] = (joined[-1][0], late)  # a stretch goes on after midnight
        else:
            joined.append((early, late))
    return joined


def _awake(row: Appointment) -> list[Part]:
    """Return the parts of a calendar day, in minutes from midnight, at which the learner is awake."""
    sleep, wake = (hour * HOUR for hour in row.nights)
    if sleep == wake:
        return [(0, DAY)]
    return [(wake, sleep)] if wake < sleep else [(0, sleep), (wake, DAY)]


def _at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return a minute of a day on the learner's clock, in UTC, in which stretches can be measured."""
    wall = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minute)
    return wall.astimezone(UTC)


def _one(stretches: Sequence[Stretch], seconds: float, evening: datetime, now: datetime) -> list[Sitting]:
    """Return one sitting: in the evening; else in the latest stretch that holds it; else in the longest."""
    chances = []
    for start, finish in stretches:
        begin = max(start, now)
        room = min(seconds, (finish - begin).total_seconds())
        if room > 0:
            at = max(begin, min(evening, finish - timedelta(seconds=room)))
            chances.append((start <= evening < finish, room, at))
    best = max(chances, default=None)
    return [Sitting(best[2], best[1])] if best else []


def _shared(row: Appointment, stretches: Sequence[Stretch], studied: float, now: datetime) -> list[Sitting]:
    """Return a sitting in each stretch: of a day's minutes each has a like share, as far as it holds as much.

    What was studied is taken off the earliest; of a day's minutes what was missed goes over to the next stretch.
    """
    left, shares = 60.0 * row.minutes_a_day, {}
    by_room = sorted(stretches, key=lambda each: each[1] - each[0])
    for place, stretch in enumerate(by_room):
        most = 60.0 * row.minutes if row.per == "session" else left
        shares[stretch] = min(left / (len(by_room) - place), most, (stretch[1] - stretch[0]).total_seconds())
        left -= shares[stretch]
    found, over = [], 0.0
    for start, finish in sorted(stretches):
        wanted = shares[start, finish] + over
        done = min(wanted, studied)
        studied -= done
        begin = max(start, now)
        seconds = max(0.0, min(wanted - done, (finish - begin).total_seconds()))
        over = wanted - done - seconds if row.per == "day" else 0.0
        found.append(Sitting(begin, seconds))
    return found


def _without(stretches: Sequence[Stretch], busy: Sequence[Sitting]) -> list[Stretch]:
    """Return the stretches without the times at which the learner sits already."""
    left = list(stretches)
    for other in busy:
        begin, end = other.start, other.start + timedelta(seconds=other.seconds)
        parts = [part for start, finish in left for part in ((start, min(finish, begin)), (max(start, end), finish))]
        left = [(start, finish) for start, finish in parts if start < finish]
    return left


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
    every, mine = len(covered(desk, row)), len(askable(desk, row))
    lines.append(f"in {away(hour - now)}; {count(mine, 'question')}, goal {round(row.goal * 100)} %")
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

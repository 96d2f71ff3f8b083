"""The timetable: at which times of the days to come there can be a sitting for a briefing, and how long each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from trainer.coach.agenda import DAYS, Appointment, windows
from trainer.memory import StudyDay
from trainer.memory.forecast import Sitting

EVENING = 18
"""The hour of the learner's clock at which a day's study is taken to begin, if nothing else is said."""
SHORT = 5
"""Minutes below which what is left of a day is no session."""
FARTHEST = 1000
"""Days ahead that are planned at the most."""
HOUR = 60
DAY = 24 * HOUR

Stretch = tuple[datetime, datetime]
Part = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """What there is of time for one briefing.

    ``busy`` holds by study day the sittings for nearer briefings; ``begins`` is the first moment (UTC) at which there
    is anything to study for it; ``studied`` the seconds that were studied for it today.
    """

    now: datetime
    day: StudyDay
    busy: Mapping[date, Sequence[Sitting]]
    begins: datetime
    studied: float

    def sittings(self, row: Appointment) -> list[Sitting]:
        """Return the sessions that are planned, in UTC: on each possible day, none asleep, in the lead or out of hours.

        Today's begins now, less what was studied today. Without possible hours there is one a day, in the evening if
        that can be; on the last morning it ends with the lead. With possible hours each stretch of them holds a share.
        """
        now, zone = self.now, self.day.zone
        first, last = self.day.date(now), self.day.date(row.last_study)
        parts, end = _possible(row, self.day.starts * HOUR), row.last_study.astimezone(UTC)
        weekdays = {DAYS.index(name) for name in row.days}
        found: list[Sitting] = []
        for ahead in range(min(FARTHEST, (last - first).days + 1)):
            day = first + timedelta(days=ahead)
            if day.weekday() not in weekdays or self.begins >= self.day.begin(day + timedelta(days=1)):
                continue
            stretches = [(_at(day, begin, zone), min(_at(day, finish, zone), end)) for begin, finish in parts]
            stretches = [(max(begin, self.begins), finish) for begin, finish in stretches]
            stretches = _without(
                [(begin, finish) for begin, finish in stretches if begin < finish], self.busy.get(day, ())
            )
            done = 0.0 if ahead else self.studied
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

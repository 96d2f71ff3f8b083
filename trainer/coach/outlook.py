"""Where studying for a briefing leads: what is known now, at the hour, and with more minutes or fewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from trainer.coach.agenda import Appointment
from trainer.coach.appointments import covered, is_study_time
from trainer.coach.derive import memory_of
from trainer.coach.desk import Desk
from trainer.coach.towards import Readiness, readiness
from trainer.memory import Candidate, Forecast, Learner, New, Sitting, forecast

EVENING = 18
"""The hour of the learner's clock at which a day's study is taken to begin."""
LONGEST = 900
"""Minutes that are played forward at the most; of a longer plan the first day and the last ones."""
CHOICES = (10, 20, 30, 45, 60, 90)
"""Minutes a day that the curve compares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What can be said at once: the readiness now, and at the hour if nothing more were studied."""

    row: Appointment
    now: Readiness
    idle: Readiness
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """Everything that playing a plan forward needs, so that it can be done beside the screen."""

    candidates: tuple[Candidate, ...]
    learner: Learner
    sittings: tuple[Sitting, ...]
    hour: datetime
    seed: str

    def run(self, rollouts: int = 6) -> Forecast:
        """Return where the plan leads; takes up to a few seconds."""
        return forecast(self.candidates, self.learner, self.sittings, self.hour, seed=self.seed, rollouts=rollouts)


def outlook(desk: Desk, row: Appointment) -> Outlook:
    """Return what can be said of a briefing at once."""
    questions = covered(desk, row)
    now = readiness(desk, questions, desk.clock())
    return Outlook(row=row, now=now, idle=readiness(desk, questions, row.hour), questions=len(questions))


def play(desk: Desk, row: Appointment, minutes: int | None = None) -> Play:
    """Return the plan of a briefing, or the same with other ``minutes`` a day, ready to be played forward."""
    cards = desk.store.cards(desk.contents.id)
    candidates = []
    for key in covered(desk, row):
        card = cards.get(key)
        if card is None or not card.suspended:
            memory = memory_of(card.state) if card else New()
            candidates.append(Candidate(memory, desk.questions[key].weight))
    if minutes is not None:
        row = replace(row, minutes=minutes)
    return Play(
        candidates=tuple(candidates),
        learner=desk.learner,
        sittings=tuple(sittings(desk, row)),
        hour=row.hour,
        seed=f"{row.id}/{row.at}",
    )


def sittings(desk: Desk, row: Appointment) -> list[Sitting]:
    """Return the sessions that are planned: one on each possible day, in the evening, none asleep or in the lead.

    Today's begins now, less what was studied today; on the last morning there is one between getting up and the lead.
    """
    now, end = desk.clock(), row.last_study
    zone = ZoneInfo(desk.zone)
    studied = sum(total.seconds for total in desk.store.totals(desk.contents.id) if total.day == desk.day.date(now))
    found: list[Sitting] = []
    day = now.astimezone(zone).date()
    while day <= end.astimezone(zone).date() and len(found) < 1000:
        seconds = row.minutes * 60.0
        begin = datetime(day.year, day.month, day.day, EVENING, tzinfo=zone)
        if day == now.astimezone(zone).date():
            begin, seconds = now.astimezone(zone), max(0.0, seconds - studied)
        elif begin >= end:
            # the last day: between getting up and the lead, as far as that goes
            begin = datetime(day.year, day.month, day.day, row.nights[1], tzinfo=zone)
        while not is_study_time(row, begin) and begin < end:
            begin += timedelta(hours=1) - timedelta(minutes=begin.minute, seconds=begin.second)
        seconds = min(seconds, (end - begin).total_seconds())
        if f"{day:%a}".lower() in row.days and seconds >= 60:
            found.append(Sitting(begin, seconds))
        day += timedelta(days=1)
    return _thinned(found)


def _thinned(every: Sequence[Sitting]) -> list[Sitting]:
    """Return at most `LONGEST` minutes of sittings: the first one, and the last ones before the hour."""
    left = LONGEST * 60.0
    kept: list[Sitting] = []
    for sitting in (*every[:1], *reversed(every[1:])):
        if left > 0:
            kept.append(Sitting(sitting.start, min(sitting.seconds, left)))
            left -= sitting.seconds
    return sorted(kept, key=lambda sitting: sitting.start)


def minutes_now(desk: Desk, row: Appointment) -> int:
    """Return how long a session begun now is meant to last: what is left of today's minutes, at least five."""
    now = desk.clock()
    studied = sum(total.seconds for total in desk.store.totals(desk.contents.id) if total.day == desk.day.date(now))
    left = round(row.minutes - studied / 60)
    before = int((row.hour - now).total_seconds() // 60)
    return max(1, min(left if left >= 5 else 10, before))

"""Where studying for a briefing leads: what is known now, at the hour, and with more minutes or fewer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from trainer.coach.agenda import Appointment
from trainer.coach.appointments import askable
from trainer.coach.derive import deriver, memory_of
from trainer.coach.desk import Desk
from trainer.coach.plan import timetable
from trainer.coach.timetable import Timetable
from trainer.coach.towards import Readiness, readiness
from trainer.memory import Candidate, Learned, Learner, New, recall
from trainer.memory.forecast import Forecast, Sitting, forecast
from trainer.records import Derive, Effective

MOST = 40
"""Sittings that are played forward of any plan, however long; of one beyond the budget the first and the last ones."""
BUDGET = 20 * 3600.0
"""Seconds of study up to which a plan is played forward in full."""
ROLLOUTS = 6
"""Times that a plan is played forward; a long one less often, for its end says the same every time."""
CHOICES = (10, 20, 30, 45, 60, 90, 120)
"""Minutes a day that are compared."""
STEP = 5
"""Minutes a day to which the least that reaches a goal is found."""
DAYS_BACK = 14
"""Study days that are looked back on at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What can be said at once: the readiness now, and at the hour if nothing more were studied."""

    row: Appointment
    now: Readiness
    idle: Readiness
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """Everything that playing a plan forward needs, so that it can be done beside the screen.

    ``decks`` names the deck of each of the briefing's questions, which are the first candidates; the rest are those of
    nearer briefings, whose sittings leave some of this one's known. ``left_out`` sittings are not played.
    """

    candidates: tuple[Candidate, ...]
    decks: tuple[str, ...]
    learner: Learner
    sittings: tuple[Sitting, ...]
    hour: datetime
    seed: str
    left_out: int

    def run(self, rollouts: int = ROLLOUTS, *, go_on: Callable[[], bool] = lambda: True) -> Forecast:
        """Return where the plan leads; takes up to some seconds, less if it need not ``go_on``."""
        long = sum(sitting.seconds for sitting in self.sittings)
        rollouts = max(2, min(rollouts, int(3 * BUDGET / long))) if long else 1
        return forecast(
            self.candidates,
            self.learner,
            self.sittings,
            self.hour,
            seed=self.seed,
            groups=self.decks,
            rollouts=rollouts,
            go_on=go_on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What was answered so far of a briefing's questions, so that it can be looked back on beside the screen.

    ``cards`` holds each question's weight and entries, oldest first; ``days`` the study days to be told.
    """

    cards: tuple[tuple[int, tuple[Effective, ...]], ...]
    days: tuple[date, ...]
    learner: Learner
    hour: datetime
    derive: Derive

    def run(self) -> list[tuple[date, float]]:
        """Return for each day what would be known at the hour had nothing been studied since, by today's belief."""
        total = sum(weight for weight, _ in self.cards)
        known = dict.fromkeys(self.days, 0.0)
        for weight, rows in self.cards:
            for day in self.days:
                until = [row for row in rows if row.day <= day]
                memory = memory_of(self.derive(until).state) if until else New()
                if isinstance(memory, Learned):
                    known[day] += weight * recall(memory, self.learner, self.hour)
        return [(day, share / total) for day, share in known.items()] if total else []


def outlook(desk: Desk, row: Appointment) -> Outlook:
    """Return what can be said of a briefing at once."""
    questions = askable(desk, row)
    now = readiness(desk, questions, desk.clock())
    return Outlook(row=row, now=now, idle=readiness(desk, questions, row.hour), questions=len(questions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plays:
    """The plan of a briefing, to be played forward with any minutes."""

    row: Appointment
    time: Timetable
    candidates: tuple[Candidate, ...]
    decks: tuple[str, ...]
    learner: Learner
    nearer: tuple[tuple[datetime, tuple[int, ...]], ...]
    """Of each nearer briefing that has some of the questions: its hour, and the places of the candidates it covers."""
    shared: tuple[Sitting, ...]
    """The sittings for these."""

    def at(self, minutes: int) -> Play:
        """Return the plan with so many minutes, ready to be played forward."""
        own = [replace(sitting, among=self._ruled(sitting.start)) for sitting in self._own(minutes)]
        every = sorted((*self.shared, *own), key=lambda sitting: sitting.start)
        played = _thinned(every)
        return Play(
            candidates=self.candidates,
            decks=self.decks,
            learner=self.learner,
            sittings=tuple(played),
            hour=self.row.hour,
            seed=f"{self.row.id}/{self.row.at}",
            left_out=len(every) - len(played),
        )

    def _own(self, minutes: int) -> list[Sitting]:
        return self.time.sittings(replace(self.row, minutes=minutes))

    def _ruled(self, at: datetime) -> tuple[int, ...] | None:
        """Return the places of the questions that a sitting for this briefing is on: those no nearer one covers."""
        taken = {place for hour, places in self.nearer if at < hour for place in places}
        if not taken and len(self.candidates) == len(self.decks):
            return None
        return tuple(place for place in range(len(self.decks)) if place not in taken)


def plays(desk: Desk, row: Appointment) -> Plays:
    """Return the plan of a briefing, ready to be played forward; nearer ones with the same questions are played too."""
    time, planned = timetable(desk, row)
    mine = askable(desk, row)
    sharing = [(other, rows, keys) for other, rows in planned if (keys := askable(desk, other)) and {*keys} & {*mine}]
    questions = list(dict.fromkeys([*mine, *(key for _, _, keys in sharing for key in keys)]))
    place = {key: number for number, key in enumerate(questions)}
    cards = desk.store.cards(desk.contents.id)
    nearer: list[tuple[datetime, tuple[int, ...]]] = []
    shared: list[Sitting] = []
    for other, rows, keys in sharing:
        for sitting in rows:
            taken = {number for hour, covers in nearer if sitting.start < hour for number in covers}
            among = tuple(place[key] for key in keys if place[key] not in taken)
            shared.append(replace(sitting, hour=other.hour, among=among))
        nearer.append((other.hour, tuple(place[key] for key in keys)))
    return Plays(
        row=row,
        time=time,
        candidates=tuple(
            Candidate(memory_of(card.state) if (card := cards.get(key)) else New(), desk.questions[key].weight)
            for key in questions
        ),
        decks=tuple(desk.questions[key].deck_id for key in mine),
        learner=desk.learner,
        nearer=tuple(nearer),
        shared=tuple(shared),
    )


def rising(shares: Mapping[int, float]) -> dict[int, float]:
    """Return the shares so that more minutes never promise less, which they only do by the luck of the play."""
    best, found = 0.0, {}
    for each in sorted(shares):
        best = max(best, shares[each])
        found[each] = best
    return found


def least(shares: Mapping[int, float], goal: float) -> tuple[int | None, int | None]:
    """Return the least minutes found to reach a goal (None: none does), and those to be tried next (None: done)."""
    reaching = min((each for each, share in shares.items() if share >= goal), default=None)
    if reaching is None:
        return None, next((each for each in CHOICES if each not in shares), None)
    below = max((each for each in shares if each < reaching), default=0)
    if reaching - below <= STEP:
        return reaching, None
    middle = (below + reaching) // 2 // STEP * STEP
    return reaching, middle if below < middle < reaching else None


def past(desk: Desk, row: Appointment) -> Past:
    """Return what there is to look back on: the last study days before today's on which anything was answered."""
    today = desk.day.date(desk.clock())
    days = sorted(day for day in desk.store.answers_by_day(desk.contents.id) if day < today)[-DAYS_BACK:]
    met = desk.store.cards(desk.contents.id)
    cards = []
    for key in askable(desk, row):
        rows = tuple(desk.store.effective(question=key)) if days and key in met else ()
        cards.append((desk.questions[key].weight, rows))
    return Past(
        cards=tuple(cards),
        days=tuple(days),
        learner=desk.learner,
        hour=row.hour,
        derive=deriver(desk.settings.retention),
    )


def _thinned(every: Sequence[Sitting]) -> list[Sitting]:
    """Return the sittings that are played: of a plan that is too long the first one, and the last before the hour."""
    budget, place = BUDGET - sum(sitting.seconds for sitting in every[:1]), len(every)
    while place > 1 and (budget >= every[place - 1].seconds or len(every) - place + 1 < MOST):
        place -= 1
        budget -= every[place].seconds
    return [*every[:1], *every[max(1, place) :]]

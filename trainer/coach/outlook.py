"""Where studying for a briefing leads: what is known now, at the hour, and with more minutes or fewer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from trainer.coach.agenda import Appointment
from trainer.coach.appointments import askable
from trainer.coach.derive import deriver, memory_of
from trainer.coach.desk import Desk
from trainer.coach.plan import sittings
from trainer.coach.towards import Readiness, readiness
from trainer.memory import Candidate, Learned, Learner, New, recall
from trainer.memory.forecast import Forecast, Sitting, forecast
from trainer.records import Derive, Effective

MOST = 40
"""Sittings that are played forward at the most; of a longer plan the first one and the last ones."""
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

    ``decks`` names the deck of each candidate.
    """

    candidates: tuple[Candidate, ...]
    decks: tuple[str, ...]
    learner: Learner
    sittings: tuple[Sitting, ...]
    hour: datetime
    seed: str

    def run(self, rollouts: int = 6, *, go_on: Callable[[], bool] = lambda: True) -> Forecast:
        """Return where the plan leads; takes up to a few seconds, less if it need not ``go_on``."""
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


def plays(desk: Desk, row: Appointment, minutes: Iterable[int] = ()) -> dict[int, Play]:
    """Return the plan of a briefing by minutes, with its own and with these, ready to be played forward."""
    cards = desk.store.cards(desk.contents.id)
    candidates, decks = [], []
    for key in askable(desk, row):
        card, question = cards.get(key), desk.questions[key]
        candidates.append(Candidate(memory_of(card.state) if card else New(), question.weight))
        decks.append(question.deck_id)
    return {
        each: Play(
            candidates=tuple(candidates),
            decks=tuple(decks),
            learner=desk.learner,
            sittings=tuple(_thinned(sittings(desk, replace(row, minutes=each)))),
            hour=row.hour,
            seed=f"{row.id}/{row.at}",
        )
        for each in sorted({row.minutes, *minutes})
    }


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
    """Return at most `MOST` sittings: the first one, and the last ones before the hour."""
    return list(every) if len(every) <= MOST else [every[0], *every[1 - MOST :]]

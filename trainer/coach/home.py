"""What the home screen says: what is due, what is new, how much is known, and what was left unfinished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trainer.coach.backlog import for_today
from trainer.coach.derive import memory_of
from trainer.coach.desk import Desk
from trainer.coach.leftover import unfinished
from trainer.coach.session import Session, queue
from trainer.memory import Learned, Learner, recall
from trainer.records import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRow:
    """A deck now: ``known`` is the mean chance of recall over all its questions, 0 for those never met."""

    id: str
    slug: str
    title: str
    questions: int
    due: int
    new: int
    known: float
    suspended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A session that can be taken up again; ``total`` is 0 if it ends with the clock."""

    session: Session
    answered: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Everything that the home screen shows; ``waiting`` is how many are due that a day does not hold."""

    title: str
    now: datetime
    rows: tuple[DeckRow, ...]
    due: int
    waiting: int
    new: int
    seconds: float
    known: float
    fresh: bool
    unfinished: Unfinished | None
    answered_today: int
    days_in_a_row: int
    next_due: datetime | None
    notices: tuple[str, ...]
    briefing: tuple[str, int] | None


def chance(card: Card | None, learner: Learner, now: datetime) -> float:
    """Return the chance that a question would be recalled now; 0 if it was never met."""
    memory = memory_of(card.state) if card else None
    return recall(memory, learner, now) if isinstance(memory, Learned) else 0.0


def _is_due(card: Card, now: datetime, end: datetime) -> bool:
    is_put_off = card.buried_until is not None and card.buried_until > now
    return not (card.suspended or is_put_off) and card.due_at is not None and card.due_at < end


def home(desk: Desk) -> Home:
    """Return what the home screen shows now."""
    now = desk.clock()
    end, learner = desk.day.end(now), desk.learner
    cards = desk.store.cards(desk.contents.id)
    rows = []
    later: list[datetime] = []
    every = [
        question
        for deck in desk.contents.decks
        for question in deck.questions
        if (card := cards.get(question)) and _is_due(card, now, end)
    ]
    today_too = set(for_today(desk, every))
    for deck in desk.contents.decks:
        due = new = suspended = 0
        known = 0.0
        for question in deck.questions:
            card = cards.get(question)
            known += chance(card, learner, now)
            if card and card.suspended:
                suspended += 1
            elif card and card.buried_until and card.buried_until > now:
                continue
            elif card is None or card.due_at is None:
                new += 1
            elif card.due_at < end:
                due += question in today_too
            else:
                later.append(card.due_at)
        total = len(deck.questions)
        if total:
            rows.append(
                DeckRow(
                    id=deck.id,
                    slug=deck.slug,
                    title=deck.title,
                    questions=total,
                    due=due,
                    new=new,
                    known=known / total,
                    suspended=suspended,
                )
            )
    due, new = sum(row.due for row in rows), sum(row.new for row in rows)
    questions = sum(row.questions for row in rows)
    today = desk.day.date(now)
    days, left = desk.store.answers_by_day(desk.contents.id), _left(desk)
    return Home(
        title=desk.contents.title,
        now=now,
        rows=tuple(rows),
        due=due,
        waiting=len(every) - len(today_too),
        new=new,
        seconds=min(due + new, desk.settings.session_length) * learner.seconds,
        known=sum(row.known * row.questions for row in rows) / questions if questions else 0.0,
        fresh=not days and not desk.store.sessions(desk.contents.id, 1),
        unfinished=left,
        answered_today=days.get(today, 0),
        days_in_a_row=_streak(set(days), today),
        next_due=min(later, default=None),
        notices=tuple(desk.notices),
        briefing=next(iter(desk.contents.briefings), None),
    )


def _left(desk: Desk) -> Unfinished | None:
    session = unfinished(desk)
    if session is None:
        return None
    line = queue(desk, session)
    total = 0 if session.timed else len(set(line.waiting) | set(line.done))
    return Unfinished(session=session, answered=len(line.done), total=total)


def _streak(days: set[date], today: date) -> int:
    """Return for how many days in a row there are answers, up to today or (if today has none yet) yesterday."""
    at = today if today in days else today - timedelta(days=1)
    length = 0
    while at in days:
        length, at = length + 1, at - timedelta(days=1)
    return length

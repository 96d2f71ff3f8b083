"""Progress: scores by session and deck, recall by deck, and what is due in the coming days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from trainer.coach.debrief import Earlier, earlier
from trainer.coach.desk import Desk
from trainer.coach.home import DeckRow, home

DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One study day: answers given, how many were right, minutes spent."""

    day: date
    answers: int
    right: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckScores:
    """A deck now, with the scores of its last sessions, oldest first."""

    row: DeckRow
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Everything that the progress screen shows."""

    title: str
    answers: int
    right: int
    seconds: float
    known: float
    decks: tuple[DeckScores, ...]
    sessions: tuple[Earlier, ...]
    days: tuple[DayRow, ...]
    forecast: tuple[tuple[date, int], ...]


def progress(desk: Desk, limit: int = 60) -> Progress:
    """Return the figures of the open dossier: the last ``limit`` sessions, 30 study days, the next 14."""
    now = desk.clock()
    today = desk.day.date(now)
    state = home(desk)
    rows = [row for row in desk.store.sessions(desk.dossier.id, limit) if row.asked]
    by_deck: dict[str, list[float]] = {}
    for row in reversed(rows):
        for deck, (_, score) in desk.store.session_decks(row.id).items():
            by_deck.setdefault(deck, []).append(score)
    days: dict[date, DayRow] = {}
    for total in desk.store.totals(desk.dossier.id):
        old = days.get(total.day)
        days[total.day] = DayRow(
            day=total.day,
            answers=total.answers + (old.answers if old else 0),
            right=total.right + (old.right if old else 0),
            seconds=total.seconds + (old.seconds if old else 0),
        )
    ordered = tuple(days[day] for day in sorted(days))
    return Progress(
        title=desk.dossier.title,
        answers=sum(row.answers for row in ordered),
        right=sum(row.right for row in ordered),
        seconds=sum(row.seconds for row in ordered),
        known=state.known,
        decks=tuple(DeckScores(row=row, scores=tuple(by_deck.get(row.id, []))) for row in state.rows),
        sessions=tuple(earlier(desk, row) for row in rows),
        days=ordered[-30:],
        forecast=_forecast(desk, today),
    )


def _forecast(desk: Desk, today: date) -> tuple[tuple[date, int], ...]:
    """Return how many questions fall due on each of the coming study days; today holds what is overdue."""
    counts = {today + timedelta(days=ahead): 0 for ahead in range(DAYS_AHEAD)}
    for key, card in desk.store.cards(desk.dossier.id).items():
        if key in desk.questions and card.due_at and not card.suspended:
            day = max(today, desk.day.date(card.due_at))
            if day in counts:
                counts[day] += 1
    return tuple(counts.items())

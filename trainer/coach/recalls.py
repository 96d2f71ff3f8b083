"""What would be recalled by deck, now and later if nothing more is studied, and which reviews the coming days hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from trainer.coach.derive import memory_of
from trainer.coach.desk import Desk
from trainer.memory import Learned, recall
from trainer.records import Card

DAYS_AHEAD = 14
"""Study days of which it is told what falls due, today among them."""
LATER = (0, 1, 3, 7, 14)
"""Days from now for which the recall is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """The mean chance of recall over a deck's questions, those never met as 0, at each of `LATER`.

    ``id`` is the deck's; empty for all decks together, in which each question counts once. ``met`` is how many
    questions were met, ``of_met`` the mean chance over those alone, now.
    """

    id: str
    title: str
    questions: int
    met: int
    of_met: float
    later: tuple[float, ...]


def recalls(desk: Desk) -> tuple[Recall, ...]:
    """Return the recall of all decks together, then that of each deck that has questions."""
    now, learner, cards = desk.clock(), desk.learner, desk.store.cards(desk.contents.id)
    moments = [now + timedelta(days=days) for days in LATER]
    rows, every, total = [], [], 0
    for deck in desk.contents.decks:
        chances = []
        for key in deck.questions:
            memory = memory_of(cards[key].state) if key in cards else None
            if isinstance(memory, Learned):
                chances.append([recall(memory, learner, at) for at in moments])
        if deck.questions:
            rows.append(_recall(deck.id, deck.title, len(deck.questions), chances))
        every += chances
        total += len(deck.questions)
    return (_recall("", "All decks", total, every), *rows)


def _recall(key: str, title: str, questions: int, chances: list[list[float]]) -> Recall:
    sums = [sum(column) for column in zip(*chances, strict=True)] or [0.0] * len(LATER)
    return Recall(
        id=key,
        title=title,
        questions=questions,
        met=len(chances),
        of_met=sums[0] / len(chances) if chances else 0.0,
        later=tuple(each / questions if questions else 0.0 for each in sums),
    )


def reviews(desk: Desk) -> tuple[tuple[date, int], ...]:
    """Return how many questions fall due on each of the coming study days: what was studied, or missed in a rehearsal.

    Today holds all that is overdue, also what a day has no room for and is left to later ones. A question that was put
    off counts on the day it is back, a suspended one not at all.
    """
    today = desk.day.date(desk.clock())
    counts = {today + timedelta(days=ahead): 0 for ahead in range(DAYS_AHEAD)}
    for card in _back(desk):
        if card.due_at:
            back = max(card.due_at, card.buried_until) if card.buried_until else card.due_at
            day = max(today, desk.day.date(back))
            if day in counts:
                counts[day] += 1
    return tuple(counts.items())


def only_missed(desk: Desk) -> int:
    """Return how many of the questions that fall due were not studied yet, but missed in a rehearsal."""
    return sum(not isinstance(memory_of(card.state), Learned) for card in _back(desk))


def _back(desk: Desk) -> list[Card]:
    """Return the cards that come back, whenever that is."""
    cards = desk.store.cards(desk.contents.id)
    every = (cards.get(key) for deck in desk.contents.decks for key in deck.questions)
    return [card for card in every if card is not None and card.due_at and not card.suspended]

"""Weak spots: what would be missed if the briefing started now, weakest and weightiest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.coach.derive import memory_of
from trainer.coach.desk import Desk
from trainer.coach.home import chance
from trainer.coach.source import source_names
from trainer.dossier.model import ClozeQuestion, Question
from trainer.dossier.prints import answer_text
from trainer.memory import Learned
from trainer.records import Card

GAP = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakRow:
    """A question with the chance that it would be recalled now (0 if it was never met, which ``new`` tells).

    ``text`` is the sentence whose gaps a cloze asks for; ``deck`` is the deck's file name. ``put_off`` says that the
    learner has put it off until tomorrow.
    """

    question: str
    ask: str
    text: str
    answer: str
    chance: float
    new: bool
    weight: int
    deck: str
    deck_title: str
    cite: tuple[str, ...]
    held_by: str
    put_off: bool

    @property
    def worth(self) -> float:
        """What asking it could save: its weight times the chance of missing it."""
        return self.weight * (1 - self.chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weak:
    """The weak spots among ``questions``: those never met, and those below the desired ``retention``.

    ``missed`` is how many would be missed on expectation, those never met among them.
    """

    title: str
    rows: tuple[WeakRow, ...]
    questions: int
    new: int
    missed: float
    suspended: int
    retention: float

    @property
    def met(self) -> int:
        """How many of the questions were met before."""
        return self.questions - self.new

    @property
    def missed_met(self) -> float:
        """How many of those met before would be missed on expectation."""
        return self.missed - self.new


def weak(desk: Desk, *, decks: Sequence[str] = (), weights: Sequence[int] = ()) -> Weak:
    """Return what would be missed now of these decks and weights (none: all); what is suspended is left out."""
    rows, suspended = ranked(desk, decks=decks, weights=weights)
    retention = desk.settings.retention
    return Weak(
        title=desk.dossier.title,
        rows=tuple(row for row in rows if row.chance < retention),
        questions=len(rows),
        new=sum(row.new for row in rows),
        missed=sum(1 - row.chance for row in rows),
        suspended=suspended,
        retention=retention,
    )


def ranked(desk: Desk, *, decks: Sequence[str] = (), weights: Sequence[int] = ()) -> tuple[list[WeakRow], int]:
    """Return every question that is not suspended, weakest and weightiest first, and how many are suspended."""
    now, learner = desk.clock(), desk.learner
    cards = desk.store.cards(desk.dossier.id)
    names = source_names(desk.dossier)
    rows, suspended = [], 0
    for deck in desk.dossier.decks:
        if decks and deck.slug not in decks and deck.id not in decks:
            continue
        for question in deck.questions:
            card = cards.get(question.id)
            if weights and question.weight not in weights:
                continue
            if card and card.suspended:
                suspended += 1
                continue
            rows.append(
                WeakRow(
                    question=question.id,
                    ask=question.ask,
                    text=sentence(question),
                    answer=answer_text(question, names),
                    chance=chance(card, learner, now),
                    new=_is_new(card),
                    weight=question.weight,
                    deck=deck.slug,
                    deck_title=deck.title,
                    cite=question.cite or tuple(name for each in question.readings for name in each.cite),
                    held_by=question.held_by,
                    put_off=bool(card and card.buried_until and card.buried_until > now),
                )
            )
    # of two that are worth the same the weightier comes first, then the one that stands first in its deck
    rows.sort(key=lambda row: (-row.worth, -row.weight))
    return rows, suspended


def sentence(question: Question, *, filled: bool = False) -> str:
    """Return the sentence of a cloze with its gaps open or filled; empty for other kinds."""
    if not isinstance(question, ClozeQuestion):
        return ""
    text = question.text
    for gap in question.gaps:
        text = text.replace(f"{{{{{gap.slug}}}}}", answer_text(gap) if filled else GAP)
    return text


def _is_new(card: Card | None) -> bool:
    return card is None or not isinstance(memory_of(card.state), Learned)

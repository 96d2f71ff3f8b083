"""Reading cards: one, all of a dossier, what is due, how many."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from datetime import datetime

from trainer.records.card import Card
from trainer.records.moment import from_ms, maybe_from_ms, to_ms
from trainer.records.row import from_json

_CARD = """
    SELECT card.question, card.dossier, deck, due_at, state, answers, correct, lapses, suspended, buried_until, flagged,
      coalesce(question.wording, ''), coalesce(question.answer, ''), coalesce(question.answer_text, ''),
      changed_from, first_at, last_at, orphan
    FROM card LEFT JOIN question ON question.id = card.question
"""
_DUE = "dossier = :dossier AND due_at IS NOT NULL AND due_at <= :before AND suspended = 0 AND orphan = 0"
_SHOWN = "(buried_until IS NULL OR buried_until <= :now)"


def read_card(db: sqlite3.Connection, question: str) -> Card | None:
    """Return one card; None if the log does not speak of the question."""
    return next(_cards(db, "WHERE card.question = ?", (question,)), None)


def read_cards(db: sqlite3.Connection, dossier: str) -> dict[str, Card]:
    """Return all cards of a dossier, orphans among them, by their question."""
    found = _cards(db, "WHERE card.dossier = ? ORDER BY card.question", (dossier,))
    return {card.question: card for card in found}


def read_orphans(db: sqlite3.Connection, dossier: str | None) -> list[Card]:
    """Return the cards whose question is gone, of one dossier or of all."""
    where = "WHERE orphan = 1" if dossier is None else "WHERE orphan = 1 AND card.dossier = :dossier"
    return list(_cards(db, f"{where} ORDER BY card.question", {"dossier": dossier}))


def read_due(
    db: sqlite3.Connection, dossier: str, before: datetime, decks: Collection[str] | None, now: datetime | None
) -> list[str]:
    """Return the questions due at ``before`` or earlier, longest due first; see `Store.due`."""
    # without a now, whoever is buried until `before` is still buried
    shown_at = to_ms(before) - 1 if now is None else to_ms(now)
    rows = db.execute(
        f"SELECT question, deck FROM card WHERE {_DUE} AND {_SHOWN} ORDER BY due_at, question",  # noqa: S608
        {"dossier": dossier, "before": to_ms(before), "now": shown_at},
    )
    return [question for question, deck in rows if decks is None or deck in decks]


def read_counts(db: sqlite3.Connection, dossier: str, now: datetime, before: datetime) -> dict[str, tuple[int, int]]:
    """Return how many cards of each deck are seen and how many of them are due; see `Store.counts`."""
    seen = dict(db.execute("SELECT deck, seen FROM deck_count WHERE dossier = ? ORDER BY deck", (dossier,)))
    due = dict(
        db.execute(
            f"SELECT deck, count(*) FROM card WHERE {_DUE} AND {_SHOWN} GROUP BY deck",  # noqa: S608
            {"dossier": dossier, "before": to_ms(before), "now": to_ms(now)},
        )
    )
    return {deck: (number, due.get(deck, 0)) for deck, number in seen.items()}


def read_suspended(db: sqlite3.Connection, dossier: str) -> dict[str, int]:
    """Return how many cards of each deck are suspended; decks without any are left out."""
    return dict(db.execute("SELECT deck, suspended FROM deck_count WHERE dossier = ? AND suspended > 0", (dossier,)))


def _cards(db: sqlite3.Connection, rest: str, values: tuple[str, ...] | dict[str, str | None]) -> Iterator[Card]:
    for row in db.execute(_CARD + rest, values):
        yield Card(
            question=row[0],
            dossier=row[1],
            deck=row[2],
            due_at=maybe_from_ms(row[3]),
            state=from_json(row[4]),
            answers=row[5],
            right=row[6],
            lapses=row[7],
            suspended=bool(row[8]),
            buried_until=None if row[9] is None else from_ms(row[9]),
            flagged=bool(row[10]),
            wording=row[11],
            answer=row[12],
            answer_text=row[13],
            changed_from=row[14],
            first_at=maybe_from_ms(row[15]),
            last_at=maybe_from_ms(row[16]),
            orphan=bool(row[17]),
        )

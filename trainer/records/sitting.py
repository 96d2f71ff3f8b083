"""All sessions of a dossier with their figures, without their plans, which would be most of what is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trainer.records.figure import from_units
from trainer.records.moment import from_ms, maybe_from_ms
from trainer.records.row import from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A session as the score history needs it.

    ``decks`` are those it was asked for on, empty for all; ``asked`` is how many questions were answered and ``score``
    the mean score of the first answer to each of them, 0 if there are none; ``by_deck`` holds the same two for each
    deck.
    """

    id: str
    mode: str
    decks: tuple[str, ...]
    seed: str
    started_at: datetime
    ended_at: datetime | None
    towards: str
    fingerprint: str
    options: Mapping[str, Any]
    asked: int
    score: float
    answers: int
    seconds: float
    by_deck: Mapping[str, tuple[int, float]]


def read_sittings(db: sqlite3.Connection, dossier: str, mode: str = "", prefix: str = "") -> list[Sitting]:
    """Return every session of a dossier (of one mode; whose id begins so), oldest first."""
    values = {"dossier": dossier, "mode": mode, "prefix": prefix}
    wanted = ["dossier = :dossier"]
    wanted += ["mode = :mode"] * bool(mode) + ["substr(id, 1, length(:prefix)) = :prefix"] * bool(prefix)
    where = " AND ".join(wanted)
    decks: dict[str, list[tuple[str, int, int, int, int]]] = {}
    for key, *figures in db.execute(
        f"""
        SELECT session, deck, asked, session_deck.score, answers, seconds
        FROM session CROSS JOIN session_deck ON session_deck.session = session.id
        WHERE {where} ORDER BY number, deck
        """,  # noqa: S608 - put together of the clauses above
        values,
    ):
        decks.setdefault(key, []).append(tuple(figures))
    rows = db.execute(
        f"""
        SELECT id, mode, decks, seed, started_at, ended_at, towards, fingerprint, options FROM session
        WHERE {where} ORDER BY number
        """,  # noqa: S608
        values,
    )
    return [_sitting(row, decks.get(row[0], [])) for row in rows]


def _sitting(row: tuple[Any, ...], decks: list[tuple[str, int, int, int, int]]) -> Sitting:
    asked = sum(each[1] for each in decks)
    return Sitting(
        id=row[0],
        mode=row[1],
        decks=tuple(from_json(row[2])) if row[2] != "[]" else (),
        seed=row[3],
        started_at=from_ms(row[4]),
        ended_at=maybe_from_ms(row[5]),
        towards=row[6],
        fingerprint=row[7],
        options=from_json(row[8]),
        asked=asked,
        score=from_units(sum(each[2] for each in decks)) / asked if asked else 0.0,
        answers=sum(each[3] for each in decks),
        seconds=from_units(sum(each[4] for each in decks)),
        by_deck={deck: (many, from_units(score) / many) for deck, many, score, _, _ in decks if many},
    )

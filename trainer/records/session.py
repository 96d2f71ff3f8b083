"""Sessions: what was planned is written when it starts, the figures follow from the answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from trainer.records.figure import from_units
from trainer.records.moment import from_ms, maybe_from_ms, maybe_ms, to_ms
from trainer.records.row import from_json, to_json

_FIGURES = """
    SELECT chosen.id, chosen.dossier, mode, decks, plan, seed, chosen.zone, started_at, ended_at,
      coalesce(sum(asked), 0), coalesce(sum(score), 0), coalesce(sum(answers), 0), coalesce(sum(seconds), 0),
      (SELECT at FROM log WHERE log.session = chosen.id ORDER BY seq DESC LIMIT 1), ends_at, towards,
      fingerprint, options
    FROM ({chosen}) AS chosen LEFT JOIN session_deck ON session_deck.session = chosen.id
    GROUP BY chosen.number ORDER BY chosen.number DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A session: its plan (question ids), and the figures of what stands of its answers.

    ``asked`` is how many questions were answered, ``score`` the mean score of the first answer to each of them,
    ``last_at`` the time of the newest thing recorded in it, ``ends_at`` the moment at which it is to end, and
    ``towards`` the id of the briefing that it is for. ``fingerprint`` is the dossier's when it began, ``options`` free
    JSON that says how it was asked for. The figures of a row given to `Store.start` are ignored.
    """

    id: str
    dossier: str
    mode: str
    decks: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    seed: str = ""
    started_at: datetime
    ended_at: datetime | None = None
    zone: str
    asked: int = 0
    score: float = 0.0
    answers: int = 0
    seconds: float = 0.0
    last_at: datetime | None = None
    ends_at: datetime | None = None
    towards: str = ""
    fingerprint: str = ""
    options: dict[str, Any] = field(default_factory=dict)


def insert_session(db: sqlite3.Connection, row: SessionRow) -> None:
    """Write a session that starts; one that is written already stays as it is."""
    db.execute(
        """
        INSERT INTO session (id, dossier, mode, decks, plan, seed, zone, started_at, ended_at, ends_at, towards,
          fingerprint, options)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
        """,
        (
            row.id,
            row.dossier,
            row.mode,
            to_json(row.decks),
            to_json(row.plan),
            row.seed,
            row.zone,
            to_ms(row.started_at),
            maybe_ms(row.ended_at),
            maybe_ms(row.ends_at),
            row.towards,
            row.fingerprint,
            to_json(row.options),
        ),
    )


def end_session(db: sqlite3.Connection, key: str, at: datetime) -> None:
    """Write when a session ended; the first time given stands."""
    db.execute("UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL", (to_ms(at), key))


def note_options(db: sqlite3.Connection, key: str, options: Mapping[str, object]) -> None:
    """Add to what is noted of a session; what has the same name is written over."""
    row = db.execute("SELECT options FROM session WHERE id = ?", (key,)).fetchone()
    if row:
        db.execute("UPDATE session SET options = ? WHERE id = ?", (to_json({**from_json(row[0]), **options}), key))


def read_session(db: sqlite3.Connection, key: str) -> SessionRow | None:
    """Return one session."""
    return next(iter(_read(db, "SELECT * FROM session WHERE id = :id", {"id": key})), None)


def read_sessions(db: sqlite3.Connection, dossier: str | None, limit: int, mode: str = "") -> list[SessionRow]:
    """Return the sessions started last (of one mode), newest first."""
    wanted = ["dossier = :dossier"] * (dossier is not None) + ["mode = :mode"] * bool(mode)
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    chosen = f"SELECT * FROM session {where} ORDER BY number DESC LIMIT :limit"  # noqa: S608
    return _read(db, chosen, {"dossier": dossier, "limit": limit, "mode": mode})


def read_open_sessions(db: sqlite3.Connection, dossier: str) -> list[SessionRow]:
    """Return the sessions that have not ended, newest first."""
    chosen = "SELECT * FROM session WHERE dossier = :dossier AND ended_at IS NULL"
    return _read(db, chosen, {"dossier": dossier})


def read_session_decks(db: sqlite3.Connection, key: str) -> dict[str, tuple[int, float]]:
    """Return, for each deck, how many questions a session asked and the mean score of the first answers."""
    rows = db.execute("SELECT deck, asked, score FROM session_deck WHERE session = ? ORDER BY deck", (key,))
    return {deck: (asked, _mean(score, asked)) for deck, asked, score in rows}


def _read(db: sqlite3.Connection, chosen: str, values: Mapping[str, object]) -> list[SessionRow]:
    return [
        SessionRow(
            id=row[0],
            dossier=row[1],
            mode=row[2],
            decks=tuple(from_json(row[3])),
            plan=tuple(from_json(row[4])),
            seed=row[5],
            zone=row[6],
            started_at=from_ms(row[7]),
            ended_at=maybe_from_ms(row[8]),
            asked=row[9],
            score=_mean(row[10], row[9]),
            answers=row[11],
            seconds=from_units(row[12]),
            last_at=maybe_from_ms(row[13]),
            ends_at=maybe_from_ms(row[14]),
            towards=row[15],
            fingerprint=row[16],
            options=from_json(row[17]),
        )
        for row in db.execute(_FIGURES.format(chosen=chosen), values)
    ]


def _mean(units: int, number: int) -> float:
    return from_units(units) / number if number else 0.0

"""Reading the log: as it was written, and as it counts now."""

from __future__ import annotations

import sqlite3
from itertools import groupby

from trainer.records.entry import Effective, Entry
from trainer.records.replay import folded, standing
from trainer.records.row import Row, rows_of_question, select_rows, to_effectives, to_entry


def read_entries(db: sqlite3.Connection, question: str | None, session: str | None, limit: int | None) -> list[Entry]:
    """Return entries in the order of the log; with ``limit`` the newest ones only."""
    wanted = []
    if question is not None:
        wanted.append("question = :question")
    if session is not None:
        wanted.append("session = :session")
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    rest = f"{where} ORDER BY seq DESC LIMIT :limit"
    values = {"question": question, "session": session, "limit": -1 if limit is None else limit}
    return [to_entry(row) for row in select_rows(db, rest, values)][::-1]


def read_effective(
    db: sqlite3.Connection, question: str | None, session: str | None, dossier: str | None
) -> list[Effective]:
    """Return what counts now, in the order of the log: of one question, one session, one dossier, or everything.

    An amendment counts wherever it was made, also if that was after the session.
    """
    if question is not None:
        rows = standing(rows_of_question(db, question))
    elif session is not None:
        asked = db.execute("SELECT DISTINCT question FROM log WHERE session = ?", (session,)).fetchall()
        rows = [row for (one,) in asked for row in standing(rows_of_question(db, one))]
    else:
        rows = _everything(db, dossier)
    kept = [row for row in folded(rows) if session is None or row.session == session]
    kept.sort(key=lambda row: row.seq)
    return to_effectives(kept)


def _everything(db: sqlite3.Connection, dossier: str | None) -> list[Row]:
    rest = "ORDER BY question, seq"
    if dossier is not None:
        # "0" is the character after "/", so these are the ids that begin with dossier/
        rest = f"WHERE question >= :dossier || '/' AND question < :dossier || '0' {rest}"
    rows = select_rows(db, rest, {"dossier": dossier})
    return [row for _, group in groupby(rows, key=lambda row: row.question) for row in standing(list(group))]

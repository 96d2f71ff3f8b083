"""Deriving everything anew from the log alone. Inside a transaction of the caller."""

from __future__ import annotations

import sqlite3
from collections import Counter
from itertools import groupby

from trainer.records.card import Derive, deck_of, dossier_of
from trainer.records.figure import Figure, Place, add_figures, add_tally, figures, total
from trainer.records.replay import standing
from trainer.records.row import select_rows
from trainer.records.settle import write_card

DERIVED = ("card", "deck_count", "tally", "day_total", "session_deck", "spread")
"""The tables that hold nothing but what follows from the log."""
_BASIS = "basis"


def rebuild(db: sqlite3.Connection, derive: Derive, basis: str) -> None:
    """Empty the derived tables, fill them from the log, and note on what basis that was done."""
    for table in DERIVED:
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    sums: dict[Place, Figure] = {}
    tally: Counter[str] = Counter()
    for question, group in groupby(select_rows(db, "ORDER BY question, seq"), key=lambda row: row.question):
        stands = standing(list(group))
        total(sums, figures(stands, dossier_of(question), deck_of(question)))
        for key, units in write_card(db, question, stands, derive).items():
            tally[key] += units
    add_figures(db, sums)
    add_tally(db, tally)
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_BASIS, basis))


def read_basis(db: sqlite3.Connection) -> str:
    """Return the basis of the last rebuild; empty if there was none."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (_BASIS,)).fetchone()
    return str(row[0]) if row else ""

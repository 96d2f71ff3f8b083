"""What becomes of a history whose question is gone: moved onto another question, or deleted. In a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from trainer.errors import UsageError
from trainer.records.card import Derive, dossier_of
from trainer.records.reconcile import Seen, When, change
from trainer.records.row import from_json, rows_of_question, to_json
from trainer.records.settle import append, settle

NOTE = "restored_from"
"""The key in a moved entry's data: the ids its question had before, oldest first."""


def restore(db: sqlite3.Connection, old: str, new: str, when: When, derive: Derive) -> int:
    """Move the history of ``old`` onto ``new`` and return how many log rows moved.

    The rows keep a note of where they come from. Where the two answers are known to differ, the change is noted.
    """
    rows = rows_of_question(db, old)
    if not rows:
        raise UsageError(f"There is no history of {old!r} to restore.")
    if rows_of_question(db, new):
        raise UsageError(f"{new!r} has a history of its own, so that of {old!r} cannot be moved there.")
    was, now = _seen(db, old), _seen(db, new)
    reconciled = db.execute("SELECT 1 FROM dossier WHERE id = ?", (dossier_of(new),)).fetchone()
    if reconciled and not (now and now.present):
        raise UsageError(f"There is no question {new!r} to restore the history of {old!r} to.")
    settle(db, old, rows, [], derive)
    for row in rows:
        data = from_json(row.data)
        data |= {NOTE: [*data.get(NOTE, []), old]}
        db.execute("UPDATE log SET question = ?, data = ? WHERE seq = ?", (new, to_json(data), row.seq))
    settle(db, new, [], rows_of_question(db, new), derive)
    if was and now and was.answer and was.answer != now.answer:
        append(db, change(new, was.answer_text, now.prints, when), derive)
    db.execute("DELETE FROM question WHERE id = ? AND present = 0", (old,))
    return len(rows)


def purge(db: sqlite3.Connection, questions: Iterable[str], derive: Derive) -> int:
    """Delete the histories of these questions for good and return how many log rows went."""
    deleted = 0
    for question in dict.fromkeys(questions):
        rows = rows_of_question(db, question)
        settle(db, question, rows, [], derive)
        db.execute("DELETE FROM log WHERE question = ?", (question,))
        db.execute("DELETE FROM question WHERE id = ? AND present = 0", (question,))
        deleted += len(rows)
    return deleted


def _seen(db: sqlite3.Connection, question: str) -> Seen | None:
    row = db.execute("SELECT wording, answer, answer_text, present FROM question WHERE id = ?", (question,)).fetchone()
    return Seen(*row) if row else None

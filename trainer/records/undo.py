"""Taking back what was done last, any number of steps, and doing it again. Inside a transaction of the caller."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple

from trainer.records.card import Derive
from trainer.records.entry import Entry, What
from trainer.records.row import row_of_id, to_entry
from trainer.records.settle import append

UNDOABLE = frozenset(
    {
        What.ANSWER,
        What.SUSPEND,
        What.UNSUSPEND,
        What.BURY,
        What.UNBURY,
        What.FLAG,
        What.UNFLAG,
        What.RESET,
    }
)
"""What undo takes back; the ratings and overrulings of an answer go and come with it."""


class Scope(NamedTuple):
    """Where undo looks: in one session, in one dossier, or (with neither) everywhere."""

    session: str | None = None
    dossier: str | None = None


class _Step(NamedTuple):
    id: str
    what: str
    ref: str | None
    ref_what: str | None


def undo(db: sqlite3.Connection, scope: Scope, void: Callable[[str], Entry], derive: Derive) -> Entry | None:
    """Void the newest standing entry that can be undone and return it; ``void`` makes the voiding entry."""
    return _take_back(db, _newest_standing(db, scope), void, derive)


def redo(db: sqlite3.Connection, scope: Scope, void: Callable[[str], Entry], derive: Derive) -> Entry | None:
    """Void the newest undo, if nothing but undo and redo came after it, and return what stands again."""
    step = _newest_undo(db, scope)
    _take_back(db, step.id if step else None, void, derive)
    again = row_of_id(db, step.ref or "") if step else None
    return to_entry(again) if again else None


def _take_back(db: sqlite3.Connection, key: str | None, void: Callable[[str], Entry], derive: Derive) -> Entry | None:
    row = row_of_id(db, key) if key else None
    if row is None:
        return None
    append(db, void(row.id), derive)
    return to_entry(row)


def _newest_standing(db: sqlite3.Connection, scope: Scope) -> str | None:
    gone: set[str | None] = set()
    with closing(_steps(db, scope)) as steps:
        for step in map(_Step._make, steps):
            if step.id in gone:
                continue
            if step.what == What.VOID:
                gone.add(step.ref)
            elif step.what in UNDOABLE:
                return step.id
    return None


def _newest_undo(db: sqlite3.Connection, scope: Scope) -> _Step | None:
    gone: set[str | None] = set()
    with closing(_steps(db, scope)) as steps:
        for step in map(_Step._make, steps):
            if step.what != What.VOID:
                return None
            if step.id in gone:
                continue
            if step.ref_what != What.VOID:
                return step
            gone.add(step.ref)
    return None


def _steps(db: sqlite3.Connection, scope: Scope) -> sqlite3.Cursor:
    """Return the log from its end backwards: by the index of a session, else row by row."""
    wanted = []
    if scope.session is not None:
        wanted.append("log.session = :session")
    if scope.dossier is not None:
        # + keeps SQLite walking along seq: what is looked for is nearly always among the last rows
        wanted.append("substr(+log.question, 1, length(:dossier) + 1) = :dossier || '/'")
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    return db.execute(
        "SELECT log.id, log.what, log.ref, about.what FROM log LEFT JOIN log AS about ON about.id = log.ref "  # noqa: S608
        f"{where} ORDER BY log.seq DESC",
        scope._asdict(),
    )

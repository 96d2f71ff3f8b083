"""Making the tables of a fresh store, and bringing those of an older one up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from trainer.errors import NewerStoreError, StoreError
from trainer.records.failure import is_busy, patiently

FOLDER = Path(__file__).parent
"""Holds schema.sql and migrations/NNNN_name.sql."""
APPLICATION_ID = 0x63727472
"""Marks a file as a store of crisis-trainer (schema.sql sets it)."""


def newest_version(folder: Path = FOLDER) -> int:
    """Return the number of the newest migration, which is the version of the schema."""
    return max(_migrations(folder))


def bring_up(db: sqlite3.Connection, path: Path, folder: Path = FOLDER) -> None:
    """Make sure that ``db`` has the newest schema.

    Every step is one transaction that looks at the version again once it has the lock, so two processes may do this at
    once. Raises `NewerStoreError`, and `StoreError` if the file is another program's or a migration fails.
    """
    newest = newest_version(folder)
    version = _version(db)
    if version == newest and _application(db) == APPLICATION_ID:
        return
    if version > newest and _application(db) == APPLICATION_ID:
        raise NewerStoreError(
            f"The store of answers {path} was written by a later crisis-trainer (version {version} of the store; this "
            f"one knows up to {newest}). It was left as it is: install the later crisis-trainer again, or name another "
            "folder with --data-dir."
        )
    if version == 0 and _is_empty(db):
        # SQLite itself does not wait where another process opens the file just then
        patiently(lambda: db.execute("PRAGMA journal_mode = WAL").fetchone(), sqlite3.SQLITE_BUSY)
        _create(db, folder, newest)
    if _application(db) != APPLICATION_ID:
        raise StoreError(
            f"{path} is a database of another program, not a store of answers. It was left as it is; name another "
            "folder with --data-dir."
        )
    for number, script in sorted(_migrations(folder).items()):
        if number > _version(db):
            _migrate(db, path, number, script)


def _create(db: sqlite3.Connection, folder: Path, newest: int) -> None:
    _in_transaction(db, (folder / "schema.sql").read_text(encoding="utf-8"), newest, lambda: _is_empty(db))


def _migrate(db: sqlite3.Connection, path: Path, number: int, script: Path) -> None:
    try:
        text = script.read_text(encoding="utf-8")
        _in_transaction(db, text, number, lambda: _version(db) < number)
    except sqlite3.Error as error:
        if is_busy(error):
            raise
        raise StoreError(
            f"The store of answers {path} could not be brought to version {number} ({script.name}: {error}). It was "
            "left at the version before; use the crisis-trainer that wrote it until this is mended."
        ) from error


def _in_transaction(db: sqlite3.Connection, script: str, version: int, needed: Callable[[], bool]) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        if needed():
            for statement in _statements(script):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {version:d}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would commit the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def _migrations(folder: Path) -> dict[int, Path]:
    return {int(path.name[:4]): path for path in (folder / "migrations").glob("[0-9][0-9][0-9][0-9]_*.sql")}


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _application(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA application_id").fetchone()[0])


def _is_empty(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT count(*) = 0 FROM sqlite_master").fetchone()[0])

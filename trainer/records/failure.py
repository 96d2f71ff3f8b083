"""What SQLite's errors mean, and what a person can do about them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from errno import EACCES, EPERM, EROFS
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from trainer.errors import ReadOnlyStoreError, StoreError

_T = TypeVar("_T")

BUSY_SECONDS = 5.0
"""How long a connection waits for another one that is writing."""


def is_unreadable(error: sqlite3.Error) -> bool:
    """Say whether the file itself is no database or a broken one: the only reason to move it aside."""
    return _code(error) in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def is_busy(error: sqlite3.Error) -> bool:
    """Say whether another connection is in the way."""
    return _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def is_unwritable(error: sqlite3.Error | OSError, path: Path) -> bool:
    """Say whether the reason is a disk, a folder or a file that may not be written."""
    if isinstance(error, OSError):
        return error.errno in {EACCES, EPERM, EROFS}
    if _code(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return True
    # "unable to open" has many reasons; only a folder or a file that is closed to this user is one to go on without
    closed = not os.access(path.parent, os.W_OK | os.X_OK)
    return _code(error) == sqlite3.SQLITE_CANTOPEN and (closed or _is_closed(path))


def _is_closed(path: Path) -> bool:
    # os.path, because pathlib raises where the folder may not be looked into
    return os.path.exists(path) and not os.access(path, os.R_OK | os.W_OK)  # noqa: PTH110


_SENTENCES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: (
        "The store of answers {path} is being written by another program, which has not let go of it for "
        f"{BUSY_SECONDS:.0f} seconds. Nothing was changed; try again, or close the other program."
    ),
    sqlite3.SQLITE_FULL: (
        "The disk that holds the store of answers {path} is full. Nothing was changed; free some space and try again."
    ),
    sqlite3.SQLITE_READONLY: (
        "The store of answers {path} cannot be written any more ({error}). Nothing was changed; make the file and its "
        "folder writable, or name another folder with --data-dir."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The store of answers {path} is damaged ({error}). Close crisis-trainer, move the file away or put a backup in "
        "its place, and start again."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk did not let the store of answers {path} be read or written ({error}). Nothing was changed; check the "
        "disk, or name another folder with --data-dir."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The store of answers {path} cannot be opened ({error}). Check its folder, or name another one with --data-dir."
    ),
}
_ALSO = {sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY, sqlite3.SQLITE_NOTADB: sqlite3.SQLITE_CORRUPT}


def patiently(act: Callable[[], _T], passing: int) -> _T:
    """Do what may fail with the result code ``passing`` for a moment, again and again for as long as SQLite waits."""
    until = monotonic() + BUSY_SECONDS
    while True:
        try:
            return act()
        except sqlite3.OperationalError as error:
            if _code(error) != passing or monotonic() > until:
                raise
            sleep(0.01)


def explain(error: sqlite3.Error, path: Path) -> StoreError:
    """Return a sentence on an error of SQLite, with the file and a way out."""
    code = _ALSO.get(_code(error), _code(error))
    sentence = _SENTENCES.get(code, "The store of answers {path} could not be used: {error}.")
    kind = ReadOnlyStoreError if code == sqlite3.SQLITE_READONLY else StoreError
    return kind(sentence.format(path=path, error=error))


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; 0 for an error that Python's own module raised."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF

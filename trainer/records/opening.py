"""Opening the store's file, whatever state it, its folder and its disk are in."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from trainer.errors import StoreError
from trainer.records.failure import BUSY_SECONDS, explain, is_busy, is_unreadable, is_unwritable, patiently
from trainer.records.schema import APPLICATION_ID, FOLDER, bring_up

_MAGIC = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm")
"""The files that SQLite keeps beside a database; they have to go wherever it goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A connection, whether what is written to it is kept, and a sentence for the learner (mostly empty)."""

    db: sqlite3.Connection
    kept: bool = True
    notice: str = ""


def open_file(path: Path, now: datetime, folder: Path = FOLDER) -> Opened:
    """Open the store at ``path``, and make it and its folder if need be; ``folder`` holds the schema.

    A file that SQLite says is no database or a broken one is moved aside, and a fresh one made; nothing else ever moves
    a file. Where nothing can be written, what can be read is copied into memory. Raises `StoreError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if is_unwritable(error, path):
            return _in_memory(path, folder)
        raise StoreError(
            f"The folder {path.parent} for the store of answers cannot be made ({error.strerror or error}). Name "
            "another folder with --data-dir."
        ) from error
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - pathlib's raise in a closed folder
        raise StoreError(
            f"{path} should be the file with your answers, but it is a {'folder' if path.is_dir() else 'device'}. Move "
            "it away, or name another folder with --data-dir."
        )
    try:
        _probe(path)
        return Opened(db=_connect(path, folder))
    except sqlite3.Error as error:
        if is_unreadable(error):
            return _started_anew(path, now, folder)
        if is_unwritable(error, path):
            return _in_memory(path, folder)
        raise explain(error, path) from error


def _probe(path: Path) -> None:
    """Raise what SQLite says of a file that does not begin like a database, without harm to the log beside it.

    A connection that may write would delete the log, which may be all that is left of the last answers, or the very
    thing that makes the file whole.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError:
        return
    if start in {b"", _MAGIC}:
        return
    # what fails for another reason than the file's content is said when it is opened in earnest
    with (
        suppress(sqlite3.OperationalError),
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db,
    ):
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _connect(path: Path, folder: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        bring_up(db, path, folder)
        _set_up(db)
    except BaseException:
        db.close()
        raise
    return db


def _set_up(db: sqlite3.Connection) -> None:
    # without a write-ahead log (some network disks) only FULL is safe against a power cut
    logged = db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    db.execute(f"PRAGMA synchronous = {'NORMAL' if logged else 'FULL'}")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA busy_timeout = 0")
    try:
        # the one sure sign that the file can be written; a BEGIN alone is granted on any, and who else is writing does
        # not matter
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise
    db.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")


def _started_anew(path: Path, now: datetime, folder: Path) -> Opened:
    try:
        with _alone(path):
            try:
                _probe(path)
                return Opened(db=_connect(path, folder))  # another process was quicker
            except sqlite3.Error as error:
                if not is_unreadable(error):
                    raise
            aside = _move_aside(path, now)
            db = _connect(path, folder)
    except (OSError, sqlite3.Error) as error:
        if is_unwritable(error, path):
            return _in_memory(path, folder)
        if isinstance(error, sqlite3.Error):
            raise explain(error, path) from error
        raise StoreError(f"{path} cannot be read, and it cannot be moved aside ({error.strerror or error}).") from error
    notice = (
        f"The store of answers {path} could not be read. It was kept as {aside.name} in the same folder, and a new one "
        "was started; if you have a backup, put it in place of the new one."
    )
    return Opened(db=db, notice=notice)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time move a store aside; the lock goes with the process that holds it.

    The file of the lock is taken away afterwards. Who waits for it then gets an I/O error, and after that a new one.
    That two may hold a lock at once does no harm: each looks at the store again first.
    """
    guard = path.with_name(f"{path.name}.moving")
    with closing(patiently(lambda: _locked(guard), sqlite3.SQLITE_IOERR)):
        try:
            yield
        finally:
            with suppress(OSError):
                guard.unlink(missing_ok=True)


def _locked(guard: Path) -> sqlite3.Connection:
    db = sqlite3.connect(guard, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        db.execute("BEGIN EXCLUSIVE")
    except BaseException:
        db.close()
        raise
    return db


def _move_aside(path: Path, now: datetime) -> Path:
    """Move an unreadable store and what lies beside it to a name that nothing has, and return the name."""
    for number in count(1):
        aside = path.with_name(f"{path.name}.unreadable-{now:%Y%m%d-%H%M%S}{f'-{number}' if number > 1 else ''}")
        if any(aside.with_name(aside.name + end).exists() for end in _BESIDE):
            continue
        try:
            aside.touch(exist_ok=False)
        except FileExistsError:
            continue
        # the log goes first: left beside a fresh store it would be played into it
        for end in _BESIDE:
            with suppress(FileNotFoundError):
                path.with_name(path.name + end).replace(aside.with_name(aside.name + end))
        path.replace(aside)
        return aside
    raise AssertionError


def _in_memory(path: Path, folder: Path) -> Opened:
    """Return a copy in memory of what can be read at ``path``, else an empty store in memory."""
    db, read = _copied(path)
    try:
        bring_up(db, path, folder)
        _set_up(db)
    except BaseException:
        db.close()
        raise
    what = "Your earlier answers are shown, but new" if read else "New"
    if not read and os.path.exists(path):  # noqa: PTH110
        what = "Your earlier answers cannot be read, and new"
    notice = (
        f"{what} answers will not be kept: {path} cannot be written. Make the file and its folder writable, or name "
        "another folder with --data-dir."
    )
    return Opened(db=db, kept=False, notice=notice)


def _copied(path: Path) -> tuple[sqlite3.Connection, bool]:
    # without a write-ahead log to read, only "immutable" opens a store in a folder that cannot be written
    for how in ("mode=ro", "mode=ro&immutable=1") if os.access(path, os.R_OK) else ():
        db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as source:
                source.execute("SELECT count(*) FROM sqlite_master").fetchone()
                source.backup(db)
        except sqlite3.Error:
            db.close()
        else:
            return db, True
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False), False

"""Rows of the log as SQLite gives them, and their way to and from entries."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from trainer.records.entry import Effective, Entry, What
from trainer.records.moment import from_ms, study_day, to_ms

WHAT = {what.value: what for what in What}


Values = tuple[object, ...] | Mapping[str, object]


class Row(NamedTuple):
    """A row of the log, in the order of its columns; times are UTC milliseconds, ``data`` is JSON."""

    seq: int
    id: str
    at: int
    zone: str
    day_starts: int
    day: str
    what: str
    question: str
    session: str | None
    ref: str | None
    kind: str
    typed: str
    mark: str
    score: float | None
    rating: int | None
    seconds: float | None
    wording: str
    answer: str
    data: str


COLUMNS = ", ".join(Row._fields)
_INSERT = f"INSERT INTO log ({', '.join(Row._fields[1:])}) VALUES ({', '.join('?' * (len(Row._fields) - 1))})"  # noqa: S608


def select_rows(db: sqlite3.Connection, rest: str, values: Values = ()) -> Iterator[Row]:
    """Yield the rows of ``SELECT … FROM log`` followed by ``rest``, which is written by this package alone."""
    return map(Row._make, db.execute(f"SELECT {COLUMNS} FROM log {rest}", values))  # noqa: S608


def rows_of_question(db: sqlite3.Connection, question: str) -> list[Row]:
    """Return all rows of one question, in the order of the log."""
    return list(select_rows(db, "WHERE question = ? ORDER BY seq", (question,)))


def row_of_id(db: sqlite3.Connection, key: str) -> Row | None:
    """Return the row with this id."""
    return next(select_rows(db, "WHERE id = ?", (key,)), None)


def insert_row(db: sqlite3.Connection, entry: Entry) -> Row:
    """Append an entry to the log and return its row."""
    values = (
        entry.id,
        to_ms(entry.at),
        entry.zone,
        entry.day_starts,
        study_day(entry.at, entry.zone, entry.day_starts).isoformat(),
        entry.what.value,
        entry.question,
        entry.session,
        entry.ref,
        entry.kind,
        storable(entry.typed),
        entry.mark,
        _finite(entry.score),
        entry.rating,
        _finite(entry.seconds),
        entry.wording,
        entry.answer,
        to_json(entry.data),
    )
    seq = db.execute(_INSERT, values).lastrowid
    return Row(seq or 0, *values)


def to_entry(row: Row) -> Entry:
    """Return a row as an entry."""
    return Entry(
        seq=row.seq,
        id=row.id,
        at=from_ms(row.at),
        zone=row.zone,
        day_starts=row.day_starts,
        what=WHAT[row.what],
        question=row.question,
        session=row.session,
        ref=row.ref,
        kind=row.kind,
        typed=row.typed,
        mark=row.mark,
        score=row.score,
        rating=row.rating,
        seconds=row.seconds,
        wording=row.wording,
        answer=row.answer,
        data=from_json(row.data),
    )


def to_effectives(rows: Sequence[Row]) -> list[Effective]:
    """Return rows (amendments already applied) as effective entries."""
    # the rows of one question mostly say the same there, and parsing it is what takes longest
    parsed = {text: from_json(text) for text in {row.data for row in rows}}
    return [_to_effective(row, dict(parsed[row.data])) for row in rows]


def _to_effective(row: Row, data: dict[str, Any]) -> Effective:
    return Effective(
        seq=row.seq,
        id=row.id,
        at=from_ms(row.at),
        zone=row.zone,
        day_starts=row.day_starts,
        day=date.fromisoformat(row.day),
        what=WHAT[row.what],
        question=row.question,
        session=row.session,
        kind=row.kind,
        typed=row.typed,
        mark=row.mark,
        score=row.score,
        rating=row.rating,
        seconds=row.seconds,
        wording=row.wording,
        answer=row.answer,
        data=data,
    )


def to_json(value: object) -> str:
    """Return a value as JSON that is always the same for the same value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Any:
    """Return the value of JSON text."""
    return {} if text == "{}" else json.loads(text)


def storable(text: str) -> str:
    """Return a text without the half characters that a broken terminal can send and SQLite cannot keep."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _finite(number: float | None) -> float | None:
    if number is not None and not math.isfinite(number):
        raise ValueError(f"{number} cannot be recorded as a score or a time")
    return number

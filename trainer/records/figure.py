"""Sums by study day, by session and by the spreads that follow from one question's rows, and their way into the store.

Scores, seconds and amounts are kept as whole numbers of billionths: those add up exactly in any order, so a part
can be taken away again without a trace.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from trainer.records.row import Row
from trainer.records.spread import ANSWERS, SORTS, places

_UNIT = 1_000_000_000

_ADD = {
    "day": """
        INSERT INTO day_total (dossier, day, deck, answers, correct, score, seconds)
        VALUES (:dossier, :key, :deck, :answers, :first, :score, :seconds)
        ON CONFLICT (dossier, day, deck) DO UPDATE SET
          answers = answers + excluded.answers, correct = correct + excluded.correct,
          score = score + excluded.score, seconds = seconds + excluded.seconds
    """,
    "session": """
        INSERT INTO session_deck (session, deck, answers, asked, score, seconds)
        VALUES (:key, :deck, :answers, :first, :score, :seconds)
        ON CONFLICT (session, deck) DO UPDATE SET
          answers = answers + excluded.answers, asked = asked + excluded.asked,
          score = score + excluded.score, seconds = seconds + excluded.seconds
    """,
}
_SPREAD = """
    INSERT INTO spread (dossier, sort, key, deck, answers, correct, amount)
    VALUES (:dossier, :sort, :key, :deck, :answers, :first, :score)
    ON CONFLICT (dossier, sort, key, deck) DO UPDATE SET
      answers = answers + excluded.answers, correct = correct + excluded.correct, amount = amount + excluded.amount
"""
_ADD |= dict.fromkeys(SORTS, _SPREAD)
_DROP = {
    "day": "DELETE FROM day_total WHERE dossier = :dossier AND day = :key AND deck = :deck AND answers = 0",
    "session": "DELETE FROM session_deck WHERE session = :key AND deck = :deck AND answers = 0",
}
_DROP |= dict.fromkeys(
    SORTS,
    "DELETE FROM spread WHERE dossier = :dossier AND sort = :sort AND key = :key AND deck = :deck AND answers = 0",
)


class Place(NamedTuple):
    """Where a figure belongs; ``sort`` is ``day``, ``session`` or one of the spreads'.

    ``key`` is the ISO date, the session's id, or what the spread says.
    """

    sort: str
    key: str
    dossier: str
    deck: str


class Figure(NamedTuple):
    """A sum over answers; ``first`` is how many were right for a day, how many questions were asked for a session.

    ``score`` is over all answers of a day, but over the first answer to each question of a session.
    """

    answers: int = 0
    first: int = 0
    score: int = 0
    seconds: int = 0


Figures = Mapping[Place, Figure]


def to_units(amount: float) -> int:
    """Return an amount as whole units."""
    return round(amount * _UNIT)


def from_units(units: int) -> float:
    """Return whole units as an amount."""
    return units / _UNIT


def figures(standing: Iterable[Row], dossier: str, deck: str) -> dict[Place, Figure]:
    """Return what one question's standing rows add to its days and sessions."""
    found: dict[Place, Figure] = {}
    for row in standing:
        if row.what not in ANSWERS:
            continue
        score, seconds = to_units(row.score or 0.0), to_units(row.seconds or 0.0)
        if row.what == "answer":
            place = Place("day", row.day, dossier, deck)
            found[place] = _plus(found.get(place, Figure()), Figure(1, row.mark == "correct", score, seconds))
        for sort, key, right, amount in places(row):
            place = Place(sort, key, dossier, deck)
            found[place] = _plus(found.get(place, Figure()), Figure(1, right, to_units(amount), 0))
        if row.session is not None:
            place = Place("session", row.session, dossier, deck)
            old = found.get(place)
            new = Figure(1, 0, 0, seconds) if old else Figure(1, 1, score, seconds)
            found[place] = _plus(old or Figure(), new)
    return found


def difference(before: Sequence[Row], after: Sequence[Row], dossier: str, deck: str) -> dict[Place, Figure]:
    """Return what has to be added to the sums when one question's standing rows become others."""
    same = 0
    for was, now in zip(before, after, strict=False):
        if was is not now and was != now:
            break
        same += 1
    # only the days and sessions of rows that differ can have other sums: mostly the last one of many
    other = [*before[same:], *after[same:]]
    days, sessions = {row.day for row in other}, {row.session for row in other}
    old, new = (
        figures([row for row in rows if row.day in days or row.session in sessions], dossier, deck)
        for rows in (before, after)
    )
    return {
        place: change
        for place in old.keys() | new.keys()
        if any(change := _minus(new.get(place, Figure()), old.get(place, Figure())))
    }


def total(sums: dict[Place, Figure], more: Figures) -> None:
    """Add ``more`` to ``sums`` in place."""
    for place, figure in more.items():
        sums[place] = _plus(sums.get(place, Figure()), figure)


def add_figures(db: sqlite3.Connection, changes: Figures) -> None:
    """Add to the store's sums; a sum over no answers is removed."""
    for place, figure in changes.items():
        values = {**place._asdict(), **figure._asdict()}
        db.execute(_ADD[place.sort], values)
        if figure.answers < 0:
            db.execute(_DROP[place.sort], values)


def add_tally(db: sqlite3.Connection, changes: Mapping[str, int]) -> None:
    """Add units to the tally; an amount of nothing is removed."""
    for key, units in changes.items():
        if units:
            db.execute(
                "INSERT INTO tally VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET amount = amount + excluded.amount",
                (key, units),
            )
            db.execute("DELETE FROM tally WHERE key = ? AND amount = 0", (key,))


def read_tally(db: sqlite3.Connection) -> dict[str, float]:
    """Return the sums over all cards of what `Derived.tally` said."""
    return {key: from_units(units) for key, units in db.execute("SELECT key, amount FROM tally ORDER BY key")}


def _plus(one: Figure, other: Figure) -> Figure:
    return Figure(*map(int.__add__, one, other))


def _minus(one: Figure, other: Figure) -> Figure:
    return Figure(*map(int.__sub__, one, other))

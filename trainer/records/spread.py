"""Spreads: answers by the hour of the day, by the chance that was told of them, and by how sure the learner was.

Kept up with every answer, so that no screen has to scan the log. The keys:

- ``hour``: two digits, the hour on the clock of the answer's zone; answers of study.
- ``chance``: two digits, the twentieth (00 to 19) of the chance of recall told of an answer before it was given
  (``data["chance"]``); right is what was not rated Again, and ``amount`` the sum of the chances.
- ``sure``: ``answer`` or ``rehearse``, what was said (``data["sure"]``) and the claim's status (``data["status"]``),
  with slashes between; ``amount`` is the sum of the scores. The app asks it in study only, so that the keys of
  ``rehearse`` are empty.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.records.moment import from_ms, hour_of_day
from trainer.records.row import Row, from_json

SORTS = ("hour", "chance", "sure")
ANSWERS = frozenset({"answer", "rehearse"})
TWENTIETHS = 20
_UNIT = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What stands of the answers with one key of a spread in one deck (``dossier/deck``)."""

    key: str
    deck: str
    answers: int
    right: int
    amount: float


def places(row: Row) -> Iterator[tuple[str, str, bool, float]]:
    """Yield sort, key, whether it was right, and amount, for each spread that an answer belongs to."""
    right = row.mark == "correct"
    if row.what == "answer":
        yield "hour", f"{hour_of_day(from_ms(row.at), row.zone):02}", right, 0.0
    data = from_json(row.data)
    chance, sure = data.get("chance"), data.get("sure")
    if row.what == "answer" and isinstance(chance, int | float) and 0 <= chance <= 1:
        yield "chance", f"{min(TWENTIETHS - 1, int(chance * TWENTIETHS)):02}", row.rating != 1, float(chance)
    if isinstance(sure, str):
        yield "sure", f"{row.what}/{sure}/{data.get('status', '')}", right, row.score or 0.0


def read_spread(db: sqlite3.Connection, dossier: str, sort: str) -> list[Spread]:
    """Return a spread by key and deck."""
    rows = db.execute(
        "SELECT key, deck, answers, correct, amount FROM spread WHERE dossier = ? AND sort = ? ORDER BY key, deck",
        (dossier, sort),
    )
    return [
        Spread(key=key, deck=deck, answers=answers, right=right, amount=units / _UNIT)
        for key, deck, answers, right, units in rows
    ]

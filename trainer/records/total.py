"""Totals by study day and deck, kept up with every answer so that no screen has to scan the log."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from trainer.records.figure import from_units


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTotal:
    """What stands of one study day's answers in one deck; ``score`` and ``seconds`` are sums over the answers."""

    day: date
    dossier: str
    deck: str
    answers: int
    right: int
    score: float
    seconds: float


def read_totals(db: sqlite3.Connection, dossier: str, since_day: date | None) -> list[DayTotal]:
    """Return the totals from a study day on, by day and deck."""
    rows = db.execute(
        """
        SELECT day, dossier, deck, answers, correct, score, seconds FROM day_total
        WHERE dossier = ? AND day >= ? ORDER BY day, deck
        """,
        (dossier, since_day.isoformat() if since_day else ""),
    )
    return [
        DayTotal(
            day=date.fromisoformat(row[0]),
            dossier=row[1],
            deck=row[2],
            answers=row[3],
            right=row[4],
            score=from_units(row[5]),
            seconds=from_units(row[6]),
        )
        for row in rows
    ]


def read_answers_by_day(db: sqlite3.Connection, dossier: str) -> dict[date, int]:
    """Return how many answers each study day has."""
    rows = db.execute("SELECT day, sum(answers) FROM day_total WHERE dossier = ? GROUP BY day ORDER BY day", (dossier,))
    return {date.fromisoformat(day): answers for day, answers in rows}

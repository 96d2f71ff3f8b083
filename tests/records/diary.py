"""A learner's made-up history: a simple way to derive cards, and short names for what is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from trainer.records import Derived, Effective, Entry, Store, What

NOON = datetime(2024, 1, 16, 12, tzinfo=UTC)
KARACHI = "Asia/Karachi"
A, B, C = "iran/dates/strike", "iran/dates/reply", "iran/actors/kakar"

DERIVED = ("card", "deck_count", "tally", "day_total", "session_deck", "spread")


def derive(entries: Sequence[Effective]) -> Derived:
    """Derive a card so that every field depends on every entry, in order, with fractions that do not add up neatly."""
    due: datetime | None = None
    state: dict[str, object] = {}
    right = lapses = answers = 0
    tally: dict[str, float] = {}
    for entry in entries:
        if entry.what is What.RESET:
            due, state = None, {}
        elif entry.what is What.ANSWER:
            rating = entry.rating or 1
            answers += 1
            right += rating > 1
            lapses += rating == 1 and bool(state)
            before = state.get("stability", 1.0)
            assert isinstance(before, float)
            stability = min(before * (0.3 + rating / 3), 3000.0)
            state = {"stability": stability, "day": entry.day.isoformat(), "mark": entry.mark}
            due = entry.at + timedelta(days=stability)
            tally[f"first.{rating}"] = tally.get(f"first.{rating}", 0.0) + 1
            tally["seconds"] = tally.get("seconds", 0.0) + (entry.seconds or 0.0) / 3
    return Derived(due_at=due, state=state, tally=tally, answers=answers, right=right, lapses=lapses)


def opened(folder: Path, now: datetime = NOON) -> Store:
    """Open the store in a folder."""
    return Store.open(folder / "answers.sqlite3", derive, now=now)


def note(what: What, question: str = A, at: datetime = NOON, **more: Any) -> Entry:
    """Return an entry in Karachi, where a study day starts at four."""
    where: dict[str, Any] = {"zone": KARACHI, "day_starts": 4}
    return Entry.of(what=what, question=question, at=at, **where | more)


def answer(question: str = A, at: datetime = NOON, rating: int = 3, **more: Any) -> Entry:
    """Return an answer; rating 1 is a wrong one."""
    right = rating > 1
    usual = {
        "kind": "date",
        "typed": "16 Jan",
        "mark": "correct" if right else "wrong",
        "score": 1.0 if right else 0.0,
        "seconds": 4.2,
        "wording": "w1",
        "answer": "a1",
        "data": {"proposed": rating, "answer_text": "16 January 2024"},
    }
    return note(What.ANSWER, question, at, rating=rating, **usual | more)


def undo(store: Store, **where: Any) -> Entry | None:
    """Undo in Karachi."""
    return store.undo(NOON, KARACHI, 4, **where)


def redo(store: Store, **where: Any) -> Entry | None:
    """Redo in Karachi."""
    return store.redo(NOON, KARACHI, 4, **where)


def dump(store: Store, tables: Sequence[str] = DERIVED) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of some tables to the last column."""
    return {table: sorted(store._db.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}

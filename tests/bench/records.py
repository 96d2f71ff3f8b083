"""The store of answers at 200,000 log rows and 100,000 cards; what the memory model adds is told apart."""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.records.diary import KARACHI, NOON, answer, note
from trainer.coach.derive import deriver
from trainer.records import Derived, Effective, Prints, SessionRow, Store, What

CARDS = 100_000
ROWS = 200_000
LONG = "iran/dates/long"
"""The card with 200 answers."""


def main() -> None:
    """Print medians and maxima in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.sqlite3"
        with Store.open(path, derive, now=NOON) as store:
            _fill(store)
            _once("rebuild", store.rebuild)
        _timed("open and close", lambda: Store.open(path, derive, now=NOON).close())
        with Store.open(path, derive, now=NOON) as store:
            _measure(store)
            store.derive = deriver(0.9)
            _once("rebuild with the model", store.rebuild)


def _measure(store: Store) -> None:
    pick = random.Random(1)
    late = NOON + timedelta(days=400)
    dues = sorted(due for card in store.cards("iran").values() if (due := card.due_at))
    soon = dues[300]
    print(f"  (due: {len(store.due('iran', soon))})")
    seconds = iter(range(10**6))

    def record(question: str) -> None:
        store.record(answer(question, at=late + timedelta(hours=next(seconds)), session="s0"))

    def undo() -> None:
        store.undo(late, KARACHI, 4, session="s0")

    store.start(SessionRow(id="s0", dossier="iran", mode="study", started_at=NOON, zone=KARACHI))
    _timed("record, a new card", lambda: record(f"iran/new/q{pick.random()}"))
    _timed("record, 2 answers", lambda: record(_question(pick.randrange(CARDS))))
    _timed("record, 200 answers", lambda: record(LONG), 30)
    store.derive = deriver(0.9)
    _timed("the same with the model", lambda: record(LONG), 30)
    store.derive = derive
    _timed("undo, 260 answers", undo, 20)
    _timed("redo, 260 answers", lambda: store.redo(late, KARACHI, 4, session="s0"), 20)
    _timed("undo of nothing", lambda: store.undo(late, KARACHI, 4, session="s9"))
    _timed("suspend", lambda: store.record(note(What.SUSPEND, _question(pick.randrange(CARDS)))))
    _timed("due", lambda: store.due("iran", soon))
    _timed("due, one deck", lambda: store.due("iran", soon, {"iran/deck3"}))
    _timed("counts", lambda: store.counts("iran", soon, soon))
    _timed("card", lambda: store.card(_question(pick.randrange(CARDS))))
    _timed("tally", store.tally)
    _timed("totals, 30 days", lambda: store.totals("iran", (NOON + timedelta(days=335)).date()))
    _timed("totals, all days", lambda: store.totals("iran"))
    _timed("answers by day", lambda: store.answers_by_day("iran"))
    _timed("sessions, 20", lambda: store.sessions("iran", 20))
    _timed("session decks", lambda: store.session_decks("s10"))
    _timed("effective, a session", lambda: store.effective(session="s10"))
    _timed("entries, the last 50", lambda: store.entries(limit=50))
    _timed("cards, 100,000", lambda: store.cards("iran"), 3)
    prints = {
        _question(number): Prints(wording="w", answer="a", answer_text="16 January 2024") for number in range(CARDS)
    }
    where: dict[str, Any] = {"at": late, "zone": KARACHI, "day_starts": 4}
    _once("reconcile, first", lambda: store.reconcile("iran", "f1", prints, **where))
    _timed("reconcile, the same", lambda: store.reconcile("iran", "f1", prints, **where))


def derive(entries: Sequence[Effective]) -> Derived:
    """Derive next to nothing, so that the figures are those of the store."""
    answers = len(entries)
    due = entries[-1].at + timedelta(days=entries[-1].rating or 1) if entries else None
    return Derived(due_at=due, state={"answers": answers}, tally={"answers": answers, "cards": 1}, answers=answers)


def _fill(store: Store) -> None:
    """Write the log in bulk: a year of answers, two a card, 50 a session, one card with 200."""
    pick = random.Random(0)
    for number in range(ROWS // 50):
        store.start(SessionRow(id=f"s{number}", dossier="iran", mode="study", started_at=NOON, zone=KARACHI))
    store.record(answer(LONG, session="s0"))
    db = store._db
    columns = [row[1] for row in db.execute("PRAGMA table_info(log)")][1:]
    (template,) = db.execute(f"SELECT {', '.join(columns)} FROM log")
    db.execute("BEGIN")
    for number in range(1, ROWS):
        at = NOON + timedelta(minutes=2.6 * number)
        row = dict(zip(columns, template, strict=True))
        row |= {
            "id": f"{number:032x}",
            "at": round(at.timestamp() * 1000),
            "day": at.date().isoformat(),
            "question": LONG if number % (ROWS // 199) == 0 else _question(number % CARDS),
            "session": f"s{number // 50}",
            "rating": pick.choice([1, 2, 3, 3, 3, 4]),
        }
        db.execute(f"INSERT INTO log ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", [*row.values()])
    db.execute("COMMIT")


def _question(number: int) -> str:
    return f"iran/deck{number % 10}/question-{number}"


def _timed(name: str, act: Callable[[], object], runs: int = 50) -> None:
    times = []
    for _ in range(runs):
        start = perf_counter()
        act()
        times.append((perf_counter() - start) * 1000)
    print(f"{name:<24} {statistics.median(times):9.3f} ms  (max {max(times):.3f}, {runs} runs)")


def _once(name: str, act: Callable[[], object]) -> None:
    _timed(name, act, 1)


if __name__ == "__main__":
    main()

"""What is due, how many there are, and that asking does not scan."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.records.diary import KARACHI, NOON, A, B, C, answer, note, opened, undo
from trainer.records import Card, Prints, SessionRow, Store, What

NAMES = [f"iran/{deck}/q{number}" for deck in ("dates", "actors") for number in range(4)]


def filled(store: Store) -> None:
    for number, question in enumerate(NAMES):
        store.record(answer(question, at=NOON + timedelta(hours=number), rating=2))


def card(store: Store, question: str) -> Card:
    found = store.card(question)
    assert found is not None
    return found


def test_due_is_in_order_of_time_without_the_suspended_and_buried(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        filled(store)
        late = NOON + timedelta(days=30)
        assert store.due("iran", late) == NAMES
        assert store.due("iran", late, {"iran/actors"}) == NAMES[4:]
        assert store.due("ira", late) == []
        exactly = card(store, NAMES[2]).due_at
        assert exactly is not None
        assert store.due("iran", exactly) == NAMES[:3]
        store.record(note(What.SUSPEND, NAMES[0]))
        store.record(note(What.BURY, NAMES[1], at=late))
        tomorrow = card(store, NAMES[1]).buried_until
        assert tomorrow is not None
        assert store.due("iran", late) == NAMES[2:]
        assert store.due("iran", tomorrow) == NAMES[2:]
        assert store.due("iran", tomorrow, now=late) == NAMES[2:]
        assert store.due("iran", tomorrow, now=tomorrow) == NAMES[1:]
        store.record(note(What.UNSUSPEND, NAMES[0]))
        assert store.due("iran", tomorrow + timedelta(days=1)) == NAMES


def test_counts_are_by_deck_and_suspended_ones_apart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        filled(store)
        soon, late = NOON + timedelta(hours=1), NOON + timedelta(days=30)
        assert store.counts("iran", NOON, soon) == {"iran/dates": (4, 0), "iran/actors": (4, 0)}
        assert store.counts("iran", late, late) == {"iran/dates": (4, 4), "iran/actors": (4, 4)}
        store.record(note(What.SUSPEND, NAMES[0]))
        store.record(note(What.SUSPEND, "iran/motives/never-asked"))
        store.record(note(What.FLAG, "iran/response/never-asked"))
        store.record(note(What.BURY, NAMES[1], at=late))
        store.record(note(What.RESET, NAMES[4]))
        assert store.counts("iran", late, late) == {
            "iran/actors": (3, 3),
            "iran/dates": (3, 2),
            "iran/motives": (0, 0),
        }
        assert store.suspended("iran") == {"iran/dates": 1, "iran/motives": 1}
        prints = {name: Prints(wording="w1", answer="a1", answer_text="") for name in NAMES[:2]}
        store.reconcile("iran", "f", prints, at=NOON, zone=KARACHI, day_starts=4)
        assert store.counts("iran", NOON, late) == {"iran/dates": (1, 0)}
        assert store.due("iran", late + timedelta(days=2)) == [NAMES[1]]
        undo(store)
        undo(store)
        assert store.counts("iran", NOON, late) == {"iran/dates": (1, 1)}


def test_a_card_that_was_only_touched_is_new(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.card(A) is None
        store.record(note(What.FLAG))
        assert (card(store, A).due_at, card(store, A).first_at, card(store, A).answers) == (None, None, 0)
        assert store.due("iran", NOON + timedelta(days=999)) == []


def test_cards_are_those_of_one_dossier(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for question in (C, A, "egypt/dates/x", B):
            store.record(answer(question))
        assert list(store.cards("iran")) == sorted([A, B, C])
        assert store.cards("iran")[C] == store.card(C)
        assert (card(store, C).deck, card(store, C).dossier) == ("iran/actors", "iran")
        assert (card(store, C).wording, card(store, C).answer_text) == ("w1", "16 January 2024")


def test_the_tally_is_the_sum_over_the_cards(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.tally() == {}
        for question in (A, B, A):
            store.record(answer(question, seconds=3.0))
        assert store.tally() == {"first.3": 3.0, "seconds": 3.0}
        undo(store)
        assert store.tally() == {"first.3": 2.0, "seconds": 2.0}


def test_nothing_that_a_screen_asks_scans_a_table(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        filled(store)
        row = SessionRow(id="s1", dossier="iran", mode="study", started_at=NOON, zone=KARACHI)
        store.start(row)
        asked: list[str] = []
        store._db.set_trace_callback(asked.append)
        store.due("iran", NOON)
        store.counts("iran", NOON, NOON)
        store.suspended("iran")
        store.card(A)
        store.cards("iran")
        store.orphans("iran")
        store.sessions("iran", 5)
        store.session("s1")
        store.open_session("iran")
        store.session_decks("s1")
        store.totals("iran", NOON.date())
        store.answers_by_day("iran")
        store.effective(question=A)
        store.effective(session="s1")
        store.entries(session="s1", limit=3)
        store.record(answer(session="s1"))
        store.undo(NOON, KARACHI, 4, session="s1")
        store._db.set_trace_callback(None)
        plans = [
            (sql, step)
            for sql in asked
            if sql.split()[0] in {"SELECT", "UPDATE", "DELETE"}
            for *_, step in store._db.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]
        assert len(plans) > 40
        # "chosen" are the few sessions that were asked for
        assert [plan for plan in plans if plan[1].startswith("SCAN") and "chosen" not in plan[1]] == []

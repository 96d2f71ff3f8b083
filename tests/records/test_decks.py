"""Decks that change under a learner: what is noticed, shown once, orphaned, restored and purged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from tests.records.diary import KARACHI, NOON, A, B, C, answer, dump, note, opened, redo, undo
from trainer.errors import UsageError
from trainer.records import Card, Prints, Store, What

LATER = NOON + timedelta(days=2)


def prints(answer: str = "a1", text: str = "16 January 2024", wording: str = "w1") -> Prints:
    return Prints(wording=wording, answer=answer, answer_text=text)


def reconcile(store: Store, fingerprint: str, questions: Mapping[str, Prints]) -> tuple[str, ...]:
    return store.reconcile("iran", fingerprint, questions, at=LATER, zone=KARACHI, day_starts=4)


def restore(store: Store, old: str, new: str) -> int:
    return store.restore(old, new, at=LATER, zone=KARACHI, day_starts=4)


def card(store: Store, question: str = A) -> Card:
    found = store.card(question)
    assert found is not None
    return found


def test_a_new_answer_brings_the_card_back_and_is_shown_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        reconcile(store, "f1", {A: prints(), B: prints()})
        store.record(answer(rating=4))
        store.record(answer(rating=4))
        due = card(store).due_at
        assert due is not None
        assert due > LATER
        assert reconcile(store, "f2", {A: prints("a2", "17 January 2024"), B: prints("b2")}) == (A,)
        now = card(store)
        assert (now.due_at, now.changed_from, now.answer_text) == (LATER, "16 January 2024", "17 January 2024")
        assert (now.answers, now.answer, store.card(B)) == (2, "a2", None)
        store.record(note(What.SEEN_CHANGE))
        assert (card(store).changed_from, card(store).due_at) == ("", LATER)
        store.record(answer(at=LATER))
        back = card(store).due_at
        assert back is not None
        assert back > LATER


def test_a_change_is_noticed_where_the_deck_was_never_reconciled(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer())
        assert reconcile(store, "f1", {A: prints("a2", "17 January 2024")}) == (A,)
        assert card(store).changed_from == "16 January 2024"


def test_changes_before_the_learner_saw_any_keep_what_was_learnt(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer())
        reconcile(store, "f1", {A: prints("a2", "17 January 2024")})
        reconcile(store, "f2", {A: prints("a3", "18 January 2024")})
        assert card(store).changed_from == "16 January 2024"
        reconcile(store, "f3", {A: prints()})
        assert card(store).changed_from == ""
        reconcile(store, "f4", {A: prints("a2", "17 January 2024")})
        assert card(store).changed_from == "16 January 2024"
        store.record(note(What.RESET))
        assert (card(store).changed_from, card(store).due_at) == ("", None)


def test_a_new_wording_changes_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer())
        before = dump(store)
        assert reconcile(store, "f1", {A: prints(wording="w2")}) == ()
        assert dump(store) == before
        assert card(store).wording == "w2"


def test_the_same_deck_is_not_looked_at_twice(tmp_path: Path) -> None:
    def never() -> Mapping[str, Prints]:
        raise AssertionError

    with opened(tmp_path) as store, opened(tmp_path) as other:
        store.record(answer())
        changed = {A: prints("a2")}
        assert store.reconcile("iran", "f1", lambda: changed, at=LATER, zone=KARACHI, day_starts=4) == (A,)
        before = dump(store, ("log", "card", "question"))
        assert other.reconcile("iran", "f1", never, at=LATER, zone=KARACHI, day_starts=4) == ()
        assert reconcile(other, "f1", {}) == ()
        assert reconcile(other, "f2", changed) == ()
        assert dump(store, ("log", "card", "question")) == before


def test_a_question_that_goes_is_an_orphan_until_it_is_back(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for question in (A, B, "egypt/dates/x"):
            store.record(answer(question))
        store.record(note(What.FLAG, C))
        reconcile(store, "f1", {A: prints()})
        assert [row.question for row in store.orphans()] == [C, B]
        assert store.orphans("egypt") == []
        assert store.due("iran", LATER + timedelta(days=99)) == [A]
        store.record(note(What.UNFLAG, C))
        store.record(answer(B))
        assert [row.question for row in store.orphans("iran")] == [C, B]
        before = dump(store)
        store.rebuild()
        assert dump(store) == before
        assert reconcile(store, "f2", {A: prints(), B: prints("b2", "new"), C: prints()}) == (B,)
        assert store.orphans() == []
        assert (card(store, B).answers, card(store, B).changed_from) == (2, "16 January 2024")


def test_a_history_moves_to_another_question(tmp_path: Path) -> None:
    new = "iran/aftermath/strike"
    with opened(tmp_path) as store:
        kept = [store.record(answer(session="s1")), store.record(answer(session="s1", rating=1))]
        store.record(note(What.RATE, ref=kept[1].id, rating=2))
        reconcile(store, "f1", {new: prints(), B: prints()})
        old = card(store)
        assert restore(store, A, new) == 3
        assert store.card(A) is None
        assert store.orphans() == []
        moved = card(store, new)
        assert (moved.state, moved.due_at, moved.answers, moved.orphan) == (old.state, old.due_at, 2, False)
        assert store.session_decks("s1") == {"iran/aftermath": (1, 1.0)}
        assert {row.deck for row in store.totals("iran")} == {"iran/aftermath"}
        assert all(entry.data["restored_from"] == [A] for entry in store.entries(question=new))
        before = dump(store)
        store.rebuild()
        assert dump(store) == before
        assert restore(store, new, B) == 3
        assert store.entries()[0].data["restored_from"] == [A, new]
        assert undo(store) is not None
        assert redo(store) is not None


def test_a_history_that_moves_to_another_answer_is_a_change(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer(rating=4, at=LATER))
        reconcile(store, "f1", {B: prints("b1", "18 January 2024")})
        restore(store, A, B)
        assert (card(store, B).changed_from, card(store, B).due_at) == ("16 January 2024", LATER)


def test_a_history_does_not_move_where_it_cannot(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer(A))
        store.record(answer(B))
        with pytest.raises(UsageError, match="has a history of its own"):
            restore(store, A, B)
        with pytest.raises(UsageError, match="There is no history of 'iran/actors/kakar'"):
            restore(store, C, "iran/dates/new")
        reconcile(store, "f1", {B: prints()})
        with pytest.raises(UsageError, match="There is no question 'iran/dates/new'"):
            restore(store, A, "iran/dates/new")
        assert len(store.entries()) == 2


def test_purging_deletes_a_history_with_all_its_figures(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer(B, session="s1"))
        before = dump(store)
        first = store.record(answer(session="s1"))
        store.record(note(What.RATE, ref=first.id, rating=1))
        undo(store)
        redo(store)
        reconcile(store, "f1", {B: prints()})
        assert store.purge([A, A, "iran/dates/unknown"]) == 4
        assert dump(store) == before
        assert [entry.question for entry in store.entries()] == [B]
        assert store.orphans() == []
        seq = store.record(answer(C)).seq
        assert seq > first.seq + 3

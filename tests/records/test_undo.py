"""Undo of any number of steps, and redo."""

from __future__ import annotations

from pathlib import Path

from tests.records.diary import NOON, A, B, C, answer, dump, note, opened, redo, undo
from trainer.records import Prints, What


def test_undo_goes_back_step_by_step_and_redo_comes_forward_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        states = [dump(store)]
        kept = []
        for entry in [answer(), answer(B), note(What.SUSPEND), note(What.FLAG, C), answer(rating=1), note(What.RESET)]:
            kept.append(store.record(entry))
            states.append(dump(store))
        for steps in (6, 3, 6):
            for back in range(steps):
                assert undo(store) == kept[-1 - back]
                now = dump(store)
                # the voided card stays, as a new one
                assert {key: now[key] for key in now if key != "card"} == {
                    key: states[-2 - back][key] for key in now if key != "card"
                }
            if steps == 6:
                assert undo(store) is None
            for back in reversed(range(steps)):
                assert redo(store) == kept[-1 - back]
            assert dump(store) == states[-1]
            assert redo(store) is None
        assert [entry for entry in store.entries() if entry.what is not What.VOID] == kept


def test_an_answer_takes_its_ratings_along_and_brings_them_back(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = store.record(answer(rating=1))
        store.record(note(What.OVERRULE, ref=first.id, mark="correct", score=1.0, rating=3))
        store.record(note(What.RATE, ref=first.id, rating=4))
        assert undo(store) == first
        assert store.effective() == []
        assert store.tally() == {}
        assert redo(store) == first
        (again,) = store.effective()
        assert (again.mark, again.rating) == ("correct", 4)


def test_redo_is_gone_once_something_else_was_recorded(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert redo(store) is None
        first = store.record(answer())
        undo(store)
        second = store.record(answer(B))
        assert redo(store) is None
        assert undo(store) == second
        assert undo(store) is None
        assert redo(store) == second
        assert redo(store) is None
        assert first.id not in {row.id for row in store.effective()}


def test_undo_after_redo_takes_the_same_thing_back(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        kept = [store.record(answer()), store.record(answer(B))]
        for _ in range(3):
            assert undo(store) == kept[1]
            assert redo(store) == kept[1]
        assert undo(store) == kept[1]
        assert undo(store) == kept[0]
        assert redo(store) == kept[0]
        assert undo(store) == kept[0]
        assert redo(store) == kept[0]
        assert redo(store) == kept[1]


def test_undo_keeps_to_its_session_or_dossier(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        mine = store.record(answer(session="s1"))
        other = store.record(answer("egypt/dates/x", session="s2"))
        loose = store.record(note(What.FLAG, B))
        assert undo(store, session="s1") == mine
        assert undo(store, session="s1") is None
        assert redo(store, session="s1") == mine
        assert undo(store, dossier="egypt") == other
        assert undo(store, dossier="egyp") is None
        assert redo(store, dossier="egypt") == other
        assert undo(store) == loose
        assert undo(store) == other
        assert undo(store, dossier="iran") == mine


def test_a_changed_deck_is_not_undone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = store.record(answer())
        prints = {A: Prints(wording="w1", answer="a2", answer_text="17 January 2024")}
        store.reconcile("iran", "f1", prints, at=NOON, zone="UTC", day_starts=4)
        assert undo(store) == first
        assert undo(store) is None
        assert [row.what for row in store.effective()] == [What.CHANGED]

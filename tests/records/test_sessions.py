"""Sessions: the plan as written, figures as they follow from what stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.records.diary import KARACHI, NOON, A, B, C, answer, note, opened, undo
from trainer.errors import UsageError
from trainer.records import SessionRow, What


def planned(key: str = "s1", dossier: str = "iran", minutes: int = 0) -> SessionRow:
    return SessionRow(
        id=key,
        dossier=dossier,
        mode="study",
        decks=("iran/dates",),
        plan=(A, B, C),
        seed="1f",
        started_at=NOON + timedelta(minutes=minutes),
        zone=KARACHI,
    )


def test_a_session_comes_back_as_it_was_planned(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.start(planned())
        store.start(replace(planned(), mode="other"))
        assert store.session("s1") == planned()
        assert store.open_session("iran") == planned()
        store.finish("s1", NOON + timedelta(hours=1))
        store.finish("s1", NOON + timedelta(hours=2))
        store.finish("nothing", NOON)
        assert store.open_session("iran") is None
        assert store.session("s1") == replace(planned(), ended_at=NOON + timedelta(hours=1))
        with pytest.raises(UsageError, match="no session 's9'"):
            store.session("s9")


def test_the_score_is_the_mean_of_the_first_answers_that_stand(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.start(planned())
        wrong = store.record(answer(A, rating=1, session="s1", seconds=10.0))
        store.record(answer(B, score=0.5, mark="close", session="s1", seconds=10.0))
        store.record(answer(C, session="s1", seconds=10.0))
        store.record(answer(A, at=NOON + timedelta(minutes=1), session="s1", seconds=2.5))
        row = store.session("s1")
        assert (row.asked, row.answers, row.score, row.seconds) == (3, 4, 0.5, 32.5)
        assert row.last_at == NOON + timedelta(minutes=1)
        assert store.session_decks("s1") == {"iran/actors": (1, 1.0), "iran/dates": (2, 0.25)}
        store.record(note(What.OVERRULE, ref=wrong.id, mark="correct", score=1.0, rating=3))
        assert store.session("s1").score == pytest.approx(2.5 / 3)
        store.record(note(What.VOID, ref=wrong.id))
        row = store.session("s1")
        assert (row.asked, row.answers, row.seconds) == (3, 3, 22.5)
        while undo(store, session="s1"):
            pass
        assert (store.session("s1").asked, store.session("s1").score) == (0, 0.0)
        assert store.session_decks("s1") == {}


def test_the_newest_sessions_come_first_whatever_the_clock_said(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number, minutes in enumerate([0, 10, -500, 20]):
            store.start(planned(f"s{number}", minutes=minutes))
        store.start(planned("e1", dossier="egypt"))
        assert [row.id for row in store.sessions("iran", 3)] == ["s3", "s2", "s1"]
        assert [row.id for row in store.sessions(None, 2)] == ["e1", "s3"]
        store.finish("s3", NOON)
        assert [row.id for row in store.open_sessions("iran")] == ["s2", "s1", "s0"]
        newest = store.open_session("iran")
        assert newest is not None
        assert newest.id == "s2"


def test_an_answer_in_a_session_that_nobody_started_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer(session="lost"))
        assert store.session_decks("lost") == {"iran/dates": (1, 1.0)}
        store.start(planned("lost"))
        assert store.session("lost").asked == 1


def test_sittings_of_one_mode_or_whose_id_begins_so(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for key, mode in (("ab1", "study"), ("ab2", "rehearsal"), ("b_1", "rehearsal"), ("bx1", "study")):
            store.start(replace(planned(key), mode=mode))
            store.record(answer(A, session=key))
        store.start(replace(planned("ab3", "egypt"), mode="rehearsal"))
        found = store.sittings("iran", "rehearsal")
        assert [(row.id, row.decks, row.asked) for row in found] == [
            ("ab2", ("iran/dates",), 1),
            ("b_1", ("iran/dates",), 1),
        ]
        assert [row.id for row in store.sittings("iran", prefix="ab")] == ["ab1", "ab2"]
        assert [row.id for row in store.sittings("iran", prefix="b_")] == ["b_1"]
        assert [row.id for row in store.sittings("iran", "study", "b")] == ["bx1"]
        assert store.sittings("iran", prefix="%") == []


def test_sittings_have_the_figures_of_the_sessions(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for key in ("one", "two", "none"):
            store.start(
                SessionRow(
                    id=key,
                    dossier="iran",
                    mode="study",
                    plan=(A, B),
                    started_at=NOON,
                    zone=KARACHI,
                    fingerprint=key,
                    options={"count": 2},
                )
            )
        store.record(answer(A, session="one", score=0.5, seconds=3.0))
        store.record(answer(A, session="one", score=1.0, seconds=4.0))
        store.record(answer(B, session="one", score=0.25, seconds=5.0))
        store.record(answer(C, session="two", score=1.0, seconds=6.0))
        told = store.sittings("iran")
        assert [row.id for row in told] == ["one", "two", "none"]
        for row, other in zip(told, reversed(store.sessions("iran", 9)), strict=True):
            assert (row.asked, row.score, row.answers) == (other.asked, other.score, other.answers)
            assert (row.seconds, row.fingerprint, row.options) == (other.seconds, other.fingerprint, other.options)
            assert row.by_deck == store.session_decks(row.id)

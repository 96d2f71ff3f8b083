"""What is recorded, how amendments and voids change what counts, and what never changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.records.diary import KARACHI, NOON, A, B, C, answer, derive, dump, note, opened
from trainer.errors import StoreError, UsageError
from trainer.records import Derived, Effective, Entry, Store, What


def test_an_entry_comes_back_as_it_was_recorded(tmp_path: Path) -> None:
    at = datetime(2024, 1, 16, 23, 59, 59, 123987, tzinfo=ZoneInfo(KARACHI))
    given = answer(at=at, session="s1", score=1 / 3, typed="۱۶ ژانویه [/]\x00 'x'", data={"deep": {"list": [1, None]}})
    with opened(tmp_path) as store:
        kept = store.record(given)
        assert kept == replace(given, seq=1, at=datetime(2024, 1, 16, 18, 59, 59, 123000, tzinfo=UTC))
        assert store.entries() == [kept]
    with opened(tmp_path) as store:
        assert store.entries(question=A, session="s1") == [kept]
        assert store.entries(question=B) == store.entries(session="s2") == []


def test_values_are_frozen(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        kept = store.record(answer())
        for value in (kept, store.effective(question=A)[0], store.card(A)):
            with pytest.raises((FrozenInstanceError, AttributeError)):
                value.question = B  # type: ignore[misc, union-attr]


def test_an_id_is_made_where_none_is_given_and_is_never_written_twice(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = store.record(replace(answer(), id=""))
        assert len(first.id) == 32
        assert store.record(replace(answer(B), id=first.id)) == first
        assert store.entries() == [first]
        assert store.card(B) is None


def test_a_time_without_a_zone_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(ValueError, match="without a zone"):
            store.record(answer(at=datetime(2024, 1, 16)))  # noqa: DTZ001
        with pytest.raises(ValueError, match="nan cannot be recorded"):
            store.record(answer(score=float("nan")))
        assert store.entries() == []
        assert not store._db.in_transaction


def test_half_a_character_from_a_broken_terminal_does_not_lose_the_answer(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        kept = store.record(answer(typed="Turb\udce4t", data={"raw": "\udce4"}))
        assert store.entries()[0].typed == "Turb?t"
        assert store.entries()[0].data == {"raw": "\udce4"}
        assert kept.typed == "Turb?t"


def test_a_zone_that_is_not_known_counts_as_utc(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for zone in ("Mars/Olympus", "", "../etc", "America"):
            assert store.record(answer(zone=zone)).zone == zone
        assert {total.day.isoformat() for total in store.totals("iran")} == {"2024-01-16"}


def test_the_last_rating_counts_and_an_overruling_changes_mark_score_and_rating(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = store.record(answer(rating=1, session="s1"))
        assert store.totals("iran")[0].right == 0
        store.record(note(What.RATE, ref=first.id, rating=2, session="s1"))
        store.record(note(What.OVERRULE, ref=first.id, mark="correct", score=1.0, rating=3, session="s1"))
        last = store.record(note(What.RATE, ref=first.id, rating=4))
        (one,) = store.effective(question=A)
        assert (one.id, one.mark, one.score, one.rating) == (first.id, "correct", 1.0, 4)
        assert store.totals("iran")[0].right == 1
        assert store.session_decks("s1") == {"iran/dates": (1, 1.0)}
        assert store.effective(session="s1") == [one]
        store.record(note(What.VOID, ref=last.id))
        assert store.effective(question=A)[0].rating == 3
        assert store.entries()[0] == first


def test_what_an_amendment_is_about_decides_its_question(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = store.record(answer(B, session="s1"))
        assert store.record(note(What.RATE, A, ref=first.id, rating=1)).question == B
        assert store.record(note(What.VOID, A, ref=first.id)).session == "s1"
        assert store.card(A) is None
        assert store.effective() == []


def test_only_answers_are_amended_and_only_those_in_the_log(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        flag = store.record(note(What.FLAG))
        with pytest.raises(UsageError, match="Only an answer"):
            store.record(note(What.RATE, ref=flag.id, rating=1))
        for what in (What.RATE, What.OVERRULE, What.VOID):
            with pytest.raises(StoreError, match="not in the store any more"):
                store.record(note(what, ref="gone"))
        with pytest.raises(StoreError, match="could not be used"):
            store.record(answer(ref="gone"))
        assert store.entries() == [flag]


def test_the_order_is_that_of_the_log_when_the_clock_goes_back(tmp_path: Path) -> None:
    times = [NOON, NOON - timedelta(days=400), NOON - timedelta(days=1)]
    with opened(tmp_path) as store:
        kept = [store.record(answer(at=at, session="s1")) for at in times]
        assert [entry.at for entry in store.entries()] == times
        assert [entry.id for entry in store.effective(question=A)] == [entry.id for entry in kept]
        card = store.card(A)
        assert card is not None
        assert (card.first_at, card.last_at) == (times[0], times[-1])
        back = store.undo(NOON - timedelta(days=4000), KARACHI, 4)
        assert back == kept[-1]
        assert len(store.totals("iran")) == 2
        before = dump(store)
        store.rebuild()
        assert dump(store) == before


def test_a_limit_keeps_the_newest_entries_in_the_order_of_the_log(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        kept = [store.record(answer(question)) for question in (A, B, A, C, A)]
        assert store.entries(limit=2) == kept[-2:]
        assert store.entries(question=A, limit=2) == [kept[2], kept[4]]
        assert store.entries(limit=0) == []


def test_effective_entries_of_a_dossier_are_those_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for question in (A, "iran-2/dates/strike", "ira/dates/x", C, "iran0/x/y"):
            store.record(answer(question))
        assert [row.question for row in store.effective(dossier="iran")] == [A, C]
        assert len(store.effective()) == 5


def test_flags_follow_the_log(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for what in (What.SUSPEND, What.FLAG, What.BURY):
            store.record(note(what))
        card = store.card(A)
        assert card is not None
        assert (card.suspended, card.flagged, card.due_at, card.state) == (True, True, None, {})
        # noon in UTC is five in the afternoon in Karachi, whose next study day starts at 23:00 UTC
        assert card.buried_until == datetime(2024, 1, 16, 23, tzinfo=UTC)
        for what in (What.UNSUSPEND, What.UNFLAG, What.UNBURY):
            store.record(note(what))
        card = store.card(A)
        assert card is not None
        assert (card.suspended, card.flagged, card.buried_until) == (False, False, None)
        until = datetime(2030, 1, 1, tzinfo=UTC)
        store.record(note(What.BURY, data={"until_ms": round(until.timestamp() * 1000)}))
        card = store.card(A)
        assert card is not None
        assert card.buried_until == until


def test_a_reset_makes_a_card_new_and_keeps_its_history(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer())
        store.record(note(What.RESET))
        card = store.card(A)
        assert card is not None
        assert (card.due_at, card.state, card.answers) == (None, {}, 1)
        assert [row.what for row in store.effective(question=A)] == [What.ANSWER, What.RESET]


def test_the_log_itself_refuses_to_be_rewritten(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer())
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            store._db.execute("UPDATE log SET rating = 4")


def test_an_interruption_leaves_nothing_half_done(tmp_path: Path) -> None:
    def interrupted(entries: list[Effective]) -> Derived:
        raise KeyboardInterrupt

    with opened(tmp_path) as store:
        store.record(answer())
        before = dump(store, ("log", "card", "tally", "day_total", "session_deck", "question"))
        store.derive = interrupted  # type: ignore[assignment]
        attempts: list[Callable[[], object]] = [
            lambda: store.record(answer(B)),
            lambda: store.undo(NOON, KARACHI, 4),
            store.rebuild,
        ]
        for attempt in attempts:
            with pytest.raises(KeyboardInterrupt):
                attempt()
        store.derive = derive
        assert dump(store, tuple(before)) == before
        store.record(answer(B))


def test_a_closed_store_says_so_in_a_sentence(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed database"):
        store.record(answer())
    with pytest.raises(StoreError, match="closed database"):
        store.cards("iran")


def test_what_a_caller_does_to_data_stays_with_the_caller(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        entry = answer(data={"n": 1})
        store.record(entry)
        store.record(answer(data={"n": 1}))
        first, second = store.effective(question=A)
        first.data["n"] = 2
        assert second.data == {"n": 1}
        assert [row.data for row in store.entries()] == [{"n": 1}] * 2


def test_one_store_serves_several_threads(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with opened(tmp_path) as store, ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: store.record(answer(f"iran/dates/q{n % 5}")), range(80)))
        assert len(store.entries()) == 80
        assert sum(total.answers for total in store.totals("iran")) == 80


def test_entries_that_are_made_by_hand_need_no_id() -> None:
    made = Entry(at=NOON, zone="UTC", day_starts=4, what=What.FLAG, question=A)
    assert (made.id, made.seq, made.data) == ("", 0, {})
    assert Store.__doc__

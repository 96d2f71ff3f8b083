"""Totals by study day, which starts at an hour of the learner's own clock."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.records.diary import A, B, C, answer, opened, undo
from trainer.memory import StudyDay
from trainer.records.moment import study_day, study_day_end


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("Asia/Karachi", "2024-01-16T22:59:59.999", "2024-01-16"),
        ("Asia/Karachi", "2024-01-16T23:00", "2024-01-17"),
        ("Asia/Karachi", "2023-12-31T22:59", "2023-12-31"),
        ("America/Los_Angeles", "2024-01-16T11:59:59.999", "2024-01-15"),
        ("America/Los_Angeles", "2024-01-16T12:00", "2024-01-16"),
        # summer time begins at 10:00 UTC on 10 March and ends at 09:00 UTC on 3 November
        ("America/Los_Angeles", "2024-03-09T11:59", "2024-03-08"),
        ("America/Los_Angeles", "2024-03-10T10:59", "2024-03-09"),
        ("America/Los_Angeles", "2024-03-10T11:00", "2024-03-10"),
        ("America/Los_Angeles", "2024-11-03T11:59", "2024-11-02"),
        ("America/Los_Angeles", "2024-11-03T12:00", "2024-11-03"),
        ("UTC", "2024-01-16T03:59", "2024-01-15"),
    ],
)
def test_a_study_day_starts_at_four_on_the_learners_clock(tmp_path: Path, zone: str, at: str, day: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    with opened(tmp_path) as store:
        store.record(answer(at=moment, zone=zone))
        assert [total.day.isoformat() for total in store.totals("iran")] == [day]
        assert store.effective()[0].day.isoformat() == day


def test_totals_are_by_day_and_deck_and_follow_undo(tmp_path: Path) -> None:
    start = datetime(2024, 1, 16, 12, tzinfo=UTC)
    with opened(tmp_path) as store:
        for number, question in enumerate([A, B, C, A]):
            store.record(answer(question, at=start + timedelta(hours=8 * number), rating=1 + number % 2, seconds=4.2))
        store.record(answer("egypt/dates/x", at=start))
        rows = [(row.day.day, row.deck, row.answers, row.right, row.score, row.seconds) for row in store.totals("iran")]
        assert rows == [
            (16, "iran/dates", 2, 1, 1.0, 8.4),
            (17, "iran/actors", 1, 0, 0.0, 4.2),
            (17, "iran/dates", 1, 1, 1.0, 4.2),
        ]
        assert [row.day.day for row in store.totals("iran", date(2024, 1, 17))] == [17, 17]
        assert store.answers_by_day("iran") == {date(2024, 1, 16): 2, date(2024, 1, 17): 2}
        while undo(store, dossier="iran"):
            pass
        assert store.totals("iran") == []
        assert len(store.totals("egypt")) == 1


def test_the_day_is_the_one_of_the_zone_in_which_was_answered(tmp_path: Path) -> None:
    at = datetime(2024, 1, 16, 23, 30, tzinfo=UTC)
    with opened(tmp_path) as store:
        for zone, starts in (("Asia/Karachi", 4), ("America/Los_Angeles", 4), ("Asia/Karachi", 5)):
            store.record(answer(at=at, zone=zone, day_starts=starts))
        assert store.answers_by_day("iran") == {date(2024, 1, 16): 2, date(2024, 1, 17): 1}


@pytest.mark.parametrize("zone", ["Asia/Karachi", "America/Los_Angeles", "Europe/London", "Asia/Tehran", "Asia/Beirut"])
def test_the_study_day_is_the_same_as_in_the_schedule(zone: str) -> None:
    pick = random.Random(zone)
    for _ in range(400):
        at = datetime(2021, 1, 1, tzinfo=UTC) + timedelta(minutes=pick.randrange(5 * 365 * 24 * 60))
        starts = pick.randrange(24)
        schedule = StudyDay(ZoneInfo(zone), starts)
        assert study_day(at, zone, starts) == schedule.date(at)
        assert study_day_end(at, zone, starts) == schedule.end(at)

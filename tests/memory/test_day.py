"""Study days where clocks are put forward and back, and where a date is left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory import StudyDay

ONE = timedelta(days=1)
zones = st.sampled_from(
    ["Asia/Karachi", "America/New_York", "Pacific/Apia", "UTC", "Australia/Lord_Howe", "Africa/Casablanca",
     "America/Scoresbysund", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns"]
)  # fmt: skip
moments = st.integers(0, 50 * 365 * 86400).map(
    lambda after: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(seconds=after)
)


@given(zones, moments, st.integers(0, 23))
def test_every_moment_lies_in_its_day(zone: str, at: datetime, starts: int) -> None:
    day = StudyDay(ZoneInfo(zone), starts)
    found = day.date(at)
    assert day.begin(found) <= at < day.end(at) == day.begin(found + ONE)


@given(zones, moments, st.integers(0, 23), st.floats(0, 400))
def test_days_follow_each_other(zone: str, at: datetime, starts: int, later: float) -> None:
    day = StudyDay(ZoneInfo(zone), starts)
    assert day.date(at) <= day.date(at + timedelta(days=later))
    assert day.date(day.end(at) - timedelta(milliseconds=1)) == day.date(at) < day.date(day.end(at))


@given(zones, moments)
def test_a_day_begins_at_four_on_the_wall(zone: str, at: datetime) -> None:
    day = StudyDay(ZoneInfo(zone))
    begin = day.begin(day.date(at))
    wall = begin.astimezone(ZoneInfo(zone))
    assert begin.tzinfo is UTC
    assert (wall.hour, wall.minute) == (4, 0)


@pytest.mark.parametrize(
    ("at", "found"),
    [
        (datetime(2024, 1, 15, 22, 59, tzinfo=UTC), date(2024, 1, 15)),
        (datetime(2024, 1, 15, 23, 0, tzinfo=UTC), date(2024, 1, 16)),
    ],
)
def test_in_karachi_it_is_four_at_23_utc(at: datetime, found: date) -> None:
    assert StudyDay(ZoneInfo("Asia/Karachi")).date(at) == found


@pytest.mark.parametrize(
    ("at", "hours"),
    [(datetime(2024, 3, 9, 20, tzinfo=UTC), 23), (datetime(2024, 11, 2, 20, tzinfo=UTC), 25)],
)
def test_in_new_york_the_day_before_a_change_is_shorter_or_longer(at: datetime, hours: int) -> None:
    day = StudyDay(ZoneInfo("America/New_York"))
    assert day.end(at) - day.begin(day.date(at)) == timedelta(hours=hours)


def test_an_hour_that_the_clocks_skip_begins_when_they_have_jumped() -> None:
    day = StudyDay(ZoneInfo("America/New_York"), 2)
    assert day.begin(date(2024, 3, 10)) == datetime(2024, 3, 10, 7, tzinfo=UTC)


def test_the_day_that_samoa_left_out_has_no_moments() -> None:
    day = StudyDay(ZoneInfo("Pacific/Apia"))
    change = day.begin(date(2011, 12, 31))
    assert day.begin(date(2011, 12, 30)) == change
    assert day.date(change - timedelta(seconds=1)) == date(2011, 12, 29)
    assert day.date(change) == date(2011, 12, 31)

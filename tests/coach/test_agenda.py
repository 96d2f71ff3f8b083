"""The learner's own briefings: times as people write them, zones and summer time, the file, and what it comes to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import HandClock, OpenCoach
from trainer.coach.agenda import Agenda, Appointment, changed
from trainer.coach.coach import Coach
from trainer.coach.when import moment
from trainer.coach.wording import away
from trainer.errors import TrainerError, UsageError

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)  # a Saturday


@pytest.mark.parametrize(
    ("text", "zone", "utc"),
    [
        ("tomorrow 9am", "Europe/Berlin", "2026-11-22T08:00"),
        ("in 36h", "Europe/Berlin", "2026-11-22T20:00"),
        ("in 20 minutes", "UTC", "2026-11-21T08:20"),
        ("26/11 09:00", "Asia/Karachi", "2026-11-26T04:00"),
        ("26.11. 09.00", "UTC", "2026-11-26T09:00"),
        ("26.11.2026 9.30", "UTC", "2026-11-26T09:30"),
        ("Thu 26 Nov 09:00", "Asia/Karachi", "2026-11-26T04:00"),
        ("Nov 26 9 am", "UTC", "2026-11-26T09:00"),
        ("thursday at 9", "UTC", "2026-11-26T09:00"),
        ("noon tomorrow", "UTC", "2026-11-22T12:00"),
        ("2026-11-26T09:00", "UTC", "2026-11-26T09:00"),
        ("26/11/2026 9h30", "UTC", "2026-11-26T09:30"),
        ("7am", "UTC", "2026-11-22T07:00"),  # past today, so tomorrow
        ("11/26 09:00", "UTC", "2026-11-26T09:00"),  # no day has 26 months
        ("1/12 9:00", "UTC", "2026-12-01T09:00"),
        ("5 Jan 10:00", "UTC", "2027-01-05T10:00"),
        ("in 300 days", "Europe/Berlin", "2027-09-17T07:00"),  # the same time on the wall, an hour earlier in UTC
    ],
)
def test_times_as_people_write_them(text: str, zone: str, utc: str) -> None:
    assert moment(text, NOW, zone).astimezone(UTC).strftime("%Y-%m-%dT%H:%M") == utc


def test_month_first_where_the_setting_says_so() -> None:
    assert moment("1/12 9:00", NOW, "UTC", day_first=False).strftime("%d %b") == "12 Jan"


@pytest.mark.parametrize("text", ["", "soon", "monday", "32/13 09:00", "9", "🙂 9:00x", "26/11"])
def test_what_is_no_time_to_the_minute_is_told_with_examples(text: str) -> None:
    with pytest.raises(UsageError, match="in 36h"):
        moment(text, NOW, "UTC")


def test_an_hour_that_the_clocks_skip_is_told_and_one_that_comes_twice_is_the_first() -> None:
    with pytest.raises(UsageError, match="skip 02:30, because summer time begins"):
        moment("28/03/2027 02:30", NOW, "Europe/Berlin")
    assert moment("31/10/2027 02:30", NOW, "Europe/Berlin").utcoffset() == timedelta(hours=2)


def test_hours_pass_alike_through_a_change_of_the_clocks() -> None:
    before = datetime(2027, 3, 27, 20, 0, tzinfo=UTC)
    assert moment("in 12 hours", before, "Europe/Berlin").astimezone(UTC) == before + timedelta(hours=12)
    assert moment("tomorrow 9am", before, "Europe/Berlin").astimezone(UTC).hour == 7


def row(**changes: object) -> Appointment:
    base = Appointment(id="x", title="X", at="2031-06-12T09:00", zone="Asia/Karachi", dossier="harbour")
    return changed(base, **changes)


@pytest.mark.parametrize(
    "wrong",
    [
        {"goal": 1.0},
        {"minutes": 0},
        {"days": ("mon", "fun")},
        {"days": ()},
        {"sleep": "23"},
        {"sleep": "24-7"},
        {"lead": -1},
        {"weights": (4,)},
        {"zone": "Mars/Olympus"},
        {"title": " "},
        {"at": "soon"},
    ],
)
def test_what_cannot_be_used_is_told(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=f"{next(iter(wrong))} must be"):
        row(**wrong)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(days=4, hours=23), "4 days 23 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(hours=3, minutes=20), "3 h 20 min"),
        (timedelta(minutes=20), "20 min"),
        (timedelta(days=300, hours=5), "300 days"),
        (timedelta(seconds=-5), "0 min"),
    ],
)
def test_how_far_away(span: timedelta, said: str) -> None:
    assert away(span) == said


def test_set_list_postpone_done_and_drop(coach: Coach, open_coach: OpenCoach, clock: HandClock) -> None:
    hour = clock.now + timedelta(days=5)
    first = coach.planner.put(hour.strftime("%d %b %Y 09:00"), title="Desk officers", zone="Asia/Karachi")
    near = coach.planner.put("in 2 days", title="Desk officers", decks=["facts"], weights=[3], minutes=20)
    assert (first.id, near.id) == ("desk-officers", "desk-officers-2")
    assert [each.id for each in open_coach().planner.rows()] == [near.id, first.id]
    assert coach.planner.next() == near
    said = " ".join(coach.planner.told(near))
    assert "in 2 days; 2 questions, goal 90 %" in said
    assert "20 a day at the most" in said
    coach.planner.edit(near.id, "in 9 days")
    assert coach.planner.next() == first
    coach.planner.edit(first.id, done=True)
    assert [each.id for each in coach.planner.rows()] == [near.id, first.id]
    coach.planner.drop(near)
    assert coach.planner.next() is None


def test_what_is_past_or_unknown_is_refused(coach: Coach) -> None:
    with pytest.raises(UsageError, match="is past"):
        coach.planner.put("1 Jan 2020 09:00")
    with pytest.raises(UsageError, match="There is no deck 'dates'"):
        coach.planner.put("in 2 days", decks=["dates"])
    with pytest.raises(UsageError, match="no briefing 'nope'"):
        coach.planner.edit("nope", "in 2 days")
    assert coach.planner.rows() == ()


def test_in_twenty_minutes_the_lead_gives_way(coach: Coach) -> None:
    near = coach.planner.put("in 20 minutes")
    assert near.lead == 0
    assert any("on 1 day" in line for line in coach.planner.told(near))


def test_a_file_edited_by_hand_is_read_again_and_a_broken_one_is_told(coach: Coach) -> None:
    coach.planner.put("in 2 days", title="A")
    path = coach.paths.agenda
    path.write_text(path.read_text("utf-8").replace('title = "A"', 'title = "By hand"'), "utf-8")
    assert coach.planner.rows()[0].title == "By hand"
    for broken in (
        "briefing = 5\n",
        "[[briefing]\n",
        '[[briefing]]\nid = "x"\n',
        path.read_text("utf-8").replace("0.9", "9"),
    ):
        path.write_text(broken, "utf-8")
        with pytest.raises(TrainerError, match="cannot be read"):
            Agenda(path).rows()
        assert path.read_text("utf-8") == broken


def test_another_dossiers_briefing_does_not_rule_this_one(coach: Coach) -> None:
    kept = coach.planner.put("in 2 days")
    coach.desk.agenda.put(changed(kept, id="other", dossier="elsewhere", at="2031-06-10T23:00"))
    assert coach.planner.next() == kept

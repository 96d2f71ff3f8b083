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
from trainer.ui.screens.hour import wanted

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


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("36h", "2026-11-22T20:00"),
        ("in 1h30", "2026-11-21T09:30"),
        ("in 1:30", "2026-11-21T09:30"),
        ("in 1.5 hours", "2026-11-21T09:30"),
        ("in 90 min", "2026-11-21T09:30"),
        ("in half an hour", "2026-11-21T08:30"),
        ("in 2 days", "2026-11-23T08:00"),
        ("in 2 days 3 hours", "2026-11-23T11:00"),
        ("in two days at 9", "2026-11-23T09:00"),
        ("in 2 days 9am", "2026-11-23T09:00"),
        ("in 2 months", "2027-01-21T08:00"),
        ("3 days from now", "2026-11-24T08:00"),
        ("11-26 09:00", "2026-11-26T09:00"),
        ("1-12 09:00", "2026-12-01T09:00"),
        ("26-11-2026 09:00", "2026-11-26T09:00"),
        ("0900", "2026-11-21T09:00"),
        ("26 Nov 2026 0900", "2026-11-26T09:00"),
        ("1430 hrs tomorrow", "2026-11-22T14:30"),
        ("Sat 07:00", "2026-11-28T07:00"),  # past today, so in a week
        ("today 7:00", "2026-11-21T07:00"),
        ("THU 26 NOV 9 AM", "2026-11-26T09:00"),
    ],
)
def test_spans_figures_and_days_are_read_as_written(text: str, at: str) -> None:
    assert moment(text, NOW, "UTC").strftime("%Y-%m-%dT%H:%M") == at


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-11-26T09:00+05:00", "names a time zone.*--zone"),
        ("2026-11-26T09:00-05:00", "names a time zone"),
        ("2026-11-26T09:00Z", "names a time zone"),
        ("tomorrow 9am EST", "names a time zone"),
        ("tomorrow 9am est", "names a time zone"),
        ("09:00 PKT", "names a time zone"),
        ("09:00 UTC+5", "names a time zone"),
        ("09:00 Asia/Karachi", "names a time zone"),
        ("Fri 26 Nov 09:00", "26 November 2026 is a Thursday, not a Friday"),
        ("in -3 hours", "is past"),
        ("3 hours ago", "is past"),
        ("9:00-10:00 tomorrow", "more than one time"),
        ("9 to 10am tomorrow", "more than one time"),
        ("26-27 Nov 09:00", "more than one time"),
        ("mon-fri 9:00", "more than one time"),
        ("1h30", "an hour or a span"),
        ("2030", "no time of day"),
        ("in 5", "no time that can be understood"),
        ("in 2 days -1 hour", "no time that can be understood"),
        ("in 99999999999 days", "no time that can be understood"),
        ("in 999999999 days", "no time that can be understood"),
        ("2026-13-01 09:00", "no time that can be understood"),
        ("31 Nov 09:00", "no time that can be understood"),
    ],
)
def test_what_might_be_misread_is_refused(text: str, fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        moment(text, NOW, "UTC")


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
        {"at": NOW},
        {"id": 5},
        {"title": 5},
        {"zone": 5},
        {"dossier": 5},
        {"decks": "facts"},
        {"decks": (1,)},
        {"weights": 3},
        {"weights": (True,)},
        {"weights": ([1],)},
        {"goal": "0.9"},
        {"minutes": True},
        {"minutes": "30"},
        {"lead": 1.5},
        {"days": "mon"},
        {"days": ([],)},
        {"hours": "7-8"},
        {"hours": (7,)},
        {"sleep": 23},
        {"per": ["day"]},
        {"done": 1},
    ],
)
def test_what_cannot_be_used_is_told(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=f"{next(iter(wrong))} must be"):
        row(**wrong)


def test_hours_may_have_spaces_and_sleep_minutes() -> None:
    tidy = row(hours=("7:00", "-", "8:00", "18 - 22"), sleep="22:30 - 6:30")
    assert (tidy.hours, tidy.sleep) == (("7:00-8:00", "18-22"), "22-7")
    assert row(sleep="22-23:30").sleep == "22-0"
    with pytest.raises(UsageError, match=r"such as 0\.9, or 90 %"):
        row(goal=90)


EMPTY = dict.fromkeys(
    ("when", "title", "zone", "minutes", "days", "hours", "sleep", "lead", "goal", "decks", "weights"), ""
)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("minutes", "45 min", 45),
        ("minutes", "45 minutes a day", 45),
        ("minutes", "25 a session", 25),
        ("lead", "1 minute", 1),
        ("lead", "0", 0),
        ("days", "mon - fri, sat", ("mon-fri", "sat")),
        ("hours", "7:00 - 8:00 18-22", ("7:00-8:00", "18-22")),
        ("sleep", "22:30-6:30", "22-7"),
        ("goal", "90 %", 0.9),
        ("goal", "85", 0.85),
    ],
)
def test_the_form_reads_what_people_write(field: str, text: str, value: object) -> None:
    found = wanted({**EMPTY, field: text}, "UTC")
    assert found[field] == value
    assert found["per"] == ("session" if "session" in text else "day")


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("goal", "100", "must be below 100 %: nobody knows everything"),
        ("goal", "0", "1 % at the least"),
        ("goal", "lots", "The goal must be a whole number"),
        ("minutes", "1 hour", "Minutes must be a whole number"),
    ],
)
def test_the_form_names_the_field_it_cannot_read(field: str, text: str, fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        wanted({**EMPTY, field: text}, "UTC")


def test_an_emptied_field_of_the_form_is_as_it_says_in_grey() -> None:
    base = row(title="Desk", minutes=5, per="session", goal=0.5, sleep="1-5", lead=0, hours=("7-8",), days=("mon",))
    fresh = Appointment(id="x", title="Briefing", at=base.at, zone="Europe/Berlin", dossier="harbour")
    assert changed(base, **wanted(EMPTY, "Europe/Berlin")) == changed(fresh)


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
        path.read_text("utf-8").replace("done = false", 'done = "no"'),
    ):
        path.write_text(broken, "utf-8")
        with pytest.raises(TrainerError, match="cannot be read"):
            Agenda(path).rows()
        assert path.read_text("utf-8") == broken


def test_another_dossiers_briefing_does_not_rule_this_one(coach: Coach) -> None:
    kept = coach.planner.put("in 2 days")
    coach.desk.agenda.put(changed(kept, id="other", dossier="elsewhere", at="2031-06-10T23:00"))
    assert coach.planner.next() == kept

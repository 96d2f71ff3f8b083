"""The learner's own briefings: times as people write them, zones and summer time, the file, and what it comes to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from textual.widgets import Input

from tests.conftest import HandClock, OpenCoach
from trainer.coach.agenda import Agenda, Appointment, changed, share
from trainer.coach.coach import Coach
from trainer.coach.when import moment
from trainer.coach.wording import away
from trainer.errors import TrainerError, UsageError
from trainer.ui.app import TrainerApp
from trainer.ui.screens.hour import HourScreen, wanted

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
        ("Sat 08:00", "2026-11-28T08:00"),
        ("Sat 10am", "2026-11-21T10:00"),  # today is a Saturday
        ("9:30pm sat", "2026-11-21T21:30"),
        ("on Saturday, at 10", "2026-11-21T10:00"),
        ("sat noon", "2026-11-21T12:00"),
        ("Sat 28th 10:00", "2026-11-28T10:00"),
        ("Sat 28 Nov 10:00", "2026-11-28T10:00"),
        ("a week from today 9am", "2026-11-28T09:00"),
        ("a week from now 9am", "2026-11-28T09:00"),
        ("3 days from today at 9", "2026-11-24T09:00"),
        ("in two weeks from now, 9:30", "2026-12-05T09:30"),
        ("2 months from today", "2027-01-21T08:00"),
        ("2 months from today 9am", "2027-01-21T09:00"),
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
        ("Fri 20 Nov 2027 09:00", "20 November 2027 is a Saturday, not a Friday"),
        ("Thu 20 Nov 09:00", "20 November 2027 is a Saturday, not a Thursday"),
        ("Fri 20 Nov 09:00", r"Fri 20 November 2026 09:00 \(UTC\) is past"),
        ("Fri 20/11 09:00", r"Fri 20 November 2026 09:00 \(UTC\) is past"),
        ("Sat 21 Nov 07:00", r"Sat 21 November 2026 07:00 \(UTC\) is past"),
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


def test_today_is_the_day_of_the_zone() -> None:
    late = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
    assert moment("Sun 9am", late, "Asia/Karachi").strftime("%d %H:%M") == "22 09:00"  # it is Sunday there already
    assert moment("Sat 9am", late, "Asia/Karachi").strftime("%d %H:%M") == "28 09:00"


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
        {"goal": 0.999},
        {"goal": 0.005},
        {"goal": float("nan")},
        {"fold": 2},
        {"fold": True},
        {"lead_said": 1},
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
        ("goal", "92.5", 0.925),
        ("goal", "92,5 per cent", 0.925),
        ("goal", "1", 0.01),
        ("goal", "99", 0.99),
    ],
)
def test_the_form_reads_what_people_write(field: str, text: str, value: object) -> None:
    found = wanted({**EMPTY, field: text}, "UTC")
    assert found[field] == value
    assert found["per"] == ("session" if "session" in text else "day")


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("goal", "100", "must be 99 % at the most: nobody knows everything"),
        ("goal", "99.5", "must be 99 % at the most"),
        ("goal", "0", "1 % at the least"),
        ("goal", "0.9", "1 % at the least"),
        ("goal", "lots", "The goal must be a number of per cent"),
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


def test_a_lead_that_was_said_is_kept_and_its_cost_is_told(coach: Coach) -> None:
    row = coach.planner.put("in 2h", lead=120)
    assert row.lead == 120
    assert "No time before it is one at which you study" in " ".join(coach.planner.told(row))
    assert coach.planner.edit(row.id, "in 1h").lead == 120
    assert coach.planner.edit(row.id, "in 3 days").lead == 120
    none = coach.planner.put("in 20 minutes", title="None", lead=0)
    assert coach.planner.edit(none.id, "in 3 days").lead == 0
    usual = coach.planner.put("in 3 days", title="Usual", lead=30)
    assert coach.planner.edit(usual.id, "in 20 minutes").lead == 30


def test_a_lead_that_was_not_said_gives_way_and_comes_back(coach: Coach, open_coach: OpenCoach) -> None:
    row = coach.planner.put("in 3 days", lead=None)
    assert coach.planner.edit(row.id, "in 20 minutes").lead == 0
    again = open_coach().planner  # it is known from the file alone
    assert again.edit(row.id, title="Other").lead == 0
    assert again.edit(row.id, "in 39 minutes").lead == 0
    assert again.edit(row.id, "in 40 minutes").lead == 30
    again.edit(row.id, "in 20 minutes")
    text = coach.paths.agenda.read_text("utf-8")
    coach.paths.agenda.write_text(text.replace("lead_said = false\n", ""), "utf-8")
    assert again.edit(row.id, "in 3 days").lead == 0  # by hand


def test_the_lead_passes_alike_through_a_change_of_the_clocks(coach: Coach, clock: HandClock) -> None:
    base = row(at="2027-03-28T09:00", zone="Europe/Berlin", lead=600)
    assert base.hour.astimezone(UTC) - base.last_study.astimezone(UTC) == timedelta(minutes=600)
    assert base.last_study.strftime("%d %H:%M") == "27 22:00"
    clock.now = datetime(2027, 3, 28, 0, 35, tzinfo=UTC)  # 01:35, and 03:10 is in 35 minutes
    assert coach.planner.put("03:10").lead == 0


def test_an_hour_that_comes_twice_is_kept_as_the_one_that_was_said(
    coach: Coach, open_coach: OpenCoach, clock: HandClock
) -> None:
    clock.now = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)  # 02:40, for the first time
    kept = coach.planner.put("in 1h")
    assert (kept.at, kept.fold) == ("2026-10-25T02:40", 1)
    assert kept.hour.astimezone(UTC) == clock.now + timedelta(hours=1)
    assert "fold = 1" in coach.paths.agenda.read_text("utf-8")
    assert open_coach().planner.next() == kept
    assert coach.planner.edit(kept.id, title="Other").hour == kept.hour
    first = coach.planner.put("02:50", title="First")
    assert [each.id for each in coach.planner.rows()] == [first.id, kept.id]
    coach.planner.edit(kept.id, "in 2h")
    assert "fold" not in coach.paths.agenda.read_text("utf-8")


def test_another_zone_alone_moves_no_hour_into_the_past_or_to_none(coach: Coach, clock: HandClock) -> None:
    near = coach.planner.put("in 1 hour")  # 12:00 in Berlin is 07:00 UTC in Karachi
    with pytest.raises(UsageError, match=r"Mon 2 June 2031 12:00 \(Asia/Karachi\) is past"):
        coach.planner.edit(near.id, zone="Asia/Karachi")
    skipped = coach.planner.put("28 Mar 2032 02:30", title="Skipped", zone="Asia/Karachi")
    with pytest.raises(UsageError, match="the clocks of Europe/Berlin skip 02:30"):
        coach.planner.edit(skipped.id, zone="Europe/Berlin")
    assert [each.zone for each in coach.planner.rows()] == ["Europe/Berlin", "Asia/Karachi"]
    assert coach.planner.edit(near.id, zone="UTC").at == near.at
    assert coach.planner.edit(near.id, zone="UTC").lead == 30
    clock.now = datetime(2031, 10, 26, 0, 40, tzinfo=UTC)
    twice = coach.planner.put("in 1h", title="Twice")
    moved = coach.planner.edit(twice.id, zone="America/New_York")
    assert (twice.fold, moved.fold) == (1, 0)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (["mon,wed,fri"], "mon wed fri"),
        (["mon,", "Wednesday", ",fri"], "mon wed fri"),
        (["mo.", "tues", "th"], "mon tue thu"),
        (["Mon", "-", "Wed,sat"], "mon tue wed sat"),
        (["monday–tuesday"], "mon tue"),
        (["sat-mo."], "mon sat sun"),
    ],
)
def test_days_are_split_and_read_whole(coach: Coach, said: list[str], days: str) -> None:
    assert coach.planner.put("in 2 days", days=said).days == tuple(days.split())


@pytest.mark.parametrize("word", ["monkey", "mon-", "mon-wed-fri", "m", "satsun", "funday"])
def test_what_is_no_day_is_refused(coach: Coach, word: str) -> None:
    with pytest.raises(UsageError, match=f"“{word}” is no day: days must be some of mon, tue"):
        coach.planner.put("in 2 days", days=["tue", word])


@pytest.mark.parametrize(
    ("text", "value"), [("90", 0.9), ("90 %", 0.9), ("90%", 0.9), ("0.9", 0.9), ("0,9", 0.9), ("92.5 %", 0.925)]
)
def test_a_share_as_people_write_it(text: str, value: float) -> None:
    assert share(text) == value


@pytest.mark.parametrize("text", ["", "lots", "-5", "%", "nan", "9 0", "90 % %"])
def test_what_is_no_share(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        share(text)


async def test_what_is_not_touched_in_the_form_stays_exactly_as_it_is(coach: Coach, clock: HandClock) -> None:
    clock.now = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)
    kept = coach.planner.put("in 1h", title="A", goal=0.92512345678, lead=0)
    shown = coach.planner.put("in 1h", title="B", goal=0.925)
    for row in (kept, shown):
        app = TrainerApp(coach, lambda coach, row=row: HourScreen(coach, row))  # type: ignore[misc]
        async with app.run_test(size=(80, 36)) as pilot:
            await pilot.pause()
            assert app.screen.query_one("#field-goal", Input).value in ("92.5", "92.5123")
            await pilot.press("down", "end", "!", "enter")
            await pilot.pause()
        assert coach.planner.find(row.id) == changed(row, title=f"{row.title}!")


async def test_the_form_knows_a_lead_that_was_said(coach: Coach) -> None:
    for text, lead in (("30", 30), ("", 0)):
        app = TrainerApp(coach, HourScreen)
        async with app.run_test(size=(80, 36)) as pilot:
            await pilot.pause()
            await pilot.press(*"in 20 minutes", *["down"] * 7, *text, "enter")
            await pilot.pause()
        (row,) = coach.planner.rows()
        assert row.lead == lead
        coach.planner.drop(row)


def test_a_date_that_is_over_this_year_is_told_with_its_year(coach: Coach) -> None:
    assert "Tue 1 Jun 2032 09:00" in coach.planner.told(coach.planner.put("1 Jun 09:00"))[0]


def test_the_decks_of_another_dossiers_briefing_are_left_alone(coach: Coach) -> None:
    kept = coach.planner.put("in 2 days", title="Desk", decks=["facts"])
    coach.desk.agenda.put(changed(kept, dossier="elsewhere"))
    for decks in (["facts"], ["dates"], []):
        with pytest.raises(UsageError, match="another dossier, elsewhere: “crisis-trainer set dossier elsewhere”"):
            coach.planner.edit(kept.id, decks=decks)
    assert coach.planner.edit(kept.id, title="Other", decks=None).decks == ("facts",)


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


def test_of_another_dossiers_briefing_no_counts_are_told(coach: Coach) -> None:
    kept = coach.planner.put("in 2 days", title="Desk", decks=["facts"])
    there = changed(kept, dossier="elsewhere")
    coach.desk.agenda.put(there)
    told = " ".join(coach.planner.told(there))
    assert "in 2 days, goal 90 % It is on another dossier, elsewhere: “crisis-trainer set dossier elsewhere”" in told
    assert "question" not in told
    assert "minutes on" not in told

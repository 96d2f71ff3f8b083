"""The plan for a briefing on the screen, and the last-look sheet."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.conftest import HandClock
from tests.ui.test_hour import SIZES, keys, settled
from tests.ui.test_screens import text_of
from trainer.coach.coach import Coach
from trainer.ui.app import TrainerApp
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.hour import HourScreen
from trainer.ui.screens.plan import PlanScreen
from trainer.ui.screens.room import RoomScreen
from trainer.ui.screens.sheet import SheetScreen
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.weak import WeakScreen


@pytest.mark.parametrize("size", SIZES)
async def test_the_plan_says_where_it_leads_by_deck_by_day_and_by_minutes(coach: Coach, size: tuple[int, int]) -> None:
    coach.planner.put("in 3 days", title="Desk", minutes=2)
    app = TrainerApp(coach)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await keys(pilot, "d")
        assert isinstance(app.screen, PlanScreen)
        shown = await settled(pilot)
        for _ in range(6):
            assert all(len(line.rstrip()) <= size[0] for line in shown.splitlines())
            shown += "\n" + await keys(pilot, "pagedown")
        for text in ("All of it", "The facts", "Other shapes", "if you stopped after", "Tue 3 Jun 18:00", "› ", "120"):
            assert text in shown
        assert "About" in shown or "You cannot reach" in shown
        assert "100 %" not in shown
        assert "esc Back" in shown


async def test_several_briefings_are_turned_over_changed_and_taken_off(coach: Coach) -> None:
    coach.planner.put("in 3 days", title="One", minutes=20)
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 36)) as pilot:
        await pilot.pause()
        shown = await keys(pilot, "d")
        assert "Next briefing" not in shown
        await keys(pilot, "n")
        assert isinstance(app.screen, HourScreen)
        await keys(pilot, *"in 2 days", "down", *"Two", "down", "down", *"25 a session", "down", *"mon-sat", "down")
        await keys(pilot, *"7-8 18:30-21", "enter")
        assert isinstance(app.screen, PlanScreen)
        rows = coach.planner.rows()
        assert [row.title for row in rows] == ["Two", "One"]
        assert (rows[0].minutes, rows[0].per, rows[0].hours) == (25, "session", ("7-8", "18:30-21"))
        assert rows[0].days == ("mon", "tue", "wed", "thu", "fri", "sat")
        shown = text_of(pilot)
        assert shown.splitlines()[0].startswith(" Two")
        assert "→ Next briefing" in shown
        assert (await keys(pilot, "right")).splitlines()[0].startswith(" One")
        await keys(pilot, "e")
        assert "20 a day" in text_of(pilot)
        await keys(pilot, "ctrl+u", *"in 4 days", "down", "end", *"!", "enter")
        assert coach.planner.rows()[1].title == "One!"
        assert text_of(pilot).splitlines()[0].startswith(" One!")
        shown = await keys(pilot, "x")
        assert len(coach.planner.rows()) == 2
        await keys(pilot, "x")
        assert [row.title for row in coach.planner.rows()] == ["Two"]
        await keys(pilot, "x", "x")
        assert isinstance(app.screen, HomeScreen)


async def test_from_the_plan_to_study_weak_spots_the_sheet_and_the_room(coach: Coach) -> None:
    row = coach.planner.put("in 3 days", title="One", decks=["facts"], weights=[3])
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await keys(pilot, "d", "w")
        assert isinstance(app.screen, WeakScreen)
        assert {question.weight for question in app.screen.weak.rows} == {3}
        await keys(pilot, "escape", "s")
        assert isinstance(app.screen, SheetScreen)
        shown = text_of(pilot)
        assert "Last look" in shown
        assert "MUST KNOW" in shown
        await keys(pilot, "pagedown", "escape", "enter")
        assert isinstance(app.screen, StudyScreen)
        session = coach.unfinished()
        assert session is not None
        assert session.towards == row.id
        await keys(pilot, "escape")
        app.pop_screen()
        app.pop_screen()
        await pilot.pause()
        await keys(pilot, "f")
        assert isinstance(app.screen, RoomScreen)
        assert "Its hour is still to come" in await keys(pilot, "enter")
        assert not coach.planner.rows()[0].done
        await keys(pilot, "enter")
        assert coach.planner.rows()[0].done
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_form_says_what_is_wrong_and_keeps_nothing(coach: Coach, size: tuple[int, int]) -> None:
    app = TrainerApp(coach, HourScreen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for text, fault in (("soon", "has no time of day"), ("1 Jan 2020 09:00", "is past")):
            shown = await keys(pilot, "ctrl+u", *text, "enter")
            assert fault in " ".join(shown.split())
        await keys(pilot, "ctrl+u", *"in 2 days", "down", "down", *"Karachi", "enter")
        assert "zone must be an IANA time zone" in " ".join(text_of(pilot).split())
        await keys(pilot, "ctrl+u", "down", *"lots", "enter")
        assert "Minutes must be a whole number" in " ".join(text_of(pilot).split())
        assert coach.planner.rows() == ()


async def test_what_was_studied_on_earlier_days_is_on_the_way(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 5 days", minutes=1)
    session = coach.planner.begin(row)
    assert session is not None
    asked = coach.ask(session)
    assert asked is not None
    coach.answer(asked, "4 May 2031", 5)
    clock.tick(days=1)
    app = TrainerApp(coach, PlanScreen)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.pause()
        shown = await settled(pilot)
        assert "Mon 2 Jun" in shown
        assert "studied" in shown


async def test_time_moves_on_home_and_on_the_plan_while_nobody_presses_a_key(
    coach: Coach, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.ui.screens.home.MOVE", 0.05)
    monkeypatch.setattr("trainer.ui.screens.plan.MOVE", 0.05)
    coach.planner.put("in 5 hours", title="Desk")
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "5 h" in text_of(pilot)
        await keys(pilot, "d")
        assert "in 5 h;" in await settled(pilot)
        clock.tick(hours=2)
        await pilot.pause(0.2)
        assert "in 3 h;" in await settled(pilot)
        await keys(pilot, "escape")
        clock.tick(hours=4)
        await pilot.pause(0.2)
        assert "Desk is over" in text_of(pilot)


async def test_an_answer_half_typed_outlives_the_hour_and_a_resize(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 20 minutes", title="Desk")
    session = coach.begin_with(["harbour/facts/ships"])
    assert session is not None
    app = TrainerApp(coach, lambda coach: PlanScreen(coach, row.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(StudyScreen(coach, session))
        await pilot.pause()
        await keys(pilot, *"fort")
        clock.tick(minutes=21)
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert isinstance(app.screen, StudyScreen)
        assert app.screen.query_one(Input).value == "fort"

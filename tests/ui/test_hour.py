"""Setting the hour of a briefing, studying towards it, and taking down what came up."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.conftest import HandClock, OpenCoach
from tests.ui.test_screens import text_of
from trainer.coach.coach import Coach
from trainer.ui.app import TrainerApp
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.hour import HourScreen
from trainer.ui.screens.room import RoomScreen
from trainer.ui.screens.study import StudyScreen

SIZES = [(80, 24), (60, 18), (120, 36)]


async def keys(pilot: Pilot[None], *names: str) -> str:
    await pilot.press(*names)
    await pilot.pause()
    return text_of(pilot)


async def settled(pilot: Pilot[None]) -> str:
    """Wait for what is worked out beside the screen."""
    await pilot.pause(0.4)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return text_of(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_d_sets_the_hour_and_home_says_where_it_leads(coach: Coach, size: tuple[int, int]) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "d Set the hour" in text_of(pilot)
        await keys(pilot, "d")
        assert isinstance(app.screen, HourScreen)
        shown = await keys(pilot, *"soon", "enter")
        assert "has no time of day" in " ".join(shown.split())
        await keys(pilot, *["backspace"] * 4, *"in 3 days", "down", *"Desk", "enter")
        (row,) = coach.planner.rows()
        assert (row.title, row.minutes) == ("Desk", 30)
        shown = await settled(pilot)
        assert "in 3 days; 13 questions" in shown
        await keys(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        shown = await settled(pilot)
        assert "d The plan" in shown
        assert "Set the hour" not in shown
        if size[0] >= 76:
            assert "Next briefing" in shown
            assert "If it started now" in shown
            assert "As planned" in shown
            assert "100 %" not in shown
        await keys(pilot, "enter")
        assert isinstance(app.screen, StudyScreen)
        assert "30 minutes left" in text_of(pilot)
        session = coach.unfinished()
        assert session is not None
        assert session.towards == row.id


@pytest.mark.parametrize("size", SIZES)
async def test_afterwards_home_asks_once_what_came_up(coach: Coach, clock: HandClock, size: tuple[int, int]) -> None:
    session = coach.begin_with(["harbour/facts/ships"])
    assert session is not None
    asked = coach.ask(session)
    assert asked is not None
    coach.answer(asked, "40", 5)
    coach.planner.put("in 2 hours", title="Desk")
    clock.tick(hours=3)
    app = TrainerApp(coach)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "Desk is over" in text_of(pilot)
        assert "d What came up" in text_of(pilot)
        await keys(pilot, "d")
        assert isinstance(app.screen, RoomScreen)
        assert "Nothing is noted" in await keys(pilot, *"ships", "enter")
        shown = await keys(pilot, "ctrl+t")
        assert "1 question came up, 1 missed" in shown
        assert "✗ missed" in shown
        await keys(pilot, "up", "ctrl+u", "ctrl+g", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "is over" not in text_of(pilot)
    card = coach.desk.store.card("harbour/facts/ships")
    assert card is not None
    assert (card.answers, card.right) == (2, 2)


async def test_who_was_asked_and_said_nothing_is_not_asked_again_and_may_still_say(
    open_coach: OpenCoach, clock: HandClock
) -> None:
    coach = open_coach()
    coach.planner.put("in 2 hours", title="Desk")
    clock.tick(hours=3)
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await keys(pilot, "d", "escape")
        assert "is over" not in text_of(pilot)
        assert "d Set the hour" in text_of(pilot)
    app = TrainerApp(open_coach())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "is over" not in text_of(pilot)
        assert "r What came up" in text_of(pilot)
        await keys(pilot, "r", "enter", "enter")
        assert coach.planner.rows()[0].done
        assert "What came up" not in text_of(pilot)

"""What the main screens look like; `pytest --snapshot-update` accepts a new look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.coach.test_session import begun, give
from tests.conftest import HandClock
from tests.ui.test_study import app_on, write
from trainer.coach.coach import Coach
from trainer.ui.app import TrainerApp
from trainer.ui.screens.debrief import DebriefScreen
from trainer.ui.screens.find import FindScreen
from trainer.ui.screens.progress import ProgressScreen

Compare = Callable[..., bool]
SIZE = (80, 24)


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


def studied(coach: Coach, clock: HandClock) -> None:
    """Leave a session with one miss behind, an hour ago."""
    session = begun(coach)
    give(coach, session, "Estmark")
    while coach.ask(session):
        give(coach, session)
    coach.finish(session)
    clock.tick(hours=1)


def test_home(snap_compare: Compare, coach: Coach) -> None:
    assert snap_compare(TrainerApp(coach), terminal_size=SIZE)


def test_home_after_a_session(snap_compare: Compare, coach: Coach, clock: HandClock) -> None:
    studied(coach, clock)
    assert snap_compare(TrainerApp(coach), terminal_size=(120, 36))


def test_briefing(snap_compare: Compare, coach: Coach) -> None:
    assert snap_compare(TrainerApp(coach), press=["b"], terminal_size=SIZE)


def test_study(snap_compare: Compare, coach: Coach) -> None:
    async def begin(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await write(pilot, "6 may 2031")

    assert snap_compare(app_on(coach, "facts/closed-on", "facts/ships"), run_before=begin, terminal_size=SIZE)


def test_reveal(snap_compare: Compare, coach: Coach) -> None:
    async def answer(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await write(pilot, "6 may 2031")
        await pilot.press("enter")

    assert snap_compare(app_on(coach, "facts/closed-on", "facts/ships"), run_before=answer, terminal_size=(60, 18))


def test_debrief(snap_compare: Compare, coach: Coach, clock: HandClock) -> None:
    session = begun(coach)
    give(coach, session, "Estmark")
    while coach.ask(session):
        give(coach, session)
    app = TrainerApp(coach, lambda coach: DebriefScreen(coach, session))
    assert snap_compare(app, terminal_size=SIZE)


def test_progress(snap_compare: Compare, coach: Coach, clock: HandClock) -> None:
    studied(coach, clock)
    assert snap_compare(TrainerApp(coach, ProgressScreen), terminal_size=SIZE)


def test_find(snap_compare: Compare, coach: Coach) -> None:
    assert snap_compare(TrainerApp(coach, FindScreen), press=["s", "t", "r", "a"], terminal_size=(120, 36))


def test_timeline(snap_compare: Compare, coach: Coach) -> None:
    assert snap_compare(TrainerApp(coach), press=["t", "down"], terminal_size=SIZE)


def test_motives(snap_compare: Compare, coach: Coach, clock: HandClock) -> None:
    studied(coach, clock)
    assert snap_compare(TrainerApp(coach), press=["y"], terminal_size=(120, 36))


def test_differences(snap_compare: Compare, coach: Coach) -> None:
    assert snap_compare(TrainerApp(coach), press=["s"], terminal_size=(60, 18))

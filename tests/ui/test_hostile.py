"""Deck text is literal: markup, control characters, other scripts and endless words break no screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.conftest import HandClock
from tests.hostile import KINDS, write_hostile
from tests.ui.test_screens import text_of
from trainer.coach.coach import Coach
from trainer.paths import Paths
from trainer.ui.app import TrainerApp
from trainer.ui.screens.briefing import BriefingScreen
from trainer.ui.screens.briefings import BriefingsScreen
from trainer.ui.screens.debrief import DebriefScreen
from trainer.ui.screens.dossiers import DossiersScreen
from trainer.ui.screens.entry import EntryScreen
from trainer.ui.screens.find import FindScreen
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.progress import ProgressScreen
from trainer.ui.screens.sources import SourcesScreen
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.view import VIEWS, view
from trainer.ui.screens.weak import WeakScreen


@pytest.fixture
def hostile(tmp_path: Path, paths: Paths, clock: HandClock) -> Coach:
    return Coach(paths, decks=[write_hostile(tmp_path)], clock=clock)


def key(kind: str) -> str:
    return f"hostile/nasty/{kind}"


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 36)])
@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_is_asked_answered_and_revealed(hostile: Coach, kind: str, size: tuple[int, int]) -> None:
    session = hostile.begin_with([key(kind)])
    assert session is not None
    app = TrainerApp(hostile, lambda coach: StudyScreen(coach, session))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "\x1b" not in text_of(pilot)
        await pilot.press("ctrl+t", "ctrl+r")
        await pilot.pause()
        if kind == "open":
            await pilot.press("enter", "enter")  # the second: none of the points was made
            await pilot.pause()
        assert hostile.desk.store.effective(session=session.id)
        await pilot.press("c", "escape", "e", "2")
        await pilot.pause()
        assert isinstance(app.screen, DebriefScreen)
    hostile.close()


def entry(sort: str, coach: Coach) -> EntryScreen:
    return EntryScreen(coach, sort, "row")


SCREENS: dict[str, Callable[[Coach], Screen[Any]]] = {
    "home": HomeScreen,
    "find": FindScreen,
    "progress": ProgressScreen,
    "dossiers": DossiersScreen,
    "briefing": lambda coach: BriefingScreen(coach, coach.dossier.briefings[0]),
    "question": lambda coach: EntryScreen(coach, "question", key("text")),
    "actor": lambda coach: EntryScreen(coach, "actor", "one"),
    "event": lambda coach: EntryScreen(coach, "event", "thing"),
    "briefings": BriefingsScreen,
    **{f"the {name}": partial(view, name) for name, _, _ in VIEWS},
    **{sort: partial(entry, sort) for sort in ("motive", "mediation", "difference")},
    "weak": WeakScreen,
    "sources": lambda coach: SourcesScreen(coach, coach.desk.questions[key("text")]),
}


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 36)])
@pytest.mark.parametrize("name", SCREENS)
async def test_every_other_screen_stands(hostile: Coach, name: str, size: tuple[int, int]) -> None:
    session = hostile.begin_with([key("text")])
    assert session is not None
    asked = hostile.ask(session)
    assert asked is not None
    hostile.answer(asked, "[/] \x1b[31m", 3)

    app = TrainerApp(hostile, SCREENS[name])
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        assert shown.strip()
        assert not any(ord(letter) < 32 and letter != "\n" for letter in shown)
        await pilot.press("down", "question_mark", "escape", "h", "space", "f", "end", "pageup")
        await pilot.pause()
        assert text_of(pilot).strip()
    hostile.close()


async def test_the_palette_takes_titles_literally(hostile: Coach) -> None:
    app = TrainerApp(hostile)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"study")
        await pilot.pause(0.3)
        assert "[/]" in text_of(pilot)
    hostile.close()

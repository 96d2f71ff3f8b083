"""A rehearsal on the screen: set, played against the clock, paused, left and taken up again, and its verdict."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.conftest import HARBOUR, HandClock, OpenCoach
from tests.terminal import Terminal
from tests.ui.staging import given, staged, ticked
from tests.ui.test_hour import SIZES, keys
from tests.ui.test_screens import text_of
from trainer.cli import main
from trainer.coach.coach import Coach
from trainer.coach.rehearsal import Terms
from trainer.paths import HOME_VARIABLE
from trainer.records import What
from trainer.ui.app import TrainerApp
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.paused import PausedScreen
from trainer.ui.screens.rehearse import RehearseScreen
from trainer.ui.screens.sources import SourcesScreen
from trainer.ui.screens.stage import StageScreen
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.verdict import VerdictScreen
from trainer.ui.widgets.choices import Ticks

pytestmark = pytest.mark.usefixtures("hasty")


@pytest.mark.parametrize("size", SIZES)
async def test_a_mock_briefing_from_home_to_the_verdict(coach: Coach, clock: HandClock, size: tuple[int, int]) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = await keys(pilot, "m")
        assert isinstance(app.screen, RehearseScreen)
        assert "as in the room" in shown
        for wrong in ("many", "2 hours", "15 bananas", "1.5 minutes"):
            shown = await keys(pilot, "ctrl+u", *wrong, "enter")
            assert "How long it is must be such as" in " ".join(shown.split())
        await keys(pilot, "ctrl+u", *"4 questions", "enter")
        assert isinstance(app.screen, StageScreen)
        for number in range(4):
            shown = text_of(pilot)
            assert f"{number + 1} of 4" in shown
            assert "20 s" in shown
            assert "✓" not in shown
            assert "✗" not in shown
            clock.tick(seconds=3)
            await keys(pilot, "ctrl+r")
        assert isinstance(app.screen, VerdictScreen)
        shown = text_of(pilot)
        assert "score 0 %" in shown
        assert "weighted by what must be known, over 4 questions" in " ".join(shown.replace("›", "").split())
        every = shown
        for _ in range(40):
            every += await keys(pilot, "down")
        assert "Missed, or not wholly right" in every
        assert "you: nothing" in every
        assert "→" in every
        assert "¶" in every
        await keys(pilot, "m")
        assert isinstance(app.screen, StudyScreen)
    assert given(coach) == [""] * 4


async def test_the_countdown_takes_what_stands_when_the_time_is_up(coach: Coach, clock: HandClock) -> None:
    app, session = staged(coach, decks=("facts",), count=20, seed="1")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(len(session.plan)):  # to one that is typed on a line
            asked = coach.ask(session)
            assert asked is not None
            if asked.question.kind in ("date", "name", "text", "number"):
                break
            await keys(pilot, "ctrl+r")
        clock.tick(seconds=16)
        assert "4 s" in await ticked(pilot)
        await pilot.press(*"half an")
        clock.tick(seconds=4)
        await ticked(pilot)
        assert given(coach)[-1] == "half an"
        row = [each for each in coach.desk.store.effective() if each.what is What.REHEARSE][-1]
        assert row.data["late"] is True
        assert row.seconds == pytest.approx(20, abs=1)
        assert isinstance(app.screen, StageScreen)


async def test_without_a_countdown_nothing_is_hurried(coach: Coach, clock: HandClock) -> None:
    app, _ = staged(coach, count=3, countdown=0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(minutes=10)
        await ticked(pilot)
        assert given(coach) == []
        assert not app.screen.query_one("#hint", Static).display


async def test_a_pause_hides_the_question_and_stops_the_clock(coach: Coach, clock: HandClock) -> None:
    app, session = staged(coach, count=3)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        asked = coach.ask(session)
        assert asked is not None
        clock.tick(seconds=5)
        shown = await keys(pilot, "escape")
        assert isinstance(app.screen, PausedScreen)
        assert asked.question.ask[:20] not in shown
        clock.tick(minutes=5)
        await ticked(pilot)
        assert given(coach) == []
        await keys(pilot, "enter")
        assert "15 s" in await ticked(pilot)
        await keys(pilot, "escape", "h")
        assert isinstance(app.screen, HomeScreen)
        assert "enter goes on · 0 of 3 done" in text_of(pilot)
        await keys(pilot, "enter")
        assert isinstance(app.screen, StageScreen)
        await keys(pilot, "ctrl+r", "escape", "f")
        assert isinstance(app.screen, VerdictScreen)
        assert "1 question answered of 3" in " ".join(text_of(pilot).split())


@pytest.mark.parametrize("size", SIZES)
async def test_the_hot_seat_shows_the_key_points_after_the_answer(
    coach: Coach, clock: HandClock, size: tuple[int, int]
) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await keys(pilot, "m", "ctrl+t")
        assert isinstance(app.screen, StageScreen)
        assert "60 s" in text_of(pilot)
        clock.tick(seconds=8)
        await pilot.press(*"because", "enter")
        shown = await keys(pilot, "enter")
        assert app.screen.query_one(Ticks).display
        assert "Which of these points did you make?" in shown
        assert "You: because" in shown
        clock.tick(minutes=3)  # reading the points is not hurried and does not count
        await ticked(pilot)
        assert "nothing is ticked" in await keys(pilot, "enter")
        shown = await keys(pilot, "1", "enter")
        assert isinstance(app.screen, VerdictScreen)
        assert "score" in shown
    (row,) = [each for each in coach.desk.store.effective() if each.what is What.REHEARSE]
    assert (row.typed, row.seconds, row.data["late"]) == ("1\nbecause", 8.0, False)
    assert 0 < (row.score or 0) < 1


async def test_what_was_left_while_ticking_goes_on_with_its_points_and_its_time(
    coach: Coach, open_coach: OpenCoach, clock: HandClock
) -> None:
    app, _ = staged(coach, hot=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=9)
        await keys(pilot, *"so", "enter", "enter")
        assert app.screen.query_one(Ticks).display
    coach.close()  # as if killed: nothing was ticked
    again = open_coach()
    left = again.unfinished()
    assert left is not None
    app = TrainerApp(again, lambda coach: StageScreen(coach, left))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        assert "You: so" in shown
        assert "Which of these points" in shown
        await keys(pilot, "ctrl+r")
    (row,) = [each for each in again.desk.store.effective() if each.what is What.REHEARSE]
    assert (row.typed, row.seconds, row.score) == ("\nso", 9.0, 0.0)


async def test_leaving_does_not_give_the_time_again(coach: Coach, clock: HandClock) -> None:
    app, session = staged(coach, count=3)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=15)
        await keys(pilot, "escape", "h")
        assert isinstance(app.screen, HomeScreen)
        clock.tick(minutes=2)
        await keys(pilot, "enter")
        assert "5 s" in text_of(pilot)
        asked = coach.ask(session)
        assert asked is not None
        shown = await keys(pilot, "f1")
        assert asked.question.ask not in shown
        assert "A rehearsal leaves the schedule" in shown


async def test_two_windows_answer_a_question_once(coach: Coach) -> None:
    session = coach.rehearsals.begin(Terms(count=3))
    assert session is not None
    asked = coach.ask(session)
    assert asked is not None
    assert coach.rehearsals.answer(asked, "one", 2.0)
    assert not coach.rehearsals.answer(asked, "two", 2.0)
    assert given(coach) == ["one"]


async def test_the_hot_seats_clock_ends_the_answer_not_the_ticking(coach: Coach, clock: HandClock) -> None:
    app, _ = staged(coach, hot=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"so")
        clock.tick(seconds=61)
        shown = await ticked(pilot)
        assert "Time was up. Which of these points" in shown
        assert "You: so" in shown
        assert given(coach) == []


async def test_the_verdict_is_overruled_its_sources_shown_and_it_is_done_again(coach: Coach) -> None:
    app, _ = staged(coach, count=3)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await keys(pilot, "ctrl+r", "ctrl+r", "ctrl+r")
        assert isinstance(app.screen, VerdictScreen)
        await keys(pilot, "exclamation_mark")  # the score on top is no answer
        assert "score 0 %" in text_of(pilot)
        await keys(pilot, "down", "c")
        assert isinstance(app.screen, SourcesScreen)
        await keys(pilot, "escape", "exclamation_mark")
        shown = text_of(pilot)
        assert "score 0 %" not in shown
        assert len(coach.rehearsals.outcome(coach.rehearsals.find()).missed) == 2
        await keys(pilot, "n")
        assert isinstance(app.screen, RehearseScreen)
        await keys(pilot, "escape")
        assert isinstance(app.screen, VerdictScreen)
        await keys(pilot, "n", "enter")
        assert isinstance(app.screen, StageScreen)
        assert "1 of 3" in text_of(pilot)


def test_killed_in_the_middle_it_goes_on_where_it_stood(tmp_path: Path) -> None:
    env = {HOME_VARIABLE: str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "trainer", "--decks", str(HARBOUR)]
    assert os.system(" ".join(["CRISIS_TRAINER_HOME=" + str(tmp_path), *command, "set dossier harbour"])) == 0
    with Terminal([*command, "rehearse", "--count", "4", "--countdown", "off"], env) as terminal:
        terminal.until("1 of 4")
        terminal.settle(0.5)  # a key at once would be meant for what was there before
        terminal.type("\x12")  # ctrl+r
        terminal.until("2 of 4")
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait()
    with Terminal(command, env) as terminal:
        terminal.until("1 of 4 done")
        terminal.type("\r")
        terminal.until("2 of 4")


def test_the_report_from_the_command_line(
    open_coach: OpenCoach, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    coach = open_coach()
    coach.choose("harbour")
    session = coach.rehearsals.begin(Terms(count=3))
    assert session is not None
    while asked := coach.ask(session):
        coach.rehearsals.answer(asked, "nonsense", 2.0)
    coach.rehearsals.finish(session)
    coach.close()
    monkeypatch.setenv(HOME_VARIABLE, str(coach.paths.data))
    where = ["--decks", str(tmp_path / "decks")]
    for form, mark in (([], "MISSED"), (["--md"], "## Missed"), (["--html"], "<h2>Missed</h2>")):
        assert main(["report", *where, *form]) == 0
        assert mark in capsys.readouterr().out
    assert main(["report", *where, session.id[:10], "--md"]) == 0
    assert main(["report", *where, "nope"]) == 2
    assert "There is no rehearsal 'nope'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--countdown", "soon"], "is no number of seconds"),
        (["--count", "2", "--minutes", "3"], "not allowed with"),
    ],
)
def test_what_rehearse_cannot_be_told_is_said(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert main(["rehearse", *argv]) == 2
    assert said in capsys.readouterr().err

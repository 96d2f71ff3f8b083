"""The stage takes no key that was meant for another question, and keeps what stood when it is left."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from textual import events

from tests.conftest import HARBOUR, HandClock
from tests.terminal import Terminal
from tests.ui.staging import asking, box_of, given, staged, ticked
from tests.ui.test_hour import keys
from tests.ui.test_screens import text_of
from trainer.coach.coach import Coach
from trainer.coach.rehearsal import Stage, Terms
from trainer.errors import TrainerError
from trainer.paths import HOME_VARIABLE
from trainer.ui.app import TrainerApp
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.paused import PausedScreen
from trainer.ui.screens.stage import StageScreen
from trainer.ui.screens.verdict import VerdictScreen
from trainer.ui.widgets.choices import Choices, Options
from trainer.ui.widgets.lines import Lines
from trainer.ui.widgets.typed import Typed

pytestmark = pytest.mark.usefixtures("hasty")


async def test_a_second_quick_key_is_no_answer_to_the_next_question(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StageScreen, "HASTE", 5.0)
    app, _ = staged(coach, decks=("facts",), countdown=0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await keys(pilot, "x", "enter", "1", "enter")
        assert given(coach) == []
        monkeypatch.setattr(StageScreen, "HASTE", 0.0)
        await keys(pilot, "ctrl+r")
        assert len(given(coach)) == 1


@pytest.mark.usefixtures("guarded")
async def test_after_a_pause_one_types_on_and_a_second_enter_is_no_answer(coach: Coach, clock: HandClock) -> None:
    app = asking(coach, "reason", "pick-one")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=1)
        await keys(pilot, "t", "h", "escape")
        await keys(pilot, "enter")
        clock.tick(seconds=1)
        await keys(pilot, "e", "escape")
        await keys(pilot, "enter", "enter")
        assert given(coach) == []
        clock.tick(seconds=1)
        await keys(pilot, "enter")
    assert given(coach) == ["the"]


async def test_a_stopped_program_stops_the_clock_and_one_that_comes_back_paused_stays_so(
    coach: Coach, clock: HandClock
) -> None:
    app, _ = staged(coach, count=3)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.app_suspend_signal.publish(app)
        clock.tick(minutes=5)
        app.app_resume_signal.publish(app)
        clock.tick(seconds=5)
        assert "15 s" in await ticked(pilot)
        await keys(pilot, "escape")
        app.app_suspend_signal.publish(app)
        clock.tick(minutes=5)
        app.app_resume_signal.publish(app)
        clock.tick(minutes=5)
        await ticked(pilot)
        assert isinstance(app.screen, PausedScreen)
        assert given(coach) == []


@pytest.mark.usefixtures("guarded")
async def test_a_hasty_digit_leaves_nothing_chosen_and_enter_takes_what_is_marked(
    coach: Coach, clock: HandClock
) -> None:
    app = asking(coach, "ships", "pick-one", "pick-one")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=1)
        await pilot.press("4")
        for key in ("enter", "enter", "down"):  # as one read of the terminal may bring them
            app.post_message(events.Key(key, None))
        await keys(pilot)
        await keys(pilot, "3", "down")
        options = app.screen.query_one(Choices).query_one(Options)
        assert given(coach) == ["4"]
        assert (options.chosen, options.cursor) == (set(), 0)
        clock.tick(seconds=1)
        await keys(pilot, "down", "down", "enter")
        assert given(coach) == ["4", options.texts[2]]


async def test_the_option_under_the_cursor_is_the_answer_whatever_was_chosen_before(coach: Coach) -> None:
    app = asking(coach, "pick-one", "ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        options = app.screen.query_one(Choices).query_one(Options)
        options.chosen = {0}  # as when the store would not take it
        await keys(pilot, "down")
        assert options.chosen == set()
        options.chosen = {0}
        await keys(pilot, "enter")
        assert given(coach) == [options.texts[1]]


@pytest.mark.usefixtures("guarded")
async def test_a_second_enter_fills_no_gap(coach: Coach, clock: HandClock) -> None:
    app = asking(coach, "ships", "gaps")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=1)
        await keys(pilot, "4", "enter", "enter")
        assert "gap 1 of 2" in text_of(pilot)
        clock.tick(seconds=1)
        await keys(pilot, *"may", "enter", *"norrland", "enter")
    assert given(coach) == ["4", "may\nnorrland"]


async def test_gaps_that_could_not_be_recorded_are_answered_by_enter_again(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = asking(coach, "gaps", "ships")
    answer = coach.rehearsals.answer

    def locked(*_: object, **__: object) -> bool:
        raise TrainerError("The store is locked.")

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(coach.rehearsals, "answer", locked)
        await keys(pilot, *"may", "enter", *"norrland", "enter")
        monkeypatch.setattr(coach.rehearsals, "answer", answer)
        await keys(pilot, "enter")
    assert given(coach) == ["may\nnorrland"]


@pytest.mark.usefixtures("guarded")
async def test_what_is_typed_on_when_the_time_is_up_goes_nowhere(coach: Coach, clock: HandClock) -> None:
    app = asking(coach, "reason", "who-closed", "minister", countdown=20)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=1)
        await pilot.press(*"the to")
        clock.tick(seconds=20)
        assert "time was up for the one before" in await ticked(pilot)
        for key in "lls":
            clock.tick(seconds=0.5)
            await pilot.press(key)
        assert given(coach) == ["the to"]
        assert app.screen.query_one(Typed).line.value == ""
        await keys(pilot, "escape")  # is a way out at any time
        assert isinstance(app.screen, PausedScreen)
        await keys(pilot, "enter")
        clock.tick(seconds=0.8)
        assert "time was up" not in await ticked(pilot)
        await keys(pilot, *"sund", "enter")
        assert given(coach) == ["the to", "sund"]
        clock.tick(seconds=21)
        await ticked(pilot)
    assert given(coach) == ["the to", "sund", ""]


@pytest.mark.usefixtures("guarded")
async def test_whoever_types_on_and_on_is_heard_in_the_end(coach: Coach, clock: HandClock) -> None:
    app = asking(coach, "reason", "who-closed", countdown=20)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=21)
        await ticked(pilot)
        for key in "abcdefgh":
            clock.tick(seconds=0.5)
            await pilot.press(key)
        assert app.screen.query_one(Typed).line.value == "fgh"


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("way", ["quiet", "escape"])
async def test_what_is_typed_on_is_no_command_on_the_verdict(coach: Coach, clock: HandClock, way: str) -> None:
    app = asking(coach, "reason", countdown=20)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=1)
        await pilot.press(*"fro")
        clock.tick(seconds=20)
        assert "Time was up." in await ticked(pilot)
        clock.tick(seconds=0.5)
        await keys(pilot, "m", "ctrl+r")
        clock.tick(seconds=0.5)
        await ticked(pilot)
        assert isinstance(app.screen, StageScreen)
        if way == "quiet":
            clock.tick(seconds=0.3)
            await ticked(pilot)
        else:
            await keys(pilot, "escape")
        assert isinstance(app.screen, VerdictScreen)
        await keys(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
    assert given(coach) == ["fro"]


@pytest.mark.usefixtures("guarded")
async def test_a_hasty_pass_passes_nothing_more(coach: Coach, clock: HandClock) -> None:
    app = asking(coach, "reason", "minister", "tell", countdown=20)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=21)
        await ticked(pilot)
        await keys(pilot, "ctrl+r")
        assert given(coach) == [""]
        clock.tick(seconds=1)
        await keys(pilot, "ctrl+r", "ctrl+r")
        assert given(coach) == ["", ""]
        clock.tick(seconds=1)
        assert "Which of these points" in await keys(pilot, "ctrl+r", "ctrl+r")
        assert given(coach) == ["", ""]
        clock.tick(seconds=1)
        await keys(pilot, "ctrl+r")
    assert given(coach) == ["", "", ""]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("reason", ["t", "h", "space", "e"]),
        ("gaps", ["m", "enter", "n"]),
        ("both", ["i", "d", "a", "enter", "p"]),
        ("tell", ["s", "o", "enter", "enter", "2"]),
        ("pick-two", ["1", "3"]),
        ("steps", ["3", "2", "up"]),
        ("pairs", ["2"]),
    ],
)
async def test_leaving_keeps_what_stands_in_the_box(coach: Coach, name: str, typed: list[str]) -> None:
    app = asking(coach, name, "ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await keys(pilot, *typed)
        before, stood = box_of(app).draft, box_of(app).so_far()
        assert before
        await keys(pilot, "escape", "h")
        assert isinstance(app.screen, HomeScreen)
        await keys(pilot, "enter")
        assert isinstance(app.screen, StageScreen)
        await pilot.pause()
        assert (box_of(app).draft, box_of(app).so_far()) == (before, stood)
        # of a list enter keeps the last line, and enter again answers
        await keys(pilot, *["enter"] * (2 if name == "both" else 1))
        assert given(coach) == [stood]


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_quitting_gives_neither_the_time_again_nor_takes_what_was_written(
    coach: Coach, clock: HandClock, key: str
) -> None:
    app = asking(coach, "gaps", "ships", countdown=20)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await keys(pilot, *"may", "enter", *"nor")
        clock.tick(seconds=10)
        await keys(pilot, "escape", "enter")
        clock.tick(seconds=5)
        if key == "ctrl+q":  # also while the question is hidden, which takes no time
            await keys(pilot, "escape")
            clock.tick(minutes=5)
        await keys(pilot, key)
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = await keys(pilot, "enter")
        assert "5 s" in shown
        assert app.screen.query_one(Lines).draft == ("may", "nor")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_goes_on_with_the_time_there_was(tmp_path: Path, number: signal.Signals) -> None:
    env = {HOME_VARIABLE: str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "trainer", "--decks", str(HARBOUR)]
    assert os.system(" ".join(["CRISIS_TRAINER_HOME=" + str(tmp_path), *command, "set dossier harbour"])) == 0
    with Terminal([*command, "rehearse", "--count", "4", "--countdown", "60"], env) as terminal:
        terminal.until("57 s")
        terminal.process.send_signal(number)
        assert terminal.process.wait() == 128 + number
    with Terminal(command, env) as terminal:
        terminal.until("0 of 4 done")
        terminal.type("\r")
        terminal.until("5[0-7] s")
        assert b" 60 s" not in terminal.painted


def test_what_is_answered_in_another_window_is_not_noted_as_open(coach: Coach) -> None:
    session = coach.rehearsals.begin(Terms(count=3))
    assert session is not None
    first = coach.ask(session)
    assert first is not None
    assert coach.rehearsals.answer(first, "one", 2.0)
    second = coach.ask(session)
    assert second is not None
    coach.rehearsals.leave(second, Stage(seconds=9.0, draft=("so",)))
    coach.rehearsals.leave(first, Stage(seconds=3.0))
    assert coach.rehearsals.stage(second) == Stage(seconds=9.0, draft=("so",))

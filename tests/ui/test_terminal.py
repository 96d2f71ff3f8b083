"""The program in a real terminal: killed in a question, told to stop, on a read-only disk, without colour."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import HARBOUR
from tests.terminal import Terminal
from trainer.coach.coach import Coach
from trainer.paths import Paths
from trainer.records import What

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are a matter of Unix", allow_module_level=True)

ROOT = Path(__file__).parent.parent.parent


def started(home: Path, *args: str, env: dict[str, str] | None = None) -> Terminal:
    command = [sys.executable, "-m", "trainer", "--decks", str(HARBOUR), *args]
    return Terminal(command, {"CRISIS_TRAINER_HOME": str(home), "PYTHONPATH": str(ROOT), **(env or {})})


def typed_answers(home: Path) -> list[str]:
    with Coach(Paths(data=home, cache=home / "cache"), decks=[HARBOUR]) as coach:
        return [row.typed for row in coach.desk.store.effective() if row.what is What.ANSWER]


def answer(terminal: Terminal, text: str) -> None:
    terminal.type(text + "\r")
    terminal.until("Right|Close|Wrong")
    terminal.settle()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_the_middle_of_a_question_loses_nothing(tmp_path: Path, number: signal.Signals) -> None:
    home = tmp_path / "home"
    with started(home, "study", "facts") as terminal:
        terminal.until("1 of 6")
        terminal.settle()
        answer(terminal, "4 may 2031")
        terminal.type("\r")
        terminal.until("2 of 6")
        terminal.settle()
        answer(terminal, "sundmark")
        terminal.type("\r")
        terminal.until("3 of 6")
        terminal.settle()
        terminal.type("half an ans")
        terminal.settle()
        terminal.process.send_signal(number)
        code = terminal.process.wait(10)
        assert code == (-9 if number is signal.SIGKILL else 128 + number)
    assert typed_answers(home) == ["4 may 2031", "sundmark"]
    with started(home) as terminal:
        terminal.until("2 of 6 done")
        terminal.settle()
        terminal.type("\r")
        terminal.until("3 of 6")


def test_an_answer_whose_rating_was_not_given_yet_is_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with started(home, "study", "facts") as terminal:
        terminal.until("1 of 6")
        terminal.settle()
        answer(terminal, "4 may 2031")
        terminal.process.kill()
    assert typed_answers(home) == ["4 may 2031"]


def test_two_programs_study_on_one_store(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with started(home, "study", "facts") as one, started(home, "study", "facts") as two:
        for terminal in (one, two):
            terminal.until("1 of 6")
            terminal.settle()
        answer(one, "4 may 2031")
        answer(two, "4 may 2031")
        for terminal in (one, two, one):
            terminal.type("\r")
            terminal.until("know")
            terminal.settle()
            answer(terminal, "sundmark")
    assert sorted(typed_answers(home)) == ["4 may 2031"] * 2 + ["sundmark"] * 3


def test_after_a_kill_study_goes_on_with_the_session(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with started(home, "study", "facts") as terminal:
        terminal.until("1 of 6")
        terminal.settle()
        answer(terminal, "4 may 2031")
        terminal.process.kill()
    with started(home, "study") as terminal:
        terminal.until("2 of 6")


def test_ctrl_c_leaves_in_order(tmp_path: Path) -> None:
    with started(tmp_path / "home") as terminal:
        terminal.until("All decks")
        terminal.settle()
        terminal.type("\x03")
        assert terminal.process.wait(10) == 0


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that cannot be written: for root, whom permissions do not stop, a disk mounted to be read only."""
    folder = tmp_path / "locked"
    folder.mkdir()
    if os.geteuid() != 0:
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        return
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("the tests run as root, which may write everywhere, and may mount no read-only disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_store_that_cannot_be_written_is_told_and_studied_all_the_same(locked: Path) -> None:
    with started(locked, "study", "facts") as terminal:
        terminal.until("1 of 6")
        terminal.settle()
        answer(terminal, "4 may 2031")
        terminal.type("\r")
        terminal.until("2 of 6")
        terminal.settle()
        terminal.type("\x1b")
        terminal.until("Paused")
        terminal.settle()
        terminal.type("h")
        terminal.until("not be kept")
    assert list(locked.iterdir()) == []


def test_no_color_paints_no_colour(tmp_path: Path) -> None:
    with started(tmp_path / "home", env={"NO_COLOR": "1"}) as terminal:
        terminal.until("All decks")
        terminal.settle()
        greys = re.findall(rb"\x1b\[[0-9;]*[34]8;2;(\d+);(\d+);(\d+)", terminal.painted)
        assert greys
        assert all(red == green == blue for red, green, blue in greys)

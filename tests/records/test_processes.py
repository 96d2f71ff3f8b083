"""Two processes on one store, and one that is killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

import trainer
from tests.records.diary import NOON, A, answer, dump, opened
from trainer.records import What

ROOT = str(Path(trainer.__file__).parents[1])

WRITER = """
import sys, random
from datetime import timedelta
from pathlib import Path
from tests.records.diary import KARACHI, NOON, answer, note, opened
from trainer.records import Prints, What
folder, name, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
pick = random.Random(name)
with opened(folder) as store:
    for count in range(number):
        at = NOON + timedelta(minutes=count)
        question = f"iran/dates/q{pick.randrange(5)}"
        rating = pick.randint(1, 4)
        entry = store.record(answer(question, at=at, rating=rating, seconds=pick.random(), session=name))
        print(entry.id, flush=True)
        if pick.random() < 0.2:
            store.record(note(What.RATE, ref=entry.id, rating=pick.randint(1, 4)))
        if pick.random() < 0.2:
            store.undo(at, KARACHI, 4, session=name)
        if pick.random() < 0.1:
            prints = {question: Prints(wording="w", answer=pick.choice("ab"), answer_text="text")}
            store.reconcile("iran", str(pick.random()), prints, at=at, zone=KARACHI, day_starts=4)
    print(store.notice)
"""


def writer(folder: Path, name: str, number: int) -> subprocess.Popen[str]:
    run = [sys.executable, "-W", "error", "-c", WRITER, str(folder), name, str(number)]
    return subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_write_one_store_and_nothing_is_lost(tmp_path: Path) -> None:
    writers = [writer(tmp_path, name, 150) for name in ("one", "two", "three")]
    printed = []
    for process in writers:
        out, err = process.communicate(timeout=60)
        assert err == ""
        assert process.returncode == 0
        *ids, notice = out.split("\n")[:-1]
        assert notice == ""
        assert len(ids) == 150
        printed += ids
    with opened(tmp_path) as store:
        logged = [entry.id for entry in store.entries() if entry.what is What.ANSWER]
        assert sorted(logged) == sorted(printed)
        before = dump(store)
        store.rebuild()
        assert dump(store) == before


def test_what_a_killed_process_said_is_recorded_is_recorded(tmp_path: Path) -> None:
    pick = random.Random(3)
    printed: list[str] = []
    for round_ in range(3):
        process = writer(tmp_path, f"round {round_}", 1_000_000)
        assert process.stdout is not None
        printed += [process.stdout.readline().strip() for _ in range(pick.randint(1, 60))]
        sleep(pick.random() / 20)
        process.kill()
        printed += process.communicate(timeout=20)[0].split()
        assert process.returncode == -signal.SIGKILL if os.name == "posix" else process.returncode
    with opened(tmp_path) as store:
        assert (store.kept, store.notice) == (True, "")
        logged = {entry.id for entry in store.entries()}
        # the last line of a killed process may be cut short
        assert [key for key in printed if len(key) == 32 and key not in logged] == []
        assert len(printed) > 3
        before = dump(store)
        store.rebuild()
        assert dump(store) == before
        assert store._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        store.record(answer())


def test_what_one_process_writes_the_other_reads_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other:
        first = one.record(answer())
        assert other.entries() == [first]
        assert other.undo(NOON, "UTC", 4) == first
        assert one.undo(NOON, "UTC", 4) is None
        assert one.redo(NOON, "UTC", 4) == first
        assert other.card(A) == one.card(A)
        assert other.tally() == one.tally() == {"first.3": 1.0, "seconds": pytest.approx(1.4)}


OPENER = """
import sys
from pathlib import Path
from time import sleep, time
from tests.records.diary import A, answer, opened
sleep(max(0, float(sys.argv[2]) - time()))
with opened(Path(sys.argv[1])) as store:
    store.record(answer(A))
    print(store.kept, store.notice)
"""


@pytest.mark.parametrize("broken", [False, True])
def test_several_processes_may_make_the_store_at_once(tmp_path: Path, broken: bool) -> None:
    from time import time

    path = tmp_path / "answers.sqlite3"
    if broken:
        path.write_bytes(b"broken " * 1000)
    start = time() + 0.7
    run = [sys.executable, "-W", "error", "-c", OPENER, str(tmp_path), str(start)]
    openers = [
        subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(5)
    ]
    until = monotonic() + 30
    told = []
    for process in openers:
        out, err = process.communicate(timeout=until - monotonic())
        assert err == ""
        told.append(out)
    assert all(line.startswith("True") for line in told)
    assert sum("could not be read" in line for line in told) == broken
    with opened(tmp_path) as store:
        assert len(store.entries()) == 5
    assert len(list(tmp_path.glob("*.unreadable-*"))) == broken

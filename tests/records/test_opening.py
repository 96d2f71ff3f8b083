"""Opening a store whatever state its file, its folder and its disk are in."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

import pytest

import trainer
from tests.records.diary import KARACHI, NOON, A, B, answer, opened
from trainer.errors import StoreError
from trainer.records.schema import newest_version

NAME = "answers.sqlite3"
NOW = datetime(2024, 1, 16, 12, 30, 59, tzinfo=UTC)
ASIDE = f"{NAME}.unreadable-20240116-123059"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_store_is_made_with_its_folders(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet there?#%"
    with opened(folder) as store:
        assert (store.kept, store.notice, store.path) == (True, "", folder / NAME)
    assert names(folder) == {NAME}


def test_only_what_is_needed_stays_beside_it(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer())
        assert names(tmp_path) == {NAME, f"{NAME}-wal", f"{NAME}-shm"}
    assert names(tmp_path) == {NAME}


@pytest.mark.parametrize(
    "content",
    [b"this is no database, but a note of 1 January\n" * 40, b"\0" * 5000, b"short"],
    ids=["text", "zeros", "short"],
)
def test_an_unreadable_file_is_moved_aside_with_what_is_beside_it(tmp_path: Path, content: bytes) -> None:
    for end in ("", "-wal", "-shm"):
        (tmp_path / (NAME + end)).write_bytes(content + end.encode())
    with opened(tmp_path, NOW) as store:
        assert store.kept
        assert store.notice.startswith(f"The store of answers {tmp_path / NAME} could not be read.")
        assert f"kept as {ASIDE} in" in store.notice
        store.record(answer())
        assert len(store.entries()) == 1
    assert names(tmp_path) == {NAME, ASIDE, f"{ASIDE}-wal", f"{ASIDE}-shm"}
    for end in ("", "-wal"):
        assert (tmp_path / (ASIDE + end)).read_bytes() == content + end.encode()
    with opened(tmp_path, NOW) as store:
        assert store.notice == ""


def test_nothing_that_was_moved_aside_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / f"{ASIDE}-2-wal").write_bytes(b"somebody's")
    for number in range(3):
        (tmp_path / NAME).write_bytes(f"broken {number} ".encode() * 100)
        opened(tmp_path, NOW).close()
    kept = {name: (tmp_path / name).read_bytes()[:8] for name in names(tmp_path) - {NAME}}
    assert kept == {
        ASIDE: b"broken 0",
        f"{ASIDE}-2-wal": b"somebody",
        f"{ASIDE}-3": b"broken 1",
        f"{ASIDE}-4": b"broken 2",
    }


def test_a_store_that_was_cut_off_is_moved_aside(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number in range(50):
            store.record(answer(f"iran/dates/q{number}"))
    path = tmp_path / NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with opened(tmp_path, NOW) as store:
        assert ASIDE in store.notice
        assert store.entries() == []
    assert (tmp_path / ASIDE).read_bytes() == whole[: len(whole) // 2]


def test_damage_that_is_met_later_is_a_sentence_and_moves_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number in range(200):
            store.record(answer(f"iran/dates/q{number}"))
    path = tmp_path / NAME
    data = bytearray(path.read_bytes())
    start = len(data) * 2 // 3 // 4096 * 4096
    data[start:] = b"\xa5" * (len(data) - start)
    path.write_bytes(data)
    with opened(tmp_path) as store:
        assert store.notice == ""
        with pytest.raises(StoreError, match=r"is damaged \(.*malformed\)\. Close crisis-trainer"):
            store.entries()
        with pytest.raises(StoreError, match="is damaged"):
            store.rebuild()
    assert names(tmp_path) == {NAME}


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(StoreError, match=r"should be the file with your answers, but it is a folder\..*--data-dir"):
        opened(tmp_path)
    assert names(tmp_path) == {NAME}


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    for folder in (tmp_path / "data", tmp_path / "data" / "deeper"):
        with pytest.raises(StoreError, match=r"The folder .* cannot be made \(.*--data-dir"):
            opened(folder)
    assert (tmp_path / "data").read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_device_where_the_file_should_be(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(StoreError, match="it is a device"):
        opened(tmp_path)


def test_a_store_that_another_program_holds_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.records.opening.BUSY_SECONDS", 0.05)
    with opened(tmp_path) as store, closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with opened(tmp_path) as late:
            assert late.kept
            assert late.entries() == []
            with pytest.raises(StoreError, match="is being written by another program"):
                late.record(answer())
        store._db.execute("PRAGMA busy_timeout = 20")
        with pytest.raises(StoreError, match="Nothing was changed"):
            store.undo(NOON, KARACHI, 4)
        other.execute("COMMIT")
        store.record(answer())
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
        # what a backup program or a virus scanner can do
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="is being written by another program"):
            opened(tmp_path)
    assert names(tmp_path) == {NAME}


def test_a_full_disk_is_a_sentence_and_loses_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer())
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match=r"The disk .* is full\. Nothing was changed"):
            store.record(answer(B, typed="x" * 100_000))
        assert not store._db.in_transaction
        assert len(store.entries()) == 1
        assert store.card(B) is None


def test_a_link_to_a_store_elsewhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "real" / NAME).write_bytes(b"broken " * 200)
    (tmp_path / "data" / NAME).symlink_to(tmp_path / "real" / NAME)
    with opened(tmp_path / "data", NOW) as store:
        store.record(answer())
    assert names(tmp_path / "real") == {NAME, ASIDE}
    assert (tmp_path / "data" / NAME).is_symlink()


# What cannot be written. A superuser may write everywhere, so these look at the store as somebody else.

SOMEBODY = """
import os, sys
from pathlib import Path
from tests.records.diary import B, KARACHI, NOON, answer, opened
from trainer.errors import TrainerError
Path("/").as_uri()  # nothing can be imported any more by somebody else
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    with opened(Path(sys.argv[1])) as store:
        print(store.kept, len(store.entries()), sep="|", end="|")
        store.record(answer(B, session="s1"))
        store.undo(NOON, KARACHI, 4)
        store.redo(NOON, KARACHI, 4)
        store.rebuild()
        print(len(store.entries()), store.session_decks("s1"), store.notice, sep="|")
except TrainerError as error:
    print(type(error).__name__, error, sep="|")
"""


def as_somebody(folder: Path) -> list[str]:
    root = str(Path(trainer.__file__).parents[1])
    run = [sys.executable, "-W", "error", "-c", SOMEBODY, str(folder)]
    done = subprocess.run(run, capture_output=True, text=True, cwd=root, timeout=20, check=False)
    assert done.stderr == ""
    return done.stdout.strip().split("|")


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may look into, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    rmtree(folder)


needs_modes = pytest.mark.skipif(not hasattr(os, "getuid"), reason="no file modes here")


@needs_modes
def test_a_read_only_store_is_shown_from_memory(public: Path) -> None:
    with opened(public) as store:
        store.record(answer())
    (public / NAME).chmod(0o444)
    public.chmod(0o555)
    before = (public / NAME).read_bytes()
    kept, first, then, decks, notice = as_somebody(public)
    assert (kept, first, then, decks) == ("False", "1", "4", "{'iran/dates': (1, 1.0)}")
    assert notice.startswith("Your earlier answers are shown, but new answers will not be kept: ")
    assert str(public / NAME) in notice
    assert "--data-dir" in notice
    assert names(public) == {NAME}
    assert (public / NAME).read_bytes() == before


@needs_modes
def test_a_read_only_store_in_a_folder_that_can_be_written(public: Path) -> None:
    with opened(public) as store:
        store.record(answer())
    (public / NAME).chmod(0o444)
    public.chmod(0o777)
    kept, first, *_, notice = as_somebody(public)
    assert (kept, first) == ("False", "1")
    assert "cannot be written" in notice
    assert NAME in names(public)


@needs_modes
def test_a_read_only_store_that_is_in_use_shows_what_is_in_its_log(public: Path) -> None:
    with opened(public) as store:
        store.record(answer())
        for path in public.iterdir():
            path.chmod(0o444)
        public.chmod(0o555)
        kept, first, *_ = as_somebody(public)
        assert (kept, first) == ("False", "1")


@needs_modes
def test_a_read_only_folder_without_a_store_is_an_empty_one_in_memory(public: Path) -> None:
    public.chmod(0o555)
    for folder in (public, public / "deeper" / "still"):
        kept, first, then, _, notice = as_somebody(folder)
        assert (kept, first, then) == ("False", "0", "3")
        assert notice.startswith(f"New answers will not be kept: {folder / NAME} cannot be written.")
    assert names(public) == set()


@needs_modes
@pytest.mark.parametrize("mode", [0o000, 0o700])
def test_what_may_not_even_be_read_is_an_empty_one_in_memory(public: Path, mode: int) -> None:
    home = public / "home"
    with opened(home) as store:
        store.record(answer())
    (home if os.getuid() == 0 else home / NAME).chmod(mode if os.getuid() == 0 else 0)
    kept, first, then, *_ = as_somebody(home)
    assert (kept, first, then) == ("False", "0", "3")


@needs_modes
def test_an_unreadable_store_that_cannot_be_moved_stays(public: Path) -> None:
    (public / NAME).write_bytes(b"broken " * 200)
    (public / NAME).chmod(0o444)
    public.chmod(0o555)
    kept, first, *_, notice = as_somebody(public)
    assert (kept, first) == ("False", "0")
    assert notice.startswith("Your earlier answers cannot be read, and new answers will not be kept: ")
    assert names(public) == {NAME}


@needs_modes
def test_a_newer_store_is_refused_where_it_cannot_be_written_too(public: Path) -> None:
    with opened(public) as store:
        store._db.execute("PRAGMA user_version = 99")
    public.chmod(0o555)
    kind, text = as_somebody(public)
    assert kind == "NewerStoreError"
    assert re.search(rf"version 99 .* up to {newest_version()}", text)


def test_the_store_in_memory_forgets_between_starts(public: Path) -> None:
    with opened(public) as store:
        assert store.record(answer()).question == A
    assert len(names(public)) == 1

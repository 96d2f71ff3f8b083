"""The cache of read dossiers: quick when nothing changed, silent when something is wrong with it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from trainer.dossier import read, shelf
from trainer.dossier.model import Dossier
from trainer.dossier.problem import Problem
from trainer.dossier.shelf import load

from .build import question, write

TEXT = 'kind = "text"\nask = "x"\nanswer = "y"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return aged(write(tmp_path / "d", deck=question(TEXT)))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def aged(folder: Path, seconds: int = 60) -> Path:
    for path in folder.iterdir():
        os.utime(path, (time.time() - seconds,) * 2)
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were really read."""
    found: list[Path] = []
    original = read.read_dossier

    def counted(folder: Path) -> tuple[Dossier | None, tuple[Problem, ...]]:
        found.append(folder)
        return original(folder)

    monkeypatch.setattr(read, "read_dossier", counted)
    return found


def kept(cache: Path) -> Path:
    (found,) = (cache / "dossiers").iterdir()
    return found


def test_an_unchanged_dossier_is_read_once(folder: Path, cache: Path, reads: list[Path]) -> None:
    first = load(folder, cache)
    assert load(folder, cache) == first
    assert len(reads) == 1
    assert first.dossier is not None
    assert (first.problems, len(first.fingerprint)) == ((), 16)
    assert kept(cache).stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_without_a_cache_folder_nothing_is_kept(folder: Path, reads: list[Path]) -> None:
    assert load(folder) == load(folder, None)
    assert len(reads) == 2


def test_problems_are_kept_too(folder: Path, cache: Path, reads: list[Path]) -> None:
    (folder / "bad.toml").write_text("x = ")
    aged(folder)
    first = load(folder, cache)
    assert len(first.problems) == 1
    assert load(folder, cache) == first
    assert len(reads) == 1


@pytest.mark.parametrize("change", ["size", "time", "new", "gone", "version", "code"])
def test_any_change_is_seen(
    folder: Path, cache: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    load(folder, cache)
    deck = folder / "deck.toml"
    if change == "size":
        deck.write_text(question(TEXT + '\nwhy = "w"'))
        aged(folder)
    elif change == "time":
        deck.write_text(question(TEXT.replace("y", "z")))
        aged(folder, 30)
    elif change == "new":
        (folder / "new.toml").write_text(question(TEXT))
    elif change == "gone":
        deck.unlink()
    elif change == "version":
        monkeypatch.setattr(shelf, "__version__", "0.0.0")
    else:
        monkeypatch.setattr(shelf, "__file__", str(folder / "shelf.py"))
    load(folder, cache)
    assert len(reads) == 2


def test_a_file_changed_just_now_may_change_again(folder: Path, cache: Path, reads: list[Path]) -> None:
    os.utime(folder / "deck.toml", (time.time() + 0.02,) * 2)
    load(folder, cache)
    load(folder, cache)
    assert len(reads) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"\x80", b"nonsense", pickle.dumps(1), pickle.dumps((1, 2)), b"cnowhere\nnothing\n.", b"cos\n_no\n."],
)
def test_a_broken_cache_is_read_over(folder: Path, cache: Path, reads: list[Path], content: bytes) -> None:
    first = load(folder, cache)
    kept(cache).write_bytes(content)
    assert load(folder, cache) == first
    assert load(folder, cache) == first
    assert len(reads) == 2


def test_a_cache_that_others_may_write_is_not_believed(folder: Path, cache: Path, reads: list[Path]) -> None:
    load(folder, cache)
    kept(cache).chmod(0o666)
    load(folder, cache)
    assert len(reads) == (2 if hasattr(os, "geteuid") else 1)


def test_a_cache_of_another_user_is_not_believed(
    folder: Path, cache: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folder, cache)
    monkeypatch.setattr(os, "geteuid", lambda: 12345, raising=False)
    load(folder, cache)
    assert len(reads) == 2


def test_a_cache_that_cannot_be_written(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").write_text("a file")
    assert load(folder, tmp_path / "cache").dossier is not None
    monkeypatch.setattr(pickle, "dump", lambda *_, **__: 1 / 0)
    assert load(folder, tmp_path / "other").dossier is not None
    assert list((tmp_path / "other" / "dossiers").iterdir()) == []


def test_nothing_to_load(tmp_path: Path, cache: Path) -> None:
    found = load(tmp_path / "nowhere", cache)
    assert (found.dossier, found.fingerprint, len(found.problems)) == (None, "", 1)


START = """
import sys
from pathlib import Path
from trainer.dossier.shelf import load
import trainer.dossier.model
loaded = load(Path(sys.argv[1]), Path(sys.argv[2]))
print(loaded.dossier.decks[0].questions[0].id, *({"pydantic", "tomli", "hashlib", "difflib"} & set(sys.modules)))
"""


def test_a_start_with_unchanged_decks_imports_no_reader(folder: Path, cache: Path) -> None:
    load(folder, cache)
    done = subprocess.run(
        [sys.executable, "-c", START, str(folder), str(cache)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "crisis/deck/q\n"

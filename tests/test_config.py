"""Settings: defaults, bad files, bad values, and nothing lost."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from trainer.config import Settings, changed, keep_settings, load_settings, zone_name
from trainer.errors import TrainerError, UsageError


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    kept = Settings(retention=0.8, zone="Asia/Karachi", theme="crisis-light", bookmarks={"a/b": 3})
    keep_settings(path, **asdict(kept))
    assert load_settings(path) == (kept, "")
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == (Settings(), "")


@pytest.mark.parametrize("text", ["{oops", "[1]", "\xff", '{"retention": 2, "session_length": 5, "colour": "red"}'])
def test_what_cannot_be_used_is_told_and_the_rest_is_used(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="latin-1")
    settings, notice = load_settings(path)
    assert str(path) in notice
    assert settings.retention == 0.9
    if "session_length" in text:
        assert settings.session_length == 5
        assert "retention must be a number from 0.7 to 0.99" in notice
        assert "colour is no setting" in notice


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("retention", "0.5"),
        ("retention", "high"),
        ("retention", "nan"),
        ("session_length", "0"),
        ("session-length", "2.5"),
        ("day_starts", "24"),
        ("zone", "Nowhere/Land"),
        ("bookmarks", "{}"),
        ("colour", "red"),
        ("theme", "pink"),
    ],
)
def test_a_bad_value_is_refused_with_a_sentence(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=r"must be|There is no setting"):
        changed(Settings(), name, value)


def test_a_good_value_is_taken() -> None:
    assert changed(Settings(), "session-length", "7").session_length == 7
    assert changed(Settings(zone="Asia/Karachi"), "zone", "").zone == ""


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TrainerError, match="could not be saved"):
        keep_settings(tmp_path / "file" / "settings.json", theme="crisis-light")


def test_the_zone_is_one_that_exists() -> None:
    assert zone_name(Settings(zone="Asia/Karachi")) == "Asia/Karachi"
    assert zone_name(Settings())


def test_what_is_not_understood_and_what_another_program_wrote_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"retentoin": 0.95, "bookmarks": {"a/b": 1}}', encoding="utf-8")
    keep_settings(path, theme="crisis-light")
    keep_settings(path, bookmarks={"c/d": 2})
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert raw == {"retentoin": 0.95, "bookmarks": {"a/b": 1, "c/d": 2}, "theme": "crisis-light"}


def test_what_is_no_settings_at_all_is_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for text in ("[1]", "{oops"):
        path.write_text(text, encoding="utf-8")
        keep_settings(path, theme="crisis-light")
    kept = sorted(tmp_path.glob("settings.unreadable-*.json"))
    assert [file.read_text(encoding="utf-8") for file in kept] == ["[1]", "{oops"]

"""The command line: what it prints, its exit codes, and that nothing it says is a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HARBOUR
from trainer import __version__

ROOT = Path(__file__).parent.parent


def run(*args: str, home: Path, env: dict[str, str] | None = None, code: int = 0) -> str:
    """Run the program as a process of its own and return what it printed, on either stream."""
    every = {**os.environ, "CRISIS_TRAINER_HOME": str(home), "PYTHONPATH": str(ROOT), **(env or {})}
    done = subprocess.run(
        [sys.executable, "-m", "trainer", *args],
        env=every,
        cwd=home.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert done.returncode == code, said
    return said


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_version_and_help(home: Path) -> None:
    assert run("--version", home=home) == f"crisis-trainer {__version__}\n"
    told = run("--help", home=home)
    for command in ("study", "brief", "stats", "weak", "sheet", "check", "where", "set", "orphans", "accepted"):
        assert command in told
    assert not home.exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["stduy"], "invalid choice: 'stduy'"),
        (["study", "--count", "many"], "invalid int value"),
        (["--decks", "/nowhere", "stats"], "there is no such folder"),
        (["check", "/nowhere"], "/nowhere"),
        (["set", "retention", "2"], "retention must be a number from 0.7 to 0.99"),
        (["set", "colour", "red"], "There is no setting 'colour'"),
        (["set", "zone", "Mars/Olympus"], "zone must be an IANA time zone"),
        (["set", "retention"], "needs a value"),
        (["study"], "need a terminal"),
        (["weak", "--count", "0"], "it takes 1 question at the least"),
        (["weak", "--count", "few"], "invalid int value"),
        (["weak", "--deck", "dates", "nope"], "There is no deck 'nope'"),
        (["weak", "--deck"], "expected at least one argument"),
        (["sheet", "--size", "0"], "it takes 1 fact at the least"),
        (["sheet", "--md", "--html"], "not allowed with argument"),
        (["sheet", "--pdf"], "Unrecognized arguments: --pdf"),
        ([], "need a terminal"),
    ],
)
def test_a_wrong_call_is_told_and_ends_with_2(home: Path, args: list[str], said: str) -> None:
    assert said in run(*args, home=home, code=2)


def test_stats_as_text_and_as_json(home: Path) -> None:
    assert "Nothing answered yet." in run("stats", home=home)
    told = json.loads(run("stats", "--json", "--decks", str(HARBOUR), home=home))
    assert told["dossier"] == "The harbour crisis, May 2031"
    assert [(deck["id"], deck["questions"], deck["new"]) for deck in told["decks"]] == [
        ("harbour/facts", 6, 6),
        ("harbour/shapes", 7, 7),
    ]
    assert told["answers"] == 0
    assert len(told["forecast"]) == 14


def test_check_is_clean_for_what_is_shipped(home: Path) -> None:
    run("check", home=home)
    run("check", str(HARBOUR), home=home)


def test_check_names_file_line_and_mend(home: Path, harbour: Path) -> None:
    file = harbour / "facts.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("weight = 3", "wieght = 3", 1), encoding="utf-8")
    told = run("check", str(harbour), home=home, code=1)
    assert "facts.toml:" in told
    assert "wieght" in told
    assert "weight" in told


def test_where_names_every_place_and_makes_none(home: Path) -> None:
    told = run("where", home=home)
    for place in ("answers.sqlite3", "settings.json", "decks", "cache"):
        assert str(home / place) in told or place in told
    assert not home.exists()


def test_data_dir_moves_everything(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    run("--data-dir", str(other), "set", "retention", "0.85", home=home)
    assert json.loads((other / "settings.json").read_text(encoding="utf-8"))["retention"] == 0.85
    assert "0.85" in run("set", "--data-dir", str(other), home=home)
    assert not home.exists()


def test_without_a_place_named_everything_is_under_the_home_folder(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "CRISIS_TRAINER_HOME": ""}
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        env[name] = ""
    told = run("where", home=tmp_path / "unused", env=env)
    assert str(tmp_path) in told


def test_a_store_of_a_later_version_is_refused_and_left_alone(home: Path) -> None:
    run("stats", home=home)
    import sqlite3

    store = home / "answers.sqlite3"
    db = sqlite3.connect(store)
    db.execute("PRAGMA user_version = 999")
    db.close()
    before = store.read_bytes()
    assert "999" in run("stats", home=home, code=1)
    assert store.read_bytes() == before


def test_a_store_that_cannot_be_read_is_moved_aside(home: Path) -> None:
    home.mkdir()
    (home / "answers.sqlite3").write_bytes(b"this is no database, and it is longer than a header" * 40)
    run("stats", home=home)
    kept = list(home.glob("answers.sqlite3.unreadable-*"))
    assert [file.read_bytes()[:7] for file in kept] == [b"this is"]


def test_broken_settings_are_told_not_lost(home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text("{oops", encoding="utf-8")
    run("stats", home=home)
    run("set", "retention", "0.8", home=home)
    assert (home / "settings.unreadable-1.json").read_text(encoding="utf-8") == "{oops"


def test_orphans_are_listed(home: Path) -> None:
    assert run("orphans", home=home) == "No history has lost its question.\n"
    assert "crisis-trainer:" in run("orphans", "--restore", "a/b/c", "d/e/f", home=home, code=2)


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["check"], ["stats"], ["weak"], ["sheet"], ["where"]])
def test_commands_without_a_screen_import_no_textual(home: Path, args: list[str]) -> None:
    code = (
        "import sys\nfrom trainer.cli import main\n"
        f"try:\n    main({args!r})\nexcept SystemExit:\n    pass\n"
        "bad = [name for name in ('textual', 'rich') if name in sys.modules]\n"
        "print('IMPORTED', bad)"
    )
    env = {**os.environ, "CRISIS_TRAINER_HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert "IMPORTED []" in done.stdout, done.stdout + done.stderr


def test_home_needs_no_more_of_an_unchanged_dossier_than_its_contents(home: Path) -> None:
    code = (
        "import sys\nfrom trainer.coach.coach import Coach\nfrom trainer.paths import find_paths\n"
        "with Coach(find_paths()) as coach:\n    coach.home()\n"
        "print('IMPORTED', 'trainer.dossier.model' in sys.modules)"
    )
    env = {**os.environ, "CRISIS_TRAINER_HOME": str(home), "PYTHONPATH": str(ROOT)}
    starts = [
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=True)
        for _ in range(2)
    ]
    assert [done.stdout.splitlines()[-1] for done in starts] == ["IMPORTED True", "IMPORTED False"]


def test_output_cut_off_by_its_reader_is_no_traceback(home: Path) -> None:
    env = {**os.environ, "CRISIS_TRAINER_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = f"{sys.executable} -m trainer stats --json | head -c 5"
    done = subprocess.run(command, shell=True, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""


def test_accepted_spellings_are_listed_taken_back_and_made_a_patch(home: Path) -> None:
    args = ("--decks", str(HARBOUR.parent))
    assert "None." in run("accepted", *args, home=home)
    assert "nothing is accepted" in run("accepted", "--patch", *args, home=home, code=1)
    home.mkdir(exist_ok=True)
    (home / "accepted.toml").write_text(
        '[[accepted]]\nquestion = "harbour/facts/minister"\ntyped = "Madam [/] Foreign"\ninstead_of = "Ida Holm"\n',
        encoding="utf-8",
    )
    assert run("accepted", *args, home=home) == "  1  harbour/facts/minister: “Madam [/] Foreign” for “Ida Holm”\n"
    assert '+accept = ["Madam [/] Foreign"]' in run("accepted", "--patch", *args, home=home)
    assert "there is no such spelling" in run("accepted", "--take-back", "7", *args, home=home, code=2)
    assert run("accepted", "--take-back", "1", *args, home=home) == "Taken back: 1 spelling.\n"
    (home / "accepted.toml").write_text("[[accepted", encoding="utf-8")
    assert "cannot be read" in run("accepted", *args, home=home, code=1)
    assert "accepted.toml" in run("where", home=home)


def test_weak_spots_as_text_and_as_json(home: Path) -> None:
    said = run("weak", "--count", "2", "--deck", "dates", home=home)
    assert "You have met none of the" in said
    assert "  1   new  must   " in said
    assert "→ 16 January 2024" in said
    assert "  3   new" not in said
    told = json.loads(run("weak", "--json", "--decks", str(HARBOUR), home=home))
    assert set(told) == {
        "dossier", "at", "retention", "questions", "never_met", "suspended", "weak", "expected_misses",
        "expected_misses_of_met", "rows",
    }  # fmt: skip
    assert (told["questions"], told["never_met"], len(told["rows"])) == (13, 13, 13)
    assert set(told["rows"][0]) == {
        "rank", "id", "question", "text", "answer", "chance", "never_met", "weight", "deck", "cite", "sources",
        "held_by",
    }  # fmt: skip


def test_goals_and_days_of_a_briefing_as_people_write_them(home: Path) -> None:
    for goal in ("80", "80 %", "0.8"):
        assert "goal 80 %" in run("briefing", "set", "in 3 days", "--goal", goal, home=home)
    for goal, fault in (("0.999", "from 0.01 to 0.99"), ("1", "from 0.01 to 0.99"), ("lots", "is no share such as 90")):
        assert fault in run("briefing", "set", "in 3 days", "--goal", goal, home=home, code=2)
    run("briefing", "set", "in 3 days", "--title", "Days", "--days", "mon,wed,fri", home=home)
    assert 'days = ["mon", "wed", "fri"]' in (home / "briefings.toml").read_text(encoding="utf-8")
    assert "“monkey” is no day" in run("briefing", "edit", "days", "--days", "monkey", home=home, code=2)
    assert "such as “90 %” or 0.9" in " ".join(run("briefing", "set", "--help", home=home).split())


def test_a_dossier_without_weak_spots_says_so(home: Path, harbour: Path) -> None:
    text = (harbour / "facts.toml").read_text(encoding="utf-8")
    kept = text[: text.index("[[question]]", text.index("[[question]]") + 1)]
    (harbour / "facts.toml").write_text(kept, encoding="utf-8")
    (harbour / "shapes.toml").write_text('[deck]\ntitle = "Empty"\n', encoding="utf-8")
    code = (
        "import sys\nfrom pathlib import Path\nfrom trainer.coach.coach import Coach\n"
        "from trainer.paths import find_paths\n"
        "with Coach(find_paths(None), decks=[Path(sys.argv[1])]) as coach:\n"
        "    asked = coach.ask(coach.begin_with(['harbour/facts/closed-on']))\n"
        "    coach.answer(asked, '4 May 2031', 3)\n"
    )
    env = {**os.environ, "CRISIS_TRAINER_HOME": str(home), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code, str(harbour)], env=env, check=True, timeout=60)
    said = run("weak", "--decks", str(harbour), home=home)
    assert "If it started now you would miss fewer than 1 of 1" in said
    assert "None is below 90 %" in said
    told = run("weak", "--json", "--decks", str(harbour), home=home)
    assert json.loads(told[: told.rindex("}") + 1])["rows"] == []  # a notice on stderr follows
    assert "On what day was the strait closed?" in run("sheet", "--decks", str(harbour), home=home)


def test_the_sheet_in_its_three_forms(home: Path) -> None:
    said = run("sheet", home=home)
    assert said == run("sheet", "--txt", home=home) or "Last look" in said  # the minute may have turned
    assert len(said.splitlines()) <= 66
    assert max(map(len, said.splitlines())) <= 92
    assert "You have not studied this dossier yet" in said
    assert run("sheet", "--md", home=home).startswith("# Iran")
    assert " 3  " in run("sheet", "--size", "3", home=home)
    assert " 4  " not in run("sheet", "--size", "3", home=home)
    page = run("sheet", "--html", home=home, env={"PYTHONIOENCODING": "latin-1"})
    assert page.startswith("<!DOCTYPE html>")
    assert "Türkiye" in page  # it says that it is UTF-8
    assert "<script" not in page

"""Spellings that the learner says are right: offered, kept, counted, taken back, and written into the deck."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.coach.test_session import give
from tests.conftest import OpenCoach
from trainer.coach.answer import Revealed
from trainer.coach.coach import Coach
from trainer.dossier.read import read_dossier
from trainer.errors import TrainerError, UsageError
from trainer.grading import Mark
from trainer.memory import Rating


def overruled(coach: Coach, question: str, typed: str) -> Revealed:
    """Answer a question and say that the answer was right."""
    session = coach.begin_with([f"harbour/{question}"])
    assert session is not None
    revealed = give(coach, session, typed)
    assert revealed.verdict.mark is not Mark.CORRECT
    assert coach.offer(revealed) == ()  # nothing is accepted before the learner says so
    return coach.overrule(revealed)


def asked_again(coach: Coach, question: str, typed: str) -> Mark:
    session = coach.begin_with([f"harbour/{question}"])
    assert session is not None
    return give(coach, session, typed).verdict.mark


ANSWERS = [
    ("facts/minister", "Madam Foreign", "", "MADAM  foreign"),
    ("facts/reason", "port charges", "", "Port charges"),
    ("facts/closed-on", "the fourth of the fifth", "", "the fourth of the  fifth"),
    ("facts/ships", "two score", "", "two score"),
    ("facts/length", "an afternoon of rowing", "", "an afternoon of rowing"),
    ("shapes/both", "Ida Holm\nthe envoy", "Per Vik", "the Envoy, Ida Holm"),
    ("shapes/gaps", "4 May 2031\nthe north", "who", "4 May 2031\nThe North"),
]


@pytest.mark.parametrize(("question", "typed", "part", "again"), ANSWERS)
def test_what_is_accepted_is_right_from_then_on(
    coach: Coach, open_coach: OpenCoach, question: str, typed: str, part: str, again: str
) -> None:
    revealed = overruled(coach, question, typed)
    (row,) = coach.offer(revealed)
    assert (row.question, row.part) == (f"harbour/{question}", part)
    assert row.typed in typed
    done = coach.accept(revealed)
    assert coach.offer(done) == ()
    assert coach.accepted() == (row,)
    assert asked_again(open_coach(), question, again) is Mark.CORRECT
    assert asked_again(coach, question, f"{again} x") is not Mark.CORRECT


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("shapes/pick-one", "Nothing"),
        ("shapes/steps", "Talks\nOffer\nRecall\nClosure"),
        ("shapes/pairs", "Ida Holm = Ambassador"),
        ("shapes/tell", "1"),
        ("shapes/both", "one\ntwo"),  # which of the two would stand for which?
        ("facts/minister", ""),
        ("facts/minister", "x" * 500),
    ],
)
def test_where_there_is_no_spelling_none_is_offered(coach: Coach, question: str, typed: str) -> None:
    assert coach.offer(overruled(coach, question, typed)) == ()


def test_only_its_own_question_takes_it(coach: Coach) -> None:
    coach.accept(overruled(coach, "facts/minister", "the north"))
    assert asked_again(coach, "facts/reason", "the north") is Mark.WRONG


def test_undo_takes_back_what_was_accepted(coach: Coach) -> None:
    revealed = overruled(coach, "facts/minister", "Madam Foreign")
    coach.accept(revealed)
    coach.undo(revealed.asked.session)
    assert coach.accepted() == ()
    assert asked_again(coach, "facts/minister", "Madam Foreign") is Mark.WRONG


def test_another_answer_in_the_deck_ends_it(coach: Coach, open_coach: OpenCoach, harbour: Path) -> None:
    coach.accept(overruled(coach, "facts/reason", "port charges"))
    facts = harbour / "facts.toml"
    facts.write_text(facts.read_text("utf-8").replace('"the tolls"', '"the wages"'), "utf-8")
    assert asked_again(open_coach(), "facts/reason", "port charges") is Mark.WRONG


def test_the_log_says_that_it_was_overruled_and_the_rating_is_good(coach: Coach) -> None:
    revealed = coach.accept(overruled(coach, "facts/minister", "Madam Foreign"))
    assert revealed.rating is Rating.GOOD
    (entry,) = coach.desk.store.effective(session=revealed.asked.session.id)
    assert (entry.mark, entry.rating) == ("correct", int(Rating.GOOD))
    (row,) = coach.accepted()
    assert row.entry == revealed.entry
    assert row.instead_of == "Ida Holm"


def test_twice_the_same_is_kept_once(coach: Coach) -> None:
    revealed = overruled(coach, "facts/minister", "Madam Foreign")
    coach.accept(revealed)
    coach.accept(revealed)
    assert len(coach.accepted()) == 1


def test_some_or_all_are_taken_back_by_number(coach: Coach) -> None:
    for question, typed, _, _ in ANSWERS[:3]:
        coach.accept(overruled(coach, question, typed))
    for wrong in ("0", "4", "x", "-1"):
        with pytest.raises(UsageError, match="numbered 1 to 3"):
            coach.take_back(["1", wrong])
    assert coach.take_back(["2"]) == 1
    assert [row.question for row in coach.accepted()] == ["harbour/facts/minister", "harbour/facts/closed-on"]
    assert coach.take_back(["all"]) == 2
    with pytest.raises(UsageError, match="none is accepted"):
        coach.take_back(["1"])


def test_a_file_edited_by_hand_is_read_again_and_a_broken_one_is_told_and_left_alone(coach: Coach) -> None:
    path = coach.paths.accepted
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('[[accepted]]\nquestion = "harbour/facts/minister"\ntyped = "the north"\n', "utf-8")
    assert asked_again(coach, "facts/minister", "the north") is Mark.CORRECT
    for broken in ("accepted = 5\n", "[[accepted]\n", '[[accepted]]\nquestion = "x"\n', 'accepted = "all"\n'):
        path.write_text(broken, "utf-8")
        with pytest.raises(TrainerError, match="cannot be read"):
            coach.accepted()
        assert path.read_text("utf-8") == broken


def test_a_patch_writes_them_into_the_deck_and_leaves_all_else(coach: Coach, harbour: Path, tmp_path: Path) -> None:
    for question, typed, _, _ in ANSWERS:
        coach.accept(overruled(coach, question, typed))
    text, left = coach.accepted_patch()
    # a date, a number, a disputed number and an actor in a list have no place for a spelling
    assert {row.question.rpartition("/")[2] for row in left} == {"closed-on", "ships", "length", "both"}
    assert text.startswith("--- a/harbour/facts.toml\n+++ b/harbour/facts.toml\n")
    removed = [line for line in text.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert removed == ['-who = { kind = "name", answer = "norrland" }']

    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not there to apply the patch")
    (tmp_path / "p.diff").write_text(text, "utf-8")
    subprocess.run([git, "apply", "--unsafe-paths", str(tmp_path / "p.diff")], cwd=harbour.parent, check=True)
    dossier, problems = read_dossier(harbour)
    assert dossier is not None
    assert problems == ()
    coach.take_back(["all"])
    again = Coach(coach.paths, decks=[harbour], clock=coach.desk.clock)
    assert asked_again(again, "facts/minister", "Madam Foreign") is Mark.CORRECT
    assert asked_again(again, "facts/reason", "port charges") is Mark.CORRECT
    assert asked_again(again, "shapes/gaps", "4 May 2031\nthe north") is Mark.CORRECT
    again.close()


def test_dates_in_figures_are_read_as_the_setting_says(coach: Coach) -> None:
    assert asked_again(coach, "facts/closed-on", "4/5/2031") is Mark.CORRECT
    assert asked_again(coach, "facts/closed-on", "5/4/2031") is Mark.CLOSE
    coach.set("dates", "month-first")
    assert asked_again(coach, "facts/closed-on", "5/4/2031") is Mark.CORRECT
    assert asked_again(coach, "facts/closed-on", "4/5/2031") is Mark.CLOSE
    with pytest.raises(UsageError, match="day-first or month-first"):
        coach.set("dates", "year-first")

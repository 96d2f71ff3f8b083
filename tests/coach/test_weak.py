"""Weak spots: what would be missed if it started now, in which order, and what is said of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.coach.test_session import give
from tests.conftest import HandClock
from tests.hostile import write_hostile
from trainer.coach.coach import Coach
from trainer.coach.weak import WeakRow
from trainer.coach.weak_text import about, as_json, as_text, figure, summary
from trainer.errors import UsageError
from trainer.paths import Paths


def answered(coach: Coach, question: str, typed: str | None = None) -> None:
    session = coach.begin_with([f"harbour/{question}"])
    assert session is not None
    give(coach, session, typed)


def test_before_any_study_all_are_new_the_weightiest_first(coach: Coach) -> None:
    told = coach.weak()
    slugs = [row.question.rpartition("/")[2] for row in told.rows]
    assert slugs[:4] == ["closed-on", "who-closed", "steps", "minister"]
    assert slugs[-1] == "length"  # a detail
    assert (told.questions, told.new, told.missed, told.met) == (13, 13, 13.0, 0)
    assert {(row.chance, row.new, figure(row)) for row in told.rows} == {(0.0, True, "new")}
    assert summary(told) == "You have met none of the 13 questions yet."


def test_a_row_has_its_answer_deck_sources_and_holder(coach: Coach) -> None:
    rows = {row.question: row for row in coach.weak().rows}
    length = rows["harbour/facts/length"]
    assert length.answer == "12 km (The Gazette); 13 km (Lind and Quist)"
    assert length.cite == ("G1", "Q1")
    reason = rows["harbour/facts/reason"]
    assert (reason.answer, reason.deck, reason.deck_title) == ("the tolls", "facts", "The facts")
    assert (reason.cite, reason.held_by, reason.weight) == (("G4",), "The Gazette", 2)
    assert rows["harbour/shapes/gaps"].text == "On … the strait was closed; … recalled its ambassador."


def test_what_is_well_known_is_no_weak_spot_until_it_fades(coach: Coach, clock: HandClock) -> None:
    answered(coach, "facts/closed-on")
    assert "harbour/facts/closed-on" not in {row.question for row in coach.weak().rows}
    clock.tick(days=60)
    (row,) = (row for row in coach.weak().rows if row.question == "harbour/facts/closed-on")
    assert not row.new
    assert 0 < row.chance < 0.9
    assert figure(row) == f"{round(row.chance * 100)} %"


def test_the_weightiest_and_weakest_come_first(coach: Coach, clock: HandClock) -> None:
    answered(coach, "facts/closed-on")
    answered(coach, "facts/who-closed", "Estmark")
    answered(coach, "facts/minister", "nobody")
    clock.tick(days=30)
    rows = coach.weak().rows
    assert [row.worth for row in rows] == sorted((row.worth for row in rows), reverse=True)
    met = [row.question.rpartition("/")[2] for row in rows if not row.new]
    assert met.index("who-closed") < met.index("closed-on")
    assert met.index("who-closed") < met.index("minister")


def test_how_many_would_be_missed_is_an_expectation_with_the_new_apart(coach: Coach, clock: HandClock) -> None:
    answered(coach, "facts/closed-on")
    answered(coach, "facts/who-closed", "Estmark")
    clock.tick(days=30)
    told = coach.weak()
    met = [row for row in told.rows if not row.new]
    assert len(met) == 2
    assert (told.questions, told.new, told.met) == (13, 11, 2)
    assert told.missed_met == pytest.approx(sum(1 - row.chance for row in met))
    assert told.missed == pytest.approx(11 + told.missed_met)
    said = summary(told)
    assert said == (
        f"If it started now you would miss about {round(told.missed)} of 13: 11 never met, "
        f"{about(told.missed_met)} of the 2 met."
    )


def test_just_answered_right_is_never_called_certain(coach: Coach) -> None:
    coach.set("retention", "0.99")
    answered(coach, "facts/closed-on")
    told = coach.weak(["facts"])
    row = WeakRow(**{name: getattr(told.rows[0], name) for name in WeakRow.__slots__})
    assert figure(replace(row, new=False, chance=0.9999)) == "99 %"
    assert about(0.2) == "fewer than 1"
    assert "100 %" not in as_text(told, coach.dossier, None)


def test_decks_and_weights_limit_it_and_a_wrong_deck_is_told(coach: Coach) -> None:
    assert {row.deck for row in coach.weak(["shapes"]).rows} == {"shapes"}
    assert coach.weak(["harbour/shapes"]).questions == 7
    told = coach.weak(weights=(3,))
    assert (told.questions, {row.weight for row in told.rows}) == (3, {3})
    with pytest.raises(UsageError, match="There is no deck 'nope'"):
        coach.weak(["nope"])


def test_what_is_suspended_is_left_out_and_what_is_put_off_is_marked(coach: Coach) -> None:
    coach.cards.suspend("harbour/facts/closed-on")
    coach.cards.bury("harbour/facts/who-closed")
    told = coach.weak()
    assert (told.questions, told.suspended) == (12, 1)
    assert [row.question for row in told.rows if row.put_off] == ["harbour/facts/who-closed"]
    answered(coach, "facts/ships")
    assert "(1 suspended left out)" in summary(coach.weak())


def test_a_question_that_was_reset_is_new_again(coach: Coach) -> None:
    answered(coach, "facts/closed-on", "6 May 2031")
    coach.cards.reset("harbour/facts/closed-on")
    assert coach.weak().new == 13


def test_without_weak_spots_it_says_so(coach: Coach) -> None:
    for key in coach.desk.questions:
        answered(coach, key.partition("/")[2])
    told = coach.weak()
    assert told.rows == ()
    assert 0 < told.missed < 2
    said = as_text(told, coach.dossier, 20)
    assert "None is below 90 %, the chance of recall that you want." in said
    assert "of 13" in said


def test_the_text_has_rank_chance_weight_question_answer_and_source(coach: Coach) -> None:
    said = as_text(coach.weak(), coach.dossier, 2)
    assert "  1   new  must   On what day was the strait closed?\n                → 4 May 2031\n" in said
    assert "The Gazette, The quarrel ¶ G2" in said
    assert "… and 11 more; --count 13 shows all." in said
    every = as_text(coach.weak(), coach.dossier, None)
    assert "more; --count" not in every
    assert "On … the strait was closed" in every.replace("\n" + " " * 18, " ")
    assert max(map(len, every.split("\n"))) <= 92


def test_json_has_all_rows_or_as_many_as_wanted(coach: Coach, clock: HandClock) -> None:
    answered(coach, "facts/who-closed", "Estmark")
    clock.tick(days=3)
    told = json.loads(as_json(coach.weak(), coach.dossier, clock(), None))
    assert (told["questions"], told["never_met"], told["weak"], len(told["rows"])) == (13, 12, 13, 13)
    assert told["expected_misses"] == pytest.approx(12 + told["expected_misses_of_met"], abs=1e-3)
    (row,) = (row for row in told["rows"] if not row["never_met"])
    assert row["id"] == "harbour/facts/who-closed"
    assert (row["answer"], row["deck"], row["weight"]) == ("Sundmark", "facts", 3)
    assert 0 < row["chance"] < 0.9
    assert row["sources"] == ["The Gazette, The quarrel ¶ G2"]
    assert [row["rank"] for row in told["rows"]] == list(range(1, 14))
    assert len(json.loads(as_json(coach.weak(), coach.dossier, clock(), 2))["rows"]) == 2


def test_a_hostile_dossier_stays_text(tmp_path: Path, paths: Paths, clock: HandClock) -> None:
    with Coach(paths, decks=[write_hostile(tmp_path)], clock=clock) as coach:
        said = as_text(coach.weak(), coach.dossier, None)
        assert not any(ord(letter) < 32 and letter != "\n" for letter in said)
        assert max(map(len, said.split("\n"))) <= 92
        assert json.loads(as_json(coach.weak(), coach.dossier, clock(), None))["weak"] == 10


def test_what_the_next_briefing_covers_is_what_would_be_missed(coach: Coach) -> None:
    everything = coach.weak().questions
    coach.planner.put("in 2 days", decks=["facts"], weights=[3])
    assert 0 < coach.weak().questions < everything
    assert {row.deck for row in coach.weak().rows} == {"facts"}
    assert {row.weight for row in coach.weak().rows} == {3}
    assert coach.weak(["shapes"]).rows[0].deck == "shapes"

"""The rows of the timeline, the profiles, the motives, the mediators and the differences, and quizzing them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.coach.test_session import begun, give
from tests.conftest import HandClock
from trainer.coach.coach import Coach
from trainer.coach.page import parted
from trainer.coach.timeline import pause, short
from trainer.dossier.model import Moment, Span, When

DAY = When(year=2024, month=1, day=16)


def test_the_timeline_is_in_order_with_the_time_between_and_what_is_known(coach: Coach) -> None:
    rows = coach.tables.timeline()
    assert [row.event.id for row in rows] == ["blockade", "recall", "talks"]
    assert [row.pause.words if row.pause else "" for row in rows] == ["", "2 days", "1 month"]
    assert rows[1].cite == ("G3", "Q2")
    assert rows[0].standing.questions == ("harbour/facts/closed-on", "harbour/shapes/steps")
    assert (rows[0].standing.met, rows[0].standing.known) == (0, 0.0)
    assert [row.event.id for row in coach.tables.timeline("ambassadors")] == ["recall"]


def test_what_was_answered_shows_in_the_standing_of_its_rows(coach: Coach) -> None:
    session = coach.begin_with(["harbour/facts/closed-on"])
    assert session is not None
    give(coach, session)
    standing = coach.tables.timeline()[0].standing
    assert standing.met == 1
    assert 0.3 < standing.known <= 0.5  # one of two questions


@pytest.mark.parametrize(
    ("before", "after", "words", "length"),
    [
        (DAY, When(year=2024, month=1, day=18), "2 days", 1),
        (DAY, When(year=2024, month=2, day=8), "23 days", 2),
        (DAY, When(year=2024, month=4, day=22), "3 months", 3),
        (DAY, When(year=2024, month=3), "2 months", 3),
        (When(year=2023, month=11), When(year=2023, month=12), "1 month", 2),
        (When(year=1947), When(year=1959), "12 years", 1),
        (Span(start=When(year=1973), end=When(year=1976)), When(year=1979), "6 years", 1),
    ],
)
def test_a_pause_is_as_exact_as_both_dates(before: Moment, after: Moment, words: str, length: int) -> None:
    found = pause(before, after)
    assert found is not None
    assert (found.words, found.length) == (words, length)


@pytest.mark.parametrize("after", [DAY, When(year=2024, month=1, day=17), When(year=2024)])
def test_no_pause_within_a_day_or_an_unknown_time(after: Moment) -> None:
    assert pause(DAY, after) is None
    assert pause(When(year=2024, month=1), DAY) is None


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (DAY, "16 Jan 2024"),
        (When(year=2024, month=3), "Mar 2024"),
        (When(year=1947), "1947"),
        (Span(start=When(year=2024, month=1, day=20), end=When(year=2024, month=1, day=22)), "20–22 Jan 2024"),
    ],
)
def test_a_date_for_a_column(moment: Moment, said: str) -> None:
    assert short(moment) == said


def test_profiles_by_kind_with_what_each_did_and_said(coach: Coach) -> None:
    assert [row.actor.id for row in coach.tables.profiles()] == ["ida-holm", "per-vik", "norrland", "sundmark"]
    assert [row.actor.id for row in coach.tables.profiles("state")] == ["norrland", "sundmark"]
    norrland = coach.tables.profile("norrland")
    assert norrland is not None
    assert [event.id for event in norrland.events] == ["recall"]
    assert [row.id for row in norrland.mediations] == ["offer"]
    assert norrland.cite == ("G1", "G3", "G6")
    assert coach.tables.profile("nobody") is None


def test_motives_and_mediations(coach: Coach) -> None:
    (motive,) = coach.tables.motives()
    assert (motive.motive.id, motive.cite) == ("tolls", ("G4",))
    assert motive.standing.questions == ("harbour/facts/reason",)
    assert coach.tables.motives("nobody") == []
    (offer,) = coach.tables.mediations()
    assert (offer.mediator, offer.spokesperson, offer.office) == ("Norrland", "Ida Holm", "foreign minister")
    assert offer.standing.questions == ("harbour/shapes/steps",)
    assert coach.tables.mediations("Sundmark") == []


def test_differences_have_each_sources_version_in_its_place(coach: Coach) -> None:
    (row,) = coach.tables.differences()
    assert [[said.text for said in column] for column in row.said] == [["12 km"], ["13 km"]]
    assert row.safe == "It is between 12 and 13 km long."
    assert row.cite == ("G1", "Q1")
    assert row.standing.questions == ("harbour/facts/length",)
    assert coach.tables.differences("names") == []


def test_a_question_with_readings_of_no_difference_is_a_point_of_its_own(coach: Coach) -> None:
    facts = coach.paths.cache.parent / "decks" / "harbour" / "facts.toml"
    facts.write_text(facts.read_text("utf-8").replace('differences = ["strait-length"]\n', ""), "utf-8")
    again = Coach(coach.paths, decks=[facts.parent], clock=coach.desk.clock)
    table, question = again.tables.differences()
    assert (table.id, question.id) == ("strait-length", "harbour/facts/length")
    assert question.title == "How long is the strait?"
    assert [[said.text for said in column] for column in question.said] == [["12 km"], ["13 km"]]
    again.close()


def test_quizzing_rows_asks_the_shaky_first_then_the_new_by_weight_then_the_sound(
    coach: Coach, clock: HandClock
) -> None:
    sound, shaky = "harbour/facts/closed-on", "harbour/facts/who-closed"
    session = coach.begin_with([shaky])
    assert session is not None
    give(coach, session, "Estmark")
    clock.tick(hours=20)
    session = coach.begin_with([sound])
    assert session is not None
    give(coach, session)
    clock.tick(minutes=1)
    ids = [sound, "harbour/facts/length", "harbour/shapes/steps", shaky]
    again = coach.begin_among(ids, "timeline")
    assert again is not None
    assert again.plan == (shaky, "harbour/shapes/steps", "harbour/facts/length", sound)
    assert (again.mode, again.title) == ("timeline", "From the timeline")


def test_quizzing_rows_asks_no_more_than_a_session_has_and_nothing_suspended(coach: Coach) -> None:
    coach.set("session-length", "3")
    every = list(coach.desk.questions)
    coach.cards.suspend(every[0])
    session = coach.begin_among(every, "actors")
    assert session is not None
    assert len(session.plan) == 3
    assert every[0] not in session.plan
    assert coach.begin_among([every[0]], "actors") is None
    assert coach.begin_among([], "actors") is None


def test_a_session_from_a_view_is_taken_up_again_under_its_name(coach: Coach, clock: HandClock) -> None:
    begun(coach)
    clock.now += timedelta(minutes=1)
    session = coach.begin_among(list(coach.desk.questions), "differences")
    left = coach.unfinished()
    assert session is not None
    assert left is not None
    assert (left.id, left.title) == (session.id, "Where the sources differ")


@pytest.mark.parametrize(
    ("text", "said", "cite"),
    [
        ("A quick move [M13]", "A quick move", ("M13",)),
        ("Two marks [M6] [S1, S2]", "Two marks", ("M6", "S1", "S2")),
        ("In [S4] the middle", "In [S4] the middle", ()),
        ("None", "None", ()),
    ],
)
def test_a_line_is_parted_from_the_citations_at_its_end(text: str, said: str, cite: tuple[str, ...]) -> None:
    assert parted(text) == (said, cite)

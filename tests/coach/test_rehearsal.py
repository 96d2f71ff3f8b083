"""Rehearsals: what is drawn, how it is logged, and how it goes on."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from shlex import split
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.coach.test_session import give, right_answer
from tests.conftest import HandClock, OpenCoach
from trainer.cli import terms_of
from trainer.coach.coach import Coach
from trainer.coach.draw import Drawable, drawn, shared
from trainer.coach.outcome import Outcome
from trainer.coach.rehearsal import HOT_ROOM, ROOM, Terms
from trainer.coach.report import as_text, headline
from trainer.coach.session import Session
from trainer.dossier.model import OpenQuestion
from trainer.errors import UsageError
from trainer.records import What
from trainer.usage import parser

MANY = [
    Drawable(id=f"{deck}{weight}{number}", deck=deck, weight=weight)
    for deck, size in (("a", 20), ("b", 9), ("c", 2))
    for weight in (1, 2, 3)
    for number in range(size)
]


def begun(coach: Coach, **terms: object) -> Session:
    session = coach.rehearsals.begin(Terms(**terms))  # type: ignore[arg-type]
    assert session is not None
    return session


def played(coach: Coach, clock: HandClock, session: Session, wrong: int = 0) -> Outcome:
    """Answer everything, the first few wrongly, and finish."""
    number = 0
    while asked := coach.ask(session):
        typed = "nonsense" if number < wrong else right_answer(asked.question)
        coach.rehearsals.answer(asked, typed, 7.0)
        clock.tick(seconds=7)
        number += 1
    coach.rehearsals.finish(session)
    return coach.rehearsals.outcome(session)


def one_line(told: Outcome) -> str:
    return " ".join(as_text(told, "UTC").split())


# Drawing


@given(some.integers(1, 120), some.text(max_size=6))
def test_a_draw_is_of_so_many_different_ones_and_the_same_again(number: int, seed: str) -> None:
    plan = drawn(MANY, number, seed)
    assert len(plan) == len(set(plan)) == min(number, len(MANY))
    assert plan == drawn(list(MANY), number, seed)


@given(some.integers(3, 90), some.integers())
def test_every_deck_and_weight_has_its_share(number: int, seed: int) -> None:
    rows = {row.id: row for row in MANY}
    plan = [rows[key] for key in drawn(MANY, number, str(seed))]
    assert {row.deck for row in plan} == {"a", "b", "c"}
    assert {row.weight for row in plan} == {1, 2, 3}
    weights = Counter(row.weight for row in plan)
    if number < 40:  # before the weighty ones run out
        assert weights[3] >= weights[2] >= weights[1] - 1
    decks = Counter(row.deck for row in plan)
    assert decks["a"] >= decks["b"] >= decks["c"]


def test_shares_follow_worth_and_size() -> None:
    assert shared(10, {"a": 60, "b": 30, "c": 10}, {"a": 20, "b": 10, "c": 5}) == {"a": 6, "b": 3, "c": 1}
    assert shared(10, {"a": 60, "b": 40}, {"a": 2, "b": 20}) == {"a": 2, "b": 8}
    assert shared(2, {"a": 1, "b": 5, "c": 3}, {"a": 9, "b": 9, "c": 9}) == {"a": 0, "b": 1, "c": 1}
    assert shared(9, {"a": 1}, {"a": 4}) == {"a": 4}


def test_without_a_seed_the_set_is_never_that_of_the_last_time(coach: Coach, clock: HandClock) -> None:
    last: set[str] = set()
    for _ in range(12):
        session = begun(coach, count=6)
        assert set(session.plan) != last
        assert begun(coach, count=6, seed=session.seed).plan == session.plan
        last = set(session.plan)
        clock.tick(minutes=1)
        coach.rehearsals.finish(session)
        again = begun(coach, count=6, seed=session.seed)
        last = set(again.plan)


def test_minutes_hold_as_many_as_the_countdown_lets_them(coach: Coach) -> None:
    assert len(begun(coach, minutes=2).plan) == 2 * 60 // ROOM
    assert len(begun(coach, minutes=1, countdown=30).plan) == 2
    assert len(begun(coach, minutes=1, countdown=0).plan) == 60 // ROOM
    assert begun(coach, hot=True).options["countdown"] == HOT_ROOM


def test_a_seed_draws_the_same_whatever_the_learners_pace(coach: Coach, clock: HandClock) -> None:
    first = begun(coach, minutes=2, countdown=0)
    for _ in range(3):
        study = coach.begin_with(list(coach.desk.questions))
        assert study is not None
        while asked := coach.ask(study):
            coach.answer(asked, right_answer(asked.question), 60.0)
            clock.tick(seconds=60)
    assert coach.desk.learner.seconds > 40
    assert begun(coach, minutes=2, countdown=0, seed=first.seed).plan == first.plan


@pytest.mark.parametrize(
    "terms",
    [
        {"count": 5, "decks": ("facts",), "weights": (3, 2), "countdown": 45},
        {"minutes": 1, "countdown": 0},
        {"hot": True, "seed": "-o'clock $x"},
        {},
    ],
)
def test_what_the_report_says_draws_the_set_again(coach: Coach, clock: HandClock, terms: dict[str, object]) -> None:
    session = begun(coach, **terms)
    told = played(coach, clock, session)
    (line,) = [line for line in headline(told, "UTC") if line.startswith("The same set again: ")]
    name, *words = split(line.removeprefix("The same set again: "))
    assert name == "crisis-trainer"
    args = SimpleNamespace(**vars(parser().parse_args(words)))
    again = begun(coach, **asdict(terms_of(args)))
    assert (again.plan, again.seed) == (session.plan, session.seed)
    assert again.options["countdown"] == session.options["countdown"]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"count": 0}, "1 to 500 questions"),
        ({"minutes": 1000}, "1 to 240 minutes"),
        ({"countdown": 9999}, "0 to 600 seconds"),
        ({"decks": ("nope",)}, "There is no deck 'nope'"),
        ({"weights": (4,)}, "A weight is 3"),
        ({"seed": "x" * 50}, "A seed is up to 40"),
        ({"seed": "a\udcff"}, "A seed is up to 40"),
    ],
)
def test_terms_that_cannot_be_met_are_told(coach: Coach, terms: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        begun(coach, **terms)
    assert coach.desk.store.sessions(None, 10) == []


def test_the_mock_briefing_asks_no_open_questions_and_the_hot_seat_no_others(coach: Coach) -> None:
    questions = coach.desk.questions
    assert not any(isinstance(questions[key], OpenQuestion) for key in begun(coach, count=500).plan)
    assert all(isinstance(questions[key], OpenQuestion) for key in begun(coach, hot=True).plan)
    assert {questions[key].weight for key in begun(coach, weights=(3,)).plan} == {3}
    assert {key.split("/")[1] for key in begun(coach, decks=("facts",)).plan} == {"facts"}
    coach.cards.suspend(begun(coach, hot=True).plan[0])
    assert coach.rehearsals.begin(Terms(hot=True)) is None


# The log


def test_the_schedule_stays_as_it_is_but_what_was_missed_is_due(coach: Coach, clock: HandClock) -> None:
    study = coach.begin()
    assert study is not None
    while coach.ask(study):
        give(coach, study)
        clock.tick(seconds=5)
    coach.finish(study)
    clock.tick(hours=2)
    before, learner = coach.desk.store.cards("harbour"), coach.desk.learner
    assert coach.home().due == 0
    told = played(coach, clock, begun(coach, count=8), wrong=3)
    assert len(told.missed) == 3
    after = coach.desk.store.cards("harbour")
    missed = {row.question for row in told.missed}
    for key, card in before.items():
        assert after[key].state == card.state
        assert (after[key].answers, after[key].right, after[key].lapses) == (card.answers, card.right, card.lapses)
        assert (after[key].due_at == card.due_at) == (key not in missed)
    assert coach.desk.learner == learner
    assert coach.home().due == 3
    assert coach.progress().answers == len(before)
    # answering one of them takes it off, and puts the schedule back in force
    session = coach.begin_with(missed)
    assert session is not None
    give(coach, session)
    assert coach.home().due == 2


def test_what_was_never_studied_but_missed_comes_before_what_is_new(coach: Coach, clock: HandClock) -> None:
    told = played(coach, clock, begun(coach, count=5), wrong=2)
    assert (coach.home().due, coach.home().new) == (2, 11)
    session = coach.begin()
    assert session is not None
    assert set(session.plan[:2]) == {row.question for row in told.missed}
    for _ in range(2):
        give(coach, session)
    assert coach.home().due == 0
    rows = [row for row in coach.desk.store.effective() if row.what is What.ANSWER]
    assert all("chance" not in row.data for row in rows)


def test_the_log_holds_no_answer_of_a_rehearsal(coach: Coach, clock: HandClock) -> None:
    played(coach, clock, begun(coach, count=5), wrong=5)
    assert [row.what for row in coach.desk.store.effective()] == [What.REHEARSE] * 5


def test_what_has_ended_in_one_window_takes_no_answer_in_another(coach: Coach, open_coach: OpenCoach) -> None:
    session = begun(coach, count=3)
    asked, other = coach.ask(session), open_coach()
    assert asked is not None
    assert coach.rehearsals.answer(asked, "one", 2.0)
    stale = other.ask(session)
    assert stale is not None
    coach.rehearsals.finish(session)
    assert not other.rehearsals.answer(stale, right_answer(stale.question), 2.0)
    assert other.ask(session) is None
    assert [row.typed for row in coach.desk.store.effective(session=session.id)] == ["one"]
    assert coach.rehearsals.outcome(session).answered == coach.progress().rehearsals[0].asked == 1


def test_it_goes_on_where_it_was_left(coach: Coach, open_coach: OpenCoach, clock: HandClock) -> None:
    session = begun(coach, count=5)
    first = coach.ask(session)
    assert first is not None
    assert (first.number, first.total) == (1, 5)
    coach.rehearsals.answer(first, right_answer(first.question), 3.0)
    coach.close()
    again = open_coach()
    left = again.unfinished()
    assert left is not None
    assert (left.id, left.options["countdown"]) == (session.id, ROOM)
    asked = again.ask(left)
    assert asked is not None
    assert (asked.number, asked.total) == (2, 5)
    assert asked.question.id == session.plan[1]
    told = played(again, clock, left)
    assert (told.answered, told.score) == (5, 1.0)
    assert again.unfinished() is None


# The outcome


def test_the_last_terms_are_offered_again_as_far_as_they_still_hold(coach: Coach) -> None:
    assert coach.rehearsals.last_terms() == Terms()
    begun(coach, count=7, countdown=0, decks=("facts",), weights=(3, 2))
    assert coach.rehearsals.last_terms() == Terms(count=7, countdown=0, decks=("facts",), weights=(3, 2))
    row = coach.desk.store.sessions("harbour", 1)[0]
    coach.desk.store.note(row.id, decks=["gone"])
    assert coach.rehearsals.last_terms() == Terms()
    assert json.loads(json.dumps(coach.desk.store.session(row.id).options))["count"] == 7

"""Answers: what moves the long-term state, what moves only the belief, and the chance of recall."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.story import AGAIN, DAY, EASY, GOOD, HARD, MINUTE, START, Answer, card, histories, lived, ratings
from trainer.memory import Learned, Learner, Memory, New, Rating, StudyDay, answered, due_at, recall, retrievability
from trainer.memory.belief import PRIORS

FRESH = Learner.fresh()
QUICK = 0.01


@pytest.mark.parametrize(
    ("answers", "stage"),
    [
        ([(AGAIN, 0)], 0),
        ([(HARD, 0)], 1),
        ([(GOOD, 0)], 2),
        ([(EASY, 0)], 3),
        ([(EASY, 0), (AGAIN, QUICK)], 4),
        ([(AGAIN, 0), (AGAIN, 2)], 4),
        ([(AGAIN, 0), (GOOD, QUICK)], 5),
        ([(HARD, 0), (GOOD, QUICK)], 5),
        ([(GOOD, 0), (AGAIN, QUICK), (HARD, QUICK)], 5),
        ([(GOOD, 0), (GOOD, QUICK)], 6),
        ([(EASY, 0), (HARD, QUICK)], 6),
        ([(AGAIN, 0), (GOOD, QUICK), (GOOD, QUICK)], 6),
        ([(AGAIN, 0), (GOOD, QUICK), (GOOD, QUICK), (GOOD, QUICK)], 6),
        ([(AGAIN, 0), (GOOD, 1)], 7),
        ([(GOOD, 0), (GOOD, 0.35)], 7),
        ([(GOOD, 0), (AGAIN, 1), (GOOD, 1)], 7),
        ([(GOOD, 0), (GOOD, 1), (GOOD, QUICK)], 7),
        ([(GOOD, 0), (GOOD, 1), (GOOD, 1)], 8),
        ([(GOOD, 0), (GOOD, 1), (GOOD, 1), (GOOD, QUICK)], 8),
        ([(GOOD, 0), (GOOD, 1), (GOOD, 1), (AGAIN, QUICK)], 4),
    ],
)
def test_classes(answers: list[Answer], stage: int) -> None:
    assert card(*answers).stage == stage


def test_the_belief_starts_from_the_priors() -> None:
    just, later = lived([(GOOD, 0)])[0], START + DAY
    assert recall(just, FRESH, START) == pytest.approx(PRIORS[0][2])
    assert recall(just, FRESH, later) == pytest.approx(PRIORS[1][2] * retrievability(just.stability, 1))


@given(histories, st.floats(0, 5000), st.floats(0, 5000))
def test_recall_lies_between_0_and_1_and_falls_with_time(answers: list[Answer], one: float, other: float) -> None:
    memory, learner = lived(answers)
    first, last = sorted((one, other))
    early = recall(memory, learner, memory.last_at + timedelta(days=first))
    late = recall(memory, learner, memory.last_at + timedelta(days=last))
    assert 0 < late <= early < 1


@given(st.lists(ratings, max_size=40))
def test_a_new_card_too_is_neither_certain_nor_hopeless(firsts: list[Rating]) -> None:
    learner = FRESH
    for rating in firsts:
        _, learner = answered(New(), learner, rating, START, 5)
    assert 0 < recall(New(), learner, START) < 1


@given(histories, st.floats(-2, 300))
def test_again_never_raises_stability(answers: list[Answer], gap: float) -> None:
    before = card(*answers)
    at = before.last_at + timedelta(days=gap)
    for first in (True, False, None):
        after, _learner = answered(before, FRESH, AGAIN, at, 5, first_today=first)
        assert after.stability <= before.stability


@given(histories, st.sampled_from([HARD, GOOD, EASY]), st.floats(0, 300))
def test_a_right_answer_never_lowers_stability(answers: list[Answer], rating: Rating, gap: float) -> None:
    before = card(*answers)
    after, _ = answered(before, FRESH, rating, before.last_at + timedelta(days=gap), 5)
    assert after.stability >= before.stability


def test_drills_of_the_same_day_leave_the_long_term_state_alone() -> None:
    first = card((AGAIN, 0))
    drilled = card((AGAIN, 0), (GOOD, QUICK), (EASY, QUICK), (GOOD, QUICK))
    assert (drilled.stability, drilled.difficulty) == (first.stability, first.difficulty)
    assert (drilled.answers, drilled.moves, drilled.long_at) == (4, 1, first.long_at)
    assert drilled.last_at > first.last_at
    assert recall(drilled, FRESH, drilled.last_at) > recall(first, FRESH, first.last_at)


def test_eight_easy_in_an_hour_put_a_card_off_no_further_than_one(utc_day: StudyDay) -> None:
    one, eight = card((EASY, 0)), card((EASY, 0), *[(EASY, 7 / 1440)] * 7)
    assert eight.stability == one.stability
    dues = [due_at(memory, retention=0.9, day=utc_day, key="a/b/c") for memory in (one, eight)]
    assert dues[0] == dues[1]


def test_a_lapse_counts_whenever_it_happens() -> None:
    before = card((GOOD, 0), (GOOD, 3))
    after, _ = answered(before, FRESH, AGAIN, before.last_at + MINUTE, 5, first_today=False)
    assert after.stability < before.stability
    assert after.difficulty > before.difficulty
    assert (after.lapses, after.moves) == (1, 3)
    assert after.long_at == after.last_at
    again, _ = answered(after, FRESH, AGAIN, after.last_at + MINUTE, 5, first_today=False)
    assert (again.stability, again.lapses) == (after.stability, 1)


def test_the_caller_may_say_what_the_first_of_the_day_is() -> None:
    late = card((GOOD, 0))
    at = late.last_at + timedelta(hours=3)
    drill, _ = answered(late, FRESH, GOOD, at, 5, first_today=False)
    first, _ = answered(late, FRESH, GOOD, at, 5, first_today=True)
    assert drill.stability == late.stability < first.stability
    assert answered(late, FRESH, GOOD, at, 5)[0] == drill


def test_a_chain_of_drills_does_not_go_on_for_ever() -> None:
    chain = card((GOOD, 0), *[(GOOD, 0.3)] * 4)
    assert (chain.moves, chain.long_at) == (2, START + 1.2 * DAY)


@given(histories, st.integers(-(10**6), 0), ratings)
def test_a_clock_that_jumped_back_is_no_time_at_all(answers: list[Answer], minutes: int, rating: Rating) -> None:
    memory, learner = lived(answers)
    at = memory.last_at + minutes * MINUTE
    assert recall(memory, learner, at) == recall(memory, learner, memory.last_at)
    for first in (True, False):
        back, _ = answered(memory, learner, rating, at, 5, first_today=first)
        still, _ = answered(memory, learner, rating, memory.last_at, 5, first_today=first)
        assert (back.stability, back.difficulty, back.stage) == (still.stability, still.difficulty, still.stage)
        assert back.first_at <= back.long_at <= back.last_at == at


@given(histories)
def test_replaying_equals_living(answers: list[Answer]) -> None:
    memory: Memory = New()
    learner, at, log = FRESH, START + timedelta(microseconds=123_456), []
    for rating, gap in answers:
        at += timedelta(days=gap)
        log.append((int(rating), int(at.timestamp() * 1000), 7.25))
        # in between the state is written down and read again, as between two runs
        if isinstance(memory, Learned):
            memory = Learned.from_dict(json.loads(json.dumps(memory.to_dict())))
        learner = Learner.from_dict(json.loads(json.dumps(learner.to_dict())))
        memory, learner = answered(memory, learner, rating, at, 7.25)
    again: Memory = New()
    replayed = FRESH
    for number, stamp, seconds in log:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=stamp)
        again, replayed = answered(again, replayed, Rating(number), moment, seconds)
    assert (again, replayed) == (memory, learner)


@given(histories)
def test_a_state_round_trips(answers: list[Answer]) -> None:
    memory = card(*answers)
    again = Learned.from_dict(json.loads(json.dumps(memory.to_dict())))
    assert again == memory
    assert again.terms == memory.terms


def test_the_card_does_not_depend_on_the_learner() -> None:
    other = lived([(AGAIN, 0)] * 30)[1]
    assert answered(New(), FRESH, GOOD, START, 5)[0] == answered(New(), other, GOOD, START, 5)[0]


def test_moments_of_any_zone_are_the_same_moment() -> None:
    there = START.astimezone(timezone(timedelta(hours=5)))
    assert answered(New(), FRESH, GOOD, there, 5) == answered(New(), FRESH, GOOD, START, 5)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        answered(New(), FRESH, GOOD, START.replace(tzinfo=None), 5)


@pytest.fixture
def utc_day() -> StudyDay:
    return StudyDay(ZoneInfo("UTC"))

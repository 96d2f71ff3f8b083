"""What is known of the learner: counts that add up, and means that start from the priors."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.story import AGAIN, EASY, GOOD, START, Answer, card, histories, learner_of, lived
from trainer.memory import Learner, New, answered, recall, retrievability
from trainer.memory.belief import PRIORS
from trainer.memory.learner import FIRST_PRIOR, SECONDS_PRIOR


@given(histories, histories)
def test_what_was_added_can_be_taken_back(one: list[Answer], other: list[Answer]) -> None:
    a, b = lived(one)[1], lived(other, seconds=3.7)[1]
    assert (a + b - b).counts == pytest.approx(a.counts, abs=1e-9)
    assert (a + b).counts == pytest.approx((b + a).counts, abs=1e-9)


@given(histories, histories)
def test_the_learner_is_the_sum_over_the_cards(one: list[Answer], other: list[Answer]) -> None:
    first, both = lived(one)
    for rating, _gap in other[:1]:
        _, both = answered(New(), both, rating, START, 8.0)
    assert both.counts == pytest.approx((lived(one)[1] + lived(other[:1])[1]).counts, abs=1e-9)
    assert first.answers == len(one)


@given(histories)
def test_a_learner_round_trips(answers: list[Answer]) -> None:
    learner = lived(answers)[1]
    assert Learner.from_dict(json.loads(json.dumps(learner.to_dict()))) == learner


def test_a_fresh_learner_is_zero() -> None:
    assert Learner.fresh() == Learner.zero() == Learner.from_dict({})
    assert Learner.fresh().to_dict() == {}
    assert Learner.fresh().seconds == SECONDS_PRIOR
    assert Learner.fresh().firsts == pytest.approx(FIRST_PRIOR)
    for stage in range(9):
        assert Learner.fresh().quotas(stage) == pytest.approx((PRIORS[0][stage], PRIORS[1][stage]))


def test_passes_are_held_against_what_the_curve_expected() -> None:
    memory = card((GOOD, 0), (GOOD, 2))
    learner = learner_of([GOOD] * 3 + [AGAIN], 2.0)
    expected = 4 * 0.9  # all but: the stability after Good is 2.3 days
    counts = learner.to_dict()
    assert counts["right.2.later"] == 3
    assert counts["expected.2.later"] == pytest.approx(expected, abs=0.1)
    assert learner.quotas(2)[1] == pytest.approx((12 * PRIORS[1][2] + 3) / (12 + counts["expected.2.later"]))
    assert recall(memory, learner, memory.last_at) > 0


def test_who_forgets_more_is_believed_to_recall_less() -> None:
    memory = card((GOOD, 0))
    good, bad = learner_of([GOOD] * 30, 1.0), learner_of([AGAIN] * 30, 1.0)
    at = START.replace(day=4)
    assert recall(memory, bad, at) < recall(memory, Learner.fresh(), at) < recall(memory, good, at) < 1


def test_who_recalls_more_than_the_curve_says_misses_that_much_less() -> None:
    learner = learner_of([GOOD] * 195 + [AGAIN] * 5, 5.0)
    memory = card((GOOD, 0))
    chances = [recall(memory, learner, memory.last_at + timedelta(days=days)) for days in (5, 20, 80)]
    plain = [retrievability(memory.stability, days) for days in (5, 20, 80)]
    # pooled with the same sitting, of which only the prior is known
    wrong = 12 * (1 - PRIORS[0][2]) + 12 * (1 - PRIORS[1][2]) + 5
    missed = wrong / (200 - learner.to_dict()["expected.2.later"])
    assert missed < 0.5
    assert chances == pytest.approx([chance**missed for chance in plain])


def test_a_few_answers_more_or_fewer_move_the_chance_but_little() -> None:
    memory, at = card((GOOD, 0)), START + timedelta(days=9)
    told = [recall(memory, learner_of([GOOD] * (300 - misses) + [AGAIN] * misses, 2.5), at) for misses in range(120)]
    steps = [before - after for before, after in pairwise(told)]
    assert min(steps) > 0
    assert max(steps) < 0.01


@given(st.lists(histories, min_size=1, max_size=6), st.lists(st.floats(0, 1), max_size=5))
def test_no_class_is_likelier_later(lives: list[list[Answer]], chances: list[float]) -> None:
    learner = Learner.zero()
    for answers in lives:
        learner += lived(answers)[1]
    for stage in range(9):
        for chance in (*chances, 1):
            same, later = (q * chance**m for q, m in learner.held(stage))
            assert 1 >= same >= later >= 0


def test_a_later_answer_is_never_the_likelier() -> None:
    learner = learner_of([AGAIN] * 30, 0.01) + learner_of([EASY] * 30, 1.0)
    same, later = learner.quotas(2)
    assert later == same < PRIORS[0][2]


def test_seconds_are_a_mean_drawn_to_the_prior() -> None:
    few, many = learner_of([GOOD], 1.0, seconds=30.0), learner_of([GOOD] * 200, 1.0, seconds=30.0)
    assert SECONDS_PRIOR < few.seconds < many.seconds < 30


@pytest.mark.parametrize("seconds", [-5.0, 0.0, 1e9, float("inf"), float("nan")])
def test_no_time_taken_spoils_the_mean(seconds: float) -> None:
    memory, learner = answered(New(), Learner.fresh(), GOOD, START, seconds)
    assert 0 < learner.seconds < 25
    assert 0 <= memory.seconds <= 120


def test_the_mix_of_first_ratings_follows_the_learner() -> None:
    learner = Learner.fresh()
    for _ in range(50):
        _, learner = answered(New(), learner, EASY, START, 5)
    assert sum(learner.firsts) == pytest.approx(1)
    assert learner.firsts[3] > 0.8
    assert recall(New(), learner, START) > recall(New(), Learner.fresh(), START)

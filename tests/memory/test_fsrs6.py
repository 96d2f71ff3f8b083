"""Our FSRS-6 against the `fsrs` package's public face, and against the vectors that fsrs-rs publishes."""

from __future__ import annotations

from datetime import timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.story import AGAIN, EASY, GOOD, HARD, START, card, lived, ratings
from trainer.memory import Rating, interval, retrievability
from trainer.memory.fsrs6 import parameters, step

whole_days = st.lists(st.tuples(ratings, st.integers(1, 700).map(float)), min_size=1, max_size=15)


def scheduler(retention: float = 0.9) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=36500,
        enable_fuzzing=False,
    )


def theirs(answers: list[tuple[Rating, float]], retention: float = 0.9) -> fsrs.Card:
    found, at = fsrs.Card(card_id=1, due=START), START
    for rating, gap in answers:
        at += timedelta(days=gap)
        found, _ = scheduler(retention).review_card(found, fsrs.Rating(rating), at)
    return found


@given(whole_days)
def test_whole_days_give_what_the_package_gives(answers: list[tuple[Rating, float]]) -> None:
    ours, package = card(*answers), theirs(answers)
    assert ours.stability == pytest.approx(package.stability, rel=1e-9)
    assert ours.difficulty == pytest.approx(package.difficulty, rel=1e-9)


@given(whole_days, st.floats(0.7, 0.97))
def test_the_interval_rounds_to_the_package_s(answers: list[tuple[Rating, float]], retention: float) -> None:
    package = theirs(answers, retention)
    assert package.last_review is not None
    days = interval(card(*answers).stability, retention)
    wanted = (package.due - package.last_review).days
    assert abs(min(36500.0, max(1.0, days)) - wanted) <= 0.5 + 1e-9


@given(whole_days, st.integers(0, 3000))
def test_the_curve_is_the_package_s_on_whole_days(answers: list[tuple[Rating, float]], days: int) -> None:
    package = theirs(answers)
    assert package.last_review is not None
    wanted = scheduler().get_card_retrievability(package, package.last_review + timedelta(days=days))
    assert retrievability(card(*answers).stability, days) == pytest.approx(wanted, abs=1e-9)


def test_the_parameters_are_those_of_the_package() -> None:
    assert parameters() == tuple(fsrs.Scheduler().parameters)
    assert len(parameters()) == 21


@pytest.mark.parametrize(
    ("days", "stability", "chance"),
    [(0, 1, 1.0), (1, 2, 0.9403443), (2, 3, 0.9253786), (3, 4, 0.9185229), (4, 4, 0.9), (5, 2, 0.8261359)],
)
def test_published_curve(days: float, stability: float, chance: float) -> None:
    assert retrievability(stability, days) == pytest.approx(chance, abs=1e-6)


@pytest.mark.parametrize(
    ("rating", "gap", "stability", "difficulty"),
    [
        (AGAIN, 1, 0.10088589, 8.806304),
        (HARD, 1, 3.2494123, 6.7404594),
        (GOOD, 1, 7.3153, 2.1112142),
        (EASY, 1, 18.014914, 1.0),
        (AGAIN, 2, 0.112798266, 8.806304),
        (HARD, 2, 4.4694576, 6.7404594),
    ],
)
def test_published_second_answers(rating: Rating, gap: float, stability: float, difficulty: float) -> None:
    found = card((rating, 0), (rating, gap))
    assert found.stability == pytest.approx(stability, rel=1e-5)
    assert found.difficulty == pytest.approx(difficulty, rel=1e-5)


@pytest.mark.parametrize(
    ("difficulty", "chance", "rating", "stability"),
    [(1, 0.9, AGAIN, 1.0525396), (2, 0.8, HARD, 28.226582), (3, 0.7, GOOD, 58.656002), (4, 0.6, EASY, 127.226685)],
)
def test_published_steps(difficulty: float, chance: float, rating: Rating, stability: float) -> None:
    assert step(5.0, difficulty, rating, chance)[0] == pytest.approx(stability, rel=1e-6)


@pytest.mark.parametrize(
    ("rating", "wanted"), [(AGAIN, 8.341763), (HARD, 6.6659956), (GOOD, 4.990228), (EASY, 3.3144615)]
)
def test_published_difficulties(rating: Rating, wanted: float) -> None:
    assert step(5.0, 5.0, rating, 0.9)[1] == pytest.approx(wanted, rel=1e-6)


@given(st.floats(0.001, 1e5), st.floats(0.3, 0.99))
def test_interval_and_curve_undo_each_other(stability: float, retention: float) -> None:
    days = interval(stability, retention)
    assert days == 36500 or retrievability(stability, days) == pytest.approx(retention, abs=1e-9)


def test_at_nine_tenths_the_interval_is_the_stability() -> None:
    assert interval(121.01552, 0.9) == pytest.approx(121.01552, rel=1e-12)


@pytest.mark.parametrize("retention", [0.0, 1.0, -1.0, 1.5, float("nan")])
def test_a_retention_that_cannot_be_is_refused(retention: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        interval(3.0, retention)


def test_intervals_end_at_a_hundred_years() -> None:
    assert interval(1e9, 0.9) == 36500
    assert interval(1.0, 1e-300) == 36500


def test_part_of_a_day_counts() -> None:
    assert 0.9 < retrievability(2.0, 0.5) < 1
    early, late = lived([(GOOD, 0), (GOOD, 1.0)])[0], lived([(GOOD, 0), (GOOD, 1.9)])[0]
    assert early.stability < late.stability

"""The interval of a forecast: what narrows it and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.story import AGAIN, DAY, GOOD, MINUTE, START, card, learner_of
from trainer.memory import Candidate, Learned, Learner, New, recall
from trainer.memory.forecast import Expected, Sitting, forecast, known_at

NOW = START + 10 * DAY
MORNING = NOW + timedelta(hours=15)
SEVEN_IN_TEN = ([GOOD] * 7 + [AGAIN] * 3) * 30


def foreseen(
    cards: list[Candidate], learner: Learner, *sittings: Sitting, hour: datetime = MORNING, seed: str = "a"
) -> Expected:
    return forecast(cards, learner, sittings, hour, seed=seed, rollouts=3)


def seen(count: int, minutes: float = 10.0) -> list[Candidate]:
    """Return cards seen once, of which the last answer was so many minutes ago."""
    return [Candidate(card((GOOD, 0), start=NOW - minutes * MINUTE))] * count


def odds_apart(found: Expected) -> float:
    """Return the length of the interval where it does not depend on the share: in log odds, as a factor."""
    return found.high / (1 - found.high) * (1 - found.low) / found.low


@given(
    st.lists(st.tuples(st.integers(0, 6), st.sampled_from([0.0, 0.1, 1.0, 3.0])), max_size=12),
    st.integers(0, 3),
    st.sampled_from([0.05, 0.5, 5.0, 40.0]),
)
def test_the_share_lies_inside_and_nothing_is_certain(
    cards: list[tuple[int, float]], evenings: int, left: float
) -> None:
    candidates = [
        Candidate(card(*[(GOOD, 0.5)] * answers, start=NOW - answers * DAY) if answers else New(), weight)
        for answers, weight in cards
    ]
    plan = [Sitting(NOW + evening * DAY * left / 4, 120) for evening in range(evenings)]
    found = foreseen(candidates, Learner.fresh(), *plan, hour=NOW + left * DAY)
    if found.share:
        assert 0 < found.low < found.share < found.high < 1
    else:
        assert found.low == found.high == 0


def test_what_was_never_met_and_will_not_be_is_known_to_be_nothing() -> None:
    assert foreseen([Candidate(New())] * 5, Learner.fresh()) == replace(
        foreseen([], Learner.fresh()), share=0.0, low=0.0, high=0.0
    )


def test_answers_after_a_night_narrow_it_and_answers_of_the_same_evening_do_not() -> None:
    cards = seen(600)
    fresh, minutes, nights = (
        odds_apart(foreseen(cards, learner))
        for learner in (Learner.fresh(), learner_of(SEVEN_IN_TEN, 0.01), learner_of(SEVEN_IN_TEN, 1.0))
    )
    assert minutes == pytest.approx(fresh, rel=0.05)
    assert nights < 0.7 * fresh
    some = odds_apart(foreseen(cards, learner_of(SEVEN_IN_TEN[:40], 1.0)))
    assert nights < some < fresh


def test_an_hour_of_the_same_evening_is_told_by_its_answers() -> None:
    soon = NOW + timedelta(hours=2)
    fresh, minutes = (
        odds_apart(foreseen(seen(100), learner, hour=soon))
        for learner in (Learner.fresh(), learner_of(SEVEN_IN_TEN, 0.01))
    )
    assert minutes < 0.7 * fresh


def test_it_is_the_last_sitting_that_says_which_gap_decides() -> None:
    learner, before = learner_of(SEVEN_IN_TEN, 0.01), Sitting(MORNING - timedelta(hours=1), 60)
    assert odds_apart(foreseen(seen(100), learner, before)) < odds_apart(foreseen(seen(100), learner))


def test_it_stays_wide_whatever_was_answered() -> None:
    found = foreseen(seen(400), learner_of(SEVEN_IN_TEN * 20, 1.0))
    assert found.high - found.low > 0.2


def test_what_is_owed_to_sittings_to_come_is_less_certain() -> None:
    learner = learner_of(SEVEN_IN_TEN, 1.0)
    evening = Sitting(NOW + timedelta(hours=1), 1200)
    to_come = foreseen([Candidate(New())] * 100, learner, evening)
    assert odds_apart(to_come) > 2 * odds_apart(foreseen(seen(100), learner, evening))


def test_few_cards_are_a_matter_of_luck() -> None:
    few, many = (odds_apart(foreseen(seen(count), Learner.fresh())) for count in (4, 100))
    assert few > 2 * many


def test_the_seed_is_all_the_chance_there_is() -> None:
    cards, learner = [Candidate(New())] * 60, Learner.fresh()
    evening = Sitting(NOW, 600)
    first = foreseen(cards, learner, evening)
    assert foreseen(cards, learner, evening) == first
    assert foreseen(cards, learner, evening, seed="b") != first


def test_a_share_is_the_weighted_mean_of_chances() -> None:
    cards = [Candidate(card((GOOD, 0), start=NOW - DAY), 3.0), Candidate(New(), 1.0)]
    memory = cards[0].memory
    assert isinstance(memory, Learned)
    share = 0.75 * recall(memory, Learner.fresh(), MORNING)
    assert known_at(cards, Learner.fresh(), MORNING) == pytest.approx(share)
    assert foreseen(cards, Learner.fresh()).share == pytest.approx(share)

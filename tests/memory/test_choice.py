"""The choice of the next card, with a deadline and without."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from math import exp
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.story import AGAIN, DAY, EASY, GOOD, MINUTE, START, Answer, card, histories, lived
from trainer.memory import (
    Candidate,
    Learned,
    Learner,
    Memory,
    New,
    StudyDay,
    answered,
    due_at,
    next_card,
    recall,
    retrievability,
)
from trainer.memory.belief import gap_after, next_stage
from trainer.memory.fsrs6 import begin, step
from trainer.memory.rating import Rating

FRESH = Learner.fresh()
NOW = START + 10 * DAY
HOUR = timedelta(hours=1)


def chosen(
    memories: Sequence[Memory], deadline: datetime | None = None, now: datetime = NOW, **more: float
) -> int | None:
    return next_card([Candidate(memory) for memory in memories], FRESH, now, deadline, now + HOUR, **more)


def ago(days: float, *answers: Answer) -> Learned:
    """Return a card whose last answer was so many days before NOW."""
    found = card(*answers)
    return card(*answers, start=NOW - days * DAY - (found.last_at - START))


# without a deadline


def test_the_most_overdue_share_comes_first() -> None:
    mild, much = ago(4, (GOOD, 0)), ago(9, (GOOD, 0))
    long = ago(12, (EASY, 0))
    assert chosen([mild, long, much, New()]) == 2
    assert chosen([mild, long, New()]) == 0


def test_new_cards_come_by_weight_and_then_as_given() -> None:
    cards = [Candidate(New(), weight=weight) for weight in (1, 2, 2)]
    assert next_card([*cards, Candidate(ago(0.5, (EASY, 0)))], FRESH, NOW, None, NOW + HOUR) == 1
    assert next_card([*cards, Candidate(ago(4, (GOOD, 0)))], FRESH, NOW, None, NOW + HOUR) == 3


def test_nothing_due_and_nothing_new_is_nothing() -> None:
    assert chosen([]) is None
    assert chosen([ago(1, (GOOD, 0)), ago(0.01, (AGAIN, 0), (GOOD, 0.01))]) is None


def test_a_miss_is_drilled_once_it_has_rested() -> None:
    fresh, rested = ago(1 / 1440, (GOOD, 0), (AGAIN, 4)), ago(5 / 1440, (GOOD, 0), (AGAIN, 4))
    assert chosen([New(), ago(9, (GOOD, 0)), rested]) == 2
    assert chosen([New(), fresh]) == 0
    assert chosen([fresh, ago(9, (GOOD, 0))]) == 1
    assert chosen([fresh]) == 0
    assert chosen([ago(0, (AGAIN, 0))]) == 0


def test_desired_retention_decides_what_is_due() -> None:
    memory = ago(1.2, (GOOD, 0))
    assert chosen([memory], retention=0.9) is None
    assert chosen([memory], retention=0.95) == 0


def test_a_due_time_worked_out_before_decides() -> None:
    memory = ago(3, (GOOD, 0))
    for due, wanted in ((NOW - HOUR, 0), (NOW, 0), (NOW + HOUR, None)):
        assert next_card([Candidate(memory, due_at=due)], FRESH, NOW, None, NOW + HOUR) == wanted


@given(histories, st.floats(0, 60))
def test_the_choice_and_the_due_time_agree(answers: list[Answer], waited: float) -> None:
    memory = card(*answers)
    now = memory.last_at + timedelta(days=waited)
    due = due_at(memory, retention=0.9, day=StudyDay(ZoneInfo("Asia/Karachi")), key="a")
    asked = next_card([Candidate(memory, due_at=due)], FRESH, now, None, None)
    assert (asked == 0) == (now >= due)


def test_a_session_that_is_over_asks_nothing() -> None:
    assert next_card([Candidate(New())], FRESH, NOW, None, NOW) is None
    assert next_card([Candidate(New())], FRESH, NOW, NOW + DAY, NOW - MINUTE) is None


def test_after_the_briefing_the_ordinary_schedule_takes_over() -> None:
    cards: list[Memory] = [ago(4, (GOOD, 0)), ago(9, (GOOD, 0)), New()]
    assert chosen(cards, deadline=NOW - HOUR) == chosen(cards) == 1
    assert chosen(cards, deadline=NOW) == 1


# with a deadline


def gain(memory: Memory, learner: Learner, now: datetime, deadline: datetime) -> tuple[float, float]:
    """Return the gain and the expected seconds by the book, with no shortcut at all."""
    left = (deadline - now) / DAY
    then = gap_after(left)
    drilled = learner.quotas(5)[then]
    if isinstance(memory, New):
        gained = sum(
            share * (drilled if rating is AGAIN else learner.quotas(rating - 1)[then])
            * retrievability(begin(rating)[0], left)
            for rating, share in zip(Rating, learner.firsts, strict=True)
        )  # fmt: skip
        return gained, learner.seconds * (1 + learner.firsts[0])
    waited = max(0.0, (now - memory.last_at) / DAY)
    gap, chance = gap_after(waited), retrievability(memory.stability, waited)
    p = learner.quotas(memory.stage)[gap] * chance

    def later(rating: Rating, quota: float) -> float:
        stability = memory.stability
        if gap or (rating is AGAIN and memory.right):
            stability = step(memory.stability, memory.difficulty, rating, chance)[0]
        return quota * retrievability(stability, left)

    idle = learner.quotas(memory.stage)[gap_after(waited + left)] * retrievability(memory.stability, waited + left)
    a = later(GOOD, learner.quotas(next_stage(memory.stage, gap, True))[then])
    seconds = (3 * learner.seconds + memory.seconds) / (3 + memory.answers) * (2 - p)
    return p * a + (1 - p) * later(AGAIN, drilled) - idle, seconds


def by_the_book(cards: Sequence[Candidate], learner: Learner, now: datetime, deadline: datetime) -> int | None:
    rested: dict[int, float] = {}
    fresh: dict[int, float] = {}
    for index, candidate in enumerate(cards):
        memory = candidate.memory
        gained, seconds = gain(memory, learner, now, deadline)
        if gained <= 0.002:
            continue
        rest = 1.0
        if isinstance(memory, Learned):
            waited = (now - memory.last_at) / DAY
            if waited < 3 / 1440:
                fresh[index] = waited
                continue
            rest = min(1.0, waited / (0.5 * ((deadline - now) / DAY))) ** 0.2
        rested[index] = candidate.weight * gained * rest / seconds
    best = rested or fresh or waits_by_the_book(cards, learner, now, deadline)
    return max(best, key=lambda index: best[index]) if best else None


def waits_by_the_book(
    cards: Sequence[Candidate], learner: Learner, now: datetime, deadline: datetime
) -> dict[int, float]:
    """Return wait · weight of what may be asked for want of a gain."""
    waits = {}
    for index, candidate in enumerate(cards):
        memory = candidate.memory
        if isinstance(memory, Learned) and recall(memory, learner, deadline) < 0.98:
            waited = (now - memory.last_at) / DAY
            if waited >= 3 / 1440:
                waits[index] = waited * candidate.weight
    return waits


@given(st.integers(), st.integers(1, 30), st.sampled_from([0.02, 0.1, 0.3, 0.5, 1.0, 7.0, 30.0]))
def test_the_fast_loop_asks_what_the_book_asks(seed: int, size: int, left: float) -> None:
    pick, learner, cards = random.Random(seed), FRESH, []
    for _ in range(size):
        memory: Memory = New()
        at = NOW - DAY * pick.choice([0.001, 0.01, 0.2, 1.0, 5.0, 40.0]) * pick.random()
        for _ in range(pick.randrange(5)):
            memory, learner = answered(memory, learner, pick.choice(list(Rating)), at, pick.uniform(2, 30))
            at = min(NOW, at + DAY * pick.choice([0.002, 0.02, 1.0, 3.0]))
        cards.append(Candidate(memory, weight=pick.choice([0.5, 1, 3])))
    deadline = NOW + left * DAY
    assert next_card(cards, learner, NOW, deadline, NOW + HOUR) == by_the_book(cards, learner, NOW, deadline)


@pytest.mark.parametrize("answers", [[(AGAIN, 0)], [(GOOD, 0)], [(GOOD, 0), (GOOD, 3)]])
@pytest.mark.parametrize("left", [0.1, 5.0, 60.0])
@pytest.mark.parametrize("shortest", [0.001, 0.4])
def test_of_many_that_are_alike_it_asks_what_the_book_asks(answers: list[Answer], left: float, shortest: float) -> None:
    pick = random.Random(f"{answers} {left}")
    cards = [Candidate(ago(pick.uniform(shortest, 12), *answers), pick.choice([1, 1.01])) for _ in range(1500)]
    deadline = NOW + left * DAY
    assert next_card(cards, FRESH, NOW, deadline, NOW + HOUR) == by_the_book(cards, FRESH, NOW, deadline)


def test_of_many_that_are_known_it_asks_what_has_waited_longest() -> None:
    pick = random.Random(1)
    cards = [Candidate(well_known(pick.uniform(0.003, 0.03)), pick.choice([1, 1.5])) for _ in range(1500)]
    soon = NOW + timedelta(hours=2)
    waits = waits_by_the_book(cards, FRESH, NOW, soon)
    assert next_card(cards, FRESH, NOW, soon, NOW + HOUR) == max(waits, key=lambda index: waits[index])
    assert next_card(cards, FRESH, NOW, soon, None) is None


def test_what_weighs_more_comes_first() -> None:
    cards = [Candidate(New()), Candidate(New(), weight=3), Candidate(New(), weight=2)]
    assert next_card(cards, FRESH, NOW, NOW + DAY, NOW + HOUR) == 1


def test_what_costs_less_comes_first() -> None:
    slow, quick = (lived([(AGAIN, 0)], start=NOW - HOUR, seconds=seconds)[0] for seconds in (60, 4))
    assert chosen([slow, quick], NOW + DAY) == 1


def test_a_miss_comes_before_what_is_known() -> None:
    known, missed = ago(0.02, (GOOD, 0), (GOOD, 0.02)), ago(0.02, (AGAIN, 0))
    assert chosen([known, missed], NOW + DAY) == 1


def test_nothing_comes_again_within_three_minutes_while_something_else_has_gain() -> None:
    just, before = ago(1 / 1440, (AGAIN, 0)), ago(2 / 1440, (AGAIN, 0))
    assert chosen([just, New()], NOW + DAY) == 1
    assert chosen([just, before], NOW + DAY) == 1
    assert chosen([just], NOW + DAY) == 0
    assert chosen([ago(0, (AGAIN, 0))], NOW + DAY) == 0


def well_known(days: float) -> Learned:
    """Return a card that was right three times in one sitting: by the belief another answer adds nothing."""
    return ago(days, (EASY, 0), (EASY, 0.01), (EASY, 0.01))


def for_good(days: float) -> Learned:
    """Return a card with a stability of years, right in one later sitting after the other."""
    return ago(days, (EASY, 0), (EASY, 8), (EASY, 60), (EASY, 300), (EASY, 900))


def test_the_time_left_when_no_gain_is_goes_to_the_longest_wait() -> None:
    soon = NOW + timedelta(hours=2)
    known = [well_known(days) for days in (0.01, 0.02, 0.015)]
    assert all(gain(memory, FRESH, NOW, soon)[0] <= 0 for memory in known)
    assert chosen(known, soon) == 1
    weighted = [Candidate(memory, weight) for memory, weight in zip(known, (1, 1, 1.5), strict=True)]
    assert next_card(weighted, FRESH, NOW, soon, NOW + HOUR) == 2
    assert next_card(weighted[::-1], FRESH, NOW, soon, NOW + HOUR) == 0
    assert chosen([*known, New()], soon) == 3, "a gain comes first, however long the others have waited"


def test_a_session_without_an_end_ends_when_no_gain_is_left() -> None:
    assert next_card([Candidate(well_known(0.01))], FRESH, NOW, NOW + timedelta(hours=2), None) is None


def test_the_time_left_is_not_spent_on_what_is_known_for_good() -> None:
    years = [for_good(days) for days in (2, 9, 40)]
    assert all(memory.stability > 3 * 365 for memory in years)
    for left in (timedelta(hours=2), timedelta(days=1), timedelta(days=14)):
        assert all(gain(memory, FRESH, NOW, NOW + left)[0] <= 0.002 for memory in years)
        assert chosen(years, NOW + left) is None
    assert chosen([*years, well_known(0.01)], NOW + timedelta(hours=2)) == 3
    assert chosen([], NOW + DAY) is None


def test_the_time_left_is_not_spent_on_what_has_not_rested() -> None:
    soon = NOW + timedelta(hours=2)
    assert chosen([well_known(minutes / 1440) for minutes in (0, 1, 2.9)], soon) is None
    assert chosen([well_known(minutes / 1440) for minutes in (0, 3.1, 1)], soon) == 1


def test_somebody_quick_who_knows_everything_is_kept_until_the_end_and_asked_all_in_turn() -> None:
    cards = [well_known(0.01 + index / 10_000) for index in range(40)]
    asked: dict[int, list[datetime]] = {index: [] for index in range(len(cards))}
    now, end = NOW, NOW + 20 * MINUTE
    while now < end:
        index = next_card([Candidate(memory) for memory in cards], FRESH, now, NOW + timedelta(hours=3), end)
        assert index is not None
        asked[index].append(now)
        now += timedelta(seconds=6)
        cards[index], _ = answered(cards[index], FRESH, GOOD, now, 6.0)
    assert {len(times) for times in asked.values()} == {5}
    assert all(later - before >= 3 * MINUTE for times in asked.values() for before, later in pairwise(times))


def test_what_weighs_nothing_is_not_asked() -> None:
    assert next_card([Candidate(New(), weight=0)], FRESH, NOW, NOW + DAY, NOW + HOUR) is None


def test_a_clock_that_jumped_back_does_not_stop_the_choice() -> None:
    ahead = ago(-5, (AGAIN, 0))
    assert chosen([ahead, New()], NOW + DAY) == 1
    assert chosen([ahead], NOW + DAY) == 0
    assert chosen([ahead]) == 0


@pytest.mark.parametrize(("days", "minutes"), [(1, 60), (7, 15)])
def test_played_forward_it_is_no_worse_than_rounds(days: int, minutes: int) -> None:
    def play(clever: bool) -> float:
        return sum(known_at_the_end(clever, days, minutes, seed) for seed in range(3)) / 3

    assert play(True) > play(False) - 0.01


def known_at_the_end(clever: bool, sittings: int, minutes: int, seed: int, facts: int = 150) -> float:
    """Play a learner with two traces, one of hours and one of days, and return the share recalled at the deadline."""
    pick, learner = random.Random(seed), FRESH
    cards: list[Memory] = [New()] * facts
    traces: list[tuple[float, float, float]] = [(0.0, 0.0, 0.0)] * facts
    deadline, now, line = NOW + sittings * DAY, NOW, list(range(facts))

    def traced(index: int, at: datetime) -> tuple[float, float]:
        fast, slow, since = traces[index]
        days = (at - NOW) / DAY - since
        return fast * exp(-days / 0.08), slow * exp(-days / (3 + 30 * slow))

    for sitting in range(sittings):
        now = NOW + sitting * DAY
        end = now + minutes * MINUTE
        while now < end:
            if clever:
                index = next_card([Candidate(memory) for memory in cards], learner, now, deadline, end)
                if index is None:
                    break
            else:
                index = line.pop(0)
            fast, slow = traced(index, now)
            right = pick.random() < 1 - (1 - fast) * (1 - slow)
            gained = slow + (1 - slow) * (0.35 * (1 - fast) + 0.04 if right else 0.3)
            now += timedelta(seconds=pick.uniform(5, 12))
            traces[index] = (0.9, gained, (now - NOW) / DAY)
            cards[index], learner = answered(cards[index], learner, GOOD if right else AGAIN, now, 8.0)
            line.insert(len(line) if right else 4, index)
    return (
        sum(1 - (1 - fast) * (1 - slow) for fast, slow in (traced(index, deadline) for index in range(facts))) / facts
    )

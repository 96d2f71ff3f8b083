"""After a briefing, or a holiday: no wall of overdue questions."""

from __future__ import annotations

from tests.coach.test_session import right_answer
from tests.conftest import HandClock
from trainer.coach.backlog import for_today
from trainer.coach.coach import Coach
from trainer.coach.session import due_and_new


def learned(coach: Coach, clock: HandClock) -> None:
    """Answer everything, the first half an hour before the rest."""
    keys = list(coach.desk.questions)
    for part in (keys[: len(keys) // 2], keys[len(keys) // 2 :]):
        session = coach.begin_with(part)
        assert session is not None
        while asked := coach.ask(session):
            coach.answer(asked, right_answer(asked.question), 4.0)
            clock.tick(seconds=5)
        coach.finish(session)
        clock.tick(days=3)


def test_what_a_day_holds_is_asked_as_it_is(coach: Coach, clock: HandClock) -> None:
    learned(coach, clock)
    clock.tick(days=40)
    due, _ = due_and_new(coach.desk)
    assert len(due) == 13
    assert for_today(coach.desk, due) == due
    assert (coach.home().due, coach.home().waiting) == (13, 0)


def test_more_than_a_day_holds_is_spread_and_what_loses_most_by_waiting_comes_first(
    coach: Coach, clock: HandClock
) -> None:
    learned(coach, clock)
    coach.set("session_length", "2")
    clock.tick(days=4)
    state = coach.home()
    assert (state.due, state.waiting) == (4, 9)
    assert sum(row.due for row in state.rows) == 4
    due, _ = due_and_new(coach.desk)
    assert len(due) == 13
    today = due[:4]
    assert set(today) == set(for_today(coach.desk, due))
    # the later half, learnt three days on, still has most to lose, and the weighty ones before all
    weights = [coach.desk.questions[key].weight for key in today]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 3
    session = coach.begin()
    assert session is not None
    assert list(session.plan) == today[:2]


def test_answers_of_today_count_and_the_rest_is_asked_by_who_wants_more(coach: Coach, clock: HandClock) -> None:
    learned(coach, clock)
    coach.set("session_length", "2")
    clock.tick(days=4)
    for left in (2, 0, 0):
        session = coach.begin()
        assert session is not None
        while asked := coach.ask(session):
            coach.answer(asked, right_answer(asked.question), 4.0)
        assert coach.home().due == left
    assert coach.home().waiting == 7

"""A session from the first question to the debrief, and across restarts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conftest import HandClock, OpenCoach
from trainer.coach.answer import Revealed
from trainer.coach.coach import Coach
from trainer.coach.session import Session
from trainer.dossier.model import (
    ChoiceQuestion,
    ClozeQuestion,
    ListQuestion,
    MatchQuestion,
    OpenQuestion,
    OrderQuestion,
    Question,
)
from trainer.dossier.prints import answer_text
from trainer.errors import UsageError
from trainer.grading import Mark
from trainer.memory import Rating
from trainer.records import What


def right_answer(question: Question) -> str:
    """Return what a learner who knows everything would give."""
    match question:
        case ChoiceQuestion():
            return "\n".join(question.answer)
        case ListQuestion():
            return "\n".join(item.text for item in question.answers)
        case OrderQuestion():
            return "\n".join(question.items)
        case MatchQuestion():
            return "\n".join(f"{left} = {right}" for left, right in question.pairs)
        case ClozeQuestion():
            return "\n".join(answer_text(gap) for gap in question.gaps)
        case OpenQuestion():
            return " ".join(str(number + 1) for number in range(len(question.points)))
        case _:
            return answer_text(question.readings[0].question if question.readings else question)


def begun(coach: Coach) -> Session:
    session = coach.begin()
    assert session is not None
    return session


def give(coach: Coach, session: Session, typed: str | None = None) -> Revealed:
    asked = coach.ask(session)
    assert asked is not None
    return coach.answer(asked, right_answer(asked.question) if typed is None else typed, 4.0)


def test_every_kind_of_question_is_asked_and_a_right_answer_is_right(coach: Coach) -> None:
    session = begun(coach)
    marks = {}
    while asked := coach.ask(session):
        revealed = give(coach, session)
        marks[asked.question.id] = revealed.verdict.mark
    assert set(marks) == set(coach.desk.questions)
    assert set(marks.values()) == {Mark.CORRECT}
    told = coach.debrief(session)
    assert (told.asked, told.score, told.misses) == (13, 1.0, ())


def test_a_miss_comes_back_after_a_few_others_and_must_be_right_once(coach: Coach) -> None:
    session = begun(coach)
    missed = give(coach, session, "nonsense").asked.question.id
    between = []
    while (asked := coach.ask(session)) and asked.question.id != missed:
        between.append(asked.question.id)
        give(coach, session)
    assert len(between) == 4
    assert asked is not None
    assert asked.again
    while coach.ask(session):
        give(coach, session)
    told = coach.debrief(session)
    assert told.asked == 13
    assert told.answers == 14
    assert [miss.question for miss in told.misses] == [missed]
    assert told.score == pytest.approx(12 / 13)


def test_new_questions_come_by_weight_then_in_deck_order(coach: Coach) -> None:
    session = begun(coach)
    slugs = [key.rpartition("/")[2] for key in session.plan]
    assert slugs[:3] == ["closed-on", "who-closed", "steps"]
    assert slugs[-1] == "length"


def test_an_answer_is_in_the_store_before_the_next_question_shows(coach: Coach, open_coach: OpenCoach) -> None:
    session = begun(coach)
    revealed = give(coach, session, "40 ships")
    other = open_coach()
    rows = other.desk.store.effective(session=session.id)
    assert [(row.id, row.typed) for row in rows] == [(revealed.entry, "40 ships")]


def test_a_session_goes_on_where_it_stood_after_a_restart(coach: Coach, open_coach: OpenCoach) -> None:
    session = begun(coach)
    for _ in range(3):
        give(coach, session)
    before = coach.ask(session)
    coach.close()
    later = open_coach()
    state = later.home().unfinished
    assert state is not None
    assert (state.answered, state.total) == (3, 13)
    again = later.unfinished()
    assert again is not None
    assert again.plan == session.plan
    after = later.ask(again)
    assert after == before or (
        after and before and after.question == before.question and after.options == before.options
    )


def test_a_session_of_yesterday_is_closed_not_resumed(coach: Coach, open_coach: OpenCoach, clock: HandClock) -> None:
    session = begun(coach)
    give(coach, session)
    clock.tick(days=1)
    later = open_coach()
    assert later.unfinished() is None
    begun(later)
    assert later.desk.store.session(session.id).ended_at is not None


def test_tomorrow_asks_what_is_due_and_no_more_of_what_was_known(coach: Coach, clock: HandClock) -> None:
    session = begun(coach)
    while coach.ask(session):
        give(coach, session)
    assert coach.home().due == 0
    assert coach.home().new == 0
    clock.tick(days=400)
    state = coach.home()
    assert state.due == 13
    again = begun(coach)
    assert sorted(again.plan) == sorted(session.plan)


def test_undo_goes_back_any_number_of_steps(coach: Coach) -> None:
    session = begun(coach)
    asked = [give(coach, session).asked.question.id for _ in range(5)]
    for expected in reversed(asked):
        entry = coach.undo(session)
        assert entry is not None
        assert entry.question == expected
        now = coach.ask(session)
        assert now is not None
        assert now.question.id == expected
    assert coach.undo(session) is None
    again = [entry.question for _ in range(5) if (entry := coach.redo(session))]
    assert again == asked
    assert coach.redo(session) is None
    assert coach.home().answered_today == 5
    for _ in asked:
        coach.undo(session)
    assert coach.home().answered_today == 0
    assert coach.home().new == 13


def test_a_rating_and_i_was_right_are_logged_as_what_they_are(coach: Coach) -> None:
    session = begun(coach)
    wrong = give(coach, session, "5 May 2031")
    assert wrong.verdict.mark is Mark.WRONG
    assert wrong.proposed is Rating.AGAIN
    overruled = coach.overrule(wrong)
    assert overruled.rating is Rating.GOOD
    second = give(coach, session)
    coach.rate(second, Rating.EASY)
    kinds = [entry.what for entry in coach.desk.store.entries(session=session.id)]
    assert kinds == [What.ANSWER, What.OVERRULE, What.ANSWER, What.RATE]
    rows = coach.desk.store.effective(session=session.id)
    assert [(row.mark, row.rating) for row in rows] == [("correct", 3), ("correct", 4)]


def test_due_times_shown_are_the_ones_kept(coach: Coach) -> None:
    session = begun(coach)
    revealed = give(coach, session)
    assert revealed.dues[Rating.HARD] < revealed.dues[Rating.GOOD] < revealed.dues[Rating.EASY]
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY):
        revealed = coach.rate(revealed, rating)
        card = coach.desk.store.card(revealed.asked.question.id)
        assert card is not None
        assert card.due_at is not None
        assert abs(card.due_at - revealed.dues[rating]) <= timedelta(milliseconds=1)


def test_suspended_buried_and_flagged(coach: Coach, clock: HandClock) -> None:
    session = begun(coach)
    first = session.plan[0]
    coach.cards.suspend(first, session)
    second = coach.ask(session)
    assert second is not None
    assert second.question.id == session.plan[1]
    coach.cards.bury(session.plan[1], session)
    third = coach.ask(session)
    assert third is not None
    assert third.question.id == session.plan[2]
    assert coach.cards.flag(first)
    clock.tick(days=1)
    plan = begun(coach).plan
    assert first not in plan
    assert session.plan[1] in plan
    assert not coach.cards.suspend(first)
    assert first in begun(coach).plan


def test_reset_makes_a_question_new_again_and_keeps_its_history(coach: Coach) -> None:
    session = begun(coach)
    key = give(coach, session).asked.question.id
    coach.cards.reset(key)
    record = coach.cards.record(key)
    assert record.card is not None
    assert record.card.due_at is None
    assert [entry.what for entry in record.entries] == [What.ANSWER, What.RESET]


def test_a_deck_that_is_not_there_is_named_with_those_that_are(coach: Coach) -> None:
    with pytest.raises(UsageError, match=r"'nosuch'.*facts, shapes"):
        coach.begin(["nosuch"])


def test_a_clock_that_jumps_back_loses_nothing(coach: Coach, clock: HandClock) -> None:
    session = begun(coach)
    for back in (0, 3, 0, 50):
        clock.tick(hours=-back)
        give(coach, session)
    assert len(coach.desk.store.effective(session=session.id)) == 4
    while coach.ask(session):
        give(coach, session)
    assert coach.debrief(session).asked == 13
    coach.desk.store.rebuild()
    assert coach.debrief(session).answers == 13


def test_a_study_day_starts_at_four_where_the_learner_is(open_coach: OpenCoach, clock: HandClock) -> None:
    coach = open_coach()
    coach.set("zone", "Asia/Karachi")
    session = begun(coach)
    # 22:30 UTC is 03:30 in Karachi: the evening before, still
    clock.tick(hours=13.5)
    give(coach, session)
    assert coach.home().answered_today == 1
    days = coach.progress().days
    assert [day.day.isoformat() for day in days] == ["2031-06-02"]
    clock.tick(hours=1)
    assert coach.home().answered_today == 0


def test_two_programs_on_one_store(open_coach: OpenCoach) -> None:
    one, two = open_coach(), open_coach()
    first = begun(one)
    give(one, first)
    second = begun(two)
    give(two, second)
    give(one, first)
    give(two, second)
    assert one.home().answered_today == two.home().answered_today == 4
    assert one.progress().answers == 4

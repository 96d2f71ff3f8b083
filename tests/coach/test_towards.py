"""Sessions by the clock and towards a briefing, and where they lead."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.coach.test_session import give
from tests.conftest import HandClock, OpenCoach
from trainer.coach.coach import Coach
from trainer.coach.plan import minutes_now, sittings
from trainer.coach.session import Session
from trainer.coach.towards import readiness, readiness_before
from trainer.memory import Candidate, Learner, New
from trainer.memory.forecast import Sitting, forecast


def towards(coach: Coach, minutes: int = 10) -> Session:
    session = coach.begin(minutes=minutes)
    assert session is not None
    return session


def test_a_session_by_the_clock_ends_with_it(coach: Coach, clock: HandClock) -> None:
    session = towards(coach, 2)
    assert (session.mode, session.towards) == ("timed", "")
    asked = coach.ask(session)
    assert asked is not None
    assert (asked.number, asked.total, asked.seconds_left) == (1, 0, 120)
    given = 0
    while coach.ask(session):
        give(coach, session)
        clock.tick(seconds=30)
        given += 1
    assert given == 4
    assert coach.debrief(session).answers == 4
    assert coach.unfinished() is None


def test_towards_a_briefing_only_what_it_covers_is_asked_weightiest_first(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 2 days", decks=["facts"], weights=[3, 2])
    session = towards(coach)
    assert (session.mode, session.towards) == ("towards", row.id)
    met: list[str] = []
    while asked := coach.ask(session):
        met.append(asked.question.id)
        give(coach, session)
        clock.tick(seconds=10)
        if len(set(met)) < len(met):
            break
    weights = [coach.desk.questions[key].weight for key in dict.fromkeys(met)]
    assert weights == sorted(weights, reverse=True)
    assert {key.split("/")[1] for key in met} == {"facts"}
    assert 1 not in weights


def test_a_miss_comes_back_after_a_rest_and_the_session_goes_on_where_it_was_left(
    coach: Coach, open_coach: OpenCoach, clock: HandClock
) -> None:
    coach.planner.put("in 3 hours")
    session = towards(coach, 20)
    first = coach.ask(session)
    assert first is not None
    give(coach, session, "Estmark")
    clock.tick(seconds=20)
    second = coach.ask(session)
    assert second is not None
    assert second.question.id != first.question.id
    clock.tick(minutes=4)
    again = open_coach()
    left = again.unfinished()
    assert left is not None
    assert (left.id, left.ends_at) == (session.id, session.ends_at)
    seen: list[str] = []
    while first.question.id not in seen and len(seen) < 20:  # what is new comes before the drill
        asked = again.ask(left)
        assert asked is not None
        seen.append(asked.question.id)
        give(again, left)
        clock.tick(seconds=20)
    assert first.question.id in seen
    clock.tick(minutes=20)
    assert again.unfinished() is None


def test_undo_asks_the_same_question_again(coach: Coach) -> None:
    coach.planner.put("in 2 days")
    session = towards(coach)
    first = coach.ask(session)
    assert first is not None
    give(coach, session)
    coach.undo(session)
    again = coach.ask(session)
    assert again is not None
    assert (again.question.id, again.number) == (first.question.id, 1)


def test_a_briefing_taken_off_the_list_leaves_the_ordinary_schedule(coach: Coach) -> None:
    row = coach.planner.put("in 2 days")
    session = towards(coach)
    coach.planner.drop(row)
    assert coach.ask(session) is not None


def test_readiness_grows_with_what_is_answered_and_is_known_as_it_was_before(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 2 days")
    questions = list(coach.desk.questions)
    warm = towards(coach)
    for _ in range(3):
        give(coach, warm)
        clock.tick(seconds=15)
    coach.finish(warm)
    before = readiness(coach.desk, questions, row.hour)
    clock.tick(hours=8)
    session = towards(coach)
    for _ in range(4):
        give(coach, session)
        clock.tick(seconds=15)
    after = readiness(coach.desk, questions, row.hour)
    assert 0 < before.whole < after.whole < 1
    found = readiness_before(coach.desk, questions, row.hour, session.id)
    # the learner's own answers have moved the belief as well, so the two agree closely, not to the last bit
    assert found.whole == pytest.approx(before.whole, abs=0.02)
    assert set(after.by_deck) == {"harbour/facts", "harbour/shapes"}
    assert "if you stopped here" in coach.debrief(session).readiness


def test_what_was_studied_today_is_taken_off_todays_minutes(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 2 days", minutes=20)
    assert minutes_now(coach.desk, row) == 20
    session = towards(coach, 20)
    asked = coach.ask(session)
    assert asked is not None
    coach.answer(asked, "x", 600)
    assert minutes_now(coach.desk, row) == 10
    assert sittings(coach.desk, row)[0].seconds == 600


def test_a_session_never_lasts_beyond_the_hour(coach: Coach) -> None:
    row = coach.planner.put("in 20 minutes", minutes=60)
    assert minutes_now(coach.desk, row) <= 20


def test_no_day_to_study_on_is_said(coach: Coach, clock: HandClock) -> None:
    day = f"{clock.now + timedelta(days=3):%a}".lower()
    row = coach.planner.put("in 2 days", days=[day])
    assert sittings(coach.desk, row) == []
    assert any("change --days" in line for line in coach.planner.told(row))


def test_the_outlook_is_never_certain_and_the_same_for_the_same_state(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 3 days", minutes=20)
    session = towards(coach)
    for _ in range(8):
        give(coach, session)
        clock.tick(seconds=15)
    told = coach.planner.outlook(row)
    assert 0 < told.idle.whole < told.now.whole < 1
    play = coach.planner.play(row)
    first, second = play.run(3), play.run(3)
    assert first == second
    assert told.idle.whole < first.share < 1
    assert 0 <= first.low < first.share < first.high <= 1


def test_more_minutes_promise_more(coach: Coach) -> None:
    row = coach.planner.put("in 3 days")
    hour = row.hour
    now = coach.desk.clock()
    cards = [Candidate(New(), weight) for weight in (1, 2, 3) * 40]
    shares = [
        forecast(
            cards,
            Learner.fresh(),
            [Sitting(now + timedelta(days=day), minutes * 60) for day in range(3)],
            hour,
            seed="x",
            rollouts=3,
        ).share
        for minutes in (2, 5, 15)
    ]
    assert shares == sorted(shares)
    assert shares[0] + 0.1 < shares[-1] < 1
    assert forecast(cards, Learner.fresh(), [], hour, seed="x").share == 0


def test_every_session_of_the_command_line_takes_minutes(coach: Coach) -> None:
    session = coach.begin(["facts"], minutes=5)
    assert session is not None
    assert {key.split("/")[1] for key in session.plan} == {"facts"}
    for question in coach.desk.questions:
        coach.cards.suspend(question)
    assert coach.begin(minutes=5) is None


def test_afterwards_what_came_up_is_evidence_and_is_asked_for_once(
    coach: Coach, open_coach: OpenCoach, clock: HandClock
) -> None:
    row = coach.planner.put("in 3 hours", title="Desk officers")
    assert coach.planner.past() is None
    clock.tick(hours=4)
    assert coach.planner.next() is None
    assert coach.planner.past() == row
    knew, missed = "harbour/facts/closed-on", "harbour/facts/ships"
    assert coach.planner.note_room(row, {knew: True, missed: False, "harbour/facts/gone": True}) == 2
    assert coach.planner.past() is None
    again = open_coach()
    card, lapsed = again.desk.store.card(knew), again.desk.store.card(missed)
    assert card is not None
    assert card.last_at == row.hour  # it was known then, however late that is told
    assert lapsed is not None
    assert (card.answers, card.right, lapsed.answers, lapsed.right) == (1, 1, 1, 0)
    assert again.progress().sessions[0].mode == "In the room"
    assert again.begin_among([knew, missed], "chosen").plan[0] == missed  # type: ignore[union-attr]


def test_what_has_been_answered_since_the_hour_is_told_as_of_now(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 3 hours")
    clock.tick(hours=4)
    session = coach.begin_with(["harbour/facts/ships"])
    assert session is not None
    give(coach, session)
    clock.tick(hours=1)
    coach.planner.note_room(row, {"harbour/facts/ships": False})
    card = coach.desk.store.card("harbour/facts/ships")
    assert card is not None
    assert card.last_at == clock.now


def test_the_debrief_tells_what_any_session_added_towards_the_next_briefing(coach: Coach, clock: HandClock) -> None:
    coach.planner.put("in 2 days", title="Desk")
    session = coach.begin_with(["harbour/facts/ships", "harbour/facts/closed-on"], "weak")
    assert session is not None
    coach.cards.suspend("harbour/facts/length")
    for _ in range(2):
        give(coach, session)
        clock.tick(seconds=20)
    told = coach.debrief(session).readiness
    after = round(coach.planner.outlook(coach.planner.rows()[0]).idle.whole * 100)
    assert f"if you stopped here: {after} %" in told
    assert f"this session added {after} points" in told


def test_a_session_is_compared_with_the_last_of_its_kind_and_with_no_rehearsal(coach: Coach) -> None:
    for mode in ("study", "rehearsal", "weak"):
        row = coach.begin_with(["harbour/facts/ships"], mode)
        assert row is not None
        give(coach, row)
        coach.finish(row)
    session = coach.begin_with(["harbour/facts/ships"], "study")
    assert session is not None
    give(coach, session)
    told = coach.debrief(session)
    assert [row.mode for row in told.earlier] == ["Weak spots", "Study"]
    assert told.like == told.earlier[1]


def test_afterwards_nothing_need_be_said(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 3 hours")
    clock.tick(hours=4)
    assert coach.planner.note_room(row, {}) == 0
    assert coach.planner.past() is None
    assert coach.desk.store.sessions(None, 10) == []

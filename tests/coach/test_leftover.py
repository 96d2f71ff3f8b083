"""What was left unfinished: gone on with on its day, and closed with its score on another."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import HandClock
from trainer.coach.coach import Coach
from trainer.coach.rehearsal import Terms
from trainer.coach.session import Session


def left(coach: Coach, answers: int = 2) -> Session:
    session = coach.rehearsals.begin(Terms(count=4, decks=("facts",)))
    assert session is not None
    for _ in range(answers):
        asked = coach.ask(session)
        assert asked is not None
        coach.rehearsals.answer(asked, "", 3.0)
    return session


def test_a_rehearsal_left_open_is_named_and_study_does_not_fall_into_it(coach: Coach) -> None:
    session = left(coach)
    assert session.title.startswith("Mock briefing: ")
    found = coach.unfinished()
    assert found is not None
    assert found.id == session.id
    assert coach.unfinished(rehearsals=False) is None
    shown = coach.home().unfinished
    assert shown is not None
    assert shown.session.title == session.title


def test_on_the_next_day_it_is_closed_with_its_score_and_told_once(coach: Coach, clock: HandClock) -> None:
    session = left(coach)
    clock.tick(days=1)
    assert coach.home().unfinished is None
    (told,) = coach.home().notices
    assert told == f"“{session.title}” of Mon 2 Jun was left unfinished; Progress has its score."
    row = coach.desk.store.session(session.id)
    assert row.ended_at is not None
    assert clock.now - row.ended_at >= timedelta(hours=23)
    assert coach.rehearsals.find(session.id).id == session.id


def test_one_without_an_answer_is_closed_without_a_word(coach: Coach, clock: HandClock) -> None:
    left(coach, answers=0)
    clock.tick(days=1)
    assert coach.home().notices == ()
    assert coach.unfinished() is None

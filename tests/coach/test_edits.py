"""Edits of a deck between two starts keep progress."""

from __future__ import annotations

from pathlib import Path

from tests.coach.test_session import begun, give
from tests.conftest import OpenCoach

CLOSED = "harbour/facts/closed-on"


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "facts.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def studied(open_coach: OpenCoach) -> None:
    coach = open_coach()
    session = begun(coach)
    while coach.ask(session):
        give(coach, session)
    coach.close()


def test_another_wording_keeps_the_schedule(open_coach: OpenCoach, harbour: Path) -> None:
    studied(open_coach)
    coach = open_coach()
    before = coach.cards.record(CLOSED).card
    coach.close()
    edit(harbour, "On what day was the strait closed?", "When did the strait close?")
    after = open_coach().cards.record(CLOSED).card
    assert before is not None
    assert after is not None
    assert (after.due_at, after.state, after.changed_from) == (before.due_at, before.state, "")
    assert after.wording != before.wording


def test_another_answer_comes_back_today_and_shows_old_and_new_once(open_coach: OpenCoach, harbour: Path) -> None:
    studied(open_coach)
    edit(harbour, "answer = 2031-05-04", "answer = 2031-05-05")
    coach = open_coach()
    state = coach.home()
    assert state.due == 1
    session = begun(coach)
    revealed = give(coach, session)
    assert revealed.asked.question.id == CLOSED
    assert revealed.asked.changed_from == "4 May 2031"
    assert len([row for row in coach.cards.record(CLOSED).entries if row.what == "answer"]) == 2
    coach.cards.shown_change(CLOSED)
    coach.close()
    later = open_coach()
    card = later.cards.record(CLOSED).card
    assert card is not None
    assert card.changed_from == ""
    assert later.home().due == 0


def test_a_removed_question_becomes_an_orphan_and_comes_back_with_its_history(
    open_coach: OpenCoach, harbour: Path
) -> None:
    studied(open_coach)
    edit(harbour, 'id = "closed-on"', 'id = "closing-day"')
    coach = open_coach()
    assert [card.question for card in coach.cards.orphans()] == [CLOSED]
    assert coach.home().new == 1
    coach.cards.restore(CLOSED, "harbour/facts/closing-day")
    assert coach.cards.orphans() == []
    assert coach.home().new == 0
    moved = coach.cards.record("harbour/facts/closing-day").card
    assert moved is not None
    assert moved.answers == 1


def test_a_question_put_back_has_its_history(open_coach: OpenCoach, harbour: Path) -> None:
    studied(open_coach)
    edit(harbour, 'id = "closed-on"', 'id = "closing-day"')
    open_coach().close()
    edit(harbour, 'id = "closing-day"', 'id = "closed-on"')
    coach = open_coach()
    assert coach.cards.orphans() == []
    assert coach.home().new == 0


def test_an_orphan_can_be_purged(open_coach: OpenCoach, harbour: Path) -> None:
    studied(open_coach)
    edit(harbour, 'id = "closed-on"', 'id = "closing-day"')
    coach = open_coach()
    assert coach.cards.purge([CLOSED]) >= 1
    assert coach.cards.orphans() == []
    assert coach.progress().answers == 12

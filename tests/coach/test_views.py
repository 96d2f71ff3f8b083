"""What home, progress and find say, held against the log."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.coach.test_session import begun, give
from tests.conftest import HandClock, OpenCoach
from trainer.coach.coach import Coach
from trainer.coach.page import citations_in, facts, with_hidden, with_links
from trainer.coach.source import citations, reference
from trainer.coach.wording import count, day_name, minutes, percent, span
from trainer.config import keep_settings
from trainer.errors import UsageError
from trainer.memory import StudyDay
from trainer.paths import Paths
from trainer.records import What


def test_the_counts_add_up(coach: Coach, clock: HandClock) -> None:
    for day in range(4):
        session = begun(coach)
        for turn in range(6):
            if coach.ask(session) is None:
                break
            give(coach, session, None if turn % 3 else "nonsense")
        if day == 2:
            coach.undo(session)
        clock.tick(days=1, hours=day)
    told = coach.progress()
    rows = [row for row in coach.desk.store.effective() if row.what is What.ANSWER]
    assert told.answers == len(rows) == sum(day.answers for day in told.days)
    assert told.right == sum(row.mark == "correct" for row in rows)
    assert told.seconds == pytest.approx(sum(row.seconds or 0 for row in rows))
    state = coach.home()
    assert (state.due, state.new) == (sum(row.due for row in state.rows), sum(row.new for row in state.rows))
    assert sum(row.questions for row in state.rows) == 13
    met = {row.question for row in rows}
    assert state.new == 13 - len(met)
    assert sum(number for _, number in told.forecast) <= len(met)
    for session_row in coach.desk.store.sessions(coach.dossier.id, 10):
        firsts: dict[str, float] = {}
        for row in rows:
            if row.session == session_row.id:
                firsts.setdefault(row.question, row.score or 0.0)
        assert session_row.asked == len(firsts)
        if firsts:
            assert session_row.score == pytest.approx(sum(firsts.values()) / len(firsts))


def test_days_in_a_row(coach: Coach, clock: HandClock) -> None:
    for _ in range(3):
        give(coach, begun(coach))
        clock.tick(days=1)
    assert coach.home().days_in_a_row == 3
    clock.tick(days=1)
    assert coach.home().days_in_a_row == 0


def test_known_falls_with_time_and_is_nothing_for_what_was_never_met(coach: Coach, clock: HandClock) -> None:
    assert coach.home().known == 0
    session = begun(coach)
    while coach.ask(session):
        give(coach, session)
    soon = coach.home().known
    clock.tick(days=30)
    assert 0 < coach.home().known < soon < 1


def test_a_dossier_of_ones_own_stands_beside_the_built_in_one(paths: Paths, harbour: Path, clock: HandClock) -> None:
    paths.decks.mkdir(parents=True)
    harbour.rename(paths.decks / "harbour")
    with Coach(paths, clock=clock) as coach:
        assert coach.dossier.id == "iran-pakistan-2024"
        assert [row.id for row in coach.dossiers()] == ["harbour", "iran-pakistan-2024"]
        coach.choose("harbour")
    with Coach(paths, clock=clock) as coach:
        assert coach.dossier.id == "harbour"
        with pytest.raises(UsageError, match="no dossier 'mars'"):
            coach.choose("mars")


def test_a_broken_file_is_told_and_the_rest_is_studied(open_coach: OpenCoach, harbour: Path) -> None:
    (harbour / "shapes.toml").write_text("this is = = no TOML", encoding="utf-8")
    state = open_coach().home()
    assert [row.slug for row in state.rows] == ["facts"]
    assert any("crisis-trainer check" in notice for notice in state.notices)


def test_histories_of_a_broken_file_come_back_with_it(open_coach: OpenCoach, harbour: Path) -> None:
    coach = open_coach()
    session = begun(coach)
    while coach.ask(session):
        give(coach, session)
    coach.close()
    file = harbour / "shapes.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text("oops =", encoding="utf-8")
    open_coach().close()
    file.write_text(text, encoding="utf-8")
    later = open_coach()
    assert later.cards.orphans() == []
    assert later.home().new == 0


def test_another_desired_retention_moves_what_is_due(coach: Coach) -> None:
    session = begun(coach)
    key = give(coach, session).asked.question.id
    before = coach.cards.record(key).card
    coach.set("retention", "0.97")
    after = coach.cards.record(key).card
    assert before is not None
    assert after is not None
    assert before.due_at is not None
    assert after.due_at is not None
    assert after.due_at < before.due_at
    assert after.state == before.state


def test_sources_are_named_by_document_and_section(coach: Coach) -> None:
    assert citations(coach.dossier, ["G2", "G3", "Q1"]) == [
        "The Gazette, The quarrel ¶ G2, G3",
        "Lind and Quist, Ports ¶ Q1",
    ]
    assert "Ada Lind, Bo Quist" in reference(coach.dossier, "Q1")
    assert "no source" in reference(coach.dossier, "Z9")


def test_a_page_hides_its_facts_one_by_one() -> None:
    body = "On **4 May** it [G1, G2] closed; **Ida Holm** spoke [G3]."
    assert facts(body) == 2
    assert citations_in(body) == ["G1", "G2", "G3"]
    assert "4 May" not in with_hidden(body, 0)
    assert "4 May" in with_hidden(body, 1)
    assert "Ida" not in with_hidden(body, 1)
    assert with_hidden(body, 2) == body
    assert "(cite:G1,G2)" in with_links(body)


def test_words_for_times_and_figures(clock: HandClock) -> None:
    day = StudyDay(ZoneInfo("Europe/Berlin"), 4)
    now = clock()
    said = []
    for days in (-1, 0, 1, 3, 20):
        clock.now = now
        clock.tick(days=days)
        said.append(day_name(clock(), now, day))
    assert said == ["overdue", "today", "tomorrow", "Thu 5", "Sun 22 Jun"]
    assert [span(seconds) for seconds in (0, 40, 600, 7200, 864000)] == ["1 s", "40 s", "10 min", "2 h", "10 days"]
    assert [minutes(seconds) for seconds in (5, 61, 660)] == ["under a minute", "about 1 minute", "about 11 minutes"]
    assert [percent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0 %", "1 %", "50 %", "99 %", "100 %"]
    assert count(1, "match", "matches") == "1 match"


def test_a_retention_edited_by_hand_moves_what_is_due_at_the_next_start(open_coach: OpenCoach, paths: Paths) -> None:
    coach = open_coach()
    key = give(coach, begun(coach)).asked.question.id
    before = coach.cards.record(key).card
    coach.close()
    keep_settings(paths.settings, retention=0.97)
    after = open_coach().cards.record(key).card
    assert before is not None
    assert after is not None
    assert before.due_at is not None
    assert after.due_at is not None
    assert after.due_at < before.due_at


def test_a_retention_set_by_another_program_is_taken_over_at_home(open_coach: OpenCoach) -> None:
    one, two = open_coach(), open_coach()
    two.set("retention", "0.95")
    one.leave_bookmark(one.dossier.briefings[0], 1)
    assert one.home().new == 13
    assert one.desk.settings.retention == 0.95
    assert two.desk.settings.bookmarks == {}
    later = open_coach()
    assert later.desk.settings.retention == 0.95
    assert later.bookmark(later.dossier.briefings[0]) == 1


def test_only_orphans_are_purged(open_coach: OpenCoach, harbour: Path) -> None:
    coach = open_coach()
    key = give(coach, begun(coach)).asked.question.id
    with pytest.raises(UsageError, match="no orphan"):
        coach.cards.purge([key])
    assert coach.progress().answers == 1
    coach.close()
    (harbour / "facts.toml").write_text("oops =", encoding="utf-8")
    assert open_coach().cards.orphans() == []


def test_a_session_that_was_left_waits_while_another_is_studied(coach: Coach) -> None:
    first = begun(coach)
    missed = give(coach, first, "nonsense").asked.question.id
    second = coach.begin_with(["harbour/facts/ships"])
    assert second is not None
    while coach.ask(second):
        give(coach, second)
    coach.finish(second)
    left = coach.unfinished()
    assert left is not None
    assert left.id == first.id
    coach.progress()
    while asked := coach.ask(left):
        give(coach, left)
        if asked.question.id == missed:
            missed = ""
    assert missed == ""


def test_what_was_answered_in_another_session_since_is_not_asked_again(coach: Coach, clock: HandClock) -> None:
    first = begun(coach)
    clock.tick(minutes=1)
    second = coach.begin_with(["harbour/facts/closed-on"])
    assert second is not None
    give(coach, second)
    asked = coach.ask(first)
    assert asked is not None
    assert asked.question.id == "harbour/facts/who-closed"


def test_a_session_in_use_across_the_end_of_the_study_day_goes_on(coach: Coach, clock: HandClock) -> None:
    clock.now = clock.now.replace(hour=23, minute=30)
    session = begun(coach)
    give(coach, session)
    clock.tick(hours=2, minutes=40)
    give(coach, session)
    clock.tick(minutes=2)
    left = coach.unfinished()
    assert left is not None
    assert left.id == session.id

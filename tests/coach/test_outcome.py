"""What came of a rehearsal: the score, what it is compared with, and the report."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.coach.test_edits import edit
from tests.coach.test_rehearsal import begun, one_line, played
from tests.coach.test_session import give, right_answer
from tests.conftest import HandClock, OpenCoach
from trainer.coach.coach import Coach
from trainer.coach.figures import as_json
from trainer.coach.outcome import Outcome, edited
from trainer.coach.rehearsal import ROOM
from trainer.coach.report import as_html, as_markdown, as_text
from trainer.coach.report import said as said_of
from trainer.coach.scores import scores
from trainer.coach.wording import percent
from trainer.errors import UsageError


def test_the_score_is_weighted_with_partial_credit(coach: Coach, clock: HandClock) -> None:
    session = begun(coach, count=12, seed="x")
    pick = Random(3)
    scores: dict[str, tuple[int, float]] = {}
    while asked := coach.ask(session):
        lines = right_answer(asked.question).split("\n")
        typed = "\n".join(lines[: max(1, len(lines) // 2)]) if pick.random() < 0.5 else "wrong"
        coach.rehearsals.answer(asked, typed, 5.0, late=pick.random() < 0.3)
        clock.tick(seconds=5)
    coach.rehearsals.finish(session)
    told = coach.rehearsals.outcome(session)
    for row in coach.desk.store.effective(session=session.id):
        scores[row.question] = (coach.desk.questions[row.question].weight, row.score or 0.0)
    assert any(0 < score < 1 for _, score in scores.values())
    total = sum(weight for weight, _ in scores.values())
    assert told.score == pytest.approx(sum(weight * score for weight, score in scores.values()) / total)
    for parts, name in ((told.by_weight, "weight"), (told.by_deck, "deck"), (told.by_kind, "kind")):
        assert sum(part.questions for part in parts) == 12, name
    must = [score for weight, score in scores.values() if weight == 3]
    (part,) = [part for part in told.by_weight if part.title == "must know"]
    assert part.questions == len(must)
    assert part.score == pytest.approx(sum(must) / len(must))
    assert [part.title for part in told.by_weight] == ["must know", "should know", "detail"]
    assert {row.question for row in told.missed} == {key for key, (_, score) in scores.items() if score < 1}
    assert told.seconds == 60
    kept = coach.desk.store.session(session.id)
    assert kept.options["result"] == {
        "score": round(told.score, 6),
        "questions": 12,
        "fingerprint": coach.desk.loaded.fingerprint,
    }
    assert kept.fingerprint == coach.desk.loaded.fingerprint


def test_it_is_compared_with_those_before_of_its_own_kind(coach: Coach, clock: HandClock) -> None:
    first = played(coach, clock, begun(coach, count=6), wrong=3)
    assert (first.last, first.best, first.earlier) == (None, None, 0)
    clock.tick(hours=1)
    second = played(coach, clock, begun(coach, count=6), wrong=6)
    clock.tick(hours=1)
    played(coach, clock, begun(coach, hot=True))
    clock.tick(hours=1)
    third = played(coach, clock, begun(coach, count=6))
    assert third.earlier == 2
    assert third.last is not None
    assert third.best is not None
    assert third.last.score == pytest.approx(second.score, abs=1e-6)
    assert third.best.score == pytest.approx(first.score, abs=1e-6)
    assert not third.dossier_changed
    text = one_line(third)
    assert f"{percent(second.score)}); the best of 2 before with 5 questions or more: {percent(first.score)}" in text
    assert "points on the last with the same decks, weights and countdown" in text
    assert "over other numbers" not in text
    fourth = played(coach, clock, begun(coach, count=7))
    assert "As the last with the same decks, weights and countdown (100 %)" in one_line(fourth)
    assert "over other numbers of questions" in one_line(fourth)


@pytest.mark.parametrize(
    ("terms", "other", "said"),
    [
        ({"decks": ("facts",)}, ("decks",), "the last mock briefing had other decks, and is not compared"),
        ({"weights": (3,)}, ("weights",), "had other weights, and"),
        ({"countdown": 0, "weights": (2, 1)}, ("weights", "countdown"), "had other weights and another countdown, and"),
    ],
)
def test_what_was_asked_for_otherwise_is_not_compared(
    coach: Coach, clock: HandClock, terms: dict[str, object], other: tuple[str, ...], said: str
) -> None:
    alone = played(coach, clock, begun(coach, count=6))
    assert "The first of its sort: there is none before" in one_line(alone)
    told = played(coach, clock, begun(coach, count=6, **terms))
    assert (told.last, told.best, told.earlier, told.unlike) == (None, None, 0, other)
    assert said in one_line(told)
    # all of them named are all of them
    same = played(coach, clock, begun(coach, count=6, decks=("shapes", "facts"), weights=(1, 2, 3), countdown=ROOM))
    assert same.last is not None
    assert (same.last.id, same.earlier) == (alone.session.id, 1)


def test_one_over_few_questions_is_no_best_in_the_verdict_nor_in_progress(coach: Coach, clock: HandClock) -> None:
    played(coach, clock, begun(coach, count=4))
    fifth = played(coach, clock, begun(coach, count=5), wrong=5)
    assert fifth.last is not None
    assert (fifth.last.score, fifth.best, fifth.earlier) == (1.0, None, 0)
    last = played(coach, clock, begun(coach, count=6))
    assert last.best is not None
    assert last.best.id == fifth.session.id
    series = scores(coach.desk)["rehearsal"]
    assert series.best == 1.0
    assert max(row.score for row in series.rows[:-1] if row.asked >= 5) == last.best.score == 0.0


def test_an_edit_is_told_by_the_questions_of_the_two(open_coach: OpenCoach, harbour: Path, clock: HandClock) -> None:
    def again(wrong: int = 0) -> Outcome:
        coach = open_coach()
        told = played(coach, clock, begun(coach, count=3, decks=("facts",), seed="a"), wrong)
        coach.close()
        clock.tick(hours=1)
        return told

    first = again()
    asked = {key.split("/")[2] for key in first.session.plan}
    text = (harbour / "facts.toml").read_text(encoding="utf-8")
    asks = dict(re.findall(r'id = "(.*)"\nkind = .*\n(ask = ".*")', text))
    edit(harbour, next(ask for slug, ask in asks.items() if slug not in asked), 'ask = "Is this another one?"')
    second = again(wrong=2)
    assert (second.dossier_changed, second.changed) == (True, 0)
    assert "since the last one, but not the questions of these two" in one_line(second)
    edit(harbour, next(ask for slug, ask in asks.items() if slug in asked), 'ask = "Is this still the same?"')
    third = again()
    assert (third.dossier_changed, third.changed) == (True, 1)
    assert "The dossier has changed since the last one: 1 question of the two is not as before." in one_line(third)
    assert not again().dossier_changed
    # what was asked before stays told as it was
    coach = open_coach()
    assert coach.rehearsals.outcome(second.session).changed == 0
    assert coach.rehearsals.outcome(third.session).changed == 1


def test_what_only_one_of_the_two_asked_is_held_against_the_log(
    open_coach: OpenCoach, harbour: Path, clock: HandClock
) -> None:
    coach = open_coach()
    one = begun(coach, count=1, decks=("facts",), weights=(3,), seed="a")
    (key,) = one.plan
    played(coach, clock, one)
    coach.close()
    asks = {"harbour/facts/closed-on": "On what day was the strait closed?", "harbour/facts/who-closed": "Which state"}
    edit(harbour, asks[key], "Tell me: " + asks[key])
    coach = open_coach()
    other = next(begun(coach, count=1, decks=("facts",), weights=(3,), seed=seed) for seed in "bcdefghijkl")
    while other.plan == one.plan:
        other = begun(coach, count=1, decks=("facts",), weights=(3,))
    told = played(coach, clock, other)
    assert told.last is not None
    assert told.last.id == one.id
    assert edited(coach.desk, one.id, other.id) == [key]
    assert told.changed == 1


def test_a_rehearsal_gone_on_with_after_an_edit_says_so(
    coach: Coach, open_coach: OpenCoach, harbour: Path, clock: HandClock
) -> None:
    session = begun(coach, count=4)
    asked = coach.ask(session)
    assert asked is not None
    coach.rehearsals.answer(asked, "", 3.0)
    began = coach.desk.loaded.fingerprint
    coach.close()
    edit(harbour, 'ask = "How many ships waited?"', 'ask = "How many ships had to wait?"')
    again = open_coach()
    told = played(again, clock, session)
    assert (told.fingerprint, told.ended_on) == (began, again.desk.loaded.fingerprint)
    assert told.within
    assert f"dossier {began[:8]}, edited in the middle of it to {told.ended_on[:8]}" in one_line(told)
    (score,) = again.progress().rehearsals
    assert (score.within, score.changed) == (True, False)
    (row,) = json.loads(as_json(again.progress()))["rehearsals"]
    assert row["dossier_changed_within"] is True
    # the next one is on the same dossier as its end
    clock.tick(hours=1)
    after = played(again, clock, begun(again, count=4))
    assert not again.progress().rehearsals[0].changed
    assert not after.within


def test_what_was_not_reached_counts_neither_way(coach: Coach) -> None:
    session = begun(coach, count=6)
    asked = coach.ask(session)
    assert asked is not None
    coach.rehearsals.answer(asked, right_answer(asked.question), 3.0)
    coach.rehearsals.finish(session)
    told = coach.rehearsals.outcome(session)
    assert (told.planned, told.answered, told.score, told.missed) == (6, 1, 1.0, ())
    assert "over 1 question answered of 6" in as_text(told, "UTC")


def test_a_wrong_verdict_is_overruled_and_the_result_follows(coach: Coach, clock: HandClock) -> None:
    session = begun(coach, count=4)
    told = played(coach, clock, session, wrong=1)
    (missed,) = told.missed
    coach.rehearsals.overrule(session, missed)
    after = coach.rehearsals.outcome(session)
    assert (after.score, after.missed) == (1.0, ())
    assert coach.desk.store.session(session.id).options["result"]["score"] == 1


# The report


def test_the_report_names_what_was_said_the_answer_and_the_source(coach: Coach, clock: HandClock) -> None:
    session = begun(coach, hot=True)
    asked = coach.ask(session)
    assert asked is not None
    coach.rehearsals.answer(asked, "1\n<b>I said *this*</b>", 12.0, late=True)
    coach.rehearsals.finish(session)
    told = coach.rehearsals.outcome(coach.rehearsals.find())
    (missed,) = told.missed
    assert missed.typed == "<b>I said *this*</b>"
    assert len(missed.made) == 1
    assert missed.left
    text, markdown, html = (render(told, "Europe/Berlin") for render in (as_text, as_markdown, as_html))
    for each in (text, markdown, html):
        assert "The harbour crisis, May 2031" in each
        assert "time was up" in each
        assert "✓" in each
        assert "¶" in each
    assert all(len(line) <= 92 for line in text.splitlines())
    assert "\\<b\\>I said \\*this\\*" in markdown
    assert "&lt;b&gt;I said *this*&lt;/b&gt;" in html
    assert "<b>I said" not in html
    assert "Mon 2 June 2031, 11:00 (Europe/Berlin)" in text


def test_a_rehearsal_is_found_by_the_beginning_of_its_id(coach: Coach, clock: HandClock) -> None:
    with pytest.raises(UsageError, match="There is no rehearsal yet"):
        coach.rehearsals.find()
    first = begun(coach, count=2)
    played(coach, clock, first)
    clock.tick(hours=1)
    second = begun(coach, count=2)
    played(coach, clock, second)
    assert coach.rehearsals.find().id == second.id
    assert coach.rehearsals.find(first.id[:12]).id == first.id
    with pytest.raises(UsageError, match="There is no rehearsal 'zzz'"):
        coach.rehearsals.find("zzz")
    assert f"Rehearsal {first.id[:8]}, seed {first.seed}" in as_text(coach.rehearsals.outcome(first), "UTC")


def test_one_that_is_not_over_has_no_report(coach: Coach, clock: HandClock) -> None:
    running = begun(coach, count=3)
    asked = coach.ask(running)
    assert asked is not None
    coach.rehearsals.answer(asked, "", 2.0)
    with pytest.raises(UsageError, match="No rehearsal is over yet: go on with the one that is open at home"):
        coach.rehearsals.find()
    with pytest.raises(UsageError, match="is not over: go on with it at home, or finish it there"):
        coach.rehearsals.find(running.id[:10])
    over = begun(coach, count=2)
    clock.tick(seconds=1)
    played(coach, clock, over)
    later = begun(coach, count=3)
    asked = coach.ask(later)
    assert asked is not None
    coach.rehearsals.answer(asked, "", 2.0)
    assert coach.rehearsals.find().id == over.id


def test_a_study_session_is_called_one(coach: Coach) -> None:
    study = coach.begin()
    assert study is not None
    give(coach, study)
    coach.finish(study)
    with pytest.raises(UsageError, match="is a study session; a report is of a rehearsal"):
        coach.rehearsals.find(study.id)


def test_all_rehearsals_are_found_and_compared_however_many(coach: Coach, clock: HandClock) -> None:
    first = begun(coach, count=5)
    told = played(coach, clock, first)
    kept = coach.desk.store.session(first.id)
    for number in range(410):
        row = replace(kept, id=f"{number:04}", started_at=clock(), options={**kept.options, "result": {}})
        coach.desk.store.start(replace(row, options={**row.options, "result": {"score": 0.5, "questions": 5}}))
    assert coach.rehearsals.find(first.id[:20]).id == first.id
    last = played(coach, clock, begun(coach, count=5), wrong=5)
    assert last.earlier == 411
    assert last.best is not None
    assert (last.best.id, last.best.score) == (first.id, told.score)


def test_the_parts_of_an_answer_are_told_apart(coach: Coach, clock: HandClock) -> None:
    session = begun(coach, count=50, decks=("shapes",))
    typed = {
        "list": "Ada Lind\nBo  Quist\n",
        "order": "Talks\nOffer\nRecall\nClosure",
        "match": "Ida Holm = Ambassador\nPer Vik = Foreign minister",
        "cloze": "\nEstmark",
    }
    while asked := coach.ask(session):
        coach.rehearsals.answer(asked, typed.get(asked.question.kind, ""), 3.0)
    coach.rehearsals.finish(session)
    told = coach.rehearsals.outcome(session)
    said = {missed.kind: said_of(missed) for missed in told.missed}
    assert said == {
        "list": "Ada Lind; Bo Quist",
        "order": "Talks; Offer; Recall; Closure",
        "match": "Ida Holm = Ambassador; Per Vik = Foreign minister",
        "cloze": "—; Estmark",
        "choice": "nothing",
    }
    for render in (as_text, as_markdown, as_html):
        assert "Talks; Offer; Recall; Closure" in render(told, "UTC")
    (cloze,) = [missed for missed in told.missed if missed.kind == "cloze"]
    assert said_of(replace(cloze, typed="Estmark")) == "Estmark; —"
    assert said_of(replace(cloze, typed="\n")) == "nothing"


def test_a_report_keeps_to_what_was_asked_then(
    coach: Coach, open_coach: OpenCoach, clock: HandClock, harbour: Path
) -> None:
    session = begun(coach, decks=("facts",), weights=(3,), count=50)
    told = played(coach, clock, session, wrong=50)
    coach.close()
    edit(harbour, "answer = 2031-05-04", "answer = 2031-05-05")
    again = open_coach()
    after = again.rehearsals.outcome(session)
    (row,) = [each for each in after.missed if each.question == "harbour/facts/closed-on"]
    assert row.answer == "4 May 2031 (the dossier has another answer by now)"
    assert after.score == told.score


def test_one_given_up_early_is_no_best_and_one_left_for_days_is_one(coach: Coach, clock: HandClock) -> None:
    session = begun(coach, count=6)
    asked = coach.ask(session)
    assert asked is not None
    coach.rehearsals.answer(asked, right_answer(asked.question), 3.0)
    coach.rehearsals.finish(session)
    clock.tick(hours=1)
    left = begun(coach, count=6)
    for _ in range(5):
        asked = coach.ask(left)
        assert asked is not None
        coach.rehearsals.answer(asked, "nonsense", 3.0)
    clock.tick(days=3)
    told = played(coach, clock, begun(coach, count=6))
    assert told.earlier == 1
    assert told.best is not None
    assert (told.best.score, told.best.questions) == (0.0, 5)

"""Every figure of the progress screen, held against a plain computation from the log."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import chain, pairwise
from math import sqrt
from pathlib import Path
from random import Random
from statistics import fmean
from zoneinfo import ZoneInfo

import pytest

from tests.coach.test_edits import edit
from tests.coach.test_session import begun, give, right_answer
from tests.conftest import HandClock, OpenCoach
from tests.life import live
from trainer.coach.calibration import Calibration
from trainer.coach.coach import Coach
from trainer.coach.derive import deriver, memory_of
from trainer.coach.figures import as_json, as_text
from trainer.coach.hours import calendar
from trainer.coach.interval import wilson
from trainer.coach.progress import Progress
from trainer.coach.recalls import only_missed
from trainer.coach.rehearsal import Terms
from trainer.coach.scores import by_deck, scores
from trainer.memory import Learned, recall
from trainer.records import Effective, SessionRow, What, deck_of

SAID = {"sure": 0.95, "think": 0.75, "guess": 0.4}
Lived = tuple[Coach, Progress, list[Effective]]


@pytest.fixture(params=[1, 2])
def lived(request: pytest.FixtureRequest, coach: Coach, clock: HandClock) -> Lived:
    """A coach after a made-up life, its figures, and the study answers that stand."""
    live(coach, clock, request.param, 25, 6)
    coach.cards.suspend("harbour/facts/ships")
    coach.cards.bury("harbour/facts/closed-on")
    rehearse(coach, clock, 0.8)
    return coach, coach.progress(), answers(coach)


def answers(coach: Coach) -> list[Effective]:
    return [row for row in coach.desk.store.effective(dossier="harbour") if row.what is What.ANSWER]


def rehearse(coach: Coach, clock: HandClock, score: float, mode: str = "rehearsal", *, over: bool = True) -> None:
    """Leave a rehearsal in the store: two answers, one of them right, and its weighted score."""
    key, store = f"{mode}-{clock.now:%H%M%S}-{score}", coach.desk.store
    options = {"result": {"score": score, "questions": 2}} if over else {}
    store.start(
        SessionRow(
            id=key,
            dossier="harbour",
            mode=mode,
            started_at=clock(),
            zone=coach.desk.zone,
            fingerprint=coach.desk.loaded.fingerprint,
            options=options,
        )
    )
    for slug, mark in (("closed-on", "correct"), ("who-closed", "wrong")):
        entry = coach.desk.entry(
            What.REHEARSE,
            f"harbour/facts/{slug}",
            session=key,
            mark=mark,
            score=float(mark == "correct"),
            seconds=7.0,
        )
        store.record(entry)
        clock.tick(seconds=7)
    if over:
        store.finish(key, clock())


def test_totals_and_days(lived: Lived) -> None:
    _, told, rows = lived
    assert (told.answers, told.right) == (len(rows), sum(row.mark == "correct" for row in rows))
    assert told.seconds == pytest.approx(sum(row.seconds or 0 for row in rows))
    days = defaultdict(list)
    for row in rows:
        days[row.day].append(row)
    assert [day.day for day in told.days] == sorted(days)
    for day in told.days:
        mine = days[day.day]
        assert (day.answers, day.right) == (len(mine), sum(row.mark == "correct" for row in mine))
        assert day.seconds == pytest.approx(sum(row.seconds or 0 for row in mine))


def test_the_calendar_has_every_day_in_its_week(lived: Lived, clock: HandClock) -> None:
    coach, told, rows = lived
    today = coach.desk.day.date(clock())
    table = calendar(told.days, today, 26)
    assert (len(table), {len(week) for week in table}) == (26, {7})
    monday = today - timedelta(days=today.weekday(), weeks=25)
    for number, minutes in enumerate(minutes for week in table for minutes in week):
        day = monday + timedelta(days=number)
        seconds = sum(row.seconds or 0 for row in rows if row.day == day)
        assert minutes == (None if day > today else pytest.approx(seconds / 60))


def test_scores_of_study_sessions(lived: Lived) -> None:
    coach, told, rows = lived
    firsts: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows:
        firsts[row.session or ""].setdefault(row.question, row.score or 0.0)
    series = told.series["study"]
    assert [row.id for row in series.rows] == list(firsts)
    for score in series.rows:
        first = firsts[score.id]
        assert score.asked == len(first)
        assert score.score == pytest.approx(fmean(first.values()))
        assert score.seconds == pytest.approx(sum(row.seconds or 0 for row in rows if row.session == score.id))
        assert score.fingerprint == coach.desk.loaded.fingerprint
        assert not score.weighted
        assert not score.changed
    assert series.best == max(score.score for score in series.rows if score.asked >= 5)
    assert series.last == series.rows[-1].score
    ids = list(firsts)
    late, early = ([score for key in part for score in firsts[key].values()] for part in (ids[-5:], ids[-10:-5]))
    assert series.trend is not None
    assert series.trend.each == 5
    assert series.trend.by == pytest.approx(fmean(late) - fmean(early))
    for part in by_deck(coach.desk, series):
        mine = {
            key: [score for question, score in first.items() if deck_of(question) == part.deck]
            for key, first in firsts.items()
        }
        asked = {key: len(each) for key, each in mine.items() if each}
        assert [(row.id, row.asked) for row in part.rows] == list(asked.items())
        assert [row.score for row in part.rows] == pytest.approx([fmean(mine[key]) for key in asked])


def test_rehearsals_stand_by_themselves(lived: Lived, clock: HandClock) -> None:
    coach, _, rows = lived
    rehearse(coach, clock, 0.4)
    rehearse(coach, clock, 0.9, "hotseat")
    rehearse(coach, clock, 0.1, over=False)
    told = coach.progress()
    mock, hot = told.series["rehearsal"], told.series["hotseat"]
    assert [(row.score, row.asked, row.weighted) for row in mock.rows] == [(0.8, 2, True), (0.4, 2, True)]
    assert (mock.last, mock.best, mock.trend) == (0.4, None, None)
    assert [row.score for row in hot.rows] == [0.9]
    assert [row.score for row in told.rehearsals] == [0.9, 0.4, 0.8]
    assert told.answers == len(rows)
    assert len(told.sessions) == len({row.session for row in rows})
    assert mock.rows[0].by_deck == {"harbour/facts": (2, 0.5)}


def test_each_decks_part_of_the_rehearsals_is_told_by_sort(coach: Coach, clock: HandClock) -> None:
    pick = Random(5)
    sittings = []
    for number in range(12):
        terms = Terms(count=pick.choice((3, 8, 12)), decks=("facts",) * (number % 3 == 0), hot=number % 4 == 3)
        session = coach.rehearsals.begin(replace(terms, decks=()) if terms.hot else terms)
        assert session is not None
        while asked := coach.ask(session):
            coach.rehearsals.answer(asked, right_answer(asked.question) if pick.random() < 0.6 else "nonsense", 4.0)
            clock.tick(seconds=4)
        coach.rehearsals.finish(session)
        sittings.append(session)
    told = coach.progress()
    out = json.loads(as_json(told))
    for sort in ("rehearsal", "hotseat"):
        mine = [session for session in sittings if session.mode == sort]
        for deck, row in zip(told.decks, out["decks"], strict=True):
            parts = []
            for session in mine:
                rows = coach.desk.store.effective(session=session.id)
                scores_ = [each.score or 0.0 for each in rows if deck_of(each.question) == deck.row.id]
                parts += [scores_] if scores_ else []
            means = [fmean(each) for each in parts]
            found = row[sort]
            assert found["scores"] == pytest.approx(means, abs=1e-4)
            assert found["last"] == (pytest.approx(means[-1], abs=1e-4) if means else None)
            best = [fmean(each) for each in parts if len(each) >= 5]
            assert found["best"] == (pytest.approx(max(best), abs=1e-4) if best else None)
            each = min(5, len(parts) // 2)
            if each < 2:
                assert found["trend"] is None
            else:
                late, early = (list(chain(*some)) for some in (parts[-each:], parts[-2 * each : -each]))
                assert found["trend"]["by"] == pytest.approx(fmean(late) - fmean(early), abs=1e-4)
        assert out["scores"][sort]["sessions"] == len(mine)


def test_a_trend_over_other_things_says_so(coach: Coach, clock: HandClock) -> None:
    def play(**terms: object) -> None:
        session = coach.rehearsals.begin(Terms(count=2, **terms))  # type: ignore[arg-type]
        assert session is not None
        while asked := coach.ask(session):
            coach.rehearsals.answer(asked, "", 4.0)
            clock.tick(seconds=4)
        coach.rehearsals.finish(session)

    def trend() -> tuple[str, ...]:
        found = coach.progress().series["rehearsal"].trend
        assert found is not None
        return found.mixed

    for _ in range(4):
        play()
    assert trend() == ()
    assert "various" not in as_text(coach.progress(), "UTC")
    play(decks=("facts",))
    play(countdown=0)
    assert trend() == ("decks", "countdown")
    assert "points; over various decks and countdowns" in as_text(coach.progress(), "UTC")
    out = json.loads(as_json(coach.progress()))
    assert out["scores"]["rehearsal"]["mixed"] == out["scores"]["rehearsal"]["trend"]["mixed"] == ["decks", "countdown"]
    assert out["rehearsals"][1]["ground"] == {"decks": ["facts"], "weights": [], "countdown": 20}
    # a deck's part has nothing to do with the other decks
    facts = next(row for row in out["decks"] if row["id"] == "harbour/facts")
    assert facts["rehearsal"]["mixed"] == ["countdown"]
    # out of the trend, but the best and the last are still of all
    for _ in range(10):
        play()
    assert trend() == ()
    assert coach.progress().series["rehearsal"].mixed == ("decks", "countdown")


def test_the_forecast_holds_what_a_rehearsal_found_missing_and_what_the_day_has_no_room_for(
    coach: Coach, clock: HandClock
) -> None:
    rehearse(coach, clock, 0.5)
    assert coach.progress().forecast[0][1] == coach.home().due == only_missed(coach.desk) == 1
    session = coach.begin_with(list(coach.desk.questions))
    assert session is not None
    while coach.ask(session):
        give(coach, session)
    coach.finish(session)
    assert only_missed(coach.desk) == 0
    coach.set("session_length", "2")
    clock.tick(days=60)
    out = json.loads(as_json(coach.progress()))
    assert out["waiting"] == coach.home().waiting == 9
    assert out["forecast"][0]["due"] == sum(deck["due"] for deck in out["decks"]) + out["waiting"] == 13


def test_a_rehearsal_without_a_result_has_the_mean_of_its_answers(coach: Coach, clock: HandClock) -> None:
    rehearse(coach, clock, 0.1, over=False)
    (row,) = coach.desk.store.sessions("harbour", 5)
    assert coach.progress().rehearsals == ()
    coach.desk.store.finish(row.id, clock())
    (told,) = coach.progress().rehearsals
    assert (told.score, told.asked, told.weighted) == (0.5, 2, False)


def test_an_edit_between_two_sessions_is_told(open_coach: OpenCoach, harbour: Path, clock: HandClock) -> None:
    for number in range(4):
        coach = open_coach()
        session = coach.begin_with(["harbour/facts/closed-on", "harbour/facts/who-closed"])
        assert session is not None
        give(coach, session, "nonsense" if number == 2 else None)
        coach.finish(session)
        clock.tick(days=1)
        if number == 1:
            edit(harbour, "On what day was the strait closed?", "When was the strait closed?")
        coach.close()
    told = open_coach().progress()
    assert [row.changed for row in told.series["study"].rows] == [False, False, True, False]
    prints = [row.fingerprint for row in told.series["study"].rows]
    assert [one != other for one, other in pairwise(prints)] == [False, True, False]
    assert told.series["study"].trend is not None
    assert told.series["study"].trend.changed
    assert "dossier edited" in as_text(told, "UTC")


def test_recall_now_and_later(lived: Lived, clock: HandClock) -> None:
    coach, told, _ = lived
    every = coach.desk.store.effective(dossier="harbour")
    derive = deriver(coach.desk.settings.retention)
    learner = coach.desk.learner
    for deck in told.decks:
        keys = [key for each in coach.desk.contents.decks if each.id == deck.row.id for key in each.questions]
        chances = defaultdict(list)
        for key in keys:
            memory = memory_of(derive([row for row in every if row.question == key]).state)
            for days in (0, 1, 3, 7, 14):
                at = clock() + timedelta(days=days)
                chances[days].append(recall(memory, learner, at) if isinstance(memory, Learned) else 0.0)
        assert deck.recall.later == pytest.approx([fmean(chances[days]) for days in (0, 1, 3, 7, 14)])
        assert deck.row.known == pytest.approx(deck.recall.later[0])
        met = [chance for chance in chances[0] if chance]
        assert deck.recall.met == len(met)
        assert deck.recall.of_met == pytest.approx(fmean(met) if met else 0.0)
    total = sum(deck.recall.questions for deck in told.decks)
    for place in range(5):
        whole = sum(deck.recall.later[place] * deck.recall.questions for deck in told.decks) / total
        assert told.recall.later[place] == pytest.approx(whole)


def test_reviews_of_the_coming_days(lived: Lived, clock: HandClock) -> None:
    coach, told, _ = lived
    every, day = coach.desk.store.effective(dossier="harbour"), coach.desk.day
    today = day.date(clock())
    derive = deriver(coach.desk.settings.retention)
    dues = {key: derive([row for row in every if row.question == key]).due_at for key in coach.desk.questions}
    dues["harbour/facts/ships"] = None  # suspended
    closed = dues["harbour/facts/closed-on"]
    if closed is not None:  # put off until tomorrow
        dues["harbour/facts/closed-on"] = max(closed, day.end(clock()))
    days = [max(today, day.date(due)) for due in dues.values() if due]
    assert told.forecast == tuple(
        (today + timedelta(days=ahead), days.count(today + timedelta(days=ahead))) for ahead in range(14)
    )


def test_calibration(lived: Lived) -> None:
    _, told, rows = lived
    found = [(row.data["chance"], row.rating != 1, row.question) for row in rows if "chance" in row.data]
    _held(told.calibration, [(chance, right) for chance, right, _ in found])
    for deck, one in told.calibration_by_deck.items():
        _held(one, [(chance, right) for chance, right, question in found if deck_of(question) == deck])
    assert sum(one.answers for one in told.calibration_by_deck.values()) == told.calibration.answers


def _held(told: Calibration, found: list[tuple[float, bool]]) -> None:
    assert (told.answers, told.right) == (len(found), sum(right for _, right in found))
    assert told.told == pytest.approx(fmean(chance for chance, _ in found))
    assert told.share == pytest.approx(fmean(right for _, right in found))
    error = 0.0
    for row in told.bins:
        mine = [(chance, right) for chance, right in found if row.low <= chance < row.high or chance == row.high == 1]
        assert (row.answers, row.right) == (len(mine), sum(right for _, right in mine))
        assert row.told == pytest.approx(fmean(chance for chance, _ in mine))
        assert row.at_least <= row.share <= row.at_most
        error += abs(sum(right for _, right in mine) - sum(chance for chance, _ in mine))
    assert told.error == pytest.approx(error / len(found))


def test_hours(lived: Lived) -> None:
    _, told, rows = lived
    found: dict[int, list[bool]] = defaultdict(list)
    for row in rows:
        found[row.at.astimezone(ZoneInfo(row.zone)).hour].append(row.mark == "correct")
    assert {row.hour: (row.answers, row.right) for row in told.hours} == {
        hour: (len(rights), sum(rights)) for hour, rights in found.items()
    }


def test_hard_questions(lived: Lived, clock: HandClock) -> None:
    coach, told, rows = lived
    every, order = coach.desk.store.effective(dossier="harbour"), list(coach.desk.questions)
    derive, learner = deriver(coach.desk.settings.retention), coach.desk.learner
    found = {}
    for key in {row.question for row in rows}:
        derived = derive([row for row in every if row.question == key])
        mine = [row for row in rows if row.question == key]
        lapses = sum(row.rating == 1 for row in mine[1:])
        missed = sum(row.mark != "correct" for row in mine)
        found[key] = (recall(memory_of(derived.state), learner, clock()), lapses, missed, len(mine))
    for row in told.hardest:
        chance, lapses, missed, many = found[row.question]
        assert row.chance == pytest.approx(chance)
        assert (row.lapses, row.missed, row.answers) == (lapses, missed, many)
    assert [row.question for row in told.hardest] == sorted(
        found, key=lambda key: (found[key][0], -found[key][1], order.index(key))
    )
    assert [row.question for row in told.missed] == sorted(
        (key for key in found if found[key][2]), key=lambda key: (-found[key][2], order.index(key))
    )


def test_confidence(lived: Lived) -> None:
    coach, told, _ = lived
    every = [row for row in coach.desk.store.effective(dossier="harbour") if row.data.get("sure")]
    assert {row.what for row in every} == {What.ANSWER}
    seen = 0
    for group in told.confidence:
        mine = [
            row
            for row in every
            if {
                "all": True,
                "status": row.data["status"] == group.group,
                "deck": deck_of(row.question) == group.group,
            }[group.by]
        ]
        rights = [(SAID[row.data["sure"]], row.mark == "correct") for row in mine]
        assert (group.answers, group.right) == (len(mine), sum(right for _, right in rights))
        assert group.brier == pytest.approx(fmean((chance - right) ** 2 for chance, right in rights))
        for level in group.levels:
            same = [row for row in mine if row.data["sure"] == level.id]
            assert (level.answers, level.right) == (len(same), sum(row.mark == "correct" for row in same))
            assert level.chance == SAID[level.id]
        seen += group.answers
    assert seen == 3 * len(every)


def test_how_sure_one_was_is_of_study_alone(coach: Coach, clock: HandClock) -> None:
    rehearse(coach, clock, 0.5)
    entry = coach.desk.entry(
        What.REHEARSE, "harbour/facts/ships", mark="correct", score=1.0, data={"sure": "sure", "status": "fact"}
    )
    coach.desk.store.record(entry)
    told = coach.progress()
    assert told.confidence == ()
    revealed = coach.ask(begun(coach))
    assert revealed is not None
    coach.answer(revealed, "", 2.0, "guess")
    (first, *_) = json.loads(as_json(coach.progress()))["confidence"]
    assert set(first) == {"by", "group", "title", "answers", "right", "brier", "levels"}
    assert first["answers"] == 1


def test_wilsons_interval() -> None:
    # the two ends are where the share lies 1.645 standard errors off
    for right, many in ((0, 5), (3, 10), (50, 60), (7, 7)):
        low, high = wilson(right, many)
        for end in (low, high):
            if 0 < end < 1:
                assert abs(right / many - end) == pytest.approx(1.6448536 * sqrt(end * (1 - end) / many))
        assert 0 <= low <= right / many <= high <= 1
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_json_has_the_documented_names_and_the_same_figures(lived: Lived) -> None:
    _, told, rows = lived
    out = json.loads(as_json(told))
    documented = as_json.__doc__ or ""
    for name in out:
        assert f"``{name}``" in documented
    for part in ("decks", "sessions", "rehearsals", "days", "forecast", "hours", "hardest", "missed", "confidence"):
        for name in out[part][0]:
            assert f"``{name}``" in documented
    for name in (*out["scores"]["study"], *out["decks"][0]["rehearsal"], *out["sessions"][0]["ground"]):
        assert f"``{name}``" in documented
    assert set(out["scores"]["study"]["trend"]) == {"by", "each", "dossier_changed", "mixed"}
    for name in (*out["calibration"], *out["calibration"]["bins"][0], *out["confidence"][0]["levels"][0]):
        assert f"``{name}``" in documented
    assert set(out["scores"]) == {"study", "rehearsal", "hotseat"}
    assert out["answers"] == len(rows) == sum(day["answers"] for day in out["days"])
    assert out["recall_now"] == out["recall_later"][0]["recall"]
    assert out["scores"]["study"]["last"] == out["sessions"][0]["score"]
    assert out["rehearsals"][0]["score"] == 0.8
    assert {"started_at", "mode", "decks", "asked", "score", "seconds"} <= set(out["sessions"][0])


def test_nothing_answered_is_no_error(coach: Coach) -> None:
    told = coach.progress()
    assert (told.answers, told.known, told.sessions, told.confidence) == (0, 0.0, (), ())
    assert told.calibration.error == 0
    assert json.loads(as_json(told))["calibration"]["bins"] == []
    assert scores(coach.desk)["study"].best is None
    give(coach, begun(coach))
    assert coach.progress().series["study"].trend is None

"""The made-up learners and policies of the deadline bench."""

from __future__ import annotations

import csv
import math
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.bench.__main__ import LONG, PARTS
from tests.bench.calibration import main, predicted, reviews
from tests.bench.simulation import fsrs5
from tests.bench.simulation.foretold import foretold
from tests.bench.simulation.mind import Mind
from tests.bench.simulation.planner import Planner, Prediction
from tests.bench.simulation.policy import Make, Policy, Task, day_of
from tests.bench.simulation.run import OURS, POLICIES, run
from tests.bench.simulation.scenario import MODELS, SCENARIOS, SLOW, START, attended, weights
from tests.bench.simulation.statistics import calibration, difference, estimate, fit, ratio
from trainer.memory import Rating

HOUR = 1 / 24
SITTINGS = ((0.0, HOUR), (1.0, 1 + HOUR))
SCENARIO = SCENARIOS[1]


def mind(model: str, seed: int = 1, count: int = 40) -> Mind:
    return MODELS[model](count, SITTINGS, Random(seed))


def mean(of: Mind, at: float) -> float:
    return sum(of.recall(fact, at) for fact in range(of.count)) / of.count


def asked(of: Mind, rights: tuple[bool, ...]) -> Mind:
    for turn, right in enumerate(rights):
        for fact in range(of.count):
            of.learn(fact, 0.02 * turn, right=right)
    return of


@pytest.mark.parametrize("model", MODELS)
def test_recall_is_a_chance_that_fades(model: str) -> None:
    person = mind(model)
    for fact in range(0, 40, 2):
        person.learn(fact, 0.01, right=fact % 3 == 0)
        person.learn(fact, 0.02, right=fact % 4 == 0)
    for fact in range(40):
        chances = [person.recall(fact, at) for at in (0.021, 0.05, 0.3, 1.01, 2, 7, 60)]
        assert all(0 < chance < 1 for chance in chances)
        assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize("model", MODELS)
def test_asking_teaches_and_recalling_teaches_more(model: str) -> None:
    # one person may keep next to nothing of a single look, people on the whole do not
    unasked, once, missed, recalled = (
        sum(mean(asked(mind(model, seed), rights), 0.7) for seed in range(30))
        for rights in ((), (False,), (False, False), (False, True))
    )
    assert unasked < once < recalled
    assert missed < recalled


@pytest.mark.parametrize("model", MODELS)
def test_spacing_pays(model: str) -> None:
    massed, spaced = mind(model), mind(model)
    for fact in range(40):
        for person, second in ((massed, 0.01), (spaced, 1.0)):
            person.learn(fact, 0.0, right=False)
            person.learn(fact, 0.005, right=True)
            person.learn(fact, second, right=True)
    assert mean(spaced, 8) > mean(massed, 8)


@pytest.mark.parametrize("model", MODELS)
def test_people_and_facts_differ(model: str) -> None:
    first, second = mind(model, 1), mind(model, 2)
    for person in (first, second):
        for fact in range(40):
            person.learn(fact, 0.0, right=False)
    assert mean(first, 0.5) != mean(second, 0.5)
    assert len({first.recall(fact, 0.5) for fact in range(40)}) == 40


@pytest.mark.parametrize("policy", POLICIES)
def test_the_same_seed_gives_the_same_life(policy: str) -> None:
    one, two = (run(SCENARIO, "ACT-R", POLICIES[policy], seed) for seed in (3, 3))
    assert one == two
    assert one != run(SCENARIO, "ACT-R", POLICIES[policy], 4)
    assert 0 < one.share < 1
    assert 0 < one.asked <= 1
    assert 0 <= one.idle < 1


def test_everybody_meets_the_same_person() -> None:
    met = []
    for make in (POLICIES["random"], POLICIES[OURS]):

        def noted(task: Task, make: Make = make) -> Policy:
            met.append(tuple(task.weights))
            return make(task)

        run(SCENARIOS[6], "FSRS-6", noted, 5)
    assert met[0] == met[1]


def test_slow_people_answer_and_know_less() -> None:
    usual, slow = (run(SCENARIO, "two-trace", POLICIES["rounds"], 1, *people) for people in ((), (SLOW,)))
    assert slow.answers < usual.answers
    assert slow.share < usual.share


def driven(policy: str, ratings: list[Rating], count: int = 3, minutes: float = 1.0) -> list[int]:
    """Return what a policy asks in one session in which the answers are rated so."""
    chooser = POLICIES[policy](Task([1.0] * count, START + timedelta(days=1), Random(1)))
    chooser.begin(START, START + timedelta(hours=1))
    asked, now = [], START
    for rating in ratings:
        fact = chooser.choose(now)
        if fact is None:
            break
        asked.append(fact)
        now += timedelta(minutes=minutes)
        chooser.told(fact, rating, now, 60.0)
    return asked


AGAIN, HARD, GOOD, EASY = Rating


def test_rounds_ask_misses_again_at_the_end_and_then_everything() -> None:
    assert driven("rounds", [GOOD, AGAIN, HARD, GOOD, GOOD, GOOD]) == [0, 1, 2, 1, 0, 2]


def test_hashcards_repeats_until_good_and_then_has_nothing() -> None:
    first, second, third = driven("hashcards", [GOOD, GOOD, GOOD])
    assert driven("hashcards", [AGAIN, HARD, GOOD, GOOD, HARD, GOOD, GOOD]) == [
        first, second, third, first, second, second,
    ]  # fmt: skip


def test_repeater_takes_steps_before_review() -> None:
    # a pass on a new card comes again after the others, a miss twice
    assert driven("repeater", [GOOD, AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD]) == [0, 1, 2, 0, 1, 2, 1]


def test_leitner_begins_again_with_what_was_wrong() -> None:
    assert driven("Leitner boxes", [GOOD, AGAIN, GOOD, GOOD, GOOD]) == [0, 1, 2, 1, 0]


def test_anki_keeps_its_daily_limit_and_its_steps() -> None:
    plain = driven("Anki .90, 20 new", [EASY] * 50, count=40)
    assert plain == list(range(20))
    assert len(driven("Anki .90, 20 new, ahead", [EASY] * 50, count=40)) == 50
    # a miss is due after a minute, before further new cards; after Good it comes within the ten minutes
    assert driven("Anki .90, all new", [AGAIN, GOOD, GOOD, GOOD], minutes=2.0) == [0, 1, 0, 2]
    assert driven("Anki .90, all new", [EASY, EASY, EASY, EASY]) == [0, 1, 2]


def test_fsrs5_grows_when_right_and_shrinks_when_wrong() -> None:
    stability, difficulty = fsrs5.begin(3)
    assert (round(stability, 3), round(difficulty, 2)) == (3.173, 5.28)
    assert round(fsrs5.step(stability, difficulty, 3, 3)[0], 2) == 10.74
    assert fsrs5.step(stability, difficulty, 3, 0)[0] == stability
    assert fsrs5.step(stability, difficulty, 1, 3)[0] < stability
    assert fsrs5.interval(stability) == 3


def test_sessions_are_missed_but_never_the_first() -> None:
    often = [attended(SCENARIOS[5], Random(seed)) for seed in range(200)]
    assert all(sittings[0] == SCENARIOS[5].sittings[0] for sittings in often)
    assert 0.75 < (sum(map(len, often)) / 200 - 1) / 6 < 0.85
    assert attended(SCENARIOS[3], Random(1)) == SCENARIOS[3].sittings


def test_only_one_scenario_has_weights() -> None:
    assert set(weights(SCENARIOS[6], 100, Random(1))) == {1.0, 2.0, 3.0}
    assert set(weights(SCENARIOS[0], 100, Random(1))) == {1.0}


def test_the_study_day_begins_at_four() -> None:
    midnight = START.replace(hour=0)
    assert day_of(midnight + timedelta(hours=3)) == day_of(midnight) == day_of(START) - 1


def test_estimates_count_every_stratum_the_same() -> None:
    found = estimate({"a": [0.0, 1.0], "b": [2.0, 2.0, 2.0, 2.0]})
    assert found.mean == 1.25
    assert found.half == pytest.approx(1.96 * 0.5 / 2)
    assert difference({"a": [1.0, 2.0]}, {"a": [0.0, 1.0]}).half == 0
    doubled = ratio({"a": [2.0, 4.0]}, {"a": [1.0, 2.0]})
    assert (doubled.mean, doubled.half) == (2.0, 0.0)
    assert doubled.low == doubled.high == 2


def test_a_perfect_forecast_fits() -> None:
    said = [Prediction(chance, 0.5, right, 0.01, 2, 0) for chance, right in ((0.999, True), (0.001, False))]
    assert fit(said, [each.chance for each in said]).log_loss == pytest.approx(0.001, abs=1e-4)
    assert fit(said, [each.plain for each in said]).log_loss == pytest.approx(math.log(2))
    assert fit(said, [each.plain for each in said]).rmse == pytest.approx(0)
    assert fit(said, [1.0, 0.8]).rmse == pytest.approx(0.4)
    low, high = calibration(said, (0.0, 0.5, 1.0))
    assert (low.count, low.came, high.came) == (1, 0, 1)


def test_the_planner_keeps_what_it_predicted() -> None:
    planner = Planner(Task([1.0] * 5, START + timedelta(days=1), Random(1)))
    planner.begin(START, START + timedelta(hours=1))
    now = START
    for _ in range(8):
        fact = planner.choose(now)
        assert fact is not None
        now += timedelta(minutes=1)
        planner.told(fact, AGAIN, now, 9.0)
    assert len(planner.predictions) == 3
    assert all(0 < each.chance < 1 for each in planner.predictions)
    assert all(told is not None and 0 < told < 1 for told in planner.forecast())


def test_the_bench_is_known_and_not_run_unasked() -> None:
    assert {"deadline", "forecast"} <= set(LONG)
    assert not {"deadline", "forecast"} & set(PARTS)


def test_what_is_told_on_the_way_is_told_after_the_first_the_middle_and_the_last_session() -> None:
    week, hour = SCENARIOS[3], SCENARIOS[0]
    told = foretold(week, "multiscale", 1, rollouts=1)
    assert [each.point for each in told] == ["first", "middle", "last"]
    assert len({each.came for each in told}) == 1
    assert [len(each.forecast.way) for each in told] == [7, 4, 1]
    assert all(0 < each.forecast.low < each.forecast.high < 1 for each in told)
    assert [each.point for each in foretold(hour, "FSRS-6", 1, rollouts=1)] == ["last"]


def test_a_real_log_is_replayed_answer_by_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = 86_400_000
    # 60 cards asked every twentieth day, right but for one in twenty: better than the curve has it
    rows = [(card * 1000 + turn * 20 * day + 10**12, card, 1 if (card + turn) % 20 == 0 else 3, 4000, 1)
            for card in range(60) for turn in range(6)]  # fmt: skip
    rows += [(10**12 + 5, 1, 0, 0, 4), (10**12 + 6, 1, 3, 0, 5)]  # rescheduled by hand: no answers
    sheet, database = tmp_path / "log.csv", tmp_path / "collection.anki2"
    with sheet.open("w", newline="") as file:
        csv.writer(file).writerows([("id", "cid", "ease", "time", "type"), *reversed(rows)])
    with closing(sqlite3.connect(database)) as db:
        db.execute("CREATE TABLE revlog (id, cid, ease, time, type)")
        db.executemany("INSERT INTO revlog VALUES (?, ?, ?, ?, ?)", rows)
        db.commit()

    assert reviews(sheet) == reviews(database)
    said = predicted(reviews(sheet))
    assert len(said) == 60 * 5
    assert sum(not each.prediction.right for each in said) == sum(
        (c + t) % 20 == 0 for c in range(60) for t in (1, 2, 3, 4, 5)
    )
    predictions = [each.prediction for each in said]
    ours, curve = (fit(predictions, [getattr(each, name) for each in predictions]) for name in ("chance", "plain"))
    assert ours.log_loss < curve.log_loss
    assert main() == 2
    assert main(str(sheet)) == 0
    assert "| log, all | 300 |" in capsys.readouterr().out

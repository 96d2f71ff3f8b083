"""What is recalled at the hour of the briefing: the app's choice of questions beside other trainers, on made-up people.

``python -m tests.bench deadline`` takes about 90 seconds. ``python -m tests.bench.deadline 40``, or
``BENCH_LEARNERS=40``, takes 40 people a cell; ``BENCH_PEOPLE=slow`` or ``quick`` takes other people. What it shows and
how it is made: DEADLINE.md.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import perf_counter

from tests.bench.simulation.anki import SETTINGS, STEPPED
from tests.bench.simulation.planner import Prediction
from tests.bench.simulation.run import HASHCARDS, OURS, POLICIES, ROUNDS, Outcome, run
from tests.bench.simulation.scenario import MODELS, PEOPLE, SCENARIOS, People
from tests.bench.simulation.statistics import Estimate, Strata, calibration, difference, estimate, fit, ratio

LEARNERS = 8
EDGES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
DEFAULT = next(iter(SETTINGS))
BEST = "Anki, best setting"
BEST_STEPPED = "Anki, best with steps"
WEIGHTED = SCENARIOS[-1].name
NAMES = [scenario.name for scenario in SCENARIOS]

Figure = Callable[[Outcome], float]


class Results:
    """The outcomes by scenario, policy and model, in the order of the seeds."""

    def __init__(self, learners: int, people: People) -> None:
        self._outcomes: dict[tuple[str, str, str], list[Outcome]] = {}
        self.best: dict[tuple[str, str], str] = {}
        begun = perf_counter()
        for scenario in SCENARIOS:
            name = scenario.name
            for policy, make in POLICIES.items():
                for model in MODELS:
                    outcomes = [run(scenario, model, make, seed, people) for seed in range(learners)]
                    self._outcomes[name, policy, model] = outcomes
            # in Anki's favour: the setting that proved best in this scenario
            for best, settings in ((BEST, SETTINGS), (BEST_STEPPED, STEPPED)):
                means = {setting: estimate(self.of(name, setting)).mean for setting in settings}
                self.best[name, best] = max(means, key=means.__getitem__)
            print(f"{name}: done after {perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)

    def outcomes(self, scenario: str, policy: str, model: str) -> list[Outcome]:
        """Return the outcomes of a cell."""
        return self._outcomes[scenario, self.best.get((scenario, policy), policy), model]

    def of(self, scenario: str, policy: str, figure: Figure = lambda outcome: outcome.share) -> Strata:
        """Return a figure, the share recalled unless another is asked for, by model."""
        return {model: [figure(outcome) for outcome in self.outcomes(scenario, policy, model)] for model in MODELS}

    def overall(self, policy: str) -> Strata:
        """Return the shares by scenario and model."""
        return {
            f"{name}/{model}": [outcome.share for outcome in self.outcomes(name, policy, model)]
            for name in NAMES
            for model in MODELS
        }

    def predictions(self, model: str) -> list[Prediction]:
        """Return what the app predicted in all scenarios."""
        return [
            prediction
            for name in NAMES
            for outcome in self.outcomes(name, OURS, model)
            for prediction in outcome.predictions
        ]


def main(learners: int | None = None) -> None:
    """Print the tables."""
    learners = learners or int(os.environ.get("BENCH_LEARNERS", LEARNERS))
    people = os.environ.get("BENCH_PEOPLE", "usual")
    results = Results(learners, PEOPLE[people])
    print(f"{learners} {people} people in each of {len(MODELS)} models and {len(NAMES)} scenarios")
    print("± is half a 95 % interval\n")
    _shares(results)
    _models(results)
    _differences(results)
    _ratios(results)
    _time(results)
    _calibration(results)
    _forecasts(results)


def _shares(results: Results) -> None:
    rows = []
    for policy in (*POLICIES, BEST_STEPPED, BEST):
        cells = [estimate(results.of(name, policy)) for name in NAMES]
        rows.append([policy, *(f"{cell.mean:.3f} ±{cell.half:.3f}" for cell in cells)])
    show("Share recalled at the hour", ["policy", *NAMES], rows)
    for name in NAMES:
        print(f"best of Anki in {name}: {results.best[name, BEST]}, with steps {results.best[name, BEST_STEPPED]}")
    print()


def _models(results: Results) -> None:
    rows = []
    for model in MODELS:
        for policy in (OURS, ROUNDS, HASHCARDS, BEST):
            means = (estimate({model: results.of(name, policy)[model]}).mean for name in NAMES)
            rows.append([model, policy, *(f"{mean:.3f}" for mean in means)])
    show("By model", ["model", "policy", *NAMES], rows)


def _differences(results: Results) -> None:
    rows = []
    for other in (ROUNDS, HASHCARDS):
        for models in (list(MODELS), *([model] for model in MODELS)):
            cells = []
            for name in NAMES:
                ours, theirs = results.of(name, OURS), results.of(name, other)
                cells.append(difference({model: ours[model] for model in models}, theirs))
            rows.append([other, models[0] if len(models) == 1 else "all", *(_points(cell) for cell in cells)])
    show(f"{OURS} less the other, in points, the same people", ["less", "model", *NAMES], rows)


def _points(cell: Estimate) -> str:
    return f"{100 * cell.mean:+.1f} ±{100 * cell.half:.1f}"


def _ratios(results: Results) -> None:
    rows = []
    for other in (HASHCARDS, BEST, BEST_STEPPED, DEFAULT, ROUNDS):
        cells = [ratio(results.of(name, OURS), results.of(name, other)) for name in NAMES]
        every = ratio(results.overall(OURS), results.overall(other))
        rows.append([f"× {other}", *(f"{cell.mean:.3f} ±{cell.half:.3f}" for cell in (*cells, every))])
    show(f"{OURS} by the other", ["by", *NAMES, "overall"], rows)
    hashcards = ratio(results.overall(OURS), results.overall(HASHCARDS))
    anki = ratio(results.overall(OURS), results.overall(BEST))
    stepped = ratio(results.overall(OURS), results.overall(BEST_STEPPED))
    default = ratio(results.overall(OURS), results.overall(DEFAULT))
    weighted = ratio(results.of(WEIGHTED, OURS), results.of(WEIGHTED, HASHCARDS))
    worst = min((difference(results.of(name, OURS), results.of(name, ROUNDS)).mean, name) for name in NAMES)
    for what, target, found in (
        ("overall by hashcards", 1.03, hashcards),
        ("overall by Anki's best", 1.5, anki),
        ("the same, with steps", 1.5, stepped),
        ("the same, as it comes", 1.5, default),
        ("weighted by hashcards", 1.10, weighted),
    ):
        print(f"{what:24} {found.mean:.3f} ±{found.half:.3f}, wanted {target:.2f}: {_kept(found.mean >= target)}")
    print(
        f"{'least less rounds':24} {100 * worst[0]:+.1f} points in {worst[1]}, wanted −1: {_kept(worst[0] >= -0.01)}\n"
    )


def _kept(kept: bool) -> str:
    return "kept" if kept else "not kept"


def _time(results: Results) -> None:
    figures: dict[str, Figure] = {
        "facts asked at all": lambda outcome: outcome.asked,
        "time with nothing to ask": lambda outcome: outcome.idle,
        "answers": lambda outcome: outcome.answers,
    }
    rows = []
    for what, figure in figures.items():
        for policy in (OURS, ROUNDS, HASHCARDS, "repeater", BEST):
            means = (estimate(results.of(name, policy, figure)).mean for name in NAMES)
            rows.append([what, policy, *(f"{mean:.0f}" if mean > 1 else f"{mean:.2f}" for mean in means)])
    show("How the time went", ["figure", "policy", *NAMES], rows)


def _calibration(results: Results) -> None:
    rows = []
    every: list[Prediction] = []
    for model in MODELS:
        said = results.predictions(model)
        every += said
        rows.append([model, *_fits(said)])
    rows.append(["all", *_fits(every)])
    head = ["model", "answers", "log loss", "FSRS-6's", "RMSE(bins)", "FSRS-6's"]
    show("What `recall` told before an answer, beside plain FSRS-6", head, rows)
    cells = [[f"{each.count:,}", f"{each.told:.3f}", f"{each.came:.3f}"] for each in calibration(every, EDGES)]
    show("Chance told and what came of it, all models", ["answers", "told", "came"], cells)


def _fits(said: list[Prediction]) -> list[str]:
    ours, plain = fit(said, [each.chance for each in said]), fit(said, [each.plain for each in said])
    figures = (ours.log_loss, plain.log_loss, ours.rmse, plain.rmse)
    return [f"{len(said):,}", *(f"{figure:.3f}" for figure in figures)]


def _forecasts(results: Results) -> None:
    figures: dict[str, Figure] = {"told": lambda outcome: outcome.forecast, "came": lambda outcome: outcome.came}
    rows = []
    for model in MODELS:
        for what, figure in figures.items():
            means = (estimate({model: results.of(name, OURS, figure)[model]}).mean for name in NAMES)
            rows.append([model, what, *(f"{mean:.3f}" for mean in means)])
    show("Told at the end of the last session of the facts asked, and what came", ["model", "", *NAMES], rows)


def show(title: str, head: list[str], rows: list[list[str]]) -> None:
    """Print a table."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    print(title)
    for row in (head, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    print()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)

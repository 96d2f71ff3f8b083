"""How often what came lies in the interval that the app had forecast, on made-up people.

``python -m tests.bench forecast`` takes about a minute. ``python -m tests.bench.forecast 10 600`` takes ten people a
cell, from number 600 on; ``BENCH_PEOPLE=slow`` or ``quick`` takes other people. What it shows: DEADLINE.md.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from statistics import fmean

from tests.bench.deadline import NAMES, show
from tests.bench.simulation.foretold import POINTS, Foretold, foretold
from tests.bench.simulation.scenario import MODELS, PEOPLE, SCENARIOS

LEARNERS = 4


def main(learners: int = LEARNERS, first: int = 0) -> None:
    """Print the shares of people inside, by scenario and model, and by when it was told."""
    people = os.environ.get("BENCH_PEOPLE", "usual")
    found = {
        (scenario.name, model): [
            each for seed in range(first, first + learners) for each in foretold(scenario, model, seed, PEOPLE[people])
        ]
        for scenario in SCENARIOS
        for model in MODELS
    }
    print(f"{learners} {people} people from number {first} on in each of {len(MODELS)} models")
    rows = []
    for models in (list(MODELS), *([model] for model in MODELS)):
        cells = [[each for model in models for each in found[name, model]] for name in NAMES]
        everywhere = [each for cell in cells for each in cell]
        rows.append([models[0] if len(models) == 1 else "all", *map(_inside, cells), _inside(everywhere)])
    show("Share of forecasts inside, by model", ["model", *NAMES, "overall"], rows)
    rows = []
    for point in POINTS:
        cells = [[each for model in MODELS for each in found[name, model] if each.point == point] for name in NAMES]
        rows.append([point, *map(_inside, cells), _inside([each for cell in cells for each in cell])])
        rows.append(["± points", *map(_reach, cells), _reach([each for cell in cells for each in cell])])
    show("The same by session after which it was told, and half the interval", ["after", *NAMES, "overall"], rows)


def _inside(told: Sequence[Foretold]) -> str:
    return f"{fmean(each.inside for each in told):.2f}" if told else ""


def _reach(told: Sequence[Foretold]) -> str:
    return f"{50 * fmean(each.width for each in told):.0f}" if told else ""


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""The seven ways to study towards a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from tests.bench.simulation.actr import ActrMind
from tests.bench.simulation.fsrs6 import Fsrs6Mind
from tests.bench.simulation.mind import Mind, Sitting
from tests.bench.simulation.multiscale import MultiscaleMind
from tests.bench.simulation.twotrace import TwoTraceMind

START = datetime(2031, 6, 2, 18, 0, tzinfo=UTC)
MINUTE = 1 / 1440
MORNING = 15 / 24
"""From 18:00, when evenings begin, to 09:00, when the briefing is."""
FEWEST, MOST = 200, 400

MODELS: dict[str, type[Mind]] = {
    "FSRS-6": Fsrs6Mind,
    "ACT-R": ActrMind,
    "multiscale": MultiscaleMind,
    "two-trace": TwoTraceMind,
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """When one studies, when the briefing is, in days since the first session began; and whether facts weigh 1 to 3.

    ``missed`` is the share of sessions, never the first, to which the person does not turn up.
    """

    name: str
    sittings: tuple[Sitting, ...]
    deadline: float
    missed: float = 0.0
    weighted: bool = False


def _evenings(count: int, minutes: int) -> tuple[Sitting, ...]:
    return tuple((float(day), day + minutes * MINUTE) for day in range(count))


SCENARIOS = (
    Scenario("60 min, 2 h before", _evenings(1, 60), 180 * MINUTE),
    Scenario("45 + 15 min", ((0.0, 45 * MINUTE), (13.5 / 24, 13.75 / 24)), MORNING),
    Scenario("one evening", _evenings(1, 60), MORNING),
    Scenario("7 × 15 min", _evenings(7, 15), 6 + MORNING),
    Scenario("21 × 10 min", _evenings(21, 10), 20 + MORNING),
    Scenario("7 × 15, 1 in 5 missed", _evenings(7, 15), 6 + MORNING, missed=0.2),
    Scenario("7 × 15, weighted", _evenings(7, 15), 6 + MORNING, weighted=True),
)


@dataclass(frozen=True, slots=True)
class People:
    """From where to where people differ: seconds of an easy answer, and the share known from reading alone.

    ``ease`` is by how much everything is easier than to the usual ones, in units by which facts differ for one person.
    """

    pace: tuple[float, float]
    read: tuple[float, float]
    ease: float = 0.0


USUAL = People(pace=(4.0, 8.0), read=(0.1, 0.5))
"""An answer takes about nine seconds, everything counted."""
SLOW = People(pace=(7.0, 12.0), read=(0.05, 0.25), ease=-1.0)
"""An answer takes about fifteen, and less stays: an hour is not enough to see every fact once."""
QUICK = People(pace=(2.5, 5.0), read=(0.3, 0.6), ease=0.5)
"""An answer takes about five, and more stays: in an hour every fact can be asked twice."""
PEOPLE = {"usual": USUAL, "slow": SLOW, "quick": QUICK}


def facts(pick: Random) -> int:
    """Return how many facts somebody has to learn."""
    return pick.randint(FEWEST, MOST)


def weights(scenario: Scenario, count: int, pick: Random) -> list[float]:
    """Return what each fact weighs: 1, 2 or 3 where the scenario says so."""
    return [float(pick.randint(1, 3)) if scenario.weighted else 1.0 for _ in range(count)]


def attended(scenario: Scenario, pick: Random) -> tuple[Sitting, ...]:
    """Return the sessions to which somebody turns up."""
    first, *rest = scenario.sittings
    return (first, *(sitting for sitting in rest if pick.random() >= scenario.missed))

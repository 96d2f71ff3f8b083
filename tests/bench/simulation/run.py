"""One person, one policy, one scenario: what is recalled at the hour."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from tests.bench.simulation.anki import SETTINGS
from tests.bench.simulation.drills import Hashcards, Repeater
from tests.bench.simulation.mind import DAY, Gift
from tests.bench.simulation.person import Person
from tests.bench.simulation.planner import Planner, Prediction
from tests.bench.simulation.policy import Make, Task
from tests.bench.simulation.scenario import MODELS, START, USUAL, People, Scenario, attended, facts, weights
from tests.bench.simulation.simple import Chance, Leitner, Rounds

OURS, ROUNDS, HASHCARDS = "crisis-trainer", "rounds", "hashcards"
POLICIES: dict[str, Make] = {
    "random": Chance,
    **SETTINGS,
    "Leitner boxes": Leitner,
    "repeater": Repeater,
    HASHCARDS: Hashcards,
    ROUNDS: Rounds,
    OURS: Planner,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one person with one policy.

    ``share`` is the weighted share recalled at the hour, ``asked`` the share of facts asked at all, ``idle`` the share
    of the time in which there was nothing to ask. ``forecast`` and ``came`` are, for the app's own policy, the mean
    chance predicted for the hour and the true one, over facts that were asked; ``known`` is the ``share`` if what was
    never asked counts as not known.
    """

    share: float
    asked: float
    idle: float
    answers: int
    predictions: tuple[Prediction, ...] = field(default=(), repr=False)
    forecast: float = 0.0
    came: float = 0.0
    known: float = 0.0


def run(scenario: Scenario, model: str, make: Make, seed: int, people: People = USUAL) -> Outcome:
    """Let a person study; whoever has the same scenario, model and seed is the same person, with the same luck."""
    pick = Random(f"{scenario.name}/{model}/{seed}")
    count = facts(pick)
    weight, sittings = weights(scenario, count, pick), attended(scenario, pick)
    mind = MODELS[model](count, sittings, pick, Gift(pick.uniform(*people.read), people.ease))
    person = Person(mind, pick, pick.uniform(*people.pace))
    policy = make(Task(weight, START + timedelta(days=scenario.deadline), Random(pick.getrandbits(48))))
    answers, idle = 0, 0.0
    for begin, end in sittings:
        ends, now = START + timedelta(days=end), begin
        policy.begin(START + timedelta(days=begin), ends)
        while now < end:
            fact = policy.choose(START + timedelta(days=now))
            if fact is None:
                idle += end - now
                break
            said = person.answer(fact, now)
            now += said.seconds / DAY
            policy.told(fact, said.rating, START + timedelta(days=now), said.seconds)
            answers += 1
    chances = [mind.recall(fact, scenario.deadline) for fact in range(count)]
    outcome = Outcome(
        share=sum(w * chance for w, chance in zip(weight, chances, strict=True)) / sum(weight),
        asked=sum(mind.asked) / count,
        idle=idle / sum(end - begin for begin, end in sittings),
        answers=answers,
    )
    return _with_forecast(outcome, policy, weight, chances) if isinstance(policy, Planner) else outcome


def _with_forecast(outcome: Outcome, policy: Planner, weight: list[float], chances: list[float]) -> Outcome:
    said = policy.forecast()
    asked = [fact for fact, chance in enumerate(said) if chance is not None]
    return replace(
        outcome,
        predictions=tuple(policy.predictions),
        forecast=sum(chance for chance in said if chance is not None) / len(asked),
        came=sum(chances[fact] for fact in asked) / len(asked),
        known=sum(weight[fact] * chances[fact] for fact in asked) / sum(weight),
    )

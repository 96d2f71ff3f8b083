"""Where a plan leads: the sessions to come played forward, and what would be known at the hour."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from trainer.memory.answer import answered, recall
from trainer.memory.choice import Candidate, next_card
from trainer.memory.learner import Learner
from trainer.memory.rating import Rating
from trainer.memory.state import Learned

OWN = 14
"""Answers that the prior belief in a class is worth; half of its strength is the learner's own after as many."""
WIDE = 1.645
"""Standard deviations to either side that hold nine tenths of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session to come: when it begins and how many seconds it lasts."""

    start: datetime
    seconds: float


@dataclass(frozen=True, slots=True)
class Expected:
    """A share known at the hour, 0 to 1, by estimate, with the interval that holds nine tenths of what may come."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast(Expected):
    """What a plan leads to: of the whole; of each group; and ``way``, what each sitting leads to if it is the last.

    The first of ``way`` is what would be known if no sitting came, so that it has one more than there are sittings.
    """

    groups: Mapping[str, Expected]
    way: tuple[float, ...]


def known_at(candidates: Sequence[Candidate], learner: Learner, at: datetime) -> float:
    """Return the weighted mean chance of recall at a moment; a card never met counts as not known."""
    total = sum(card.weight for card in candidates)
    known = sum(
        card.weight * recall(card.memory, learner, at) for card in candidates if isinstance(card.memory, Learned)
    )
    return known / total if total else 0.0


def forecast(  # noqa: PLR0913 - a plan has as many parts
    candidates: Sequence[Candidate],
    learner: Learner,
    sittings: Sequence[Sitting],
    hour: datetime,
    *,
    seed: str,
    groups: Sequence[str] = (),
    rollouts: int = 8,
    go_on: Callable[[], bool] = lambda: True,
) -> Forecast:
    """Play the sittings forward with `next_card`, a learner of the model's own making answering, and average.

    ``groups`` names the group of each candidate. The interval adds up the spread of the rollouts and what is not known
    of the learner, whose quotas rest on few answers at first: a share of q has a variance of q(1 - q) / (OWN +
    answers). Seeded; depends on no clock. What comes out once it need not ``go_on`` is of no use.
    """
    plays = [
        _played(candidates, learner, sittings, hour, f"{seed}/{number}", go_on) for number in range(max(1, rollouts))
    ]
    members: dict[str, list[int]] = {}
    for index, name in enumerate(groups):
        members.setdefault(name, []).append(index)

    def expected(among: Sequence[int]) -> Expected:
        shares = [known_at([cards[index] for index in among], learner, hour) for cards, _ in plays]
        memories = (candidates[index].memory for index in among)
        return _expected(shares, sum(memory.answers for memory in memories if isinstance(memory, Learned)))

    whole = expected(range(len(candidates)))
    return Forecast(
        whole.share,
        whole.low,
        whole.high,
        {name: expected(among) for name, among in members.items()},
        tuple(sum(step) / len(plays) for step in zip(*(way for _, way in plays), strict=True)),
    )


def _expected(shares: Sequence[float], answers: int) -> Expected:
    mean = sum(shares) / len(shares)
    spread = sum((share - mean) ** 2 for share in shares) / max(1, len(shares) - 1)
    doubt = mean * (1 - mean) / (OWN + answers)
    reach = WIDE * sqrt(spread + doubt)
    return Expected(mean, max(0.0, mean - reach), min(1.0, mean + reach))


def _played(  # noqa: PLR0913, PLR0917 - a plan has as many parts
    candidates: Sequence[Candidate],
    learner: Learner,
    sittings: Sequence[Sitting],
    hour: datetime,
    seed: str,
    go_on: Callable[[], bool],
) -> tuple[list[Candidate], list[float]]:
    """Return the cards as they are after the last sitting, and what would be known after none, one, two … of them."""
    pick = random.Random(seed)  # noqa: S311 - plays a learner, keeps no secret
    cards = list(candidates)
    way = [known_at(cards, learner, hour)]
    for sitting in sittings:
        now, end = sitting.start, sitting.start + timedelta(seconds=sitting.seconds)
        while now < end and go_on() and (at := next_card(cards, learner, now, hour, end)) is not None:
            memory = cards[at].memory
            if isinstance(memory, Learned):
                rating = Rating.GOOD if pick.random() < recall(memory, learner, now) else Rating.AGAIN
            else:
                rating = pick.choices(list(Rating), learner.firsts)[0]
            now += timedelta(seconds=learner.seconds)
            # what this learner would teach us about themselves is not counted: it is our own belief that plays
            after, _ = answered(memory, learner, rating, now, learner.seconds)
            cards[at] = Candidate(after, cards[at].weight)
        way.append(known_at(cards, learner, hour))
    return cards, way

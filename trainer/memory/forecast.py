"""Where a plan leads: the sessions to come played forward, and what would be known at the hour."""

from __future__ import annotations

import random
from collections.abc import Sequence
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
class Forecast:
    """A share known at the hour, 0 to 1, by estimate, with the interval that holds nine tenths of what may come."""

    share: float
    low: float
    high: float


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
    rollouts: int = 8,
) -> Forecast:
    """Play the sittings forward with `next_card`, a learner of the model's own making answering, and average.

    The interval adds up the spread of the rollouts and what is not known of the learner, whose quotas rest on few
    answers at first: a share of q has a variance of q(1 - q) / (OWN + answers). Seeded; depends on no clock.
    """
    shares = [_played(candidates, learner, sittings, hour, f"{seed}/{number}") for number in range(max(1, rollouts))]
    mean = sum(shares) / len(shares)
    spread = sum((share - mean) ** 2 for share in shares) / max(1, len(shares) - 1)
    answers = sum(card.memory.answers for card in candidates if isinstance(card.memory, Learned))
    doubt = mean * (1 - mean) / (OWN + answers)
    reach = WIDE * sqrt(spread + doubt)
    return Forecast(mean, max(0.0, mean - reach), min(1.0, mean + reach))


def _played(
    candidates: Sequence[Candidate], learner: Learner, sittings: Sequence[Sitting], hour: datetime, seed: str
) -> float:
    pick = random.Random(seed)  # noqa: S311 - plays a learner, keeps no secret
    cards = list(candidates)
    for sitting in sittings:
        now, end = sitting.start, sitting.start + timedelta(seconds=sitting.seconds)
        while now < end and (at := next_card(cards, learner, now, hour, end)) is not None:
            memory = cards[at].memory
            if isinstance(memory, Learned):
                rating = Rating.GOOD if pick.random() < recall(memory, learner, now) else Rating.AGAIN
            else:
                rating = pick.choices(list(Rating), learner.firsts)[0]
            now += timedelta(seconds=learner.seconds)
            # what this learner would teach us about themselves is not counted: it is our own belief that plays
            after, _ = answered(memory, learner, rating, now, learner.seconds)
            cards[at] = Candidate(after, cards[at].weight)
    return known_at(cards, learner, hour)

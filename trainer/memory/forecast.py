"""Where a plan leads: the sessions to come played forward, and what would be known at the hour."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, log, sqrt

from trainer.memory.answer import answered, recall
from trainer.memory.belief import GAPS, SITTING, STAGES
from trainer.memory.choice import Candidate
from trainer.memory.gain import best_gain
from trainer.memory.hour import hour_of
from trainer.memory.learner import Learner
from trainer.memory.rating import Rating
from trainer.memory.state import Learned, elapsed

MODEL = 0.6
"""Log odds by which forecasts are wrong because nobody's memory is just like the model; no answers make it less."""
LEARNER = 0.5
"""The same for a learner of whom no answer has told yet how much stays over the gap before the hour."""
OWN = 50
"""Answers after such a gap that halve what is not known of the learner, as a variance."""
PLAN = 1.0
"""The same for a forecast owed to nothing but sittings that have not been held; in part, where it is so in part."""
WIDE = 1.645
"""Standard deviations to either side that hold nine tenths of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session to come: when it begins and how many seconds it lasts.

    ``hour`` is the hour that it is for where that is another one, and ``among`` the places of the candidates that it is
    on, if not on all of them.
    """

    start: datetime
    seconds: float
    hour: datetime | None = None
    among: tuple[int, ...] | None = None


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
    """Play the sittings forward by what gains most, a learner of the model's own making answering, and average.

    ``groups`` names the group of each candidate, or of the first ones: what is told is told of these, and the others
    take their part of the sittings. The interval lies about the share on the scale of log odds, so that it
    reaches neither 0 nor 1. It adds up, as variances, the spread of the rollouts, the luck of so many cards, and the
    doubt about the model, the learner and the sittings to come (`MODEL`, `LEARNER`, `PLAN`: tests/bench/DEADLINE.md).
    Seeded; depends on no clock. What comes out once it need not ``go_on`` is of no use.
    """
    told = len(groups) or len(candidates)
    plays = [
        _played(candidates, learner, sittings, hour, told, f"{seed}/{number}", go_on)
        for number in range(max(1, rollouts))
    ]
    members: dict[str, list[int]] = {}
    for index, name in enumerate(groups):
        members.setdefault(name, []).append(index)

    still = LEARNER**2 * OWN / (OWN + _telling(candidates[:told], learner, sittings, hour))

    def expected(among: Sequence[int]) -> Expected:
        played = [[cards[index] for index in among] for cards, _ in plays]
        shares = [known_at(cards, learner, hour) for cards in played]
        mean = sum(shares) / len(shares)
        if not mean:
            return Expected(0.0, 0.0, 0.0)
        idle = known_at([candidates[index] for index in among], learner, hour)
        doubt = MODEL**2 + still + (PLAN * max(0.0, 1 - idle / mean)) ** 2
        spread = sum((share - mean) ** 2 for share in shares) / max(1, len(shares) - 1)
        luck = sum(_luck(cards, learner, hour) for cards in played) / len(played)
        return _about(mean, doubt + (spread + luck) / (mean * (1 - mean)) ** 2)

    whole = expected(range(told))
    return Forecast(
        whole.share,
        whole.low,
        whole.high,
        {name: expected(among) for name, among in members.items()},
        tuple(sum(step) / len(plays) for step in zip(*(way for _, way in plays), strict=True)),
    )


def _telling(candidates: Sequence[Candidate], learner: Learner, sittings: Sequence[Sitting], hour: datetime) -> float:
    """Return how many answers, by the chances they had, tell what stays over a gap like the last one before the hour.

    Where a night lies in between, answers at gaps of minutes say little of it.
    """
    ends = [sitting.start + timedelta(seconds=sitting.seconds) for sitting in sittings[-1:]]
    asked = [card.memory.last_at for card in candidates if isinstance(card.memory, Learned)]
    gaps = GAPS if elapsed(max(ends or asked, default=hour), hour) < SITTING else GAPS[1:]
    counts = learner.to_dict()
    return sum(counts.get(f"expected.{stage}.{gap}", 0.0) for gap in gaps for stage in range(STAGES))


def _luck(cards: Sequence[Candidate], learner: Learner, hour: datetime) -> float:
    """Return the variance of the share that is recalled when each card's chance is given."""
    total = sum(card.weight for card in cards)
    parts = [(card.weight / total, card.memory) for card in cards if isinstance(card.memory, Learned)]
    return sum(part**2 * (p := recall(memory, learner, hour)) * (1 - p) for part, memory in parts)


def _about(share: float, variance: float) -> Expected:
    """Return the interval of a share from its variance in log odds."""
    odds, reach = log(share / (1 - share)), WIDE * sqrt(variance)
    return Expected(share, 1 / (1 + exp(reach - odds)), 1 / (1 + exp(-reach - odds)))


def _played(  # noqa: PLR0913, PLR0917 - a plan has as many parts
    candidates: Sequence[Candidate],
    learner: Learner,
    sittings: Sequence[Sitting],
    hour: datetime,
    told: int,
    seed: str,
    go_on: Callable[[], bool],
) -> tuple[list[Candidate], list[float]]:
    """Return the cards as they are after the last sitting, and what would be known after none, one, two … of them."""
    pick = random.Random(seed)  # noqa: S311 - plays a learner, keeps no secret
    cards = list(candidates)
    way = [known_at(cards[:told], learner, hour)]
    for sitting in sittings:
        now, end = sitting.start, sitting.start + timedelta(seconds=sitting.seconds)
        places = range(len(cards)) if sitting.among is None else sitting.among
        pool, towards = [cards[place] for place in places], sitting.hour or hour
        while now < end and go_on() and (at := best_gain(pool, hour_of(learner, now, towards, end))) is not None:
            memory = pool[at].memory
            if isinstance(memory, Learned):
                rating = Rating.GOOD if pick.random() < recall(memory, learner, now) else Rating.AGAIN
            else:
                rating = pick.choices(list(Rating), learner.firsts)[0]
            now += timedelta(seconds=learner.seconds)
            # what this learner would teach us about themselves is not counted: it is our own belief that plays
            after, _ = answered(memory, learner, rating, now, learner.seconds)
            cards[places[at]] = pool[at] = Candidate(after, pool[at].weight)
        way.append(known_at(cards[:told], learner, hour))
    return cards, way

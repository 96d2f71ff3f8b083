"""How long the choice of the next card takes, and the other parts of the memory model."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from time import perf_counter
from zoneinfo import ZoneInfo

from trainer.memory import (
    Candidate,
    Learned,
    Learner,
    Memory,
    New,
    Rating,
    StudyDay,
    answered,
    due_at,
    next_card,
    recall,
)

NOW = datetime(2031, 6, 2, 18, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def main() -> None:
    """Print medians and maxima in milliseconds."""
    for size in (400, 100_000):
        for name, make in (("new", new), ("half new", half_new), ("learned", learned), ("one evening", evening)):
            pick = random.Random(1)
            cards = [Candidate(make(pick), weight=pick.choice((1, 2, 3))) for _ in range(size)]
            for hours in (3, 24, 168, None):
                deadline = None if hours is None else NOW + timedelta(hours=hours)
                what = "no deadline" if hours is None else f"{hours} h before"
                _timed(
                    f"next_card, {size:,} cards, {name}, {what}",
                    partial(next_card, cards, Learner.fresh(), NOW, deadline, NOW + DAY / 24),
                )
    _parts()


def _parts() -> None:
    pick = random.Random(1)
    memory, learner, day = learned(pick), Learner.fresh(), StudyDay(ZoneInfo("Asia/Karachi"))
    state = memory.to_dict()
    _timed("answered, 1,000 times", lambda: [answered(memory, learner, Rating.GOOD, NOW, 8.0) for _ in range(1000)])
    _timed("recall, 1,000 times", lambda: [recall(memory, learner, NOW) for _ in range(1000)])
    _timed("from_dict, 1,000 times", lambda: [Learned.from_dict(state) for _ in range(1000)])
    _timed(
        "due_at, 1,000 times",
        lambda: [due_at(memory, retention=0.9, day=day, key=f"a/b/{number}") for number in range(1000)],
    )
    for code in ("pass", "import dataclasses, typing, zoneinfo", "import trainer.memory"):
        _timed(f"python -c {code!r}", partial(subprocess.run, [sys.executable, "-c", code], check=True))


def new(_: random.Random) -> Memory:
    """Return a card never answered."""
    return New()


def half_new(pick: random.Random) -> Memory:
    """Return a card of which one in two is new."""
    return New() if pick.random() < 0.5 else learned(pick)


def learned(pick: random.Random) -> Learned:
    """Return a card answered one to four times in the last nine days."""
    return _card(pick, NOW - DAY * pick.uniform(0, 9), (0.001, 0.002, 1.0, 2.0))


def evening(pick: random.Random) -> Learned:
    """Return a card answered one to four times in the last two hours."""
    return _card(pick, NOW - DAY * pick.uniform(0, 0.08), (0.004,))


def _card(pick: random.Random, at: datetime, gaps: tuple[float, ...]) -> Learned:
    memory, learner = answered(New(), Learner.fresh(), _rating(pick), at, pick.uniform(3, 20))
    for _ in range(pick.randrange(4)):
        at = min(NOW, at + DAY * pick.choice(gaps))
        memory, learner = answered(memory, learner, _rating(pick), at, pick.uniform(3, 20))
    return memory


def _rating(pick: random.Random) -> Rating:
    return pick.choices(list(Rating), (3, 1, 5, 1))[0]


def _timed(what: str, run: Callable[[], object], times: int = 9) -> None:
    taken = []
    for _ in range(times):
        start = perf_counter()
        run()
        taken.append((perf_counter() - start) * 1000)
    print(f"{what:62} {statistics.median(taken):8.2f} ms, at most {max(taken):8.2f}")


if __name__ == "__main__":
    main()

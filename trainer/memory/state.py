"""A card's memory: new, or learned with everything that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ClassVar, cast

from trainer.memory.fsrs6 import curve, growth

DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


Terms = tuple[float, float, float, int, float, float, float, float, float, int]
"""What the choice of the next card needs of each, worked out once when the state is made.

The last answer and the last long-term one in days since 1970; f/S of the curve; the class; S; rise, fall and most of
`Growth`; the seconds and the number of answers. A plain tuple, for that unpacks twice as fast as a named one.
"""


@dataclass(frozen=True, slots=True)
class New:
    """A card never answered."""

    terms: ClassVar[None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A card answered at least once.

    ``stage`` is the belief's class, 0 to 8 (`trainer.memory.belief`). ``long_at`` is the last answer that moved S and
    D, ``moves`` how many did. ``lapses`` counts Again after having been right. ``seconds`` is the sum of all answers.
    """

    stability: float
    difficulty: float
    stage: int
    first_at: datetime
    last_at: datetime
    long_at: datetime
    answers: int = 1
    moves: int = 1
    lapses: int = 0
    seconds: float = 0.0
    terms: Terms = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        last, long, rate = days(self.last_at), days(self.long_at), curve()[1] / self.stability
        grown = growth(self.stability, self.difficulty)
        terms = (last, long, rate, self.stage, self.stability, *grown, self.seconds, self.answers)
        object.__setattr__(self, "terms", terms)

    @property
    def right(self) -> bool:
        """Whether the last answer was right."""
        return self.stage not in WRONG

    def to_dict(self) -> dict[str, object]:
        """Return the state as JSON can hold it; moments are UTC milliseconds since 1970."""
        plain = {name: getattr(self, name) for name in PLAIN}
        return plain | {name: (getattr(self, name) - EPOCH) // MILLISECOND for name in MOMENTS}

    @classmethod
    def from_dict(cls, state: Mapping[str, object]) -> Learned:
        """Return the state that `to_dict` wrote."""
        moments = {name: EPOCH + cast("int", state[name]) * MILLISECOND for name in MOMENTS}
        return cls(**{name: state[name] for name in PLAIN}, **moments)  # type: ignore[arg-type]


Memory = New | Learned

WRONG = (0, 4)
PLAIN = ("stability", "difficulty", "stage", "answers", "moves", "lapses", "seconds")
MOMENTS = ("first_at", "last_at", "long_at")


def days(at: datetime) -> float:
    """Return a moment as fractional days since 1970; a moment without a zone is an error."""
    return (at - EPOCH) / DAY


def elapsed(since: datetime, at: datetime) -> float:
    """Return the fractional days from ``since`` to ``at``; 0 if the clock jumped back."""
    return max(0.0, (at - since) / DAY)

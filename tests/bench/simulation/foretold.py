"""What the app forecasts along the way, with the sittings that are still to come, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.bench.simulation.planner import Planner
from tests.bench.simulation.policy import Task
from tests.bench.simulation.run import run
from tests.bench.simulation.scenario import USUAL, People, Scenario
from trainer.memory import Candidate, Learner
from trainer.memory.forecast import Forecast, Sitting, forecast

FIRST, MIDDLE, LAST = POINTS = ("first", "middle", "last")
"""After which session a forecast is made; a person who has one session only has no other than the last."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast, after which session it was made, and the share that came, never asked counting as not known."""

    point: str
    forecast: Forecast
    came: float

    @property
    def inside(self) -> bool:
        """Whether what came lies in the interval."""
        return self.forecast.low <= self.came <= self.forecast.high

    @property
    def width(self) -> float:
        """The length of the interval."""
        return self.forecast.high - self.forecast.low


class Foreteller(Planner):
    """The app's own policy, which keeps what it knew at the end of each session."""

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        self._sittings: list[Sitting] = []
        self._known: list[tuple[Sequence[Candidate], Learner]] = []

    def begin(self, now: datetime, ends: datetime) -> None:
        """Begin a session, after noting what was known at the end of the one before."""
        if self._sittings:
            self._note()
        self._sittings.append(Sitting(now, (ends - now) / timedelta(seconds=1)))
        super().begin(now, ends)

    def _note(self) -> None:
        self._known.append((tuple(self._candidates), self._learner))

    def foretell(self, rollouts: int) -> dict[str, Forecast]:
        """Return the forecasts after the first, the middle and the last session, when all are over."""
        self._note()
        last = len(self._sittings) - 1
        after = {last // 2: MIDDLE, 0: FIRST, last: LAST}
        return {point: self._foretell(session, point, rollouts) for session, point in sorted(after.items())}

    def _foretell(self, session: int, seed: str, rollouts: int) -> Forecast:
        candidates, learner = self._known[session]
        to_come = self._sittings[session + 1 :]
        return forecast(candidates, learner, to_come, self._deadline, seed=seed, rollouts=rollouts if to_come else 1)


def foretold(scenario: Scenario, model: str, seed: int, people: People = USUAL, rollouts: int = 3) -> list[Foretold]:
    """Let a person study with the app, and return what was forecast after three sessions, with what came."""
    made: list[Foreteller] = []

    def make(task: Task) -> Foreteller:
        made.append(Foreteller(task))
        return made[-1]

    came = run(scenario, model, make, seed, people).known
    return [Foretold(point, told, came) for point, told in made[0].foretell(rollouts).items()]

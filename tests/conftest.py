"""What tests share: a clock that is moved by hand, folders of their own, and a coach on the small dossier."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from trainer.coach.coach import Coach
from trainer.config import keep_settings
from trainer.paths import Paths

HARBOUR = Path(__file__).parent / "dossiers" / "harbour"


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2031, 6, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        """Return the time as a stopwatch does."""
        return self.now.timestamp()

    def tick(self, **span: float) -> None:
        """Move the clock, backwards too."""
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(data=tmp_path / "data", cache=tmp_path / "cache")
    keep_settings(found.settings, zone="Europe/Berlin")
    return found


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the small dossier that a test may edit."""
    return Path(shutil.copytree(HARBOUR, tmp_path / "decks" / "harbour"))


OpenCoach = Callable[[], Coach]


@pytest.fixture
def open_coach(paths: Paths, harbour: Path, clock: HandClock) -> Iterator[OpenCoach]:
    """Open a coach on the copy of the small dossier; each call is a new start of the program."""
    coaches: list[Coach] = []

    def opened() -> Coach:
        coaches.append(Coach(paths, decks=[harbour], clock=clock, stopwatch=clock.seconds))
        return coaches[-1]

    yield opened
    for coach in coaches:
        coach.close()


@pytest.fixture
def coach(open_coach: OpenCoach) -> Coach:
    return open_coach()

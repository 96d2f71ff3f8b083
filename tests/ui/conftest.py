"""What the tests of the screens share."""

from __future__ import annotations

import pytest

from tests.conftest import HandClock
from trainer.ui.screens.stage import StageScreen


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests press keys faster than anybody could mean them."""
    monkeypatch.setattr(StageScreen, "HASTE", 0.0)
    monkeypatch.setattr(StageScreen, "QUIET", 0.0)


@pytest.fixture
def guarded(hasty: None, monkeypatch: pytest.MonkeyPatch, clock: HandClock) -> None:
    """Keys count only after the usual time, which is moved by hand as well."""
    monkeypatch.setattr("trainer.ui.screens.stage.monotonic", clock.seconds)
    for name, seconds in (("HASTE", 0.3), ("QUIET", 0.7), ("PATIENCE", 3.0)):
        monkeypatch.setattr(StageScreen, name, seconds)

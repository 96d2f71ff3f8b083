"""Which screen a session is held on."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen

from trainer.coach.coach import Coach
from trainer.coach.session import REHEARSALS, Session


def screen_of(coach: Coach, session: Session) -> Screen[None]:
    """Return the screen that goes on with a session."""
    if session.mode in REHEARSALS:
        from trainer.ui.screens.stage import StageScreen

        return StageScreen(coach, session)
    from trainer.ui.screens.study import StudyScreen

    return StudyScreen(coach, session)


def rehearse(app: App[Any], coach: Coach, *, instead: bool = False) -> None:
    """Ask how one wants to rehearse, and begin; ``instead`` of the screen that is open."""
    from trainer.ui.screens.rehearse import RehearseScreen

    def begun(session: Session | None) -> None:
        if session is not None and instead:
            app.switch_screen(screen_of(coach, session))
        elif session is not None:
            app.push_screen(screen_of(coach, session))

    app.push_screen(RehearseScreen(coach), begun)

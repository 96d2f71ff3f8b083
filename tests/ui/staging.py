"""A rehearsal on the stage, and what can be seen of it."""

from __future__ import annotations

from textual.pilot import Pilot

from tests.ui.test_screens import text_of
from trainer.coach.coach import Coach
from trainer.coach.rehearsal import Terms
from trainer.coach.session import Session, started
from trainer.records import What
from trainer.ui.app import TrainerApp
from trainer.ui.screens.stage import StageScreen
from trainer.ui.widgets.answer_box import AnswerBox


def staged(coach: Coach, **terms: object) -> tuple[TrainerApp, Session]:
    session = coach.rehearsals.begin(Terms(**terms))  # type: ignore[arg-type]
    assert session is not None
    return TrainerApp(coach, lambda coach: StageScreen(coach, session)), session


def asking(coach: Coach, *names: str, countdown: int = 0, mode: str = "rehearsal") -> TrainerApp:
    """Return the app on a rehearsal of these questions, in this order."""
    plan = [next(key for key in coach.desk.questions if key.endswith(f"/{name}")) for name in names]
    session = started(coach.desk, mode, plan, (), seed="1", options={"countdown": countdown})
    return TrainerApp(coach, lambda coach: StageScreen(coach, session))


def box_of(app: TrainerApp) -> AnswerBox:
    (box,) = [box for box in app.screen.query(AnswerBox) if box.display]
    return box


def given(coach: Coach) -> list[str]:
    return [row.typed for row in coach.desk.store.effective() if row.what is What.REHEARSE]


async def ticked(pilot: Pilot[None]) -> str:
    """Wait for the screen's clock to look at the coach's."""
    await pilot.pause(0.6)
    return text_of(pilot)

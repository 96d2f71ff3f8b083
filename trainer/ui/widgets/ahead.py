"""The next briefing on Home: when it is, how ready one is now, and where the plan leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from trainer.coach.coach import Coach
from trainer.coach.wording import away, percent
from trainer.ui.telling import telling
from trainer.ui.widgets.meter import between, meter

if TYPE_CHECKING:
    from trainer.coach.agenda import Appointment
    from trainer.coach.outlook import Play
    from trainer.memory.forecast import Forecast

WIDE = 96  # cells of the terminal from which there is room for bars
SOON = 0.3  # seconds until the plan is played, so that a screen that comes and goes does not wait for it


class Ahead(Static):
    """Tells of one briefing; where the plan leads is worked out beside the screen."""

    class Foreseen(Message):
        """Where the plan leads has been worked out."""

    def __init__(self, coach: Coach, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._coach = coach
        self._row: Appointment | None = None
        self._state: object = None
        self._play: Play | None = None
        self.found: Forecast | None = None

    def show(self, row: Appointment) -> None:
        """Tell of a briefing."""
        planner = self._coach.planner
        play = planner.play(row)
        # the plan begins a little later at every look; what it leads to is worked out anew after an answer or a day
        state = (row, play.learner, play.candidates, self._coach.desk.day.date(self._coach.desk.clock()))
        if state != self._state:
            self.workers.cancel_group(self, "forecast")
            self.found, self._state, self._play = None, state, play
            self.set_timer(SOON, partial(self._run, state))
        self._row = row
        self.paint()

    def paint(self) -> None:
        """Show what is known by now."""
        row, play = self._row, self._play
        if row is None or play is None:
            return
        hour, now, rows = row.hour, self._coach.desk.clock(), self._coach.planner.coming()
        self.border_title = "Next briefing" if len(rows) < 2 else f"Next of {len(rows)} briefings"

        def shown(share: float) -> str:
            return meter(share) if self.app.size.width >= WIDE else percent(share)

        told = self._coach.planner.outlook(row).now.whole
        then = "As planned" if play.sittings else "At the hour"
        lines = [
            Content.styled(row.title, "bold"),
            Content.styled(f"{hour:%a} {hour.day} {hour:%b %H:%M %Z}, {away(hour - now)}", "$quiet"),
            Content.assemble("If it started now  ", (shown(told), "bold")),
        ]
        if self.found is None:
            lines.append(Content.styled(f"{then:<19}…", "$quiet"))
        else:
            said = f" {between(self.found.low, self.found.high)}"
            lines.append(Content.assemble(f"{then:<19}", (shown(self.found.share), "bold"), (said, "$quiet")))
        self.update(Content("\n").join(lines))

    def in_short(self) -> Content:
        """Return how ready one is in a line, for where there is no room for more."""
        if self._row is None:
            return Content("")
        now = percent(self._coach.planner.outlook(self._row).now.whole)
        then = f"{percent(self.found.share)} {between(self.found.low, self.found.high)}" if self.found else "…"
        return Content.styled(f"if it started now {now}, at the hour {then}", "$quiet")

    def _run(self, state: object) -> None:
        if state == self._state and self._play is not None and self.found is None:
            self.run_worker(partial(self._work, state, self._play), thread=True, exclusive=True, group="forecast")

    def _work(self, state: object, play: Play) -> None:
        worker = get_current_worker()
        found = play.run(go_on=lambda: not worker.is_cancelled)

        def tell() -> None:
            if state == self._state and self.is_mounted:
                self.found = found
                with telling(self):
                    self.paint()
                self.post_message(self.Foreseen())

        if not worker.is_cancelled:
            self.app.call_from_thread(tell)

"""Today on Home: what is due, and what the next key does; a welcome where nothing has been answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.coach.home import Home
from trainer.coach.session import REHEARSALS
from trainer.coach.wording import count, day_name, minutes

if TYPE_CHECKING:
    from trainer.coach.agenda import Appointment

LOW = 20  # lines of the terminal below which a welcome is short


class Today(Static):
    """Tells how the day stands."""

    def __init__(self, coach: Coach, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._coach = coach

    def show(self, state: Home, row: Appointment | None, more: list[Content]) -> None:
        """Tell how things stand towards ``row``, the next briefing, and say what is to be said below that."""
        self.border_title = "Welcome" if state.fresh else "Today"
        lines = self._welcome(state, row) if state.fresh else self._stand(state, row)
        self.update(Content("\n").join([*lines, *more]))

    def _stand(self, state: Home, row: Appointment | None) -> list[Content]:
        wait = f"   {state.waiting} can wait" if state.waiting else ""
        return [
            Content.assemble((f"{state.due} due", "bold"), wait, f"   {state.new} new"),
            self._next_key(state, row),
            Content(f"{count(state.answered_today, 'answer')} today · {count(state.days_in_a_row, 'day')} in a row"),
        ]

    def _next_key(self, state: Home, row: Appointment | None) -> Content:
        """Return what enter does now."""
        if state.unfinished:
            left = state.unfinished
            done = f"{left.answered} of {left.total} done" if left.total else f"{left.answered} answered"
            # a rehearsal has a clock of its own, which nobody who means to study should run into
            named = f"{left.session.title}\n" if left.session.mode in REHEARSALS else ""
            return Content.styled(f"{named}enter goes on · {done}", "$accent")
        if first := self._coach.planner.today():
            what = "it" if row and row.id == first.id else f"“{first.title}”"
            return Content(f"enter studies towards {what}, {count(self._coach.planner.minutes(first), 'minute')}")
        if state.due or state.new:
            size = min(state.due + state.new, self._coach.desk.settings.session_length)
            return Content(f"enter asks {size}, {minutes(state.seconds)}")
        when = day_name(state.next_due, state.now, self._coach.desk.day) if state.next_due else ""
        return Content(f"Nothing is due. Next: {when}." if when else "Nothing is due.")

    def _welcome(self, state: Home, row: Appointment | None) -> list[Content]:
        lines = ["New here? Press enter and answer your first questions."]
        if state.briefing:
            title, long = state.briefing
            lines = [
                f"New here? Press b to read “{title}” ({long} minutes).",
                "Then press enter and answer your first questions.",
            ]
        if row is None:
            lines.append("Say when your briefing is (d), and the plan fits it.")
        if self.app.size.height >= LOW:
            questions = count(sum(row.questions for row in state.rows), "question")
            lines.append(f"{questions} in {count(len(state.rows), 'deck')}; every answer is kept as you give it.")
        return [Content(line) for line in lines]

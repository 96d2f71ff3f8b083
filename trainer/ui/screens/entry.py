"""One thing of the dossier: a question with its history and schedule, or a row of a reference table."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from trainer.coach.coach import Coach
from trainer.ui.described import asked_about, cited_by, described, signs
from trainer.ui.widgets.box import TextBox


class EntryScreen(TextBox):
    """One thing, with what can be done about it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,s", "study", "Quiz"),
        Binding("at", "suspend", "Suspend"),
        Binding("e", "flag", "Flag"),
        Binding("b", "bury", "Not today"),
        Binding("r", "reset", "Reset"),
        Binding("c", "sources", "Sources"),
        Binding("u", "undo", "Undo"),
    ]

    def __init__(self, coach: Coach, sort: str, key: str) -> None:
        super().__init__()
        self._coach, self._sort, self._key = coach, sort, key
        self._done = 0

    def heading(self) -> str:
        """Return the window's heading, with the state of a question, which may be out of sight below."""
        states = signs(self._coach, self._key) if self._sort == "question" else []
        return " · ".join([self._sort.capitalize(), *states])

    def text(self) -> Content:
        """Return all there is to say of it."""
        return described(self._coach, self._sort, self._key, max(20, min(84, self.app.size.width) - 6))

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        super().on_resize(event)
        self.tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done about a thing of this sort."""
        if action == "undo":
            return self._done > 0
        if action in ("suspend", "flag", "bury", "reset"):
            return self._sort == "question"
        return action != "study" or bool(asked_about(self._coach, self._sort, self._key))

    def action_study(self) -> None:
        """Ask the questions about it now."""
        from trainer.ui.screens.study import StudyScreen

        session = self._coach.begin_with(asked_about(self._coach, self._sort, self._key))
        if session is None:
            self.notify("There is no question about it that can be asked.", markup=False)
        else:
            self.app.switch_screen(StudyScreen(self._coach, session))

    def action_suspend(self) -> None:
        """Suspend the question, or end its suspension."""
        self._coach.cards.suspend(self._key)
        self._changed(1)

    def action_flag(self) -> None:
        """Flag the question, or take the flag away."""
        self._coach.cards.flag(self._key)
        self._changed(1)

    def action_bury(self) -> None:
        """Hide the question until the next study day, or no longer."""
        self._coach.cards.bury(self._key)
        self._changed(1)

    def action_reset(self) -> None:
        """Make the question new again."""
        self._coach.cards.reset(self._key)
        self._changed(1)

    def action_undo(self) -> None:
        """Take back what was done in this window, one thing at a time."""
        if self._coach.undo():
            self._changed(-1)

    def _changed(self, by: int) -> None:
        self._done += by
        self.tell()
        self.refresh_bindings()

    def action_sources(self) -> None:
        """Show what the citations point to."""
        from trainer.ui.screens.sources import SourcesScreen

        question = self._coach.desk.questions.get(self._key)
        cite = () if question else cited_by(self._coach, self._sort, self._key)
        self.app.push_screen(SourcesScreen(self._coach, question, cite))

"""The last-look sheet on the screen, as “crisis-trainer sheet” prints it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.coach.agenda import Appointment
from trainer.coach.coach import Coach
from trainer.coach.sheet_text import COLUMNS, as_text
from trainer.ui.widgets.keys import Keys


class SheetScreen(Screen[None]):
    """One page for the walk to the room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll(10)", "Page down"),
        Binding("pageup", "scroll(-10)", "Page up", show=False),
        Binding("question_mark", "app.help", "Help"),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def __init__(self, coach: Coach, row: Appointment | None = None) -> None:
        super().__init__()
        self._sheet = coach.sheet(row=row)

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static(Content.styled("Last look · “crisis-trainer sheet” prints it on one page", "bold"), id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="sheet")
        yield Keys(id="keys")

    def on_resize(self, event: events.Resize) -> None:
        """Set the page in the width there is."""
        width = max(20, min(COLUMNS, event.size.width - 6))
        self.query_one("#sheet", Static).update(Content(as_text(self._sheet, width)))

    def action_scroll(self, by: int) -> None:
        """Scroll the page."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

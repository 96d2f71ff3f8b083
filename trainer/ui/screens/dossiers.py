"""Choosing a dossier."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.ui.telling import telling
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.rows import Column, Rows


class DossiersScreen(Screen[None]):
    """Every dossier that can be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open"),
        Binding("escape,q", "app.pop_screen", "Back"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach

    def compose(self) -> ComposeResult:
        """Lay out the list and where one's own dossiers go."""
        yield Static(Content.styled("Dossiers", "bold"), id="head")
        yield Rows(
            [
                Column(title="Dossier"),
                Column(title="Questions", width=9, right=True),
                Column(title="Problems", width=8, right=True),
                Column(title="Folder", quiet=True, from_width=100),
            ]
        )
        yield Static(Content(f"Your own go into {self._coach.paths.decks}, a folder each."), id="hint")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """List them."""
        found = self._coach.dossiers()
        rows = self.query_one(Rows)
        rows.show(
            [(row.id, (row.title, str(row.questions), str(row.problems or "·"), str(row.folder))) for row in found]
        )
        open_now = self._coach.desk.contents.id
        at = next((number for number, row in enumerate(found) if row.id == open_now), 0)
        rows.action_move(at)
        rows.focus()

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        with telling(self):
            self._coach.choose(event.key)
            self.app.pop_screen()

    def action_open(self) -> None:
        """Open the dossier under the cursor."""
        self.query_one(Rows).action_pick()

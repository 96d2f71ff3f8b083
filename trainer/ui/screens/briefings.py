"""Choosing a briefing."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.ui.screens.briefing import BriefingScreen
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.rows import Column, Rows


class BriefingsScreen(Screen[None]):
    """Every briefing of the dossier, with the page at which each was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Read"),
        Binding("question_mark", "app.help", "Help"),
        Binding("escape,q", "app.pop_screen", "Back"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Static(Content.styled("Briefings", "bold"), id="head")
        yield Rows(
            [
                Column(title="Briefing"),
                Column(title="Minutes", width=7, right=True),
                Column(title="Pages", width=5, right=True),
                Column(title="You are at", width=12, quiet=True),
            ]
        )
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Let the list have the keys."""
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """List the briefings."""
        self.query_one(Rows).show(
            [
                (row.id, (row.title, str(row.minutes), str(len(row.pages)), self._left_at(row.id, len(row.pages))))
                for row in self._coach.dossier.briefings
            ]
        )

    def _left_at(self, key: str, pages: int) -> str:
        page = self._coach.desk.settings.bookmarks.get(f"{self._coach.dossier.id}/{key}")
        return "not opened" if page is None else f"page {min(page + 1, pages)}"

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        if briefing := self._coach.briefing(event.key):
            self.app.push_screen(BriefingScreen(self._coach, briefing))

    def action_open(self) -> None:
        """Open the briefing under the cursor."""
        self.query_one(Rows).action_pick()

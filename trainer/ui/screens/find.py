"""Find: questions, actors, events and briefings by their words."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from trainer.coach.coach import Coach
from trainer.coach.wording import count
from trainer.ui.described import described
from trainer.ui.screens.entry import EntryScreen
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.rows import Column, Rows


class FindScreen(Screen[None]):
    """Type to search; enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open"),
        Binding("down", "move(1)", "Down", priority=True),
        Binding("up", "move(-1)", "Up", priority=True),
        Binding("pagedown", "move(10)", "Ten down", show=False, priority=True),
        Binding("pageup", "move(-10)", "Ten up", show=False, priority=True),
        Binding("ctrl+s", "study", "Study what is found", priority=True),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach

    def compose(self) -> ComposeResult:
        """Lay out the search line, what is found, and its detail where there is room."""
        yield Input(placeholder="words in any order; also flagged, suspended", select_on_focus=False, id="words")
        with Horizontal(id="found-and-detail"):
            yield Rows(
                [
                    Column(title="Found"),
                    Column(title="In", width=14, quiet=True, from_width=56),
                    Column(title="", width=9, quiet=True, from_width=70),
                ],
                id="found",
            )
            with VerticalScroll(id="detail", can_focus=False):
                yield Static()
        yield Static(id="hint")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Show everything."""
        self._search("")
        self.query_one(Input).focus()

    def on_screen_resume(self) -> None:
        """Show what was changed while a row was open."""
        self._search(self.query_one(Input).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def _search(self, words: str) -> None:
        found = self._coach.find(words)
        self._questions = [row.id for row in found if row.sort == "question"]
        rows = [(f"{row.sort}:{row.id}", (row.title, row.detail, row.sort)) for row in found]
        self.query_one(Rows).show(rows)
        said = count(len(found), "match", "matches") if found else "Nothing has all these words."
        self.query_one("#hint", Static).update(Content(said))

    @on(Rows.Highlighted)
    def _look(self, event: Rows.Highlighted) -> None:
        if self.size.width >= 110:
            sort, _, key = event.key.partition(":")
            self.query_one("#detail Static", Static).update(described(self._coach, sort, key, 42))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.action_open()

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        self.action_open()

    def action_move(self, by: int) -> None:
        """Move the cursor in what is found."""
        self.query_one(Rows).action_move(by)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        sort, _, key = self.query_one(Rows).key.partition(":")
        if sort == "briefing":
            from trainer.ui.screens.briefing import BriefingScreen

            name, _, page = key.rpartition("/")
            if briefing := self._coach.briefing(name):
                self.app.push_screen(BriefingScreen(self._coach, briefing, int(page)))
        elif sort:
            self.app.push_screen(EntryScreen(self._coach, sort, key))

    def action_study(self) -> None:
        """Study the questions that were found."""
        from trainer.ui.screens.study import StudyScreen

        session = self._coach.begin_with(self._questions)
        if session is None:
            self.notify("No question that can be asked was found.", markup=False)
        else:
            self.app.push_screen(StudyScreen(self._coach, session))

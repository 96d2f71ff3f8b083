"""After the briefing: what came up in the room, and what was missed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from trainer.coach.agenda import Appointment
from trainer.coach.coach import Coach
from trainer.coach.find import folded
from trainer.coach.source import source_names
from trainer.coach.wording import count
from trainer.dossier.prints import answer_text
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.rows import Column, Rows

SIGNS = {None: "", True: "✓ knew", False: "✗ missed"}


class RoomScreen(Screen[None]):
    """Takes down which questions came up and which of them were known."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "note(True)", "Came up, knew it", priority=True),
        Binding("ctrl+t", "note(False)", "Came up, missed it", priority=True),
        Binding("ctrl+u", "clear", "Take back", priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "move(10)", "Ten down", show=False, priority=True),
        Binding("pageup", "move(-10)", "Ten up", show=False, priority=True),
        Binding("enter", "keep", "Keep", priority=True),
        Binding("escape", "app.pop_screen", "Later"),
    ]

    def __init__(self, coach: Coach, row: Appointment) -> None:
        super().__init__()
        self._coach, self._row = coach, row
        self._noted: dict[str, bool] = {}
        self._warned = False

    def compose(self) -> ComposeResult:
        """Lay out the search line and the questions that the briefing covered."""
        yield Static(Content.styled(f"How was it? · {self._row.title}", "bold"), id="head")
        yield Input(placeholder="find what came up by its words", select_on_focus=False, id="words")
        yield Rows(
            [Column(title="Question"), Column(title="Answer", quiet=True, from_width=80), Column(title="", width=9)]
        )
        yield Static(id="hint")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """List everything that it covered."""
        self._search("")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def _search(self, words: str) -> None:
        wanted = folded(words).split()
        questions = [self._coach.desk.questions[key] for key in self._coach.planner.covered(self._row)]
        names = source_names(self._coach.dossier)
        rows = []
        for question in questions:
            answer = answer_text(question, names)
            if all(word in folded(f"{question.ask} {answer}") for word in wanted):
                rows.append((question.id, (question.ask, answer, SIGNS[self._noted.get(question.id)])))
        self.query_one(Rows).show(rows)
        missed = sum(not knew for knew in self._noted.values())
        said = f"{count(len(self._noted), 'question')} came up, {missed} missed" if self._noted else "Nothing noted yet"
        self._hint(f"{said}; enter keeps it and closes the briefing.")
        self._warned = False

    def _hint(self, text: str) -> None:
        self.query_one("#hint", Static).update(Content(text))

    def action_note(self, knew: bool) -> None:
        """Note that the question under the cursor came up."""
        rows = self.query_one(Rows)
        if rows.key:
            self._noted[rows.key] = knew
            self._search(self.query_one(Input).value)
            rows.action_move(1)

    def action_clear(self) -> None:
        """Take back what was noted of the question under the cursor."""
        self._noted.pop(self.query_one(Rows).key, None)
        self._search(self.query_one(Input).value)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(Rows).action_move(by)

    def action_keep(self) -> None:
        """Record it, and close the briefing; with nothing noted, or before its hour, at the second press."""
        if not self._warned and (warning := self._warning()):
            self._hint(warning)
            self._warned = True
            return
        number = self._coach.planner.note_room(self._row, self._noted)
        self.app.notify(f"{count(number, 'question')} noted; the next plan knows of it.", markup=False, timeout=3)
        self.app.pop_screen()

    def _warning(self) -> str:
        """Return what speaks against closing the briefing as it stands."""
        if self._row.hour > self._coach.desk.clock():
            return "Its hour is still to come. Enter once more closes it all the same."
        if not self._noted:
            return "Nothing is noted. Enter once more closes it as it is; ctrl+g and ctrl+t note what came up."
        return ""

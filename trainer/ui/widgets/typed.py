"""A typed answer on one line."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from trainer.coach.ask import Asked
from trainer.dossier.model import NumberQuestion
from trainer.ui.widgets.answer_box import AnswerBox, Part
from trainer.ui.widgets.line import Line

PLACEHOLDERS = {
    "date": "a date, as you would write it",
    "name": "a name",
    "number": "a number",
    "text": "a few words",
}


class _Line(Part, Line):
    """The line of a typed answer."""


class Typed(AnswerBox):
    """One line to type in; enter answers."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield _Line(select_on_focus=False, max_length=2000)

    @property
    def line(self) -> Input:
        """The line that is typed in."""
        return self.query_one(Input)

    def show(self, asked: Asked) -> None:
        """Clear the line for a question."""
        hint = PLACEHOLDERS.get(asked.question.kind, "")
        if isinstance(asked.question, NumberQuestion) and asked.question.unit:
            hint = f"a number ({asked.question.unit})"
        self.line.value = ""
        self.line.placeholder = hint

    def so_far(self) -> str:
        """Return the line as it stands."""
        return self.line.value.strip()

    def standing(self) -> tuple[str, ...]:
        """Return the line as it stands."""
        return (self.line.value,)

    def put_back(self, draft: tuple[str, ...]) -> None:
        """Put the line back."""
        self.line.value = draft[0]
        self.line.cursor_position = len(draft[0])

    def take_focus(self) -> None:
        """Put the cursor on the line."""
        self.line.focus()

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        if self.is_shut:
            return
        if typed := event.value.strip():
            self.done(typed)
        else:
            self.line.placeholder = "nothing typed yet; ctrl+r if you don't know"

    @on(Line.Pasted)
    def _pasted(self, event: Line.Pasted) -> None:
        event.stop()
        self.line.insert_text_at_cursor(" ".join(event.lines))

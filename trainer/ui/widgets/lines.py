"""An answer of several lines: the items of a list, the gaps of a text, or a free answer."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from trainer.coach.ask import Asked
from trainer.coach.wording import count
from trainer.dossier.model import ClozeQuestion, ListQuestion
from trainer.ui.widgets.answer_box import AnswerBox, Part
from trainer.ui.widgets.line import Line


class _Line(Part, Line):
    """A line on which backspace, when it is empty, takes back the line before."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("backspace", "delete_left", "Delete left", show=False)]

    def action_delete_left(self) -> None:
        if self.value or not isinstance(self.parent, Lines):
            super().action_delete_left()
        else:
            self.parent.take_back()


class Lines(AnswerBox):
    """Enter keeps the line; an empty line, or the last gap, ends the answer."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[str] = []
        self._asked: Asked | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is kept, the line, and how many are wanted."""
        yield Static(classes="kept")
        yield _Line(select_on_focus=False, max_length=2000)
        yield Static(classes="count")

    @property
    def line(self) -> Input:
        """The line that is typed in."""
        return self.query_one(Input)

    def show(self, asked: Asked) -> None:
        """Start with nothing kept."""
        self._asked, self._kept = asked, []
        self.line.value = ""
        self.line.placeholder = ""
        self._paint()

    def so_far(self) -> str:
        """Return what is kept, and the line as it stands."""
        lines = [*self._kept, self.line.value.strip()]
        is_gapped = self._asked is not None and isinstance(self._asked.question, ClozeQuestion)
        # a gap that was left out keeps its place
        return "\n".join(lines if is_gapped and any(lines) else filter(None, lines))

    def standing(self) -> tuple[str, ...]:
        """Return the lines that are kept and the one that is typed in."""
        return (*self._kept, self.line.value)

    def put_back(self, draft: tuple[str, ...]) -> None:
        """Put the lines back where they were."""
        *kept, last = draft
        if self._asked is not None and isinstance(self._asked.question, ClozeQuestion):
            # a gap that is gone since takes its word with it: one is always left to type in
            kept = kept[: len(self._asked.question.gaps) - 1]
        self._kept = kept
        self.line.value = last
        self.line.cursor_position = len(last)
        self._paint()

    def take_focus(self) -> None:
        """Put the cursor on the line."""
        self.line.focus()

    def take_back(self) -> None:
        """Return to the line before."""
        if self._kept:
            self.line.value = self._kept.pop()
            self.line.cursor_position = len(self.line.value)
            self._paint()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        if self._asked is None or self.is_shut:
            return
        question = self._asked.question
        text = event.value.strip()
        gaps = len(question.gaps) if isinstance(question, ClozeQuestion) else 0
        if text or gaps:
            self._kept.append(text)
            self.line.value = ""
        if isinstance(question, ListQuestion) and not self._kept:
            self.line.placeholder = "nothing typed yet; ctrl+r if you don't know"
        elif len(self._kept) >= gaps if gaps else not text:
            # enter may come again before the answer is taken, or after it could not be: nothing is kept beyond the gaps
            self._kept = self._kept[:gaps] if gaps else self._kept
            self.done("\n".join(self._kept))
        else:
            self._paint()

    @on(Line.Pasted)
    def _pasted(self, event: Line.Pasted) -> None:
        event.stop()
        if self._asked is None:
            return
        *first, last = event.lines
        if isinstance(self._asked.question, ClozeQuestion):
            first = first[: len(self._asked.question.gaps) - len(self._kept) - 1]
        self._kept += first
        self.line.value = last
        self.line.cursor_position = len(last)
        self._paint()

    def _paint(self) -> None:
        if self._asked is None:
            return
        question = self._asked.question
        number = len(self._kept)
        kept = self.query_one(".kept", Static)
        if isinstance(question, ClozeQuestion):
            kept.update(_gapped(question, self._kept))
            said = f"gap {min(number + 1, len(question.gaps))} of {len(question.gaps)}"
        elif isinstance(question, ListQuestion):
            kept.update(Content("\n".join(f"· {text}" for text in self._kept)))
            said = f"{number} of {question.needed} · one a line · enter on an empty line answers"
        else:
            kept.update(Content("\n".join(self._kept)))
            said = f"{count(number, 'line')} · say it aloud or write it · enter on an empty line shows the key points"
        kept.display = bool(self._kept) or isinstance(question, ClozeQuestion)
        self.query_one(".count", Static).update(Content(said))
        if number:
            # the line moves down with what is kept above it
            self.call_after_refresh(self.query_one(".count").scroll_visible, animate=False)


def _gapped(question: ClozeQuestion, filled: list[str]) -> Content:
    """Return the text with its gaps: those filled, the one asked for, and those to come."""
    text, parts = question.text, []
    for number, gap in enumerate(question.gaps):
        before, _, text = text.partition("{{" + gap.slug + "}}")
        parts.append(Content(before))
        if number < len(filled):
            parts.append(Content.styled(filled[number] or "—", "underline"))
        else:
            mark = f"[{number + 1}____]" if number == len(filled) else f"[{number + 1}]"
            parts.append(Content.styled(mark, "$accent bold"))
    return Content("").join([*parts, Content(text)])

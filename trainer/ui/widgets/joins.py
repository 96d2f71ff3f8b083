"""Pairs to join: for the marked left side, the digit of its right side."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from trainer.coach.ask import Asked
from trainer.ui.widgets.answer_box import AnswerBox, Part
from trainer.ui.widgets.flow import hanging


class Board(Part, Static, can_focus=True):
    """The left sides with what they are joined to, and the right sides with their digits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("backspace", "take_back", "Take back", show=False),
        Binding("enter", "answer", "Answer", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.lefts: tuple[str, ...] = ()
        self.rights: tuple[str, ...] = ()
        self.joined: dict[int, int] = {}
        self.cursor = 0

    def load(self, lefts: tuple[str, ...], rights: tuple[str, ...]) -> None:
        """Show two sides, nothing joined."""
        self.lefts, self.rights, self.joined, self.cursor = lefts, rights, {}, 0
        self.paint()

    def paint(self) -> None:
        """Draw both sides as they stand."""
        lines, width = [], self.content_size.width
        for number, text in enumerate(self.lefts):
            here = number == self.cursor
            to = self.joined.get(number)
            end = Content.styled(f" — {self.rights[to]}", "bold") if to is not None else Content.styled(" — ?", "dim")
            lead = Content.styled("› " if here else "  ", "$accent bold")
            line = hanging(lead, Content.styled(text, "bold" if here else "") + end, width)
            lines.append(line.stylize(Style.from_meta({"@click": f"mark({number})"})))
        lines.append(Content(""))
        for number, text in enumerate(self.rights):
            used = number in self.joined.values()
            said = Content.styled(text, "dim" if used else "") + Content(" ✓" if used else "")
            line = hanging(Content.styled(f"  {number + 1}  ", "$accent bold"), said, width)
            lines.append(line.stylize(Style.from_meta({"@click": f"join({number})"})))
        self.update(Content("\n").join(lines))

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        self.paint()

    def action_move(self, by: int) -> None:
        """Move the mark."""
        self.action_mark(min(max(0, self.cursor + by), len(self.lefts) - 1))

    def action_mark(self, number: int) -> None:
        """Mark a left side."""
        self.cursor = number
        self.paint()

    def action_join(self, number: int) -> None:
        """Join the marked left side to a right side and mark the next one without a partner."""
        if number >= len(self.rights):
            return
        self.joined[self.cursor] = number
        open_ones = [left for left in range(len(self.lefts)) if left not in self.joined]
        self.cursor = next(
            (left for left in open_ones if left > self.cursor), open_ones[0] if open_ones else self.cursor
        )
        self.paint()

    def action_take_back(self) -> None:
        """Take back the join made last."""
        if self.joined:
            self.cursor = next(reversed(self.joined))
            del self.joined[self.cursor]
            self.paint()

    def put_back(self, pairs: list[tuple[str, str]]) -> None:
        """Join again what is still there to be joined."""
        for left, right in pairs:
            if left in self.lefts and right in self.rights:
                self.action_mark(self.lefts.index(left))
                self.action_join(self.rights.index(right))

    def action_answer(self) -> None:
        """Answer with the joins as they stand."""
        if isinstance(self.parent, Joins) and self.joined:
            self.parent.done(self.parent.so_far())

    def on_key(self, event: events.Key) -> None:
        """Take the digits."""
        if event.character and event.character in "123456789":
            event.stop()
            self.action_join(int(event.character) - 1)


class Joins(AnswerBox):
    """Pairs to be joined."""

    def compose(self) -> ComposeResult:
        """Lay out the board."""
        yield Board()
        yield Static(Content("a digit joins the marked line; backspace takes back; enter answers"), classes="count")

    def show(self, asked: Asked) -> None:
        """Show a question's two sides."""
        board = self.query_one(Board)
        board.load(asked.options, asked.rights)

    def so_far(self) -> str:
        """Return the joins as they stand."""
        board = self.query_one(Board)
        pairs = sorted(board.joined.items())
        return "\n".join(f"{board.lefts[left]} = {board.rights[right]}" for left, right in pairs)

    def standing(self) -> tuple[str, ...]:
        """Return the joins in the order they were made: left, right, left, right."""
        board = self.query_one(Board)
        return tuple(text for left, right in board.joined.items() for text in (board.lefts[left], board.rights[right]))

    def put_back(self, draft: tuple[str, ...]) -> None:
        """Make the joins again."""
        self.query_one(Board).put_back(list(zip(draft[::2], draft[1::2], strict=False)))

    def take_focus(self) -> None:
        """Let the board have the keys."""
        self.query_one(Board).focus()

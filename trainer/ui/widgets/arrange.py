"""Items to put in order: by typing their numbers, by moving them, or by clicking them one after the other."""

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


class Items(Part, Static, can_focus=True):
    """The items in their order so far; each keeps the number it was shown with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("alt+up,shift+up,ctrl+up,K", "shift(-1)", "Move up", show=False),
        Binding("alt+down,shift+down,ctrl+down,J", "shift(1)", "Move down", show=False),
        Binding("backspace", "take_back", "Take back", show=False),
        Binding("enter", "answer", "Answer", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.texts: tuple[str, ...] = ()
        self.order: list[int] = []
        self.placed = 0
        self.cursor = 0
        self.touched = False

    def load(self, texts: tuple[str, ...]) -> None:
        """Show the items as they were shuffled."""
        self.texts, self.order, self.placed, self.cursor = texts, list(range(len(texts))), 0, 0
        self.touched = False
        self.paint()

    def paint(self) -> None:
        """Draw the items in their order."""
        lines = []
        for place, number in enumerate(self.order):
            here = place == self.cursor
            fixed = f"{place + 1}." if place < self.placed else "  "
            lead = Content.assemble((f"{'›' if here else ' '} {fixed:3}", "bold"), (f"{number + 1}  ", "$accent bold"))
            pressed = Style.from_meta({"@click": f"place({number})"})
            text = Content(self.texts[number]).stylize("bold" if here or place < self.placed else "")
            lines.append(hanging(lead, text, self.content_size.width).stylize(pressed))
        self.update(Content("\n").join(lines))

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        self.paint()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor = min(max(0, self.cursor + by), len(self.order) - 1)
        self.paint()

    def action_shift(self, by: int) -> None:
        """Move the item under the cursor."""
        to = self.cursor + by
        if 0 <= to < len(self.order):
            self.order[self.cursor], self.order[to] = self.order[to], self.order[self.cursor]
            self.cursor = to
            self.touched = True
            self.paint()

    def action_place(self, number: int) -> None:
        """Put the item with this number next in the order."""
        if number not in self.order[self.placed :]:
            return
        self.order.remove(number)
        self.order.insert(self.placed, number)
        self.placed += 1
        self.touched = True
        self.cursor = min(self.placed, len(self.order) - 1)
        self.paint()

    def action_take_back(self) -> None:
        """Take back the number typed last."""
        if self.placed:
            self.placed -= 1
            self.cursor = self.placed
            self.paint()

    def put_back(self, texts: tuple[str, ...], placed: int) -> None:
        """Restore an order of the items, so many of them placed."""
        self.order = [self.texts.index(text) for text in texts]
        self.placed, self.touched = placed, True
        self.cursor = min(placed, len(self.order) - 1)
        self.paint()

    def action_answer(self) -> None:
        """Answer with the order as it stands, once it is the learner's own."""
        if not isinstance(self.parent, Arrange):
            return
        if not self.touched:
            self.parent.query_one(".count", Static).update(Content("nothing moved yet; ctrl+r if you don't know"))
        else:
            self.parent.done(self.parent.so_far())

    def on_key(self, event: events.Key) -> None:
        """Take the digits."""
        if event.character and event.character in "123456789":
            event.stop()
            self.action_place(int(event.character) - 1)


class Arrange(AnswerBox):
    """An order to be made."""

    def compose(self) -> ComposeResult:
        """Lay out the items."""
        yield Items()
        yield Static(classes="count")

    def show(self, asked: Asked) -> None:
        """Show a question's items."""
        self.query_one(Items).load(asked.options)
        said = "type the numbers in the right order, or move with alt+up and alt+down; enter answers"
        self.query_one(".count", Static).update(Content(said))

    def so_far(self) -> str:
        """Return the order as it stands, if the learner has touched it."""
        items = self.query_one(Items)
        return "\n".join(items.texts[number] for number in items.order) if items.touched else ""

    def standing(self) -> tuple[str, ...]:
        """Return how many items are placed and the order as it stands, if the learner has touched it."""
        items = self.query_one(Items)
        return (str(items.placed), *(items.texts[number] for number in items.order)) if items.touched else ()

    def put_back(self, draft: tuple[str, ...]) -> None:
        """Restore the order, unless the question has other items now."""
        items = self.query_one(Items)
        placed, *texts = draft
        if sorted(texts) == sorted(items.texts) and placed.isdecimal():
            items.put_back(tuple(texts), min(int(placed), len(texts)))

    def take_focus(self) -> None:
        """Let the items have the keys."""
        self.query_one(Items).focus()

"""A window over a screen: some text, its keys, and what it answers."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.ui.widgets.keys import Keys


class TextBox(ModalScreen[str]):
    """A text in a window; closed with esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close"),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll(8)", "Page down", show=False),
        Binding("pageup", "scroll(-8)", "Page up", show=False),
    ]

    def heading(self) -> str:
        """Return the window's heading."""
        return ""

    def text(self) -> Content:
        """Return what the window says."""
        return Content("")

    def compose(self) -> ComposeResult:
        """Lay out the window."""
        with Vertical(classes="window"):
            yield Static(Content.styled(self.heading(), "bold"), classes="heading")
            with VerticalScroll(classes="text", can_focus=False):
                yield Static(self.text(), classes="said")
            yield Keys()

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the heading, the keys and the frame around a text that is longer than the screen."""
        self.query_one(".text").styles.max_height = max(3, event.size.height - 8)

    def tell(self) -> None:
        """Say the heading and the text anew."""
        self.query_one(".heading", Static).update(Content.styled(self.heading(), "bold"))
        self.query_one(".said", Static).update(self.text())

    def action_scroll(self, by: int) -> None:
        """Scroll the text."""
        self.query_one(".text").scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Close the window."""
        self.dismiss("")

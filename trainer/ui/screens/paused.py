"""Paused: the question is hidden and the clock stands still."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from trainer.ui.widgets.box import TextBox


class PausedScreen(TextBox):
    """Go on, go home, or finish; answers ``""``, ``"home"`` or ``"finish"``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "close", "Go on"),
        Binding("h", "leave('home')", "Home"),
        Binding("f", "leave('finish')", "Finish now"),
    ]

    def __init__(self, title: str, state: str) -> None:
        super().__init__()
        self._title, self._state = title, state
        self.add_class("-opaque")

    def heading(self) -> str:
        """Return the window's heading."""
        return f"Paused · {self._title}"

    def text(self) -> Content:
        """Return where the session stands."""
        return Content(f"{self._state}\nEverything you answered is kept. The session waits for you at home.")

    def action_leave(self, where: str) -> None:
        """Close the window with an answer."""
        self.dismiss(where)

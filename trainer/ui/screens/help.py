"""Help: the keys of the screen one comes from, and what everything is for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from trainer.ui.widgets.box import TextBox
from trainer.ui.widgets.keys import key_name

ABOUT = """\
Type answers as you would say them: case, accents, punctuation and spelling variants of names do not count. \
✓ is right, ≈ is nearly right and shows the exact form, ✗ is wrong and says by how much.
The verdict proposes how well you knew it; enter accepts it, 1 Again, 2 Hard, 3 Good and 4 Easy say otherwise, \
! says that you were right. What you miss comes back in the same session until you have it.
Every answer is kept the moment you give it. Close the terminal whenever you like; the session waits at home.
Everywhere: ctrl+p opens the list of commands, ctrl+q quits, esc goes back."""


class HelpScreen(TextBox):
    """What can be done on the screen beneath."""

    def __init__(self, bindings: Sequence[Binding], about: str = ABOUT) -> None:
        super().__init__()
        self._keys, self._about = tuple(bindings), about

    def heading(self) -> str:
        """Return the window's heading."""
        return "Help"

    def text(self) -> Content:
        """Return the keys and what everything is for."""
        keys: dict[str, list[str]] = {}
        for binding in self._keys:
            keys.setdefault(binding.description, []).extend(key_name(key) for key in binding.key.split(","))
        lines = [
            Content.assemble((f"{', '.join(names[:2]):>14}", "$accent bold"), f"  {what}")
            for what, names in keys.items()
        ]
        return Content("\n").join([*lines, Content(""), Content(self._about)])

"""One line on top of a screen: something on the left, something on the right, cut to the width there is."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from trainer.ui.widgets.rows import fit


def head(left: str, right: str, width: int, *, before: str = "") -> Content:
    """Return ``left`` and ``right`` at the two ends of ``width`` cells; ``before`` stands first if all of it fits."""
    room = max(4, width - cell_len(right) - 2)
    if cell_len(before) + cell_len(left) > room:
        before = ""
    text = fit(left, room - cell_len(before))
    return Content.assemble((before, "$accent bold"), (text, "bold"), "  ", (right, "$quiet"))

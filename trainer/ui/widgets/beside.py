"""Texts set side by side in columns, each broken within its own."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content


def beside(cells: Sequence[tuple[Content, int]], gap: int = 2) -> Content:
    """Return texts in columns of the given widths (cells), ``gap`` cells apart, as many lines as the longest needs."""
    columns = [[line.rstrip() for line in _lines(text, width)] for text, width in cells]
    lines = []
    for at in range(max(map(len, columns), default=0)):
        pieces = []
        for place, (column, (_, width)) in enumerate(zip(columns, cells, strict=True)):
            line = column[at] if at < len(column) else Content("")
            is_last = place == len(cells) - 1
            pieces.append(line if is_last else line + _space(max(0, width - line.cell_length) + gap))
        lines.append(Content("").join(pieces).rstrip())
    return Content("\n").join(lines)


def shares(total: int, weights: Sequence[int], gap: int = 2) -> list[int]:
    """Return the widths of columns that share ``total`` cells by weight, their gaps taken off first."""
    room = max(len(weights), total - gap * (len(weights) - 1))
    widths = [max(1, room * weight // sum(weights)) for weight in weights]
    widths[-1] += room - sum(widths)
    return widths


def listed(lines: Sequence[Content], width: int, mark: str = "·") -> Content:
    """Return lines under one another, each after a mark and indented behind it."""
    rows = []
    for text in lines:
        first, *rest = _lines(text, max(1, width - 2))
        rows += [Content(f"{mark} ") + first, *(_space(2) + line for line in rest)]
    return Content("\n").join(line.rstrip() for line in rows)


def _space(width: int) -> Content:
    # a run of its own: pictures of a terminal stretch a run to its width, and would move the text beside the space
    return Content.styled(" " * width, "$quiet")


def _lines(text: Content, width: int) -> list[Content]:
    return [line for part in text.split("\n", allow_blank=True) for line in part.wrap(max(1, width)) or [Content("")]]

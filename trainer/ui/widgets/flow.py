"""Pieces of text set one after the other, broken into lines between them and never within one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content


def flow(pieces: Sequence[Content], width: int, gap: int = 3) -> Content:
    """Return ``pieces`` in lines of at most ``width`` cells, ``gap`` cells apart."""
    lines: list[list[Content]] = [[]]
    used = 0
    for piece in pieces:
        size = piece.cell_length
        if lines[-1] and used + gap + size > width:
            lines.append([])
            used = 0
        used += size + (gap if lines[-1] else 0)
        lines[-1].append(piece)
    return Content("\n").join(Content(" " * gap).join(line) for line in lines)


def hanging(lead: Content, text: Content, width: int) -> Content:
    """Return ``text`` after ``lead`` in ``width`` cells, its later lines indented as far as the first."""
    indent = lead.cell_length
    if width <= indent + 8:
        return lead + text
    first, *rest = text.wrap(width - indent) or [Content("")]
    return Content("\n").join([lead + first.rstrip(), *(Content(" " * indent) + line.rstrip() for line in rest)])

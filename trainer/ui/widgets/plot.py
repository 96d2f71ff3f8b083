"""Plots of letters: columns over an axis, a share with its interval on a track, days as shades; none needs colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

EIGHTHS = " ▁▂▃▄▅▆▇█"
NOUGHT = "_"
SHADES = "·░▒▓█"
FOUND, TOLD, BOTH = "●", "│", "◆"
AXIS = 8
"""Cells that the labels of the upright axis take, with the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One column: its height (0 to 1; None: nothing there), the sign beneath it, and the label that starts there."""

    share: float | None
    sign: str = ""
    label: str = ""


def columns(bars: Sequence[Bar], width: int, height: int, scale: tuple[str, str, str]) -> Content:
    """Return columns of the given height over an axis, with their signs and labels in lines beneath.

    ``scale`` labels the top, the middle and the foot of the axis; of an even height the middle is a line's top. Bars
    that there is no room for are left out.
    """
    room = max(1, width - AXIS)
    each = max(1, min(6, room // max(1, len(bars))))
    bars = bars[: room // each]
    thick = max(1, each - 1)
    lines = []
    for row in range(height, 0, -1):
        said = scale[0] if row == height else scale[1] if row == height // 2 else ""
        cells = "".join((_cell(bar.share, row, height) * thick).ljust(each) for bar in bars)
        lines.append(f"{said:>{AXIS - 2}} {'┤' if said else '│'}{cells}".rstrip())
    lines.append(f"{scale[2]:>{AXIS - 2}} └{'─' * min(room, each * len(bars))}")
    for texts in ([bar.sign for bar in bars], [bar.label for bar in bars]):
        if any(texts):
            lines.append(_beneath(texts, each, room))
    return Content("\n".join(lines))


def track(width: int, share: float, told: float, low: float, high: float) -> str:
    """Return a line of ``width`` cells from 0 to 1: the interval, on it the share found, and the chance told."""

    def at(value: float) -> int:
        return min(width - 1, max(0, round(value * (width - 1))))

    cells = [" "] * width
    for place in range(at(low), at(high) + 1):
        cells[place] = "─"
    cells[at(told)] = TOLD
    cells[at(share)] = BOTH if at(share) == at(told) else FOUND
    return "".join(cells)


def ruler(width: int) -> str:
    """Return the labels over a track: 0, 50 and 100 %."""
    return f"{'0':<{width // 2 - 1}}{'50':<{width - width // 2 - 2}}{'100'}"


def shade(amount: float | None, steps: Sequence[float]) -> str:
    """Return the shade of an amount: ``·`` for nothing, then one a step; a space for None."""
    if amount is None:
        return " "
    return SHADES[0] if amount <= 0 else SHADES[1 + sum(amount >= step for step in steps)]


def _cell(share: float | None, row: int, height: int) -> str:
    """Return the part of a column in one row (1 is the lowest); a nought is seen as such."""
    if share is None:
        return " "
    eighths = round(min(1.0, share) * height * 8)
    if share > 0:
        eighths = max(1, eighths)
    elif row == 1:
        return NOUGHT
    return EIGHTHS[min(8, max(0, eighths - (row - 1) * 8))]


def _beneath(texts: Sequence[str], each: int, room: int) -> str:
    """Return texts that begin under their columns; one that would run into another or out of the room gives way."""
    line = " " * AXIS
    for place, text in enumerate(texts):
        at = AXIS + place * each
        if not text:
            continue
        if len(text) > 1 and at + len(text) > AXIS + room:
            at = max(AXIS, AXIS + room - len(text))
        if at >= len(line.rstrip()) + (len(text) > 1) or not line.strip():
            line = line[:at].ljust(at) + text
    return line.rstrip()

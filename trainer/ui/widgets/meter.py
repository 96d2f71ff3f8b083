"""A share as a short bar and a figure, readable without colour."""

from __future__ import annotations

from trainer.coach.wording import percent

FULL, EMPTY = "▰", "▱"


def bar(share: float, width: int = 10) -> str:
    """Return ``share`` (0 to 1) as a bar of ``width`` cells."""
    filled = min(width, max(0, round(share * width)))
    return FULL * filled + EMPTY * (width - filled)


def meter(share: float, width: int = 10) -> str:
    """Return ``share`` as a bar with its figure."""
    return f"{bar(share, width)} {percent(share):>5}"


def between(low: float, high: float) -> str:
    """Return an interval in per cent, in brackets; its ends are never certain. Nothing for what cannot be known."""
    if high <= 0:
        return ""
    return f"({max(1, round(low * 100))}–{min(99, round(high * 100))})"

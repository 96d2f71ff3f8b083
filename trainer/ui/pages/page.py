"""A page of the progress screen: what it is about, its plot, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content

from trainer.ui.widgets.rows import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``about`` says what is counted over what; ``plot`` draws in a width and height of cells.

    ``empty`` is said instead where there is nothing to show yet.
    """

    title: str
    about: str
    plot: Callable[[int, int], Content]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = ""


def nothing(title: str, empty: str) -> Page:
    """Return a page with nothing on it yet but what it will show."""
    return Page(title=title, about="", plot=lambda _width, _height: Content(empty), columns=(), rows=(), empty=empty)


def bold(text: str) -> Content:
    """Return a heading."""
    return Content.styled(text, "bold")


def quiet(text: str) -> Content:
    """Return what is said beside."""
    return Content.styled(text, "$quiet")

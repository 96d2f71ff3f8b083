"""The hardest questions, and those missed most often."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from trainer.coach.desk import Desk
from trainer.coach.hard import Hard, hardest, met, most_missed
from trainer.coach.wording import percent
from trainer.ui.pages.page import Page, bold, nothing
from trainer.ui.widgets.meter import bar
from trainer.ui.widgets.rows import Column, fit

MOST = 100
"""Questions of each list in the table."""
COLUMNS = (
    Column(title="List", width=8),
    Column(title="Question"),
    Column(title="Deck", width=20, quiet=True, from_width=100),
    Column(title="Now", width=5, right=True),
    Column(title="Lapses", width=6, right=True),
    Column(title="Missed", width=9, right=True),
)


def page(desk: Desk) -> Page:
    """Return the page."""
    rows = met(desk)
    if not rows:
        return nothing(
            "Hardest questions",
            "Here will stand the questions that you are least likely to recall, and those that you missed most often, "
            "as soon as something was answered.",
        )
    hard, missed = hardest(rows), most_missed(rows)
    return Page(
        title="Hardest questions",
        about="Hardest: the lowest chance of recall now. Missed: study answers that were not right (close ones are "
        "not), of all to it.",
        plot=lambda width, height: _plot(hard, missed, width, height),
        columns=COLUMNS,
        rows=(
            *(_row("hardest", row) for row in hard[:MOST]),
            *(_row("missed", row) for row in missed[:MOST]),
        ),
    )


def _plot(hard: Sequence[Hard], missed: Sequence[Hard], width: int, height: int) -> Content:
    each = max(3, (height - 3) // 2)
    lines = [bold("Hardest now"), *_lines(hard[:each], width, lambda row: (row.chance, percent(row.chance)))]
    lines += [Content(""), bold("Missed most often")]
    if missed:
        lines += _lines(missed[:each], width, lambda row: (row.missed / row.answers, f"{row.missed} of {row.answers}"))
    else:
        lines.append(Content("Nothing was missed so far."))
    return Content("\n").join(lines)


def _lines(rows: Sequence[Hard], width: int, told: Callable[[Hard], tuple[float, str]]) -> list[Content]:
    figures = [told(row) for row in rows]
    wide = max(len(text) for _, text in figures)
    room = max(10, width - wide - 12)
    return [
        Content(f"{bar(share)} {text:>{wide}} {fit(row.ask, room).rstrip()}")
        for row, (share, text) in zip(rows, figures, strict=True)
    ]


def _row(name: str, row: Hard) -> tuple[str, ...]:
    return name, row.ask, row.deck, percent(row.chance), str(row.lapses), f"{row.missed} of {row.answers}"

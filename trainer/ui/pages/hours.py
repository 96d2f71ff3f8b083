"""The time of day: how much is answered at which hour, and how much of it is right."""

from __future__ import annotations

from textual.content import Content

from trainer.coach.desk import Desk
from trainer.coach.hours import HourRow, hours
from trainer.coach.wording import percent
from trainer.ui.pages.page import Page, bold, nothing
from trainer.ui.widgets.plot import Bar, columns
from trainer.ui.widgets.rows import Column

COLUMNS = (
    Column(title="Hour", width=13),
    Column(title="Answers", width=8, right=True),
    Column(title="Right", width=8, right=True),
    Column(title="Share", width=6, right=True),
    Column(title="90 %", width=9, right=True),
)


def page(desk: Desk) -> Page:
    """Return the page."""
    rows = hours(desk)
    if not rows:
        return nothing(
            "Time of day",
            "Here will stand at which hours you study and how much of it is right, as soon as something was answered.",
        )
    return Page(
        title="Time of day",
        about="Study answers of all decks and days. What is asked differs from hour to hour, too: a low one is not "
        "yet a bad one.",
        plot=lambda width, height: _plot(rows, width, height),
        columns=COLUMNS,
        rows=tuple(
            (
                f"{row.hour:02}:00–{row.hour:02}:59",
                str(row.answers),
                str(row.right),
                percent(row.right / row.answers),
                f"{round(row.at_least * 100)}–{round(row.at_most * 100)} %",
            )
            for row in rows
        ),
    )


def _plot(rows: tuple[HourRow, ...], width: int, height: int) -> Content:
    found = {row.hour: row for row in rows}
    most = max(row.answers for row in rows)
    room = max(2, min(12, (height - 5) // 2 // 2 * 2))
    many, right = [], []
    for hour in range(24):
        row = found.get(hour)
        label = f"{hour}" if hour % 3 == 0 else ""
        many.append(Bar(share=row.answers / most if row else None))
        right.append(Bar(share=row.right / row.answers if row else None, label=label))
    half = f"{most / 2:,.0f}" if most > 1 else ""
    return Content("\n").join(
        [
            bold("Answers"),
            columns(many, width, room, (f"{most:,}", half, "0")),
            bold("Share right"),
            columns(right, width, room, ("100 %", "50 %", "0 %")),
        ]
    )

"""Study minutes a day as a calendar of weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from trainer.coach.desk import Desk
from trainer.coach.hours import WEEKS, DayRow, calendar, days
from trainer.coach.wording import count, percent
from trainer.ui.pages.page import Page, nothing, quiet
from trainer.ui.widgets.plot import SHADES, shade
from trainer.ui.widgets.rows import Column

STEPS = (10, 20, 40)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
COLUMNS = (
    Column(title="Study day", width=15),
    Column(title="Minutes", width=8, right=True),
    Column(title="Answers", width=8, right=True),
    Column(title="Right", width=6, right=True),
)


def page(desk: Desk) -> Page:
    """Return the page."""
    rows = days(desk)
    if not rows:
        return nothing(
            "Study days", "Here will stand how long you studied each day, as soon as something was answered."
        )
    today = desk.day.date(desk.clock())
    return Page(
        title="Study days",
        about="Minutes from question to answer in study, all decks; rehearsals and reading are not in it.",
        plot=lambda width, height: _plot(rows, today, width, height),
        columns=COLUMNS,
        rows=tuple(
            (f"{row.day:%a %Y-%m-%d}", f"{row.seconds / 60:.1f}", str(row.answers), percent(row.right / row.answers))
            for row in reversed(rows)
        ),
    )


def _plot(rows: Sequence[DayRow], today: date, width: int, height: int) -> Content:
    each = 2 if width < 26 * 3 + 5 else 3
    weeks = max(1, min(WEEKS, (width - 5) // each))
    table = calendar(rows, today, weeks)
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    lines = [quiet(_months(monday, weeks, each))]
    for number, name in enumerate(DAYS):
        cells = (" " * (each - 1)).join(shade(week[number], STEPS) for week in table)
        lines.append(Content(f"{name}  {cells}"))
    legend = f"{SHADES[0]} none  {SHADES[1]} under 10  {SHADES[2]} 10–20  {SHADES[3]} 20–40  {SHADES[4]} 40 minutes on"
    lines += [quiet(legend), Content(""), Content(_told(rows, today, table))]
    return Content("\n").join(lines)


def _months(monday: date, weeks: int, each: int) -> str:
    """Return the months over the weeks in which they begin."""
    line = " " * 5
    for week in range(weeks):
        first = monday + timedelta(days=7 * week)
        last = first + timedelta(days=6)
        at = 5 + week * each
        if (last.day <= 7 or (week == 0 and last.day <= 17)) and at > len(line.rstrip()):
            line = line[:at].ljust(at) + f"{last:%b}"
    return line.rstrip()


def _told(rows: Sequence[DayRow], today: date, table: Sequence[Sequence[float | None]]) -> str:
    week = sum(minutes or 0.0 for minutes in table[-1])
    since = today - timedelta(days=27)
    late = [row for row in rows if row.day >= since]
    minutes = sum(row.seconds for row in late) / 60
    said = f"This week {week:.0f} minutes. The last 28 days: {minutes:.0f} minutes on {count(len(late), 'day')}"
    mean = f", {minutes / len(late):.0f} on each of these on average" if late else ""
    return f"{said}{mean}."

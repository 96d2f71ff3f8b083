"""What the coming days hold: reviews by day, and the recall if nothing more is studied."""

from __future__ import annotations

from textual.content import Content

from trainer.coach.desk import Desk
from trainer.coach.recalls import LATER, Recall, only_missed, recalls, reviews
from trainer.coach.wording import count, percent
from trainer.ui.pages.page import Page, bold, nothing, quiet
from trainer.ui.widgets.beside import beside
from trainer.ui.widgets.meter import FULL, meter
from trainer.ui.widgets.rows import Column, fit

APART = 72
"""Cells from which the two plots stand beside one another."""
NEVER = "not studied yet, but missed in a rehearsal"


def page(desk: Desk) -> Page:
    """Return the page."""
    rows, due = recalls(desk), reviews(desk)
    if not rows[0].met and not any(number for _, number in due):
        return nothing(
            "The days ahead",
            "Here will stand how many reviews each of the next 14 days holds, and how much you would still recall "
            "then, as soon as a question was answered.",
        )
    days = [(f"{day:%a} {day.day} {day:%b}", number) for day, number in due]
    missed = only_missed(desk)
    return Page(
        title="The days ahead",
        about="Reviews by study day, today with what is overdue or was missed in a rehearsal. Recall: the mean chance "
        "over all questions, those never met as 0.",
        plot=lambda width, _height: _plot(days, missed, rows, width),
        columns=(
            Column(title="What", width=6),
            Column(title="When", width=10),
            Column(title="Figure", width=6, right=True),
            Column(title="Of"),
        ),
        rows=(
            *(("due", name, str(number), rows[0].title) for name, number in days),
            *([("due", "missed", str(missed), NEVER.capitalize())] if missed else []),
            *(
                ("recall", _when(when), percent(share), row.title)
                for row in rows
                for when, share in zip(LATER, row.later, strict=True)
            ),
        ),
    )


def _when(days: int) -> str:
    return {0: "now", 1: "in 1 day"}.get(days, f"in {days} days")


def _plot(days: list[tuple[str, int]], missed: int, rows: tuple[Recall, ...], width: int) -> Content:
    most = max((number for _, number in days), default=0)
    half = (width - 4) // 2 if width >= APART else width
    room = max(5, min(30, half - 20))
    left = [bold("Reviews due")]
    for name, number in days:
        length = max(round(room * number / most), 1) if number else 0
        left.append(Content(f"{name:<10} {number:>4}  {FULL * length}"))
    if missed:
        left.append(quiet(f"{count(missed, 'question')} of these: {NEVER}."))
    right = [bold("Recall if nothing more is studied")]
    for when, share in zip(LATER, rows[0].later, strict=True):
        right.append(Content(f"{_when(when):<10} {meter(share)}"))
    title = max(8, min(24, half - 12))
    right += [Content(""), bold("By deck, now and in 14 days")]
    right += [
        Content(f"{fit(row.title, title)} {percent(row.later[0]):>5} {percent(row.later[-1]):>5}") for row in rows[1:]
    ]
    if width < APART:
        return Content("\n").join([*left, Content(""), *right])
    return beside([(Content("\n").join(left), half), (Content("\n").join(right), half)], 4)

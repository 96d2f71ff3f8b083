"""Calibration: the chances told before the answers against what was recalled."""

from __future__ import annotations

from textual.content import Content

from trainer.coach.calibration import Calibration, calibration
from trainer.coach.desk import Desk
from trainer.coach.wording import percent
from trainer.ui.pages.page import Page, bold, nothing, quiet
from trainer.ui.widgets.plot import BOTH, FOUND, TOLD, ruler, track
from trainer.ui.widgets.rows import Column

LEAD = 16
COLUMNS = (
    Column(title="Deck"),
    Column(title="Told", width=8, right=True),
    Column(title="Answers", width=7, right=True),
    Column(title="Mean", width=7, right=True, from_width=70),
    Column(title="Recalled", width=8, right=True),
    Column(title="90 %", width=8, right=True),
)


def page(desk: Desk) -> Page:
    """Return the page."""
    whole, decks = calibration(desk)
    if not whole.answers:
        return nothing(
            "Calibration",
            "Here will stand how often you recalled what the app took to be, say, 90 % sure, "
            "as soon as questions met before were asked again.",
        )
    titles = {deck.id: deck.title for deck in desk.contents.decks}
    groups = [("All decks", whole), *((titles[deck], told) for deck, told in decks.items())]
    return Page(
        title="Calibration",
        about="Study answers by the chance of recall told of each just before it, all decks together. Recalled: not "
        "rated Again.",
        plot=lambda width, _height: _plot(whole, width),
        columns=COLUMNS,
        rows=tuple(row for title, told in groups for row in _rows(title, told)),
    )


def _plot(told: Calibration, width: int) -> Content:
    room = max(20, min(101, width - LEAD - 1))
    lines = [
        bold(
            f"Told {percent(told.told)}, recalled {percent(told.share)} of {told.answers:,} answers; "
            f"off by {told.error * 100:.1f} points on average"
        ),
        quiet(f"{'told':<9}{'answers':>{LEAD - 10}} {ruler(room)}"),
    ]
    for row in reversed(told.bins):
        name = _range(row.low, row.high)
        drawn = track(room, row.share, row.told, row.at_least, row.at_most)
        lines.append(Content(f"{name:<9}{row.answers:>{LEAD - 10}} {drawn}".rstrip()))
    lines.append(quiet(f"{FOUND} recalled  ─ 90 % interval  {TOLD} told  {BOTH} both; off: calibration error"))
    return Content("\n").join(lines)


def _range(low: float, high: float) -> str:
    return f"{round(low * 100)}–{round(high * 100)} %"


def _rows(title: str, told: Calibration) -> list[tuple[str, ...]]:
    whole = (title, "all", f"{told.answers}", f"{told.told:.1%}", f"{told.share:.1%}", f"off {told.error * 100:.1f}")
    rows = [
        (
            title,
            _range(row.low, row.high),
            str(row.answers),
            f"{row.told:.1%}",
            f"{row.share:.1%}",
            f"{round(row.at_least * 100)}–{round(row.at_most * 100)} %",
        )
        for row in reversed(told.bins)
    ]
    return [tuple(text.replace("%", " %") if "." in text else text for text in row) for row in [whole, *rows]]

"""Recall by deck now, and each deck's part of the study sessions."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from trainer.coach.desk import Desk
from trainer.coach.recalls import Recall, recalls
from trainer.coach.scores import Ends, Parts, Series, by_deck, scores
from trainer.coach.wording import percent
from trainer.ui.pages.page import Page, bold, nothing, quiet
from trainer.ui.widgets.meter import meter
from trainer.ui.widgets.rows import Column, fit

COLUMNS = (
    Column(title="Deck"),
    Column(title="Asked", width=5, right=True, from_width=100),
    Column(title="Met", width=7, right=True),
    Column(title="Now", width=5, right=True),
    Column(title="Of met", width=6, right=True, from_width=70),
    Column(title="Last", width=5, right=True),
    Column(title="Best", width=5, right=True),
    Column(title="Trend", width=8, right=True),
)


def page(desk: Desk) -> Page:
    """Return the page."""
    whole, *decks = recalls(desk)
    if not whole.met:
        return nothing(
            "Recall by deck",
            "Here will stand for each deck how much of it you would recall now, and its scores, "
            "as soon as a question was answered.",
        )
    study = scores(desk)["study"]
    parts = {row.deck: row for row in by_deck(desk, study)}
    rows = [(row, parts[row.id]) for row in decks]
    return Page(
        title="Recall by deck",
        about="If asked now: the mean chance over all questions of a deck, never met as 0. Scores: of study sessions, "
        "their part in the deck.",
        plot=lambda width, _height: _plot(whole, study, rows, width),
        columns=COLUMNS,
        rows=(_row(whole, study), *(_row(recall, series) for recall, series in rows)),
    )


def _plot(whole: Recall, study: Series, rows: list[tuple[Recall, Parts]], width: int) -> Content:
    longest = max(cell_len(recall.title) for recall in [whole, *(recall for recall, _ in rows)])
    title = min(longest, max(12, width - 40 if width < 76 else width - 56))
    bar = max(10, min(30, width - title - 50))
    head = quiet(f"{'':<{title}}  {'if asked now':<{bar + 6}}   last   best  trend")
    lines = [head, bold(_line(whole, study, title, bar))]
    lines += [Content(_line(recall, series, title, bar)) for recall, series in rows]
    told = (
        "Best: of sessions with 5 or more of its questions. Trend, in points: the mean of its last 5 sessions (or half "
        "of fewer), each counted by its questions, less that of as many before."
    )
    edited = "* the dossier was edited in between" if any(_edited(series) for _, series in rows) else ""
    return Content("\n").join([*lines, quiet(told), *([quiet(edited)] if edited else [])])


def _line(recall: Recall, series: Ends, title: int, bar: int) -> str:
    last, best, trend = _ends(series)
    return f"{fit(recall.title, title)}  {meter(recall.later[0], bar)}  {last:>5}  {best:>5}  {trend}"


def _edited(series: Ends) -> bool:
    return bool(series.trend and series.trend.changed)


def _ends(series: Ends) -> tuple[str, str, str]:
    last, best = ("–" if share is None else percent(share) for share in (series.last, series.best))
    trend = f"{round(series.trend.by * 100):+d}{'*' * series.trend.changed}" if series.trend else "–"
    return last, best, trend


def _row(recall: Recall, series: Series | Parts) -> tuple[str, ...]:
    last, best, trend = _ends(series)
    asked = str(len(series.rows))
    met = f"{recall.met}/{recall.questions}"
    return recall.title, asked, met, percent(recall.later[0]), percent(recall.of_met), last, best, trend

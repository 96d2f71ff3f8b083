"""Recall by deck now, and each deck's part of the study sessions and of each sort of rehearsal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from trainer.coach.desk import Desk
from trainer.coach.figures import named
from trainer.coach.recalls import Recall, recalls
from trainer.coach.scores import FEWEST, Ends, Parts, Series, by_deck, scores
from trainer.coach.wording import percent
from trainer.ui.pages.page import Page, bold, nothing, quiet
from trainer.ui.widgets.meter import meter
from trainer.ui.widgets.rows import Column, fit

COLUMNS = (
    Column(title="Deck"),
    Column(title="Of", width=8),
    Column(title="Asked", width=5, right=True, from_width=100),
    Column(title="Met", width=7, right=True, from_width=70),
    Column(title="Now", width=5, right=True),
    Column(title="Of met", width=6, right=True, from_width=70),
    Column(title="Last", width=5, right=True),
    Column(title="Best", width=5, right=True),
    Column(title="Trend", width=8, right=True),
)
ANY = "Any decks"
"""Whole sittings, whichever decks they asked."""
SHORT = {"study": "Study", "rehearsal": "Mock", "hotseat": "Hot seat"}


def page(desk: Desk) -> Page:
    """Return the page."""
    recalled, series = recalls(desk), scores(desk)
    if not recalled[0].met and not any(one.rows for one in series.values()):
        return nothing(
            "Recall by deck",
            "Here will stand for each deck how much of it you would recall now, and its scores, "
            "as soon as a question was answered.",
        )
    parts = {sort: by_deck(desk, one) for sort, one in series.items() if sort == "study" or one.rows}
    study = {part.deck: part for part in parts["study"]}
    return Page(
        title="Recall by deck",
        about="If asked now: the mean chance over all questions of a deck, never met as 0. Scores: of study sessions, "
        "their part in the deck; then of rehearsals.",
        plot=lambda width, _height: _plot(recalled, series, parts, width),
        columns=COLUMNS,
        rows=(
            _recalled(recalled[0]),
            (ANY, SHORT["study"], *_row(series["study"])),
            *(_recalled(recall, study[recall.id]) for recall in recalled[1:]),
            *(
                row
                for sort, rows in parts.items()
                if sort != "study"
                for row in (
                    (ANY, SHORT[sort], *_row(series[sort])),
                    *((part.title, SHORT[sort], *_row(part)) for part in rows if part.rows),
                )
            ),
        ),
    )


def _plot(
    recalled: tuple[Recall, ...], series: Mapping[str, Series], parts: Mapping[str, Sequence[Parts]], width: int
) -> Content:
    titles = [ANY, *(recall.title for recall in recalled)]
    title = min(max(map(cell_len, titles)), max(12, width - 40 if width < 76 else width - 56))
    bar = max(10, min(30, width - title - 50))
    study = {part.deck: part for part in parts["study"]}
    ends = f"{'last':>5}  {'best':>5}  trend"
    lines = [
        quiet(f"{'':<{title}}  {'if asked now':<{bar + 6}}  {ends}"),
        bold(_line(recalled[0].title, title, meter(recalled[0].later[0], bar))),
        bold(_line(ANY, title, " " * (bar + 6), series["study"])),
    ]
    lines += [
        Content(_line(recall.title, title, meter(recall.later[0], bar), study[recall.id])) for recall in recalled[1:]
    ]
    told = (
        f"Best: of sessions with {FEWEST} or more of its questions. Trend, in points: the mean of its last 5 sessions "
        "(or half of fewer), each counted by its questions, less that of as many before."
    )
    shown: list[Ends] = [series["study"], *parts["study"]]
    lines += [quiet(told), *_notes(shown)]
    for sort in (sort for sort in parts if sort != "study"):
        mine = [part for part in parts[sort] if part.rows]
        lines += [
            Content(""),
            quiet(f"{fit(f'{series[sort].title}; by deck not weighted', title + bar + 8)}  {ends}"),
            bold(_line(ANY, title, " " * (bar + 6), series[sort])),
            *(Content(_line(part.title, title, " " * (bar + 6), part)) for part in mine),
            *_notes([series[sort], *mine]),
        ]
    return Content("\n").join(lines)


def _notes(shown: Sequence[Ends]) -> list[Content]:
    """Return what the signs behind the trends mean, and what a whole row of sittings does not have in common."""
    notes = ["* the dossier was edited in between"] if any(one.trend and one.trend.changed for one in shown) else []
    mixed = dict.fromkeys(name for one in shown for name in one.mixed if name != "decks")
    notes += [f"of various {named(tuple(mixed))}"] if mixed else []
    return [quiet("; ".join(notes))] if notes else []


def _line(name: str, title: int, middle: str, series: Ends | None = None) -> str:
    last, best, trend = _ends(series) if series else ("", "", "")
    return f"{fit(name, title)}  {middle}  {last:>5}  {best:>5}  {trend}".rstrip()


def _ends(series: Ends) -> tuple[str, str, str]:
    last, best = ("–" if share is None else percent(share) for share in (series.last, series.best))
    trend = f"{round(series.trend.by * 100):+d}{'*' * series.trend.changed}" if series.trend else "–"
    return last, best, trend


def _recalled(recall: Recall, series: Parts | None = None) -> tuple[str, ...]:
    asked = (str(len(series.rows)),) if series else ("",)
    met = f"{recall.met}/{recall.questions}"
    now = (met, percent(recall.later[0]), percent(recall.of_met))
    return (recall.title, SHORT["study"] if series else "", *asked, *now, *(_ends(series) if series else [""] * 3))


def _row(series: Series | Parts) -> tuple[str, ...]:
    return (str(len(series.rows)), "", "", "", *_ends(series))

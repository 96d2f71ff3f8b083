"""The score of every sitting: study sessions on one page, rehearsals on another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil

from textual.content import Content

from trainer.coach.desk import Desk
from trainer.coach.figures import ends, named
from trainer.coach.scores import FEWEST, Score, Series, differing, mean, scores
from trainer.coach.session import REHEARSALS
from trainer.coach.wording import count, local, percent, span
from trainer.ui.pages.page import Page, bold, nothing, quiet
from trainer.ui.widgets.plot import AXIS, Bar, columns
from trainer.ui.widgets.rows import Column

EDITED, WITHIN = "^", "~"
COLUMNS = (
    Column(title="When", width=16),
    Column(title="Score", width=5, right=True),
    Column(title="Asked", width=5, right=True),
    Column(title="Took", width=6, right=True, from_width=90),
    Column(title="Kind", width=16, from_width=70),
    Column(title="Decks"),
    Column(title="Seed", width=8, quiet=True, from_width=110),
    Column(title="Dossier", width=8, quiet=True, from_width=110),
    Column(title="", width=6),
)


def study(desk: Desk) -> Page:
    """Return the page of the study sessions."""
    series = scores(desk)["study"]
    if not series.rows:
        return nothing(
            "Scores of study sessions",
            "Here will stand the score of every study session, with the best, the last and the trend, "
            "as soon as one has an answer.",
        )
    return Page(
        title="Scores of study sessions",
        about="A score is the mean of the first answers to a session’s questions. All kinds of study are here, "
        "rehearsals are not.",
        plot=_plotted(desk, [series]),
        columns=COLUMNS,
        rows=tuple(_row(row, desk.zone) for row in reversed(series.rows)),
    )


def rehearsals(desk: Desk) -> Page:
    """Return the page of the mock briefings and of the hot seat, each plotted by itself."""
    found = [series for sort in REHEARSALS if (series := scores(desk, sort)[sort]).rows]
    if not found:
        return nothing(
            "Scores of rehearsals",
            "Here will stand the score of every mock briefing and of every time in the hot seat, each kind by itself, "
            "as soon as one is finished.",
        )
    rows = sorted((row for series in found for row in series.rows), key=lambda row: row.started_at, reverse=True)
    return Page(
        title="Scores of rehearsals",
        about="A score weighs the questions: what must be known counts three times a detail. Mock briefings and hot "
        "seats stand apart.",
        plot=_plotted(desk, found),
        columns=COLUMNS,
        rows=tuple(_row(row, desk.zone) for row in rows),
    )


def _plotted(desk: Desk, found: Sequence[Series]) -> Callable[[int, int], Content]:
    drops = {series.sort: _drop(desk, series.rows) for series in found}
    return lambda width, height: _plot(found, drops, desk.zone, width, height)


def _plot(found: Sequence[Series], drops: Mapping[str, str], zone: str, width: int, height: int) -> Content:
    beneath = 7 if any(drops.values()) else 5
    room = max(2, min(20, (height - 2) // len(found) - beneath)) // 2 * 2
    notes = f"Best: of those with {FEWEST} questions or more."
    if any(row.changed for series in found for row in series.rows):
        notes += f" {EDITED} edited: the dossier is not what it was at the one before."
    if any(row.within for series in found for row in series.rows):
        notes += f" {WITHIN} edited in the middle of it."
    every = [_one(series, drops[series.sort], zone, width, room) for series in found]
    return Content("\n").join([*every, quiet(notes)])


def _one(series: Series, drop: str, zone: str, width: int, height: int) -> Content:
    rows = series.rows
    each = max(1, ceil(len(rows) / (width - AXIS)))
    parts = [rows[at : at + each] for at in range(0, len(rows), each)]
    bars = []
    for place, part in enumerate(parts):
        is_end = place in (0, len(parts) - 1)
        day = local((part[0] if place == 0 else part[-1]).started_at, zone)
        label = f"{day.day} {day:%b %Y}" if is_end else ""
        sign = EDITED if any(row.changed for row in part) else WITHIN if any(row.within for row in part) else ""
        bars.append(Bar(share=mean(part), sign=sign, label=label))
    lines = [
        bold(f"{series.title}: {ends(series)}"),
        columns(bars, width, height, ("100 %", "50 %", "0 %")),
        quiet(f"{count(len(rows), 'sitting')}; {_each(each, series.mixed)}"),
    ]
    if drop:
        lines.append(Content(drop))
    return Content("\n").join(lines)


def _each(each: int, mixed: Sequence[str]) -> str:
    if each == 1:
        return "a column is one sitting"
    said = f"a column is the mean of {each} in a row, by their questions"
    return f"{said}, whatever their {named(mixed)}" if mixed else said


def _drop(desk: Desk, rows: Sequence[Score]) -> str:
    """Return why the last score may be lower than the one before; empty if it is not, or nothing was edited."""
    if len(rows) < 2 or rows[-1].score >= rows[-2].score or not (rows[-1].changed or rows[-1].within):
        return ""
    from trainer.coach.outcome import edited

    points = round(rows[-2].score * 100) - round(rows[-1].score * 100)
    number = len(edited(desk, rows[-2].id, rows[-1].id))
    when = "in between" if rows[-1].changed else "in the middle of it"
    said = f"with it {count(number, 'question')} of the two" if number else "but not the questions of the two"
    if other := differing((rows[-2].ground, rows[-1].ground)):
        said += f"; nor had they the same {named(other)}"
    return (
        f"The last score is {count(points, 'point')} lower than the one before, and the dossier was edited {when}, "
        f"{said}."
    )


def _row(row: Score, zone: str) -> tuple[str, ...]:
    return (
        f"{local(row.started_at, zone):%Y-%m-%d %H:%M}",
        percent(row.score),
        str(row.asked),
        span(row.seconds),
        row.mode,
        row.decks,
        row.seed,
        row.fingerprint[:8],
        "edited" if row.changed else "within" if row.within else "",
    )

"""Progress: scores by session and deck, recall, and what is due in the coming days."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.coach.progress import Progress
from trainer.coach.wording import count, local, percent, span
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.meter import FULL, meter
from trainer.ui.widgets.rows import fit


class ProgressScreen(Screen[None]):
    """The figures of the open dossier."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "app.pop_screen", "Back"),
        Binding("down,j", "scroll(1)", "Down"),
        Binding("up,k", "scroll(-1)", "Up"),
        Binding("pagedown,space", "scroll(10)", "Page down", show=False),
        Binding("pageup", "scroll(-10)", "Page up", show=False),
        Binding("home", "scroll(-100000)", "Top", show=False),
        Binding("end", "scroll(100000)", "End", show=False),
        Binding("question_mark", "app.help", "Help"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._told = coach.progress()

    def compose(self) -> ComposeResult:
        """Lay out the figures."""
        told = self._told
        yield Static(Content.assemble(("Progress", "bold"), f" · {told.title}"), id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(self._text(told))
        yield Keys(id="keys")

    def _text(self, told: Progress) -> Content:
        if not told.answers:
            return Content(
                "Nothing answered yet. Scores, recall and the days to come appear here after the first session."
            )
        share = told.right / told.answers
        total = f"{count(told.answers, 'answer')}, {percent(share)} right, {span(told.seconds)} of study"
        blocks = [
            Content(total),
            _section("If asked now, and the last sessions’ scores", self._decks(told)),
            _section("Due in the coming days", self._forecast(told)),
            _section("Sessions, newest first", self._sessions(told)),
            _section("Study days, newest first", self._days(told)),
        ]
        return Content("\n\n").join(blocks)

    def _decks(self, told: Progress) -> list[str]:
        wide = min(26, max((cell_len(deck.row.title) for deck in told.decks), default=0))
        lines = []
        for deck in told.decks:
            last = " → ".join(
                str(round(score * 100)) for score in deck.scores[-(5 if self.app.size.width > 70 else 2) :]
            )
            scores = f"  {last} %" if last else ""
            lines.append(f"  {fit(deck.row.title, wide)}  {meter(deck.row.known)}{scores}")
        return lines

    def _forecast(self, told: Progress) -> list[str]:
        most = max((number for _, number in told.forecast), default=0)
        lines = []
        for day, number in told.forecast:
            length = round(20 * number / most) if most else 0
            lines.append(f"  {day:%a %d %b}  {number:>4}  {FULL * max(length, 1 if number else 0)}")
        return lines

    def _sessions(self, told: Progress) -> list[str]:
        lines = []
        for row in told.sessions:
            when = local(row.started_at, self._coach.desk.zone)
            lines.append(f"  {when:%a %d %b %H:%M}  {meter(row.score)}  {row.asked:>3} asked  {row.decks}")
        return lines

    def _days(self, told: Progress) -> list[str]:
        lines = []
        for row in reversed(told.days):
            share = percent(row.right / row.answers) if row.answers else "–"
            lines.append(f"  {row.day:%a %d %b}  {row.answers:>4} answers  {share:>5} right  {span(row.seconds)}")
        return lines

    def action_scroll(self, by: int) -> None:
        """Scroll the figures."""
        self.query_one("#body").scroll_relative(y=by, animate=False)


def _section(title: str, lines: list[str]) -> Content:
    return Content.assemble((title, "bold"), "\n", "\n".join(lines) or "  –")

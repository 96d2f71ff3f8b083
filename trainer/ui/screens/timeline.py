"""The timeline: what happened when, at what pace, and how well it is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from trainer.coach.timeline import Pause, TimelineRow, short
from trainer.ui.screens.view import Shown, View
from trainer.ui.widgets.beside import beside
from trainer.ui.widgets.ledger import Block
from trainer.ui.widgets.standing import NARROW, WIDTH, figure, gauge

MARKS = {
    "military": "▲",
    "diplomatic": "●",
    "ambassadors": "◆",
    "militants": "■",
    "domestic": "○",
    "background": "·",
}
DATE = 15
LINE = 64  # cells from which an event stands on one line


class TimelineScreen(View):
    """The chronology, a row an event."""

    NAME = "timeline"
    SORT = "event"
    NOUN = ("event", "events")
    HAS_SIDE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *View.BINDINGS[:6],
        Binding("a", "ambassadors", "Ambassadors"),
        *View.BINDINGS[6:],
    ]

    def filters(self) -> list[str]:
        """Return the threads that events belong to."""
        used = {event.thread for event in self._coach.dossier.events}
        return [thread for thread in MARKS if thread in used]

    def hides(self) -> Sequence[str]:
        """Return what can be hidden and recalled."""
        return ("titles", "dates")

    def heading(self, width: int) -> Content:
        """Return what the marks of the threads stand for."""
        marks = [Content.assemble((MARKS[thread], "$accent"), f" {thread}") for thread in self.filters()]
        legend = Content(" ").join(marks)
        return legend if legend.cell_length <= width and not self._only else Content("")

    def rows(self, only: str) -> Sequence[Shown]:
        """Return a line an event, with the time between."""
        shown: list[Shown] = []
        for row in self._coach.tables.timeline(only):
            if row.pause:
                shown.append(_passed(row.pause))
            shown.append(self._event(row))
        return shown

    def _event(self, row: TimelineRow) -> Shown:
        event = row.event

        def draw(width: int) -> Content:
            date = self.veil("dates", event.id, f"{'~' if event.inferred else ' '}{short(event.date)}")
            title = Content(self.veil("titles", event.id, event.title))
            if event.time and not self.is_veiled("titles", event.id):
                title += Content.styled(f", {event.time}", "$quiet")
            if event.readings:
                title += Content.styled(" ≠", "$accent bold")
            when = (Content.styled(date, "bold"), DATE)
            mark = Content.styled(MARKS[event.thread], "$accent")
            if width >= LINE:
                known = (Content.styled(gauge(row.standing), "$quiet"), WIDTH)
                return beside([when, (mark, 1), (title, width - DATE - WIDTH - 7), known])
            mark += Content.styled(f" {event.thread}", "$quiet")
            known = (Content.styled(figure(row.standing), "$quiet"), NARROW)
            top = beside([when, (mark, width - DATE - NARROW - 4), known])
            return Content("\n").join([top, *(Content(" ") + line for line in title.wrap(width - 1))])

        return Shown(
            block=Block(key=event.id, draw=draw),
            questions=row.standing.questions,
            cite=row.cite,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the ambassadors' thread where there is one."""
        if action == "ambassadors":
            return "ambassadors" in self.filters()
        return super().check_action(action, parameters)

    def action_ambassadors(self) -> None:
        """Show the ambassadors' thread alone, or everything again."""
        self._only = "" if self._only == "ambassadors" else "ambassadors"
        self._told.clear()
        self.show_rows()


def _passed(pause: Pause) -> Shown:
    """Return a stretch of time, drawn the longer the longer it was."""
    lines = ["┊"] * pause.length
    lines[pause.length // 2] = f"┊ {pause.words}"
    text = Content.styled("\n".join(f"{' ' * (DATE + 2)}{line}" for line in lines), "$quiet")
    return Shown(block=Block(key="", draw=lambda width: text))

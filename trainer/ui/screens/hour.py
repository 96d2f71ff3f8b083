"""The hour of the briefing: when it is, how much time there is, and where that leads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from trainer.coach.agenda import Appointment
from trainer.coach.coach import Coach
from trainer.coach.outlook import CHOICES, Play
from trainer.coach.wording import percent
from trainer.errors import TrainerError
from trainer.ui.widgets.beside import beside
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.meter import meter

FIELDS = (
    ("when", "When", "Thu 26 Nov 09:00, tomorrow 9am, in 36h"),
    ("title", "What", "Desk officers' briefing"),
    ("zone", "Zone", "your own; or Asia/Karachi …"),
    ("minutes", "Minutes a day", "30"),
    ("goal", "Goal in per cent", "90"),
    ("decks", "Decks", "all; or dates actors …"),
    ("weights", "Weights", "all; or 3 2"),
)


class HourScreen(Screen[None]):
    """Sets the next briefing, or changes it, and shows what the minutes a day would give."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", priority=True),
        Binding("down", "app.focus_next", "Next field", show=False, priority=True),
        Binding("up", "app.focus_previous", "Field before", show=False, priority=True),
        Binding("pagedown", "scroll(6)", "Scroll", priority=True),
        Binding("pageup", "scroll(-6)", "Scroll up", show=False, priority=True),
        Binding("ctrl+n", "another", "Another briefing", priority=True),
        Binding("ctrl+d", "done", "It is over", priority=True),
        Binding("ctrl+x", "drop", "Take it off", priority=True),
        Binding("f1", "app.help", "Help"),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._row: Appointment | None = coach.next_briefing()
        self._curve: dict[int, float] = {}

    def compose(self) -> ComposeResult:
        """Lay out the fields, what they come to, and the curve."""
        yield Static(Content.styled("The hour of your briefing", "bold"), id="head")
        with VerticalScroll(id="body", can_focus=False):
            for name, label, hint in FIELDS:
                with Horizontal(classes="field"):
                    yield Static(Content.styled(label, "$quiet"), classes="label")
                    yield Input(placeholder=hint, select_on_focus=False, id=f"field-{name}")
            yield Static(id="told")
            yield Static(id="curve")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Show the next briefing, if there is one."""
        self._fill()

    def _fill(self) -> None:
        row = self._row
        values = {
            "when": row.hour.strftime("%a %d %b %Y %H:%M") if row else "",
            "title": row.title if row else "",
            "zone": row.zone if row else "",
            "minutes": str(row.minutes) if row else "",
            "goal": str(round(row.goal * 100)) if row else "",
            "decks": " ".join(row.decks) if row else "",
            "weights": " ".join(map(str, row.weights)) if row else "",
        }
        for name, value in values.items():
            self.query_one(f"#field-{name}", Input).value = value
        self.query_one("#field-when", Input).focus()
        self._tell()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is a briefing for."""
        return self._row is not None if action in ("another", "done", "drop") else True

    def _tell(self, fault: str = "") -> None:
        told, row = self.query_one("#told", Static), self._row
        if fault:
            told.update(Content.styled(f"! {fault}", "$text-warning"))
        elif row is None:
            told.update(Content.styled("No briefing is set. enter keeps what is written here.", "$quiet"))
        else:
            told.update(Content("\n".join(self._coach.say(row))))
            self._curve = {}
            self._paint_curve()
            plays = {minutes: self._coach.play(row, minutes) for minutes in sorted({*CHOICES, row.minutes})}
            self.run_worker(partial(self._play, plays, row), thread=True, exclusive=True, group="curve")

    def _play(self, plays: Mapping[int, Play], row: Appointment) -> None:
        from textual.worker import get_current_worker

        worker = get_current_worker()
        for minutes, play in plays.items():
            if worker.is_cancelled:
                return
            share = play.run(2).share
            self.app.call_from_thread(self._found, row, minutes, share)

    def _found(self, row: Appointment, minutes: int, share: float) -> None:
        if row == self._row and self.is_mounted:
            self._curve[minutes] = share
            self._paint_curve()

    def _paint_curve(self) -> None:
        row = self._row
        if row is None:
            return
        outlook = self._coach.outlook(row)
        idle = percent(outlook.idle.whole)
        lines = [
            Content(f"If it started now {meter(outlook.now.whole, 5)}; at the hour, if you stop here, {idle}"),
            Content.styled("At the hour, with so many minutes a day (by estimate)", "bold"),
        ]
        for minutes in sorted({*CHOICES, row.minutes}):
            share = self._curve.get(minutes)
            said = meter(share) if share is not None else "…"
            sign = "  reaches the goal" if share is not None and share >= row.goal else ""
            mark = "›" if minutes == row.minutes else " "
            lines.append(beside([(Content(f"{mark} {minutes}"), 6), (Content(said + sign), 40)]))
        if len(self._curve) >= len({*CHOICES, row.minutes}) and max(self._curve.values()) < row.goal:
            best = max(self._curve, key=lambda minutes: self._curve[minutes])
            lines.append(
                Content(f"You cannot reach {percent(row.goal)} in this time; {best} minutes a day come nearest.")
            )
        self.query_one("#curve", Static).update(Content("\n").join(lines))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.action_keep()

    def action_scroll(self, by: int) -> None:
        """Scroll the form."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

    def action_keep(self) -> None:
        """Keep what is written, or say what is wrong with it."""
        said = {name: self.query_one(f"#field-{name}", Input).value.strip() for name, _, _ in FIELDS}
        try:
            wanted: dict[str, Any] = {
                "title": said["title"] or None,
                "zone": said["zone"] or None,
                "minutes": _number(said["minutes"], "Minutes a day"),
                "decks": tuple(said["decks"].replace(",", " ").split()),
                "weights": tuple(int(w) for w in said["weights"].replace(",", " ").split() if w.isdecimal()),
            }
            goal = _number(said["goal"], "The goal")
            wanted["goal"] = goal / 100 if goal is not None else None
            if self._row is None:
                self._row = self._coach.appoint(said["when"], **wanted)
            else:
                self._row = self._coach.reappoint(self._row.id, said["when"], **wanted)
        except TrainerError as error:
            self._tell(str(error))
            return
        self._fill()

    def action_another(self) -> None:
        """Write down another briefing beside this one."""
        self._row = None
        self.query_one("#curve", Static).update("")
        self._fill()

    def action_done(self) -> None:
        """Say that it is over."""
        if self._row is not None:
            self._coach.reappoint(self._row.id, done=True)
            self.app.pop_screen()

    def action_drop(self) -> None:
        """Take it off the list."""
        if self._row is not None:
            self._coach.desk.agenda.drop(self._row.id)
            self.app.pop_screen()


def _number(text: str, what: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal():
        raise TrainerError(f"{what} must be a whole number, not “{text}”.")
    return int(text)

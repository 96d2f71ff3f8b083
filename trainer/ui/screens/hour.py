"""When a briefing is, what it covers, and how much time there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from trainer.coach.agenda import DAYS, Appointment
from trainer.coach.coach import Coach
from trainer.errors import TrainerError
from trainer.ui.widgets.form import Form, number
from trainer.ui.widgets.keys import Keys

HINT = "Only the hour is needed; what is left empty is as it says in grey."
FIELDS = (
    ("when", "When", "Thu 26 Nov 09:00, tomorrow 9am, in 36h"),
    ("title", "What", "Desk officers' briefing"),
    ("zone", "Zone", "your own; or Asia/Karachi …"),
    ("minutes", "Minutes", "30 a day; or 25 a session"),
    ("days", "Days", "all; or mon-fri, sat …"),
    ("hours", "Hours", "any; or 7-8:30 18-22"),
    ("sleep", "Asleep", "23-7"),
    ("lead", "No study before", "30 minutes"),
    ("goal", "Goal in per cent", "90"),
    ("decks", "Decks", "all; or dates actors …"),
    ("weights", "Weights", "all; or 3 2"),
)


class HourScreen(Screen[str | None]):
    """Sets a briefing, or changes one; leaves with its id, or with nothing if it was not kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", priority=True),
        Binding("down", "app.focus_next", "Next field", show=False, priority=True),
        Binding("up", "app.focus_previous", "Field before", show=False, priority=True),
        Binding("f1", "app.help", "Help"),
        Binding("escape", "leave", "Back"),
    ]

    def __init__(self, coach: Coach, row: Appointment | None = None) -> None:
        super().__init__()
        self._coach = coach
        self._row = row

    def compose(self) -> ComposeResult:
        """Lay out the fields, and below them what is wrong with one."""
        title = "Change when your briefing is" if self._row else "When is your briefing?"
        yield Static(Content.styled(title, "bold"), id="head")
        yield Form(FIELDS, _values(self._row), HINT)
        yield Keys(id="keys")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what is written and leave, or say what is wrong with it."""
        form = self.query_one(Form)
        said = form.said()
        planner = self._coach.planner
        try:
            wanted = _wanted(said)
            row = (
                planner.edit(self._row.id, said["when"], **wanted) if self._row else planner.put(said["when"], **wanted)
            )
        except TrainerError as error:
            form.blame(str(error))
            return
        self.dismiss(row.id)

    def action_leave(self) -> None:
        """Go back; nothing is kept."""
        self.dismiss(None)


def _values(row: Appointment | None) -> dict[str, str]:
    """Return what the fields hold at first: of what is as it would be anyway, nothing."""
    if row is None:
        return {}
    return {
        "when": row.hour.strftime("%a %d %b %Y %H:%M"),
        "title": row.title,
        "zone": row.zone,
        "minutes": f"{row.minutes} a {row.per}",
        "days": "" if set(row.days) == set(DAYS) else " ".join(row.days),
        "hours": " ".join(row.hours),
        "sleep": row.sleep,
        "lead": f"{row.lead} minutes",
        "goal": str(round(row.goal * 100)),
        "decks": " ".join(row.decks),
        "weights": " ".join(map(str, row.weights)),
    }


def _wanted(said: Mapping[str, str]) -> dict[str, Any]:
    """Return what the fields say; a `UsageError` names the field that cannot be read."""
    words = {name: tuple(text.replace(",", " ").split()) for name, text in said.items()}
    minutes, _, per = said["minutes"].partition(" a ")
    goal = number(said["goal"].rstrip("% "), "The goal")
    return {
        "title": said["title"] or None,
        "zone": said["zone"] or None,
        "minutes": number(minutes, "Minutes"),
        "per": per.strip() or None,
        "days": words["days"] or DAYS,
        "hours": words["hours"],
        "sleep": said["sleep"] or None,
        "lead": number(said["lead"].removesuffix("minutes").strip(), "Minutes without study"),
        "goal": None if goal is None else goal / 100,
        "decks": words["decks"],
        "weights": tuple(number(word, "A weight") for word in words["weights"]),
    }

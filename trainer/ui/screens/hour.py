"""When a briefing is, what it covers, and how much time there is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from trainer.coach.agenda import DAYS, GOALS, Appointment, share, spans, whole_hours
from trainer.coach.coach import Coach
from trainer.errors import TrainerError, UsageError
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


_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Appointment)}
_MINUTES = re.compile(
    r"(\d+)\s*(?:m|mins?|minutes?)?\.?(?:\s*(?:\b(?:a|an|per|each|every)\b|/)\s*(\w+))?", re.IGNORECASE
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
            values = wanted(said, self._coach.desk.zone)
            if self._row:
                values, when = _touched(said, values, self._row)
                row = planner.edit(self._row.id, when, **values)
            else:
                row = planner.put(said["when"], **values)
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
        "goal": f"{row.goal * 100:.6g}",
        "decks": " ".join(row.decks),
        "weights": " ".join(map(str, row.weights)),
    }


def _touched(said: Mapping[str, str], values: Mapping[str, Any], row: Appointment) -> tuple[dict[str, Any], str]:
    """Return the values of the fields that were changed, and the time if it was.

    What was not touched stays exactly as it is, also where a field shows it rounded or cannot say all of it.
    """
    same = {name for name, shown in _values(row).items() if said[name] == shown.strip()}
    for name, beside in (("minutes", "per"), ("lead", "lead_said")):
        same |= {beside} if name in same else set()
    return {name: value for name, value in values.items() if name not in same}, "" if "when" in same else said["when"]


def wanted(said: Mapping[str, str], zone: str) -> dict[str, Any]:
    """Return what the fields say, of what is empty what stands there in grey; ``zone`` is the learner's own.

    Raises `UsageError` with the field that cannot be read.
    """
    words = {name: spans(said[name]) for name in ("days", "hours")}
    lists = {name: tuple(said[name].replace(",", " ").split()) for name in ("decks", "weights")}
    minutes, per = _minutes(said["minutes"], "Minutes")
    lead, _ = _minutes(said["lead"], "Minutes without study")
    return {
        "title": said["title"] or "Briefing",
        "zone": said["zone"] or zone,
        "minutes": _DEFAULTS["minutes"] if minutes is None else minutes,
        "per": per or _DEFAULTS["per"],
        "days": words["days"] or DAYS,
        "hours": words["hours"],
        "sleep": whole_hours(said["sleep"]) or _DEFAULTS["sleep"],
        "lead": _DEFAULTS["lead"] if lead is None else lead,
        "lead_said": bool(said["lead"]),
        "goal": _goal(said["goal"]),
        "decks": lists["decks"],
        "weights": tuple(number(word, "A weight") for word in lists["weights"]),
    }


def _minutes(text: str, what: str) -> tuple[int | None, str]:
    """Return the minutes that a text such as ``45 min a day`` says, and of what (``day``); None for none."""
    found = _MINUTES.fullmatch(text)
    return (number(found[1], what), (found[2] or "").casefold()) if found else (number(text, what), "")


def _goal(text: str) -> float:
    if not text:
        return float(_DEFAULTS["goal"])
    try:
        goal = share(text, is_cents=True)
    except ValueError:
        raise UsageError(f"The goal must be a number of per cent, not “{text[:40]}”.") from None
    if goal > GOALS[1]:
        raise UsageError("The goal must be 99 % at the most: nobody knows everything for certain.")
    if goal < GOALS[0]:
        raise UsageError("The goal must be 1 % at the least.")
    return goal

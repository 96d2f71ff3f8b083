"""Before a rehearsal: how long it is, how much time each question has, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from trainer.coach.coach import Coach
from trainer.coach.rehearsal import HOT_ROOM, QUESTIONS, ROOM, Terms
from trainer.coach.session import Session
from trainer.errors import TrainerError, UsageError
from trainer.ui.widgets.form import Form, number
from trainer.ui.widgets.keys import Keys

LONG = re.compile(r"(\d{1,4})\s*(q|questions?|m|mins?|minutes?)?")
SECONDS = re.compile(r"(\d{1,4}|off|(?:as in the )?room)\s*(?:s|secs?|seconds?)?")
FIELDS = (
    ("long", "How long", f"{QUESTIONS} questions; or 15 minutes"),
    ("countdown", "Each question", "as in the room; or off, 45 s"),
    ("decks", "Decks", "all; or dates actors …"),
    ("weights", "Weights", "all; or 3 2"),
    ("seed", "Seed", "another set every time; or that of an earlier one"),
)
HINT = (
    "Every deck and weight has its share. No verdict comes before the end, and the schedule stays as it is, but what "
    f"you miss is due. In the room there are {ROOM} seconds for an answer; in the hot seat open questions are "
    f"answered aloud or in writing within {HOT_ROOM}, and you tick the points that you made."
)


class RehearseScreen(Screen[Session | None]):
    """Takes down how one wants to rehearse; leaves with the session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin(False)", "Mock briefing", priority=True),
        Binding("ctrl+t", "begin(True)", "Hot seat", priority=True),
        Binding("down", "app.focus_next", "Next field", show=False, priority=True),
        Binding("up", "app.focus_previous", "Field before", show=False, priority=True),
        Binding("f1", "app.help", "Help"),
        Binding("escape", "leave", "Back"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach

    def compose(self) -> ComposeResult:
        """Lay out the fields as the last rehearsal had them."""
        yield Static(Content.styled("Rehearse", "bold"), id="head")
        yield Form(FIELDS, _values(self._coach.rehearsals.last_terms()), HINT)
        yield Keys(id="keys")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.action_begin(False)

    def action_begin(self, hot: bool) -> None:
        """Start the rehearsal, or say what is wrong with what is asked for."""
        form = self.query_one(Form)
        try:
            session = self._coach.rehearsals.begin(_terms(form.said(), hot=hot))
        except TrainerError as error:
            form.blame(str(error))
            return
        if session is None:
            form.blame("These decks and weights hold nothing to ask.")
            return
        self.dismiss(session)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _values(terms: Terms) -> dict[str, str]:
    long = f"{terms.count} questions" if terms.count else f"{terms.minutes} minutes" if terms.minutes else ""
    is_room = terms.seconds == (HOT_ROOM if terms.hot else ROOM)
    return {
        "long": long,
        "countdown": "" if is_room else f"{terms.seconds} s" if terms.seconds else "off",
        "decks": " ".join(terms.decks),
        "weights": " ".join(map(str, terms.weights)),
    }


def _seconds(text: str) -> int | None:
    """Return the seconds that are wanted; None for as in the room, 0 for none."""
    return int(text) if text.isdecimal() else None if text.endswith("room") else 0


def _terms(said: Mapping[str, str], *, hot: bool) -> Terms:
    """Return the terms that the fields say; a `UsageError` names the field that cannot be read."""
    words = {name: tuple(text.replace(",", " ").split()) for name, text in said.items()}
    long = LONG.fullmatch(said["long"].casefold())
    if said["long"] and not long:
        raise UsageError(f"How long it is must be such as 20 questions or 15 minutes, not “{said['long'][:40]}”.")
    countdown = SECONDS.fullmatch(said["countdown"].casefold())
    if said["countdown"] and not countdown:
        raise UsageError(
            f"The time for each question must be such as 45 s, off or room, not “{said['countdown'][:40]}”."
        )
    many = int(long[1]) if long else None
    is_minutes = bool(long and (long[2] or "").startswith("m"))
    weights = [number(word, "A weight") for word in words["weights"]]
    return Terms(
        count=None if is_minutes else many,
        minutes=many if is_minutes else None,
        countdown=_seconds(countdown[1]) if countdown else None,
        decks=words["decks"],
        weights=tuple(weight for weight in weights if weight is not None),
        hot=hot,
        seed=said["seed"],
    )

"""The learner's own briefings: when they are, how ready one is for them, and the session that comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from trainer.coach.desk import Desk

# a start without briefings pays for none of it
if TYPE_CHECKING:
    from trainer.coach.agenda import Appointment
    from trainer.coach.outlook import Outlook, Past, Play, Plays
    from trainer.coach.session import Session
    from trainer.memory.forecast import Sitting


class Planner:
    """The briefings on the open dossier, and what there is to do for each."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> tuple[Appointment, ...]:
        """Return all the learner's briefings, the next one first and those done last."""
        return self._desk.agenda.rows()

    def find(self, key: str) -> Appointment:
        """Return one briefing by its id, or the only one that begins so; `UsageError` if there is none."""
        return self._desk.agenda.find(key)

    def coming(self) -> list[Appointment]:
        """Return the briefings on the open dossier that are still to come, the nearest first."""
        if not self._desk.briefings.exists():
            return []
        from trainer.coach.appointments import coming

        return coming(self._desk)

    def next(self) -> Appointment | None:
        """Return the nearest briefing on the open dossier that is still to come."""
        return next(iter(self.coming()), None)

    def today(self) -> Appointment | None:
        """Return the briefing that today's next session is for: the nearest that has minutes left today."""
        if not self._desk.briefings.exists():
            return None
        from trainer.coach.plan import todays

        return todays(self._desk)

    def in_turn(self) -> list[Appointment]:
        """Return the briefings to come, the one first that today's next session is for."""
        if not self._desk.briefings.exists():
            return []
        from trainer.coach.plan import in_turn

        return in_turn(self._desk)

    def past(self) -> Appointment | None:
        """Return a briefing that is over and of which nothing has been said yet."""
        if not self._desk.briefings.exists():
            return None
        from trainer.coach.afterwards import over

        return over(self._desk)

    def put(self, when: str, **wanted: object) -> Appointment:
        """Set a briefing on the open dossier at a time as people write it, with what else is wanted."""
        from trainer.coach.appointments import put

        return put(self._desk, when, **wanted)

    def edit(self, key: str, when: str = "", **wanted: object) -> Appointment:
        """Change a briefing where something is wanted otherwise."""
        from trainer.coach.appointments import edit

        return edit(self._desk, key, when, **wanted)

    def drop(self, row: Appointment) -> None:
        """Take a briefing off the list."""
        self._desk.agenda.drop(row.id)

    def ask_once(self, row: Appointment) -> None:
        """Remember that the learner was asked what came up, so that it is not asked again by itself."""
        from trainer.coach.agenda import changed

        self._desk.agenda.put(changed(row, asked=True))

    def note_room(self, row: Appointment, came_up: Mapping[str, bool]) -> int:
        """Record what came up at a briefing, with whether it was known, and close it."""
        from trainer.coach.afterwards import note_room

        return note_room(self._desk, row, came_up)

    def covered(self, row: Appointment) -> list[str]:
        """Return the questions that a briefing covers."""
        from trainer.coach.appointments import covered

        return covered(self._desk, row)

    def outlook(self, row: Appointment) -> Outlook:
        """Return what can be said at once of how ready one is for a briefing."""
        from trainer.coach.outlook import outlook

        return outlook(self._desk, row)

    def play(self, row: Appointment) -> Play:
        """Return a briefing's plan, ready to be played forward beside the screen."""
        return self.plays(row).at(row.minutes)

    def plays(self, row: Appointment) -> Plays:
        """Return a briefing's plan, to be played forward beside the screen with any minutes."""
        from trainer.coach.outlook import plays

        return plays(self._desk, row)

    def so_far(self, row: Appointment) -> Past:
        """Return what there is to look back on before a briefing, ready to be worked out beside the screen."""
        from trainer.coach.outlook import past

        return past(self._desk, row)

    def sittings(self, row: Appointment) -> list[Sitting]:
        """Return the sessions that are planned."""
        from trainer.coach.plan import sittings

        return sittings(self._desk, row)

    def begin(self, row: Appointment, decks: Sequence[str] = ()) -> Session | None:
        """Start the next session towards a briefing: what is left of the day's minutes, at least a few."""
        from trainer.coach.plan import minutes_now
        from trainer.coach.session import begin_timed

        return begin_timed(self._desk, minutes=minutes_now(self._desk, row), decks=decks, towards=row.id)

    def minutes(self, row: Appointment) -> int:
        """Return how long a session begun now is meant to last."""
        from trainer.coach.plan import minutes_now

        return minutes_now(self._desk, row)

    def told(self, row: Appointment) -> list[str]:
        """Return what there is to say of a briefing, in a few lines."""
        from trainer.coach.plan import told

        return told(self._desk, row)

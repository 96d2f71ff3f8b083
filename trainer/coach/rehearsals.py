"""Rehearsals as the screens and commands know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.coach.desk import Desk
from trainer.coach.session import REHEARSALS, session_of
from trainer.errors import UsageError
from trainer.records import Sitting

# a start pays for none of it
if TYPE_CHECKING:
    from trainer.coach.ask import Asked
    from trainer.coach.outcome import Missed, Outcome
    from trainer.coach.rehearsal import Stage, Terms
    from trainer.coach.session import Session


class Rehearsals:
    """Mock briefings and the hot seat on the open dossier."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, terms: Terms) -> Session | None:
        """Start a rehearsal; None if there is nothing to ask. `UsageError` says which of the terms cannot be met."""
        from trainer.coach.rehearsal import begin

        return begin(self._desk, terms)

    def last_terms(self) -> Terms:
        """Return how the last rehearsal was asked for."""
        from trainer.coach.rehearsal import last_terms

        return last_terms(self._desk)

    def answer(self, asked: Asked, typed: str, seconds: float, *, late: bool = False) -> bool:
        """Grade what was said and record it, without a word to the learner.

        False, and nothing is recorded, if another window has answered it or ended the rehearsal.
        """
        from trainer.coach.rehearsal import answer

        return answer(self._desk, asked, typed, seconds, late=late)

    def leave(self, asked: Asked, stage: Stage) -> None:
        """Note how far a question is that is left open."""
        from trainer.coach.rehearsal import leave

        leave(self._desk, asked.session, asked.question.id, stage)

    def stage(self, asked: Asked) -> Stage:
        """Return how far a question was when it was left."""
        from trainer.coach.rehearsal import stage_of

        return stage_of(self._desk, asked.session, asked.question.id)

    def finish(self, session: Session) -> None:
        """Close a rehearsal."""
        from trainer.coach.outcome import finish

        finish(self._desk, session)

    def outcome(self, session: Session) -> Outcome:
        """Return what came of a rehearsal."""
        from trainer.coach.outcome import outcome

        return outcome(self._desk, session)

    def overrule(self, session: Session, missed: Missed) -> None:
        """Record that an answer was right after all."""
        from trainer.coach.outcome import overrule

        overrule(self._desk, session, missed)

    def find(self, key: str = "") -> Session:
        """Return the rehearsal whose id begins so, or the latest; `UsageError` says why there is none.

        Only one that is over, and in which something was answered, has come to anything.
        """
        row = _named(self._desk, key) if key else _latest(self._desk)
        return session_of(self._desk, self._desk.store.session(row.id))


def _named(desk: Desk, key: str) -> Sitting:
    every = desk.store.sittings(desk.contents.id, prefix=key)
    found = [row for row in every if row.mode in REHEARSALS]
    if len(found) > 1:
        raise UsageError(f"{len(found)} rehearsals begin with {key!r}; give more of it.")
    if not found and every:
        raise UsageError(f"{key!r} is a study session; a report is of a rehearsal. Progress (p) has its score.")
    if not found:
        raise UsageError(f"There is no rehearsal {key!r}.")
    if not found[0].ended_at:
        raise UsageError(f"The rehearsal {key!r} is not over: go on with it at home, or finish it there.")
    if not found[0].answers:
        raise UsageError(f"Nothing was answered in the rehearsal {key!r}.")
    return found[0]


def _latest(desk: Desk) -> Sitting:
    every = [row for mode in REHEARSALS for row in desk.store.sittings(desk.contents.id, mode) if row.answers]
    found = max((row for row in every if row.ended_at), key=lambda row: row.started_at, default=None)
    if found is None and every:
        raise UsageError("No rehearsal is over yet: go on with the one that is open at home, or finish it there.")
    if found is None:
        raise UsageError("There is no rehearsal yet. “crisis-trainer rehearse” is one.")
    return found

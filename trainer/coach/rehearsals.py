"""Rehearsals as the screens and commands know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.coach.desk import Desk

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
        """Grade what was said and record it, without a word to the learner; False if another window has done so."""
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
        """Return the rehearsal whose id begins so, or the latest; `UsageError` if there is none."""
        from trainer.coach.outcome import rehearsed

        return rehearsed(self._desk, key)

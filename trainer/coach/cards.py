"""What can be done to the cards: suspended, flagged, put off, reset, and their histories kept or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.coach.desk import Desk
from trainer.errors import UsageError
from trainer.records import Card, What

if TYPE_CHECKING:
    from trainer.coach.find import Record
    from trainer.coach.session import Session


class Cards:
    """Changes what is asked of the open dossier; every verb is one row of the log, which undo takes back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def suspend(self, question: str, current: Session | None = None) -> bool:
        """Suspend a question, or end its suspension; returns whether it is suspended now."""
        return self._toggle(question, "suspended", What.SUSPEND, What.UNSUSPEND, current)

    def flag(self, question: str, current: Session | None = None) -> bool:
        """Flag a question, or take the flag away; returns whether it is flagged now."""
        return self._toggle(question, "flagged", What.FLAG, What.UNFLAG, current)

    def bury(self, question: str, current: Session | None = None) -> bool:
        """Hide a question until the next study day, or no longer; returns whether it is hidden now."""
        card = self._desk.store.card(question)
        hidden = bool(card and card.buried_until and card.buried_until > self._desk.clock())
        self._note(What.UNBURY if hidden else What.BURY, question, current)
        return not hidden

    def reset(self, question: str) -> None:
        """Make a question new again; its history stays in the log."""
        self._note(What.RESET, question)

    def _toggle(self, question: str, state: str, on: What, off: What, current: Session | None) -> bool:
        card = self._desk.store.card(question)
        now_on = not (card is not None and getattr(card, state))
        self._note(on if now_on else off, question, current)
        return now_on

    def shown_change(self, question: str) -> None:
        """Note that the learner has been shown how the answer changed."""
        self._note(What.SEEN_CHANGE, question)

    def record(self, question: str) -> Record:
        """Return a question's history and schedule."""
        from trainer.coach.find import record

        return record(self._desk, question)

    def orphans(self) -> list[Card]:
        """Return the histories whose question is gone from its dossier."""
        return self._desk.store.orphans()

    def restore(self, old: str, new: str) -> None:
        """Move an orphan's history onto a question of the open dossier."""
        if new not in self._desk.questions:
            raise UsageError(f"There is no question {new!r} in “{self._desk.dossier.title}”.")
        desk = self._desk
        desk.store.restore(old, new, at=desk.clock(), zone=desk.zone, day_starts=desk.settings.day_starts)

    def purge(self, questions: Sequence[str]) -> int:
        """Delete orphaned histories for good; returns how many log rows went.

        Raises `UsageError`, and deletes nothing, if one of them is no orphan.
        """
        orphans = {card.question for card in self.orphans()}
        if others := [key for key in questions if key not in orphans]:
            raise UsageError(
                f"{', '.join(others)}: no orphan, so nothing was deleted. “crisis-trainer orphans” lists them."
            )
        return self._desk.store.purge(questions)

    def _note(self, what: What, question: str, session: Session | None = None) -> None:
        data: dict[str, object] = {}
        if what is What.BURY:
            data["until_ms"] = round(self._desk.day.end(self._desk.clock()).timestamp() * 1000)
        self._desk.store.record(self._desk.entry(what, question, session=session.id if session else None, data=data))

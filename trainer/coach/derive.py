"""What one card's answers add up to: the log folded through the memory model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from trainer.memory import Learned, Learner, New, Rating, StudyDay, answered, due_at
from trainer.records import Derive, Derived, Effective, What


def deriver(retention: float) -> Derive:
    """Return the function that derives a card's state from its effective entries, at a desired retention."""

    def derive(entries: Sequence[Effective]) -> Derived:
        memory: New | Learned = New()
        tally = Learner.zero()
        last: Effective | None = None
        changed_at: datetime | None = None
        missed_at: datetime | None = None
        answers = right = lapses = 0
        for entry in entries:
            if entry.what is What.RESET:
                memory, last, changed_at, missed_at = New(), None, None, None
            elif entry.what is What.CHANGED:
                changed_at = entry.at if last else None
            elif entry.what is What.REHEARSE:
                # a rehearsal leaves the memory alone, for nothing was shown; but what it found missing is due
                missed_at = entry.at if entry.mark != "correct" else None
            elif entry.rating is not None:
                again = entry.rating == Rating.AGAIN
                lapses += again and isinstance(memory, Learned)
                answers += 1
                right += entry.mark == "correct"
                memory, tally = answered(
                    memory,
                    tally,
                    Rating(entry.rating),
                    entry.at,
                    entry.seconds or 0.0,
                    first_today=last is None or last.day != entry.day,
                )
                last, changed_at, missed_at = entry, None, None
        if last is None or isinstance(memory, New):
            # what was never studied but missed in a rehearsal comes before what is merely new
            return Derived(due_at=missed_at, tally=tally.to_dict(), answers=answers, right=right, lapses=lapses)
        day = StudyDay(ZoneInfo(last.zone), last.day_starts)
        due = due_at(memory, retention=retention, day=day, key=last.question)
        return Derived(
            due_at=min(at for at in (due, changed_at, missed_at) if at),
            state=memory.to_dict(),
            tally=tally.to_dict(),
            answers=answers,
            right=right,
            lapses=lapses,
        )

    return derive


def memory_of(state: Mapping[str, object]) -> New | Learned:
    """Return the memory that a card's stored state holds."""
    return Learned.from_dict(state) if state else New()

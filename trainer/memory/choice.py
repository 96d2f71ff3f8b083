"""Which question to ask next: towards a deadline the one that gains most a second, otherwise what FSRS has due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.memory.belief import SITTING
from trainer.memory.fsrs6 import interval
from trainer.memory.gain import best_gain, longest_wait
from trainer.memory.hour import REST, hour_of
from trainer.memory.learner import Learner
from trainer.memory.state import WRONG, Memory, days

RETENTION = 0.9
SOON = 1e-6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be asked: its memory, how much it matters, and when it is due if `due_at` has been worked out."""

    memory: Memory
    weight: float = 1.0
    due_at: datetime | None = None


def next_card(  # noqa: PLR0913  the interface is given
    candidates: Sequence[Candidate],
    learner: Learner,
    now: datetime,
    deadline: datetime | None,
    session_ends: datetime | None,
    *,
    retention: float = RETENTION,
) -> int | None:
    """Return the index of the candidate to ask now; None when nothing is worth asking or the session is over.

    Towards a deadline, the time that a session has left when no gain is goes to what has waited longest; the session
    ends early once all is known for good or too fresh to ask. A deadline that has passed counts as none: the ordinary
    schedule takes over.
    """
    if session_ends is not None and now >= session_ends:
        return None
    if deadline is not None and deadline > now:
        hour = hour_of(learner, now, deadline, session_ends)
        found = best_gain(candidates, hour)
        return longest_wait(candidates, hour) if found is None and session_ends is not None else found
    return _scheduled(candidates, now, retention)


def _scheduled(candidates: Sequence[Candidate], now: datetime, retention: float) -> int | None:
    """Return a miss of this sitting that has rested, else the most overdue card, the weightiest new one, a fresh miss.

    The overdue share is the time waited by the interval that was wanted; from 1 on a card is due.
    """
    today = days(now)
    span = interval(1.0, retention)
    drill = due = new = fresh = None
    drill_since = fresh_since = today
    most = weight = 0.0
    for index, candidate in enumerate(candidates):
        terms = candidate.memory.terms
        if terms is None:
            if new is None or candidate.weight > weight:
                new, weight = index, candidate.weight
            continue
        last, long, _, stage, stability, _, _, _, _, _ = terms
        waited = today - last
        if stage not in WRONG:
            due_at = candidate.due_at
            wanted = span * stability if due_at is None else max(SOON, days(due_at) - long)
            # without a due time of its own a card answered in this sitting is not due, however short its interval
            share = (today - long) / wanted if due_at is not None or waited >= SITTING else 0.0
        elif waited >= SITTING:
            share = max(1.0, waited / (span * stability))
        else:
            share = 0.0
            if waited >= REST and last < drill_since:
                drill, drill_since = index, last
            elif waited < REST and (fresh is None or last < fresh_since):
                fresh, fresh_since = index, last
        if share >= 1 and share > most:
            due, most = index, share
    return next((found for found in (drill, due, new, fresh) if found is not None), None)

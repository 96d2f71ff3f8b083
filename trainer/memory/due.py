"""When the long-term schedule wants a card next."""

from __future__ import annotations

from datetime import datetime, timedelta

from trainer.memory.day import StudyDay
from trainer.memory.fsrs6 import LONGEST, interval
from trainer.memory.state import Learned

# start, end (days) and share of the interval in between: as Anki and py-fsrs spread their intervals
_SPREAD = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, LONGEST, 0.05))


def due_at(learned: Learned, *, retention: float, day: StudyDay, key: str) -> datetime:
    """Return when a card is due: at once while its last answer was wrong, else not before the next study day.

    ``key`` is the card's id: with the number of long-term answers it seeds the fuzz, which is the same for ever.
    """
    if not learned.right:
        return learned.last_at
    days = interval(learned.stability, retention)
    days = min(LONGEST, days + _spread(days) * (2 * _lot(f"{key}\n{learned.moves}") - 1))
    return max(learned.long_at + timedelta(days=days), day.end(learned.last_at))


def _spread(days: float) -> float:
    """Return by how many days an interval may be shortened or lengthened."""
    if days < _SPREAD[0][0]:
        return 0.0
    return 1.0 + sum(share * max(0.0, min(days, end) - start) for start, end, share in _SPREAD)


def _lot(seed: str) -> float:
    """Return a number from 0 to below 1 that depends on nothing but the seed."""
    from hashlib import sha256

    return int.from_bytes(sha256(seed.encode()).digest()[:6]) / 2**48

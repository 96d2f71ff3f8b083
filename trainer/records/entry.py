"""What the log holds: an entry as it was written, and as it counts once later entries have amended it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4


class What(StrEnum):
    """What an entry of the log says has happened."""

    ANSWER = "answer"
    REHEARSE = "rehearse"
    RATE = "rate"
    OVERRULE = "overrule"
    VOID = "void"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    FLAG = "flag"
    UNFLAG = "unflag"
    RESET = "reset"
    CHANGED = "changed"
    SEEN_CHANGE = "seen_change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the log; what has not been recorded yet has ``seq`` 0 and may have no ``id``.

    ``ref`` is the id of the entry that a RATE, OVERRULE or VOID is about. ``wording`` and ``answer`` are fingerprints
    of the question as it was asked. ``data`` is free JSON; the store itself reads ``answer_text`` of an ANSWER (the
    answer as text, to be shown should it change), ``chance``, ``sure`` and ``status`` of one (for the spreads, see
    `trainer.records.spread`), ``until_ms`` of a BURY (UTC milliseconds; without it a BURY ends with its study day), and
    ``old`` and ``new`` of a CHANGED (the answers as text).
    """

    at: datetime
    zone: str
    day_starts: int
    what: What
    question: str
    session: str | None = None
    ref: str | None = None
    kind: str = ""
    typed: str = ""
    mark: str = ""
    score: float | None = None
    rating: int | None = None
    seconds: float | None = None
    wording: str = ""
    answer: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    id: str = ""
    seq: int = 0

    @classmethod
    def of(cls, *, what: What, question: str, at: datetime, zone: str, day_starts: int, **more: Any) -> Entry:
        """Return an entry with a fresh id, ready to be recorded."""
        return cls(**{"id": uuid4().hex} | more, what=what, question=question, at=at, zone=zone, day_starts=day_starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """An ANSWER, REHEARSE, RESET or CHANGED as it counts now: what voids it is heeded and what amends it is applied.

    ``mark``, ``score`` and ``rating`` are the last ones given; ``day`` is the study day worked out when it was written.
    """

    seq: int
    id: str
    at: datetime
    zone: str
    day_starts: int
    day: date
    what: What
    question: str
    session: str | None
    kind: str
    typed: str
    mark: str
    score: float | None
    rating: int | None
    seconds: float | None
    wording: str
    answer: str
    data: dict[str, Any]

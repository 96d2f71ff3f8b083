"""Replaying one question's rows: what still stands, what amends it, and what the flags are. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.records.entry import What
from trainer.records.row import Row, from_json

AMENDING = frozenset({What.RATE.value, What.OVERRULE.value})
FOLDED = frozenset({What.ANSWER.value, What.REHEARSE.value, What.RESET.value, What.CHANGED.value})
"""What a card's memory is derived from."""


@dataclass(slots=True, kw_only=True)
class Flags:
    """What is derived of a card without knowing how memory works; times are UTC milliseconds.

    ``changed_at`` is when the answer changed, if nothing has been answered since.
    """

    suspended: bool = False
    buried_until: int | None = None
    flagged: bool = False
    changed_from: str = ""
    changed_at: int | None = None
    first_at: int | None = None
    last_at: int | None = None


def standing(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one question that stand, with amendments applied; amending rows and voids are left out.

    Rows come and go in the order of the log; times may run backwards. A later amendment wins over an earlier one, and
    what it leaves empty stays as it was.
    """
    gone: set[str | None] = set()
    # a void can only be about an earlier row, so that from the newest on each one is decided when it is met
    for row in reversed(rows):
        if row.what == "void" and row.id not in gone:
            gone.add(row.ref)
    amended: dict[str | None, tuple[str, float | None, int | None]] = {}
    for row in rows:
        if row.what in AMENDING and row.id not in gone:
            mark, score, rating = amended.get(row.ref, ("", None, None))
            amended[row.ref] = (
                row.mark or mark,
                score if row.score is None else row.score,
                rating if row.rating is None else row.rating,
            )
    left = [row for row in rows if row.what != "void" and row.what not in AMENDING and row.id not in gone]
    return [_amended(row, *amended[row.id]) if row.id in amended else row for row in left] if amended else left


def folded(rows: Sequence[Row]) -> list[Row]:
    """Return the standing rows that a card's memory is derived from."""
    return [row for row in rows if row.what in FOLDED]


def flags(rows: Sequence[Row]) -> Flags:
    """Return what the standing rows of one question say besides its memory.

    A change that follows another before the learner was shown it keeps the oldest answer, which is the one learnt; a
    change back to it, or a reset, leaves nothing to show.
    """
    found = Flags()
    for row in rows:
        match row.what:
            case "answer":
                found.first_at = row.at if found.first_at is None else found.first_at
                found.last_at = row.at
                found.changed_at = None
            case "suspend" | "unsuspend":
                found.suspended = row.what == "suspend"
            case "flag" | "unflag":
                found.flagged = row.what == "flag"
            case "bury":
                found.buried_until = from_json(row.data).get("until_ms")
            case "unbury":
                found.buried_until = None
            case "changed":
                data = from_json(row.data)
                found.changed_from = found.changed_from or str(data.get("old", ""))
                if found.changed_from == data.get("new"):
                    found.changed_from = ""
                found.changed_at = row.at
            case "seen_change":
                found.changed_from = ""
            case "reset":
                found.changed_from, found.changed_at = "", None
    return found


def _amended(row: Row, mark: str, score: float | None, rating: int | None) -> Row:
    return row._replace(
        mark=mark or row.mark,
        score=row.score if score is None else score,
        rating=row.rating if rating is None else rating,
    )

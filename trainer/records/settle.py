"""Writing to the log: every row goes in together with all that follows from it. Inside a transaction of the caller."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from trainer.errors import StoreError, UsageError
from trainer.records.card import Derive, Derived, deck_of, dossier_of
from trainer.records.entry import Entry, What
from trainer.records.figure import add_figures, add_tally, difference, to_units
from trainer.records.moment import from_ms, maybe_ms, study_day_end, to_ms
from trainer.records.replay import Flags, flags, folded, standing
from trainer.records.row import (
    Row,
    from_json,
    insert_row,
    row_of_id,
    rows_of_question,
    to_effectives,
    to_entry,
    to_json,
)
from trainer.records.spread import ANSWERS

_AMENDS_ANSWERS = frozenset({What.RATE, What.OVERRULE})
_WRITE_CARD = """
    INSERT INTO card (question, dossier, deck, due_at, state, tally, answers, correct, lapses, suspended, buried_until,
      flagged, changed_from, first_at, last_at, orphan)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NOT coalesce((SELECT present FROM question WHERE id = ?), 1))
    ON CONFLICT (question) DO UPDATE SET
      due_at = excluded.due_at, state = excluded.state, tally = excluded.tally, answers = excluded.answers,
      correct = excluded.correct, lapses = excluded.lapses, suspended = excluded.suspended,
      buried_until = excluded.buried_until, flagged = excluded.flagged, changed_from = excluded.changed_from,
      first_at = excluded.first_at, last_at = excluded.last_at, orphan = excluded.orphan
"""


def append(db: sqlite3.Connection, entry: Entry, derive: Derive) -> Entry:
    """Append an entry to the log, settle its question, and return the entry as it stands in the log.

    An id that is in the log already is not written again: the entry that has it is returned, so that a write whose
    outcome is unknown can be repeated.
    """
    if entry.id and (known := row_of_id(db, entry.id)):
        return to_entry(known)
    entry = _completed(db, entry)
    before = rows_of_question(db, entry.question)
    row = insert_row(db, entry)
    if entry.what is What.ANSWER and entry.answer:
        _note_prints(db, entry)
    settle(db, entry.question, before, [*before, row], derive)
    return to_entry(row)


def settle(db: sqlite3.Connection, question: str, before: Sequence[Row], after: Sequence[Row], derive: Derive) -> None:
    """Bring everything derived of a question from what its rows were to what they are; no rows, no card."""
    dossier, deck = dossier_of(question), deck_of(question)
    stands = standing(after)
    add_figures(db, difference(standing(before), stands, dossier, deck))
    old = db.execute("SELECT tally FROM card WHERE question = ?", (question,)).fetchone()
    was: dict[str, int] = from_json(old[0]) if old else {}
    if after:
        now = write_card(db, question, stands, derive)
    else:
        db.execute("DELETE FROM card WHERE question = ?", (question,))
        now = {}
    add_tally(db, {key: now.get(key, 0) - was.get(key, 0) for key in was.keys() | now.keys()})


def write_card(db: sqlite3.Connection, question: str, stands: Sequence[Row], derive: Derive) -> dict[str, int]:
    """Derive a card from its standing rows, write it, and return its part of the tally in units."""
    derived = derive(to_effectives(folded(stands)))
    flag = flags(stands)
    tally = {key: units for key, amount in derived.tally.items() if (units := to_units(amount))}
    values = (
        question,
        dossier_of(question),
        deck_of(question),
        _due(derived, flag),
        to_json(dict(derived.state)),
        to_json(tally),
        derived.answers,
        derived.right,
        derived.lapses,
        flag.suspended,
        flag.buried_until,
        flag.flagged,
        flag.changed_from,
        flag.first_at,
        flag.last_at,
        question,
    )
    db.execute(_WRITE_CARD, values)
    return tally


def _due(derived: Derived, flag: Flags) -> int | None:
    """Return when the card is due: at the latest when its answer changed, if nothing has been answered since."""
    due = maybe_ms(derived.due_at)
    return due if due is None or flag.changed_at is None else min(due, flag.changed_at)


def _completed(db: sqlite3.Connection, entry: Entry) -> Entry:
    """Return the entry with its id, its time in whole milliseconds, and what can be known from the one it is about.

    A void belongs to the session of what it voids; a BURY without an end ends with its study day.
    """
    question, session, data = entry.question, entry.session, entry.data
    if entry.what in _AMENDS_ANSWERS or entry.what is What.VOID:
        about = row_of_id(db, entry.ref or "")
        if about is None:
            raise StoreError(f"The answer {entry.ref!r} is not in the store any more, so it cannot be amended.")
        if entry.what in _AMENDS_ANSWERS and about.what not in ANSWERS:
            raise UsageError(f"Only an answer can be rated or overruled, not {about.what!r}.")
        question = about.question
        session = about.session if entry.what is What.VOID else session
    if entry.what is What.BURY and "until_ms" not in data:
        data = data | {"until_ms": to_ms(study_day_end(entry.at, entry.zone, entry.day_starts))}
    return replace(
        entry, id=entry.id or uuid4().hex, at=from_ms(to_ms(entry.at)), question=question, session=session, data=data
    )


def _note_prints(db: sqlite3.Connection, entry: Entry) -> None:
    """Note the prints of a question that was never reconciled, so that a later change of it is noticed."""
    db.execute(
        "INSERT OR IGNORE INTO question (id, dossier, wording, answer, answer_text, present) VALUES (?, ?, ?, ?, ?, 1)",
        (
            entry.question,
            dossier_of(entry.question),
            entry.wording,
            entry.answer,
            str(entry.data.get("answer_text", "")),
        ),
    )

"""Noticing what has changed in a dossier since it was last seen. Inside a transaction of the caller."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from trainer.records.card import Derive, Prints
from trainer.records.entry import Entry, What
from trainer.records.settle import append


class When(NamedTuple):
    """A moment as it is written into the log: the time, the learner's zone and the hour at which a study day starts."""

    at: datetime
    zone: str
    day_starts: int


class Edition(NamedTuple):
    """A dossier as it is now: its id, a fingerprint of all of it, and the prints of its questions."""

    dossier: str
    fingerprint: str
    questions: Mapping[str, Prints]


class Seen(NamedTuple):
    """A question as it was when its dossier was last seen; ``present`` is 0 if it was not there any more."""

    wording: str
    answer: str
    answer_text: str
    present: int

    @property
    def prints(self) -> Prints:
        """The question's prints."""
        return Prints(wording=self.wording, answer=self.answer, answer_text=self.answer_text)


def is_known(db: sqlite3.Connection, dossier: str, fingerprint: str) -> bool:
    """Say whether the dossier was just like this when last seen."""
    row = db.execute("SELECT 1 FROM dossier WHERE id = ? AND fingerprint = ?", (dossier, fingerprint)).fetchone()
    return row is not None


def reconcile(db: sqlite3.Connection, edition: Edition, when: When, derive: Derive) -> tuple[str, ...]:
    """Bring what the store knows of a dossier up to this edition; returns the questions whose cards were changed.

    A card whose question is gone becomes an orphan, and is none any more when it comes back. A new wording is noted. A
    new answer is a CHANGED entry for the card. What the store has never seen cannot be said to have changed.
    """
    dossier, fingerprint, questions = edition
    if is_known(db, dossier, fingerprint):
        return ()
    cards = dict(db.execute("SELECT question, orphan FROM card WHERE dossier = ?", (dossier,)))
    seen = {
        row[0]: Seen(*row[1:])
        for row in db.execute(
            "SELECT id, wording, answer, answer_text, present FROM question WHERE dossier = ?", (dossier,)
        )
    }
    for key, prints in questions.items():
        if seen.get(key) != (prints.wording, prints.answer, prints.answer_text, 1):
            _see(db, dossier, key, prints)
    # a card of which no more is known than that its question is not there
    for key in cards.keys() - seen.keys() - questions.keys():
        _see(db, dossier, key, Prints(wording="", answer="", answer_text=""), present=False)
    gone = [(key,) for key, was in seen.items() if was.present and key not in questions]
    db.executemany("UPDATE question SET present = 0 WHERE id = ?", gone)
    moved = [(key not in questions, key) for key, orphan in cards.items() if orphan != (key not in questions)]
    db.executemany("UPDATE card SET orphan = ? WHERE question = ?", moved)
    changed = [
        key
        for key, prints in questions.items()
        if key in cards and key in seen and seen[key].answer and seen[key].answer != prints.answer
    ]
    for key in changed:
        append(db, change(key, seen[key].answer_text, questions[key], when), derive)
    db.execute("INSERT OR REPLACE INTO dossier (id, fingerprint) VALUES (?, ?)", (dossier, fingerprint))
    return tuple(changed)


def change(question: str, old_text: str, new: Prints, when: When) -> Entry:
    """Return the entry that says that the answer of a card is another one now."""
    return Entry(
        what=What.CHANGED,
        question=question,
        at=when.at,
        zone=when.zone,
        day_starts=when.day_starts,
        wording=new.wording,
        answer=new.answer,
        data={"old": old_text, "new": new.answer_text},
    )


def _see(db: sqlite3.Connection, dossier: str, key: str, prints: Prints, *, present: bool = True) -> None:
    db.execute(
        """
        INSERT OR REPLACE INTO question (id, dossier, wording, answer, answer_text, present)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        (key, dossier, prints.wording, prints.answer, prints.answer_text, present),
    )

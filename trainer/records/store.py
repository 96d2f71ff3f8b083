"""The store of answers: one object that guards the connection; everything it does is in the modules beside it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from trainer.errors import UsageError
from trainer.records import cards, history, orphan, rebuild, reconcile, session, settle, total, undo
from trainer.records.card import Card, Derive, Prints
from trainer.records.entry import Effective, Entry, What
from trainer.records.failure import explain
from trainer.records.figure import read_tally
from trainer.records.opening import Opened, open_file
from trainer.records.reconcile import Edition, When
from trainer.records.schema import FOLDER
from trainer.records.session import SessionRow
from trainer.records.sitting import Sitting, read_sittings
from trainer.records.spread import Spread, read_spread
from trainer.records.total import DayTotal
from trainer.records.undo import Scope


class Store:
    """Every answer ever given, and what follows from them.

    Any number of stores, in any number of processes, may have one file open; nothing read is remembered here. One store
    may be used by several threads. Every method raises `StoreError` with a sentence when the file cannot be read or
    written; a method that writes has then changed nothing, and neither has one that is interrupted.
    """

    def __init__(self, path: Path, opened: Opened, derive: Derive) -> None:
        self.path = path
        self.derive = derive
        """What a card's entries add up to; call `rebuild` after giving it another meaning."""
        self.kept = opened.kept
        """Whether what is recorded outlives this process."""
        self.notice = opened.notice
        """A sentence on what was odd about the file, for the learner; empty if nothing was."""
        self._db = opened.db
        self._lock = RLock()

    @classmethod
    def open(cls, path: Path, derive: Derive, *, now: datetime, schema: Path = FOLDER) -> Store:
        """Open the store at ``path`` and make it if need be.

        ``now`` is the time in the name of a file that has to be moved aside; ``schema`` is the folder with schema.sql
        and migrations/. Raises `NewerStoreError` or `StoreError`.
        """
        path = Path(os.path.realpath(path))
        return cls(path, open_file(path, now, schema), derive)

    def close(self) -> None:
        """Close the file; everything recorded is in it already."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # The log

    def record(self, entry: Entry) -> Entry:
        """Append an entry together with all that follows from it, and return it as it stands in the log.

        The time is cut to milliseconds. RATE, OVERRULE and VOID name the entry they are about in ``ref`` and take its
        question. An entry whose ``id`` is in the log already is returned as it stands there.
        """
        with self._writing() as db:
            return settle.append(db, entry, self.derive)

    def undo(
        self, at: datetime, zone: str, day_starts: int, *, session: str | None = None, dossier: str | None = None
    ) -> Entry | None:
        """Take back the newest thing that stands (in the session, in the dossier), and return it as it was written.

        Call it again to go further back; None when there is nothing left. Answers (with their ratings), suspensions,
        buryings, flags, the ends of these, and resets can be undone; a changed deck cannot.
        """
        with self._writing() as db:
            return undo.undo(db, Scope(session, dossier), _voiding(When(at, zone, day_starts)), self.derive)

    def redo(
        self, at: datetime, zone: str, day_starts: int, *, session: str | None = None, dossier: str | None = None
    ) -> Entry | None:
        """Take back the newest undo (of the session, of the dossier) and return what stands again.

        None if something other than undo and redo was recorded there since.
        """
        with self._writing() as db:
            return undo.redo(db, Scope(session, dossier), _voiding(When(at, zone, day_starts)), self.derive)

    def entries(self, question: str | None = None, session: str | None = None, limit: int | None = None) -> list[Entry]:
        """Return entries as they were written, in the order of the log; with ``limit`` only the newest ones."""
        with self._reading() as db:
            return history.read_entries(db, question, session, limit)

    def effective(
        self, question: str | None = None, session: str | None = None, dossier: str | None = None
    ) -> list[Effective]:
        """Return what counts now, in the order of the log, of one of the three; of everything if none is given."""
        with self._reading() as db:
            return history.read_effective(db, question, session, dossier)

    # The cards

    def card(self, question: str) -> Card | None:
        """Return a question's card; None if nothing was ever recorded of it."""
        with self._reading() as db:
            return cards.read_card(db, question)

    def cards(self, dossier: str) -> dict[str, Card]:
        """Return the cards of a dossier by their question, orphans among them."""
        with self._reading() as db:
            return cards.read_cards(db, dossier)

    def due(
        self, dossier: str, before: datetime, decks: Collection[str] | None = None, *, now: datetime | None = None
    ) -> list[str]:
        """Return the questions due at ``before`` or earlier, longest due first; suspended ones and orphans left out.

        Left out too is what is buried at ``now``; without one, what is buried until ``before`` or later. ``decks`` are
        ids (``dossier/deck``).
        """
        with self._reading() as db:
            return cards.read_due(db, dossier, before, decks, now)

    def counts(self, dossier: str, now: datetime, before: datetime) -> dict[str, tuple[int, int]]:
        """Return for each deck how many cards have been seen, and how many of them are due at ``before`` or earlier.

        Seen is what has a date to come back on (a reset card is new again). Buried at ``now`` is seen, but not due.
        Suspended cards and orphans are neither: see `suspended`.
        """
        with self._reading() as db:
            return cards.read_counts(db, dossier, now, before)

    def suspended(self, dossier: str) -> dict[str, int]:
        """Return how many cards of each deck are suspended; decks without any are left out."""
        with self._reading() as db:
            return cards.read_suspended(db, dossier)

    def tally(self) -> dict[str, float]:
        """Return the sums over all cards of what `Derived.tally` said."""
        with self._reading() as db:
            return read_tally(db)

    # Totals and sessions

    def totals(self, dossier: str, since_day: date | None = None) -> list[DayTotal]:
        """Return the totals by study day and deck, from a study day on."""
        with self._reading() as db:
            return total.read_totals(db, dossier, since_day)

    def answers_by_day(self, dossier: str) -> dict[date, int]:
        """Return how many answers each study day has, in order; days without any are left out."""
        with self._reading() as db:
            return total.read_answers_by_day(db, dossier)

    def spread(self, dossier: str, sort: str) -> list[Spread]:
        """Return one of the spreads (``hour``, ``chance``, ``sure``) by key and deck."""
        with self._reading() as db:
            return read_spread(db, dossier, sort)

    def start(self, row: SessionRow) -> None:
        """Write down a session that starts; one with this id that is written already stays as it is."""
        with self._writing() as db:
            session.insert_session(db, row)

    def finish(self, key: str, at: datetime) -> None:
        """Write down when a session ended; the first time given stands."""
        with self._writing() as db:
            session.end_session(db, key, at)

    def note(self, key: str, **options: object) -> None:
        """Add to the options of a session; what has the same name is written over."""
        with self._writing() as db:
            session.note_options(db, key, options)

    def session(self, key: str) -> SessionRow:
        """Return one session; `UsageError` if there is none with this id."""
        with self._reading() as db:
            row = session.read_session(db, key)
        if row is None:
            raise UsageError(f"There is no session {key!r}.")
        return row

    def open_session(self, dossier: str) -> SessionRow | None:
        """Return the newest session that has not ended."""
        return next(iter(self.open_sessions(dossier)), None)

    def open_sessions(self, dossier: str) -> list[SessionRow]:
        """Return all sessions that have not ended, newest first."""
        with self._reading() as db:
            return session.read_open_sessions(db, dossier)

    def sessions(self, dossier: str | None, limit: int, mode: str = "") -> list[SessionRow]:
        """Return the sessions started last, of one dossier or of all (and of one mode), ended or not, newest first."""
        with self._reading() as db:
            return session.read_sessions(db, dossier, limit, mode)

    def session_decks(self, key: str) -> dict[str, tuple[int, float]]:
        """Return by deck how many questions a session asked, and the mean score of the first answers to them."""
        with self._reading() as db:
            return session.read_session_decks(db, key)

    def sittings(self, dossier: str, mode: str = "", prefix: str = "") -> list[Sitting]:
        """Return every session of a dossier (of one mode; whose id begins so) without its plan, oldest first."""
        with self._reading() as db:
            return read_sittings(db, dossier, mode, prefix)

    # The decks

    def reconcile(  # noqa: PLR0913 - the moment is three values wherever it is given
        self,
        dossier: str,
        fingerprint: str,
        questions: Mapping[str, Prints] | Callable[[], Mapping[str, Prints]],
        *,
        at: datetime,
        zone: str,
        day_starts: int,
    ) -> tuple[str, ...]:
        """Bring the cards up to what the dossier says now; returns the questions whose answer has changed.

        Nothing is done if ``fingerprint`` is that of the last time; ``questions`` may be a function, which is then not
        called. A card whose question is gone is an orphan until it is back; one whose answer changed is due at ``at``.
        """
        with self._reading() as db:
            if reconcile.is_known(db, dossier, fingerprint):
                return ()
        current = questions() if callable(questions) else questions
        with self._writing() as db:
            when = When(at, zone, day_starts)
            return reconcile.reconcile(db, Edition(dossier, fingerprint, current), when, self.derive)

    def orphans(self, dossier: str | None = None) -> list[Card]:
        """Return the cards whose question is gone from its dossier."""
        with self._reading() as db:
            return cards.read_orphans(db, dossier)

    def restore(self, old: str, new: str, *, at: datetime, zone: str, day_starts: int) -> int:
        """Move the history of ``old`` onto the question ``new`` and return how many log rows moved.

        `UsageError` if ``old`` has no history, if ``new`` has one, or if there is no such question in its dossier.
        """
        with self._writing() as db:
            return orphan.restore(db, old, new, When(at, zone, day_starts), self.derive)

    def purge(self, questions: Iterable[str]) -> int:
        """Delete the histories of these questions for good and return how many log rows went; nothing else deletes."""
        with self._writing() as db:
            return orphan.purge(db, questions, self.derive)

    # The whole

    def rebuild(self, basis: str = "") -> None:
        """Derive every card, sum and figure anew from the log alone; other processes wait meanwhile.

        ``basis`` says what `derive` was made of (a version, a setting), for comparison with `basis` at the next start.
        """
        with self._writing() as db:
            rebuild.rebuild(db, self.derive, basis)

    @property
    def basis(self) -> str:
        """The basis given to the last rebuild; empty if there was none."""
        with self._reading() as db:
            return rebuild.read_basis(db)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._db
            except sqlite3.Error as error:
                raise explain(error, self.path) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the one lock for writing from the start, so that what is read here is still true when it is written."""
        with self._reading() as db:
            try:
                db.execute("BEGIN IMMEDIATE")
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise


def _voiding(when: When) -> Callable[[str], Entry]:
    """Return the function that makes the entry which voids another; its question and session follow from that one."""
    at, zone, day_starts = when
    return lambda ref: Entry(what=What.VOID, question="", ref=ref, at=at, zone=zone, day_starts=day_starts)

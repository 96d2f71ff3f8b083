"""The coach: the one thing that a screen or a command is given."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from trainer import config
from trainer.coach import library
from trainer.coach.cards import Cards
from trainer.coach.derive import deriver
from trainer.coach.desk import Clock, Desk, Stopwatch, utc_now
from trainer.coach.home import Home, home
from trainer.coach.planner import Planner
from trainer.coach.rehearsals import Rehearsals
from trainer.coach.tables import Tables
from trainer.coach.wording import local
from trainer.dossier.shelf import load
from trainer.errors import TrainerError, UsageError
from trainer.paths import Paths
from trainer.records import Entry, Prints, Store

# a start pays for what home needs; the rest is imported with the verb that needs it
if TYPE_CHECKING:
    from trainer.coach.agenda import Appointment
    from trainer.coach.answer import Revealed
    from trainer.coach.ask import Asked
    from trainer.coach.debrief import Debrief
    from trainer.coach.find import Found
    from trainer.coach.progress import Progress
    from trainer.coach.session import Session
    from trainer.coach.sheet import Sheet
    from trainer.coach.spellings import Accepted
    from trainer.coach.weak import Weak
    from trainer.dossier.model import Briefing, Dossier
    from trainer.dossier.patch import Spelling
    from trainer.memory import Rating


class Coach:
    """Holds the open dossier, store and settings; every verb is one call, and what it answers is a value."""

    def __init__(
        self, paths: Paths, *, decks: Sequence[Path] = (), clock: Clock = utc_now, stopwatch: Stopwatch = monotonic
    ) -> None:
        """Open the learner's store and dossier; ``stopwatch`` counts seconds and never goes back.

        Raises `NewerStoreError`, `StoreError` or `DossierError` where that cannot be done.
        """
        self.paths = paths
        self.stopwatch = stopwatch
        self._extra = tuple(decks)
        settings, notice = config.load_settings(paths.settings)
        zone = config.zone_name(settings)
        loaded, notices = library.opened(paths, self._extra, settings.dossier)
        store = Store.open(paths.store, deriver(settings.retention), now=clock())
        told = [text for text in (notice, store.notice, *notices) if text]
        self.desk = Desk(
            loaded=loaded,
            store=store,
            settings=settings,
            zone=zone,
            clock=clock,
            accepted=paths.accepted,
            briefings=paths.agenda,
            notices=told,
        )
        self.tables, self.cards = Tables(self.desk), Cards(self.desk)
        self.planner, self.rehearsals = Planner(self.desk), Rehearsals(self.desk)
        self._use(settings)
        self._reconcile(loaded.fingerprint)

    def close(self) -> None:
        """Close the store; everything answered is already in it."""
        self.desk.store.close()

    def __enter__(self) -> Coach:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # The dossier

    @property
    def dossier(self) -> Dossier:
        """The open dossier."""
        return self.desk.dossier

    def briefing(self, key: str = "") -> Briefing | None:
        """Return the briefing with this id, or the first one."""
        rows = self.dossier.briefings
        return next((row for row in rows if row.id == key or not key), None)

    def full_ids(self, slugs: Sequence[str]) -> list[str]:
        """Return question ids of the open dossier from ``deck/question`` names, those that exist."""
        ids = (slug if slug in self.desk.questions else f"{self.dossier.id}/{slug}" for slug in slugs)
        return [key for key in ids if key in self.desk.questions]

    def bookmark(self, briefing: Briefing) -> int:
        """Return the number of the page at which a briefing was left, from 0."""
        return self.desk.settings.bookmarks.get(f"{self.dossier.id}/{briefing.id}", 0)

    def leave_bookmark(self, briefing: Briefing, page: int) -> None:
        """Remember the page at which a briefing is open."""
        desk = self.desk
        marks = {**desk.settings.bookmarks, f"{self.dossier.id}/{briefing.id}": page}
        desk.settings = replace(desk.settings, bookmarks=marks)
        self._keep(bookmarks=dict(marks))

    def dossiers(self) -> list[library.Listed]:
        """Return every dossier that can be chosen."""
        return library.listed(self.paths, self._extra)

    def choose(self, key: str) -> None:
        """Open another dossier and remember it; `UsageError` if there is none with this id."""
        row = next((row for row in self.dossiers() if row.id == key), None)
        if row is None:
            raise UsageError(f"There is no dossier {key!r}. “crisis-trainer where” shows where they are looked for.")
        loaded = load(row.folder, self.paths.cache)
        if loaded.contents is None:
            raise TrainerError(f"The dossier in {row.folder} cannot be read any more; check it again.")
        self.set("dossier", key)
        self.desk.loaded = loaded
        told = library.told(row.folder, loaded)
        self.desk.notices = [text for text in (self.desk.store.notice, *told) if text]
        self._reconcile(loaded.fingerprint)

    def _reconcile(self, fingerprint: str) -> None:
        desk = self.desk
        if any(problem.severity == "error" for problem in desk.loaded.problems):
            # a question that a broken file hides has not been taken out of the dossier
            return

        def current() -> dict[str, Prints]:
            from trainer.dossier.prints import prints

            rows = {key: prints(question) for key, question in desk.questions.items()}
            return {
                key: Prints(wording=row.wording, answer=row.answer, answer_text=row.answer_text)
                for key, row in rows.items()
            }

        desk.store.reconcile(
            desk.contents.id,
            fingerprint,
            current,
            at=desk.clock(),
            zone=desk.zone,
            day_starts=desk.settings.day_starts,
        )

    # Settings

    def set(self, name: str, value: str) -> None:
        """Change a setting and keep it; where the store is not kept, the setting is not kept either."""
        if name == "dossier" and value and value not in {row.id for row in self.dossiers()}:
            raise UsageError(f"There is no dossier {value!r}. “crisis-trainer where” shows where they are looked for.")
        settings = config.changed(self.desk.settings, name, value)
        name = name.replace("-", "_")
        self._keep(**{name: getattr(settings, name)})
        self._use(settings)

    def _use(self, settings: config.Settings) -> None:
        """Go on with these settings; another desired retention moves what is due."""
        desk = self.desk
        desk.settings, desk.zone = settings, config.zone_name(settings)
        desk.store.derive = deriver(settings.retention)
        if desk.store.basis != (basis := _basis(settings)):
            desk.store.rebuild(basis)

    def _keep(self, **changes: object) -> None:
        if self.desk.store.kept:
            config.keep_settings(self.paths.settings, **changes)

    def refresh(self) -> None:
        """Take over a desired retention that another program on this store has set meanwhile."""
        retention = config.load_settings(self.paths.settings)[0].retention
        if self.desk.store.kept and retention != self.desk.settings.retention:
            self._use(replace(self.desk.settings, retention=retention))

    def settings_listed(self) -> list[tuple[str, object]]:
        """Return each setting that can be changed with its value."""
        return [(row.name, getattr(self.desk.settings, row.name)) for row in config.changeable()]

    def warm(self) -> None:
        """Get ready what the first question needs, so that it shows at once."""
        importlib.import_module("trainer.coach.answer")
        self.desk.prepare()

    # The session

    def home(self) -> Home:
        """Return what the home screen shows; what was left on an earlier day is closed, and said of a rehearsal."""
        from trainer.coach.leftover import close_stale

        self.refresh()
        for left in close_stale(self.desk):
            at = local(left.started_at, self.desk.zone)
            self.desk.notices.append(
                f"“{left.title}” of {at:%a} {at.day} {at:%b} was left unfinished; Progress has its score."
            )
        return home(self.desk)

    def begin(self, decks: Sequence[str] = (), count: int | None = None, minutes: int | None = None) -> Session | None:
        """Start a session; None if the decks hold nothing to ask.

        With ``minutes`` it ends with the clock, and towards the next briefing it asks what adds most by then; else it
        asks what is due, then what is new, ``count`` questions at the most.
        """
        self._check(decks)
        from trainer.coach.session import begin, begin_timed

        if minutes is not None:
            ids = [*(row.id for row in self.planner.in_turn()), ""]
            begun = (begin_timed(self.desk, minutes=minutes, decks=decks, towards=key) for key in ids)
            return next((session for session in begun if session), None)
        return begin(self.desk, decks=decks, count=count)

    def begin_next(self, decks: Sequence[str] = ()) -> Session | None:
        """Start the session that comes next: towards a briefing if one is set, else the ordinary one."""
        self._check(decks)
        begun = (self.planner.begin(row, decks) for row in self.planner.in_turn())
        return next((session for session in begun if session), None) or self.begin(decks)

    def _check(self, decks: Sequence[str]) -> None:
        known = {deck.slug for deck in self.dossier.decks} | {deck.id for deck in self.dossier.decks}
        for deck in decks:
            if deck not in known:
                names = ", ".join(deck.slug for deck in self.dossier.decks)
                raise UsageError(f"There is no deck {deck!r} in “{self.dossier.title}”. Its decks are {names}.")

    def begin_with(self, questions: Iterable[str], mode: str = "chosen") -> Session | None:
        """Start a session with just these questions."""
        from trainer.coach.session import begin_with

        return begin_with(self.desk, questions, mode)

    def begin_among(self, questions: Iterable[str], mode: str) -> Session | None:
        """Start a session with the least known of these questions, at most as many as a session has."""
        from trainer.coach.session import begin_among

        return begin_among(self.desk, questions, mode)

    def unfinished(self, *, rehearsals: bool = True) -> Session | None:
        """Return the session left in this study day with something still to ask; one of study if so wanted."""
        from trainer.coach.leftover import unfinished

        return unfinished(self.desk, rehearsals=rehearsals)

    def ask(self, current: Session) -> Asked | None:
        """Return the next question, or None when the session is done."""
        from trainer.coach.ask import ask

        return ask(self.desk, current)

    def stands(self, asked: Asked) -> bool:
        """Return whether nobody has answered what was asked in another window meanwhile."""
        from trainer.coach.ask import answered

        return answered(self.desk, asked.session, asked.question.id) == asked.before

    def answer(self, asked: Asked, typed: str, seconds: float, sure: str = "") -> Revealed:
        """Grade and record what was typed, and how sure the learner was (one of `SURE`; empty if nothing was said)."""
        from trainer.coach.answer import answer

        return answer(self.desk, asked, typed, seconds, sure)

    def rate(self, revealed: Revealed, rating: Rating) -> Revealed:
        """Record the learner's own rating."""
        from trainer.coach.answer import rate

        return rate(self.desk, revealed, rating)

    def overrule(self, revealed: Revealed) -> Revealed:
        """Record that the learner was right after all."""
        from trainer.coach.answer import overrule

        return overrule(self.desk, revealed)

    def offer(self, revealed: Revealed) -> tuple[Accepted, ...]:
        """Return the forms that can be accepted from now on, once the learner has said that the answer was right."""
        from trainer.coach.answer import offer

        return offer(self.desk, revealed)

    def accept(self, revealed: Revealed) -> Revealed:
        """Accept what was typed from now on."""
        from trainer.coach.answer import accept

        return accept(self.desk, revealed)

    def undo(self, current: Session | None = None) -> Entry | None:
        """Take back the newest thing done in the session, or in the dossier."""
        from trainer.coach.answer import undo

        return undo(self.desk, current)

    def redo(self, current: Session) -> Entry | None:
        """Take back the newest undo of the session, if nothing was done since."""
        from trainer.coach.answer import redo

        return redo(self.desk, current)

    def finish(self, current: Session) -> None:
        """Close the session."""
        from trainer.coach.session import finish

        finish(self.desk, current)

    def debrief(self, current: Session) -> Debrief:
        """Return what came of the session."""
        from trainer.coach.debrief import debrief

        return debrief(self.desk, current)

    # Afterwards

    def find(self, words: str) -> list[Found]:
        """Return what holds all these words."""
        from trainer.coach.find import find

        return find(self.desk, words)

    def progress(self) -> Progress:
        """Return the figures of the open dossier."""
        from trainer.coach.progress import progress

        return progress(self.desk)

    def weak(self, decks: Sequence[str] = (), weights: Sequence[int] = (), row: Appointment | None = None) -> Weak:
        """Return what would be missed if it started now, of these decks and weights.

        Without any, of what a briefing covers (None: the next one), or of everything.
        """
        self._check(decks)
        from trainer.coach.weak import weak

        row = row or self.planner.next()
        if row and not (decks or weights):
            decks, weights = row.decks, row.weights
        return weak(self.desk, decks=decks, weights=weights)

    def sheet(self, size: int | None = None, row: Appointment | None = None) -> Sheet:
        """Return the last-look sheet of a briefing (None: the next), with ``size`` facts or as many as a page holds."""
        from trainer.coach.sheet import FACTS, sheet
        from trainer.coach.sheet_text import fitted

        row = row or self.planner.next()
        decks, weights = (row.decks, row.weights) if row else ((), ())
        return fitted(sheet(self.desk, FACTS if size is None else size, decks=decks, weights=weights), size)

    def accepted(self) -> tuple[Accepted, ...]:
        """Return the spellings that the learner said were right, of all dossiers, oldest first."""
        return self.desk.spellings.rows()

    def take_back(self, numbers: Sequence[str]) -> int:
        """Accept these spellings no more (numbers of the list from 1, or ``all``); return how many there were."""
        rows = self.accepted()
        if "all" in numbers:
            return self.desk.spellings.take_back(rows)
        wrong = [text for text in numbers if not (text.isdecimal() and 1 <= int(text) <= len(rows))]
        if wrong:
            there = f"they are numbered 1 to {len(rows)}" if rows else "none is accepted"
            raise UsageError(f"{', '.join(wrong)}: there is no such spelling; {there}.")
        return self.desk.spellings.take_back([rows[int(text) - 1] for text in numbers])

    def accepted_patch(self) -> tuple[str, list[Spelling]]:
        """Return a patch that writes the accepted spellings into the open dossier, and those it has no place for."""
        from trainer.dossier.patch import Spelling, patch

        folder = next(row.folder for row in self.dossiers() if row.id == self.dossier.id)
        mine = [row for row in self.accepted() if row.question in self.desk.questions]
        return patch(folder, [Spelling(question=row.question, typed=row.typed, part=row.part) for row in mine])


def _basis(settings: config.Settings) -> str:
    """Return what due dates are worked out from besides the log; with another basis they are worked out anew."""
    return f"FSRS-6, desired retention {settings.retention}, spreads, misses"

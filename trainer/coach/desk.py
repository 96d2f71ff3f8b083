"""What is on the coach's desk: the open dossier and store, the settings and the clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from trainer.config import Settings
from trainer.dossier.contents import Contents
from trainer.dossier.shelf import Loaded
from trainer.errors import DossierError
from trainer.memory import Learner, StudyDay
from trainer.records import Entry, Store, What

if TYPE_CHECKING:
    from trainer.coach.agenda import Agenda
    from trainer.coach.spellings import Spellings
    from trainer.dossier.model import Dossier, Question
    from trainer.grading import Known

Clock = Callable[[], datetime]
Stopwatch = Callable[[], float]


def utc_now() -> datetime:
    """Return the time, aware and in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True, kw_only=True)
class Desk:
    """The open dossier and store; the verbs of the coach are functions of it."""

    loaded: Loaded
    store: Store
    settings: Settings
    zone: str
    clock: Clock
    accepted: Path
    briefings: Path
    notices: list[str] = field(default_factory=list)
    _questions: tuple[Loaded, Mapping[str, Question]] | None = None
    _known: tuple[Loaded, Known] | None = None
    _spellings: Spellings | None = None
    _agenda: Agenda | None = None

    @property
    def contents(self) -> Contents:
        """The open dossier's table of contents."""
        if self.loaded.contents is None:
            raise DossierError("The dossier cannot be used; “crisis-trainer check” says why.")
        return self.loaded.contents

    @property
    def dossier(self) -> Dossier:
        """The open dossier; taking it out of the cache costs a few hundredths of a second, once."""
        if self.loaded.dossier is None:
            raise DossierError("The dossier cannot be used; “crisis-trainer check” says why.")
        return self.loaded.dossier

    @property
    def questions(self) -> Mapping[str, Question]:
        """The open dossier's questions by id."""
        if self._questions is None or self._questions[0] is not self.loaded:
            rows = {question.id: question for deck in self.dossier.decks for question in deck.questions}
            self._questions = (self.loaded, rows)
        return self._questions[1]

    @property
    def known(self) -> Known:
        """Everything that a typed answer is held against besides its key."""
        if self._known is None or self._known[0] is not self.loaded:
            from trainer.grading import known

            self._known = (self.loaded, known(self.dossier))
        return self._known[1]

    @property
    def spellings(self) -> Spellings:
        """The spellings that the learner said were right."""
        if self._spellings is None:
            from trainer.coach.spellings import Spellings

            self._spellings = Spellings(self.accepted)
        return self._spellings

    @property
    def agenda(self) -> Agenda:
        """The learner's own briefings."""
        if self._agenda is None:
            from trainer.coach.agenda import Agenda

            self._agenda = Agenda(self.briefings)
        return self._agenda

    def prepare(self) -> None:
        """Work out what the first question needs before it is asked for."""
        _ = self.questions, self.known

    @property
    def day(self) -> StudyDay:
        """The learner's study day."""
        return StudyDay(ZoneInfo(self.zone), self.settings.day_starts)

    @property
    def learner(self) -> Learner:
        """What all answers say of the learner."""
        return Learner.from_dict(self.store.tally())

    def entry(self, what: What, question: str, **more: object) -> Entry:
        """Return a log entry of now, not yet recorded."""
        return Entry.of(
            what=what, question=question, at=self.clock(), zone=self.zone, day_starts=self.settings.day_starts, **more
        )

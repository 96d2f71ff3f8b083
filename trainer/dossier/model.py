"""What there is to know: one crisis as frozen values, without files, clocks or libraries.

A dossier is read by `trainer.dossier.read`, which validates straight into these classes. Texts are literal (control
characters are gone); ids of questions are full (``dossier/deck/question``); answers that name an actor by its id have
been replaced by the actor's name and spellings.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

Weight = Literal[1, 2, 3]
Status = Literal["fact", "official", "judgement", "disputed"]
ActorKind = Literal["person", "state", "organisation", "armed-group", "place"]
Thread = Literal["military", "diplomatic", "ambassadors", "militants", "domestic", "background"]


class Kind(StrEnum):
    """How a question is answered."""

    DATE = "date"
    NAME = "name"
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    LIST = "list"
    ORDER = "order"
    MATCH = "match"
    CLOZE = "cloze"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A day, a month or a year, as precise as it is known (proleptic Gregorian calendar)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it covers."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Return it as a briefer writes it: ``16 January 2024``, ``January 2024`` or ``2013``."""
        parts = [str(self.day)] if self.day else []
        if self.month:
            parts.append(calendar.month_name[self.month])
        return " ".join([*parts, str(self.year)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From one date to another, both included."""

    start: When
    end: When

    @property
    def first(self) -> date:
        """The first day it covers."""
        return self.start.first

    @property
    def last(self) -> date:
        """The last day it covers."""
        return self.end.last

    def __str__(self) -> str:
        """Return both ends, saying what they share once: ``20–22 January 2024``, ``2001–2007``."""
        start, end = self.start, self.end
        if start.day and end.day and (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{end}"
        if start.month and end.month and start.year == end.year:
            return f"{str(start).removesuffix(f' {start.year}')} – {end}"
        return f"{start}–{end}" if not (start.month or end.month) else f"{start} – {end}"


Moment = When | Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A number between two others, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One answer of several, with its other accepted forms; ``actor`` is the id if it names one."""

    text: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A key point of an open answer, with its citations."""

    text: str
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Where a choice draws wrong options from: actors of a role, side or kind, or events of a thread."""

    actors: str = ""
    events: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What every question has, however it is answered."""

    id: str
    ask: str
    weight: Weight = 2
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    anchor: tuple[str, ...] = ()
    held_by: str = ""
    status: Status = "fact"
    why: str = ""
    hint: str = ""
    as_of: str = ""
    per: str = ""
    readings: tuple[Reading, ...] = ()

    @property
    def deck_id(self) -> str:
        """``dossier/deck`` of this question's id."""
        return self.id.rpartition("/")[0]

    @property
    def slug(self) -> str:
        """The part of the id that its author wrote."""
        return self.id.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateQuestion(_Shared):
    """A typed date at the precision of the key; ``time_of_day`` is shown, not asked."""

    KIND: ClassVar[Kind] = Kind.DATE
    kind: Literal["date"] = "date"
    answer: Moment
    time_of_day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameQuestion(_Shared):
    """A typed person, group, state or place; ``actor`` is the id if the answer names one."""

    KIND: ClassVar[Kind] = Kind.NAME
    kind: Literal["name"] = "name"
    answer: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    actor: str = ""
    actor_kind: ActorKind | Literal[""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuestion(_Shared):
    """A typed short phrase; the words in ``must`` have to be there."""

    KIND: ClassVar[Kind] = Kind.TEXT
    kind: Literal["text"] = "text"
    answer: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    must: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberQuestion(_Shared):
    """A typed number or range in ``unit``; ``tolerance`` is in that unit, ``at_least`` means "over" belongs to it."""

    KIND: ClassVar[Kind] = Kind.NUMBER
    kind: Literal["number"] = "number"
    answer: int | float | Range
    unit: str = ""
    tolerance: float = 0
    at_least: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion(_Shared):
    """One or several right options among wrong ones, written out or drawn from a pool."""

    KIND: ClassVar[Kind] = Kind.CHOICE
    kind: Literal["choice"] = "choice"
    answer: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    pool: Pool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuestion(_Shared):
    """Several items in any order; ``need`` of them are enough (0: all)."""

    KIND: ClassVar[Kind] = Kind.LIST
    kind: Literal["list"] = "list"
    answers: tuple[Item, ...]
    need: int = 0

    @property
    def needed(self) -> int:
        """How many items a full answer has."""
        return self.need or len(self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderQuestion(_Shared):
    """Items to put in order; ``items`` is the right order (written out, or the titles of events)."""

    KIND: ClassVar[Kind] = Kind.ORDER
    kind: Literal["order"] = "order"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchQuestion(_Shared):
    """Pairs to join: ``(left, right)``."""

    KIND: ClassVar[Kind] = Kind.MATCH
    kind: Literal["match"] = "match"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClozeQuestion(_Shared):
    """A sentence whose ``{{name}}`` marks are gaps; each gap is a question of its own whose slug is the mark's name."""

    KIND: ClassVar[Kind] = Kind.CLOZE
    kind: Literal["cloze"] = "cloze"
    text: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion(_Shared):
    """Answered freely, then compared with key points that the learner ticks."""

    KIND: ClassVar[Kind] = Kind.OPEN
    kind: Literal["open"] = "open"
    points: tuple[Point, ...]


Gap = DateQuestion | NameQuestion | TextQuestion | NumberQuestion
Question = (
    DateQuestion
    | NameQuestion
    | TextQuestion
    | NumberQuestion
    | ChoiceQuestion
    | ListQuestion
    | OrderQuestion
    | MatchQuestion
    | ClozeQuestion
    | OpenQuestion
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One source's version of a disputed answer, held as the question with that source's answer in it."""

    source: str
    cite: tuple[str, ...]
    question: Question
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a source: its title and the ids of its first and last paragraph."""

    title: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that paragraphs are cited from; ``prefix`` starts their ids, ``short`` is how it is named in text."""

    id: str
    title: str
    prefix: str
    short: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    year: int | None = None
    sections: tuple[Section, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, state, organisation, armed group or place, with every spelling it goes by."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    side: str = ""
    role: str = ""
    about: str = ""
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReading:
    """One source's version of when (or how) an event happened."""

    source: str
    cite: tuple[str, ...]
    date: Moment | None = None
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; ``inferred`` where the date is worked out rather than reported."""

    id: str
    date: Moment
    title: str
    thread: Thread
    time: str = ""
    inferred: bool = False
    detail: str = ""
    actors: tuple[str, ...] = ()
    place: str = ""
    cite: tuple[str, ...] = ()
    readings: tuple[EventReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Motive:
    """A hypothesis on why; ``confidence`` is the source's own hedge."""

    id: str
    title: str
    holders: tuple[str, ...] = ()
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    confidence: str = ""
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediation:
    """What an outside power said and did; ``mediator`` and ``spokesperson`` are actor ids."""

    id: str
    mediator: str
    spokesperson: str = ""
    date: Moment | None = None
    said: str = ""
    did: str = ""
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One idea of a briefing: Markdown with citations as ``[S30]``, and the ids of the questions to ask after it."""

    title: str
    body: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Pages to be read in ``minutes``."""

    id: str
    title: str
    minutes: int
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """One file's questions; ``id`` is ``dossier/deck``."""

    id: str
    title: str
    about: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def slug(self) -> str:
        """The part of the id after the dossier's."""
        return self.id.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything there is to know about one crisis."""

    id: str
    title: str
    about: str = ""
    sources: tuple[Source, ...] = ()
    decks: tuple[Deck, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    motives: tuple[Motive, ...] = ()
    mediations: tuple[Mediation, ...] = ()
    briefings: tuple[Briefing, ...] = ()

"""Reference tables: who and what the questions are about, held as values of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trainer.dossier.when import Moment

ActorKind = Literal["person", "state", "organisation", "armed-group", "place"]
Thread = Literal["military", "diplomatic", "ambassadors", "militants", "domestic", "background"]
Topic = Literal["dates", "numbers", "names", "places", "meetings", "motives", "blame", "ambassadors", "relations"]


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
class Version:
    """What one source says on a point on which the sources differ."""

    source: str
    says: str
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A point on which sources differ, one contradicting itself included; ``safe`` holds by every version."""

    id: str
    title: str
    topic: Topic
    safe: str = ""
    readings: tuple[Version, ...] = ()


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

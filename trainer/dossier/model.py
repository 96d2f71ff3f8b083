"""What there is to know: one crisis as frozen values, without files, clocks or libraries.

A dossier is read by `trainer.dossier.read`, which validates straight into these classes. Texts are literal (control
characters are gone); ids of questions are full (``dossier/deck/question``); answers that name an actor by its id have
been replaced by the actor's name and spellings.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer.dossier.question import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Gap,
    Item,
    Kind,
    ListQuestion,
    MatchQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Point,
    Pool,
    Question,
    Reading,
    Status,
    TextQuestion,
    Tone,
    Weight,
)
from trainer.dossier.tables import (
    Actor,
    ActorKind,
    Briefing,
    Difference,
    Event,
    EventReading,
    Mediation,
    Motive,
    Page,
    Section,
    Source,
    Thread,
    Topic,
    Version,
)
from trainer.dossier.when import (
    Moment,
    Range,
    Span,
    When,
)

__all__ = [
    "Actor",
    "ActorKind",
    "Briefing",
    "ChoiceQuestion",
    "ClozeQuestion",
    "DateQuestion",
    "Deck",
    "Difference",
    "Dossier",
    "Event",
    "EventReading",
    "Gap",
    "Item",
    "Kind",
    "ListQuestion",
    "MatchQuestion",
    "Mediation",
    "Moment",
    "Motive",
    "NameQuestion",
    "NumberQuestion",
    "OpenQuestion",
    "OrderQuestion",
    "Page",
    "Point",
    "Pool",
    "Question",
    "Range",
    "Reading",
    "Section",
    "Source",
    "Span",
    "Status",
    "TextQuestion",
    "Thread",
    "Tone",
    "Topic",
    "Version",
    "Weight",
    "When",
]


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
    differences: tuple[Difference, ...] = ()
    briefings: tuple[Briefing, ...] = ()

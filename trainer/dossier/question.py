"""Questions, one class a kind: values of the model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from trainer.dossier.tables import ActorKind
from trainer.dossier.when import Moment, Range

Weight = Literal[1, 2, 3]
Status = Literal["fact", "official", "judgement", "disputed"]
Tone = Literal["hostile", "false-premise"]


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
class Item:
    """One answer of several, with its other accepted forms; ``actor`` is the id if it names one."""

    text: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A key point of an open answer, with its citations; one that ``corrects`` puts a wrong premise right."""

    text: str
    cite: tuple[str, ...] = ()
    corrects: bool = False


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
    motives: tuple[str, ...] = ()
    mediations: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
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
    """Answered freely, then compared with key points that the learner ticks; ``tone`` is told after the answer."""

    KIND: ClassVar[Kind] = Kind.OPEN
    kind: Literal["open"] = "open"
    points: tuple[Point, ...]
    tone: Tone | None = None


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

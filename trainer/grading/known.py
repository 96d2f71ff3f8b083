"""The other things that the learner has heard of, prepared once so that an answer that names one is recognised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from trainer.dossier.model import (
    ClozeQuestion,
    DateQuestion,
    Dossier,
    ListQuestion,
    NameQuestion,
    NumberQuestion,
    Question,
    Span,
    TextQuestion,
    When,
)
from trainer.grading.atlas import STATES
from trainer.grading.bare import core, core_of, name_words
from trainer.grading.date import written as written_date
from trainer.grading.dating import Key, key_of
from trainer.grading.figured import Figures, amount_of, figures_of
from trainer.grading.fold import clean
from trainer.grading.found import quoted
from trainer.grading.number import written as written_number
from trainer.grading.quantity import Amount
from trainer.grading.slip import nearest
from trainer.grading.sound import alike, rough, units
from trainer.grading.spelling import singular

_WHAT = {"person": "person", "state": "state", "organisation": "organisation", "armed-group": "group", "place": "place"}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with one or several names; ``what`` is the noun for it, ``wording`` says that it is no name."""

    names: tuple[str, ...]
    what: str = "name"
    wording: bool = False

    @property
    def told(self) -> str:
        """How a difference names it."""
        if self.wording:
            return f"That answers another question: {self.names[0]}."
        return f"That is another {self.what}: {self.names[0]}."

    def told_of(self, typed: str) -> str:
        """How a difference names it where it was typed by another of its names, such as an abbreviation."""
        same = alike(units(core(typed)), units(core(self.names[0])))
        if self.wording or same or len(typed) > 40:
            return self.told
        return f"{quoted(typed.strip())} is another {self.what}: {self.names[0]}."


class Known(Sequence[str]):
    """Things by every way to write their names; it reads as the sequence of those names."""

    __slots__ = (
        "_amounts", "_by_core", "_by_sound", "_cores", "_dates", "_keys", "_names", "_things", "sources", "words",
    )  # fmt: skip

    def __init__(self, things: Iterable[Thing], sources: dict[str, str] | None = None) -> None:
        self._things = tuple(things)
        self.sources = dict(sources or {})
        self._names = tuple(name for thing in self._things for name in thing.names)
        self._by_core: dict[str, list[int]] = {}
        self._by_sound: dict[str, list[tuple[str, int]]] = {}
        self._keys = tuple(keys_of(thing.names) for thing in self._things)
        self._dates: dict[Key, str] | None = None
        self._amounts: dict[Figures, str] | None = None
        words: set[str] = set()
        for at, thing in enumerate(self._things):
            if thing.what in _FIGURED:
                continue
            for name in thing.names:
                key = core(name)
                if not key:
                    continue
                for one in {key, core_of([singular(word) for word in name_words(name)])}:
                    self._by_core.setdefault(one, []).append(at)
                if not _abbreviated(name):
                    self._by_sound.setdefault(rough(key), []).append((key, at))
                if not thing.wording:
                    words.update(name_words(name) if len(name_words(name)) == 1 else ())
        self._cores = tuple(self._by_core)
        self.words = frozenset(words)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._names[at]

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def named(self, key: str, own: frozenset[str]) -> Thing | None:
        """Return the thing that ``key`` (a core) is a name of, unless it is one of our own."""
        return self._foreign(self._by_core.get(key, ()), own)

    def sounding(self, key: str, own: frozenset[str]) -> Thing | None:
        """Return the thing of whose name ``key`` is a romanisation, unless it is one of our own."""
        sound = units(key)
        return self._foreign([at for name, at in self._by_sound.get(rough(key), ()) if alike(sound, units(name))], own)

    def nearer(self, key: str, edits: int, own: frozenset[str]) -> Thing | None:
        """Return a thing whose name is fewer than ``edits`` edits from ``key``, unless it is one of our own."""
        if edits < 2 or not self._cores:
            return None
        found = nearest(key, self._cores, edits - 1)
        return self._foreign(self._by_core[found], own) if found else None

    def dated(self, key: Key | None) -> str:
        """Return the known date that ``key`` says, as it is written, or nothing."""
        if self._dates is None:
            self._dates = {}
            for name in self._figured("date"):
                if found := key_of(clean(name)):
                    self._dates.setdefault(found, name)
        return self._dates.get(key, "") if key else ""

    def counted(self, said: Amount, own: Sequence[Amount]) -> str:
        """Return the known number that an amount says, as it is written, or nothing; none of ``own`` is another."""
        if self._amounts is None:
            self._amounts = {}
            for name in self._figured("number"):
                if found := amount_of(clean(name)):
                    self._amounts.setdefault(figures_of(found), name)
        mine = {figures_of(one) for one in own}
        keys = (figures_of(said), *(figures_of(said, one.unit) for one in own))
        return next((self._amounts[key] for key in keys if key in self._amounts and key not in mine), "")

    def _figured(self, what: str) -> Iterator[str]:
        """Yield the names that may be a date or number: those said to be one, and plain texts with figures in them."""
        for thing in self._things:
            if thing.what == what or (thing.what == "name" and not thing.wording):
                yield from (name for name in thing.names if any(char.isdigit() for char in name))

    def _foreign(self, places: Iterable[int], own: frozenset[str]) -> Thing | None:
        for at in places:
            thing = self._things[at]
            if not self._keys[at] & own and not any(_respelt(name, own) for name in thing.names):
                return thing
        return None


def _respelt(name: str, own: frozenset[str]) -> bool:
    """Return whether a name of several words is one of our own in another romanisation."""
    if len(name_words(name)) < 2:
        return False
    sound = units(core(name))
    return any(alike(sound, units(key)) for key in own)


def keys_of(names: Iterable[str]) -> frozenset[str]:
    """Return the keys by which names are told to be one's own; what a place lies in is no part of its name."""
    return frozenset(key for name in names for key in (core(name), core(name.partition(",")[0])) if key)


def _abbreviated(name: str) -> bool:
    return name.isupper() and len(name) <= 8


_FIGURED = frozenset({"date", "number"})

NOBODY = Known(())
"""No other things."""

WORLD = Known(Thing(tuple(name.title() for name in names), "state") for names in STATES)
"""The states of the world."""


def prepare(others: Sequence[str]) -> Known:
    """Return ``others`` prepared; a list or tuple of plain strings is prepared once and remembered."""
    if isinstance(others, Known):
        return others
    return _prepared(tuple(others)) if others else NOBODY


@lru_cache(maxsize=32)
def _prepared(others: tuple[str, ...]) -> Known:
    return Known(Thing((name,)) for name in others if name.strip())


def known(dossier: Dossier) -> Known:
    """Return every actor and answer of a dossier, to be handed to `grade` as ``others``.

    Of dates only full days are held, as a month or year may be part of the answer; of numbers those with a unit.
    """
    actors = [Thing((actor.name, *actor.aliases), _WHAT.get(actor.kind, "name")) for actor in dossier.actors]
    answers = [thing for deck in dossier.decks for question in deck.questions for thing in _answers(question)]
    sources = {source.id: source.short or source.title for source in dossier.sources}
    return Known((*actors, *answers), sources)


def _answers(question: Question) -> list[Thing]:
    found: list[Thing] = []
    versions = [reading.question for reading in question.readings] or [question]
    for version in versions:
        if isinstance(version, NameQuestion) and not version.actor:
            found.append(Thing((version.answer, *version.accept), _WHAT.get(version.actor_kind, "name")))
        elif isinstance(version, DateQuestion) and _daily(version.answer):
            found.append(Thing(tuple(written_date(version.answer)), "date"))
        elif isinstance(version, NumberQuestion) and version.unit:
            found.append(Thing((written_number(version),), "number"))
        elif isinstance(version, TextQuestion):
            found.append(Thing((version.answer, *version.accept), wording=True))
        elif isinstance(version, ListQuestion):
            found += [Thing((item.text, *item.accept), wording=True) for item in version.answers if not item.actor]
        elif isinstance(version, ClozeQuestion):
            found += [thing for gap in version.gaps for thing in _answers(gap)]
    return found


def _daily(moment: When | Span) -> bool:
    first = moment.start if isinstance(moment, Span) else moment
    return first.day is not None

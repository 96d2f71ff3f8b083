"""The other things that the learner has heard of, prepared once so that an answer that names one is recognised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from trainer.dossier.model import ClozeQuestion, Dossier, ListQuestion, NameQuestion, Question, TextQuestion
from trainer.grading.atlas import STATES
from trainer.grading.bare import core, name_words
from trainer.grading.slip import nearest
from trainer.grading.sound import alike, rough, units

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
        return (
            f"That is another {self.what}: {self.names[0]}."
            if not self.wording
            else (f"That answers another question: {self.names[0]}.")
        )


class Known(Sequence[str]):
    """Things by every way to write their names; it reads as the sequence of those names."""

    __slots__ = ("_by_core", "_by_sound", "_cores", "_keys", "_names", "_things", "sources", "words")

    def __init__(self, things: Iterable[Thing], sources: dict[str, str] | None = None) -> None:
        self._things = tuple(things)
        self.sources = dict(sources or {})
        self._names = tuple(name for thing in self._things for name in thing.names)
        self._by_core: dict[str, list[int]] = {}
        self._by_sound: dict[str, list[tuple[str, int]]] = {}
        self._keys = tuple(keys_of(thing.names) for thing in self._things)
        words: set[str] = set()
        for at, thing in enumerate(self._things):
            for name in thing.names:
                key = core(name)
                if not key:
                    continue
                self._by_core.setdefault(key, []).append(at)
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
    """Return every actor and every worded answer of a dossier, to be handed to `grade` as ``others``."""
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
        elif isinstance(version, TextQuestion):
            found.append(Thing((version.answer, *version.accept), wording=True))
        elif isinstance(version, ListQuestion):
            found += [Thing((item.text, *item.accept), wording=True) for item in version.answers if not item.actor]
        elif isinstance(version, ClozeQuestion):
            found += [thing for gap in version.gaps for thing in _answers(gap)]
    return found

"""Tells a slip of the pen from another word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from trainer.grading.lexicon import apart, turned
from trainer.grading.sound import distance, undoubled, units
from trainer.grading.spelling import singular


def allowed(word: str) -> int:
    """Return how many edits a word may have and still be recognised."""
    letters = len(word)
    return 0 if letters <= 3 else 1 if letters <= 7 else 2


@lru_cache(maxsize=1)
def _osa() -> Any:
    from rapidfuzz.distance import OSA

    return OSA.distance


@lru_cache(maxsize=8192)
def edits(typed: str, word: str, *, name: bool) -> int:
    """Return the edits by which ``typed`` is a misspelling of ``word``, or 0 if it is another word.

    In a name a doubled consonant counts as a single one, and a long word may be romanised otherwise beside one slip.
    """
    limit = allowed(word)
    if not limit or abs(len(typed) - len(word)) > limit + (2 if name else 0) or _figures(typed + word):
        return 0
    if apart(typed, word) or apart(singular(typed), singular(word)) or turned(typed, word):
        return 0
    found: int = _osa()(typed, word, score_cutoff=limit)
    if found > limit and name:
        found = _osa()(undoubled(typed), undoubled(word), score_cutoff=limit)
        if found > limit > 1 and _osa()(typed, word, score_cutoff=2 * limit) <= 2 * limit:
            found = distance(units(typed), units(word), 1)  # a slip in another romanisation of a long word
            return found if found == 1 else 0
    return found if 0 < found <= limit else 0


def turned_about(typed: str, word: str) -> bool:
    """Return whether two words differ in nothing but two neighbours that have changed places."""
    off = [at for at, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other]
    if len(typed) != len(word) or len(off) != 2 or off[1] != off[0] + 1:
        return False
    return typed[off[0]] == word[off[1]] and typed[off[1]] == word[off[0]]


def _figures(text: str) -> bool:
    return any(char.isdigit() for char in text)


def meant(typed: str, words: Mapping[str, object]) -> str:
    """Return the one of ``words`` that a misspelt word can mean, or nothing if words of several values are as near."""
    found = {word: far for word in words if abs(len(word) - len(typed)) < 3 and (far := edits(typed, word, name=False))}
    near = [word for word, far in found.items() if far == min(found.values())]
    return near[0] if near and all(words[word] == words[near[0]] for word in near) else ""


def nearest(typed: str, choices: Sequence[str], limit: int) -> str:
    """Return the choice fewest edits from ``typed``, at most ``limit``, or nothing."""
    from rapidfuzz import process

    found = process.extractOne(typed, choices, scorer=_osa(), score_cutoff=limit)
    return str(found[0]) if found else ""

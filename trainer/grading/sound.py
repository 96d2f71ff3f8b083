"""Tells whether two words are romanisations of one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

# one character a unit: long vowels, diphthongs and the letters that stand for one another get a capital
_UNITS = (
    (re.compile(r"([b-df-hj-np-tv-xz])\1+"), r"\1"),
    (re.compile(r"y{2,}"), "y"),
    (re.compile(r"iya"), "ia"),
    (re.compile(r"[ae][iy]"), "Y"),
    (re.compile(r"o[uo]"), "U"),
    (re.compile(r"ee"), "I"),
    (re.compile(r"aa"), "A"),
    (re.compile(r"gh|[qk]"), "Q"),
    (re.compile(r"[vw]"), "V"),
)
_PAIRS = frozenset(one + other for a, b in ("ae", "ei", "ou", "uU", "iI", "aA") for one, other in ((a, b), (b, a)))
SERVANT = frozenset({"abd", "abdul", "abdol", "abdel", "abdal"})
"""The ways to write the word that stands before one of God's names."""
_ROUGH = str.maketrans({"e": "a", "i": "a", "A": "a", "I": "a", "u": "o", "U": "o"})
_ARTICLE = re.compile("[aeuo]l")
_LINK = re.compile("[aeuo]l|Va|[oeiu]")


@lru_cache(maxsize=16384)
def units(word: str) -> str:
    """Return a folded word as a string of its sounds, one character each."""
    for pattern, unit in _UNITS:
        word = pattern.sub(unit, word)
    return word


def undoubled(word: str) -> str:
    """Return a folded word with every doubled consonant single."""
    pattern, single = _UNITS[0]
    return pattern.sub(single, word)


@lru_cache(maxsize=16384)
def rough(word: str) -> str:
    """Return a key that words with the same sound share (and some others)."""
    return units(word).translate(_ROUGH)


def alike(one: str, other: str) -> bool:
    """Return whether two strings of sounds are romanisations of one another."""
    return len(one) == len(other) and all(a == b or a + b in _PAIRS for a, b in zip(one, other, strict=True))


def sounds_like(word: str, parts: Sequence[str]) -> bool:
    """Return whether a word is the given parts closed up, with or without al, ul or el around and between them."""
    if alike(units(word), units("".join(parts))):
        return True
    plain = tuple("abd" if part in SERVANT and len(parts) > 1 else part for part in parts)
    return _follows(units(word), tuple(units(part) for part in plain), first=True)


def _follows(word: str, parts: tuple[str, ...], *, first: bool = False) -> bool:
    if not parts:
        return not word or bool(_ARTICLE.fullmatch(word))
    head = parts[0]
    if alike(word[: len(head)], head) and _follows(word[len(head) :], parts[1:]):
        return True
    link = (_ARTICLE if first else _LINK).match(word)
    if not link:
        return False
    rest = word[link.end() :]
    return alike(rest[: len(head)], head) and _follows(rest[len(head) :], parts[1:])


def distance(one: str, other: str, limit: int) -> int:
    """Return the edits between two strings of sounds (neighbours swapped count once), at most ``limit + 1``."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = 0 if a == b or a + b in _PAIRS else 1
            found = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                found = min(found, before[j - 2] + 1)
            row.append(found)
        before, last = last, row
    return min(last[-1], limit + 1)

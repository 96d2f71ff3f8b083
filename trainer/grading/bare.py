"""Strips an answer to what it names: no lead-in, articles, links or words that tell nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from trainer.grading.fold import words
from trainer.grading.lexicon import EZAFE, GENERIC, LEAD_IN, LEAD_OUT, SAYING, SMALL
from trainer.grading.numeral import collapsed
from trainer.grading.sound import SERVANT
from trainer.grading.vocabulary import bag

_SAYER = bag("i we would id ill can could d ve have")
_SUN = bag("as ash ad ar an az at adh ath")


@lru_cache(maxsize=8192)
def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name without articles, links and the like."""
    found = collapsed(words(text))
    return essential(found)


def essential(found: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a name that carry something; all of them if none does."""
    last = len(found) - 1
    kept: list[str] = []
    for at, word in enumerate(found):
        after = found[at + 1] if at < last else ""
        if word in SMALL and not (word == "a" and at == last and at):
            continue
        if word in EZAFE and kept and after:
            continue
        if word in _SUN and after.startswith(word[1:]):
            continue
        kept.append("bin" if word == "ibn" else word)
    return tuple(kept) or tuple(found)


def led_in(found: Sequence[str]) -> tuple[str, ...]:
    """Return words without what merely leads in and out; all of them if nothing else is there."""
    start, end = 0, len(found)
    while (
        start < end
        and found[start] in LEAD_IN
        and (found[start] not in SAYING or (start and found[start - 1] in _SAYER))
    ):
        start += 1
    while end > start and found[end - 1] in LEAD_OUT:
        end -= 1
    return tuple(found[start:end]) or tuple(found)


@lru_cache(maxsize=16384)
def core(text: str) -> str:
    """Return the key that two ways to write one name share: its words closed up, generic nouns left out."""
    return core_of(name_words(text))


def core_of(found: Sequence[str]) -> str:
    """Return the key of words that `name_words` has stripped."""
    telling = [word for word in found if word not in GENERIC]
    return "".join("abd" if word in SERVANT else word for word in telling or found)

"""Takes a phrase apart into content words, and the function words before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trainer.grading.atlas import state_of
from trainer.grading.bare import led_in
from trainer.grading.fold import level, words
from trainer.grading.hedge import negations
from trainer.grading.lexicon import NEGATION, STOP
from trainer.grading.numeral import collapsed

_PREFIX = re.compile(
    r"\b(non|un|de|dis|anti|counter|pro|pre|post|re|co|ex)-(?=[^\W\d_])|\b(non|anti|counter|un) (?=[^\W\d_])",
    re.IGNORECASE,
)
_MONTH = {
    "jan": "january",
    "feb": "february",
    "apr": "april",
    "aug": "august",
    "sept": "september",
    "sep": "september",
} | {"oct": "october", "nov": "november", "dec": "december"}
_LINKS = frozenset({"of", "on", "in", "for"})
_STATES = (
    (re.compile(r"\bunited states(?: of america)?\b", re.IGNORECASE), "us"),
    (re.compile(r"\bunited kingdom\b|\bgreat britain\b", re.IGNORECASE), "uk"),
    (re.compile(r"\bunited arab emirates\b", re.IGNORECASE), "uae"),
    (re.compile(r"\bsaudi arabian?\b", re.IGNORECASE), "saudi"),
)


_COMPOUND = re.compile(r"\b([^\W\d_]+)-([^\W\d_]+)(?:-([^\W\d_]+))?\b")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: its content words, the function words before each, and where *and* and *of* (or the like) stand."""

    content: tuple[str, ...]
    before: tuple[tuple[str, ...], ...]
    ands: tuple[int, ...]
    links: tuple[int, ...]
    negations: int


@lru_cache(maxsize=8192)
def phrase_of(text: str, *, stripped: bool = False) -> Phrase:
    """Return a text as a phrase, ``stripped`` of what merely leads in and out."""
    plain = level(text)
    for pattern, key in _STATES:
        plain = pattern.sub(key, plain)
    plain = _PREFIX.sub(lambda found: found[1] or found[2], plain)
    raw = collapsed(led_in(words(plain)) if stripped else words(plain))
    telling = [word not in STOP and word not in NEGATION for word in raw]
    if not any(telling):
        telling = [True] * len(raw)
    content: list[str] = []
    before: list[tuple[str, ...]] = []
    ands: list[int] = []
    links: list[int] = []
    gap: list[str] = []
    for word, tells in zip(raw, telling, strict=True):
        if tells:
            content.append(_MONTH.get(word) or state_of(word) or state_of(word.removesuffix("s")) or word)
            before.append(tuple(gap))
            gap = []
        else:
            gap.append(word)
            if word == "and" and content:
                ands.append(len(content))
            elif word in _LINKS and content:
                links.append(len(content))
    return Phrase(tuple(content), tuple(before), tuple(ands), tuple(links), negations(raw))


def closed_up(text: str) -> str:
    """Return a text with the compounds closed up that hold a function word: stand-off, tit-for-tat."""
    return _COMPOUND.sub(_close_up, level(text)) if "-" in level(text) else text


def _close_up(found: re.Match[str]) -> str:
    small = any(part and part.casefold() in STOP for part in found.groups())
    return found[0].replace("-", "") if small else found[0]

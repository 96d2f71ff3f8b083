"""Takes an answer apart that offers several things, and notices a negation."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from trainer.grading.fold import level, words
from trainer.grading.found import Found, best, wrong
from trainer.grading.lexicon import NEGATION
from trainer.grading.verdict import Mark

_ASIDE = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_OR = re.compile(r"\s+(?:or else|or|aka|alias|i\.?e\.?|oder|and/or)\s+|\?(?=\s*\w)", re.IGNORECASE)
_SIGN = re.compile(r"[/|;=]")
_LIST = re.compile(r",|\s-+\s|:")
_UNSURE = re.compile(
    r"\b(?:i'?m |i am |am )?not (?:(?:entirely|quite|really|too|100%|completely) )?(?:sure|certain)\b(?: but| though)?"
    r"|\b(?:is|was)(?:n['’]?t| not) it\b|\b(?:is|was) it not\b"
    r"|\bno doubt\b|\bwithout (?:a )?doubt\b|\bdont quote me\b|\bif (?:i(?:'m| am|m) )?not mistaken\b",
    re.IGNORECASE,
)


class Parts(NamedTuple):
    """What an answer offers: one thing with something in brackets, alternatives, or things after commas."""

    sort: Literal["aside", "or", "list"]
    texts: list[str]


def parts(typed: str) -> Parts | None:
    """Return what a text offers if it is more than one thing."""
    text = level(typed)
    asides = [found for found in _ASIDE.findall(text) if found.strip()]
    if asides and (main := _ASIDE.sub(" ", text).strip()):
        return Parts("aside", [main, *asides])
    for sort, pattern in (("or", _OR), ("or", _SIGN), ("list", _LIST)):
        texts = [part for part in pattern.split(re.sub(r"^\s*either\s", "", text, flags=re.IGNORECASE)) if words(part)]
        if 1 < len(texts) <= 6:
            return Parts("or" if sort == "or" else "list", texts)
    return None


def weighed(whole: Found, typed: str, judge: Callable[[str], Found], aside: Callable[[str], Found]) -> Found:
    """Return the finding for an answer that may offer several things, given the finding for it as a whole.

    Several ways to say the right thing are right; two different things are wrong, however right one of them is.
    """
    offered = parts(typed)
    if whole.correct or not offered:
        return whole
    found = [judge(text) for text in offered.texts]
    if all(one.mark is not Mark.WRONG for one in found):
        flawed = [one for one in found if one.mark is Mark.CLOSE]
        return flawed[0] if flawed and (offered.sort == "or" or not found[0].correct) else best(found)
    if offered.sort == "aside" and found[0].mark is not Mark.WRONG:
        loose = [aside(text) for text, one in zip(offered.texts[1:], found[1:], strict=True) if one.mark is Mark.WRONG]
        if whole.mark is Mark.WRONG or all(one.correct for one in loose):
            return best_of_worst([found[0], *loose])
    if offered.sort == "or" and any(one.mark is not Mark.WRONG for one in found):
        return wrong("That offers two different answers.")
    return whole


def best_of_worst(found: list[Found]) -> Found:
    """Return the least favourable finding: what an answer says all at once is as good as its worst part."""
    return min(found, key=lambda one: one.rank)


def negations(found: tuple[str, ...]) -> int:
    """Return how many words of a text turn it round."""
    return sum(word in NEGATION for word in found) - ("neither" in found and "nor" in found)


def sure(typed: str) -> str:
    """Return a text without the phrases that say how sure one is."""
    plain = typed.casefold()
    return _UNSURE.sub(" ", typed) if any(hint in plain for hint in ("not", "doubt", "t it")) else typed


def negated(typed: str, accepted: list[str]) -> Found | None:
    """Return a finding if an answer carries a negation that no accepted one carries, or the other way round."""
    said = negations(words(typed)) % 2
    if not accepted or any(negations(words(text)) % 2 == said for text in accepted):
        return None
    return wrong("A “not” turns that round." if said else "The “not” is missing, which turns it round.")

"""Recognises answers that are none: empty, a question mark, “don't know”, the question typed back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from trainer.grading.fold import clean, is_one_of, words
from trainer.grading.found import Found, wrong
from trainer.grading.lexicon import BLANK
from trainer.grading.vocabulary import bag

_TELLING = bag("idk dunno forgot forgotten forget unsure clueless")
_DENIED = bag("know knew known idea clue remember recall sure certain")
_DENYING = bag("no not dont cant cannot never didnt doesnt couldnt without")
_AROUND = bag(
    "sorry well um uh hm no oh ok the a i im am we honestly really just actually at all this that it one yet have"
    " ve do does did can could cant cannot would didnt not never any think of for say tell guess answer beats me"
    " blank what who when where next please nothing unknown help but if be is was to my mind off hand top head"
    " rest others remaining other ones"
)
_PHRASES = frozenset(
    [
        "no answer",
        "beats me",
        "n a",
        "keine ahnung",
        "weiss nicht",
        "ich weiss es nicht",
        "ich weiss nicht",
        "je ne sais pas",
        "no se",
        "your guess is as good as mine",
        "who knows",
        "no comment",
        "skip this",
        "next",
        "next question",
        "tell me",
        "show me",
    ]
)


@lru_cache(maxsize=4096)
def is_blank(text: str) -> bool:
    """Return whether a text says nothing or that one does not know."""
    found = words(text)
    if not found:
        return not any(char.isalnum() for char in text)
    if " ".join(found) in _PHRASES:
        return True
    if not all(word in _TELLING or word in _DENIED or word in _AROUND for word in found):
        return False
    denied = bool(_DENYING & set(found)) and bool(_DENIED & set(found))
    return denied or bool(_TELLING & set(found))


def blank(typed: str, accepted: Sequence[str], ask: str = "") -> Found | None:
    """Return the finding for an answer that is none, else nothing."""
    text = clean(typed)
    if not text:
        return wrong("Nothing was answered.")
    exact = is_one_of(text, accepted)
    found = words(text)
    if is_blank(text) or (len(found) == 1 and found[0] in BLANK and not exact):
        return wrong("That says that the answer is not known.")
    if ask and found == words(clean(ask, 10_000)):
        return wrong("That is the question, not an answer.")
    return None

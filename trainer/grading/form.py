"""Prepares an accepted name: which of its words are needed, which may go, and in what orders they may stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from trainer.grading.align import Role, Word
from trainer.grading.atlas import COUNTRY, PEOPLE, container, lies_in, other_names, state_of
from trainer.grading.bare import name_words
from trainer.grading.fold import level, tokens, words
from trainer.grading.lexicon import FAMILY_FIRST, FIRM, GENERIC, GROUP_WORDS, NAME_WORDS, SMALL, SOFT, TITLE
from trainer.grading.spelling import singular
from trainer.grading.vocabulary import bag

Sort = Literal["person", "group", "place"]

_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:-[A-Z]+)+\b")
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_OWNED = re.compile(r"(?<=\w)'s\b", re.IGNORECASE)
_OWNER = re.compile(r"^[^']+'s\s", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+|\s*&\s*|[-\s]+o[-\s]+|[-\s]+va[-\s]+", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
_REALM = re.compile(
    r"^(?:the\s+)?(?:(?:islamic|arab|federal|hashemite|people'?s|democratic|socialist)\s+)*"
    r"(?:republic|kingdom|state|emirate|sultanate)\s+of\s+",
    re.IGNORECASE,
)
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|u?an|u?ang|i?ao|i?an|eng|ing|en|in|un|ai|ei|ou|ui|iu|ia|ie|uo|ua|ue|[aoeiu]))+"
)
_PLACE_ENDING = ("stan", "abad", "istan")


@dataclass(frozen=True, slots=True)
class Form:
    """An accepted name: its words, the orders they may stand in (its own first), and a person's first and last."""

    text: str
    words: tuple[Word, ...]
    orders: tuple[tuple[int, ...], ...]
    given: int = -1
    family: int = -1

    @property
    def needed(self) -> tuple[int, ...]:
        """Places of the words whose loss is a flaw."""
        return tuple(at for at, word in enumerate(self.words) if word.needed)


def spellings(accepted: Sequence[str], sort: Sort | None = None) -> tuple[str, ...]:
    """Return texts with what they imply: the text without brackets, an abbreviation in them, a state's other names."""
    found: dict[str, None] = dict.fromkeys(accepted)
    for text in accepted:
        if _OWNED.search(level(text)):
            found[_OWNED.sub("s", level(text))] = None  # Pakistans foreign minister
        if _ASIDE.search(text) and (main := _ASIDE.sub("", text).strip()):
            found[main] = None
            found.update((aside, None) for aside in _ASIDE.findall(text) if aside.isupper())
        key = " ".join(word for word in words(text) if word != "the")
        found.update(
            (name.upper() if len(name) < 5 and name in _SHORT else name.title(), None) for name in other_names(key)
        )
        shorter = _REALM.sub("", text)
        if shorter != text and " ".join(words(shorter)) in COUNTRY:
            found[shorter] = None
        if sort == "place" and len(folded := words(text)) > 1 and (state := PEOPLE.get(folded[0])):
            rest = " ".join(tokens(text)[1:])  # Iraqi Kurdistan, Kurdistan in Iraq
            found.update(dict.fromkeys((f"{state.title()} {rest}", f"{rest} {state.title()}")))
        for long, short in _STATES:
            if len(words(text)) > 3 and long.search(text):
                found.update((long.sub(name, text), None) for name in short)
    return tuple(found)


_STATES = (
    (re.compile(r"\bunited states(?: of america)?\b", re.IGNORECASE), ("US", "USA")),
    (re.compile(r"\bu\.?s\.?(?:a\.?)?(?= )"), ("United States",)),
    (re.compile(r"\bunited kingdom\b", re.IGNORECASE), ("UK",)),
    (re.compile(r"\bTürkiye\b"), ("Turkey",)),
)
_SHORT = bag("us usa uk uae ksa prc eu un dprk")


def sort_of(accepted: Sequence[str]) -> Sort:
    """Return whether accepted names look like a place's, a group's or a person's."""
    if any(_placed(text) for text in accepted):
        return "place"
    several = [text for text in accepted if len(tokens(text)) > 1]
    return "group" if any(_grouplike(text) for text in several or accepted) else "person"


def _placed(text: str) -> bool:
    main, comma, outer = text.partition(",")
    known = any(lies_in(word) for word in words(main)) or bool(state_of(" ".join(words(main))))
    return (known and len(words(main)) < 3) or (bool(comma) and all(container(word) for word in words(outer)))


def _grouplike(text: str) -> bool:
    plain = tokens(text)
    if len(plain) < 2:
        return bool(plain) and plain[0].isupper() and 2 <= len(plain[0]) <= 6
    folded = [word.casefold() for word in plain]
    if folded[0] == "the" and all(word in TITLE for word in folded[1:]):
        return False  # the Shah
    if folded[0] in TITLE:
        return any(word in FIRM - TITLE for word in folded)
    marks = (FIRM | SOFT | GENERIC | GROUP_WORDS | NAME_WORDS | {"of", "and", "for"}) - {"al", "the"}
    return (
        folded[0] == "the"
        or any(word in marks or word.endswith(_PLACE_ENDING) or not word.isalpha() for word in folded)
        or any(token.isupper() and len(token) > 1 for token in plain)
        or plain[0].islower()
        or len(folded) > 6
    )


def _abbreviations(text: str) -> frozenset[str]:
    plain = tokens(text)
    if text.isupper() and len(plain) > 1 and any(len(token) > 6 for token in plain):
        return frozenset()
    return frozenset(token.casefold() for token in plain if token.isupper() and 2 <= len(token) <= 7)


@lru_cache(maxsize=8192)
def form_of(text: str, sort: Sort) -> Form:
    """Return an accepted name, prepared."""
    text = _CAPITALS.sub(lambda found: found[0].replace("-", ""), level(text))
    main, *outer = text.split(",") if sort == "place" else [text]
    if sort == "person" and text.count(",") == 1:
        main = " ".join(reversed(text.split(",")))
    short = _abbreviations(text)
    lower = frozenset(word for word in tokens(text) if word.islower())
    shown = {token.casefold(): token for token in tokens(text)}
    found = name_words(main)
    roles = _roles(found, sort)
    made = [
        Word(form, role, form in short, _is_common(form) or form in lower, shown.get(form, form))
        for form, role in zip(found, roles, strict=True)
    ]
    inside = [form for piece in outer for form in name_words(piece)]
    made += [Word(form, "container", form in short, _is_common(form), shown.get(form, form)) for form in inside]
    family, given = _family(found, roles) if sort == "person" else (-1, -1)
    orders = _orders(main, found, sort, family) if len(found) <= 10 else ()
    tail = tuple(range(len(found), len(made)))
    every = [tuple(range(len(found))), *orders]
    whole = [order + tail for order in every] + ([tail + every[0]] if tail else [])
    if len(outer) == 1 and len(tail) == 2:
        whole += [order + tail[::-1] for order in every]  # Rask, Baluchestan and Sistan
    return Form(text, tuple(made), tuple(dict.fromkeys(whole)), given, family)


def _is_common(form: str) -> bool:
    return form in _COMMON or singular(form) in _COMMON


_COMMON = NAME_WORDS | GENERIC | FIRM | SOFT | TITLE


def _roles(found: Sequence[str], sort: Sort) -> list[Role]:
    """Say of each word how freely it may go."""
    if sort == "person":
        telling = [at for at, word in enumerate(found) if word not in TITLE]
        if not telling:
            return ["content"] * len(found)
        return ["title" if word in TITLE and at != len(found) - 1 else "content" for at, word in enumerate(found)]
    if all(word in GENERIC or word in FIRM or singular(word) in FIRM or word in SOFT for word in found):
        return ["content"] * len(found)
    return [
        "generic"
        if word in GENERIC
        else "soft"
        if word in SOFT
        else "firm"
        if word in FIRM or singular(word) in FIRM
        else "content"
        for word in found
    ]


def _family(found: Sequence[str], roles: Sequence[Role]) -> tuple[int, int]:
    """Return the places of a person's family name and given name."""
    own = [at for at, role in enumerate(roles) if role == "content"]
    if len(own) < 2:
        return (own[0], own[0]) if own else (-1, -1)
    first, last = own[0], own[-1]
    if found[first] in FAMILY_FIRST and len(own) <= 3 and all(_PINYIN.fullmatch(found[at]) for at in own[1:]):
        return first, last
    return last, first


def _orders(main: str, found: tuple[str, ...], sort: Sort, family: int) -> list[tuple[int, ...]]:
    """Return the other orders in which the words may stand."""
    size = len(found)
    own = tuple(range(size))
    if sort == "person":
        if size < 2:
            return []
        turns = [own[1:] + own[:1]] if family == 0 else []
        return turns + [own[-cut:] + own[:-cut] for cut in (1, 2) if cut < size]
    orders = []
    for pattern in (_AND, _OF) if sort == "group" else (_AND, _OF, re.compile("-")):
        for cut in pattern.finditer(main):
            left, right = name_words(main[: cut.start()]), name_words(main[cut.end() :])
            if left + right != found or not left or not right:
                continue
            at = len(left)
            if pattern is _AND:
                orders.append((*own[: at - 1], at, at - 1, *own[at + 1 :]))
            if pattern is _AND or pattern is _OF or size == 2:
                orders.append(own[at:] + own[:at])
    owner = _OWNER.match(main)
    if owner and sort == "group" and not SMALL & set(words(main)) and (at := len(name_words(owner[0]))) < size:
        orders.append(own[at:] + own[:at])  # the foreign minister of Pakistan
    if size > 1 and found[-1] in FIRM and not _OF.search(main):
        orders.append(own[-1:] + own[:-1])
    return orders


def initials(text: str) -> frozenset[str]:
    """Return the abbreviations that the words of a name make, if there are three words or more."""
    every = words(text)
    telling = [word for word in every if word not in ("of", "the", "and", "for", "in", "on", "al", "a")]
    found = {"".join(word[0] for word in some) for some in (every, telling) if len(some) > 2}
    return frozenset(found)

"""Reads single numbers: figures with their separators, fractions, and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from trainer.grading.fold import level
from trainer.grading.found import quoted
from trainer.grading.lexicon import LEAD_IN, LEAD_OUT, STOP
from trainer.grading.numeral import FRACTIONS, MAGNITUDES, ORDINALS, SHORT_MAGNITUDES, STARTS, TENS, cardinal
from trainer.grading.numeral import UNITS as NUMBERS
from trainer.grading.slip import meant
from trainer.grading.unit import UNITS


class NoNumberError(ValueError):
    """A text that says no number; its argument is the sentence to show."""


_VAGUE = frozenset({"several", "few", "many", "some", "couple", "of"})
FREE = (
    LEAD_IN
    | LEAD_OUT
    | STOP
    | {
        "approximately",
        "approx",
        "roughly",
        "circa",
        "ca",
        "c",
        "estimated",
        "total",
        "exactly",
        "long",
        "wide",
        "altogether",
        "overall",
        "annually",
        "yearly",
        "nowadays",
        "today",
        "currently",
        "each",
        "worth",
        "apart",
        "away",
        "old",
        "ago",
        "later",
        "afterwards",
    }
) - {"us"}
"""Words by a number that say nothing."""
_SPELT: dict[str, object] = {
    word: value
    for table in (NUMBERS, TENS, MAGNITUDES, UNITS, SHORT_MAGNITUDES)
    for word, value in table.items()
    if len(word) > 3 and word.isalpha()
}


@lru_cache(maxsize=4096)
def corrected(text: str) -> tuple[str, str]:
    """Return a text with its number words and units spelt rightly, and the first slip and what it means, if any."""
    plain, first = level(text).casefold(), ""
    for word in list(dict.fromkeys(re.findall(r"[^\W\d_]{4,}", plain)))[:12]:
        if word in _SPELT or word in FREE:
            continue
        if right := meant(word, _SPELT):
            plain = re.sub(rf"(?<![^\W\d_]){word}(?![^\W\d_])", right, plain)
            first = first or f"{quoted(word)} for {quoted(right)}"
    return plain, first


def number_at(pieces: list[str], at: int) -> tuple[Fraction | None, Fraction | None, int]:
    """Read a number without its magnitude words from ``at``; return its value, its second reading and where it ends."""
    piece = pieces[at]
    if piece[0].isdigit():
        return _figures(pieces, at)
    if piece in MAGNITUDES and at and pieces[at - 1] in _VAGUE:
        raise NoNumberError("That is no exact number.")
    if piece in ORDINALS and piece != "second":
        return Fraction(ORDINALS[piece]), None, at + 1
    after = pieces[at + 1] if at + 1 < len(pieces) else ""
    if piece in STARTS or (piece == "a" and (after in MAGNITUDES or after in FRACTIONS or after == "couple")):
        return _words(pieces, at)
    rest = pieces[:at] + (pieces[at + 2 :] if pieces[at + 2 : at + 3] != ["or"] else [])  # a day or two
    alone = piece in ("a", "an") and _measure(after) and not any(_counts(one) for one in rest)
    return (Fraction(1), None, at + 1) if alone else (None, None, at)


def _figures(pieces: Sequence[str], at: int) -> tuple[Fraction, Fraction | None, int]:
    """Read a number in figures, with a fraction or as one."""
    value, second = figure(pieces[at])
    if _slash(pieces, at + 1) and value.denominator == 1:
        below = figure(pieces[at + 2])[0]
        if below and value < below:
            return value / below, None, at + 3
    if at + 3 < len(pieces) and pieces[at + 1][0].isdigit() and _slash(pieces, at + 2):
        over, under = figure(pieces[at + 1])[0], figure(pieces[at + 3])[0]
        if 0 < over < under:
            return value + over / under, None, at + 4
    return value, second, at + 1


def _measure(word: str) -> bool:
    """Return whether a word names a unit that one says by itself: an hour and a half."""
    return len(word) > 2 and word in UNITS and UNITS[word].measures in ("time", "months", "length", "mass")


def _counts(piece: str) -> bool:
    return piece[0].isdigit() or (piece in STARTS and piece != "half")


def _slash(pieces: Sequence[str], at: int) -> bool:
    return at + 1 < len(pieces) and pieces[at] == "/" and pieces[at + 1].isdecimal()


def _words(pieces: Sequence[str], at: int) -> tuple[Fraction | None, None, int]:
    """Read number words, hyphens between them left out."""
    said: list[str] = []
    places: list[int] = []
    for end in range(at, min(len(pieces), at + 24)):
        if pieces[end] == "-" or pieces[end] == ",":
            continue
        if not pieces[end].isalpha():
            break
        said.append(pieces[end])
        places.append(end)
    if said[:2] == ["a", "couple"]:
        return Fraction(2), None, places[1] + 1
    value, used = cardinal(said)
    if value is not None and used:
        return value, None, places[used - 1] + 1
    bare = said[1:] if said[0] == "a" else said
    if bare[0] in MAGNITUDES:
        return Fraction(1), None, places[len(said) - len(bare)]
    return None, None, at


@lru_cache(maxsize=4096)
def figure(text: str) -> tuple[Fraction, Fraction | None]:
    """Return the value of a figure with its separators, and a second one if its point may part thousands."""
    if len(text) > 40:
        raise NoNumberError("That is no number that could be meant.")
    if "e" in text:
        base, _, power = text.partition("e")
        return Fraction(base.replace(",", ".")) * 10 ** min(int(power), 30), None
    text = re.sub(r"[ '_]", "", text)
    if "," in text and "." in text:
        decimal = max(",.", key=text.rfind)
        whole, _, part = text.rpartition(decimal)
        groups = re.split("[.,]", whole)
        if decimal in whole or not _grouped(groups):
            raise NoNumberError("That is no number.")
        return Fraction(f"{''.join(groups)}.{part}"), None
    sign = "," if "," in text else "."
    groups = text.split(sign)
    if len(groups) == 1:
        return Fraction(text), None
    joined = Fraction("".join(groups))
    if sign == "," and _grouped(groups):
        return joined, None
    if len(groups) == 2:
        return Fraction(".".join(groups)), joined if _grouped(groups) else None
    if _grouped(groups):
        return joined, None
    raise NoNumberError("That is no number.")


def _grouped(groups: Sequence[str]) -> bool:
    """Return whether groups of figures part thousands, in the Western or the Indian way."""
    first, rest = groups[0], groups[1:]
    if first.startswith("0") or not 1 <= len(first) <= 3 or not rest:
        return len(groups) == 1
    return len(rest[-1]) == 3 and (all(len(one) == 3 for one in rest) or all(len(one) == 2 for one in rest[:-1]))

"""Reads quantities as people type them: numbers with magnitudes, units, ranges, “over” and “under”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from trainer.grading.bound import marked
from trainer.grading.figure import FREE, NoNumberError, number_at
from trainer.grading.fold import spoken_out
from trainer.grading.lexicon import NEGATION
from trainer.grading.numeral import FRACTIONS, MAGNITUDES, SHORT_MAGNITUDES, STARTS
from trainer.grading.spelling import singular
from trainer.grading.unit import CURRENCY, METRE, TONNE, UNITS, Unit, joined

Bound = Literal["", ">", "<", "≤"]
_BOUNDS: tuple[Bound, ...] = (">", "<", "≤")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts; ``second`` is its value if a point in it parts thousands, ``high`` ends a range."""

    value: Fraction
    second: Fraction | None = None
    high: Fraction | None = None
    unit: Unit | None = None
    bound: Bound = ""
    scaled: bool = False
    """A magnitude word stands with it."""
    thing: str = ""
    """The noun that follows it, if no unit does."""
    share: bool = False
    """It is a part of a whole: half, a quarter, 1/2."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The quantities that a text says, and the nouns by them."""

    found: tuple[Amount, ...]
    nouns: tuple[str, ...]


_FRACTIONS = re.compile("[¼-¾⅐-⅞]")
_POWER = re.compile(r"(?<!\d)(\d{1,20}(?:[.,]\d{1,20})?) ?[x×*·]\s*10 ?\^? ?(\d{1,2})\b")
_SCIENCE = re.compile(r"\b(\d{1,20}(?:\.\d{1,20})?)e\+?(\d{1,2})\b")
_PIECES = re.compile(r"(?<!\d)\d{1,3}(?: \d{3}){1,6}(?![\d.,]*\d)|\d+(?:[.,'_]\d+)*|(?:km|m)[23]\b|[^\W\d_]+|\S")
_TO = frozenset({"to", "until", "till", "through", "bis"})


_FOLLOWING = MAGNITUDES.keys() | SHORT_MAGNITUDES.keys() | UNITS.keys()


@dataclass(slots=True)
class _Reader:
    """Walks through the pieces of a text once."""

    pieces: list[str]
    metres: bool
    amounts: list[Amount]
    links: list[set[str]]
    nouns: list[str]
    between: bool = False


@lru_cache(maxsize=4096)
def read(text: str, *, metres: bool = False) -> Amounts:
    """Return the quantities in a cleaned text; raise `NoNumberError` if there is none or it is denied.

    A lone ``m`` or ``t`` is a metre or tonne if ``metres``, else a million or trillion.
    """
    text = _FRACTIONS.sub(r" \g<0> ", text).replace("&", " and ")
    plain = joined(marked(spoken_out(text).casefold()))
    plain = _POWER.sub(lambda found: f"{found[1]}e{found[2]}", plain)
    reader = _Reader(_split(plain), metres, [], [], [])
    _walk(reader)
    if not reader.amounts:
        raise NoNumberError("That says no number.")
    return Amounts(tuple(_ranged(reader)), tuple(reader.nouns))


def _split(plain: str) -> list[str]:
    out: list[str] = []
    last = 0
    for found in _SCIENCE.finditer(plain):
        out += _PIECES.findall(plain[last : found.start()])
        out.append(f"{found[1]}e{found[2]}")
        last = found.end()
    out += _PIECES.findall(plain[last:])
    return out[:120]


def _walk(reader: _Reader) -> None:
    at, before, link = 0, None, set[str]()
    bound: Bound = ""
    pieces = reader.pieces
    negative = False
    while at < len(pieces):
        piece = pieces[at]
        value, second, end = number_at(pieces, at)
        if value is not None:
            share = 0 < value < 1 and any(one == "/" or one in FRACTIONS for one in pieces[at:end])
            amount = Amount(-value if negative else value, second, unit=before, share=share)
            amount, end = _with_unit(reader, amount, end)
            amount, end = _finished(amount, pieces, end, bound)
            reader.amounts.append(amount)
            reader.links.append(link)
            bound, before, link, negative = "", None, set[str](), False
            at = end
            continue
        if piece in _BOUNDS:
            bound = _BOUNDS[_BOUNDS.index(piece)]
        elif piece in CURRENCY:
            before = UNITS[CURRENCY[piece]]
        elif piece in UNITS and UNITS[piece].measures not in ("time", "months", "length") and at + 1 < len(pieces):
            before = UNITS[piece]
        elif piece == "minus" or (piece == "-" and not reader.amounts and _directly(pieces, at)):
            negative = True
        elif piece in NEGATION:
            raise NoNumberError("A “not” turns that round.")
        elif piece == "between":
            reader.between = True
        elif piece in _TO or piece in ("-", "or", "and", "/", "|", "=", "(", ",", ";", "either"):
            link.add("to" if piece in _TO else piece)
        elif piece.isalpha():
            _noun(reader, piece)
            link.add("word" if piece not in FREE else "")
        at += 1


def _finished(amount: Amount, pieces: Sequence[str], at: int, bound: Bound) -> tuple[Amount, int]:
    """Return an amount with the noun or the bound that follows it, and where that ends."""
    if not amount.unit and at < len(pieces) and pieces[at].isalpha() and pieces[at] not in FREE:
        amount = replace(amount, thing=singular(pieces[at]))
    if at < len(pieces) and pieces[at] in _BOUNDS and _trailing(pieces, at):
        bound, at = _BOUNDS[_BOUNDS.index(pieces[at])], at + 1
    return replace(amount, bound=bound), at


def _directly(pieces: Sequence[str], at: int) -> bool:
    return at + 1 < len(pieces) and pieces[at + 1][0].isdigit() and at == 0


def _trailing(pieces: Sequence[str], at: int) -> bool:
    """Return whether a bound belongs to the number before it: nothing that could follow it does."""
    return not any(piece[0].isdigit() or piece in STARTS for piece in pieces[at + 1 :])


def _noun(reader: _Reader, piece: str) -> None:
    if piece not in FREE and len(piece) > 1:
        reader.nouns.append(singular(piece))


def _with_unit(reader: _Reader, amount: Amount, at: int) -> tuple[Amount, int]:
    """Read the magnitude and the unit that follow a number."""
    pieces = reader.pieces
    value = amount.value
    scale, at = _scale_at(reader, at)
    if scale > 1:
        more, at = _and_a_part(pieces, at)  # a billion and a half
        value += more
    second = amount.second * scale if amount.second is not None else None
    unit = amount.unit
    skip = at + 1 if at < len(pieces) and pieces[at] in ("of", "full", "whole", "entire") else at
    word = pieces[skip] if skip < len(pieces) else ""
    if word in ("m", "t") and reader.metres:
        unit, at = (METRE if word == "m" else TONNE), skip + 1
    elif word in UNITS or word in CURRENCY:
        unit, at = UNITS[CURRENCY.get(word, word)], skip + 1
        if scale == 1 and unit.measures == "dollar":
            scale, at = _scale_at(reader, at)  # 2.3 US$ billion
        more, at = _and_a_part(pieces, at)  # an hour and a half
        value += more / scale
    share = amount.share and scale == 1 and not unit
    return replace(amount, value=value * scale, second=second, unit=unit, scaled=scale > 1, share=share), at


def _and_a_part(pieces: Sequence[str], at: int) -> tuple[Fraction, int]:
    """Return what *and a half* or *and a quarter* adds from ``at``, and where that ends."""
    if list(pieces[at : at + 2]) == ["and", "a"] and pieces[at + 2 : at + 3] and pieces[at + 2] in ("half", "quarter"):
        return FRACTIONS[pieces[at + 2]], at + 3
    return Fraction(0), at


def _scale_at(reader: _Reader, at: int) -> tuple[int, int]:
    """Read magnitude words from ``at``; return what they multiply by and where they end."""
    pieces, scale = reader.pieces, 1
    while at < len(pieces):
        word = pieces[at]
        if word == "-" and at + 1 < len(pieces) and pieces[at + 1] in _FOLLOWING:
            at += 1
            continue
        size = MAGNITUDES.get(word) or SHORT_MAGNITUDES.get(word)
        if not size or word == "th" or (word in ("m", "t") and reader.metres):
            break
        scale, at = scale * size, at + 1
    return scale, at


def _ranged(reader: _Reader) -> list[Amount]:
    """Join the ends of a range and the parts of a sum; raise `NoNumberError` where amounts are alternatives."""
    out = [reader.amounts[0]]
    for amount, link in zip(reader.amounts[1:], reader.links[1:], strict=True):
        last = out[-1]
        if "or" in link or "either" in link:
            raise NoNumberError("That offers two different answers.")
        spanning = "to" in link or "-" in link or ("and" in link and reader.between)
        if spanning and last.high is None and not link & {"=", "(", ";"}:
            out[-1] = _span(last, amount)
        elif _sums(last, amount) and link <= {"and", ",", ""}:
            out[-1] = replace(last, value=last.value + amount.value * _size(amount) / _size(last))
        else:
            out.append(amount)
    return out


def _size(amount: Amount) -> Fraction:
    return amount.unit.size if amount.unit else Fraction(1)


def _sums(last: Amount, amount: Amount) -> bool:
    return bool(
        last.unit
        and amount.unit
        and last.high is None
        and last.unit.measures == amount.unit.measures
        and last.unit.size > amount.unit.size
        and last.unit.measures in ("time", "months", "length", "mass")
    )


def _span(low: Amount, high: Amount) -> Amount:
    unit = low.unit or high.unit
    bottom, top = low.value, high.value
    if low.unit and high.unit and low.unit != high.unit:
        if low.unit.measures != high.unit.measures:
            raise NoNumberError("The two ends are in different units.")
        top, unit = top * high.unit.size / low.unit.size, low.unit
    if high.scaled and not low.scaled:
        scale = _scale_of(high)
        if bottom * scale <= top:
            bottom *= scale
    scaled, thing = low.scaled or high.scaled, high.thing or low.thing
    return Amount(bottom, None, top, unit, low.bound or high.bound, scaled=scaled, thing="" if unit else thing)


def _scale_of(amount: Amount) -> int:
    scale = 1
    for size in (10**12, 10**9, 10**6, 10**3):
        if amount.value >= size:
            scale = size
            break
    return scale

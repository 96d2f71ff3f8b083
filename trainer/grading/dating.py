"""Reads dates as people type them: in figures and words, with or without a year, single or as a range."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from trainer.grading.almanac import FREE, MONTH, MONTH_IN_ENGLISH, WEEKDAY
from trainer.grading.datetoken import NoDateError, Token, tokens_of
from trainer.grading.found import quoted
from trainer.grading.slip import meant


@dataclass(frozen=True, slots=True)
class Dated:
    """A typed day, month or year, as far as it was given; ``other`` is the second reading of an ambiguous one."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    short: bool = False
    """The year has two figures only."""
    decade: bool = False
    century: bool = False
    other: Dated | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What a text says: a date or a range, perhaps a part of it (early, mid …), and what is odd about it."""

    start: Dated
    end: Dated | None = None
    part: str = ""
    weekday: int | None = None
    misspelt: str = ""
    stray: tuple[str, ...] = ()


Key = tuple[Dated, Dated | None, str]
"""What a text says, so that it can be compared with another's."""


@lru_cache(maxsize=4096)
def key_of(text: str, *, day_first: bool = True) -> Key | None:
    """Return what a cleaned text says in full, if it is one plain date or range; nothing if it is not."""
    try:
        said = read(text, day_first=day_first)
    except NoDateError:
        return None
    if said.misspelt or said.stray:
        return None
    start, end = completed(said.start, said.end, Dated())
    return replace(start, other=None), end and replace(end, other=None), said.part


def completed(start: Dated, end: Dated | None, like: Dated) -> tuple[Dated, Dated | None]:
    """Complete years of two figures with the century of the key's year, and tell decades from spans of ten years."""
    start = _full(start, like)
    end = _full(end, like) if end else None
    if end and not start.month and not end.month and start.year and start.year % 10 == 0 and end.year == start.year + 9:
        return Dated(start.year, decade=True), None
    if end is None and (
        start.century or (start.decade and start.year is not None and start.year % 100 == 0 and like.century)
    ):
        return Dated((start.year or 0) // 100 * 100 + 1, century=True), None
    return start, end


def _full(found: Dated, like: Dated) -> Dated:
    if found.year is None or not found.short:
        return found
    if like.year is not None and like.year % 100 == found.year:
        year = like.year
    else:
        year = found.year + (2000 if found.year < 50 else 1900)
    return Dated(year, found.month, found.day, decade=found.decade, century=found.century, other=found.other)


@lru_cache(maxsize=4096)
def read(text: str, *, day_first: bool = True) -> Typed:
    """Return what a cleaned text says; raise `NoDateError` if it is no date, or two."""
    found = tokens_of(text)
    turn = next((token for token in found if token.kind == "turn"), None)
    if turn:
        raise NoDateError(f"“{turn.text}” makes that another date.")
    if any(token.kind == "or" for token in found):
        raise NoDateError("That offers two different dates.")
    weekday, misspelt, stray, rest = _sifted(found)
    parts = {token.text for token in rest if token.kind == "part"}
    if len(parts) > 1:
        raise NoDateError("That gives more than one part of a month or year.")
    start, end = _range([token for token in rest if token.kind != "part"], day_first=day_first)
    return Typed(start, end, next(iter(parts), ""), weekday, misspelt, stray)


def _sifted(found: Sequence[Token]) -> tuple[int | None, str, tuple[str, ...], list[Token]]:
    """Take weekdays, misspelt months and words that say nothing out of the tokens."""
    weekday, misspelt = None, ""
    stray: list[str] = []
    rest: list[Token] = []
    for token in found:
        word = token.text
        if token.kind != "word":
            rest.append(token)
        elif word in WEEKDAY:
            weekday = WEEKDAY[word]
        elif word in FREE:
            continue
        elif month := meant(word, MONTH_IN_ENGLISH):
            misspelt = misspelt or f"{quoted(word)} for {quoted(month)}"
            rest.append(Token("month", word, MONTH[month]))
        elif day := meant(word, WEEKDAY):
            weekday, misspelt = WEEKDAY[day], misspelt or f"{quoted(word)} for {quoted(day)}"
        else:
            stray.append(word)
    return weekday, misspelt, tuple(stray), rest


def _range(found: list[Token], *, day_first: bool) -> tuple[Dated, Dated | None]:
    """Return the date, or the two ends, that tokens say."""
    between = any(token.kind == "between" for token in found)
    found = [token for token in found if token.kind != "between"]
    if found and found[0].kind == "to":
        raise NoDateError(f"“{found[0].text}” makes that another date.")
    while found and found[0].kind in ("sep", "and"):
        found = found[1:]
    while found and found[-1].kind in ("sep", "and", "to"):
        found = found[:-1]
    linked = any(token.kind in ("to", "and") for token in found)
    whole = None if linked or _days_of_a_month(found) else _one(found, day_first=day_first)
    if whole:
        return whole, None
    for cut in _cuts(found):
        pair = _pair(found[:cut], found[cut + 1 :], day_first=day_first)
        if pair and (found[cut].kind != "and" or between or _next_to(*pair)):
            return pair
    raise NoDateError("That cannot be read as a date." if not linked else "That gives more than one date.")


def _days_of_a_month(found: Sequence[Token]) -> bool:
    """Return whether tokens say two days of a month: Jan 20–22 is no day of 2022."""
    found = [token for token in found if token.kind != "sep" or token.text != "."]
    if [token.kind for token in found] != ["month", "num", "sep", "num"] or found[2].text != "-":
        return False
    first, last = found[1], found[3]
    return not last.short and first.value < last.value <= 31 and len(last.text) <= 2


def _cuts(found: Sequence[Token]) -> Iterator[int]:
    """Yield where a range may be cut in two, the likeliest first."""
    for kind in ("to", "and", "sep"):
        for at, token in enumerate(found):
            if token.kind == kind and 0 < at < len(found) - 1 and token.text != ".":
                yield at


def _next_to(start: Dated, end: Dated) -> bool:
    if start.day and end.day:
        return (start.year, start.month) == (end.year, end.month) and end.day == start.day + 1
    return bool(start.year and end.year and not start.month and end.year == start.year + 1)


def _pair(left: Sequence[Token], right: Sequence[Token], *, day_first: bool) -> tuple[Dated, Dated] | None:
    """Return the two ends of a range, each filled up with what the other says for both."""
    start = _one(left, day_first=day_first)
    end = _one(right, day_first=day_first, after=start) if start else None
    if not start or not end:
        return None
    if end.day and not end.month and start.month:
        end = replace(end, month=start.month)
    if start.day and not start.month and end.month:
        start = replace(start, month=end.month)
    if start.year is None and end.year is not None:
        start = replace(start, year=end.year, short=end.short)
    if end.year is None and start.year is not None:
        end = replace(end, year=start.year, short=start.short)
    return start, end


def _one(found: Sequence[Token], *, day_first: bool, after: Dated | None = None) -> Dated | None:
    """Return the one date that tokens say, else nothing; ``after`` is the other end of the range it closes."""
    core = [token for token in found if token.kind != "sep"]
    if not 0 < len(core) <= 3 or any(token.kind in ("to", "and", "word", "part") for token in core):
        return None
    if len(core) == 1 and core[0].kind in ("decade", "century"):
        token = core[0]
        value = token.value if token.kind == "decade" else 100 * (token.value - 1) + 1
        return Dated(value, short=token.short, decade=token.kind == "decade", century=token.kind == "century")
    signs = "".join(_sign(token) for token in core)
    values = [token.value for token in core]
    short = any(token.short for token in core if token.kind != "month")
    if signs == "C":
        text = core[0].text
        return _valid(Dated(int(text[:4]), int(text[4:6]), int(text[6:])))
    if "N" in signs and set(signs) <= {"N", "Y"} and len(signs) > 1:
        return _figures(signs, values, core, day_first=day_first, after=after)
    return _worded(signs, values, core, short=short, after=after)


def _sign(token: Token) -> str:
    if token.kind == "month":
        return "M"
    if token.kind == "year" or token.short:
        return "Y"
    if token.kind != "num":
        return "?"
    digits = len(token.text) if token.text.isdecimal() else 0
    return "C" if digits == 8 else "Y" if digits == 4 else "N"


def _worded(  # noqa: PLR0911 - one return a case
    signs: str, values: Sequence[int], core: Sequence[Token], *, short: bool, after: Dated | None
) -> Dated | None:
    """Read a date with its month in words, or a single figure."""
    if signs == "N":
        if after and after.year and not after.month and len(core[0].text) == 2:
            return Dated(after.year // 100 * 100 + values[0], short=after.short)
        return Dated(day=values[0]) if 0 < values[0] <= 31 else Dated(values[0], short=True)
    if signs in ("NM", "MN"):
        month, number = (values[1], values[0]) if signs == "NM" else (values[0], values[1])
        day, yearly = Dated(month=month, day=number), Dated(number, month, short=True)
        plain = not core[signs.index("N")].ordinal and len(core[signs.index("N")].text) == 2
        if _valid(day):
            return replace(day, other=yearly) if plain and signs == "MN" and not after else day
        return yearly if plain else None
    if signs in ("NMN", "MNN"):
        day_at = signs.index("N")
        if len(core[2].text) != 2 or core[2].ordinal:
            return None
        return _valid(Dated(values[2], values[signs.index("M")], values[day_at], short=True))
    if len(set(signs)) != len(signs) or "?" in signs or "C" in signs or ("N" in signs and "M" not in signs):
        return None
    found = dict(zip(signs, values, strict=True))
    return _valid(Dated(found.get("Y"), found.get("M"), found.get("N"), short=short))


def _figures(
    signs: str, values: Sequence[int], core: Sequence[Token], *, day_first: bool, after: Dated | None
) -> Dated | None:
    """Read a date that is all figures."""
    if signs == "YNN":
        return _valid(Dated(values[0], values[1], values[2], short=core[0].short))
    if signs == "NY" and after and after.month:
        return _valid(Dated(values[1], None, values[0], short=core[1].short))
    if signs in ("NY", "YN"):
        month, place = (values[0], 1) if signs == "NY" else (values[1], 0)
        return _valid(Dated(values[place], month, short=core[place].short)) if month <= 12 else None
    if signs == "NNY" or (signs == "NNN" and len(core[2].text) == 2):
        short = signs == "NNN" or core[2].short
        return _either(values[0], values[1], values[2], short=short, day_first=day_first)
    if signs != "NN":
        return None
    found = _either(values[0], values[1], None, short=False, day_first=day_first)
    yearly = Dated(values[1], values[0], short=True) if values[0] <= 12 and len(core[1].text) == 2 else None
    return replace(found, other=yearly) if found and not found.other else found or yearly


def _either(one: int, two: int, year: int | None, *, short: bool, day_first: bool) -> Dated | None:
    """Read day and month in the usual order, else in the other one."""
    by_day = _valid(Dated(year, two, one, short=short))
    by_month = _valid(Dated(year, one, two, short=short))
    first, second = (by_day, by_month) if day_first else (by_month, by_day)
    if first and second and first != second:
        return replace(first, other=second)
    return first or second


def _valid(found: Dated) -> Dated | None:
    if found.month is not None and not 1 <= found.month <= 12:
        return None
    if found.day is None:
        return found
    leap = found.year is None or calendar.isleap(found.year)
    most = calendar.monthrange(2024 if leap else 2023, found.month or 1)[1]
    return found if 1 <= found.day <= most else None

"""Grades dates: the same day however it is written, and by how much another one is off."""

from __future__ import annotations

import datetime

from trainer.dossier.model import Moment, Span
from trainer.grading.almanac import WEEKDAYS
from trainer.grading.datetoken import NoDateError, corrected
from trainer.grading.dating import Dated, Typed, read
from trainer.grading.fold import clean, is_one_of
from trainer.grading.found import Found, best, close, quoted, right, wrong
from trainer.grading.hedge import sure, weighed
from trainer.grading.vocabulary import row

_NUMBERS = row("no one two three four five six seven eight nine ten eleven twelve")


def judge_date(accepted: list[str], typed: str, *, day_first: bool = True) -> Found:
    """Return how a typed date compares with the accepted ones."""
    text = sure(clean(typed))
    if is_one_of(typed, accepted):
        return right()
    keys = [key for one in accepted if (key := _key(one, day_first=day_first))]
    if not keys:
        return wrong("That is not what the answer says.")

    def one_date(part: str) -> Found:
        found = _judged(keys, part, day_first=day_first)
        plain, misspelt = corrected(part) if found.mark == "wrong" else ("", "")
        if misspelt and _judged(keys, plain, day_first=day_first).correct:
            return close(f"Misspelt: {quoted(misspelt)}.")
        return found

    return weighed(one_date(text), text, one_date, lambda _: wrong("That offers two different dates."))


def _judged(keys: list[Typed], text: str, *, day_first: bool) -> Found:
    try:
        said = read(text, day_first=day_first)
    except NoDateError as reason:
        return wrong(str(reason))
    return best([_compared(key, said) for key in keys])


def written(moment: Moment) -> list[str]:
    """Return the accepted forms of a dossier's date."""
    if isinstance(moment, Span) and _decade(moment):
        return [str(moment), f"{moment.start.year}s"]
    return [str(moment)]


def shown(moment: Moment) -> str:
    """Return a dossier's date as it is shown."""
    return f"{moment.start.year}s" if isinstance(moment, Span) and _decade(moment) else str(moment)


def _decade(span: Span) -> bool:
    start, end = span.start, span.end
    return not start.month and not end.month and start.year % 10 == 0 and end.year == start.year + 9


def _key(text: str, *, day_first: bool) -> Typed | None:
    try:
        return read(clean(text), day_first=day_first)
    except NoDateError:
        return None


def _whole(start: Dated, end: Dated | None, like: Dated) -> tuple[Dated, Dated | None]:
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


def _compared(key: Typed, said: Typed) -> Found:
    found = _by_reading(key, said, said.start)
    other = said.start.other
    if not found.correct and other and not said.end:
        second = _by_reading(key, said, other)
        if second.correct and not (said.misspelt or said.stray):
            return close("That is right only if the figures are read the other way round.")
    if found.mark == "wrong" or not (said.misspelt or said.stray):
        return found
    if found.mark == "close":
        return wrong(f"{found.note.rstrip('.')}, and a word in it is another.")
    if said.misspelt:
        return close(f"Misspelt: {quoted(said.misspelt)}.")
    return close(f"The answer does not say {quoted(' '.join(said.stray))}.")


def _by_reading(key: Typed, said: Typed, start: Dated) -> Found:
    wanted, until = _whole(key.start, key.end, key.start)
    start, end = _whole(start, said.end, wanted)
    if said.part and not key.part and not said.end:
        return _roughly(wanted, until, said.part, start)
    found = _spans(wanted, until, start, end) if until or end else _single(wanted, start)
    if found.mark != "wrong" and said.weekday is not None and not _fits_weekday(said.weekday, wanted, until, start):
        return wrong(f"That day was no {WEEKDAYS[said.weekday].title()}.")
    if found.mark != "wrong" and said.part != key.part:
        if said.part:
            return wrong(f"{_part(said.part)} says another part of it.")
        first, last = _DAYS[key.part]
        if start.day and not first <= start.day <= last:
            return wrong("That is another part of the month.")
        return (
            close(f"{_part(key.part)} is missing.") if found.correct else wrong(f"{_part(key.part)} is missing, too.")
        )
    return found


def _fits_weekday(weekday: int, wanted: Dated, until: Dated | None, start: Dated) -> bool:
    day = _date(Dated(start.year or wanted.year, start.month, start.day))
    if day is None or until:
        return True
    return day.weekday() == weekday


def _date(found: Dated) -> datetime.date | None:
    if not (found.year and found.month and found.day) or not 1 <= found.year <= 9999:
        return None
    try:
        return datetime.date(found.year, found.month, found.day)
    except ValueError:
        return None


_DAYS = {"early": (1, 10), "mid": (9, 21), "late": (20, 31), "halfone": (1, 16), "halftwo": (15, 31)}
_PARTS = {"halfone": "first half", "halftwo": "second half"}


def _part(part: str) -> str:
    return quoted(_PARTS.get(part, part))


def _roughly(wanted: Dated, until: Dated | None, part: str, start: Dated) -> Found:
    """Compare a part of a month, year or decade (early, mid, late) with an exact key."""
    if (start.year, start.month, start.decade) != (wanted.year, wanted.month, wanted.decade) or start.day:
        return wrong("That is another time." if start.year else "That is no full date.")
    if wanted.day is None:
        return (
            wrong(f"{_part(part)} is not what the answer says.")
            if until
            else close(f"The answer does not say {_part(part)}.")
        )
    first, last = _DAYS[part]
    days = (wanted.day, until.day if until and until.day else wanted.day)
    inside = first <= min(days) and max(days) <= last
    return close("The day is missing.") if inside else wrong("That is another part of the month.")


def _single(wanted: Dated, said: Dated) -> Found:  # noqa: PLR0911 - one return a case
    if (wanted.decade, wanted.century) != (said.decade, said.century):
        return wrong("That is one year, not the decade." if wanted.decade else "That is not as exact as the answer.")
    if said.decade or said.century:
        return right() if said.year == wanted.year else wrong(_years(wanted, said))
    if wanted.day is not None:
        return _day(wanted, said)
    if wanted.month is not None:
        if said.month is None:
            return wrong("That is only the year." if said.year == wanted.year else _years(wanted, said))
        if wanted.year is None:
            return _not_finer(said) if said.month == wanted.month else wrong(_off(wanted, said))
        if said.year is None:
            return wrong("That is only the month." if said.month == wanted.month else _off(wanted, said))
        return _not_finer(said) if (said.year, said.month) == (wanted.year, wanted.month) else wrong(_off(wanted, said))
    if said.year is None:
        return _bare_year(wanted, said)
    if said.year != wanted.year:
        return wrong(_off(wanted, said))
    return close("The answer gives the year only.") if said.month else right()


def _not_finer(said: Dated) -> Found:
    return close("The answer gives no day.") if said.day else right()


def _bare_year(wanted: Dated, said: Dated) -> Found:
    if said.day is not None and said.month is None and wanted.year is not None and wanted.year % 100 == said.day:
        return right(1)
    return wrong("The year is missing.")


def _day(wanted: Dated, said: Dated) -> Found:  # noqa: PLR0911 - one return a case
    if said.day is None:
        if said.month is None:
            return wrong("That is only the year." if said.year == wanted.year else _off(wanted, said))
        if said.year is None:
            return wrong("That is only the month." if said.month == wanted.month else _off(wanted, said))
        if (said.year, said.month) == (wanted.year, wanted.month):
            return close("The day is missing.") if wanted.year else wrong("That is only the month.")
        return wrong(_off(wanted, said))
    if said.month is None:
        return wrong("That is only the day.")
    if (said.month, said.day) != (wanted.month, wanted.day):
        return wrong(_off(wanted, said))
    if wanted.year is None or said.year == wanted.year:
        return right()
    return close("The year is missing.") if said.year is None else wrong(_off(wanted, said))


def _spans(wanted: Dated, until: Dated | None, start: Dated, end: Dated | None) -> Found:  # noqa: PLR0911 - one return a case
    if until is None:
        return wrong("That is a range; one date is meant.")
    if end is None:
        ends = [_single(wanted, start), _single(until, start)]
        if any(one.correct for one in ends):
            return close("One of the two ends is missing.")
        within = (start.year, start.month) == (wanted.year, wanted.month) == (until.year, until.month)
        if wanted.day and start.day is None and start.year and within:
            return close("The days are missing.")
        if any(one.mark == "close" for one in ends):
            return wrong("One of the two ends is missing, and so is the year.")
        return wrong("That is neither of the two ends.")
    first, last = _single(wanted, start), _single(until, end)
    if first.correct and last.correct:
        return right()
    if first.mark != "wrong" and last.mark != "wrong":
        return first if first.mark == "close" else last
    if _single(wanted, end).correct and _single(until, start).correct:
        return close("The two ends are turned round.")
    if first.correct or last.correct:
        which, off = (
            ("start is right, the end is not", last) if first.correct else ("end is right, the start is not", first)
        )
        return wrong(f"The {which}: {off.note[0].lower()}{off.note[1:]}")
    return wrong("Both ends are other dates.")


def _off(wanted: Dated, said: Dated) -> str:
    """Say by how much a date is off."""
    if wanted.day and said.day and said.month:
        there = _date(wanted) or _date(Dated(2024, wanted.month, wanted.day))
        here = _date(Dated(said.year or wanted.year or 2024, said.month, said.day))
        if there and here:
            return _span((here - there).days, (said.year or 0) - (wanted.year or 0) if said.year and wanted.year else 0)
    if wanted.month and said.month and (said.year or wanted.year) == wanted.year and said.month != wanted.month:
        return _told(said.month - wanted.month, "month")
    return _years(wanted, said)


def _span(days: int, years: int) -> str:
    if abs(days) in (365, 366) and years:
        return _told(years, "year")
    if abs(days) < 60:
        return _told(days, "day")
    if abs(days) < 700:
        return "About " + _told(round(days / 30.44), "month").lower()
    return "About " + _told(round(days / 365.25), "year").lower()


def _told(number: int, noun: str) -> str:
    size = abs(number)
    if not size:
        return "That is another date."
    count = _NUMBERS[size] if size < len(_NUMBERS) else str(size)
    text = f"{count} {noun}{'s' if size > 1 else ''} {'late' if number > 0 else 'early'}."
    return text[0].upper() + text[1:]


def _years(wanted: Dated, said: Dated) -> str:
    if said.year is None or wanted.year is None or said.year == wanted.year:
        return "That is another date."
    return _told(said.year - wanted.year, "year")

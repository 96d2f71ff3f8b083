"""Says by how much a date is off."""

from __future__ import annotations

import datetime

from trainer.grading.almanac import MONTHS
from trainer.grading.dating import Dated
from trainer.grading.vocabulary import row

_NUMBERS = row("no one two three four five six seven eight nine ten eleven twelve")


def off(wanted: Dated, said: Dated) -> str:
    """Say by how much a date is off."""
    if wanted.day and said.day and said.month:
        there = day_of(wanted) or day_of(Dated(2024, wanted.month, wanted.day))
        here = day_of(Dated(said.year or wanted.year or 2024, said.month, said.day))
        if there and here:
            return _span((here - there).days, (said.year or 0) - (wanted.year or 0) if said.year and wanted.year else 0)
    if wanted.month and said.month and (said.year or wanted.year) == wanted.year and said.month != wanted.month:
        return _told(said.month - wanted.month, "month")
    return years(wanted, said)


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
        return f"That is another {noun}."
    count = _NUMBERS[size] if size < len(_NUMBERS) else str(size)
    text = f"{count} {noun}{'s' if size > 1 else ''} {'late' if number > 0 else 'early'}."
    return text[0].upper() + text[1:]


def years(wanted: Dated, said: Dated) -> str:
    """Say by how many years a date is off."""
    if said.year is None or wanted.year is None or said.year == wanted.year:
        return f"That says {named(said)}, which is another date."
    return _told(said.year - wanted.year, "year")


def named(found: Dated) -> str:
    """Return a date as it is written out."""
    month = MONTHS[found.month - 1].title() if found.month else ""
    return " ".join(str(part) for part in (found.day, month, found.year) if part)


def day_of(found: Dated) -> datetime.date | None:
    """Return the day that a date in full says, if there is one."""
    if not (found.year and found.month and found.day) or not 1 <= found.year <= 9999:
        return None
    try:
        return datetime.date(found.year, found.month, found.day)
    except ValueError:
        return None

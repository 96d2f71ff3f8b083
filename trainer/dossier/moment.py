"""Dates as authors write them in TOML, made into what the model takes."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from trainer.dossier.fault import Fault, Keys, label, shown, type_words, unknown_keys
from trainer.dossier.model import When

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_FORMS = 'Write a day as 2024-01-16 (without quotes), a month as "2024-01", a year as "2013".'


def shape_moment(value: Any, keys: Keys, faults: list[Fault]) -> dict[str, Any] | None:
    """Return the date or range for the model, or None with a fault noted."""
    if not isinstance(value, dict):
        return shape_day(value, keys, faults)
    found = [*unknown_keys(value, ("from", "to"), keys)]
    faults += found
    missing = [end for end in ("from", "to") if end not in value]
    for end in missing:
        faults.append(Fault(keys=keys, message=f"{label(keys)} has no `{end}`.", mend="Write both `from` and `to`."))
    if found or missing:
        return None
    first = shape_day(value["from"], (*keys, "from"), faults)
    last = shape_day(value["to"], (*keys, "to"), faults)
    if first is None or last is None:
        return None
    if When(**first).first > When(**last).last:
        faults.append(Fault(keys=keys, message=f"{label(keys)}: `from` is later than `to`.", mend="Turn them round."))
        return None
    return {"start": first, "end": last}


def shape_day(value: Any, keys: Keys, faults: list[Fault]) -> dict[str, int] | None:
    """Return a day, month or year for the model, or None with a fault noted."""
    if isinstance(value, datetime):
        message, mend = f"{label(keys)} holds a time of day.", "Write the day alone; the time has a key of its own."
    elif isinstance(value, date):
        return {"year": value.year, "month": value.month, "day": value.day}
    elif not isinstance(value, str):
        message, mend = f"{label(keys)} must be a date, not {type_words(value)}.", _FORMS
    elif found := _WRITTEN.fullmatch(value):
        parts = [int(part) for part in found.groups() if part]
        if _exists(parts):
            return dict(zip(("year", "month", "day"), parts, strict=False))
        message, mend = f"{label(keys)} “{value}” is no date of the calendar.", _FORMS
    else:
        message, mend = f"{label(keys)} “{shown(value)}” cannot be read as a date.", _FORMS
    faults.append(Fault(keys=keys, message=message, mend=mend))
    return None


def as_texts(value: Any) -> Any:
    """Return the value with dates and times in it written out, for where a text is wanted."""
    if isinstance(value, datetime):
        return f"{_written(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return _written(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list):
        return [as_texts(inner) for inner in value]
    if isinstance(value, dict):
        return {key: as_texts(inner) for key, inner in value.items()}
    return value


def _exists(parts: list[int]) -> bool:
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return False
    return True


def _written(day: date) -> str:
    return str(When(year=day.year, month=day.month, day=day.day))

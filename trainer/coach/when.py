"""Times as people write them: ``tomorrow 9am``, ``in 36h``, ``26/11 09:00``, ``Thu 26 Nov 09:00``."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from trainer.errors import UsageError

EXAMPLES = "“Thu 26 Nov 09:00”, “26/11 09:00”, “tomorrow 9am” or “in 36h”"
_BARE_HOUR = re.compile(r"\b(?:at|um|,)\s*(\d{1,2})(?![\d:.apm]|\s*[ap]\.?m)", re.IGNORECASE)
_POINTED = re.compile(r"\b(\d{1,2})[.h](\d{2})\s*$", re.IGNORECASE)
_DAY_POINTS = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{2,4})?(?=\s|$)")
_TIME = re.compile(r"\d\s*[ap]\.?m\b|\d{1,2}:\d{2}|\bnoon\b|\bmidnight\b|T\d{2}", re.IGNORECASE)
_SPAN = re.compile(r"^\s*in\b|\bfrom now\b|^\s*\+", re.IGNORECASE)
_HOURS = re.compile(r"(?:\d|\b)\s*(?:h|hrs?|hours?|m|mins?|minutes?)\b", re.IGNORECASE)
_SLASHED = re.compile(r"^\D*(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?\b")


def moment(text: str, now: datetime, zone: str, *, day_first: bool = True) -> datetime:
    """Return the moment that a text names, on the clock of ``zone`` (an IANA name), as an aware time of that zone.

    What has no year is the next such day. Raises `UsageError` with what to write instead if it names none, none to the
    minute, or an hour that the clocks of that zone skip.
    """
    here = now.astimezone(ZoneInfo(zone))
    plain = _plain(text)
    is_span = bool(_SPAN.search(plain))
    if not is_span and not _TIME.search(plain):
        raise UsageError(f"“{text}” has no time of day. Write it with one: {EXAMPLES}.")
    base = here.replace(tzinfo=None)
    readings = (_parsed(plain, base, order) for order in (day_first, not day_first))
    found = next((one for one in readings if one and _as_written(plain, one)), None)
    if found is None:
        raise UsageError(f"“{text}” is no time that can be understood. Write {EXAMPLES}.")
    if is_span and _HOURS.search(plain):
        # hours pass on every clock alike, whatever those of the zone are set to meanwhile; days are days on the wall
        return (now.astimezone(UTC) + (found - base)).astimezone(ZoneInfo(zone))
    return on_the_clock(found, zone)


def on_the_clock(local: datetime, zone: str) -> datetime:
    """Return the moment at which the clocks of ``zone`` show ``local``, the first if they do so twice.

    Raises `UsageError` if they never do, because summer time begins.
    """
    aware = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    if aware.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local:
        raise UsageError(
            f"On {local:%d %B %Y} the clocks of {zone} skip {local:%H:%M}, because summer time begins. "
            "Name another hour."
        )
    return aware


def _plain(text: str) -> str:
    plain = _DAY_POINTS.sub(lambda m: "/".join(part for part in m.groups() if part), " ".join(text.split()))
    plain = _POINTED.sub(r"\1:\2", plain)
    return _BARE_HOUR.sub(lambda m: f" {m[1]}:00", plain)


def _parsed(plain: str, base: datetime, day_first: bool) -> datetime | None:
    import dateparser

    found: datetime | None = dateparser.parse(
        plain,
        languages=["en"],
        settings={
            "RELATIVE_BASE": base,
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY" if day_first else "MDY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if found is None:
        return None
    found = found.replace(second=0, microsecond=0)
    is_bare_time = found < base and not re.search(r"\d{4}", plain) and found.date() == base.date()
    return found + timedelta(days=1) if is_bare_time else found


def _as_written(plain: str, found: datetime) -> bool:
    """Return whether a day in figures is the one that was found: the library takes 32/13 for a year and a day."""
    written = _SLASHED.match(plain)
    if not written or re.match(r"\D*\d{1,2}:\d{2}", plain):
        return True
    return {found.day, found.month} == {int(written[1]), int(written[2])}

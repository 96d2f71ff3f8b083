"""Times as people write them: ``tomorrow 9am``, ``in 36h``, ``26/11 09:00``, ``Thu 26 Nov 09:00``."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from trainer.errors import UsageError

EXAMPLES = "“Thu 26 Nov 09:00”, “26/11 09:00”, “tomorrow 9am” or “in 36h”"
_WEEK = timedelta(days=7)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAYS = [
    *("mon(?:day)?", "tue(?:s|sday)?", "wed(?:s|nesday)?", "thu(?:rs?|rsday)?", "fri(?:day)?"),
    *("sat(?:urday)?", "sun(?:day)?"),
]
_WEEKDAY = re.compile("|".join(rf"\b({name})\b" for name in _WEEKDAYS), re.IGNORECASE)
_BARE_HOUR = re.compile(r"(?:\b(?:at|um)|,)\s*(\d{1,2})(?![\d:.apm/-]|\s*[ap]\.?m|\s*[a-z])", re.IGNORECASE)
_POINTED = re.compile(r"\b(\d{1,2})[.h](\d{2})\s*$", re.IGNORECASE)
_DAY_POINTS = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{2,4})?(?=\s|$)")
_DAY_DASHES = re.compile(r"(?<![\d:-])(\d{1,2})-(\d{1,2})(?:-(\d{4}|\d{2}))?(?![\d:-])")
_TIME = re.compile(r"\d\s*[ap]\.?m\b|\d{1,2}:\d{2}|\bnoon\b|\bmidnight\b|T\d{2}", re.IGNORECASE)
# 0900 and 1430; what begins with 20 or more is a year unless “h” or “hours” stands after it
_FOUR = re.compile(
    r"(?<![\d/.:+-])([01]\d|2[0-3])([0-5]\d)(?:(?<=[01]\d{3})|(?=\s*h))(?:\s*(?:h|hrs?|hours?)\b)?(?![\d/.:-])"
)
_SLASHED = re.compile(r"(?<![\d:/])(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?(?![\d:/])")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})(?::(\d{2}))?(?::\d{2})?(?:\s*([ap])\.?m\b|(?<=:\d\d))", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NAMED = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]+{_MONTH}|\b{_MONTH}\.?\s+(\d{{1,2}})(?![\d:]|\s*[ap]\.?m)", re.I
)
_PLACE = re.compile(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+")
# 9:00-10:00, 9 to 10am, 26-27 Nov
_RANGE = re.compile(
    rf"(?::\d{{2}}|\d\s*[ap]\.?m\.?)\s*(?:[-–—]|to|until|till?)\s*\d|"
    rf"(?<![\d-])\d{{1,2}}\s*(?:[-–—]|to|until|till?)\s*\d{{1,2}}(?::\d{{2}}|\s*[ap]\.?m|\.?\s+{_MONTH})",
    re.IGNORECASE,
)
_BACK = re.compile(r"^(?:in\s*)?[-−]\s*\d|\bago\b", re.IGNORECASE)
_SPAN = re.compile(r"^in\b|\bfrom now$|^\+", re.IGNORECASE)
_FROM_NOW = re.compile(r"^(?:(?:in\b|\+)\s*)?(\S.*?)\s+from now\b,?\s*(?:at\b\s*)?(?=\S)", re.IGNORECASE)
_BARE_SPAN = re.compile(r"(?:\d+(?:[.,]\d+)?\s*[a-z]+(?:,?\s*(?:and\s+)?|$))+", re.IGNORECASE)
# what may stand beside a weekday and a time without naming the date
_BESIDE = re.compile(r"\b(?:on|at|um|this|noon|midnight)\b|[\s,.]+", re.IGNORECASE)
_UNSURE = re.compile(r"(\d{1,2})h(\d{1,2})", re.IGNORECASE)
_PART = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*([a-z]+)(?:,?\s+and\s+|,?\s*)", re.IGNORECASE)
_COUNTS = ["an?", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS)})(?=\s+[a-z])", re.IGNORECASE)
_UNITS = {"w": 10_080, "d": 1440, "h": 60, "m": 1}
_MONTHS = re.compile(r"(?:in|\+)?\s*(?:\d{1,3}|[a-z]+)\s+(?:months?|years?)(?: from now)?", re.IGNORECASE)
_UNIT = re.compile(r"(?:w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?)", re.IGNORECASE)


def moment(text: str, now: datetime, zone: str, *, day_first: bool = True) -> datetime:
    """Return the moment that a text names, on the clock of ``zone`` (an IANA name), as an aware time of that zone.

    What has no year is the next such day. Raises `UsageError` with what to write instead if it names none, none to the
    minute, more than one, one of another zone, or an hour that the clocks of that zone skip.
    """
    plain = " ".join(text.split())
    _refuse(text, plain)
    base = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    plain, span = _span(plain)
    try:
        if span and not plain:
            return _after(now, zone, *span)
        if span:
            plain = f"{base + timedelta(days=span[0]):%Y-%m-%d} {plain}"
    except OverflowError:
        raise _unclear(text) from None
    plain = _plain(plain)
    is_span = bool(_SPAN.search(plain))
    if is_span and not _MONTHS.fullmatch(plain):
        raise _unclear(text)
    if not is_span and not _TIME.search(plain):
        raise UsageError(f"“{text}” has no time of day. Write it with one: {EXAMPLES}.")
    readings = (_parsed(plain, base, order) for order in (day_first, not day_first))
    found = next((one for one in readings if one and _as_written(plain, one, base)), None)
    if found is None:
        raise _unclear(text)
    day = _weekday(plain)
    if day is not None and day != found.weekday():
        if not _years(plain) and (last := _year_before(found)) and last < base and last.weekday() == day:
            raise gone(last, zone)
        raise UsageError(
            f"{found.day} {found:%B %Y} is a {found:%A}, not a {found + timedelta(days=day - found.weekday()):%A}. "
            "Write the day that is meant."
        )
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


def gone(hour: datetime, zone: str) -> UsageError:
    """Return what is raised for an hour that is over; ``hour`` is on the clock of ``zone``."""
    return UsageError(f"{hour:%a} {hour.day} {hour:%B %Y %H:%M} ({zone}) is past. Name an hour to come.")


def _unclear(text: str) -> UsageError:
    return UsageError(f"“{text}” is no time that can be understood. Write {EXAMPLES}.")


def _refuse(text: str, plain: str) -> None:
    """Raise `UsageError` for what would be taken for something else: a zone, a range, what is past."""
    from dateparser.timezone_parser import pop_tz_offset_from_string

    # the library would move the time to the zone it finds, and that of the briefing stands in a field of its own
    if _PLACE.search(plain) or pop_tz_offset_from_string(plain)[1]:
        raise UsageError(
            f"“{text}” names a time zone. Write the time alone, and its zone with --zone or in the field Zone, "
            "such as Asia/Karachi."
        )
    if _BACK.search(plain):
        raise UsageError(f"“{text}” is past. Name a time to come: {EXAMPLES}.")
    days = {match.lastindex for match in _WEEKDAY.finditer(plain)}
    if _RANGE.search(plain) or len(_CLOCK.findall(plain)) > 1 or len(days) > 1:
        raise UsageError(f"“{text}” names more than one time. Write only when it begins: {EXAMPLES}.")
    if unsure := _UNSURE.fullmatch(plain):
        raise UsageError(f"“{text}” may be an hour or a span. Write “{unsure[1]}:{unsure[2]:0>2}” or “in {plain}”.")


def _span(plain: str) -> tuple[str, tuple[int, float] | None]:
    """Return what a text says besides a span, and that span in days and minutes: ``in 2 days at 9`` has ``at 9``."""
    plain = re.sub(r"\bfrom today\b", "from now", plain, flags=re.IGNORECASE)
    said = _FROM_NOW.sub(r"in \1 at ", plain)
    if not _SPAN.search(said) and (not _BARE_SPAN.fullmatch(plain) or _FOUR.fullmatch(plain)):
        return plain, None
    said = re.sub(r"^(?:in\b|\+)\s*|\s*\bfrom now$", "", said, flags=re.IGNORECASE)
    said = re.sub(r"\bhalf an hour\b", "30 min", said, flags=re.IGNORECASE)
    said = _COUNT.sub(
        lambda m: str(max(1, next(n for n, w in enumerate(_COUNTS) if re.fullmatch(w, m[0], re.I)))), said
    )
    said = re.sub(r"^(\d{1,3}):([0-5]\d)(?:\s*h(?:ours?)?)?$", r"\1h \2m", said)
    said = re.sub(r"(\d\s*h(?:ours?)?\s*)([0-5]?\d)$", r"\1 \2m", said, flags=re.IGNORECASE)
    days, minutes, at = 0, 0.0, 0
    while part := _PART.match(said, at):
        if not _UNIT.fullmatch(part[2]):
            break
        size, count = _UNITS[part[2][0].lower()], float(part[1].replace(",", "."))
        whole = size >= _UNITS["d"] and count.is_integer()
        days, minutes = (days + int(count) * size // 1440, minutes) if whole else (days, minutes + count * size)
        at = part.end()
    rest = said[at:]
    on_the_wall = at and days and not minutes and re.match(r"at\b|\d{1,2}\s*[ap]\.?m\b", rest, re.I)
    return (rest, (days, minutes)) if (at and not rest) or on_the_wall else (plain, None)


def _after(now: datetime, zone: str, days: int, minutes: float) -> datetime:
    """Return the moment after a span: days are days on the wall, and hours pass on every clock alike."""
    here = now.astimezone(ZoneInfo(zone))
    if days:
        here = on_the_clock(here.replace(tzinfo=None) + timedelta(days=days), zone)
    there = (here.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    return there.replace(second=0, microsecond=0)


def _plain(text: str) -> str:
    plain = _DAY_POINTS.sub(lambda m: "/".join(part for part in m.groups() if part), text)
    plain = _DAY_DASHES.sub(lambda m: "/".join(part for part in m.groups() if part), plain)
    plain = _POINTED.sub(r"\1:\2", plain)
    if not _TIME.search(plain):
        plain = _FOUR.sub(r"\1:\2", plain, count=1)
    return _BARE_HOUR.sub(lambda m: f" {m[1]}:00", plain)


def _weekday(plain: str) -> int | None:
    found = _WEEKDAY.search(plain)
    return found.lastindex - 1 if found and found.lastindex else None


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
    if found.date() == base.date() + _WEEK and found - _WEEK > base and _only_weekday(plain):
        return found - _WEEK  # the library takes a weekday for the next one, also where it is today's
    names_day = re.search(rf"\d{{4}}|\btoday\b|\btonight\b|\b{_MONTH}\b", plain, re.IGNORECASE) or _SLASHED.search(
        plain
    )
    if found >= base or found.date() != base.date() or names_day:
        return found
    return found + (timedelta(days=1) if _weekday(plain) is None else _WEEK)


def _only_weekday(plain: str) -> bool:
    """Return whether a text names a weekday and a time, and no date that would make it one day and no other."""
    return _weekday(plain) is not None and not _BESIDE.sub("", _WEEKDAY.sub("", _CLOCK.sub("", plain)))


def _year_before(found: datetime) -> datetime | None:
    try:
        return found.replace(year=found.year - 1)
    except ValueError:
        return None  # 29 February


def _years(plain: str) -> set[int]:
    """Return the years that a text has in figures."""
    years = {int(year) for year in re.findall(r"(?<![\d:])\d{4}(?![\d:])", plain)}
    slashed = _SLASHED.search(plain)
    if slashed and slashed[3]:
        years.add(int(slashed[3]) + (2000 if len(slashed[3]) < 4 else 0))
    return years


def _as_written(plain: str, found: datetime, base: datetime) -> bool:
    """Return whether what stands in figures is what was found: the library takes 32/13 for a year and a day."""
    slashed, iso, named = _SLASHED.search(plain), _ISO.search(plain), _NAMED.search(plain)
    clock = _CLOCK.search(plain)
    years = _years(plain)
    if slashed and {found.day, found.month} != {int(slashed[1]), int(slashed[2])}:
        return False
    if iso and (found.month, found.day) != (int(iso[2]), int(iso[3])):
        return False
    if named and found.day != int(named[1] or named[2]):
        return False
    if clock:
        hour, minute = int(clock[1]), int(clock[2] or 0)
        if clock[3]:
            hour = hour % 12 + (12 if clock[3] in "pP" else 0)
        if (found.hour, found.minute) != (hour, minute):
            return False
    return years == {found.year} if years else found.year - base.year < 10

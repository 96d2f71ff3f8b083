"""Times as the store keeps them: UTC milliseconds, and the study day that a moment belongs to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DAY = timedelta(days=1)


def to_ms(at: datetime) -> int:
    """Return an aware datetime as UTC milliseconds, rounded down; `ValueError` if it has no zone."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be recorded")
    return (at - _EPOCH) // _MILLISECOND


def from_ms(at: int) -> datetime:
    """Return UTC milliseconds as an aware datetime."""
    return _EPOCH + timedelta(milliseconds=at)


def maybe_ms(at: datetime | None) -> int | None:
    """Return `to_ms`, or None for None."""
    return None if at is None else to_ms(at)


def maybe_from_ms(at: int | None) -> datetime | None:
    """Return `from_ms`, or None for None."""
    return None if at is None else from_ms(at)


def study_day(at: datetime, zone: str, day_starts: int) -> date:
    """Return the study day of a moment: it begins when the clock of ``zone`` shows the hour ``day_starts``.

    A zone that this machine does not know counts as UTC: an answer is never refused because of its zone.
    """
    place = _zone(zone)
    day = (at.astimezone(place).replace(tzinfo=None) - timedelta(hours=day_starts)).date()
    # where clocks are put forward or back the wall alone would be wrong
    while at < _begin(day, place, day_starts):
        day -= _DAY
    while at >= _begin(day + _DAY, place, day_starts):
        day += _DAY
    return day


def study_day_end(at: datetime, zone: str, day_starts: int) -> datetime:
    """Return the moment (UTC) at which the study day of ``at`` ends."""
    return _begin(study_day(at, zone, day_starts) + _DAY, _zone(zone), day_starts)


def hour_of_day(at: datetime, zone: str) -> int:
    """Return the hour that the clock of a zone shows, 0 to 23; a zone that is not known counts as UTC."""
    return at.astimezone(_zone(zone)).hour


def _begin(day: date, place: tzinfo, day_starts: int) -> datetime:
    return datetime.combine(day, time(day_starts), place).astimezone(UTC)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC

"""How times, spans and figures are said to the learner, in the learner's zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from trainer.memory import StudyDay


def local(at: datetime, zone: str) -> datetime:
    """Return ``at`` on the clock of ``zone``."""
    return at.astimezone(ZoneInfo(zone))


def day_name(at: datetime, now: datetime, day: StudyDay) -> str:
    """Return the study day of ``at`` as said at ``now``: ``today``, ``tomorrow``, ``Tue 24``, ``Tue 24 Dec``."""
    then, today = day.date(at), day.date(now)
    ahead = (then - today).days
    if ahead <= 0:
        return "today" if ahead == 0 else "overdue"
    if ahead == 1:
        return "tomorrow"
    if then.year != today.year and ahead > 60:
        return then.isoformat()
    return f"{then:%a} {then.day}" if ahead < 14 else f"{then:%a} {then.day} {then:%b}"


def span(seconds: float) -> str:
    """Return a stretch of time in the one unit that suits it: ``40 s``, ``12 min``, ``3 h``, ``5 days``."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 90 * 60:
        return f"{round(seconds / 60)} min"
    if seconds < 36 * 3600:
        return f"{round(seconds / 3600)} h"
    return f"{round(seconds / 86400)} days"


def minutes(seconds: float) -> str:
    """Return an estimate of work: ``under a minute``, ``about 1 minute``, ``about 11 minutes``."""
    whole = round(timedelta(seconds=seconds) / timedelta(minutes=1))
    if whole < 1:
        return "under a minute"
    return f"about {whole} minute{'s' if whole > 1 else ''}"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 question``, ``3 questions``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """Return a chance in whole per cent, never 0 or 100 unless it is exactly that."""
    if share <= 0 or share >= 1:
        return f"{round(share * 100)} %"
    return f"{min(99, max(1, round(share * 100)))} %"


def away(span: timedelta) -> str:
    """Return a stretch of time to or since an hour: ``4 days 23 h``, ``3 h 20 min``, ``20 min``."""
    minutes = max(0, int(span.total_seconds() // 60))
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 14:
        return f"{days} days"
    if days:
        return f"{count(days, 'day')} {hours} h" if hours else count(days, "day")
    if hours:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{rest} min"

"""The study day: it begins at an hour of the learner's clock, not at midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_Date = date  # the method of this name hides the type


@dataclass(frozen=True, slots=True)
class StudyDay:
    """The study days of a zone; each begins when the clock on the wall shows the hour ``starts``."""

    zone: ZoneInfo
    starts: int = 4

    def date(self, at: datetime) -> _Date:
        """Return the study day that a moment belongs to."""
        wall = at.astimezone(self.zone).replace(tzinfo=None)
        day = (wall - timedelta(hours=self.starts)).date()
        # where clocks are put forward or back, or a whole date is left out, the wall alone would be wrong
        while at < self.begin(day):
            day -= _DAY
        while at >= self.begin(day + _DAY):
            day += _DAY
        return day

    def begin(self, day: _Date) -> datetime:
        """Return the moment, in UTC, at which a study day begins; an hour that the clocks skip counts from before."""
        return datetime.combine(day, time(self.starts), self.zone).astimezone(UTC)

    def end(self, at: datetime) -> datetime:
        """Return the moment, in UTC, at which the study day of ``at`` ends and the next one begins."""
        return self.begin(self.date(at) + _DAY)

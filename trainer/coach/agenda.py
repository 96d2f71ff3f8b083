"""The learner's own briefings: when each is, what it covers, and how much time there is to prepare.

They stand in a small TOML file that may be edited by hand. Wall-clock times are kept with their IANA zone, so that a
change to summer time, or of its rules, moves the moment and not the hour on the wall.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from trainer.coach.table_file import TableFile
from trainer.errors import UsageError

HEAD = "Your briefings. “crisis-trainer briefing” lists and changes them."
PER = ("day", "session")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WALL = "%Y-%m-%dT%H:%M"
NOON, LATE = 12 * 60, 18 * 60
LEAD = 30
"""Minutes without study before an hour, if nothing else is said."""
GOALS = (0.01, 0.99)
"""The least and the greatest share that can be wanted: nobody knows all of it for certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One briefing: ``at`` is the time on the wall in ``zone`` (``2026-11-26T09:00``).

    It covers ``decks`` (file names; none: all) and ``weights`` (none: all) of a dossier. ``goal`` is the share of it
    that the learner wants to know, ``minutes`` what there is (``per`` day, or per session in each of the ``hours``), on
    ``days`` and within ``hours`` (``7-8:30``; none: any); nothing is planned while the learner sleeps (``sleep``, as
    ``23-7``) nor in the last ``lead`` minutes before the hour (``lead_said``: they are the learner's own wish). Where
    the clocks show ``at`` twice, ``fold`` 1 is the second time. ``asked``: afterwards the learner was asked how it was.
    """

    id: str
    title: str
    at: str
    zone: str
    dossier: str
    decks: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    goal: float = 0.9
    minutes: int = 30
    per: str = "day"
    days: tuple[str, ...] = DAYS
    hours: tuple[str, ...] = ()
    sleep: str = "23-7"
    lead: int = LEAD
    lead_said: bool = False
    fold: int = 0
    asked: bool = False
    done: bool = False

    @property
    def hour(self) -> datetime:
        """The moment of the briefing, aware."""
        return datetime.strptime(self.at, WALL).replace(tzinfo=ZoneInfo(self.zone), fold=self.fold)

    @property
    def last_study(self) -> datetime:
        """The moment at which studying for it ends."""
        # in UTC, for on the wall an hour may be missing or come twice
        return (self.hour.astimezone(UTC) - timedelta(minutes=self.lead)).astimezone(ZoneInfo(self.zone))

    @property
    def minutes_a_day(self) -> int:
        """The minutes that a possible day has in all."""
        return self.minutes * max(1, len(self.hours)) if self.per == "session" else self.minutes

    @property
    def nights(self) -> tuple[int, int]:
        """The hours at which the learner goes to sleep and gets up."""
        begin, _, end = self.sleep.partition("-")
        return int(begin), int(end)


def checked(row: Appointment) -> Appointment:
    """Return the briefing if all of it can be used; `UsageError` says what cannot."""
    for name, (rule, wanted) in _RULES.items():
        value = getattr(row, name)
        if not rule(value):
            said = " ".join(map(str, value)) if isinstance(value, list | tuple) else value
            raise UsageError(f"{name} must be {wanted}, not “{said}”.")
    return row


def _is_wall(text: object) -> bool:
    if not isinstance(text, str):
        return False
    try:
        datetime.strptime(text, WALL)  # noqa: DTZ007 - the time on a wall; its zone stands beside it
    except ValueError:
        return False
    return True


def _is_zone(name: object) -> bool:
    if not isinstance(name, str):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return bool(name)


def windows(hours: Sequence[str]) -> list[tuple[int, int]]:
    """Return stretches of hours such as ``7-8:30`` in minutes from midnight, in order; `ValueError` if one is none.

    What begins in the evening may end before the next noon, as ``22-2``; it comes as its two parts. Earlier than that
    it is rather a slip: ``12-2`` is meant for the afternoon.
    """
    found = []
    for text in hours:
        match = re.fullmatch(r"(\d{1,2})(?::([0-5]\d))?\s*-\s*(\d{1,2})(?::([0-5]\d))?", text)
        if not match:
            raise ValueError(text)
        begin, end = (int(match[at]) * 60 + int(match[at + 1] or 0) for at in (1, 3))
        if end <= NOON and LATE <= begin < 2 * NOON:
            found += [(begin, 2 * NOON), (0, end)] if end else [(begin, 2 * NOON)]
        elif 0 <= begin < end <= 2 * NOON:
            found.append((begin, end))
        else:
            raise ValueError(text)
    return sorted(found)


def spans(text: str) -> tuple[str, ...]:
    """Return the stretches that a text such as ``7:00 - 8:00, 18-22`` lists, each without spaces."""
    return tuple(re.sub(r"\s*[-–—]\s*", "-", text).replace(",", " ").split())


def share(text: str, *, is_cents: bool = False) -> float:
    """Return the share that a text such as ``90``, ``92.5 %`` or ``0.9`` says; `ValueError` if it says none.

    A bare figure up to 1 is a share already, unless it can only be in per cent (``is_cents``).
    """
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?|[.,]\d+)\s*(%|per ?cent)?", text.strip(), re.IGNORECASE)
    if not found:
        raise ValueError(text)
    figure = float(found[1].replace(",", "."))
    return round(figure / 100, 9) if is_cents or found[2] or figure > 1 else figure


def whole_hours(sleep: str) -> str:
    """Return a night in whole hours, the part of one counted as slept: ``22:30-6:30`` is ``22-7``; others as it is."""
    found = re.fullmatch(r"(\d{1,2})(?::([0-5]\d))?\s*[-–—]\s*(\d{1,2})(?::([0-5]\d))?", sleep.strip())
    if not found:
        return sleep
    end = int(found[3])
    return f"{int(found[1])}-{(end + 1) % 24 if int(found[4] or 0) and end < 24 else end}"


def _tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values with hours and sleep as they are kept; what is of another kind as it is."""
    tidy = dict(values)
    hours, sleep = tidy.get("hours"), tidy.get("sleep")
    if isinstance(hours, list | tuple) and all(isinstance(each, str) for each in hours):
        tidy["hours"] = spans(" ".join(hours))
    if isinstance(sleep, str):
        tidy["sleep"] = whole_hours(sleep)
    return tidy


def _is_number(value: object, *kinds: type) -> bool:
    return isinstance(value, kinds or (int,)) and not isinstance(value, bool)


def _are(kind: type, values: object) -> bool:
    """Return whether it is a list of values of a kind."""
    return isinstance(values, list | tuple) and all(
        isinstance(each, kind) and not isinstance(each, bool) for each in values
    )


def _are_hours(hours: Sequence[str]) -> bool:
    if not _are(str, hours):
        return False
    try:
        rows = windows(hours)
    except ValueError:
        return False
    return all(before[1] <= after[0] for before, after in pairwise(rows))


def _is_sleep(text: object) -> bool:
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text) if isinstance(text, str) else None
    return bool(match and int(match[1]) < 24 and int(match[2]) < 24)


_RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "id": (lambda v: isinstance(v, str) and bool(v.strip()), "a word of its own in quotation marks"),
    "title": (lambda v: isinstance(v, str) and 0 < len(v.strip()) <= 200, "a title of 1 to 200 characters"),
    "at": (_is_wall, "a time such as 2026-11-26T09:00 in quotation marks"),
    "zone": (_is_zone, "an IANA time zone such as Asia/Karachi"),
    "dossier": (lambda v: isinstance(v, str), "a dossier's id in quotation marks"),
    "decks": (lambda v: _are(str, v), "a list of decks' names"),
    "weights": (lambda v: _are(int, v) and set(v) <= {1, 2, 3}, "a list of some of 1, 2 and 3"),
    "goal": (
        lambda v: _is_number(v, int, float) and GOALS[0] <= v <= GOALS[1],
        f"a share from {GOALS[0]} to {GOALS[1]}, such as 0.9, or 90 %",
    ),
    "minutes": (lambda v: _is_number(v) and 1 <= v <= 1440, "minutes a day, 1 to 1440"),
    "per": (lambda v: v in PER, f"one of {', '.join(PER)}"),
    "hours": (_are_hours, "stretches of hours such as 7-8:30 or 18-22, none into another"),
    "days": (lambda v: _are(str, v) and bool(v) and set(v) <= set(DAYS), f"some of {', '.join(DAYS)}"),
    "sleep": (_is_sleep, "two hours such as 23-7"),
    "lead": (lambda v: _is_number(v) and 0 <= v <= 10_080, "minutes, 0 to 10080"),
    "lead_said": (lambda v: isinstance(v, bool), "true or false"),
    "fold": (lambda v: _is_number(v) and v in (0, 1), "0, or 1 for the second time that the clocks show the hour"),
    "asked": (lambda v: isinstance(v, bool), "true or false"),
    "done": (lambda v: isinstance(v, bool), "true or false"),
}


class Agenda:
    """The file of briefings, read again whenever it has changed."""

    def __init__(self, path: Path) -> None:
        self._file = TableFile(path=path, table="briefing", head=HEAD, what="Your briefings", parsed=_parsed)

    def rows(self) -> tuple[Appointment, ...]:
        """Return the briefings, the next one first and those done last; `TrainerError` if the file cannot be used."""
        return tuple(sorted(self._file.rows(), key=lambda row: (row.done, row.hour.astimezone(UTC))))

    def find(self, key: str) -> Appointment:
        """Return one briefing by its id, or the only one that begins so; `UsageError` if there is none."""
        rows = [row for row in self.rows() if row.id == key] or [row for row in self.rows() if row.id.startswith(key)]
        if len(rows) != 1:
            ids = ", ".join(row.id for row in self.rows()) or "none"
            raise UsageError(f"There is no briefing {key!r} of yours. There is: {ids}.")
        return rows[0]

    def put(self, row: Appointment) -> None:
        """Write a briefing, over the one with its id if there is one; `TrainerError` if that cannot be done."""
        others = [other for other in self.rows() if other.id != row.id]
        self._keep([*others, checked(row)])

    def drop(self, key: str) -> None:
        """Take a briefing out."""
        self._keep([row for row in self.rows() if row.id != key])

    def fresh_id(self, title: str) -> str:
        """Return an id that is not taken, made of a title's words."""
        words = re.findall(r"[a-z0-9]+", title.casefold())
        stem = "-".join(words)[:40].strip("-") or "briefing"
        taken = {row.id for row in self.rows()}
        return next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if name not in taken)

    def _keep(self, rows: Sequence[Appointment]) -> None:
        self._file.keep(_table(row) for row in sorted(rows, key=lambda row: row.at))


def _parsed(table: Mapping[str, Any]) -> Appointment:
    names = {field.name for field in fields(Appointment)}
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.items() if key in names
    }
    # a lead that is not the usual one was said, if only by hand
    values.setdefault("lead_said", values.get("lead", LEAD) != LEAD)
    return checked(Appointment(**_tidied(values)))


def _table(row: Appointment) -> dict[str, Any]:
    """Return what is kept of a briefing: its rarer marks only where they cannot be taken for granted."""
    values = asdict(row)
    for name in ("fold", "asked"):
        if not values[name]:
            del values[name]
    if row.lead_said == (row.lead != LEAD):
        del values["lead_said"]
    return values


def changed(row: Appointment, **changes: object) -> Appointment:
    """Return the briefing with the changes that are not None."""
    wanted = _tidied({name: value for name, value in changes.items() if value is not None})
    return checked(replace(row, **wanted))

"""Setting, changing and saying when the learner's briefings are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from trainer.coach.agenda import DAYS, WALL, Appointment, changed
from trainer.coach.desk import Desk
from trainer.coach.when import moment
from trainer.errors import TrainerError, UsageError

LEAD = 30
"""Minutes without study before an hour, if nothing else is said."""
SHORTEST = timedelta(minutes=10)
"""Before an hour nearer than the lead plus this, the lead gives way: there is hardly any time as it is."""


def known(desk: Desk) -> tuple[Appointment, ...]:
    """Return all briefings, the next one first; of a file that cannot be used none, which is noted once.

    A side file that somebody broke by hand is no reason not to study.
    """
    try:
        return desk.agenda.rows()
    except TrainerError as error:
        if str(error) not in desk.notices:
            desk.notices.append(str(error))
        return ()


def coming(desk: Desk) -> list[Appointment]:
    """Return the briefings on the open dossier that are still to come, the nearest first."""
    now = desk.clock()
    return [row for row in known(desk) if not row.done and row.dossier == desk.contents.id and row.hour > now]


def covered(desk: Desk, row: Appointment) -> list[str]:
    """Return the questions that a briefing covers, in the dossier's order."""
    decks = [deck for deck in desk.dossier.decks if not row.decks or deck.slug in row.decks]
    return [each.id for deck in decks for each in deck.questions if not row.weights or each.weight in row.weights]


def askable(desk: Desk, row: Appointment) -> list[str]:
    """Return the questions that a briefing covers and that are not suspended."""
    cards = desk.store.cards(desk.contents.id)
    return [key for key in covered(desk, row) if not (key in cards and cards[key].suspended)]


def ruled(desk: Desk, row: Appointment) -> list[str]:
    """Return the questions that are studied towards this briefing: those that it covers and no nearer one does."""
    nearer: set[str] = set()
    for other in coming(desk):
        if other.id == row.id:
            break
        nearer.update(covered(desk, other))
    return [key for key in askable(desk, row) if key not in nearer]


def put(desk: Desk, when: str, **wanted: Any) -> Appointment:
    """Set a briefing on the open dossier; raises `UsageError` for a time that is past or cannot be understood."""
    zone = wanted.pop("zone", None) or desk.zone
    title = wanted.pop("title", None) or "Briefing"
    row = Appointment(
        id=desk.agenda.fresh_id(title), title=title, at="2000-01-01T00:00", zone="UTC", dossier=desk.contents.id
    )
    return _kept(desk, changed(row, zone=zone, **_known(desk, wanted)), when)


def edit(desk: Desk, key: str, when: str = "", **wanted: Any) -> Appointment:
    """Change a briefing (by its id) where something is wanted otherwise; raises `UsageError` as `put` does."""
    row = changed(desk.agenda.find(key), **_known(desk, wanted))
    if when:
        return _kept(desk, row, when)
    desk.agenda.put(row)
    return row


def _known(desk: Desk, wanted: dict[str, Any]) -> dict[str, Any]:
    slugs = [deck.slug for deck in desk.contents.decks]
    if unknown := [name for name in wanted.get("decks") or () if name not in slugs]:
        raise UsageError(
            f"There is no deck {unknown[0]!r} in “{desk.contents.title}”. Its decks are {', '.join(slugs)}."
        )
    if wanted.get("days"):
        wanted = {**wanted, "days": _days(wanted["days"])}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in wanted.items()}


def _days(words: Sequence[str]) -> tuple[str, ...]:
    """Return the days that words such as ``mon-fri`` or ``Saturday`` name, in the week's order; others as they are."""
    named: list[str] = []
    for word in words:
        first, _, last = (part[:3] for part in word.casefold().partition("-"))
        if first in DAYS and last in DAYS:
            at, many = DAYS.index(first), (DAYS.index(last) - DAYS.index(first)) % 7 + 1
            named += [(DAYS * 2)[at + ahead] for ahead in range(many)]
        else:
            named.append(first if first in DAYS and not last else word)
    return tuple(sorted(dict.fromkeys(named), key=lambda day: (day not in DAYS, DAYS.index(day) if day in DAYS else 0)))


def _kept(desk: Desk, row: Appointment, when: str) -> Appointment:
    now = desk.clock()
    hour = moment(when, now, row.zone, day_first=desk.settings.dates == "day-first")
    if hour <= now:
        raise UsageError(f"{hour:%a} {hour.day} {hour:%B %Y %H:%M} ({row.zone}) is past. Name an hour to come.")
    lead = row.lead
    if hour != row.hour:
        if hour - timedelta(minutes=lead) < now + SHORTEST:
            lead = 0
        elif not lead and row.hour - SHORTEST - timedelta(minutes=LEAD) < now:
            lead = LEAD  # it had given way to an hour that was near
    row = changed(row, at=hour.strftime(WALL), lead=lead, done=False)
    desk.agenda.put(row)
    return row

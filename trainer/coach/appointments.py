"""Setting, changing and saying when the learner's briefings are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from trainer.coach.agenda import DAYS, LEAD, WALL, Appointment, changed, spans
from trainer.coach.desk import Desk
from trainer.coach.when import gone, moment, on_the_clock
from trainer.errors import TrainerError, UsageError

SHORTEST = timedelta(minutes=10)
"""Before an hour nearer than the lead plus this, a lead that was not said gives way: there is hardly any time."""
_NAMES = (
    *("mo mon monday", "tu tue tues tuesday", "we wed weds wednesday", "th thu thur thurs thursday", "fr fri friday"),
    *("sa sat saturday", "su sun sunday"),
)
_PLACES = {name: place for place, names in enumerate(_NAMES) for name in names.split()}


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


def elsewhere(desk: Desk, row: Appointment) -> str:
    """Return a sentence on which other dossier a briefing is on; empty if it is on the open one."""
    if row.dossier == desk.contents.id:
        return ""
    return f"It is on another dossier, {row.dossier}: “crisis-trainer set dossier {row.dossier}” opens that one."


def put(desk: Desk, when: str, **wanted: Any) -> Appointment:
    """Set a briefing on the open dossier; raises `UsageError` for a time that is past or cannot be understood."""
    zone = wanted.pop("zone", None) or desk.zone
    title = wanted.pop("title", None) or "Briefing"
    row = Appointment(
        id=desk.agenda.fresh_id(title), title=title, at="2000-01-01T00:00", zone="UTC", dossier=desk.contents.id
    )
    return _kept(desk, _moved(desk, changed(row, zone=zone, **_known(desk, wanted)), row.hour, when))


def edit(desk: Desk, key: str, when: str = "", **wanted: Any) -> Appointment:
    """Change a briefing (by its id) where something is wanted otherwise; raises `UsageError` as `put` does.

    Its decks are changed only while its dossier is open, for they are held against it.
    """
    before = desk.agenda.find(key)
    if wanted.get("decks") is not None and (other := elsewhere(desk, before)):
        raise UsageError(f"The decks of “{before.title}” cannot be changed here. {other}")
    row = changed(before, **_known(desk, wanted))
    if when:
        row = changed(_moved(desk, row, before.hour, when), asked=False, done=False)
    elif row.zone != before.zone:
        row = _moved(desk, row, before.hour)
    return _kept(desk, row)


def _known(desk: Desk, wanted: dict[str, Any]) -> dict[str, Any]:
    slugs = [deck.slug for deck in desk.contents.decks]
    if unknown := [name for name in wanted.get("decks") or () if name not in slugs]:
        raise UsageError(
            f"There is no deck {unknown[0]!r} in “{desk.contents.title}”. Its decks are {', '.join(slugs)}."
        )
    if wanted.get("days"):
        wanted = {**wanted, "days": _days(wanted["days"])}
    if wanted.get("lead") is not None:
        wanted = {"lead_said": True, **wanted}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in wanted.items()}


def _days(words: Sequence[str]) -> tuple[str, ...]:
    """Return the days that words such as ``mon-fri``, ``tue,thu`` or ``Saturday`` name, in the week's order."""
    named: set[str] = set()
    for word in spans(" ".join(words)):
        first, stretch, last = word.casefold().partition("-")
        begin, end = _PLACES.get(first.rstrip(".")), _PLACES.get((last if stretch else first).rstrip("."))
        if begin is None or end is None:
            raise UsageError(
                f"“{word}” is no day: days must be some of {', '.join(DAYS)}, or a stretch of them such as mon-fri."
            )
        named.update((DAYS * 2)[begin : begin + (end - begin) % 7 + 1])
    return tuple(day for day in DAYS if day in named)


def _moved(desk: Desk, row: Appointment, before: datetime, when: str = "") -> Appointment:
    """Return the briefing at the hour that is said, or at its own on the wall of a new zone; never at one that is past.

    A lead that was not said gives way to an hour that is near, and comes back with one that is not.
    """
    now = desk.clock()
    if when:
        hour = moment(when, now, row.zone, day_first=desk.settings.dates == "day-first")
    else:
        hour = on_the_clock(row.hour.replace(tzinfo=None), row.zone)
    if hour <= now:
        raise gone(hour, row.zone)
    row = changed(row, at=hour.strftime(WALL), fold=hour.fold)
    # in UTC, for two times of one zone are compared on the wall
    if row.lead_said or hour.astimezone(UTC) == before.astimezone(UTC):
        return row
    return changed(row, lead=0 if hour - now < timedelta(minutes=LEAD) + SHORTEST else LEAD)


def _kept(desk: Desk, row: Appointment) -> Appointment:
    desk.agenda.put(row)
    return row

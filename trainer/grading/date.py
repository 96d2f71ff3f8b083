"""Grades dates: the same day however it is written, and by how much another one is off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.dossier.model import Moment, Span
from trainer.grading.almanac import WEEKDAYS
from trainer.grading.datetoken import NoDateError, corrected
from trainer.grading.dating import Dated, Typed, completed, key_of, read
from trainer.grading.fold import clean, is_one_of
from trainer.grading.found import Found, best, close, quoted, right, wrong
from trainer.grading.hedge import sure, weighed
from trainer.grading.late import day_of, named, off, years

if TYPE_CHECKING:
    from trainer.grading.known import Known


def judge_date(accepted: list[str], typed: str, known: Known | None = None, *, day_first: bool = True) -> Found:
    """Return how a typed date compares with the accepted ones; one that is only close must be no other known date."""
    text = sure(clean(typed))
    if is_one_of(typed, accepted):
        return right()
    keys = [key for one in accepted if (key := _key(one, day_first=day_first))]
    if not keys:
        return wrong("That is not what the answer says.")

    def one_date(part: str) -> Found:
        found = _judged(keys, part, day_first=day_first)
        plain, misspelt = corrected(part) if found.mark == "wrong" else ("", "")
        if misspelt and _judged(keys, plain, day_first=day_first).correct:
            return close(f"Misspelt: {misspelt}.")
        return found

    found = weighed(one_date(text), text, one_date, lambda _: wrong("That offers two different dates."))
    if known and found.mark == "close" and (other := known.dated(key_of(text, day_first=day_first))):
        return wrong(f"{found.note.rstrip('.')}, and {other} is another known date.")
    return found


def _judged(keys: list[Typed], text: str, *, day_first: bool) -> Found:
    try:
        said = read(text, day_first=day_first)
    except NoDateError as reason:
        return wrong(str(reason))
    return best([_compared(key, said) for key in keys])


def written(moment: Moment) -> list[str]:
    """Return the accepted forms of a dossier's date."""
    if isinstance(moment, Span) and _decade(moment):
        return [str(moment), f"{moment.start.year}s"]
    return [str(moment)]


def shown(moment: Moment) -> str:
    """Return a dossier's date as it is shown."""
    return f"{moment.start.year}s" if isinstance(moment, Span) and _decade(moment) else str(moment)


def _decade(span: Span) -> bool:
    start, end = span.start, span.end
    return not start.month and not end.month and start.year % 10 == 0 and end.year == start.year + 9


def _key(text: str, *, day_first: bool) -> Typed | None:
    try:
        return read(clean(text), day_first=day_first)
    except NoDateError:
        return None


def _compared(key: Typed, said: Typed) -> Found:
    found = _by_reading(key, said, said.start)
    other = said.start.other
    if not found.correct and other and not said.end:
        second = _by_reading(key, said, other)
        if second.correct and not (said.misspelt or said.stray):
            return close("That is right only if the figures are read the other way round.")
    if found.mark == "wrong" or not (said.misspelt or said.stray):
        return found
    if found.mark == "close":
        odd = f"misspelt: {said.misspelt}" if said.misspelt else f"it adds {quoted(' '.join(said.stray))}"
        return wrong(f"{found.note.rstrip('.')}, and {'it is ' if said.misspelt else ''}{odd}.")
    if said.misspelt:
        return close(f"Misspelt: {said.misspelt}.")
    return close(f"The answer does not say {quoted(' '.join(said.stray))}.")


def _by_reading(key: Typed, said: Typed, start: Dated) -> Found:
    wanted, until = completed(key.start, key.end, key.start)
    start, end = completed(start, said.end, wanted)
    if said.part and not key.part and not said.end:
        return _roughly(wanted, until, said.part, start)
    found = _spans(wanted, until, start, end) if until or end else _single(wanted, start)
    if found.mark != "wrong" and said.weekday is not None and not _fits_weekday(said.weekday, wanted, until, start):
        return wrong(f"{_weekday(start, wanted)}, not a {WEEKDAYS[said.weekday].title()}.")
    if found.mark != "wrong" and said.part != key.part:
        if said.part:
            return wrong(f"{_part(said.part)} says another part of it.")
        first, last = _DAYS[key.part]
        if start.day and not first <= start.day <= last:
            return wrong("That is another part of the month.")
        return (
            close(f"{_part(key.part)} is missing.") if found.correct else wrong(f"{_part(key.part)} is missing, too.")
        )
    return found


def _weekday(start: Dated, wanted: Dated) -> str:
    day = day_of(Dated(start.year or wanted.year, start.month, start.day))
    return f"That day was a {WEEKDAYS[day.weekday()].title()}" if day else "That was another day of the week"


def _fits_weekday(weekday: int, wanted: Dated, until: Dated | None, start: Dated) -> bool:
    day = day_of(Dated(start.year or wanted.year, start.month, start.day))
    if day is None or until:
        return True
    return day.weekday() == weekday


_DAYS = {"early": (1, 10), "mid": (9, 21), "late": (20, 31), "halfone": (1, 16), "halftwo": (15, 31)}
_PARTS = {"halfone": "first half", "halftwo": "second half"}


def _part(part: str) -> str:
    return quoted(_PARTS.get(part, part))


def _roughly(wanted: Dated, until: Dated | None, part: str, start: Dated) -> Found:
    """Compare a part of a month, year or decade (early, mid, late) with an exact key."""
    # mid-January says as much of 14–18 January as its days without the year would
    year = wanted.year if start.year is None and until and until.day else start.year
    if (year, start.month, start.decade) != (wanted.year, wanted.month, wanted.decade) or start.day:
        if start.month == wanted.month and start.year is None:
            return wrong("The year and the exact day are missing.")
        if not start.month and start.year == wanted.year:
            return wrong("That is only a part of the year.")
        return wrong(off(wanted, start))
    if wanted.day is None:
        return (
            wrong(f"{_part(part)} is not what the answer says.")
            if until
            else close(f"The answer does not say {_part(part)}.")
        )
    first, last = _DAYS[part]
    days = (wanted.day, until.day if until and until.day else wanted.day)
    inside = first <= min(days) and max(days) <= last
    return (
        close("The days are missing." if until else "The day is missing.")
        if inside
        else wrong("That is another part of the month.")
    )


def _single(wanted: Dated, said: Dated) -> Found:  # noqa: PLR0911 - one return a case
    if (wanted.decade, wanted.century) != (said.decade, said.century):
        return wrong("That is one year, not the decade." if wanted.decade else "That is not as exact as the answer.")
    if said.decade or said.century:
        return right() if said.year == wanted.year else wrong(years(wanted, said))
    if wanted.day is not None:
        return _day(wanted, said)
    if wanted.month is not None:
        if said.month is None and said.year is None:
            return wrong("That is only a day, without its month.")
        if said.month is None:
            return wrong("That is only the year." if said.year == wanted.year else years(wanted, said))
        if wanted.year is None:
            return _not_finer(said) if said.month == wanted.month else wrong(off(wanted, said))
        if said.year is None:
            return wrong("That is only the month." if said.month == wanted.month else off(wanted, said))
        return _not_finer(said) if (said.year, said.month) == (wanted.year, wanted.month) else wrong(off(wanted, said))
    if said.year is None:
        return _bare_year(wanted, said)
    if said.year != wanted.year:
        return wrong(off(wanted, said))
    return close("The answer gives the year only.") if said.month else right()


def _not_finer(said: Dated) -> Found:
    return close("The answer gives no day.") if said.day else right()


def _bare_year(wanted: Dated, said: Dated) -> Found:
    if said.day is not None and said.month is None and wanted.year is not None and wanted.year % 100 == said.day:
        return right(1)
    return wrong("The year is missing.")


def _day(wanted: Dated, said: Dated) -> Found:  # noqa: PLR0911 - one return a case
    if said.day is None:
        if said.month is None:
            return wrong("That is only the year." if said.year == wanted.year else off(wanted, said))
        if said.year is None:
            return wrong("That is only the month." if said.month == wanted.month else off(wanted, said))
        if (said.year, said.month) == (wanted.year, wanted.month):
            return close("The day is missing.") if wanted.year else wrong("That is only the month.")
        return wrong(off(wanted, said))
    if said.month is None:
        return wrong("That is only the day.")
    if (said.month, said.day) != (wanted.month, wanted.day):
        return wrong(off(wanted, said))
    if wanted.year is None or said.year == wanted.year:
        return right()
    return close("The year is missing.") if said.year is None else wrong(off(wanted, said))


def _spans(wanted: Dated, until: Dated | None, start: Dated, end: Dated | None) -> Found:  # noqa: PLR0911 - one return a case
    if until is None:
        return wrong("That is a range; one date is meant.")
    if end is None:
        ends = [_single(wanted, start), _single(until, start)]
        if any(one.correct for one in ends):
            which, other = ("end", until) if ends[0].correct else ("start", wanted)
            return close(f"The {which} of the range is missing: {named(other)}.")
        within = (start.year, start.month) == (wanted.year, wanted.month) == (until.year, until.month)
        if wanted.day and start.day is None and start.year and within:
            return close("The days are missing.")
        if any(one.mark == "close" for one in ends):
            return wrong("One of the two ends is missing, and so is the year.")
        return wrong(_beside(wanted, until, start))
    first, last = _single(wanted, start), _single(until, end)
    if first.correct and last.correct:
        return right()
    if first.mark != "wrong" and last.mark != "wrong":
        return first if first.mark == "close" else last
    if _single(wanted, end).correct and _single(until, start).correct:
        return close("The two ends are turned round.")
    if first.correct or last.correct:
        which, flawed = (
            ("start is right, the end is not", last) if first.correct else ("end is right, the start is not", first)
        )
        return wrong(f"The {which}: {flawed.note[0].lower()}{flawed.note[1:]}")
    begins, closes = (each.note.rstrip(".").lower() for each in (first, last))
    same = begins == closes and begins.endswith(("late", "early"))
    return wrong(f"Both ends are {begins}." if same else f"The start: {begins}; the end: {closes}.")


def _beside(wanted: Dated, until: Dated, said: Dated) -> str:
    """Say where a single date lies that is neither end of a range."""
    places = [(one.year or 0, one.month or 0, one.day or 0) for one in (wanted, said, until)]
    if any(bool(one.day) != bool(said.day) or bool(one.year) != bool(said.year) for one in (wanted, until)):
        return "That is neither of the two ends."
    if places[0] < places[1] < places[2]:
        return "That lies between the two ends, which are asked."
    before = places[1] < places[0]
    told = off(wanted if before else until, said)
    return f"That is {'before' if before else 'after'} the range: {told[0].lower()}{told[1:]}"

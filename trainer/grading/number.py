"""Grades numbers and ranges: an equal value in any writing or unit, nothing near it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from trainer.dossier.model import NumberQuestion, Range
from trainer.grading.figure import NoNumberError, corrected
from trainer.grading.fold import clean, is_one_of, words
from trainer.grading.found import Found, best, close, quoted, right, wrong
from trainer.grading.hedge import sure
from trainer.grading.measure import end_of, in_unit, off, plain
from trainer.grading.quantity import Amount, Amounts, read
from trainer.grading.unit import CURRENCY, UNITS, joined
from trainer.grading.vocabulary import bag

if TYPE_CHECKING:
    from trainer.grading.known import Known

_SAME = {
    form: group.split()[0]
    for group in (
        "killed dead died death fatality slain murdered perished kill lost",
        "injured wounded hurt injury wound casualties_",
        "arrested detained captured",
        "aircraft plane jet airplane aeroplane warplane fighter",
        "soldier troop serviceman",
        "police policeman officer",
        "militant terrorist insurgent fighter_ gunman",
        "civilian",
        "missile rocket",
        "drone uav",
        "child",
        "woman",
        "man",
        "tank",
        "country nation state",
    )
    for form in group.split()
}
_FATES = frozenset({"killed", "injured", "arrested"})
_COUNTS = frozenset(_SAME.values())
_WHO = bag("soldier police militant civilian child woman man")
_PEOPLE = bag("people person individual life victim human being soul inhabitant resident casualty head man")


def judge_number(accepted: list[str], typed: str, known: Known | None = None) -> Found:
    """Return how a typed number compares with the accepted ones; one that is only close must be no other known one."""
    text = sure(clean(typed))
    if is_one_of(typed, accepted):
        return right()
    keys = [key for one in accepted if (key := _key(one)) is not None]
    if not keys:
        return wrong("That is not what the answer says.")
    return _alone(_spelt(text, lambda said: best([_against(key, said) for key in keys])), keys, text, known)


def _alone(found: Found, keys: Sequence[Amounts], text: str, known: Known | None) -> Found:
    """Turn a close finding down if the text says another known number exactly."""
    said = _key(text) if known and found.mark == "close" else None
    other = known.counted(said.found[0], [key.found[0] for key in keys]) if known and said else ""
    return wrong(f"{found.note.rstrip('.')}, and {other} is another known number.") if other else found


def _spelt(text: str, judge: Callable[[str], Found]) -> Found:
    """Judge a text, and see through the misspelling of a number word or unit."""
    found = judge(text)
    plain, misspelt = ("", "") if found.correct else corrected(text)
    if misspelt and judge(plain).correct:
        return close(f"Misspelt: {misspelt}.")
    return found


def judge_question(question: NumberQuestion, typed: str, known: Known | None = None) -> Found:
    """Return how a typed number compares with a question's answer, its unit and its tolerance."""
    text = sure(clean(typed))
    key = _key(written(question))
    if key is None:
        return judge_number([written(question)], text, known)
    if is_one_of(typed, [written(question)]):
        return right()
    unit = _key(f"1 {question.unit}")
    scale = unit.found[0].value if unit else Fraction(1)
    tolerance = Fraction(str(question.tolerance))

    def one_number(said: str) -> Found:
        found = [_against(key, said, tolerance * scale, question.ask)]
        if scale > 1:
            found.append(_bare(question, said, tolerance))
        return best(found)

    return _alone(_spelt(text, one_number), [key], text, known)


def _bare(question: NumberQuestion, text: str, tolerance: Fraction) -> Found:
    """Compare with the figure alone where the question's unit holds the magnitude."""
    key = _key(_figures(question))
    said = _key(text)
    if key is None or said is None or any(one.scaled or one.unit for one in said.found):
        return wrong("That is another magnitude.")
    return _against(key, text, tolerance)


_MONEY = re.compile(r"(?:US)?[$€£]\s*")


def written(question: NumberQuestion) -> str:
    """Return a question's number as it is shown: with its unit, and “over” where it belongs to it."""
    figures, unit = _figures(question), question.unit.strip()
    money = _MONEY.match(unit)
    if money:
        return _figures(question, money[0].rstrip()) + f" {unit[money.end() :]}".rstrip()
    return f"{figures} {unit}".strip()


def _figures(question: NumberQuestion, before: str = "") -> str:
    answer = question.answer
    over = f"over {before}" if question.at_least else before
    if isinstance(answer, Range):
        return f"{over}{plain(answer.low)}–{plain(answer.high)}"
    return over + plain(answer)


def _key(text: str, *, metres: bool = False) -> Amounts | None:
    try:
        found = read(clean(text), metres=metres)
    except NoNumberError:
        return None
    return found if len(found.found) == 1 else None


def _against(key: Amounts, text: str, tolerance: Fraction = Fraction(0), ask: str = "") -> Found:
    wanted = key.found[0]
    metres = bool(wanted.unit and wanted.unit.measures in ("length", "mass"))
    try:
        said = read(text, metres=metres)
    except NoNumberError as reason:
        return wrong(str(reason))
    nouns = _nouns(key, said)
    if nouns.mark != "wrong" and (odd := next(_odd_units(wanted, said, ask), "")):
        nouns = wrong(f"That is in {odd}; the answer is a plain number.")
    if nouns.mark == "wrong":
        return nouns
    kept = [one for one in said.found if not _restated(wanted, one, said)]
    found = [_compared(wanted, one, tolerance) for one in kept]
    if wanted.high is not None and {one.value for one in said.found} == {wanted.value, wanted.high}:
        return close("Both ends are there, but not as a range.")
    worst = min(found, key=lambda one: one.rank)
    if len(found) > 1 and worst.mark == "wrong" and any(one.mark != "wrong" for one in found):
        other = next(one for one, each in zip(kept, found, strict=True) if each.mark == "wrong")
        return wrong(f"It gives another number as well: {plain(other.value)}.")
    if worst.correct and nouns.mark == "close":
        return nouns
    return worst


def _restated(wanted: Amount, said: Amount, whole: Amounts) -> bool:
    """Return whether an amount only converts the first one, rounded, into another unit: 909 km (565 miles)."""
    if said is whole.found[0] or not (wanted.unit and said.unit) or wanted.high is not None or said.high is not None:
        return False
    if said.unit == wanted.unit or said.unit.measures != wanted.unit.measures:
        return False
    return abs(said.value * said.unit.size - wanted.value * wanted.unit.size) < said.unit.size


_OWN = frozenset({"share", "points", *(UNITS[name].measures for name in CURRENCY.values()), "otherdollar"})


def _odd_units(wanted: Amount, said: Amounts, ask: str) -> Iterator[str]:
    """Yield the units that no plain number may gain: per cent or a currency, if they are not asked for."""
    asked = words(joined(ask.casefold()))
    for unit in (one.unit for one in said.found):
        if wanted.unit or not unit or unit.measures not in _OWN or (wanted.share and unit.measures == "share"):
            continue
        forms = {name for name, one in UNITS.items() if one.measures == unit.measures}
        if not forms & {*asked, *(name for sign, name in CURRENCY.items() if sign in ask)}:
            yield in_unit(unit)


def _nouns(key: Amounts, said: Amounts) -> Found:
    """Compare what is counted, as far as both say it."""
    wanted, typed = _counted(key), _counted(said)
    if wanted & _FATES and typed & _FATES and not wanted & typed & _FATES:
        return wrong(f"It counts the {min(typed & _FATES)}; the answer counts the {min(wanted & _FATES)}.")
    unit = key.found[0].unit
    measured = any(one.unit for one in said.found)
    things = {_SAME.get(one.thing, one.thing) for one in said.found if one.thing} - wanted
    shares = unit and unit.measures == "share" and all(one.share for one in said.found)
    if unit and not measured and not shares and (things or typed & _COUNTS):
        return wrong(f"It counts something else; the answer is in {in_unit(unit)}.")
    if not unit and key.nouns and measured:
        return wrong(f"The answer counts {quoted(' '.join(key.nouns))}.")
    return _same_things(wanted, typed) if wanted and not unit else right()


def _counted(amounts: Amounts) -> set[str]:
    return {_SAME.get(noun, noun) for noun in amounts.nouns}


def _same_things(wanted: set[str], typed: set[str]) -> Found:
    """Compare the nouns of two counts: people may be said more or less exactly, other things may not be swapped."""
    things, others = typed - _FATES - _PEOPLE, wanted - _FATES - _PEOPLE
    if not things or things & others:
        return right()
    note = f"It counts {quoted(' '.join(sorted(things)))}; the answer counts {quoted(' '.join(sorted(wanted)))}."
    return wrong(note) if things & (_COUNTS - _WHO if not others else _COUNTS) else close(note)


def _compared(wanted: Amount, said: Amount, tolerance: Fraction) -> Found:
    if wanted.unit and said.unit and wanted.unit.measures != said.unit.measures:
        return wrong(f"That is in {in_unit(said.unit)}; the answer is in {in_unit(wanted.unit)}.")
    factor = said.unit.size / wanted.unit.size if wanted.unit and said.unit else Fraction(1)
    if said.share and wanted.unit and wanted.unit.measures == "share":
        factor = Fraction(100)
    elif wanted.share and said.unit and said.unit.measures == "share":
        factor = Fraction(1, 100)
    value = said.value * factor
    high = said.high * factor if said.high is not None else None
    if wanted.high is not None or high is not None:
        return _ends(wanted, value, high, tolerance, said.bound)
    if abs(value - wanted.value) > tolerance:
        if said.second is not None and said.second * factor == wanted.value:
            return close("The point reads as a decimal point.")
        if said.unit and wanted.unit and said.unit != wanted.unit and said.value == wanted.value:
            return wrong(f"That is in {in_unit(said.unit)}; the answer is in {in_unit(wanted.unit)}.")
        return wrong(off(wanted, value))
    return _bounds(wanted, said)


def _bounds(wanted: Amount, said: Amount) -> Found:
    if wanted.bound == said.bound or (wanted.bound in _MOST and said.bound in _MOST):
        return right()
    if wanted.bound and said.bound:
        return wrong("It says the reverse of “over”." if wanted.bound == ">" else "It says the reverse of “under”.")
    if wanted.bound:
        return close(f"“{'Over' if wanted.bound == '>' else 'Under'}” is missing.")
    if said.bound == "<":
        return wrong("That says less; the answer is the number itself.")
    word = "“over”" if said.bound == ">" else "“nearly” or “at most”"
    return close(f"The answer is exact: there is no {word} in it.")


_MOST = ("<", "≤")


def _ends(wanted: Amount, low: Fraction, high: Fraction | None, tolerance: Fraction, bound: str) -> Found:  # noqa: PLR0911 - one return a case
    if wanted.high is None:
        return wrong("That is a range; one number is meant.")
    if high is None:
        if min(abs(low - wanted.value), abs(low - wanted.high)) <= tolerance:
            lower = abs(low - wanted.value) <= tolerance
            if bound == "<" if lower else bound == ">":
                return wrong(f"That is {'below' if lower else 'above'} the range that the answer says.")
            return close(f"The {'upper' if lower else 'lower'} end is missing: {end_of(wanted, upper=lower)}.")
        inside = wanted.value < low < wanted.high
        return wrong("It lies between the two ends, which are asked." if inside else "That is neither of the two ends.")
    other = [
        f"the {name} end is {off(replace(wanted, value=meant), one).rstrip('.')}"
        for name, one, meant in (("lower", low, wanted.value), ("upper", high, wanted.high))
        if abs(one - meant) > tolerance
    ]
    if not other and bound and bound != wanted.bound:
        return close("The answer is a plain range, without “over” or “under”.")
    if not other:
        return right()
    if (low, high) == (wanted.high, wanted.value):
        return close("The two ends are turned round.")
    told = ", ".join(other)
    return wrong(f"{told[0].upper()}{told[1:]}.")

"""Grades numbers and ranges: an equal value in any writing or unit, nothing near it."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from trainer.dossier.model import NumberQuestion, Range
from trainer.grading.figure import NoNumberError, corrected
from trainer.grading.fold import clean, is_one_of
from trainer.grading.found import Found, best, close, quoted, right, wrong
from trainer.grading.hedge import sure
from trainer.grading.quantity import Amount, Amounts, read
from trainer.grading.vocabulary import bag

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


def judge_number(accepted: list[str], typed: str) -> Found:
    """Return how a typed number compares with the accepted ones."""
    text = sure(clean(typed))
    if is_one_of(typed, accepted):
        return right()
    keys = [key for one in accepted if (key := _key(one)) is not None]
    if not keys:
        return wrong("That is not what the answer says.")
    return _spelt(text, lambda said: best([_against(key, said) for key in keys]))


def _spelt(text: str, judge: Callable[[str], Found]) -> Found:
    """Judge a text, and see through the misspelling of a number word or unit."""
    found = judge(text)
    plain, misspelt = ("", "") if found.correct else corrected(text)
    if misspelt and judge(plain).correct:
        return close(f"Misspelt: {quoted(misspelt)}.")
    return found


def judge_question(question: NumberQuestion, typed: str) -> Found:
    """Return how a typed number compares with a question's answer, its unit and its tolerance."""
    text = sure(clean(typed))
    key = _key(written(question))
    if key is None:
        return judge_number([written(question)], text)
    if is_one_of(typed, [written(question)]):
        return right()
    unit = _key(f"1 {question.unit}")
    scale = unit.found[0].value if unit else Fraction(1)
    tolerance = Fraction(str(question.tolerance))

    def one_number(said: str) -> Found:
        found = [_against(key, said, tolerance * scale)]
        if scale > 1:
            found.append(_bare(question, said, tolerance))
        return best(found)

    return _spelt(text, one_number)


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


def plain(number: float | Fraction) -> str:
    """Return a number without needless decimals, its thousands parted."""
    value = Fraction(str(number)) if not isinstance(number, Fraction) else number
    if value.denominator == 1:
        return f"{value.numerator:,}" if abs(value) >= 10_000 else str(value.numerator)
    return f"{float(value):,.10g}"


def _key(text: str, *, metres: bool = False) -> Amounts | None:
    try:
        found = read(clean(text), metres=metres)
    except NoNumberError:
        return None
    return found if len(found.found) == 1 else None


def _against(key: Amounts, text: str, tolerance: Fraction = Fraction(0)) -> Found:
    wanted = key.found[0]
    metres = bool(wanted.unit and wanted.unit.measures in ("length", "mass"))
    try:
        said = read(text, metres=metres)
    except NoNumberError as reason:
        return wrong(str(reason))
    nouns = _nouns(key, said)
    if nouns.mark == "wrong":
        return nouns
    found = [_compared(wanted, one, tolerance) for one in said.found if not _restated(wanted, one, said)]
    if wanted.high is not None and {one.value for one in said.found} == {wanted.value, wanted.high}:
        return close("Both ends are there, but not as a range.")
    worst = min(found, key=lambda one: one.rank)
    if len(found) > 1 and worst.mark == "wrong" and any(one.mark != "wrong" for one in found):
        return wrong("It gives another number as well.")
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


def _nouns(key: Amounts, said: Amounts) -> Found:
    """Compare what is counted, as far as both say it."""
    wanted, typed = _counted(key), _counted(said)
    if wanted & _FATES and typed & _FATES and not wanted & typed & _FATES:
        return wrong(f"It counts the {min(typed & _FATES)}; the answer counts the {min(wanted & _FATES)}.")
    unit = key.found[0].unit
    measured = any(one.unit for one in said.found)
    things = {_SAME.get(one.thing, one.thing) for one in said.found if one.thing} - wanted
    if unit and not measured and (things or typed & _COUNTS):
        return wrong(f"It counts something else; the answer is in {unit.name}.")
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
        return wrong(f"That is in {said.unit.name}; the answer is in {wanted.unit.name}.")
    factor = said.unit.size / wanted.unit.size if wanted.unit and said.unit else Fraction(1)
    value = said.value * factor
    high = said.high * factor if said.high is not None else None
    if wanted.high is not None or high is not None:
        return _ends(wanted, value, high, tolerance)
    if abs(value - wanted.value) > tolerance:
        if said.second is not None and said.second * factor == wanted.value:
            return close("The point reads as a decimal point.")
        return wrong(_off(wanted, value))
    return _bounds(wanted, said)


def _bounds(wanted: Amount, said: Amount) -> Found:
    if wanted.bound == said.bound:
        return right()
    if wanted.bound and said.bound:
        return wrong("It says the reverse of “over”." if wanted.bound == ">" else "It says the reverse of “under”.")
    if wanted.bound:
        return close(f"“{'Over' if wanted.bound == '>' else 'Under'}” is missing.")
    return close(f"The answer is exact, not “{'over' if said.bound == '>' else 'under'}”.")


def _ends(wanted: Amount, low: Fraction, high: Fraction | None, tolerance: Fraction) -> Found:
    if wanted.high is None:
        return wrong("That is a range; one number is meant.")
    if high is None:
        if min(abs(low - wanted.value), abs(low - wanted.high)) <= tolerance:
            return close("One of the two ends is missing.")
        inside = wanted.value < low < wanted.high
        return wrong("It lies between the two ends, which are asked." if inside else "That is neither of the two ends.")
    off = [
        name
        for name, one, other in (("lower", low, wanted.value), ("upper", high, wanted.high))
        if abs(one - other) > tolerance
    ]
    if not off:
        return right()
    if (low, high) == (wanted.high, wanted.value):
        return close("The two ends are turned round.")
    return wrong("Both ends are other numbers." if len(off) == 2 else f"The {off[0]} end is another number.")


def _off(wanted: Amount, value: Fraction) -> str:
    if wanted.value and value:
        ratio = value / wanted.value if value > wanted.value else wanted.value / value
        if ratio.denominator == 1 and str(ratio).strip("0") == "1" and ratio >= 100:
            return f"{int(ratio):,} times too {'much' if value > wanted.value else 'little'}."
    far = plain(abs(value - wanted.value))
    unit = wanted.unit.name if wanted.unit and wanted.unit.name.replace(" ", "").isalpha() else ""
    unit += (
        "s"
        if unit and far != "1" and unit not in ("km", "cm", "kg", "kW", "MW", "GW", "per cent", "sq km", "yuan", "yen")
        else ""
    )
    return f"{far}{unit and ' '}{unit} too {'much' if value > wanted.value else 'little'}."

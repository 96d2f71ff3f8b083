"""Says numbers, with their unit, and by how much one is off."""

from __future__ import annotations

from fractions import Fraction

from trainer.grading.quantity import Amount
from trainer.grading.unit import Unit


def plain(number: float | Fraction) -> str:
    """Return a number without needless decimals, its thousands parted."""
    value = Fraction(str(number)) if not isinstance(number, Fraction) else number
    if value.denominator == 1:
        return f"{value.numerator:,}" if abs(value) >= 10_000 else str(value.numerator)
    return f"{float(value):,.10g}"


def end_of(wanted: Amount, *, upper: bool) -> str:
    """Return an end of a range as it is shown."""
    return amount(wanted.high if upper and wanted.high is not None else wanted.value, wanted)


def _unit(wanted: Amount, number: str) -> str:
    """Return a unit as it follows a number; nothing for one that is a sign before it."""
    unit = wanted.unit.name if wanted.unit else ""
    if not unit.replace(" ", "").isalpha() or number == "1" or unit in _SAME_IN_PLURAL:
        return unit if unit.replace(" ", "").isalpha() else ""
    return unit + "s"


_SAME_IN_PLURAL = frozenset({"km", "cm", "mm", "kg", "kW", "MW", "GW", "per cent", "sq km", "sq m", "yuan", "yen"})


def off(wanted: Amount, value: Fraction) -> str:
    """Say by how much a number is off."""
    if wanted.value and value:
        ratio = value / wanted.value if value > wanted.value else wanted.value / value
        if ratio.denominator == 1 and str(ratio).strip("0") == "1" and ratio >= 100:
            return f"{int(ratio):,} times too {'much' if value > wanted.value else 'little'}."
    return f"{amount(abs(value - wanted.value), wanted)} too {'much' if value > wanted.value else 'little'}."


def amount(value: Fraction, like: Amount) -> str:
    """Return a number as one says it, with the unit of another: 20.7 billion, 1.5 hours, US$ 300 million."""
    scale, word = next(((10**n, f" {name}") for n, name in _BIG if value >= 10**n), (1, ""))
    number = plain(Fraction(f"{float(value / scale):.4g}") if word or value.denominator > 1 else value)
    unit = like.unit.name if like.unit else ""
    if unit and unit[-1] in "$€£":
        return f"{unit} {number}{word}"
    return f"{number}{word} {_unit(like, number + word)}".rstrip()


def in_unit(unit: Unit) -> str:
    """Return a unit as it follows *in*: in km, in rupees."""
    return _unit(Amount(Fraction(2), unit=unit), "2") or unit.name


_BIG = ((12, "trillion"), (9, "billion"), (6, "million"))

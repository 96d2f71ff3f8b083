"""Compares numbers with other known ones: what a text says, its unit brought to the base unit of what it measures."""

from __future__ import annotations

from fractions import Fraction

from trainer.grading.figure import NoNumberError
from trainer.grading.quantity import Amount, read
from trainer.grading.unit import Unit

Figures = tuple[Fraction, Fraction | None, str, str]
"""A number or both ends of a range in the base unit, what is measured, and whether it is said to be the least."""


def amount_of(text: str) -> Amount | None:
    """Return the one quantity that a cleaned text says and nothing besides, or nothing."""
    try:
        said = read(text)
    except NoNumberError:
        return None
    return said.found[0] if len(said.found) == 1 and not said.nouns else None


def figures_of(amount: Amount, unit: Unit | None = None) -> Figures:
    """Return what a quantity is compared by; ``unit`` is the one it is in if it names none."""
    unit = amount.unit or unit
    size = unit.size if unit else Fraction(1)
    high = amount.high * size if amount.high is not None else None
    return amount.value * size, high, unit.measures if unit else "", amount.bound

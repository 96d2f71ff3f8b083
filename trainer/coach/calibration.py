"""Calibration: the chance of recall told of each answer before it was given, against how often it was recalled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.coach.desk import Desk
from trainer.coach.interval import wilson
from trainer.records import Spread

WIDTH = 0.05
"""The width of a bin: a twentieth, as the records keep them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Answers of which a chance from ``low`` to ``high`` was told.

    ``told`` is the mean of those chances, ``share`` how many were recalled (not rated Again), between ``at_least`` and
    ``at_most`` with 90 %.
    """

    low: float
    high: float
    answers: int
    right: int
    told: float
    share: float
    at_least: float
    at_most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Chance told and share recalled, over all answers with a chance and by bin (those without answers left out).

    ``error`` is the expected calibration error: the mean over the answers of the distance between a bin's share and
    its mean chance; 0 is best. Source: Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using
    Bayesian binning, 2015; there with ten bins.
    """

    answers: int
    right: int
    told: float
    share: float
    error: float
    bins: tuple[Bin, ...]


def calibration(desk: Desk) -> tuple[Calibration, dict[str, Calibration]]:
    """Return the calibration of all study answers of the dossier, and of those of each of its decks (by id)."""
    rows = desk.store.spread(desk.contents.id, "chance")
    decks = {deck.id: _of(row for row in rows if row.deck == deck.id) for deck in desk.contents.decks}
    return _of(rows), {deck: told for deck, told in decks.items() if told.answers}


def _of(rows: Iterable[Spread]) -> Calibration:
    sums: dict[int, tuple[int, int, float]] = {}
    for row in rows:
        answers, right, chances = sums.get(int(row.key), (0, 0, 0.0))
        sums[int(row.key)] = (answers + row.answers, right + row.right, chances + row.amount)
    bins = tuple(_bin(place, *sums[place]) for place in sorted(sums))
    answers = sum(row.answers for row in bins)
    right = sum(row.right for row in bins)
    return Calibration(
        answers=answers,
        right=right,
        told=sum(chances for _, _, chances in sums.values()) / answers if answers else 0.0,
        share=right / answers if answers else 0.0,
        error=sum(row.answers * abs(row.share - row.told) for row in bins) / answers if answers else 0.0,
        bins=bins,
    )


def _bin(place: int, answers: int, right: int, chances: float) -> Bin:
    at_least, at_most = wilson(right, answers)
    return Bin(
        low=round(place * WIDTH, 2),
        high=round((place + 1) * WIDTH, 2),
        answers=answers,
        right=right,
        told=chances / answers,
        share=right / answers,
        at_least=at_least,
        at_most=at_most,
    )

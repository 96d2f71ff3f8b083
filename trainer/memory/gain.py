"""Towards a deadline: which question, asked now, adds most to what will be known then, for the seconds it costs."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Protocol

from trainer.memory.belief import SITTING
from trainer.memory.fsrs6 import STABILITY_MIN, curve, parameters
from trainer.memory.hour import REST, Hour
from trainer.memory.learner import CARD_ANSWERS
from trainer.memory.state import WRONG, Memory

KAPPA = 0.5
RHO = 0.2
LEAST = 0.002
"""The gain, in facts known at the deadline, below which a question is not worth its seconds."""


class Askable(Protocol):
    """What the choice needs of a candidate."""

    @property
    def memory(self) -> Memory:
        """The card's memory."""

    @property
    def weight(self) -> float:
        """How much the card matters."""


def best_gain(candidates: Sequence[Askable], hour: Hour) -> int | None:  # noqa: PLR0912, PLR0915  calls cost too much
    """Return the index of the best score, weight · gain · rest / seconds; None if no gain is worth its seconds.

    The gain is p·a + (1 − p)·b − p0: p the chance of a right answer now, a and b the chance of recall at the deadline
    after a right and after a wrong one, p0 the same if the card is not asked. A right answer is taken to be rated Good.
    It is one loop without calls, for it runs over up to 100,000 cards between two questions. What cannot win is left as
    soon as an upper bound says so: first of what would be kept, then of the whole.
    """
    (decay, factor), w10, w14 = curve(), parameters()[10], parameters()[14]
    now, left, (same, later), (idle_same, idle_later), mean, mends, new = hour
    base, spaced, sitting_left, slope = CARD_ANSWERS * mean, KAPPA * left, SITTING - left, -decay / left
    best, found, fresh, fresh_since = 0.0, None, None, now
    new /= mean
    for index, candidate in enumerate(candidates):
        terms = candidate.memory.terms
        if terms is None:
            if new * candidate.weight > best:
                best, found = new * candidate.weight, index
            continue
        last, _, rate, stage, stability, rise, fall, most, seconds, answers = terms
        waited = now - last if last < now else 0.0
        worth = candidate.weight * (CARD_ANSWERS + answers) / (base + seconds)
        idle = (1 + rate * (waited + left)) ** decay
        if waited < SITTING:
            q, right, wrong, top = same[stage]
            # Bernoulli: R(left) / R(waited + left) is at most 1 + w20 · waited / left
            limit = idle * (1 + slope * waited)
            limit = top if limit > 1 else limit * top
            idle *= (idle_later if waited >= sitting_left else idle_same)[stage]
            if (limit - idle) * worth <= best:
                continue
            if REST <= waited < spaced:
                worth *= (waited / spaced) ** RHO
                if (limit - idle) * worth <= best:
                    continue
            chance = (1 + rate * waited) ** decay
            kept = (1 + rate * left) ** decay
        else:
            q, right, wrong, top = later[stage]
            idle *= idle_later[stage]
            if (top - idle) * worth <= best:
                continue
            if waited < spaced:
                worth *= (waited / spaced) ** RHO
                if (top - idle) * worth <= best:
                    continue
            chance = (1 + rate * waited) ** decay
            kept = (1 + factor * left / (stability * (1 + rise * (exp(w10 * (1 - chance)) - 1)))) ** decay
        q *= chance
        worth /= 1 + mends * (1 - q)
        gain = kept * (q * right + (1 - q) * wrong) - idle
        if gain <= LEAST or gain * worth <= best:
            continue
        if waited >= SITTING or stage not in WRONG:
            # so far the gain was its upper bound: a miss leaves less stability than a right answer
            after = max(STABILITY_MIN, min(fall * exp(w14 * (1 - chance)), most))
            gain -= (1 - q) * wrong * (kept - (1 + factor * left / after) ** decay)
        if gain <= LEAST:
            continue
        if waited < REST:
            if fresh is None or last < fresh_since:
                fresh, fresh_since = index, last
        elif gain * worth > best:
            best, found = gain * worth, index
    return fresh if found is None else found

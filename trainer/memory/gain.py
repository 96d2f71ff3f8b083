"""Towards a deadline: which question, asked now, adds most to what will be known then, for the seconds it costs."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Protocol

from trainer.memory.belief import SITTING, gap_after
from trainer.memory.fsrs6 import STABILITY_MIN, curve, parameters
from trainer.memory.hour import REST, Hour
from trainer.memory.learner import CARD_ANSWERS
from trainer.memory.state import WRONG, Memory

KAPPA = 0.5
RHO = 0.2
LEAST = 0.002
"""The gain, in facts known at the deadline, below which a question is not worth its seconds."""
CERTAIN = 0.98
"""The chance of recall at the deadline from which a card is known for good and not asked for want of a better one."""
EVERY = 100
"""Of so many cards one is weighed before the others, so that most of these can be left at the first bound."""
ROUNDING = 1e-9


class Askable(Protocol):
    """What the choice needs of a candidate."""

    @property
    def memory(self) -> Memory:
        """The card's memory."""

    @property
    def weight(self) -> float:
        """How much the card matters."""


def best_gain(candidates: Sequence[Askable], hour: Hour) -> int | None:
    """Return the index of the best score, weight · gain · rest / seconds; None if no gain is worth its seconds.

    The gain is p·a + (1 − p)·b − p0: p the chance of a right answer now, a and b the chance of recall at the deadline
    after a right and after a wrong one, p0 the same if the card is not asked. A right answer is taken to be rated Good.
    """
    _, floor = _best(candidates[::EVERY], hour, 0.0)
    return _best(candidates, hour, floor * (1 - ROUNDING))[0]


def longest_wait(candidates: Sequence[Askable], hour: Hour) -> int | None:
    """Return the index of the longest wait · weight among what has rested and is not yet certain; None if nothing is.

    It is what to ask in the time that is left when no gain is. By the belief an answer adds nothing to a card that was
    right twice, for it has no class above; yet a third look at what was seen longest ago does help, a little.
    """
    decay, _ = curve()
    now, left, _, idle, *_ = hour
    most, found = 0.0, None
    for index, candidate in enumerate(candidates):
        terms = candidate.memory.terms
        if terms is None:
            continue
        waited = now - terms[0]
        if waited * candidate.weight <= most or waited < REST:
            continue
        _, _, rate, stage, *_ = terms
        if idle[gap_after(waited + left)][stage] * (1 + rate * (waited + left)) ** decay < CERTAIN:
            most, found = waited * candidate.weight, index
    return found


def _best(candidates: Sequence[Askable], hour: Hour, best: float) -> tuple[int | None, float]:  # noqa: PLR0912, PLR0915
    """Return the index and the score of the best card above ``best``; else the longest rested with a gain, scored 0.

    It is one loop without calls, for it runs over up to 100,000 cards between two questions. What cannot win is left as
    soon as an upper bound says so: first of what would be kept, then of the whole. Numbers are floats where they can
    be, for those add up faster.
    """
    (decay, factor), w10, w14 = curve(), parameters()[10], parameters()[14]
    now, left, (same, later), (idle_same, idle_later), mean, mends, new = hour
    base, spaced, sitting_left, power = CARD_ANSWERS * mean, KAPPA * left, SITTING - left, -decay
    found, fresh, fresh_since, lowest = None, None, now, STABILITY_MIN
    new /= mean
    for index, candidate in enumerate(candidates):
        terms = candidate.memory.terms
        if terms is None:
            if new * candidate.weight > best:
                best, found = new * candidate.weight, index
            continue
        last, _, rate, stage, _, rise, fall, most, seconds, answers = terms
        waited = now - last if last < now else 0.0
        worth = candidate.weight * (CARD_ANSWERS + answers) / (base + seconds)
        if waited < SITTING:
            if waited < REST and (found is not None or (fresh is not None and last >= fresh_since)):
                continue
            q, right, wrong, top, ease = same[stage]
            idle = (idle_later if waited >= sitting_left else idle_same)[stage]
            # Bernoulli: (1 + x)^w20 is at most 1 + w20 · x, with x from R(left) / R(waited + left); and R is at most 1
            limit = (1.0 + power * rate * waited / (1.0 + rate * left)) * top - idle
            if limit <= LEAST or limit * ease * worth <= best:
                continue
            chance = (1.0 + rate * (waited + left)) ** decay
            limit *= chance
            idle *= chance
        else:
            q, right, wrong, top, ease = later[stage]
            idle = idle_later[stage] * (1.0 + rate * (waited + left)) ** decay
            limit = top - idle
        if limit <= LEAST or limit * ease * worth <= best:
            continue
        if REST <= waited < spaced:
            worth *= (waited / spaced) ** RHO
            if limit * ease * worth <= best:
                continue
        chance = (1.0 + rate * waited) ** decay
        q *= chance
        worth /= 1.0 + mends * (1.0 - q)
        held = q * right + (1.0 - q) * wrong
        if waited < SITTING:
            kept = (1.0 + rate * left) ** decay
        else:
            kept = (1.0 + rate * left / (1.0 + rise * (exp(w10 * (1.0 - chance)) - 1.0))) ** decay
        gain = kept * held - idle
        if gain <= LEAST or gain * worth <= best:
            continue
        if waited >= SITTING or stage not in WRONG:
            # so far the gain was its upper bound: a miss leaves less stability than a right answer
            after = fall * exp(w14 * (1.0 - chance))
            after = most if after > most else after if after > lowest else lowest
            gain -= (1.0 - q) * wrong * (kept - (1.0 + factor * left / after) ** decay)
        if gain <= LEAST:
            continue
        if waited < REST:
            if fresh is None or last < fresh_since:
                fresh, fresh_since = index, last
        elif gain * worth > best:
            best, found = gain * worth, index
    return (fresh, 0.0) if found is None else (found, best)

"""Lays the words of an answer beside the words of an accepted one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

Role = Literal["content", "firm", "soft", "generic", "title", "container"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an accepted answer: its folded form, and how freely it may be written or left out."""

    form: str
    role: Role = "content"
    abbreviation: bool = False
    common: bool = False
    """An ordinary word, of which plural and spelling do not count and romanisation is no excuse."""

    shown: str = field(default="", compare=False)
    """As the accepted answer writes it."""

    @property
    def needed(self) -> bool:
        """Whether leaving it out is a flaw."""
        return self.role in ("content", "firm", "soft")


Fit = Literal["same", "sound", "slip"]
Compare = Callable[[str, Sequence[Word]], Fit | None]
"""Says how one typed word fits one or several accepted words closed up."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of each word: accepted ones matched or missing, typed ones that are extra, and slips."""

    matched: tuple[int, ...]
    missing: tuple[int, ...]
    extra: tuple[int, ...]
    slips: tuple[tuple[str, str], ...]
    sounds: int
    cost: int


_COST: dict[Fit, int] = {"same": 0, "sound": 1, "slip": 30}
_SPANS = ((1, 1), (1, 2), (1, 3), (2, 1), (3, 1))
_SLACK = 6
_Step = tuple[int, int, Fit | None]


def align(typed: Sequence[str], accepted: Sequence[Word], compare: Compare, skip: Callable[[str], int]) -> Alignment:
    """Return the cheapest way to match ``typed`` with ``accepted`` in order.

    A typed word left over costs ``skip(word)``, an accepted one 100 if it is needed. Words run together or taken apart
    match.
    """
    n, m = len(typed), len(accepted)
    far = 10**9
    best = [[far] * (m + 1) for _ in range(n + 1)]
    came: list[list[_Step]] = [[(0, 0, None)] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0
    drop = [100 if word.needed else 2 for word in accepted]
    extra = [skip(word) for word in typed]
    said = [0, *accumulate(map(len, typed))]
    meant = [0, *accumulate(len(word.form) for word in accepted)]
    for i in range(n + 1):
        for j in range(m + 1):
            here = best[i][j]
            if here == far:
                continue
            if j < m and here + drop[j] < best[i][j + 1]:
                best[i][j + 1], came[i][j + 1] = here + drop[j], (0, 1, None)
            if i < n and here + extra[i] < best[i + 1][j]:
                best[i + 1][j], came[i + 1][j] = here + extra[i], (1, 0, None)
            for p, q in _SPANS:
                # words of very different length are never one: most pairs end here
                if i + p > n or j + q > m or not -_SLACK <= said[i + p] - said[i] - meant[j + q] + meant[j] <= _SLACK:
                    continue
                fit = compare("".join(typed[i : i + p]), accepted[j : j + q])
                if (
                    fit == "slip"
                    and p + q > 2
                    and _swallows(typed[i : i + p], [word.form for word in accepted[j : j + q]])
                ):
                    continue
                if fit and here + _COST[fit] < best[i + p][j + q]:
                    best[i + p][j + q], came[i + p][j + q] = here + _COST[fit], (p, q, fit)
    return _traced(typed, accepted, came, best[n][m])


def _swallows(typed: Sequence[str], meant: Sequence[str]) -> bool:
    """Return whether closing words up would pass a whole short word off as a slip."""
    off = abs(sum(map(len, typed)) - sum(map(len, meant)))
    return off >= min(map(len, typed if len(typed) > 1 else meant))


def _traced(typed: Sequence[str], accepted: Sequence[Word], came: list[list[_Step]], cost: int) -> Alignment:
    i, j = len(typed), len(accepted)
    matched: list[int] = []
    missing: list[int] = []
    extra: list[int] = []
    slips: list[tuple[str, str]] = []
    sounds = 0
    while i or j:
        p, q, fit = came[i][j]
        if fit:
            matched += range(j - q, j)
            if fit == "slip":
                slips.append(("".join(typed[i - p : i]), "".join(word.form for word in accepted[j - q : j])))
            sounds += fit == "sound"
        elif q:
            missing.append(j - 1)
        else:
            extra.append(i - 1)
        i, j = i - p, j - q
    return Alignment(
        tuple(reversed(matched)), tuple(reversed(missing)), tuple(reversed(extra)), tuple(reversed(slips)), sounds, cost
    )

"""Takes a typed list apart into the pieces that are one item each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from trainer.grading.fold import clean_lines
from trainer.grading.found import Found

Best = Callable[[str], tuple[int, Found | None]]
"""Finds the item that a piece names best, and how well; -1 and nothing if there is none."""


class Joining(NamedTuple):
    """Says of a text whether it names one known thing, and of neighbouring pieces whether they could be one item."""

    known: Callable[[str], bool]
    likely: Callable[[Sequence[str]], bool]


PARTED = re.compile(
    r"(?<!\d),|,(?!\d)|[;|•·]|(?<!\d)/|/(?!\d)|\s(?:and|as well as|plus|then)\s(?:also\s)?|\s*&\s*|\s[-+–—]\s",
    re.IGNORECASE,
)
"""What stands between two items on a line."""

_BULLET = re.compile(r"^\s*(?:[-*•·–—]|\(?(\d{1,2})[.)])\s+")
_INLINE = re.compile(r"(?:(?<=[\s,;])|^)\(?(\d{1,2})[.)]\s*(?=[^\W\d_])")
_AND = re.compile(r"^(?:and|also|plus|&)\s+|\s+(?:and|&)$", re.IGNORECASE)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_SHARED = re.compile(
    rf"(?P<days>\b{_NTH}(?:\s*(?:,\s*and|,|and|&)\s*{_NTH}\b)+)\s+(?:of\s+)?(?P<month>[a-z]{{3,9}}\.?(?:,?\s+\d{{4}})?)",
    re.IGNORECASE,
)


def lines_of(typed: str) -> list[str]:
    """Return the lines of a typed list without bullets and running numbers."""
    lines = [_unnumbered(line) for line in clean_lines(typed)]
    numbered = [_BULLET.match(line) for line in lines]
    in_order = all(one and (one[1] is None or one[1] == str(at)) for at, one in enumerate(numbered, 1))
    return [
        line[one.end() :] if one and (in_order or one[1] is None) else line
        for line, one in zip(lines, numbered, strict=True)
    ]


def _unnumbered(line: str) -> str:
    """Return a line without the running numbers of the items on it: 1. Hamas, 2. Houthis."""
    if not (line[:1] in "1(" and _INLINE.match(line)):
        return line
    cuts = list(_INLINE.finditer(line))
    if len(cuts) < 2 or [int(one[1]) for one in cuts] != list(range(1, len(cuts) + 1)):
        return line
    ends = [*(one.start() for one in cuts[1:]), len(line)]
    return "; ".join(line[one.end() : end].strip(" ,;") for one, end in zip(cuts, ends, strict=True))


def pieces_of(line: str, best: Best, most: int, room: int, joining: Joining) -> tuple[list[str], list[str]]:
    """Return the pieces of a line, up to ``most`` neighbours joined, and those beyond ``room`` that nobody looks at.

    Neighbours are joined only to an item or another known thing, so that no wrong ones count as a single one;
    those that are not likely to be one are not looked at.
    """
    cuts = [(0, 0), *((found.start(), found.end()) for found in PARTED.finditer(line)), (len(line), len(line))]
    spans = [(start[1], end[0]) for start, end in pairwise(cuts)]
    spans = [(start, end) for start, end in spans if line[start:end].strip()]
    groups = _grouped(line, spans[:room], best, most if len(spans) <= 12 else min(most, 2), joining)
    return [_piece(line, start, end) for start, end in groups], [line[start:end].strip() for start, end in spans[room:]]


def spread(line: str) -> str:
    """Write out dates that share their month: 16 and 18 January 2024."""

    def every(found: re.Match[str]) -> str:
        days = re.findall(r"\d{1,2}", found["days"])
        return ", ".join(f"{day} {found['month']}" for day in days)

    return _SHARED.sub(every, line)


def _piece(line: str, start: int, end: int) -> str:
    return _AND.sub("", line[start:end].strip())


def _grouped(
    line: str, spans: Sequence[tuple[int, int]], best: Best, most: int, joining: Joining
) -> tuple[tuple[int, int], ...]:
    """Return the pieces of a line, up to ``most`` neighbours joined where that says more of the answer."""
    ways: list[list[_Way]] = [[_Way(0, frozenset(), ())]]
    alone = [found for span in spans for _, found in (best(_piece(line, *span)),)]
    exact = [found is not None and found.correct and found.depth == 0 for found in alone]
    for stop in range(1, len(spans) + 1):
        found: dict[frozenset[int], _Way] = {}
        for size in range(1, min(most, stop) + 1):
            span = (spans[stop - size][0], spans[stop - 1][1])
            apart = [_piece(line, *one) for one in spans[stop - size : stop]]
            if (
                size > 1
                and (any(exact[stop - size : stop]) or not joining.likely(apart))
                and not joining.known(_piece(line, *span))
            ):
                continue  # an item that stands there by itself is joined to nothing else
            at, judged = best(_piece(line, *span))
            if size > 1 and not judged and not joining.known(_piece(line, *span)):
                continue
            for way in ways[stop - size]:
                longer = way.taking(span, at, judged)
                if longer.claimed not in found or longer.rank > found[longer.claimed].rank:
                    found[longer.claimed] = longer
        ways.append(sorted(found.values(), key=lambda way: way.rank)[-8:])
    return ways[-1][-1].groups


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to part a line: its worth, the items it names, and its pieces."""

    worth: int
    claimed: frozenset[int]
    groups: tuple[tuple[int, int], ...]

    @property
    def rank(self) -> tuple[int, int]:
        return self.worth, -len(self.groups)

    def taking(self, span: tuple[int, int], at: int, judged: Found | None) -> _Way:
        """Return the way with one more piece, which is item ``at`` or nothing that is asked."""
        if judged and at not in self.claimed:
            return _Way(self.worth + (7 if judged.correct else 4), self.claimed | {at}, (*self.groups, span))
        return _Way(self.worth - (not judged), self.claimed, (*self.groups, span))

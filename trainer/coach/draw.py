"""Drawing the questions of a rehearsal: every deck and every weight has its share; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawable:
    """A question that may be drawn."""

    id: str
    deck: str
    weight: int


def drawn(rows: Sequence[Drawable], number: int, seed: str) -> list[str]:
    """Return so many questions (all, if there are no more) in the order in which they are asked.

    Decks share the number by the sum of their weights, and within a deck so do its weights; what there is room for is
    there at least once. The same rows, number and seed always give the same.
    """
    random = Random(seed.encode("utf-8", "surrogatepass"))  # noqa: S311 - draws questions, keeps no secret
    decks: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        decks[row.deck][row.weight].append(row.id)
    sizes = {deck: sum(map(len, cells.values())) for deck, cells in decks.items()}
    worth = {deck: sum(weight * len(ids) for weight, ids in cells.items()) for deck, cells in decks.items()}
    slots: dict[tuple[str, int], int] = {}
    for deck, many in shared(number, worth, sizes).items():
        cells = {weight: len(ids) for weight, ids in decks[deck].items()}
        within = shared(many, {weight: weight * size for weight, size in cells.items()}, cells)
        slots |= {(deck, weight): part for weight, part in within.items()}
    _complete(slots, decks)
    picked = [key for (deck, weight), many in slots.items() for key in random.sample(decks[deck][weight], many)]
    random.shuffle(picked)
    return picked


def shared(number: int, worth: Mapping[Key, int], sizes: Mapping[Key, int]) -> dict[Key, int]:
    """Return how many each key has of a number, by worth, none more than its size; each at least one if that can be.

    By largest remainders (Hamilton's method); of two alike the first has it.
    """
    number = min(number, sum(sizes.values()))
    found = dict.fromkeys(worth, 0)
    for key in sorted(worth, key=lambda key: -worth[key])[:number]:
        found[key] = min(1, sizes[key])
    whole = sum(worth.values())
    while (left := number - sum(found.values())) > 0:
        # who is farthest behind what is due to it comes next
        open_keys = [key for key in worth if found[key] < sizes[key]]
        behind = max(open_keys, key=lambda key: number * worth[key] / whole - found[key])
        found[behind] += min(left, 1)
    return found


def _complete(slots: dict[tuple[str, int], int], decks: Mapping[str, Mapping[int, Sequence[str]]]) -> None:
    """Give a weight that no deck has a slot for one, in the place of the commonest in a deck that has it."""
    for wanted in sorted({weight for cells in decks.values() for weight in cells}, reverse=True):
        if any(many for (_, weight), many in slots.items() if weight == wanted):
            continue
        spare = [
            (many, deck, weight)
            for (deck, weight), many in slots.items()
            if many and wanted in decks[deck] and sum(n for (_, other), n in slots.items() if other == weight) > 1
        ]
        if spare:
            _, deck, weight = max(spare)
            slots[deck, weight] -= 1
            slots[deck, wanted] = 1

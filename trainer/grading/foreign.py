"""Turns down an answer that names another known thing."""

from __future__ import annotations

from collections.abc import Collection

from trainer.grading.atlas import state_of
from trainer.grading.bare import core_of, led_in, name_words
from trainer.grading.fold import words
from trainer.grading.found import Found, quoted, wrong
from trainer.grading.known import WORLD, Known, Thing
from trainer.grading.spelling import singular
from trainer.grading.verdict import Mark

NAMED = 4
"""The depth of a finding that another thing was named: no kindness undoes it."""


def apart_from_others(  # noqa: PLR0913 - what the answer is, and what it may not be
    found: Found,
    text: str,
    own: frozenset[str],
    known: Known,
    within: Collection[str] = frozenset(),
    *,
    placed: bool = False,
) -> Found:
    """Turn a finding down if the text names another thing better than the right one.

    ``own`` holds the keys of the accepted answers; things all of whose words are ``within`` those are no other things,
    unless the answer is flawed and names one exactly. ``placed``: what stands after a comma is no part of the name.
    """
    if found.correct and found.depth == 0:
        return found
    plain = name_words(text)
    ways = [plain, name_words(" ".join(led_in(words(text))))]
    if placed and found.mark is Mark.CLOSE and "," in text:
        ways.append(name_words(text.partition(",")[0]))  # Balochistan, Iran
    if found.mark is Mark.CLOSE:
        ways.append(tuple(singular(word) for word in plain))
    for some in dict.fromkeys(ways):
        key = core_of(some)
        if found.correct and key in own:
            return found
        for things in (known, WORLD):
            thing = things.named(key, own)
            if thing and found.mark is Mark.CLOSE:
                return Found(Mark.WRONG, _besides(found, thing, text), depth=NAMED)
            if not thing and not found.correct:
                thing = things.sounding(key, own)
            if not thing and found.mark is Mark.CLOSE and found.edits:
                thing = things.nearer(key, found.edits, own)
            if thing and not _part_of(thing, within):
                return Found(Mark.WRONG, thing.told_of(text), depth=NAMED)
    for slip in found.slips:
        if slip not in own and (slip in known.words or state_of(slip)):
            return wrong(f"{quoted(slip)} is something else.")
    return found


def _besides(found: Found, thing: Thing, text: str) -> str:
    """Say what a flawed answer lacks where it is part of the right one, and what it names."""
    lacks = thing.wording and found.note.endswith("missing.")
    return f"{found.note.rstrip('.')}: {thing.told[0].lower()}{thing.told[1:]}" if lacks else thing.told_of(text)


def _part_of(thing: Thing, within: Collection[str]) -> bool:
    return bool(within) and any(set(name_words(name)) <= set(within) for name in thing.names)

"""Turns down an answer that names another known thing."""

from __future__ import annotations

from collections.abc import Collection

from trainer.grading.atlas import state_of
from trainer.grading.bare import core_of, led_in, name_words
from trainer.grading.fold import words
from trainer.grading.found import Found, quoted, wrong
from trainer.grading.known import WORLD, Known, Thing
from trainer.grading.verdict import Mark

NAMED = 4
"""The depth of a finding that another thing was named: no kindness undoes it."""


def apart_from_others(
    found: Found, text: str, own: frozenset[str], known: Known, within: Collection[str] = frozenset()
) -> Found:
    """Turn a finding down if the text names another thing better than the right one.

    ``own`` holds the keys of the accepted answers; things all of whose words are ``within`` those are no other things.
    """
    if found.correct and found.depth == 0:
        return found
    plain = name_words(text)
    for some in dict.fromkeys((plain, name_words(" ".join(led_in(words(text)))))):
        key = core_of(some)
        if found.correct and key in own:
            return found
        for things in (known, WORLD):
            thing = things.named(key, own)
            if not thing and not found.correct:
                thing = things.sounding(key, own)
            if not thing and found.mark is Mark.CLOSE and found.edits:
                thing = things.nearer(key, found.edits, own)
            if thing and not _part_of(thing, within):
                return Found(Mark.WRONG, thing.told, depth=NAMED)
    for slip in found.slips:
        if slip not in own and (slip in known.words or state_of(slip)):
            return wrong(f"{quoted(slip)} is something else.")
    return found


def _part_of(thing: Thing, within: Collection[str]) -> bool:
    return bool(within) and any(set(name_words(name)) <= set(within) for name in thing.names)

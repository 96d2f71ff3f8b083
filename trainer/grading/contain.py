"""Weighs what an answer adds about where a place lies."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.grading.atlas import container, lies_in, state_of
from trainer.grading.bare import core, name_words
from trainer.grading.form import Form
from trainer.grading.found import Found, close, quoted, right, wrong
from trainer.grading.known import Known
from trainer.grading.sound import alike, units
from trainer.grading.vocabulary import bag

_COMPASS = bag(
    "northern southern eastern western northeastern northwestern southeastern southwestern north south east west"
    " central northeast northwest southeast southwest"
)


def lies(form: Form, said: Sequence[str]) -> Found | None:
    """Return how an answer that puts the right place somewhere is to be taken; nothing if it says something else."""
    outer = _joined([word for word in said if word not in _COMPASS])
    if state_of("".join(word.form for word in form.words)) or not outer or not all(container(word) for word in outer):
        return None
    where = _where([word.form for word in form.words if word.needed])
    added = quoted(" ".join(said))
    if not where:
        return close(f"The answer does not say that it lies in {added}.")
    if not all(container(word) in where for word in outer):
        return wrong(f"It does not lie in {added}.")
    return right(1)


def elsewhere(typed: str, accepted: Sequence[str], known: Known) -> Found | None:
    """Return a finding if an answer puts a place where an accepted one does not: into another known thing."""
    outer = {core(part) for text in accepted for part in text.split(",")[1:]}
    main = name_words(typed.partition(",")[0])
    where = _where(main) | _where([core(text.partition(",")[0]) for text in accepted])
    where |= {place for part in outer for place in lies_in(part)}
    for part in typed.split(",")[1:] if outer else ():
        key = core(part)
        if any(alike(units(key), units(one)) for one in outer) or container(key) in where:
            continue
        if key and known.named(key, frozenset()):
            return wrong(f"It does not lie in {quoted(part.strip())}.")
    return None


def _joined(words: Sequence[str]) -> list[str]:
    """Return words, those that are the name of one region together closed up."""
    out: list[str] = []
    for word in words:
        if out and container(out[-1] + word):
            out[-1] += word
        else:
            out.append(word)
    return out


def _where(words: Sequence[str]) -> frozenset[str]:
    """Return what a place of several words is known to lie in: what all of its words on the map have in common."""
    whole = lies_in("".join(words))
    known = [where for word in words if (where := lies_in(word))]
    return whole or (frozenset.intersection(*known) if known else frozenset())

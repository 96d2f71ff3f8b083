"""Grades lists: each item once, in any order, one a line or parted by commas and the like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from trainer.dossier.model import Item
from trainer.grading.atlas import container
from trainer.grading.bare import core, name_words
from trainer.grading.blank import is_blank
from trainer.grading.fold import run_together, words
from trainer.grading.form import spellings
from trainer.grading.found import Found, quoted
from trainer.grading.known import WORLD, Known
from trainer.grading.parting import PARTED, Best, Joining, lines_of, pieces_of, spread
from trainer.grading.sound import rough
from trainer.grading.verdict import Mark, Part, PartMark, Verdict
from trainer.grading.wording import judge_wording, look

_FILLER = frozenset({"etc", "others", "more", "so on", "etcetera", "and", "also"})
SPARE = 6
"""Pieces beyond twice the needed number that are still looked at; the rest can only be wrong."""


@dataclass(slots=True)
class _Tally:
    """What the pieces of an answer came to."""

    parts: list[Part] = field(default_factory=list)
    claimed: dict[int, int] = field(default_factory=dict)
    """Places of items, and of the parts that show them."""
    close: set[int] = field(default_factory=set)
    wrong: dict[str, str] = field(default_factory=dict)
    """Wrong pieces by what they sound like: one that is repeated counts once."""


def alternatives(text: str) -> Item:
    """Return the item that a text with `` / `` between alternatives says."""
    first, *rest = [part.strip() for part in text.split(" / ")]
    return Item(text=first, accept=tuple(rest))


def judge_list(items: Sequence[Item], needed: int, typed: str, known: Known) -> Verdict:
    """Return the verdict on a typed list of which ``needed`` items are enough."""
    tally = _taken(items, 2 * max(needed, len(items)) + SPARE, typed, _remembering(items, known), known)
    got, bad = len(tally.claimed), len(tally.wrong)
    score = max(0.0, min(1.0, (got - bad) / needed)) if needed else 1.0
    if score >= 1 and not bad:
        mark = Mark.CORRECT if got - len(tally.close) >= needed or not tally.close else Mark.CLOSE
    else:
        mark = Mark.CLOSE if score >= 0.5 else Mark.WRONG
    absent = [item.text for at, item in enumerate(items) if at not in tally.claimed]
    missing = [Part(text=text, mark="missing") for text in absent] if got < needed else []
    return Verdict(
        mark=mark,
        score=score,
        expected=shown(items, needed),
        difference="" if mark is Mark.CORRECT else _difference(tally, absent, needed - got),
        parts=(*tally.parts, *missing),
    )


def shown(items: Sequence[Item], needed: int) -> str:
    """Return the items as they are shown."""
    text = "; ".join(item.text for item in items)
    return text if needed >= len(items) else f"{needed} of: {text}"


def _difference(tally: _Tally, absent: Sequence[str], short: int) -> str:
    said = []
    if short > 0:
        count = "" if short == len(absent) else f"{short} of "
        said.append(f"Missing: {count}{', '.join(absent)}.")
    if tally.wrong:
        said.append(f"Not among them: {', '.join(quoted(text) for text in list(tally.wrong.values())[:5])}.")
    if tally.close and not said:
        flawed = [tally.parts[tally.claimed[at]] for at in sorted(tally.close)]
        said += [_of_several(part) if len(flawed) > 1 else part.note for part in flawed]
    return " ".join(said)


def _taken(items: Sequence[Item], room: int, typed: str, best: Best, known: Known) -> _Tally:
    """Return what the pieces of an answer come to; at most ``room`` of them are looked at."""
    tally = _Tally()
    forms = [text for item in items for text in (item.text, *item.accept)]

    def one_thing(text: str) -> bool:
        key = core(text)
        return bool(known.named(key, frozenset()) or WORLD.named(key, frozenset())) or run_together(text, forms)

    sounds = [_sounds(" ".join(spellings([item.text, *item.accept]))) for item in items]

    def likely(pieces: Sequence[str]) -> bool:
        mine = [_sounds(piece) for piece in pieces]
        outer = [all(container(word) for word in name_words(piece)) for piece in pieces]
        return any(
            mine[0] & heard and all(one & heard or lies for one, lies in zip(mine[1:], outer[1:], strict=True))
            for heard in sounds
        )

    joins = any(_may_be_parted(text) for item in items for text in (item.text, *item.accept))
    dates = any(look(item.text) == "date" for item in items)
    lines = lines_of(typed)
    for line in lines:
        left = max(0, room - len(tally.parts))
        _, whole = best(line) if joins and left else (-1, None)
        if whole and whole.correct and (whole.depth == 0 or len(lines) > 1):
            _take(line, best, items, tally)
            continue
        most = 3 if joins or (";" in line and "," in line) else 1
        pieces, rest = pieces_of(spread(line) if dates else line, best, most, left, Joining(one_thing, likely))
        for piece in pieces:
            _take(piece, best, items, tally)
        tally.wrong |= {_wrong_key(text): text for text in rest}
    return tally


def _may_be_parted(text: str) -> bool:
    """Return whether an item may be typed with what otherwise parts two items."""
    return bool(PARTED.search(text)) or (look(text) == "place" and len(words(text)) > 1)


def _remembering(items: Sequence[Item], known: Known) -> Best:
    """Return the function that finds a piece's best item, each piece once."""
    memory: dict[str, tuple[int, Found | None]] = {}
    forms = [[item.text, *item.accept] for item in items]
    sounds = [_sounds(" ".join(spellings(some))) for some in forms]

    def best(text: str) -> tuple[int, Found | None]:
        if text not in memory:
            mine = _sounds(text)
            found: list[tuple[int, Found | None]] = [(-1, None)]
            for at, item in enumerate(items):
                shared = 4 * len(mine & sounds[at]) >= min(len(mine), len(sounds[at]))
                if shared or any(char.isdigit() for char in text):
                    judged = judge_wording(forms[at], text, known, item.reject)
                    if judged.mark is not Mark.WRONG:
                        found.append((at, judged))
            memory[text] = max(found, key=lambda one: one[1].rank if one[1] else (-1, 0, 0, 0))
        return memory[text]

    return best


def _sounds(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring sounds in a text: items that share hardly any with a piece are not looked at."""
    return frozenset(
        key[at : at + 2] for word in words(text) for key in (rough(word),) for at in range(max(1, len(key) - 1))
    )


def _take(text: str, best: Best, items: Sequence[Item], tally: _Tally) -> None:
    """Count one piece: right, close, wrong, or nothing if it was said before or says nothing."""
    if not words(text) or is_blank(text) or " ".join(words(text)) in _FILLER:
        return
    at, found = best(text)
    if not found:
        if _wrong_key(text) in tally.wrong:
            return
        tally.wrong[_wrong_key(text)] = text
        tally.parts.append(Part(text=text, mark="wrong"))
        return
    if at in tally.claimed:
        if found.correct and at in tally.close:
            tally.close.discard(at)
            tally.parts[tally.claimed[at]] = Part(text=items[at].text, mark="right")
        return
    tally.claimed[at] = len(tally.parts)
    if not found.correct:
        tally.close.add(at)
    mark: PartMark = "right" if found.correct else "close"
    tally.parts.append(Part(text=items[at].text, mark=mark, note=found.note, typed=text))


def _of_several(part: Part) -> str:
    return f"{quoted(part.text)}: {part.note[:1].lower()}{part.note[1:]}"


def _wrong_key(text: str) -> str:
    return rough(core(text)) or text

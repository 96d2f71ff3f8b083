"""Grades an order by its longest run: how many items follow one another rightly, others between them left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from trainer.grading.fold import clean_lines, same_form
from trainer.grading.found import quoted
from trainer.grading.verdict import Mark, Part, Verdict

_MOST = 100_000


def judge_order(items: Sequence[str], typed: str) -> Verdict:
    """Return the verdict on items typed one a line; the score is (run - 1) / (items - 1): a full reversal earns 0."""
    places: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        places.setdefault(same_form(item), []).append(at)
    given: list[int] = []
    unknown: list[str] = []
    for line in clean_lines(typed, _MOST):
        left = places.get(same_form(line))
        if left:
            given.append(left.pop(0))
        elif left is None:
            unknown.append(line)
    run = longest_run(given)
    score = max(0.0, (len(run) - 1) / (len(items) - 1)) if len(items) > 1 else float(len(run))
    whole = len(run) == len(items) and not unknown
    mark = Mark.CORRECT if whole else Mark.CLOSE if score >= 0.5 else Mark.WRONG
    parts = [Part(text=items[at], mark="right" if at in run else "misplaced", note=_note(items, at)) for at in given]
    parts += [Part(text=text, mark="wrong") for text in unknown[: len(items)]]
    parts += [Part(text=item, mark="missing") for at, item in enumerate(items) if at not in given]
    return Verdict(
        mark=mark,
        score=score if whole or score < 1 else (len(items) - 1) / len(items),
        expected=shown(items),
        difference="" if whole else _difference(items, given, run, unknown),
        parts=tuple(parts),
    )


def longest_run(given: Sequence[int]) -> frozenset[int]:
    """Return the members of a longest increasing subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for number in given:
        at = bisect_left(tails, number)
        if at == len(tails):
            tails.append(number)
            ends.append(number)
        else:
            tails[at], ends[at] = number, number
        if at:
            before[number] = ends[at - 1]
    found: list[int] = []
    number_ = ends[-1] if ends else None
    while number_ is not None:
        found.append(number_)
        number_ = before.get(number_)
    return frozenset(found)


def shown(items: Sequence[str]) -> str:
    """Return the right order as it is shown."""
    return " → ".join(items)


def _note(items: Sequence[str], at: int) -> str:
    return f"After {quoted(items[at - 1])}" if at else "First"


def _difference(items: Sequence[str], given: Sequence[int], run: frozenset[int], unknown: Sequence[str]) -> str:
    if not given:
        return "None of the items is there."
    moved = [quoted(items[at]) for at in given if at not in run]
    absent = len(items) - len(given)
    if moved:
        said = [f"The longest run in the right order has {len(run)} of {len(items)}; out of place: {', '.join(moved)}."]
    else:
        said = ["Those that are there stand in the right order."] if absent else []
    if absent:
        said.append(f"{absent} of {len(items)} {'is' if absent == 1 else 'are'} missing.")
    if unknown:
        said.append(f"Not among them: {', '.join(quoted(text) for text in unknown[:5])}.")
    return " ".join(said)

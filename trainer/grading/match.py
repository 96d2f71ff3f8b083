"""Grades pairs that were joined."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.grading.fold import clean_lines, same_form
from trainer.grading.found import quoted
from trainer.grading.verdict import Mark, Part, Verdict


def judge_match(pairs: Sequence[tuple[str, str]], typed: str) -> Verdict:
    """Return the verdict on ``left = right`` lines; the score is the share of pairs that are right."""
    joined = _joined(pairs, typed)
    parts: list[Part] = []
    good = 0
    for left, right in pairs:
        said = joined.get(same_form(left))
        text = f"{left} = {right}"
        if said is None or not said:
            parts.append(Part(text=text, mark="missing"))
        elif same_form(said) == same_form(right):
            good += 1
            parts.append(Part(text=text, mark="right"))
        else:
            parts.append(Part(text=text, mark="wrong", note=f"not {quoted(said)}"))
    score = good / len(pairs) if pairs else 1.0
    mark = Mark.CORRECT if good == len(pairs) else Mark.CLOSE if score >= 0.5 else Mark.WRONG
    off = [part.text for part in parts if part.mark != "right"]
    return Verdict(
        mark=mark,
        score=score,
        expected=shown(pairs),
        difference=f"It should be: {'; '.join(off)}." if off else "",
        parts=tuple(parts),
    )


def shown(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the right pairs as they are shown."""
    return "; ".join(f"{left} = {right}" for left, right in pairs)


def _joined(pairs: Sequence[tuple[str, str]], typed: str) -> dict[str, str]:
    """Return what was joined to each left side; a text may itself hold an equals sign."""
    known = {same_form(left) for left, _ in pairs}
    joined: dict[str, str] = {}
    for line in clean_lines(typed, 100_000)[: 4 * len(pairs) + 20]:
        pieces = line.split("=")[:20]
        for cut in range(1, len(pieces)):
            left = same_form("=".join(pieces[:cut]))
            if left in known:
                joined.setdefault(left, "=".join(pieces[cut:]).strip())
                break
    return joined

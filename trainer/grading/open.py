"""Grades a free answer by the key points that the learner ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trainer.dossier.model import Point
from trainer.grading.fold import level
from trainer.grading.verdict import Mark, Part, Verdict

_TICKS = re.compile(r"[\d\s,;]*")


def judge_open(points: Sequence[Point], typed: str) -> Verdict:
    """Return the verdict on an answer whose first line numbers the ticked points; the score is their share."""
    first = level(typed.partition("\n")[0][:2000])
    numbers = re.findall(r"\d{1,4}", first) if _TICKS.fullmatch(first.strip()) else []
    ticked = {int(number) for number in numbers} & set(range(1, len(points) + 1))
    score = len(ticked) / len(points) if points else 1.0
    mark = Mark.CORRECT if len(ticked) == len(points) else Mark.CLOSE if score >= 0.5 else Mark.WRONG
    parts = tuple(
        Part(text=point.text, mark="right" if at in ticked else "missing") for at, point in enumerate(points, 1)
    )
    left = len(points) - len(ticked)
    difference = f"{left} of {len(points)} points {'was' if left == 1 else 'were'} left out." if left else ""
    return Verdict(mark=mark, score=score, expected=shown(points), difference=difference, parts=parts)


def shown(points: Sequence[Point]) -> str:
    """Return the key points as they are shown."""
    return "; ".join(point.text for point in points)

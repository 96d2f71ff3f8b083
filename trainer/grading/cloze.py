"""Grades a sentence with gaps, each by its own kind."""

from __future__ import annotations

import re
from collections.abc import Callable

from trainer.dossier.model import ClozeQuestion, Gap
from trainer.grading.verdict import Mark, Part, PartMark, Verdict

_MARK = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_AS_PART: dict[Mark, PartMark] = {Mark.CORRECT: "right", Mark.CLOSE: "close", Mark.WRONG: "wrong"}


def judge_cloze(question: ClozeQuestion, typed: str, judge: Callable[[Gap, str], Verdict]) -> Verdict:
    """Return the verdict on one gap a line, in order of the gaps; the score is the mean of the gaps' scores."""
    lines = typed.split("\n", len(question.gaps))[: len(question.gaps)]
    lines += [""] * (len(question.gaps) - len(lines))
    verdicts = [judge(gap, line) for gap, line in zip(question.gaps, lines, strict=True)]
    score = sum(one.score for one in verdicts) / len(verdicts) if verdicts else 1.0
    marks = {one.mark for one in verdicts}
    mark = Mark.CORRECT if marks <= {Mark.CORRECT} else Mark.CLOSE if score >= 0.5 else Mark.WRONG
    parts = tuple(
        Part(
            text=one.expected,
            mark=_AS_PART[one.mark] if line.strip() else "missing",
            note=one.difference,
            typed=line.strip(),
        )
        for one, line in zip(verdicts, lines, strict=True)
    )
    off = [f"{gap.slug}: {one.difference}" for gap, one in zip(question.gaps, verdicts, strict=True) if one.difference]
    return Verdict(mark=mark, score=score, expected=filled(question, verdicts), difference=" ".join(off), parts=parts)


def filled(question: ClozeQuestion, verdicts: list[Verdict]) -> str:
    """Return the sentence with its gaps filled in."""
    right = {gap.slug: one.expected for gap, one in zip(question.gaps, verdicts, strict=True)}
    return _MARK.sub(lambda found: right.get(found[1], found[0]), question.text)

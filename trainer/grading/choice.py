"""Grades the options that were chosen."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.grading.fold import clean_lines, same_form
from trainer.grading.found import quoted
from trainer.grading.verdict import Mark, Part, Verdict


def judge_choice(answer: Sequence[str], typed: str) -> Verdict:
    """Return the verdict on chosen options, one a line; the score is (right - wrong) / needed."""
    keys = {same_form(text): text for text in answer}
    chosen = {same_form(line): line for line in clean_lines(typed, 100_000)}
    good = [text for key, text in keys.items() if key in chosen]
    bad = [line for key, line in chosen.items() if key not in keys]
    absent = [text for key, text in keys.items() if key not in chosen]
    score = max(0.0, (len(good) - len(bad)) / len(keys)) if keys else 0.0
    mark = Mark.CORRECT if not absent and not bad else Mark.CLOSE if len(keys) > 1 and score >= 0.5 else Mark.WRONG
    parts = [Part(text=text, mark="right") for text in good]
    parts += [Part(text=text, mark="wrong") for text in bad[:50]]
    parts += [Part(text=text, mark="missing") for text in absent]
    said = [f"Missing: {', '.join(quoted(text) for text in absent)}."] if absent and (good or not bad) else []
    said += [f"Not right: {', '.join(quoted(text) for text in bad[:5])}."] if bad else []
    return Verdict(mark=mark, score=score, expected="; ".join(answer), difference=" ".join(said), parts=tuple(parts))

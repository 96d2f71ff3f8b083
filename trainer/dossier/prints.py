"""Fingerprints of a question: what is asked, what is right, and the right answer as a person reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from trainer.dossier.model import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Dossier,
    ListQuestion,
    MatchQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Question,
    Range,
)
from trainer.dossier.pool import same


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Two short fingerprints (hex) and the answer they stand for."""

    wording: str
    answer: str
    answer_text: str


def prints(question: Question) -> Prints:
    """Return the question's fingerprints.

    ``wording`` changes with what the learner is asked and shown before answering, ``answer`` with what is right;
    neither with case, spaces, the form of quotation marks, accepted spellings, citations, weight, explanations,
    nor with an open question's tone or which of its points are corrections: the points to be made are the same.
    """
    return Prints(
        wording=_print([question.kind, question.ask, question.hint, question.per, question.as_of, _shown(question)]),
        answer=_print(_right(question)),
        answer_text=answer_text(question),
    )


def fingerprint(dossier: Dossier) -> str:
    """Return one fingerprint over the ids, order, weights, wordings and answers of all questions."""
    rows = []
    for deck in dossier.decks:
        for question in deck.questions:
            found = prints(question)
            rows.append([question.id, question.weight, found.wording, found.answer])
    return _print(rows)


def answer_text(question: Question, names: Mapping[str, str] | None = None) -> str:
    """Return the right answer as a person reads it; ``names`` are what sources are called (else their ids)."""
    if question.readings and not question.per:
        called = names or {}
        said = [(_said(each.question), called.get(each.source, each.source)) for each in question.readings]
        return "; ".join(f"{text} ({source})" for text, source in said)
    return _said(question)


def _said(question: Question) -> str:  # noqa: PLR0911 - one line a kind
    match question:
        case DateQuestion():
            return str(question.answer)
        case NumberQuestion():
            return _measure(question)
        case ChoiceQuestion():
            return "; ".join(question.answer)
        case ListQuestion():
            items = "; ".join(item.text for item in question.answers)
            return items if question.needed == len(question.answers) else f"{question.need} of: {items}"
        case OrderQuestion():
            return "; ".join(question.items)
        case MatchQuestion():
            return "; ".join(f"{left} = {right}" for left, right in question.pairs)
        case ClozeQuestion():
            return "; ".join(_said(gap) for gap in question.gaps)
        case OpenQuestion():
            return "; ".join(point.text for point in question.points)
        case _:
            return question.answer


def _measure(question: NumberQuestion) -> str:
    answer = question.answer
    number = f"{_figure(answer.low)}–{_figure(answer.high)}" if isinstance(answer, Range) else _figure(answer)
    unit = question.unit if question.unit in ("", "%") else f" {question.unit}"
    return f"{'over ' if question.at_least else ''}{number}{unit}"


def _figure(number: float) -> str:
    whole = int(number) if float(number).is_integer() else number
    return f"{whole:,}" if abs(whole) >= 10_000 else str(whole)


def _shown(question: Question) -> Any:  # noqa: PLR0911 - one line a kind
    """Return what is shown beside the words of the question."""
    match question:
        case ChoiceQuestion():
            pool = [question.pool.actors, question.pool.events] if question.pool else []
            return [sorted(map(same, (*question.answer, *question.wrong))), pool]
        case ListQuestion():
            return question.needed
        case OrderQuestion():
            return sorted(map(same, question.items))
        case MatchQuestion():
            return [sorted(same(pair[side]) for pair in question.pairs) for side in (0, 1)]
        case ClozeQuestion():
            return question.text
        case NumberQuestion():
            return question.unit
        case _:
            return None


def _right(question: Question) -> Any:  # noqa: PLR0911 - one line a kind
    if question.readings:
        return [question.per, sorted([each.source, _print(_right(each.question))] for each in question.readings)]
    match question:
        case ChoiceQuestion():
            return sorted(map(same, question.answer))
        case ListQuestion():
            return [question.needed, sorted(same(item.text) for item in question.answers)]
        case OrderQuestion():
            return list(map(same, question.items))
        case MatchQuestion():
            return sorted([same(left), same(right)] for left, right in question.pairs)
        case ClozeQuestion():
            return [[gap.slug, _right(gap)] for gap in question.gaps]
        case OpenQuestion():
            return sorted(same(point.text) for point in question.points)
        case _:
            return same(_said(question))


def _print(value: Any) -> str:
    folded = [same(part) if isinstance(part, str) else part for part in value] if isinstance(value, list) else value
    return blake2b(json.dumps(folded).encode(), digest_size=8).hexdigest()

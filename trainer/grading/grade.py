"""Grades an answer to a question of any kind, and the answers to a question on which the sources differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trainer.dossier.model import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Gap,
    ListQuestion,
    MatchQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from trainer.grading.blank import blank
from trainer.grading.choice import judge_choice
from trainer.grading.cloze import judge_cloze
from trainer.grading.date import judge_date, written
from trainer.grading.date import shown as shown_date
from trainer.grading.form import Sort
from trainer.grading.found import SCORE, Found, wrong
from trainer.grading.known import NOBODY, Known, prepare
from trainer.grading.listing import judge_list
from trainer.grading.match import judge_match
from trainer.grading.name import judge_name
from trainer.grading.number import judge_question
from trainer.grading.number import written as written_number
from trainer.grading.open import judge_open
from trainer.grading.order import judge_order
from trainer.grading.phrase import judge_phrase
from trainer.grading.verdict import Mark, Verdict

_SORT: dict[str, Sort] = {
    "person": "person", "organisation": "group", "armed-group": "group", "place": "place", "state": "place",
}  # fmt: skip
_RANK = {Mark.WRONG: 0, Mark.CLOSE: 1, Mark.CORRECT: 2}


def grade(question: Question, typed: str, *, others: Sequence[str] = (), day_first: bool = True) -> Verdict:
    """Return the verdict on what was typed (or chosen, ordered, joined) in answer to a question.

    ``others`` are the other known things, plain strings or the value of `known`; ``day_first`` says how dates that are
    all figures are read. Raises nothing, whatever the text.
    """
    things = prepare(others)
    own = _graded(question, typed, things, day_first=day_first)
    if not question.readings:
        return own
    if question.per:
        return _by_source(question, own, typed, things, day_first=day_first)
    return _by_any(question, typed, things, day_first=day_first)


def _by_source(question: Question, own: Verdict, typed: str, known: Known, *, day_first: bool) -> Verdict:
    """Grade an answer that has to be one source's."""
    if own.mark is Mark.CORRECT:
        return own
    for reading in question.readings:
        if reading.source == question.per:
            continue
        if _graded(reading.question, typed, known, day_first=day_first).mark is Mark.CORRECT:
            source = known.sources.get(reading.source, reading.source)
            return replace(own, mark=Mark.WRONG, score=0.0, difference=f"That is what {source} says.")
    return own


def _by_any(question: Question, typed: str, known: Known, *, day_first: bool) -> Verdict:
    """Grade an answer that may be any source's."""
    verdicts = [_graded(reading.question, typed, known, day_first=day_first) for reading in question.readings]
    best = max(verdicts, key=lambda one: (_RANK[one.mark], one.score))
    expected = " · ".join(
        f"{one.expected} ({known.sources.get(reading.source, reading.source)})"
        for one, reading in zip(verdicts, question.readings, strict=True)
    )
    return replace(best, expected=expected)


def _graded(question: Question, typed: str, known: Known, *, day_first: bool) -> Verdict:  # noqa: PLR0911 - one return a case
    """Grade an answer by the question's own key, its readings left aside."""
    if isinstance(question, DateQuestion | NameQuestion | TextQuestion | NumberQuestion):
        return _single(question, typed, known, day_first=day_first)
    if isinstance(question, ChoiceQuestion):
        return judge_choice(question.answer, typed)
    if isinstance(question, ListQuestion):
        return judge_list(question.answers, question.needed, _unless_asked(question, typed), known)
    if isinstance(question, OrderQuestion):
        return judge_order(question.items, typed)
    if isinstance(question, MatchQuestion):
        return judge_match(question.pairs, typed)
    if isinstance(question, ClozeQuestion):
        return judge_cloze(question, typed, lambda gap, text: _single(gap, text, known, day_first=day_first))
    return _open(question, typed)


def _open(question: OpenQuestion, typed: str) -> Verdict:
    return judge_open(question.points, typed)


def _unless_asked(question: Question, typed: str) -> str:
    """Return what was typed, or nothing if it is the question itself or says that one does not know."""
    return "" if blank(typed, [], question.ask) else typed


def _single(question: Gap, typed: str, known: Known, *, day_first: bool) -> Verdict:
    accepted = _accepted(question)
    found = blank(typed, accepted, question.ask)
    if not found:
        found = _found(question, accepted, typed, known, day_first=day_first)
        rejected = question.reject if isinstance(question, NameQuestion | TextQuestion) else ()
        if rejected and found.mark is not Mark.WRONG and found.depth:
            other = _found(_without_must(question), list(rejected), typed, NOBODY, day_first=day_first)
            if other.correct:
                found = wrong(f"Not {typed.strip()[:60]}: that is something else.")
    return Verdict(mark=found.mark, score=SCORE[found.mark], expected=_expected(question), difference=found.note)


def _without_must(question: Gap) -> Gap:
    return replace(question, must=()) if isinstance(question, TextQuestion) else question


def _accepted(question: Gap) -> list[str]:
    if isinstance(question, DateQuestion):
        return written(question.answer)
    if isinstance(question, NumberQuestion):
        return [written_number(question)]
    return [question.answer, *question.accept]


def _expected(question: Gap) -> str:
    if isinstance(question, DateQuestion):
        return shown_date(question.answer)
    return written_number(question) if isinstance(question, NumberQuestion) else question.answer


def _found(question: Gap, accepted: list[str], typed: str, known: Known, *, day_first: bool) -> Found:
    if isinstance(question, DateQuestion):
        return judge_date(accepted, typed, known, day_first=day_first)
    if isinstance(question, NumberQuestion):
        return judge_question(question, typed, known)
    if isinstance(question, NameQuestion):
        return judge_name(accepted, typed, known, _SORT.get(question.actor_kind))
    return judge_phrase(accepted, typed, known, question.must)

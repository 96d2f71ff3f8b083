"""Grading with the spellings that the learner said were right, and which ones could be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from trainer.coach.spellings import Accepted, folded
from trainer.dossier.model import ClozeQuestion, Item, ListQuestion, NameQuestion, Question, TextQuestion
from trainer.dossier.prints import prints
from trainer.grading import Mark, Verdict, grade
from trainer.grading.known import Known

LONGEST = 200
"""Characters beyond which a text is no spelling."""


def judged(question: Question, typed: str, rows: Sequence[Accepted], known: Known, *, day_first: bool) -> Verdict:
    """Return the verdict on an answer, with the accepted forms among ``rows`` counting as right."""
    mine = [row for row in rows if row.question == question.id]
    if mine:
        answer = prints(question).answer
        mine = [row for row in mine if row.answer in ("", answer)]
    verdict = grade(_with(question, mine), typed, others=known, day_first=day_first)
    if verdict.mark is not Mark.CORRECT and any(not row.part and folded(row.typed) == folded(typed) for row in mine):
        return replace(verdict, mark=Mark.CORRECT, score=1.0, difference="")
    return verdict


def _with(question: Question, rows: Sequence[Accepted]) -> Question:
    """Return the question with the forms in its key, where its kind has a place for them."""
    if not rows:
        return question
    whole = tuple(row.typed for row in rows if not row.part)
    if question.readings:
        readings = tuple(replace(each, question=_with(each.question, rows)) for each in question.readings)
        question = replace(question, readings=readings)
    match question:
        case NameQuestion() | TextQuestion():
            return replace(question, accept=(*question.accept, *whole))
        case ListQuestion():
            return replace(question, answers=tuple(_item(item, rows) for item in question.answers))
        case ClozeQuestion():
            gaps = []
            for gap in question.gaps:
                forms = tuple(row.typed for row in rows if row.part == gap.slug)
                if isinstance(gap, NameQuestion | TextQuestion):
                    gap = replace(gap, accept=(*gap.accept, *forms))  # noqa: PLW2901 - the same gap, with more forms
                gaps.append(gap)
            return replace(question, gaps=tuple(gaps))
        case _:
            return question


def _item(item: Item, rows: Sequence[Accepted]) -> Item:
    forms = tuple(row.typed for row in rows if row.part == item.text)
    return replace(item, accept=(*item.accept, *forms)) if forms else item


def offered(question: Question, typed: str, verdict: Verdict, entry: str, now: datetime) -> tuple[Accepted, ...]:
    """Return the forms that could be accepted after the learner said that this answer was right; often there is none.

    Of a list it is a form that stands for the one item that is missing or only close, of a cloze each gap that has a
    place for spellings; what was chosen, ordered, joined or ticked has no spelling.
    """

    def row(text: str, part: str, instead_of: str) -> Accepted:
        return Accepted(
            question=question.id,
            typed=" ".join(text.split()),
            part=part,
            instead_of=instead_of,
            answer=prints(question).answer,
            entry=entry,
            at=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )

    rows: list[Accepted] = []
    match question:
        case ListQuestion():
            absent = [part.text for part in verdict.parts if part.mark == "missing"]
            astray = [part.text for part in verdict.parts if part.mark == "wrong"]
            rows = [row(part.typed, part.text, part.text) for part in verdict.parts if part.mark == "close"]
            if len(absent) == len(astray) == 1:
                rows.append(row(astray[0], absent[0], absent[0]))
        case ClozeQuestion():
            for gap, part in zip(question.gaps, verdict.parts, strict=False):
                if part.mark in ("wrong", "close") and isinstance(gap, NameQuestion | TextQuestion):
                    rows.append(row(part.typed, gap.slug, part.text))
        case _ if not verdict.parts:
            rows = [row(typed, "", verdict.expected)]
        case _:
            rows = []
    return tuple(each for each in rows if each.typed and len(each.typed) <= LONGEST)

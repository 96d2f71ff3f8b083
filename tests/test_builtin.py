"""The built-in dossier: what it promises, and that every right answer is right."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.coach.test_session import right_answer
from trainer.coach.ask import shown
from trainer.coach.page import citations_in, facts
from trainer.coach.source import cited
from trainer.dossier.model import ChoiceQuestion, Dossier
from trainer.dossier.shelf import load
from trainer.grading import Mark, grade, known
from trainer.paths import builtin_decks


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    loaded = load(builtin_decks() / "iran-pakistan-2024")
    assert loaded.dossier is not None
    assert loaded.problems == ()
    return loaded.dossier


def test_it_has_the_five_decks_and_enough_of_everything(dossier: Dossier) -> None:
    assert [deck.slug for deck in dossier.decks] == ["dates", "actors", "motives", "mediators", "ambassadors"]
    questions = [question for deck in dossier.decks for question in deck.questions]
    assert len(questions) >= 130
    assert len(Counter(question.kind for question in questions)) == 10
    assert all(question.cite and question.anchor and question.why for question in questions)


def test_every_right_answer_is_right(dossier: Dossier) -> None:
    others = known(dossier)
    wrong = [
        question.id
        for deck in dossier.decks
        for question in deck.questions
        if grade(question, right_answer(question), others=others).mark is not Mark.CORRECT
    ]
    assert wrong == []


def test_no_answer_is_right_for_everything(dossier: Dossier) -> None:
    others = known(dossier)
    for typed in ("", "?", "I don't know", "Iran", "2024", "yes", "Pakistan and Iran"):
        right = [
            question.id
            for deck in dossier.decks
            for question in deck.questions
            if grade(question, typed, others=others).mark is Mark.CORRECT
        ]
        assert len(right) < 12, (typed, right)
        if typed in ("", "?", "I don't know"):
            assert right == []


def test_every_choice_shows_right_and_wrong_options(dossier: Dossier) -> None:
    for deck in dossier.decks:
        for question in deck.questions:
            if isinstance(question, ChoiceQuestion):
                options, _ = shown(dossier, question, "seed")
                assert set(question.answer) < set(options)
                assert len(options) == len(set(options)) <= 9


def test_the_briefing_is_five_to_eight_pages_with_facts_citations_and_questions(dossier: Dossier) -> None:
    (briefing,) = dossier.briefings
    assert briefing.minutes == 5
    assert 5 <= len(briefing.pages) <= 8
    ids = {question.id for deck in dossier.decks for question in deck.questions}
    for page in briefing.pages:
        assert facts(page.body) >= 3
        assert set(page.questions) <= ids
        assert page.questions
        marks = citations_in(page.body)
        assert marks
        assert all(cited(dossier, mark) for mark in marks)

"""The built-in dossier: what it promises, and that every right answer is right."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.coach.test_session import right_answer
from trainer.coach.ask import shown
from trainer.coach.page import citations_in, facts
from trainer.coach.source import cited
from trainer.dossier.coverage import coverage
from trainer.dossier.model import ChoiceQuestion, Dossier, OpenQuestion
from trainer.dossier.shelf import load
from trainer.grading import Mark, grade, known
from trainer.paths import builtin_decks


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    loaded = load(builtin_decks() / "iran-pakistan-2024")
    assert loaded.dossier is not None
    assert loaded.problems == ()
    return loaded.dossier


DECKS = [
    "dates",
    "actors",
    "motives",
    "response",
    "mediators",
    "ambassadors",
    "aftermath",
    "background",
    "disputes",
    "hot-seat",
]
PAPERWORK = {"M8", "M9", "S11"}  # a pulled quotation, the line that names its speaker, the article's own questions


def test_it_has_its_decks_and_enough_of_everything(dossier: Dossier) -> None:
    assert [deck.slug for deck in dossier.decks] == DECKS
    questions = [question for deck in dossier.decks for question in deck.questions]
    assert 380 <= len(questions) <= 450
    assert len(Counter(question.kind for question in questions)) == 10
    assert all(question.cite and question.anchor and question.why for question in questions)
    assert len({question.ask for question in questions}) == len(questions)


def test_a_question_cites_every_paragraph_with_something_to_ask(dossier: Dossier) -> None:
    unasked = set(coverage(dossier).unasked)
    assert {name for name in unasked if not name.startswith("R")} == PAPERWORK


def test_every_row_of_the_reference_tables_is_quizzed_and_every_difference_says_what_is_safe(dossier: Dossier) -> None:
    questions = [question for deck in dossier.decks for question in deck.questions]
    for link in ("motives", "mediations", "differences"):
        named = {name for question in questions for name in getattr(question, link)}
        assert {row.id for row in getattr(dossier, link)} == named
    assert all(row.safe for row in dossier.differences)
    assert sum(bool(question.differences) for question in questions) >= 40
    listed = {row.id for row in dossier.differences}
    assert all(listed.intersection(question.differences) for question in questions if question.readings)


def test_the_hot_seat_asks_plainly_with_hostility_and_from_wrong_premises(dossier: Dossier) -> None:
    deck = next(deck for deck in dossier.decks if deck.slug == "hot-seat")
    questions = [question for question in deck.questions if isinstance(question, OpenQuestion)]
    assert len(questions) == len(deck.questions) >= 30
    tones = Counter(question.tone for question in questions)
    assert set(tones) == {None, "hostile", "false-premise"}
    assert min(tones.values()) >= 8
    for question in questions:
        assert all(point.cite for point in question.points), question.id
        if question.tone == "false-premise":
            assert any(point.corrects for point in question.points), question.id


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


def test_the_briefings_have_facts_citations_and_questions_on_every_page(dossier: Dossier) -> None:
    sizes = {briefing.id: (briefing.minutes, len(briefing.pages)) for briefing in dossier.briefings}
    assert list(sizes) == ["bottom-line", "five-minutes", "themes"]
    assert sizes["bottom-line"][0] == 2
    assert sizes["five-minutes"] == (5, 8)
    assert sizes["themes"][1] == 9
    ids = {question.id for deck in dossier.decks for question in deck.questions}
    for briefing in dossier.briefings:
        for page in briefing.pages:
            assert facts(page.body) >= 3
            assert page.questions
            assert set(page.questions) <= ids
            marks = citations_in(page.body)
            assert marks
            assert all(cited(dossier, mark) for mark in marks)

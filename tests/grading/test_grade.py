"""Questions of every kind, graded whole: the mark, the score, the parts and the sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.grading import questions as q
from trainer.dossier.model import Question
from trainer.grading import Mark, grade, known
from trainer.grading.order import longest_run

OTHERS = known(q.DOSSIER)


@pytest.mark.parametrize(
    ("question", "typed", "mark", "score"),
    [
        (q.STRIKE, "16.1.24", Mark.CORRECT, 1.0),
        (q.STRIKE, "16 January", Mark.CLOSE, 0.5),
        (q.STRIKE, "18 January 2024", Mark.WRONG, 0.0),
        (q.VISIT, "20 to 22 January 2024", Mark.CORRECT, 1.0),
        (q.VISIT, "20 January 2024", Mark.CLOSE, 0.5),
        (q.VISIT, "22 January 2024", Mark.WRONG, 0.0),  # the day of another answer
        (q.EIGHTIES, "the eighties", Mark.CORRECT, 1.0),
        (q.EIGHTIES, "1980", Mark.WRONG, 0.0),
        (q.GROUP, "Jaish-ul-Adl", Mark.CORRECT, 1.0),
        (q.GROUP, "BLA", Mark.WRONG, 0.0),
        (q.GROUP, "Jaish al-Zulm", Mark.WRONG, 0.0),
        (q.PERSON, "Kakar", Mark.CLOSE, 0.5),
        (q.PROVINCE, "Balochistan", Mark.WRONG, 0.0),
        (q.PROVINCE, "Sistan and Baluchistan", Mark.CORRECT, 1.0),
        (q.TRADE, "$2.3bn", Mark.CORRECT, 1.0),
        (q.TRADE, "2.3", Mark.CORRECT, 1.0),
        (q.TRADE, "2,300,000,000", Mark.CORRECT, 1.0),
        (q.TRADE, "2.3 million", Mark.WRONG, 0.0),
        (q.TOLERANT, "905", Mark.CORRECT, 1.0),
        (q.TOLERANT, "920", Mark.WRONG, 0.0),
        (q.SHARE, "15 to 20%", Mark.CORRECT, 1.0),
        (q.SHARE, "15%", Mark.CLOSE, 0.5),
        (q.OVER, "over 2 billion", Mark.CORRECT, 1.0),
        (q.OVER, "2 billion", Mark.CLOSE, 0.5),
        (q.MEASURE, "liaison officers in border towns", Mark.CORRECT, 1.0),
        (q.MEASURE, "officers in border towns", Mark.WRONG, 0.0),  # “liaison” must be there
        (q.MEASURE, "attachés", Mark.WRONG, 0.0),
        (q.ONE_OF, "Panjgur", Mark.CORRECT, 1.0),
        (q.ONE_OF, "Gwadar", Mark.WRONG, 0.0),
        (q.ONE_OF, "Panjgur\nGwadar", Mark.WRONG, 0.0),
        (q.TWO_OF, "Russia\nChina", Mark.CORRECT, 1.0),
        (q.TWO_OF, "Russia", Mark.CLOSE, 0.5),
        (q.TWO_OF, "Russia\nIndia", Mark.WRONG, 0.0),
        (q.TWO_OF, "Russia\nChina\nIndia", Mark.CLOSE, 0.5),
        (q.FOUR_H, "Hamas, Hezbollah, Houthis, PMF", Mark.CORRECT, 1.0),
        (q.FOUR_H, "Hamas, Hezbollah", Mark.CLOSE, 0.5),
        (q.THREE_OF, "Hamas\nHezbollah\nHouthis", Mark.CORRECT, 1.0),
        (q.STEPS, "a\nb\nc\nd", Mark.CORRECT, 1.0),
        (q.STEPS, "d\na\nb\nc", Mark.CLOSE, 2 / 3),
        (q.STEPS, "d\nc\nb\na", Mark.WRONG, 0.0),
        (q.STEPS, "a\nb\nc", Mark.CLOSE, 2 / 3),
        (q.STEPS, "", Mark.WRONG, 0.0),
        (q.PAIRS, "Kirby = United States\nZakharova = Russia\nFidan = Türkiye", Mark.CORRECT, 1.0),
        (q.PAIRS, "Kirby = United States\nZakharova = Türkiye\nFidan = Russia", Mark.WRONG, 1 / 3),
        (q.PAIRS, "Kirby = United States\nZakharova = Russia", Mark.CLOSE, 2 / 3),
        (q.SENTENCE, "22 January 2024\nErbil", Mark.CORRECT, 1.0),
        (q.SENTENCE, "22 January\nErbil", Mark.CLOSE, 0.75),
        (q.SENTENCE, "\nErbil", Mark.CLOSE, 0.5),
        (q.SENTENCE, "21 January 2024\nIdlib", Mark.WRONG, 0.0),
        (q.FREE, "1 2 3\nwhat I wrote", Mark.CORRECT, 1.0),
        (q.FREE, "2\n1 3 4", Mark.WRONG, 1 / 3),
        (q.FREE, "1, 3", Mark.CLOSE, 2 / 3),
        (q.FREE, "In 2013 I wrote this", Mark.WRONG, 0.0),
    ],
    ids=lambda value: value.slug if hasattr(value, "slug") else repr(value),
)
def test_mark_and_score(question: Question, typed: str, mark: Mark, score: float) -> None:
    verdict = grade(question, typed, others=OTHERS)
    assert verdict.mark is mark
    assert verdict.score == pytest.approx(score)


@pytest.mark.parametrize("question", q.EVERY, ids=lambda question: question.slug)
@pytest.mark.parametrize("typed", ["", "   ", "?", "don't know", "idk", "I have no idea", "ask"])
def test_no_answer_is_wrong(question: Question, typed: str) -> None:
    text = question.ask if typed == "ask" else typed
    verdict = grade(question, text, others=OTHERS)
    assert verdict.mark is Mark.WRONG
    assert verdict.score == 0
    assert verdict.expected
    assert verdict.difference


@pytest.mark.parametrize("question", q.EVERY, ids=lambda question: question.slug)
def test_a_wrong_answer_is_told_what_differs(question: Question) -> None:
    verdict = grade(question, "something else entirely", others=OTHERS)
    assert verdict.mark is Mark.WRONG
    assert verdict.difference.strip(" .")
    assert verdict.difference.casefold().strip(" .") != "wrong"


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        (q.STRIKE, "18 January 2024", "Two days late."),
        (q.STRIKE, "15 January 2024", "One day early."),
        (q.STRIKE, "16 January 2023", "One year early."),
        (q.STRIKE, "16 January", "The year is missing."),
        (q.VISIT, "20 January 2024", "The end of the range is missing: 22 January 2024."),
        (q.PERSON, "Kakar", "The given name is missing."),
        (q.PERSON, "Anwar-ul-Haq", "The surname is missing."),
        (q.GROUP, "Baloch Liberation Front", "That is another group: Baloch Liberation Front."),
        (q.GROUP, "Jiash al-Adl", "Misspelt: “jiash” for “jaish”."),
        (q.PROVINCE, "Baluchistan", "That is another place: Balochistan."),
        (q.TRADE, "2.3 million", "1,000 times too little."),
        (q.BORDER_MEE, "905 km", "5 km too much."),
        (q.OVER, "under 2 billion", "It says the reverse of “over”."),
    ],
    ids=lambda value: value.slug if hasattr(value, "slug") else repr(value),
)
def test_difference(question: Question, typed: str, said: str) -> None:
    assert grade(question, typed, others=OTHERS).difference == said


def test_any_reading_is_right_and_all_are_shown() -> None:
    for typed in ("900 km", "909"):
        verdict = grade(q.BORDER, typed, others=OTHERS)
        assert verdict.mark is Mark.CORRECT
        assert verdict.expected == "909 km (Schofield et al.) · 900 km (Middle East Eye)"
    assert grade(q.BORDER, "905 km").mark is Mark.WRONG
    assert grade(q.BORDER, "900 or 909 km").mark is Mark.WRONG


def test_one_source_is_asked() -> None:
    assert grade(q.BORDER_MEE, "900").mark is Mark.CORRECT
    assert grade(q.BORDER_MEE, "900").expected == "900 km"
    other = grade(q.BORDER_MEE, "909 km", others=OTHERS)
    assert other.mark is Mark.WRONG
    assert other.difference == "That is what Schofield et al. says."
    assert grade(q.BORDER_MEE, "909 km").difference == "That is what sma says."


def test_parts_of_a_list() -> None:
    verdict = grade(q.FOUR_H, "Hamas\nHezbolalh\nTaliban", others=OTHERS)
    assert [(part.text, part.mark) for part in verdict.parts] == [
        ("Hamas", "right"),
        ("Hezbollah", "close"),
        ("Taliban", "wrong"),
        ("Hashd al-Shaabi", "missing"),
        ("Houthis", "missing"),
    ]
    assert verdict.difference == "Missing: Hashd al-Shaabi, Houthis. Not among them: “Taliban”."


def test_parts_of_an_order() -> None:
    verdict = grade(q.STEPS, "b\na\nc")
    assert [part.mark for part in verdict.parts].count("right") == 2
    assert [part.mark for part in verdict.parts].count("misplaced") == 1
    assert verdict.parts[-1].text == "d"
    assert verdict.parts[-1].mark == "missing"
    assert verdict.expected == "a → b → c → d"


def test_parts_of_pairs_and_gaps_and_points() -> None:
    pairs = grade(q.PAIRS, "Kirby = Russia\nZakharova = Russia")
    assert [part.mark for part in pairs.parts] == ["wrong", "right", "missing"]
    gaps = grade(q.SENTENCE, "22 January\n")
    assert [part.mark for part in gaps.parts] == ["close", "missing"]
    assert gaps.expected == "On 22 January 2024 envoys met in Erbil."
    points = grade(q.FREE, "2")
    assert [part.mark for part in points.parts] == ["missing", "right", "missing"]


def test_longest_run() -> None:
    assert longest_run([]) == frozenset()
    assert longest_run([3, 0, 1, 2]) == {0, 1, 2}
    assert len(longest_run([2, 0, 3, 1, 4])) == 3


def test_month_first_setting() -> None:
    third = replace(q.STRIKE, answer=q.when(2024, 1, 3))
    assert grade(third, "3/1/2024").mark is Mark.CORRECT
    assert grade(third, "1/3/2024").mark is Mark.CLOSE
    assert grade(third, "1/3/2024", day_first=False).mark is Mark.CORRECT
    assert grade(third, "3/1/2024", day_first=False).mark is Mark.CLOSE


def test_rejected_answers() -> None:
    assert grade(q.GROUP, "Jaish al-Zulm").mark is Mark.WRONG
    assert grade(q.ITEMS_WITH_REJECT, "Hamas\nAl-Qassam").score == 0.0


def test_own_aliases_are_no_other_things() -> None:
    """An answer that names an actor without its id is not turned down for another spelling of that actor."""
    plain = replace(q.GROUP, actor="", actor_kind="", accept=())
    assert grade(plain, "Jaish-ul-Adl", others=OTHERS).mark is Mark.CORRECT
    assert grade(plain, "BLF", others=OTHERS).mark is Mark.WRONG


def test_known_reads_as_names() -> None:
    assert "BLF" in OTHERS
    assert len(list(OTHERS)) == len(OTHERS)
    assert OTHERS[0] == q.DOSSIER.actors[0].name
    assert "liaison officers in border towns" in OTHERS


def test_plain_strings_do_as_others() -> None:
    assert grade(q.GROUP, "Jaish-e-Mohammed", others=["Jaish-e-Mohammed"]).mark is Mark.WRONG
    assert grade(q.GROUP, "Jaish", others=["Jaish-e-Mohammed"]).mark is Mark.CLOSE

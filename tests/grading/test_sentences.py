"""The sentence on what differs: every answer that is not right gets one, and it says by how much."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.grading.table import Case, read_cases
from trainer.grading.blank import blank
from trainer.grading.date import judge_date
from trainer.grading.found import Found
from trainer.grading.judge import KINDS
from trainer.grading.known import prepare
from trainer.grading.listing import alternatives, judge_list
from trainer.grading.name import judge_name
from trainer.grading.number import judge_number
from trainer.grading.order import judge_order
from trainer.grading.phrase import judge_phrase
from trainer.grading.place import judge_place

CASES = [case for kind in KINDS for case in read_cases(kind)]
EMPTY = {"", "wrong", "no", "that is wrong", "that is another date", "that is another name", "that is no date"}
JUDGES: dict[str, Callable[..., Found]] = {
    "name": judge_name, "date": judge_date, "number": judge_number, "place": judge_place, "phrase": judge_phrase,
}  # fmt: skip


def _said(kind: str, accepted: list[str], typed: str, others: tuple[str, ...] = ()) -> str:
    known = prepare(others)
    nothing = blank(typed, accepted)
    if nothing:
        return nothing.note
    if kind == "list":
        return judge_list([alternatives(item) for item in accepted], len(accepted), typed, known).difference
    return JUDGES[kind](accepted, typed, known).note


def test_every_case_that_is_not_right_says_why() -> None:
    for case in CASES:
        if case.mark != "correct":
            said = _case(case)
            assert said.casefold().rstrip(".") not in EMPTY, case
            assert said.endswith("."), (case, said)
            assert said[0].isupper() or not said[0].isalpha(), (case, said)


def _case(case: Case) -> str:
    return _said(case.kind, list(case.accepted), case.typed, case.others)


@pytest.mark.parametrize(
    ("kind", "accepted", "typed", "said"),
    [
        ("date", "16 January 2024", "18 January 2024", "Two days late."),
        ("date", "16 January 2024", "16 February 2024", "31 days late."),
        ("date", "16 January 2024", "16 January 1924", "About 100 years early."),
        ("date", "16 January 2024", "eighth of January 2024", "Eight days early."),
        ("date", "8 January 2024", "eigth of January 2024", "Misspelt: “eigth” for “eighth”."),
        ("date", "16 January 2024", "16 Janury 2024", "Misspelt: “janury” for “january”."),
        (
            "date",
            "16 January 2024",
            "16 Janury",
            "The year is missing, and it is misspelt: “janury” for “january”.",
        ),
        ("date", "16 January 2024", "Monday 16 January 2024", "That day was a Tuesday, not a Monday."),
        ("date", "16 January 2024", "it wasn't 16 January 2024", "“not” makes that another date."),
        ("date", "16 January 2024", "mid-January", "The year and the exact day are missing."),
        ("date", "16 January 2024", "early 2024", "That is only a part of the year."),
        ("date", "14–18 January 2024", "mid-January", "The days are missing."),
        ("date", "20–22 January 2024", "Jan 20–22", "The year is missing."),
        ("date", "20–22 January 2024", "20 January 2024", "The end of the range is missing: 22 January 2024."),
        ("date", "20–22 January 2024", "22 January 2024", "The start of the range is missing: 20 January 2024."),
        ("date", "20–22 January 2024", "21 January 2024", "That lies between the two ends, which are asked."),
        ("date", "20–22 January 2024", "25 January 2024", "That is after the range: three days late."),
        ("date", "20–22 January 2024", "18 January 2024", "That is before the range: two days early."),
        ("date", "20–22 January 2024", "20–22 January 2023", "Both ends are one year early."),
        ("date", "20–22 January 2024", "19–23 January 2024", "The start: one day early; the end: one day late."),
        ("date", "20–22 January 2024", "20–23 January 2024", "The start is right, the end is not: one day late."),
        ("number", "900 km", "905 km", "5 km too much."),
        ("number", "900 km", "900 miles", "That is in miles; the answer is in km."),
        ("number", "900 km", "under 900 km", "That says less; the answer is the number itself."),
        ("number", "900 km", "over 900 km", "The answer is exact: there is no “over” in it."),
        ("number", "900 km", "900 km, 1000 km", "It gives another number as well: 1000."),
        ("number", "900 km", "900 kilometrs", "Misspelt: “kilometrs” for “kilometre”."),
        ("number", "48 hours", "48 days", "That is in days; the answer is in hours."),
        ("number", "90 minutes", "an hour", "30 minutes too little."),
        ("number", "50 per cent", "a quarter", "25 per cent too little."),
        ("number", "103", "103%", "That is in per cent; the answer is a plain number."),
        ("number", "US$ 2.3 billion", "$2.5bn", "US$ 200 million too much."),
        (
            "number",
            "US$ 2.3 billion",
            "Canadian $2.3 billion",
            "That is in another country's dollar; the answer is in US$.",
        ),
        ("number", "US$ 2.3 billion", "2.3 billion rupees", "That is in rupees; the answer is in US$."),
        ("number", "10–15 per cent", "10%", "The upper end is missing: 15 per cent."),
        ("number", "10–15 per cent", "over 15%", "That is above the range that the answer says."),
        ("number", "10–15 per cent", "10–20%", "The upper end is 5 per cent too much."),
        (
            "number",
            "10–15 per cent",
            "15–20%",
            "The lower end is 5 per cent too much, the upper end is 5 per cent too much.",
        ),
        ("name", "Ali Khamenei", "Khomeini", "No part of the name is there."),
        ("name", "Ebrahim Raisi", "Ebrahim", "The surname is missing."),
        ("name", "Non-Aligned Movement", "Aligned Movement", "Without “Non” it says the reverse."),
        (
            "name",
            "Pakistan's ambassador to Iran",
            "the ambassador of Iran to Pakistan",
            "The words are there, but in an order that says something else.",
        ),
        ("phrase", "maximum restraint", "minimum restraint", "It says “minimum” where the answer says “maximum”."),
    ],
)
def test_it_says_by_how_much(kind: str, accepted: str, typed: str, said: str) -> None:
    assert _said(kind, [accepted], typed) == said


@pytest.mark.parametrize(
    ("kind", "accepted", "other", "typed", "said"),
    [
        (
            "date",
            "20–22 January 2024",
            "22 January 2024",
            "22 Jan 24",
            "The start of the range is missing: 20 January 2024, and 22 January 2024 is another known date.",
        ),
        ("number", "over 100", "100", "a hundred", "“Over” is missing, and 100 is another known number."),
        ("name", "Baloch Liberation Army", "BLF", "B.L.F.", "That is another name: BLF."),
        ("place", "Rask, Sistan-Baluchestan", "Balochistan", "Rask, Balochistan", "It does not lie in “Balochistan”."),
    ],
)
def test_it_names_the_other_known_thing(kind: str, accepted: str, other: str, typed: str, said: str) -> None:
    assert _said(kind, [accepted], typed, (other,)) == said


def test_several_flawed_items_are_told_apart() -> None:
    said = _said("list", ["John Kirby", "Hakan Fidan"], "Kirby and Fidan")
    assert said == "“John Kirby”: the given name is missing. “Hakan Fidan”: the given name is missing."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a\nb\nd\nc", "The longest run in the right order has 3 of 4; out of place: “d”."),
        ("d\nc\nb\na", "The longest run in the right order has 1 of 4; out of place: “d”, “c”, “b”."),
        ("a\nb\nc", "Those that are there stand in the right order. 1 of 4 is missing."),
        ("b\na", "The longest run in the right order has 1 of 4; out of place: “b”. 2 of 4 are missing."),
        ("a\nb\nc\nd\nx", "Not among them: “x”."),
        ("x", "None of the items is there."),
    ],
)
def test_an_order_is_told_by_its_longest_run(typed: str, said: str) -> None:
    assert judge_order(["a", "b", "c", "d"], typed).difference == said

"""Grades an answer by what the accepted one looks like: a date, a number, a name or a phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from trainer.grading import datetoken, dating, figure, quantity
from trainer.grading.atlas import lies_in, state_of
from trainer.grading.date import judge_date
from trainer.grading.fold import clean, tokens, words
from trainer.grading.found import Found, wrong
from trainer.grading.known import NOBODY, Known
from trainer.grading.lexicon import EZAFE, SMALL, STOP
from trainer.grading.name import judge_name
from trainer.grading.number import judge_number
from trainer.grading.phrase import judge_phrase
from trainer.grading.place import judge_place

Look = Literal["date", "number", "place", "name", "phrase"]

_NUMBER = re.compile(r"^\W*(?:(?:over|about|at least|more than|nearly|some|us)\s*)?[$€£]?\s*\d")


@lru_cache(maxsize=4096)
def look(text: str) -> Look:
    """Return what kind of answer an accepted text is, by its looks."""
    if _dated(text):
        return "date"
    if _NUMBER.match(text.casefold()) and len(words(text)) <= 6:
        try:
            quantity.read(clean(text))
        except figure.NoNumberError:
            return "phrase"
        return "number"
    telling = [token for token in tokens(text) if token.casefold() not in STOP | SMALL | EZAFE]
    if not telling or any(token.islower() for token in telling):
        return "phrase"
    key = " ".join(words(text))
    return "place" if "," in text or state_of(key) or any(lies_in(word) for word in words(text)) else "name"


def _dated(text: str) -> bool:
    try:
        said = dating.read(clean(text))
    except datetoken.NoDateError:
        return False
    start = said.start
    if said.stray or said.misspelt or start.short:
        return False
    yearly = start.year is not None and 1000 <= start.year < 2200
    return bool(start.month and (start.day or yearly) and any(char.isdigit() for char in text)) or (
        yearly and len(words(text)) <= 4
    )


def judge_wording(accepted: list[str], typed: str, known: Known, reject: Sequence[str] = ()) -> Found:
    """Return how a typed text compares with accepted ones of any kind; one of ``reject`` is wrong."""
    found = _judged(accepted, typed, known)
    if reject and found.mark != "wrong" and found.depth and _judged(list(reject), typed, NOBODY).correct:
        return wrong("That is named as a wrong answer.")
    return found


def _judged(accepted: list[str], typed: str, known: Known) -> Found:
    kind = look(accepted[0])
    if kind == "date":
        return judge_date(accepted, typed, known)
    if kind == "number":
        return judge_number(accepted, typed, known)
    if kind == "place":
        return judge_place(accepted, typed, known)
    return judge_name(accepted, typed, known) if kind == "name" else judge_phrase(accepted, typed, known)

"""Grades an answer without a dossier: by its kind and what is accepted."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.grading.blank import blank
from trainer.grading.date import judge_date
from trainer.grading.known import prepare
from trainer.grading.listing import alternatives, judge_list
from trainer.grading.name import judge_name
from trainer.grading.number import judge_number
from trainer.grading.phrase import judge_phrase
from trainer.grading.place import judge_place

KINDS = ("name", "date", "number", "place", "phrase", "list")


def judge(kind: str, accepted: list[str], typed: str, *, others: Sequence[str] = (), day_first: bool = True) -> str:
    """Return ``correct``, ``close`` or ``wrong``.

    ``kind`` is one of `KINDS`, else `ValueError`. For a list ``accepted`` holds the required items, `` / `` parting
    alternatives; otherwise every text in it is an answer. ``others`` are other known things.
    """
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
    nothing = blank(typed, accepted)
    if nothing or not accepted:
        return "wrong"
    known = prepare(others)
    if kind == "list":
        return judge_list([alternatives(item) for item in accepted], len(accepted), typed, known).mark.value
    if kind == "date":
        found = judge_date(accepted, typed, known, day_first=day_first)
    elif kind == "number":
        found = judge_number(accepted, typed, known)
    elif kind == "place":
        found = judge_place(accepted, typed, known)
    else:
        found = judge_name(accepted, typed, known) if kind == "name" else judge_phrase(accepted, typed, known)
    return found.mark.value

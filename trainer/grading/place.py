"""Grades the names of places and states."""

from __future__ import annotations

from trainer.grading.found import Found
from trainer.grading.known import Known
from trainer.grading.name import judge_name


def judge_place(accepted: list[str], typed: str, known: Known) -> Found:
    """Return how a typed place compares with the accepted ones; what it lies in may be added after a comma."""
    return judge_name(accepted, typed, known, "place")

"""How well a row is known, in a few cells."""

from __future__ import annotations

from trainer.coach.standing import Standing
from trainer.coach.wording import count, percent
from trainer.ui.widgets.meter import bar

WIDTH = 10
NARROW = 4


def gauge(standing: Standing) -> str:
    """Return a bar of five cells and a figure; ``new`` where nothing was met, "–" where nothing is asked."""
    if not standing.questions:
        return "–"
    if not standing.met:
        return f"{bar(0, 5)}  new"
    return f"{bar(standing.known, 5)} {percent(standing.known):>4}"


def figure(standing: Standing) -> str:
    """Return the figure alone, in at most four cells."""
    if not standing.questions:
        return "–"
    return percent(standing.known) if standing.met else "new"


def told(standing: Standing) -> str:
    """Return the same in words: ``4 questions, 3 met, 62 % if asked now``."""
    if not standing.questions:
        return "No question is about it."
    said = count(len(standing.questions), "question")
    if not standing.met:
        return f"{said}, none met"
    met = "all met" if standing.met == len(standing.questions) else f"{standing.met} met"
    return f"{said}, {met}, {percent(standing.known)} if asked now"

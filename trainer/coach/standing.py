"""How well a row of a reference table is known: its questions, and the chance of recalling them now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from trainer.coach.desk import Desk
from trainer.coach.home import chance

Link = Literal["actors", "events", "motives", "mediations", "differences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A row's questions (ids), how many of them were met, and their mean chance of recall (0 for those never met)."""

    questions: tuple[str, ...] = ()
    met: int = 0
    known: float = 0.0


def standings(desk: Desk, link: Link) -> Mapping[str, Standing]:
    """Return the standing of every row that questions name under ``link``, by the row's id."""
    rows: dict[str, list[str]] = defaultdict(list)
    for question in desk.questions.values():
        for name in dict.fromkeys(getattr(question, link)):
            rows[name].append(question.id)
    chances = _chances(desk)
    return {name: _standing(keys, chances) for name, keys in rows.items()}


def standing_of(desk: Desk, questions: Iterable[str]) -> Standing:
    """Return the standing of these questions, each counted once."""
    return _standing(list(dict.fromkeys(questions)), _chances(desk))


def _chances(desk: Desk) -> Mapping[str, float]:
    now, learner = desk.clock(), desk.learner
    cards = desk.store.cards(desk.contents.id)
    return {key: chance(card, learner, now) for key, card in cards.items() if card.answers}


def _standing(keys: list[str], chances: Mapping[str, float]) -> Standing:
    met = [chances[key] for key in keys if key in chances]
    return Standing(questions=tuple(keys), met=len(met), known=sum(met) / len(keys) if keys else 0.0)

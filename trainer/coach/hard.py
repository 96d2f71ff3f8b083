"""The questions that are hardest now, and those that were missed most often."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.coach.derive import memory_of
from trainer.coach.desk import Desk
from trainer.memory import Learned, recall


@dataclass(frozen=True, slots=True, kw_only=True)
class Hard:
    """A question met before; ``missed`` is how many of its study answers were not right (close ones are not).

    ``chance`` is that of recalling it now, ``lapses`` how often it was forgotten after it was known.
    """

    question: str
    ask: str
    deck: str
    chance: float
    lapses: int
    answers: int
    missed: int
    suspended: bool


def met(desk: Desk) -> tuple[Hard, ...]:
    """Return every question of the dossier that was met, in the dossier's order."""
    now, learner, cards = desk.clock(), desk.learner, desk.store.cards(desk.contents.id)
    rows = []
    for deck in desk.contents.decks:
        for key in deck.questions:
            card = cards.get(key)
            if card is not None and isinstance(memory := memory_of(card.state), Learned):
                rows.append(
                    Hard(
                        question=key,
                        ask=desk.questions[key].ask,
                        deck=deck.title,
                        chance=recall(memory, learner, now),
                        lapses=card.lapses,
                        answers=card.answers,
                        missed=card.answers - card.right,
                        suspended=card.suspended,
                    )
                )
    return tuple(rows)


def hardest(rows: tuple[Hard, ...]) -> list[Hard]:
    """Return the questions by their chance, lowest first, then by their lapses, most first, then as they came."""
    return sorted(rows, key=lambda row: (row.chance, -row.lapses))


def most_missed(rows: tuple[Hard, ...]) -> list[Hard]:
    """Return the questions that were ever missed, most often first, then as they came."""
    return sorted((row for row in rows if row.missed), key=lambda row: -row.missed)

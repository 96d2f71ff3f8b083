"""Sessions that end at a moment: what is asked next is what adds most by then, or by the hour of a briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.coach.agenda import Appointment
from trainer.coach.appointments import known
from trainer.coach.derive import deriver, memory_of
from trainer.coach.desk import Desk
from trainer.memory import Candidate, Learned, New, next_card, recall
from trainer.records import Card, What


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The weighted mean chance of recall at a moment, 0 to 1, over all questions and by deck (``dossier/deck``)."""

    whole: float
    by_deck: dict[str, float]


def appointment(desk: Desk, key: str) -> Appointment | None:
    """Return the briefing with this id, if it is still on the agenda."""
    return next((row for row in known(desk) if row.id == key), None) if key else None


def next_question(desk: Desk, plan: Sequence[str], towards: str, ends_at: datetime | None) -> str | None:
    """Return the question of the plan to ask now; None when the time is up or all of it will be known at the hour.

    A briefing that was taken off the agenda, or is past, counts as none: then the ordinary schedule decides.
    """
    now = desk.clock()
    row = appointment(desk, towards)
    cards = desk.store.cards(desk.contents.id)
    keys = [key for key in plan if key in desk.questions and _is_askable(cards.get(key), now)]
    candidates = [_candidate(desk, key, cards.get(key)) for key in keys]
    deadline = row.hour if row else None
    found = next_card(candidates, desk.learner, now, deadline, ends_at, retention=desk.settings.retention)
    return None if found is None else keys[found]


def _is_askable(card: Card | None, now: datetime) -> bool:
    return card is None or not (card.suspended or (card.buried_until and card.buried_until > now))


def _candidate(desk: Desk, key: str, card: Card | None) -> Candidate:
    memory = memory_of(card.state) if card else New()
    return Candidate(memory=memory, weight=desk.questions[key].weight, due_at=card.due_at if card else None)


def readiness(desk: Desk, questions: Sequence[str], at: datetime) -> Readiness:
    """Return how much of these questions would be recalled at a moment, by estimate, if nothing more were studied."""
    cards = desk.store.cards(desk.contents.id)
    return _readiness(desk, {key: memory_of(cards[key].state) if key in cards else New() for key in questions}, at)


def readiness_before(desk: Desk, questions: Sequence[str], at: datetime, session: str) -> Readiness:
    """Return the same as it was before a session: what was answered since it began is left out."""
    cards = desk.store.cards(desk.contents.id)
    answered = {row.question for row in desk.store.effective(session=session) if row.what is What.ANSWER}
    derive = deriver(desk.settings.retention)
    memories: dict[str, New | Learned] = {}
    for key in questions:
        if key in answered:
            rows = desk.store.effective(question=key)
            first = next((place for place, row in enumerate(rows) if row.session == session), len(rows))
            memories[key] = memory_of(derive(rows[:first]).state) if first else New()
        else:
            memories[key] = memory_of(cards[key].state) if key in cards else New()
    return _readiness(desk, memories, at)


def _readiness(desk: Desk, memories: dict[str, New | Learned], at: datetime) -> Readiness:
    learner = desk.learner
    sums: dict[str, tuple[float, float]] = {}
    for key, memory in memories.items():
        question = desk.questions[key]
        chance = recall(memory, learner, at) if isinstance(memory, Learned) else 0.0
        known, total = sums.get(question.deck_id, (0.0, 0.0))
        sums[question.deck_id] = (known + question.weight * chance, total + question.weight)
    whole = sum(total for _, total in sums.values())
    return Readiness(
        whole=sum(known for known, _ in sums.values()) / whole if whole else 0.0,
        by_deck={deck: known / total for deck, (known, total) in sums.items()},
    )

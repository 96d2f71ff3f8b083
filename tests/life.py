"""A made-up life: a learner who studies a dossier for weeks, forgets, says how sure, undoes, and rehearses."""

from __future__ import annotations

from random import Random

from tests.coach.test_session import right_answer
from tests.conftest import HandClock
from trainer.coach.coach import Coach
from trainer.coach.derive import memory_of
from trainer.coach.session import Session
from trainer.memory import Learned, Rating, recall


def live(coach: Coach, clock: HandClock, seed: int, days: int, length: int = 12) -> None:
    """Study for so many days, one to three sessions on most of them, at all hours."""
    random = Random(seed)
    for _ in range(days):
        if random.random() < 0.75:
            for _ in range(random.choice((1, 1, 2, 3))):
                _sit(coach, clock, random, length)
                clock.tick(minutes=random.randint(5, 200))
        clock.tick(hours=24 - clock.now.hour + random.choice((5, 6, 6, 7, 12, 16)))


def _sit(coach: Coach, clock: HandClock, random: Random, length: int) -> None:
    decks = [] if random.random() < 0.6 else [random.choice([deck.slug for deck in coach.dossier.decks])]
    session = coach.begin(decks, length)
    if session is None:
        return
    for _ in range(length * 2):
        if not _answer(coach, clock, random, session):
            break
    if random.random() < 0.1:
        coach.undo(session)
    if random.random() < 0.9:
        coach.finish(session)


def _answer(coach: Coach, clock: HandClock, random: Random, session: Session) -> bool:
    asked = coach.ask(session)
    if asked is None:
        return False
    seconds = random.uniform(2, 25)
    clock.tick(seconds=seconds)
    card = coach.desk.store.card(asked.question.id)
    memory = memory_of(card.state) if card else None
    chance = recall(memory, coach.desk.learner, clock()) if isinstance(memory, Learned) else 0.35
    chance = min(0.97, max(0.05, chance + random.uniform(-0.25, 0.1)))
    knows = random.random() < chance
    sure = random.choice(("", "sure", "sure", "think") if knows else ("", "think", "guess", "guess"))
    revealed = coach.answer(asked, right_answer(asked.question) if knows else "nonsense", seconds, sure)
    if random.random() < 0.08:
        coach.rate(revealed, random.choice(list(Rating)))
    elif not knows and random.random() < 0.1:
        coach.overrule(revealed)
    return True

"""Asking: the next question of a session as it is put to the learner."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from trainer.coach.desk import Desk
from trainer.coach.session import REHEARSALS, Session, queue
from trainer.dossier.model import ChoiceQuestion, Dossier, MatchQuestion, OrderQuestion, Question
from trainer.dossier.pool import wrong_options
from trainer.records import What

OPTIONS = 5
"""How many options a choice that draws from a pool shows at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as shown: its options in that order, its place in the session, and what is left.

    ``before`` is how often the session has asked it already; ``total`` is 0 in a session that ends with the clock.
    """

    session: Session
    question: Question
    options: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    number: int
    total: int
    waiting: int
    seconds_left: float
    before: int = 0
    changed_from: str = ""

    @property
    def again(self) -> bool:
        """Whether the session has asked it before."""
        return self.before > 0


def ask(desk: Desk, session: Session) -> Asked | None:
    """Return the next question, or None when every one has been answered right once, or a rehearsal is over."""
    # it may have been ended in another window, and takes no answer then
    if session.mode in REHEARSALS and desk.store.session(session.id).ended_at:
        return None
    line = queue(desk, session)
    if not line.waiting:
        return None
    key = line.waiting[0]
    question = desk.questions[key]
    before = answered(desk, session, key)
    options, rights = shown(desk.dossier, question, f"{session.seed}/{key}/{before}")
    card = desk.store.card(key)
    total = 0 if session.timed else len(set(line.waiting) | set(line.done))
    left = len(line.waiting) * desk.learner.seconds
    number = len(line.done) + 1
    if session.ends_at:
        left = max(0.0, (session.ends_at - desk.clock()).total_seconds())
        number = sum(row.what is What.ANSWER for row in desk.store.effective(session=session.id)) + 1
    return Asked(
        session=session,
        question=question,
        options=options,
        rights=rights,
        number=number,
        total=total,
        waiting=len(line.waiting),
        seconds_left=left,
        before=before,
        changed_from=card.changed_from if card else "",
    )


def answered(desk: Desk, session: Session, question: str) -> int:
    """Return how often a question has been answered in a session, as it stands."""
    rows = desk.store.effective(session=session.id)
    return sum(row.question == question for row in rows if row.what is What.ANSWER)


def shown(dossier: Dossier, question: Question, seed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the options (left sides, items) and the right-hand sides in the order they are shown for ``seed``."""
    random = Random(seed)  # noqa: S311 - shuffles options, keeps no secret
    match question:
        case ChoiceQuestion():
            wrong = list(question.wrong)
            if question.pool:
                drawn = [text for text in wrong_options(question, dossier) if text not in wrong]
                random.shuffle(drawn)
                wrong += drawn[: max(0, OPTIONS - len(question.answer) - len(wrong))]
            return _shuffled([*question.answer, *wrong], random), ()
        case OrderQuestion():
            items = _shuffled(question.items, random)
            # an order that is right as shown would be answered by pressing enter
            return (items if items != question.items else (*items[1:], items[0])), ()
        case MatchQuestion():
            lefts = _shuffled([left for left, _ in question.pairs], random)
            return lefts, _shuffled(list(dict.fromkeys(right for _, right in question.pairs)), random)
        case _:
            return (), ()


def _shuffled(texts: list[str] | tuple[str, ...], random: Random) -> tuple[str, ...]:
    mixed = list(texts)
    random.shuffle(mixed)
    return tuple(mixed)

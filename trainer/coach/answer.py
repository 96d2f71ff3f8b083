"""Answering: grading, recording before anything else happens, and what the learner may do about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from trainer.coach.accepted import judged, offered
from trainer.coach.ask import Asked
from trainer.coach.derive import deriver, memory_of
from trainer.coach.desk import Desk
from trainer.coach.session import Session
from trainer.coach.spellings import Accepted
from trainer.dossier.prints import prints
from trainer.grading import Mark, Verdict
from trainer.memory import Learned, Rating, recall
from trainer.records import Entry, What

PROPOSED = {Mark.CORRECT: Rating.GOOD, Mark.CLOSE: Rating.HARD, Mark.WRONG: Rating.AGAIN}
LONGEST = 600.0
"""Seconds beyond which an answer's time says that the learner was away; longer ones are logged as this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """An answer with its verdict, as recorded; ``dues`` says for each rating when the question would come back."""

    asked: Asked
    typed: str
    seconds: float
    verdict: Verdict
    entry: str
    proposed: Rating
    rating: Rating
    dues: dict[Rating, datetime]
    overruled: bool = False
    accepted: bool = False


def answer(desk: Desk, asked: Asked, typed: str, seconds: float, sure: str = "") -> Revealed:
    """Grade what was typed and record it, with the rating that the verdict proposes.

    ``sure`` is what the learner said before of how sure they were, one of `SURE`; empty if nothing.
    """
    question = asked.question
    day_first = desk.settings.dates == "day-first"
    verdict = judged(question, typed, desk.spellings.rows(), desk.known, day_first=day_first)
    proposed = PROPOSED[verdict.mark]
    marks = prints(question)
    seconds = min(max(seconds, 0.0), LONGEST)
    card = desk.store.card(question.id)
    memory = memory_of(card.state) if card else None
    data: dict[str, object] = {"proposed": int(proposed), "answer_text": marks.answer_text, "status": question.status}
    if isinstance(memory, Learned):
        # what was told of it before, so that it can be held against what came
        data["chance"] = round(recall(memory, desk.learner, desk.clock()), 4)
    if sure:
        data["sure"] = sure
    entry = desk.store.record(
        desk.entry(
            What.ANSWER,
            question.id,
            session=asked.session.id,
            kind=question.kind,
            typed=typed,
            mark=verdict.mark.value,
            score=verdict.score,
            rating=int(proposed),
            seconds=seconds,
            wording=marks.wording,
            answer=marks.answer,
            data=data,
        )
    )
    return Revealed(
        asked=asked,
        typed=typed,
        seconds=seconds,
        verdict=verdict,
        entry=entry.id,
        proposed=proposed,
        rating=proposed,
        dues=dues(desk, question.id),
    )


def dues(desk: Desk, question: str) -> dict[Rating, datetime]:
    """Return when the question would be due if its last answer had been rated one way or another."""
    rows = desk.store.effective(question=question)
    derive = deriver(desk.settings.retention)
    found: dict[Rating, datetime] = {}
    for rating in Rating:
        at = derive([*rows[:-1], replace(rows[-1], rating=int(rating))]).due_at if rows else None
        found[rating] = at or desk.clock()
    return found


def rate(desk: Desk, revealed: Revealed, rating: Rating) -> Revealed:
    """Record the learner's own rating if it is another than the one that stands."""
    if rating == revealed.rating:
        return revealed
    desk.store.record(_amendment(desk, What.RATE, revealed, rating=int(rating)))
    return replace(revealed, rating=rating)


def overrule(desk: Desk, revealed: Revealed) -> Revealed:
    """Record that the learner was right after all: the answer counts as correct and is rated Good."""
    if revealed.verdict.mark is Mark.CORRECT or revealed.overruled:
        return revealed
    desk.store.record(
        _amendment(desk, What.OVERRULE, revealed, mark=Mark.CORRECT.value, score=1.0, rating=int(Rating.GOOD))
    )
    return replace(revealed, rating=Rating.GOOD, proposed=Rating.GOOD, overruled=True)


def offer(desk: Desk, revealed: Revealed) -> tuple[Accepted, ...]:
    """Return the forms that can be accepted from now on, once the learner has said that the answer was right."""
    if not revealed.overruled or revealed.accepted:
        return ()
    question = revealed.asked.question
    return offered(question, revealed.typed, revealed.verdict, revealed.entry, desk.clock())


def accept(desk: Desk, revealed: Revealed) -> Revealed:
    """Accept what was typed from now on; raises `TrainerError` if that cannot be kept."""
    desk.spellings.add(offer(desk, revealed))
    return replace(revealed, accepted=True)


def _amendment(desk: Desk, what: What, revealed: Revealed, **more: object) -> Entry:
    return desk.entry(what, revealed.asked.question.id, session=revealed.asked.session.id, ref=revealed.entry, **more)


def undo(desk: Desk, session: Session | None) -> Entry | None:
    """Take back the newest thing done in the session (None: in the dossier) and return it; None if nothing is left."""
    now, zone, starts = desk.clock(), desk.zone, desk.settings.day_starts
    if session is None:
        entry = desk.store.undo(now, zone, starts, dossier=desk.contents.id)
    else:
        entry = desk.store.undo(now, zone, starts, session=session.id)
    if entry and entry.what in (What.OVERRULE, What.ANSWER):
        # what was accepted on the strength of it goes with it
        gone = {entry.id, entry.ref}
        desk.spellings.take_back([row for row in desk.spellings.rows() if row.entry in gone])
    return entry


def redo(desk: Desk, session: Session) -> Entry | None:
    """Take back the newest undo of the session and return what stands again; None if something was done since."""
    return desk.store.redo(desk.clock(), desk.zone, desk.settings.day_starts, session=session.id)

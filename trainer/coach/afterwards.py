"""After a briefing: what came up in the room, and what was missed there, is evidence like any answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC

from trainer.coach.agenda import Appointment, changed
from trainer.coach.appointments import known
from trainer.coach.desk import Desk
from trainer.coach.session import Session, finish, started
from trainer.dossier.prints import prints
from trainer.memory import Rating
from trainer.records import Entry, What


def over(desk: Desk) -> Appointment | None:
    """Return the latest briefing on the open dossier that is past and of which nothing has been said yet."""
    now = desk.clock()
    rows = [row for row in known(desk) if not row.done and row.dossier == desk.contents.id and row.hour <= now]
    return rows[-1] if rows else None


def note_room(desk: Desk, row: Appointment, came_up: Mapping[str, bool]) -> int:
    """Record what came up (question ids, with whether it was known) and close the briefing; return how many it was.

    Each is an answer in a session of its own, rated Good or Again; it moves the schedule and the next plan.
    """
    there = {key: knew for key, knew in came_up.items() if key in desk.questions}
    # first of all, for what is noted twice would count twice
    desk.agenda.put(changed(row, done=True))
    # what is suspended or put off has come up all the same
    session = started(desk, "room", list(there), ()) if there else None
    if session:
        for key in session.plan:
            desk.store.record(_answer(desk, row, session, key, there[key]))
        finish(desk, session)
    return len(session.plan) if session else 0


def _answer(desk: Desk, row: Appointment, session: Session, key: str, knew: bool) -> Entry:
    question, marks, card = desk.questions[key], prints(desk.questions[key]), desk.store.card(key)
    rating, now = Rating.GOOD if knew else Rating.AGAIN, desk.clock()
    entry = desk.entry(
        What.ANSWER,
        key,
        session=session.id,
        kind=question.kind,
        mark="correct" if knew else "wrong",
        score=1.0 if knew else 0.0,
        rating=int(rating),
        seconds=desk.learner.seconds,
        wording=marks.wording,
        answer=marks.answer,
        data={"proposed": int(rating), "answer_text": marks.answer_text, "briefing": row.id},
    )
    # it was recalled at the hour, however late it is told, unless it has been answered again since
    since = card is not None and card.last_at is not None and card.last_at > row.hour
    return entry if since else replace(entry, at=min(now, row.hour.astimezone(UTC)))

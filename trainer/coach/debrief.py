"""After a session: its score against earlier ones, what was missed, and the one next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trainer.coach.desk import Desk
from trainer.coach.home import home
from trainer.coach.session import MODES, REHEARSALS, Session
from trainer.coach.source import citations, source_names
from trainer.coach.wording import away, count, day_name, minutes, percent
from trainer.dossier.prints import answer_text
from trainer.grading import Mark
from trainer.records import SessionRow, What


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A question whose first answer in the session was not right."""

    question: str
    ask: str
    typed: str
    mark: Mark
    answer: str
    sources: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier session's score."""

    started_at: datetime
    mode: str
    decks: str
    asked: int
    score: float
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """A session's outcome; ``score`` is the mean score of the first answer to each question, 0 to 1."""

    title: str
    asked: int
    answers: int
    score: float
    seconds: float
    by_deck: tuple[tuple[str, int, float], ...]
    misses: tuple[Miss, ...]
    earlier: tuple[Earlier, ...]
    like: Earlier | None
    """The last one before that was of the same mode and on the same decks, and so can be compared."""
    next_step: str
    readiness: str = ""


def debrief(desk: Desk, session: Session) -> Debrief:
    """Return what came of the session."""
    row = desk.store.session(session.id)
    titles = {deck.id: deck.title for deck in desk.dossier.decks}
    by_deck = tuple(
        (titles.get(deck, deck), asked, score) for deck, (asked, score) in desk.store.session_decks(session.id).items()
    )
    every = desk.store.sessions(desk.dossier.id, 60)
    place = next((number for number, one in enumerate(every) if one.id == session.id), len(every))
    # a rehearsal has its own score, weighted and with the clock running
    before = [one for one in every[place + 1 :] if one.asked and one.mode not in (*REHEARSALS, "room")]
    like = next((one for one in before if (one.mode, one.decks) == (row.mode, row.decks)), None)
    return Debrief(
        title=session.title,
        asked=row.asked,
        answers=row.answers,
        score=row.score,
        seconds=row.seconds,
        by_deck=by_deck,
        misses=tuple(_misses(desk, session)),
        earlier=tuple(earlier(desk, one) for one in before[:5]),
        like=earlier(desk, like) if like else None,
        next_step=_next_step(desk),
        readiness=_readiness(desk, session),
    )


def _readiness(desk: Desk, session: Session) -> str:
    """Return what a session towards a briefing has added to what will be known at its hour."""
    from trainer.coach.appointments import askable, coming
    from trainer.coach.towards import appointment, readiness, readiness_before

    row = appointment(desk, session.towards) or next(iter(coming(desk)), None)
    if row is None or row.hour <= desk.clock():
        return ""
    questions = askable(desk, row)
    before = readiness_before(desk, questions, row.hour, session.id).whole
    after = readiness(desk, questions, row.hour).whole
    # what was known before is worked out by today's belief, so that it is told as a difference and not as what was said
    added = round(after * 100) - round(before * 100)
    said = "this session moved it by less than a point"
    if added:
        said = f"this session {'added' if added > 0 else 'took off'} {count(abs(added), 'point')}"
    return (
        f"At the hour of “{row.title}”, if you stopped here: {percent(after)}, by estimate; {said}; "
        f"{away(row.hour - desk.clock())} to go."
    )


def earlier(desk: Desk, row: SessionRow) -> Earlier:
    """Return one line of the score history."""
    titles = [deck.title for deck in desk.dossier.decks if deck.slug in row.decks or deck.id in row.decks]
    return Earlier(
        started_at=row.started_at,
        mode=MODES.get(row.mode, row.mode),
        decks=", ".join(titles) or "All decks",
        asked=row.asked,
        score=row.score,
        seconds=row.seconds,
    )


def _misses(desk: Desk, session: Session) -> list[Miss]:
    names = source_names(desk.dossier)
    seen: set[str] = set()
    found = []
    for row in desk.store.effective(session=session.id):
        if row.what is not What.ANSWER or row.question in seen:
            continue
        seen.add(row.question)
        question = desk.questions.get(row.question)
        if question and row.mark != Mark.CORRECT:
            found.append(
                Miss(
                    question=question.id,
                    ask=question.ask,
                    typed=row.typed,
                    mark=Mark(row.mark),
                    answer=answer_text(question, names),
                    sources="; ".join(citations(desk.dossier, question.cite)),
                )
            )
    return found


def _next_step(desk: Desk) -> str:
    from trainer.coach.plan import next_sitting

    if desk.briefings.exists() and (planned := next_sitting(desk)):
        return planned
    state = home(desk)
    if state.due:
        return f"{count(state.due, 'question')} still due today, {minutes(state.due * desk.learner.seconds)}."
    if state.new:
        return f"Nothing is due; {count(state.new, 'new question')} left, {minutes(state.seconds)} for the next ones."
    if state.next_due:
        return f"All done for now. The next questions are due {day_name(state.next_due, state.now, desk.day)}."
    return "All done."

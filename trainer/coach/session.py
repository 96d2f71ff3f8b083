"""A study session: a plan of questions, and the queue that the log makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from trainer.coach.backlog import for_today
from trainer.coach.derive import memory_of
from trainer.coach.desk import Desk
from trainer.memory import Learned, New, Rating, recall, retrievability
from trainer.memory.queue import Queue, refold, without
from trainer.records import Card, SessionRow, What

if TYPE_CHECKING:
    from trainer.dossier.model import Question

MODES = {
    "study": "Study",
    "timed": "Study by the clock",
    "towards": "Towards the briefing",
    "room": "In the room",
    "ahead": "Practice ahead of time",
    "briefing": "After reading",
    "chosen": "Chosen questions",
    "timeline": "From the timeline",
    "actors": "From the actors",
    "motives": "From the motives",
    "mediators": "From the mediators",
    "differences": "Where the sources differ",
    "weak": "Weak spots",
    "rehearsal": "Mock briefing",
    "hotseat": "Hot seat",
}
REHEARSALS = ("rehearsal", "hotseat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session that can be written, closed and resumed; where it stands is in the log.

    One with ``ends_at`` asks what adds most by then, and with ``towards`` (a briefing's id) by the hour of that.
    """

    id: str
    mode: str
    title: str
    plan: tuple[str, ...]
    seed: str
    started_at: datetime
    ends_at: datetime | None = None
    towards: str = ""
    options: Mapping[str, object] = field(default_factory=dict)

    @property
    def timed(self) -> bool:
        """Whether it ends at a moment rather than with its questions."""
        return self.ends_at is not None


def _askable(card: Card | None, now: datetime) -> bool:
    if card is None:
        return True
    return not card.suspended and not (card.buried_until and card.buried_until > now)


def _in_decks(desk: Desk, decks: Sequence[str]) -> list[Question]:
    wanted = set(decks)
    every = (deck for deck in desk.dossier.decks if not wanted or deck.slug in wanted or deck.id in wanted)
    return [question for deck in every for question in deck.questions]


def due_and_new(desk: Desk, decks: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """Return the questions due in this study day, most overdue first, and the new ones by weight and deck order.

    Where more is due than a day holds, what loses most by waiting comes first.
    """
    now = desk.clock()
    cards = desk.store.cards(desk.dossier.id)
    due: list[tuple[float, str]] = []
    new: list[tuple[int, str]] = []
    end = desk.day.end(now)
    for question in _in_decks(desk, decks):
        card = cards.get(question.id)
        if not _askable(card, now):
            continue
        if card is None or card.due_at is None:
            new.append((-question.weight, question.id))
        elif card.due_at < end:
            due.append((_left(memory_of(card.state), now), question.id))
    due.sort(key=lambda row: row[0])
    new.sort(key=lambda row: row[0])
    every = [key for _, key in due]
    return list(dict.fromkeys([*for_today(desk, every), *every])), [key for _, key in new]


def _left(memory: New | Learned, now: datetime) -> float:
    """Return what is left of a memory on FSRS's curve, by which the least is the most overdue for its interval."""
    if isinstance(memory, New):
        return 0.0
    return retrievability(memory.stability, max(0.0, (now - memory.long_at) / timedelta(days=1)))


def weakest(desk: Desk, decks: Sequence[str] = ()) -> list[str]:
    """Return the questions met before, least likely to be recalled first."""
    now, learner = desk.clock(), desk.learner
    cards = desk.store.cards(desk.dossier.id)
    rows: list[tuple[float, str]] = []
    for question in _in_decks(desk, decks):
        card = cards.get(question.id)
        if card and _askable(card, now) and isinstance(memory := memory_of(card.state), Learned):
            rows.append((recall(memory, learner, now), question.id))
    rows.sort(key=lambda row: row[0])
    return [key for _, key in rows]


def begin_timed(desk: Desk, *, minutes: int, decks: Sequence[str] = (), towards: str = "") -> Session | None:
    """Start a session of so many minutes, for a briefing (its id) or without one; None if there is nothing to ask."""
    from trainer.coach.appointments import covered, ruled
    from trainer.coach.towards import appointment, next_question

    row = appointment(desk, towards)
    wanted = {question.id for question in _in_decks(desk, decks)}
    due, new = due_and_new(desk, decks)
    every = (ruled(desk, row) or covered(desk, row)) if row else [*due, *new, *weakest(desk, decks)]
    plan = [key for key in dict.fromkeys(every) if key in wanted]
    ends_at = desk.clock() + timedelta(minutes=minutes)
    if row and row.hour > desk.clock():
        ends_at = min(ends_at, row.hour)
    if next_question(desk, plan, towards, ends_at) is None:
        return None
    return started(desk, "towards" if row else "timed", plan, decks, ends_at=ends_at, towards=towards)


def begin(desk: Desk, *, decks: Sequence[str] = (), count: int | None = None) -> Session | None:
    """Start a session with what is due, then what is new, then (if there is neither) the weakest; None if nothing."""
    size = count or desk.settings.session_length
    due, new = due_and_new(desk, decks)
    plan, mode = [*due, *new][:size], "study"
    if not plan:
        plan, mode = weakest(desk, decks)[:size], "ahead"
    return started(desk, mode, plan, decks) if plan else None


def begin_with(desk: Desk, questions: Iterable[str], mode: str = "chosen") -> Session | None:
    """Start a session with just these questions (those suspended left out); None if none is left."""
    now = desk.clock()
    plan = [key for key in dict.fromkeys(questions) if key in desk.questions and _askable(desk.store.card(key), now)]
    return started(desk, mode, plan, ()) if plan else None


def begin_among(desk: Desk, questions: Iterable[str], mode: str) -> Session | None:
    """Start a session with the least known of these questions, at most as many as a session has; None if none is left.

    Those met before that may be forgotten come first, least likely to be recalled first; then the new ones by weight;
    then the rest.
    """
    now, learner = desk.clock(), desk.learner
    cards = desk.store.cards(desk.dossier.id)
    met: list[tuple[float, str]] = []
    new: list[tuple[int, str]] = []
    for key in dict.fromkeys(questions):
        question, card = desk.questions.get(key), cards.get(key)
        if question is None or not _askable(card, now):
            continue
        memory = memory_of(card.state) if card else New()
        if isinstance(memory, Learned):
            met.append((recall(memory, learner, now), key))
        else:
            new.append((-question.weight, key))
    met.sort(key=lambda row: row[0])
    new.sort(key=lambda row: row[0])
    shaky = [key for chance, key in met if chance < desk.settings.retention]
    sound = [key for chance, key in met if chance >= desk.settings.retention]
    plan = [*shaky, *(key for _, key in new), *sound][: desk.settings.session_length]
    return started(desk, mode, plan, ()) if plan else None


def started(  # noqa: PLR0913 - what a session is made of
    desk: Desk,
    mode: str,
    plan: Sequence[str],
    decks: Sequence[str],
    *,
    ends_at: datetime | None = None,
    towards: str = "",
    seed: str = "",
    options: Mapping[str, object] | None = None,
) -> Session:
    """Write down a session that starts, and close those of earlier days; without a ``seed`` it has one of its own."""
    from trainer.coach.leftover import close_stale

    close_stale(desk)
    now = desk.clock()
    key = uuid4().hex
    seed = seed or key[:8]
    desk.store.start(
        SessionRow(
            id=key,
            dossier=desk.dossier.id,
            mode=mode,
            decks=tuple(decks),
            plan=tuple(plan),
            seed=seed,
            started_at=now,
            ended_at=None,
            zone=desk.zone,
            ends_at=ends_at,
            towards=towards,
            fingerprint=desk.loaded.fingerprint,
            options=dict(options or {}),
        )
    )
    return Session(
        id=key,
        mode=mode,
        title=_title(desk, mode, decks),
        plan=tuple(plan),
        seed=seed,
        started_at=now,
        ends_at=ends_at,
        towards=towards,
        options=dict(options or {}),
    )


def _title(desk: Desk, mode: str, decks: Sequence[str]) -> str:
    titles = ", ".join(deck.title for deck in desk.contents.decks if deck.slug in decks or deck.id in decks)
    name = MODES.get(mode, mode)
    # a rehearsal is not taken for study, whatever it is on
    return f"{name}: {titles}" if titles and mode in REHEARSALS else titles or name


def session_of(desk: Desk, row: SessionRow) -> Session:
    """Return a session as it was written down."""
    return Session(
        id=row.id,
        mode=row.mode,
        title=_title(desk, row.mode, row.decks),
        plan=row.plan,
        seed=row.seed,
        started_at=row.started_at,
        ends_at=row.ends_at,
        towards=row.towards,
        options=row.options,
    )


def queue(desk: Desk, session: Session) -> Queue:
    """Return where the session stands: its plan folded with the answers that the log holds for it.

    What was suspended, put off, taken from the deck or answered in another session since is not asked any more.
    """
    rows = desk.store.effective(session=session.id)
    if session.mode in REHEARSALS:
        given = {row.question for row in rows if row.what is What.REHEARSE}
        there = [key for key in session.plan if key in given or key in desk.questions]
        return Queue(
            waiting=tuple(key for key in there if key not in given), done=tuple(key for key in there if key in given)
        )
    if session.timed:
        return _timed_queue(desk, session, [row.question for row in rows if row.what is What.ANSWER])
    answers = [(row.question, row.rating != Rating.AGAIN) for row in rows if row.what is What.ANSWER]
    folded, here = refold(session.plan, answers), {key for key, _ in answers}
    now = desk.clock()
    cards = desk.store.cards(desk.contents.id)
    known = {key for deck in desk.contents.decks for key in deck.questions}
    for key in folded.waiting:
        card = cards.get(key)
        elsewhere = card is not None and card.last_at is not None and card.last_at > session.started_at
        if key not in known or not _askable(card, now) or (elsewhere and key not in here):
            folded = without(folded, key)
    return folded


def _timed_queue(desk: Desk, session: Session, answered: Sequence[str]) -> Queue:
    from trainer.coach.towards import next_question

    found = next_question(desk, session.plan, session.towards, session.ends_at)
    done = tuple(key for key in dict.fromkeys(answered) if key != found)
    return Queue(waiting=(found,) if found else (), done=done)


def finish(desk: Desk, session: Session) -> None:
    """Close the session; what was answered stands."""
    desk.store.finish(session.id, desk.clock())

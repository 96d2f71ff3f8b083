"""What came of a rehearsal: the weighted score, by deck, kind and weight, what was missed, and how it compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.coach.desk import Desk
from trainer.coach.session import MODES, REHEARSALS, Session, session_of
from trainer.coach.source import citations, source_names
from trainer.dossier.model import OpenQuestion
from trainer.dossier.prints import answer_text, prints
from trainer.errors import UsageError
from trainer.records import Effective, SessionRow, What, deck_of

WEIGHTS = {3: "must know", 2: "should know", 1: "detail"}
FAR = 400
"""Rehearsals that are compared at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Some of the questions, with their score, weighted, 0 to 1."""

    title: str
    questions: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A question that was not wholly right.

    ``typed`` is what was said; ``made`` and ``left`` are the key points of an open question that were made, and those
    that were not; ``entry`` is the id of the answer in the log; ``late`` says that the time was up.
    """

    question: str
    entry: str
    ask: str
    typed: str
    answer: str
    score: float
    weight: int
    late: bool
    sources: tuple[str, ...]
    made: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An earlier rehearsal of the same kind."""

    started_at: datetime
    score: float
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a rehearsal; ``score`` is weighted, with partial credit, over what was answered.

    ``dossier_changed`` says that the rehearsal before was on another state of the dossier.
    """

    session: Session
    dossier: str
    fingerprint: str
    title: str
    ended_at: datetime | None
    planned: int
    answered: int
    late: int
    seconds: float
    score: float
    by_deck: tuple[Portion, ...]
    by_kind: tuple[Portion, ...]
    by_weight: tuple[Portion, ...]
    missed: tuple[Missed, ...]
    last: Before | None
    best: Before | None
    earlier: int
    dossier_changed: bool


def outcome(desk: Desk, session: Session) -> Outcome:
    """Return what came of a rehearsal so far."""
    row = desk.store.session(session.id)
    every_row = (each for each in desk.store.effective(session=session.id) if each.what is What.REHEARSE)
    firsts: dict[str, Effective] = {}
    for each in every_row:
        firsts.setdefault(each.question, each)
    rows = list(firsts.values())
    titles = {deck.id: deck.title for deck in desk.contents.decks}
    every = [each for each in desk.store.sessions(desk.contents.id, FAR, session.mode) if each.ended_at]
    number = next((at for at, each in enumerate(every) if each.id == session.id), None)
    others = [each for each in every if each.started_at < session.started_at] if number is None else every[number + 1 :]
    before = [(each, found) for each in others if (found := _before(each))]
    return Outcome(
        session=session,
        dossier=desk.contents.title,
        fingerprint=row.fingerprint,
        title=MODES[session.mode],
        ended_at=row.ended_at,
        planned=len(session.plan),
        answered=len(rows),
        late=sum(bool(each.data.get("late")) for each in rows),
        seconds=sum(each.seconds or 0.0 for each in rows),
        score=_score(rows),
        by_deck=_portions(
            rows, lambda each: titles.get(deck_of(each.question), deck_of(each.question)), titles.values()
        ),
        by_kind=_portions(rows, lambda each: each.kind, sorted({each.kind for each in rows})),
        by_weight=_portions(rows, lambda each: WEIGHTS[_weight(each)], WEIGHTS.values()),
        missed=tuple(_missed(desk, each) for each in rows if (each.score or 0.0) < 1 and each.mark != "correct"),
        last=before[0][1] if before else None,
        best=max((found for _, found in before), key=lambda found: found.score, default=None),
        earlier=len(before),
        dossier_changed=bool(before and row.fingerprint and before[0][0].fingerprint not in ("", row.fingerprint)),
    )


def settle(desk: Desk, session: Session) -> None:
    """Note a rehearsal's score with its session, so that a history of many is there at once."""
    told = outcome(desk, session)
    desk.store.note(session.id, result={"score": round(told.score, 6), "questions": told.answered})


def finish(desk: Desk, session: Session) -> None:
    """Close a rehearsal; what was not reached counts neither way."""
    settle(desk, session)
    desk.store.finish(session.id, desk.clock())


def overrule(desk: Desk, session: Session, missed: Missed) -> None:
    """Record that an answer was right after all."""
    desk.store.record(
        desk.entry(What.OVERRULE, missed.question, session=session.id, ref=missed.entry, mark="correct", score=1.0)
    )
    settle(desk, session)


def rehearsed(desk: Desk, key: str = "") -> Session:
    """Return the rehearsal whose id begins so, or the latest that something was answered in; else `UsageError`."""
    every = (row for mode in REHEARSALS for row in desk.store.sessions(desk.contents.id, FAR, mode) if row.answers)
    rows = sorted(every, key=lambda row: row.started_at, reverse=True)
    found = [row for row in rows if row.id.startswith(key)] if key else rows[:1]
    if not found:
        raise UsageError(
            f"There is no rehearsal {key!r}." if key else "There is no rehearsal yet. “crisis-trainer rehearse” is one."
        )
    if len(found) > 1:
        raise UsageError(f"{len(found)} rehearsals begin with {key!r}; give more of it.")
    return session_of(desk, found[0])


def _before(row: SessionRow) -> Before | None:
    result = row.options.get("result")
    # one given up before half of it says little
    if not isinstance(result, dict) or result.get("questions", 0) * 2 < max(2, len(row.plan)):
        return None
    return Before(started_at=row.started_at, score=float(result["score"]), questions=int(result["questions"]))


def _weight(row: Effective) -> int:
    weight = row.data.get("weight")
    return weight if weight in WEIGHTS else 2


def _score(rows: Sequence[Effective]) -> float:
    total = sum(_weight(row) for row in rows)
    return sum(_weight(row) * (row.score or 0.0) for row in rows) / total if total else 0.0


def _portions(rows: Sequence[Effective], name: Callable[[Effective], str], order: Iterable[str]) -> tuple[Portion, ...]:
    groups: dict[str, list[Effective]] = {title: [] for title in order}
    for row in rows:
        groups.setdefault(name(row), []).append(row)
    return tuple(
        Portion(title=title, questions=len(mine), score=_score(mine)) for title, mine in groups.items() if mine
    )


def _missed(desk: Desk, row: Effective) -> Missed:
    question = desk.questions.get(row.question)
    ticks, _, written = row.typed.partition("\n")
    logged = row.data.get("points")
    points = [str(text) for text in logged] if isinstance(logged, list) else []
    made = {int(word) - 1 for word in ticks.split() if word.isdecimal()}
    cites = {point.text: point.cite for point in question.points} if isinstance(question, OpenQuestion) else {}
    is_same = question is not None and prints(question).answer == row.answer
    answer = answer_text(question, source_names(desk.dossier)) if question and is_same else ""
    return Missed(
        question=row.question,
        entry=row.id,
        ask=question.ask if question else row.question,
        typed=written if points else row.typed,
        answer=answer or f"{row.data.get('answer_text', '')} (the dossier has another answer by now)",
        score=row.score or 0.0,
        weight=_weight(row),
        late=bool(row.data.get("late")),
        sources=tuple(citations(desk.dossier, question.cite)) if question else (),
        made=tuple(_point(text, cites.get(text, ())) for at, text in enumerate(points) if at in made),
        left=tuple(_point(text, cites.get(text, ())) for at, text in enumerate(points) if at not in made),
    )


def _point(text: str, cite: Sequence[str]) -> str:
    return f"{text} ¶{', '.join(cite)}" if cite else text

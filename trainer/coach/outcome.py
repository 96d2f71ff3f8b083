"""What came of a rehearsal: the weighted score, by deck, kind and weight, what was missed, and how it compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from trainer.coach.desk import Desk
from trainer.coach.scores import FEWEST, Ground, Score, differing, ground_of, scores
from trainer.coach.session import MODES, Session
from trainer.coach.source import citations, source_names
from trainer.dossier.model import ClozeQuestion, OpenQuestion
from trainer.dossier.prints import answer_text, prints
from trainer.records import Effective, What, deck_of

WEIGHTS = {3: "must know", 2: "should know", 1: "detail"}
ANSWERS = (What.ANSWER, What.REHEARSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Some of the questions, with their score, weighted, 0 to 1."""

    title: str
    questions: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A question that was not wholly right.

    ``typed`` is what was said, a part of it a line, and ``gaps`` how many a cloze has; ``made`` and ``left`` are the
    key points of an open question that were made, and those that were not; ``entry`` is the id of the answer in the
    log; ``late`` says that the time was up.
    """

    question: str
    entry: str
    ask: str
    kind: str
    typed: str
    gaps: int
    answer: str
    score: float
    weight: int
    late: bool
    sources: tuple[str, ...]
    made: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An earlier rehearsal of the same kind and on the same ground: the same decks, weights and countdown."""

    id: str
    started_at: datetime
    score: float
    questions: int


class _State(NamedTuple):
    """A question as it was asked; the weight is not known of an answer in study."""

    wording: str
    answer: str
    weight: int | None

    def same(self, other: _State) -> bool:
        is_weighed = None not in (self.weight, other.weight)
        return self[:2] == other[:2] and not (is_weighed and self.weight != other.weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a rehearsal; ``score`` is weighted, with partial credit, over what was answered.

    ``last`` is the last one before on its ``ground``, ``best`` the best of the ``earlier`` ones that had at least
    `FEWEST` questions; ``other_numbers`` says that these had not all as many questions as this one. Without a last one
    ``unlike`` says what was another in the last of its kind; empty if there was none. ``dossier_changed`` says that the
    dossier was edited since the last one, ``changed`` how many questions of the two were (see `edited`).
    ``fingerprint`` is the dossier's when it began, ``ended_on`` at its last answer.
    """

    session: Session
    dossier: str
    fingerprint: str
    ended_on: str
    ground: Ground
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
    other_numbers: bool
    unlike: tuple[str, ...]
    dossier_changed: bool
    changed: int

    @property
    def within(self) -> bool:
        """Whether the dossier was edited in the middle of it."""
        return bool(self.fingerprint) and self.ended_on != self.fingerprint


def outcome(desk: Desk, session: Session) -> Outcome:
    """Return what came of a rehearsal so far."""
    row, rows = desk.store.session(session.id), _firsts(desk, session.id)
    titles = {deck.id: deck.title for deck in desk.contents.decks}
    ground = ground_of(desk.contents, row.mode, row.decks, row.options)
    ended_on = _ended_on(rows) or row.fingerprint
    earlier = _earlier(desk, session)
    alike = [each for each in earlier if each.ground == ground]
    many = [each for each in alike if each.asked >= FEWEST]
    last = alike[-1] if alike else None
    dossiers = {row.fingerprint, ended_on, last.ended_on} - {""} if last else set()
    return Outcome(
        session=session,
        dossier=desk.contents.title,
        fingerprint=row.fingerprint,
        ended_on=ended_on,
        ground=ground,
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
        last=_before(last) if last else None,
        best=_before(max(many, key=lambda each: each.score)) if many else None,
        earlier=len(many),
        other_numbers=any(each.asked != len(rows) for each in [*alike[-1:], *many]),
        unlike=differing((earlier[-1].ground, ground)) if earlier and not alike else (),
        dossier_changed=len(dossiers) > 1,
        changed=len(edited(desk, last.id, session.id)) if last and len(dossiers) > 1 else 0,
    )


def settle(desk: Desk, session: Session) -> None:
    """Note a rehearsal's score with its session, so that a history of many is there at once."""
    rows = _firsts(desk, session.id)
    result = {"score": round(_score(rows), 6), "questions": len(rows), "fingerprint": _ended_on(rows)}
    desk.store.note(session.id, result=result)


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


def edited(desk: Desk, before: str, after: str) -> list[str]:
    """Return the questions answered in either of two sittings that had another wording, answer or weight at the other.

    What only one of them asked is held against what the log knows of it: the answer given last until the earlier one
    ended, or the first one after the later one, or, if there is none yet, the question as it is now. What was never
    asked until the earlier one ended cannot be said to have changed.
    """
    rows = [_firsts(desk, key) for key in (before, after)]
    old, new = ({row.question: _state(row) for row in every} for every in rows)
    began, ended = (max((row.seq for row in every), default=0) for every in rows)
    found = []
    for key in dict.fromkeys([*old, *new]):
        one, other = old.get(key), new.get(key)
        if one is None or other is None:
            given = [row for row in desk.store.effective(question=key) if row.what in ANSWERS]
            one = one or next((_state(row) for row in reversed(given) if row.seq <= began), None)
            other = other or next((_state(row) for row in given if row.seq > ended), None) or _now(desk, key)
        if one is not None and not one.same(other):
            found.append(key)
    return found


def _state(row: Effective) -> _State:
    weight = row.data.get("weight")
    return _State(row.wording, row.answer, weight if weight in WEIGHTS else None)


def _now(desk: Desk, key: str) -> _State:
    question = desk.questions.get(key)
    if question is None:
        return _State("", "", None)
    marks = prints(question)
    return _State(marks.wording, marks.answer, question.weight)


def _firsts(desk: Desk, session: str) -> list[Effective]:
    """Return the first answer to each question of a sitting; the first is the one that counts."""
    firsts: dict[str, Effective] = {}
    for row in desk.store.effective(session=session):
        if row.what in ANSWERS:
            firsts.setdefault(row.question, row)
    return list(firsts.values())


def _ended_on(rows: Sequence[Effective]) -> str:
    """Return the fingerprint of the dossier at the last of some answers; empty if it was not noted."""
    return str(max(rows, key=lambda row: row.seq).data.get("fingerprint", "")) if rows else ""


def _earlier(desk: Desk, session: Session) -> list[Score]:
    """Return the rehearsals of this kind that were over before, with a result to compare with, oldest first."""
    every = scores(desk, session.mode)[session.mode].rows
    place = next((at for at, each in enumerate(every) if each.id == session.id), None)
    others = [each for each in every if each.started_at < session.started_at] if place is None else every[:place]
    return [each for each in others if each.weighted]


def _before(row: Score) -> Before:
    return Before(id=row.id, started_at=row.started_at, score=row.score, questions=row.asked)


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
        kind=row.kind,
        typed=written if points else row.typed,
        gaps=len(question.gaps) if isinstance(question, ClozeQuestion) and row.kind == question.kind else 0,
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

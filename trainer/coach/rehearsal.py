"""Rehearsals: a mock briefing or the hot seat, against the clock, with no verdict until the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from shlex import join
from typing import Any
from uuid import uuid4

from trainer.coach.accepted import judged
from trainer.coach.answer import LONGEST
from trainer.coach.ask import Asked
from trainer.coach.desk import Desk
from trainer.coach.draw import Drawable, drawn
from trainer.coach.session import REHEARSALS, Session, started
from trainer.dossier.model import OpenQuestion
from trainer.dossier.prints import prints
from trainer.errors import UsageError
from trainer.records import What

QUESTIONS = 20
ROOM, HOT_ROOM = 20, 60
"""Seconds for a question as in the room: to answer it, and to answer an open one aloud."""
TRIES = 16
"""Draws of which the one least like the last rehearsal is taken."""
SEED = 40
MOST_QUESTIONS, MOST_MINUTES, MOST_SECONDS = 500, 240, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a rehearsal is asked for.

    ``count`` questions or as many as ``minutes`` hold (neither: 20; of both ``count`` counts); ``countdown`` seconds
    for each (0: none; None: as in the room); of ``decks`` and ``weights`` (none: all); ``hot``: the hot seat's open
    questions. The same ``seed`` draws the same again; without one the draw is unlike the last.
    """

    count: int | None = None
    minutes: int | None = None
    countdown: int | None = None
    decks: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    hot: bool = False
    seed: str = ""

    @property
    def seconds(self) -> int:
        """The seconds that a question has; 0 if there is no countdown."""
        return self.countdown if self.countdown is not None else HOT_ROOM if self.hot else ROOM

    @property
    def number(self) -> int:
        """How many questions are drawn, if there are as many.

        Minutes without a countdown hold what they hold in the room: the learner's own pace is another next week, and
        the same seed would draw another set.
        """
        if self.count is not None or self.minutes is None:
            return self.count or QUESTIONS
        return max(1, round(self.minutes * 60 / (self.seconds or (HOT_ROOM if self.hot else ROOM))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far a question is that is not answered yet: the seconds spent on it, and what stands in its box (``draft``).

    Of an open question also whether its key points have been ``shown``, what was ``written`` before that, and whether
    the time was up then (``late``).
    """

    seconds: float = 0.0
    written: str = ""
    shown: bool = False
    late: bool = False
    draft: tuple[str, ...] = ()


def checked(desk: Desk, terms: Terms) -> Terms:
    """Return the terms if they can be met; `UsageError` says what cannot."""
    slugs = [deck.slug for deck in desk.contents.decks]
    for deck in terms.decks:
        if deck not in slugs:
            raise UsageError(f"There is no deck {deck!r} in “{desk.contents.title}”. Its decks are {', '.join(slugs)}.")
    for name, value, least, most in (
        ("questions", terms.count, 1, MOST_QUESTIONS),
        ("minutes", terms.minutes, 1, MOST_MINUTES),
        ("seconds a question", terms.countdown, 0, MOST_SECONDS),
    ):
        if value is not None and not least <= value <= most:
            raise UsageError(f"A rehearsal takes {least} to {most} {name}, not {value}.")
    if len(terms.seed) > SEED or not terms.seed.isprintable():
        raise UsageError(f"A seed is up to {SEED} letters and figures on one line, such as a0cd58.")
    if wrong := set(terms.weights) - {1, 2, 3}:
        raise UsageError(f"A weight is 3 (must know), 2 (should know) or 1 (detail), not {min(wrong)}.")
    return terms


def begin(desk: Desk, terms: Terms) -> Session | None:
    """Start a rehearsal; None if the decks and weights hold nothing to ask. Raises `UsageError` as `checked` does."""
    checked(desk, terms)
    rows = _pool(desk, terms)
    if not rows:
        return None
    mode = "hotseat" if terms.hot else "rehearsal"
    last = next(iter(desk.store.sessions(desk.contents.id, 1, mode)), None)
    seed, plan = _draw(rows, terms.number, terms.seed, set(last.plan) if last else set())
    cards = desk.store.cards(desk.contents.id)
    plan = [key for key in plan if key not in cards or not cards[key].suspended]
    if not plan:
        return None
    options = {field.name: getattr(terms, field.name) for field in fields(terms)}
    options |= {"countdown": terms.seconds, "number": terms.number}
    return started(desk, mode, plan, terms.decks, seed=seed, options=options)


def _pool(desk: Desk, terms: Terms) -> list[Drawable]:
    # what is suspended is drawn with the rest and then left out, so that a seed draws the same whatever is suspended
    rows = []
    for deck in desk.dossier.decks:
        if terms.decks and deck.slug not in terms.decks:
            continue
        # whoever names no decks is asked by the room in the seat, and by all decks in a mock briefing
        toned = any(isinstance(each, OpenQuestion) and each.tone for each in deck.questions)
        for question in deck.questions:
            if terms.hot == isinstance(question, OpenQuestion) and (
                not terms.weights or question.weight in terms.weights
            ):
                rows.append((toned, Drawable(id=question.id, deck=deck.id, weight=question.weight)))
    only_toned = terms.hot and not terms.decks and any(toned for toned, _ in rows)
    return [row for toned, row in rows if toned or not only_toned]


def _draw(rows: Sequence[Drawable], number: int, seed: str, last: set[str]) -> tuple[str, list[str]]:
    """Return a seed and what it draws: the one that is wanted, or of some the one least like the last rehearsal."""
    if seed:
        return seed, drawn(rows, number, seed)
    tries = [uuid4().hex[:6] for _ in range(TRIES)]
    plans = [(each, drawn(rows, number, each)) for each in tries]
    return min(plans, key=lambda found: len(last & set(found[1])))


def command(session: Session) -> str:
    """Return the command that draws a rehearsal's set again, as long as the dossier stays as it was."""
    said, many = session.options, ["--count", str(len(session.plan))]
    decks, weights = (said.get(name) for name in ("decks", "weights"))
    if said.get("count"):
        many = ["--count", str(said["count"])]
    elif said.get("minutes") and "number" in said:
        # without a number kept it is an older one, in which minutes held as many as the learner's pace let them
        many = ["--minutes", str(said["minutes"])]
    elif "number" in said:
        many = ["--count", str(said["number"])]
    countdown = said.get("countdown")
    words = ["crisis-trainer", "rehearse", *(decks if isinstance(decks, list | tuple) else ()), *many]
    words += ["--countdown", str(countdown or "off")] if isinstance(countdown, int) else []
    words += ["--weight", *map(str, weights)] if isinstance(weights, list | tuple) and weights else []
    words += ["--hot-seat"] if session.mode == "hotseat" else []
    # a seed that begins with a dash would be taken for an option
    seed = [f"--seed={session.seed}"] if session.seed.startswith("-") else ["--seed", session.seed]
    return join([*words, *seed])


def answer(desk: Desk, asked: Asked, typed: str, seconds: float, *, late: bool = False) -> bool:
    """Grade what was said and record it, without a word to the learner; ``late`` says that the time was up.

    Returns False, and records nothing, if the question has been answered in another window meanwhile, or the rehearsal
    ended in one.
    """
    question, rows = asked.question, desk.store.effective(session=asked.session.id)
    if any(row.question == question.id and row.what is What.REHEARSE for row in rows):
        return False
    if desk.store.session(asked.session.id).ended_at:
        return False
    day_first = desk.settings.dates == "day-first"
    verdict = judged(question, typed, desk.spellings.rows(), desk.known, day_first=day_first)
    marks = prints(question)
    data: dict[str, object] = {
        "answer_text": marks.answer_text,
        "status": question.status,
        "weight": question.weight,
        "late": late,
        # the dossier may be edited while a rehearsal is left
        "fingerprint": desk.loaded.fingerprint,
    }
    if isinstance(question, OpenQuestion):
        data["points"] = [point.text for point in question.points]
    desk.store.record(
        desk.entry(
            What.REHEARSE,
            question.id,
            session=asked.session.id,
            kind=question.kind,
            typed=typed,
            mark=verdict.mark.value,
            score=verdict.score,
            seconds=min(max(seconds, 0.0), LONGEST),
            wording=marks.wording,
            answer=marks.answer,
            data=data,
        )
    )
    return True


def leave(desk: Desk, session: Session, question: str, stage: Stage) -> None:
    """Note how far a question is that is left open, so that its time goes on where it stood.

    What has been answered in another window meanwhile is not open, and its note would take another's place.
    """
    rows = desk.store.effective(session=session.id)
    if any(row.question == question and row.what is What.REHEARSE for row in rows):
        return
    desk.store.note(session.id, stage={"question": question, **asdict(stage)})


def stage_of(desk: Desk, session: Session, question: str) -> Stage:
    """Return how far a question was when it was left."""
    kept = desk.store.session(session.id).options.get("stage")
    if not isinstance(kept, dict) or kept.get("question") != question:
        return Stage()
    return Stage(
        seconds=float(kept.get("seconds", 0.0)),
        written=str(kept.get("written", "")),
        shown=bool(kept.get("shown")),
        late=bool(kept.get("late")),
        draft=tuple(map(str, kept.get("draft", ()))),
    )


def last_terms(desk: Desk) -> Terms:
    """Return how the last rehearsal was asked for; the usual terms if there was none."""
    rows = [row for mode in REHEARSALS for row in desk.store.sessions(desk.contents.id, 1, mode)]
    row = max(rows, key=lambda row: row.started_at, default=None)
    if row is None:
        return Terms()
    hot = row.mode == "hotseat"
    known = {field.name for field in fields(Terms)} - {"seed", "hot"}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.options.items() if name in known
    }
    try:
        return checked(desk, Terms(hot=hot, **values))
    except (UsageError, TypeError):  # a deck that is gone since, or options of a later version
        return Terms(hot=hot)

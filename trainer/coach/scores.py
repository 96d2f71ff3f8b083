"""Scores of study sessions and of rehearsals, each sort apart: every sitting, best, last, trend, and by deck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from trainer.coach.desk import Desk
from trainer.coach.session import MODES
from trainer.dossier.contents import Contents
from trainer.records import Sitting

SORTS = {"study": "Study sessions", "rehearsal": "Mock briefings", "hotseat": "Hot seats"}
"""The sorts of sitting; any mode that is no rehearsal is study."""
EACH = 5
"""How many sittings at the most are on either side of a trend."""
FEWEST = 5
"""How many questions a sitting has to have for the best: one question alone is easily all right."""
NAMED = 2
"""How many decks are named; of more only the number is told."""


class Ground(NamedTuple):
    """The ground of a sitting: what was asked for. Scores on other grounds are of other things.

    ``decks`` (slugs) and ``weights`` are empty where all were asked; ``countdown`` is the seconds a question had, 0 for
    none. The number of questions is none of it.
    """

    decks: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    countdown: int = 0


EVERYTHING = Ground()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One sitting and its score, 0 to 1.

    The score of a study session is the mean over its questions of the first answer's score; that of a rehearsal weighs
    the questions (``weighted``). ``kind`` is the mode as it is kept, ``mode`` in words; ``decks`` says which were
    asked from, ``ground`` what was asked for, ``by_deck`` how many questions of each deck (by id) with their unweighted
    mean. ``seconds`` are those of the answers. ``fingerprint`` is the dossier's at the start, ``ended_on`` at the last
    answer of a rehearsal; ``changed`` says that the dossier is not what it was at the sitting of this sort before.
    """

    id: str
    sort: str
    kind: str
    mode: str
    decks: str
    ground: Ground
    seed: str
    started_at: datetime
    ended_at: datetime | None
    asked: int
    answers: int
    seconds: float
    score: float
    weighted: bool
    towards: str
    fingerprint: str
    ended_on: str
    changed: bool
    by_deck: Mapping[str, tuple[int, float]]

    @property
    def within(self) -> bool:
        """Whether the dossier was edited in the middle of it."""
        return _changed(self.fingerprint, self.ended_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The mean of the last ``each`` scores less that of as many before, each counted by its questions.

    ``changed`` says that the dossier was edited between the first and the last of them, ``mixed`` in which of `Ground`
    they are not all alike.
    """

    by: float
    each: int
    changed: bool
    mixed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What a row of scores comes to: the best over at least `FEWEST` questions, the last, and the trend.

    ``mixed`` says in which of `Ground` the scores are not all alike.
    """

    best: float | None
    last: float | None
    trend: Trend | None
    mixed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Ends):
    """The sittings of one sort, oldest first, and what they come to."""

    sort: str
    title: str
    rows: tuple[Score, ...]


class Part(NamedTuple):
    """What a sitting asked of one deck: the unweighted mean of the first answers to so many questions."""

    id: str
    asked: int
    score: float
    changed: bool
    within: bool
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts(Ends):
    """One deck's part of the sittings of one sort, oldest first, and what they come to."""

    deck: str
    title: str
    rows: tuple[Part, ...]


def scores(desk: Desk, mode: str = "") -> dict[str, Series]:
    """Return the series of each sort of sitting in which something was answered; rehearsals once they are over.

    With the ``mode`` of a rehearsal only its own is filled.
    """
    found: dict[str, list[Score]] = {sort: [] for sort in SORTS}
    before: dict[str, str] = {}
    for row in desk.store.sittings(desk.contents.id, mode):
        sort = row.mode if row.mode in SORTS else "study"
        score = _score(row, sort, desk.contents, before.get(sort, ""))
        if score.asked and (sort == "study" or score.ended_at):
            found[sort].append(score)
            # a sitting of which it is not known tells nothing
            before[sort] = score.ended_on or before.get(sort, "")
    return {sort: Series(sort=sort, title=SORTS[sort], rows=tuple(rows), **_ends(rows)) for sort, rows in found.items()}


def by_deck(desk: Desk, series: Series) -> tuple[Parts, ...]:
    """Return for each deck its part of the sittings; ``changed`` there is since the deck was asked from before.

    Which other decks were asked is nothing to a deck's part, so that they are no ground of it.
    """
    found: dict[str, list[Part]] = {deck.id: [] for deck in desk.contents.decks}
    before: dict[str, str] = {}
    for row in series.rows:
        ground, within = Ground((), row.ground.weights, row.ground.countdown), row.within
        for deck, (asked, score) in row.by_deck.items():
            if deck in found:
                changed = _changed(before.get(deck, ""), row.fingerprint)
                found[deck].append(Part(row.id, asked, score, changed, within, ground))
                before[deck] = row.ended_on or before.get(deck, "")
    return tuple(
        Parts(deck=deck.id, title=deck.title, rows=tuple(found[deck.id]), **_ends(found[deck.id]))
        for deck in desk.contents.decks
    )


def ground_of(contents: Contents, mode: str, decks: Sequence[str], options: Mapping[str, Any]) -> Ground:
    """Return the ground of a sitting from the decks and options that are kept with it."""
    if not decks and not options:
        return EVERYTHING
    slugs = {deck.id: deck.slug for deck in contents.decks} if decks else {}
    named = sorted({slugs.get(deck, deck) for deck in decks})
    weights = sorted(set(options.get("weights") or ()))
    # the hot seat of which no decks are named asks the room's, not all
    is_all = mode != "hotseat" and len(named) == len(contents.decks)
    return Ground(
        decks=() if is_all else tuple(named),
        weights=() if len(weights) == 3 else tuple(weights),
        countdown=options.get("countdown") or 0,
    )


def differing(grounds: Iterable[Ground]) -> tuple[str, ...]:
    """Return the names of what is not the same in all grounds."""
    every = set(grounds)
    return tuple(name for place, name in enumerate(Ground._fields) if len({one[place] for one in every}) > 1)


def _score(row: Sitting, sort: str, contents: Contents, before: str) -> Score:
    kept = row.options.get("result")
    result: Mapping[str, Any] = kept if sort != "study" and isinstance(kept, dict) else {}
    weighted = isinstance(result.get("score"), int | float)
    names = [deck.title for deck in contents.decks if deck.id in row.by_deck]
    return Score(
        id=row.id,
        sort=sort,
        kind=row.mode,
        mode=MODES.get(row.mode, SORTS.get(row.mode, row.mode)),
        decks=_decks(names, len(contents.decks)),
        ground=ground_of(contents, row.mode, row.decks, row.options),
        seed=row.seed,
        started_at=row.started_at,
        ended_at=row.ended_at,
        asked=int(result.get("questions", row.asked)) if weighted else row.asked,
        answers=row.answers,
        seconds=row.seconds,
        score=float(result["score"]) if weighted else row.score,
        weighted=weighted,
        towards=row.towards,
        fingerprint=row.fingerprint,
        ended_on=str(result.get("fingerprint") or row.fingerprint),
        changed=_changed(before, row.fingerprint),
        by_deck=row.by_deck,
    )


def _changed(before: str, now: str) -> bool:
    return bool(before and now and before != now)


def _decks(names: Sequence[str], number: int) -> str:
    if len(names) in (0, number):
        return "All decks"
    return ", ".join(names) if len(names) <= NAMED else f"{len(names)} of {number} decks"


def mean(rows: Sequence[Score] | Sequence[Part]) -> float:
    """Return the mean of some scores, each counted by its questions."""
    return sum(row.score * row.asked for row in rows) / sum(row.asked for row in rows)


def _ends(rows: Sequence[Score] | Sequence[Part]) -> dict[str, Any]:
    best = max((row.score for row in rows if row.asked >= FEWEST), default=None)
    last = rows[-1].score if rows else None
    return {"best": best, "last": last, "trend": _trend(rows), "mixed": differing(row.ground for row in rows)}


def _trend(rows: Sequence[Score] | Sequence[Part]) -> Trend | None:
    each = min(EACH, len(rows) // 2)
    if each < 2:
        return None
    changed = any(row.changed for row in rows[1 - 2 * each :]) or any(row.within for row in rows[-2 * each :])
    by = mean(rows[-each:]) - mean(rows[-2 * each : -each])
    return Trend(by=by, each=each, changed=changed, mixed=differing(row.ground for row in rows[-2 * each :]))

"""Scores of study sessions and of rehearsals, each sort apart: every sitting, best, last, trend, and by deck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from trainer.coach.desk import Desk
from trainer.coach.session import MODES
from trainer.records import Sitting

SORTS = {"study": "Study sessions", "rehearsal": "Mock briefings", "hotseat": "Hot seats"}
"""The sorts of sitting; any mode that is no rehearsal is study."""
EACH = 5
"""How many sittings at the most are on either side of a trend."""
FEWEST = 5
"""How many questions a sitting has to have for the best: one question alone is easily all right."""
NAMED = 2
"""How many decks are named; of more only the number is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One sitting and its score, 0 to 1.

    The score of a study session is the mean over its questions of the first answer's score; that of a rehearsal weighs
    the questions (``weighted``). ``kind`` is the mode as it is kept, ``mode`` in words; ``decks`` says which were
    asked from, ``by_deck`` how many questions of each (by id) with their unweighted mean. ``seconds``
    are those of the answers. ``changed`` says that the dossier is not what it was at the sitting of this sort before.
    """

    id: str
    sort: str
    kind: str
    mode: str
    decks: str
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
    changed: bool
    by_deck: Mapping[str, tuple[int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The mean of the last ``each`` scores less that of as many before, each counted by its questions.

    ``changed`` says that the dossier was edited between the first and the last of them.
    """

    by: float
    each: int
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What a row of scores comes to: the best over at least `FEWEST` questions, the last, and the trend."""

    best: float | None
    last: float | None
    trend: Trend | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts(Ends):
    """One deck's part of the sittings of one sort, oldest first, and what they come to."""

    deck: str
    title: str
    rows: tuple[Part, ...]


def scores(desk: Desk) -> dict[str, Series]:
    """Return the series of each sort of sitting in which something was answered; rehearsals once they are over."""
    titles = {deck.id: deck.title for deck in desk.contents.decks}
    found: dict[str, list[Score]] = {sort: [] for sort in SORTS}
    before: dict[str, str] = {}
    for row in desk.store.sittings(desk.contents.id):
        sort = row.mode if row.mode in SORTS else "study"
        score = _score(row, sort, titles, before.get(sort, ""))
        if score.asked and (sort == "study" or score.ended_at):
            found[sort].append(score)
            # a sitting of which it is not known tells nothing
            before[sort] = row.fingerprint or before.get(sort, "")
    return {sort: Series(sort=sort, title=SORTS[sort], rows=tuple(rows), **_ends(rows)) for sort, rows in found.items()}


def by_deck(desk: Desk, series: Series) -> tuple[Parts, ...]:
    """Return for each deck its part of the sittings; ``changed`` there is since the deck was asked from before."""
    found: dict[str, list[Part]] = {deck.id: [] for deck in desk.contents.decks}
    before: dict[str, str] = {}
    for row in series.rows:
        for deck, (asked, score) in row.by_deck.items():
            if deck in found:
                found[deck].append(Part(row.id, asked, score, _changed(before.get(deck, ""), row.fingerprint)))
                before[deck] = row.fingerprint or before.get(deck, "")
    return tuple(
        Parts(deck=deck.id, title=deck.title, rows=tuple(found[deck.id]), **_ends(found[deck.id]))
        for deck in desk.contents.decks
    )


def _score(row: Sitting, sort: str, titles: Mapping[str, str], before: str) -> Score:
    result = row.options.get("result")
    weighted = sort != "study" and isinstance(result, dict) and isinstance(result.get("score"), int | float)
    asked = row.asked
    if weighted and isinstance(result, dict):
        asked = int(result.get("questions", row.asked))
    names = [title for key, title in titles.items() if key in row.by_deck]
    return Score(
        id=row.id,
        sort=sort,
        kind=row.mode,
        mode=MODES.get(row.mode, SORTS.get(row.mode, row.mode)),
        decks=_decks(names, len(titles)),
        seed=row.seed,
        started_at=row.started_at,
        ended_at=row.ended_at,
        asked=asked,
        answers=row.answers,
        seconds=row.seconds,
        score=float(result["score"]) if weighted and isinstance(result, dict) else row.score,
        weighted=weighted,
        towards=row.towards,
        fingerprint=row.fingerprint,
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
    return {"best": best, "last": rows[-1].score if rows else None, "trend": _trend(rows)}


def _trend(rows: Sequence[Score] | Sequence[Part]) -> Trend | None:
    each = min(EACH, len(rows) // 2)
    if each < 2:
        return None
    changed = any(row.changed for row in rows[1 - 2 * each :])
    return Trend(by=mean(rows[-each:]) - mean(rows[-2 * each : -each]), each=each, changed=changed)

"""How sure the learner said to be in study, held against what came: over all, by the claim's status, and by deck."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.coach.confidence import SURE, brier
from trainer.coach.desk import Desk
from trainer.coach.interval import wilson
from trainer.records import Spread

STUDY = "answer"
"""What the log calls an answer in study; against the clock of a rehearsal nobody is asked how sure they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The answers before which one thing was said.

    ``chance`` is what saying it is taken to mean, ``share`` how many were right, between ``at_least`` and ``at_most``
    with 90 %.
    """

    id: str
    words: str
    chance: float
    answers: int
    right: int
    share: float
    at_least: float
    at_most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """One group of study answers: ``by`` is ``all``, ``status`` or ``deck``.

    ``group`` is the status or the deck's id, ``title`` what it is called. Levels never said are left out.
    """

    by: str
    group: str
    title: str
    answers: int
    right: int
    brier: float
    levels: tuple[Level, ...]


def sureness(desk: Desk) -> tuple[Sureness, ...]:
    """Return the groups that have answers: all answers, then by status, then by deck."""
    titles = {deck.id: deck.title for deck in desk.contents.decks}
    rows = [(tuple(row.key.split("/", 2)), row) for row in desk.store.spread(desk.contents.id, "sure")]
    mine = [(key[1], key[2], row) for key, row in rows if key[0] == STUDY and key[1] in SURE]
    groups = [("all", "", "All answers", [(level, row) for level, _, row in mine])]
    for status in sorted({status for _, status, _ in mine}):
        same = [(level, row) for level, other, row in mine if other == status]
        groups.append(("status", status, status.capitalize() or "No status", same))
    for deck, title in titles.items():
        groups.append(("deck", deck, title, [(level, row) for level, _, row in mine if row.deck == deck]))
    every = (_group(by, group, title, some) for by, group, title, some in groups)
    return tuple(told for told in every if told is not None)


def _group(by: str, group: str, title: str, rows: Iterable[tuple[str, Spread]]) -> Sureness | None:
    sums: dict[str, tuple[int, int]] = {}
    for level, row in rows:
        answers, right = sums.get(level, (0, 0))
        sums[level] = (answers + row.answers, right + row.right)
    score = brier(sums)
    if score is None:
        return None
    return Sureness(
        by=by,
        group=group,
        title=title,
        answers=sum(answers for answers, _ in sums.values()),
        right=sum(right for _, right in sums.values()),
        brier=score,
        levels=tuple(_level(level, *sums[level]) for level in SURE if level in sums),
    )


def _level(level: str, answers: int, right: int) -> Level:
    words, chance = SURE[level]
    at_least, at_most = wilson(right, answers)
    return Level(
        id=level,
        words=words,
        chance=chance,
        answers=answers,
        right=right,
        share=right / answers,
        at_least=at_least,
        at_most=at_most,
    )

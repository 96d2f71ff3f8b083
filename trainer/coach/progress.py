"""Progress: every figure of the open dossier at once; the screen asks for one page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trainer.coach.calibration import Calibration, calibration
from trainer.coach.desk import Desk
from trainer.coach.hard import Hard, hardest, met, most_missed
from trainer.coach.home import DeckRow, home
from trainer.coach.hours import DayRow, HourRow, days, hours
from trainer.coach.recalls import Recall, recalls, reviews
from trainer.coach.scores import Parts, Score, Series, by_deck, scores
from trainer.coach.sureness import Sureness, sureness


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckScores:
    """A deck now, with its part of the study sessions and (``others``) of each sort of rehearsal, and its recall."""

    row: DeckRow
    series: Parts
    others: Mapping[str, Parts]
    recall: Recall


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The figures; ``answers``, ``right`` and ``seconds`` are those of study, ``sessions`` are newest first.

    ``waiting`` is how many questions are due that a day does not hold.
    """

    title: str
    answers: int
    right: int
    seconds: float
    known: float
    waiting: int
    decks: tuple[DeckScores, ...]
    series: Mapping[str, Series]
    days: tuple[DayRow, ...]
    forecast: tuple[tuple[date, int], ...]
    recall: Recall
    calibration: Calibration
    calibration_by_deck: Mapping[str, Calibration]
    hours: tuple[HourRow, ...]
    hardest: tuple[Hard, ...]
    missed: tuple[Hard, ...]
    confidence: tuple[Sureness, ...]

    @property
    def sessions(self) -> tuple[Score, ...]:
        """The study sessions, newest first."""
        return self.series["study"].rows[::-1]

    @property
    def rehearsals(self) -> tuple[Score, ...]:
        """The rehearsals of every sort, newest first."""
        rows = [row for sort, one in self.series.items() if sort != "study" for row in one.rows]
        return tuple(sorted(rows, key=lambda row: row.started_at, reverse=True))


def progress(desk: Desk, limit: int = 50) -> Progress:
    """Return the figures of the open dossier; ``limit`` is how many of the hard questions are told."""
    state, series, hard = home(desk), scores(desk), met(desk)
    whole, *later = recalls(desk)
    parts = {sort: {row.deck: row for row in by_deck(desk, one)} for sort, one in series.items()}
    study = parts.pop("study")
    decks = {row.id: row for row in later}
    every, told = days(desk), calibration(desk)
    return Progress(
        title=desk.contents.title,
        answers=sum(row.answers for row in every),
        right=sum(row.right for row in every),
        seconds=sum(row.seconds for row in every),
        known=state.known,
        waiting=state.waiting,
        decks=tuple(
            DeckScores(
                row=row,
                series=study[row.id],
                others={sort: every[row.id] for sort, every in parts.items()},
                recall=decks[row.id],
            )
            for row in state.rows
        ),
        series=series,
        days=every,
        forecast=reviews(desk),
        recall=whole,
        calibration=told[0],
        calibration_by_deck=told[1],
        hours=hours(desk),
        hardest=tuple(hardest(hard)[:limit]),
        missed=tuple(most_missed(hard)[:limit]),
        confidence=sureness(desk),
    )

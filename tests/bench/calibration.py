"""How well the app's chance of recall fits a review log that a person really left, beside FSRS-6's own.

``python -m tests.bench.calibration FILE…`` takes Anki collections (``.anki2``, or any SQLite file with its table
``revlog``) and CSV files with the same columns. Everything is replayed in order: each answer is predicted from those
before it, and nothing is fitted. What it shows: DEADLINE.md.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from fsrs import Card, Scheduler
from fsrs import Rating as Graded

from tests.bench.simulation.planner import Prediction
from tests.bench.simulation.statistics import fit
from trainer.memory import Learned, Learner, New, Rating, answered, recall, retrievability
from trainer.memory.belief import SITTING
from trainer.memory.state import EPOCH, elapsed

REVIEWS = range(4)
"""Anki's kinds of review that are answers of a person: learning, review, relearning, in a filtered deck."""
WANTED = ("id", "cid", "ease", "time", "type")


class Review(NamedTuple):
    """One row of Anki's review log: the moment in milliseconds since 1970, card, rating, milliseconds taken, kind."""

    at: int
    card: int
    rating: int
    taken: int
    kind: int


class Said(NamedTuple):
    """What was predicted of one answer: by the app and by the curve alone; and by FSRS-6 as its library has it."""

    prediction: Prediction
    library: float


def reviews(path: Path) -> list[Review]:
    """Return the answers of a log, oldest first."""
    if path.suffix == ".csv":
        with path.open(newline="") as file:
            rows: Iterable[tuple[int, ...]] = [tuple(int(row[name]) for name in WANTED) for row in csv.DictReader(file)]
    else:
        with closing(sqlite3.connect(path)) as db:
            rows = db.execute("SELECT id, cid, ease, time, type FROM revlog").fetchall()
    found = sorted(Review(*row) for row in rows)
    return [row for row in found if row.rating in list(Rating) and row.kind in REVIEWS]


def predicted(log: Iterable[Review]) -> list[Said]:
    """Return what was predicted of every answer to a card asked before."""
    scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
    memories: dict[int, Learned] = {}
    cards: dict[int, Card] = {}
    learner, said = Learner.fresh(), []
    for row in log:
        at, rating = EPOCH + timedelta(milliseconds=row.at), Rating(row.rating)
        memory, card = memories.get(row.card), cards.get(row.card, Card(card_id=row.card))
        if memory:
            days = elapsed(memory.last_at, at)
            plain = retrievability(memory.stability, days)
            prediction = Prediction(
                recall(memory, learner, at), plain, rating is not Rating.AGAIN, days, memory.answers, memory.lapses
            )
            said.append(Said(prediction, scheduler.get_card_retrievability(card, at)))
        memories[row.card], learner = answered(memory or New(), learner, rating, at, row.taken / 1000)
        cards[row.card], _ = scheduler.review_card(card, Graded(rating), at)
    return said


def main(*names: str) -> int:
    """Print for each log how well the chances fit."""
    if not names:
        print("Name a review log: an Anki collection or a CSV file of its table revlog.", file=sys.stderr)
        return 2
    print("| log | answers | right | mean told | log loss | curve's | FSRS-6's | RMSE(bins) | curve's | FSRS-6's |")
    print("|" + "---|" * 10)
    for name in names:
        every = predicted(reviews(Path(name)))
        for title, least in (("all", 0.0), ("later", SITTING), ("a day on", 1.0)):
            said = [each for each in every if each.prediction.days >= least]
            if not said:
                continue
            predictions = [each.prediction for each in said]
            told = [each.chance for each in predictions]
            fits = [fit(predictions, chances) for chances in (told, [each.plain for each in predictions])]
            fits.append(fit(predictions, [each.library for each in said]))
            right = fmean(each.right for each in predictions)
            figures = [f"{len(said):,}", *(f"{figure:.3f}" for figure in (right, fmean(told)))]
            figures += [f"{each.log_loss:.3f}" for each in fits] + [f"{each.rmse:.3f}" for each in fits]
            print(f"| {Path(name).stem}, {title} | {' | '.join(figures)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

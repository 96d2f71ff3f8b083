"""What happened: the append-only log of answers in SQLite and what is derived from it."""

from trainer.records.card import Card, Derive, Derived, Prints, deck_of, dossier_of
from trainer.records.entry import Effective, Entry, What
from trainer.records.session import SessionRow
from trainer.records.sitting import Sitting
from trainer.records.spread import Spread
from trainer.records.store import Store
from trainer.records.total import DayTotal

__all__ = [
    "Card",
    "DayTotal",
    "Derive",
    "Derived",
    "Effective",
    "Entry",
    "Prints",
    "SessionRow",
    "Sitting",
    "Spread",
    "Store",
    "What",
    "deck_of",
    "dossier_of",
]

"""A dossier's table of contents: what a first screen needs, without the weight of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trainer.dossier.model import Dossier


class DeckContents(NamedTuple):
    """A deck's id (``dossier/deck``), its title, and the ids of its questions in order."""

    id: str
    title: str
    questions: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The part of the id after the dossier's."""
        return self.id.rpartition("/")[2]


class Contents(NamedTuple):
    """A dossier's id and title, its decks, and the title and minutes of its briefings."""

    id: str
    title: str
    decks: tuple[DeckContents, ...]
    briefings: tuple[tuple[str, int], ...]


def contents_of(dossier: Dossier) -> Contents:
    """Return a dossier's table of contents."""
    return Contents(
        id=dossier.id,
        title=dossier.title,
        decks=tuple(
            DeckContents(deck.id, deck.title, tuple(question.id for question in deck.questions))
            for deck in dossier.decks
        ),
        briefings=tuple((briefing.title, briefing.minutes) for briefing in dossier.briefings),
    )

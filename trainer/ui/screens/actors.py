"""Actors: who is who, what each did and said, and how well they are known."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from trainer.coach.profiles import KINDS, Profile
from trainer.ui.screens.view import Shown, View
from trainer.ui.widgets.beside import beside
from trainer.ui.widgets.ledger import Block
from trainer.ui.widgets.standing import NARROW, WIDTH, figure, gauge

LINE = 64  # cells from which the bar has room
TITLES = {
    "person": "People",
    "state": "States",
    "organisation": "Organisations",
    "armed-group": "Armed groups",
    "place": "Places",
}


class ActorsScreen(View):
    """The profiles, a row an actor, by kind."""

    NAME = "actors"
    SORT = "actor"
    NOUN = ("actor", "actors")
    HAS_SIDE = True

    def filters(self) -> list[str]:
        """Return the kinds of actor that there are."""
        used = {actor.kind for actor in self._coach.dossier.actors}
        return [kind for kind in KINDS if kind in used]

    def hides(self) -> Sequence[str]:
        """Return what can be hidden and recalled."""
        return ("names", "roles")

    def rows(self, only: str) -> Sequence[Shown]:
        """Return a line an actor, under its kind."""
        shown: list[Shown] = []
        kind = ""
        for row in self._coach.tables.profiles(only):
            if row.actor.kind != kind:
                title = Content.styled(("\n" if kind else "") + TITLES[row.actor.kind], "bold")
                shown.append(_heading(title))
                kind = row.actor.kind
            shown.append(self._actor(row))
        return shown

    def _actor(self, row: Profile) -> Shown:
        actor = row.actor

        def draw(width: int) -> Content:
            name = Content.styled(self.veil("names", actor.id, actor.name), "bold")
            sides = [bit for bit in (actor.role, actor.side if actor.side != actor.name else "") if bit]
            role = Content.styled(self.veil("roles", actor.id, " · ".join(sides) or actor.kind), "$quiet")
            last, said = (WIDTH, gauge(row.standing)) if width >= LINE else (NARROW, figure(row.standing))
            first = (width - last - 4) // 2
            return beside([(name, first), (role, width - last - 4 - first), (Content.styled(said, "$quiet"), last)])

        return Shown(block=Block(key=actor.id, draw=draw), questions=row.standing.questions, cite=row.cite)


def _heading(title: Content) -> Shown:
    return Shown(block=Block(key="", draw=lambda width: title))

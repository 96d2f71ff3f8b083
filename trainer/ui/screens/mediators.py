"""Mediators: which outside power said and did what, through whom and when."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from trainer.coach.mediators import MediationRow
from trainer.ui.screens.view import Shown, View
from trainer.ui.widgets.beside import beside, shares
from trainer.ui.widgets.ledger import Block
from trainer.ui.widgets.standing import WIDTH, gauge

TABLE = 100  # cells from which everything stands in one table
PAIR = 62  # cells from which what was said and what was done stand side by side
COLUMNS = (4, 5, 3, 8, 8)


class MediatorsScreen(View):
    """The table of what outside powers said and did."""

    NAME = "mediators"
    SORT = "mediation"
    NOUN = ("contact", "contacts")

    def filters(self) -> list[str]:
        """Return the mediators."""
        return list(dict.fromkeys(row.mediator for row in self._coach.tables.mediations()))

    def empty(self) -> str:
        """Return what is said where no mediation is recorded."""
        return "This dossier records no mediation."

    def hides(self) -> Sequence[str]:
        """Return what can be hidden and recalled."""
        return ("names", "dates", "words", "deeds")

    def rows(self, only: str) -> Sequence[Shown]:
        """Return what was said and done."""
        return [self._mediation(row) for row in self._coach.tables.mediations(only)]

    def heading(self, width: int) -> Content:
        """Return the columns' titles where there is a table."""
        if width < TABLE:
            return Content("")
        titles = ("Mediator", "Through whom", "When", "Said", "Did")
        return beside([(Content(title), size) for title, size in zip(titles, shares(width, COLUMNS), strict=True)])

    def _mediation(self, row: MediationRow) -> Shown:
        key = row.mediation.id

        def draw(width: int) -> Content:
            who = Content.styled(self.veil("names", key, row.mediator), "bold")
            speaker = Content(self.veil("names", key, row.spokesperson or "nobody named"))
            if row.office:
                speaker += Content.styled(f", {row.office}", "$quiet")
            date = Content(self.veil("dates", key, str(row.mediation.date or "no date given")))
            said = Content(self.veil("words", key, row.mediation.said or "–"))
            did = Content(self.veil("deeds", key, row.mediation.did or "–"))
            marks = Content.styled(f" ¶{', '.join(row.cite)}", "$quiet")
            if width >= TABLE:
                known = Content.styled(f"\n{gauge(row.standing)}", "$quiet")
                cells = [who + known, speaker, date, said, did + marks]
                return beside(list(zip(cells, shares(width, COLUMNS), strict=True))) + Content("\n")
            known = Content.styled(gauge(row.standing), "$quiet")
            top = beside([(who + Content(" · ") + speaker, width - WIDTH - 2), (known, WIDTH)])
            return Content("\n").join([top, date + marks, *_told(said, did, width)]) + Content("\n")

        return Shown(block=Block(key=key, draw=draw), questions=row.standing.questions, cite=row.cite)


def _told(said: Content, did: Content, width: int) -> list[Content]:
    """Return what was said and done: side by side where there is room, else one under the other."""
    both = [("said", said), ("did", did)]
    if width >= PAIR:
        cells = [Content.styled(f"{name}\n", "$accent") + text for name, text in both]
        return [beside(list(zip(cells, shares(width, (1, 1), 3), strict=True)), 3)]
    return [beside([(Content.styled(name, "$accent"), 5), (text, width - 7)]) for name, text in both]

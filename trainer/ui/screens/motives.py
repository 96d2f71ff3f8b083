"""Motives: every hypothesis with who holds it, what speaks for and against it, and how firmly it is put."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from trainer.coach.motives import MotiveRow
from trainer.coach.page import parted
from trainer.ui.screens.view import Shown, View
from trainer.ui.widgets.beside import beside, listed, shares
from trainer.ui.widgets.ledger import Block
from trainer.ui.widgets.standing import WIDTH, gauge

TABLE = 100  # cells from which the hypotheses stand in one table
PAIR = 62  # cells from which what speaks for and what speaks against stand side by side
COLUMNS = (5, 4, 7, 7, 4)


class MotivesScreen(View):
    """The table of hypotheses."""

    NAME = "motives"
    SORT = "motive"
    NOUN = ("hypothesis", "hypotheses")

    def filters(self) -> list[str]:
        """Return who holds a hypothesis, those who hold most first."""
        holders = [name for row in self._coach.dossier.motives for name in row.holders]
        return sorted(dict.fromkeys(holders), key=lambda name: -holders.count(name))

    def hides(self) -> Sequence[str]:
        """Return what can be hidden and recalled."""
        return ("hypotheses", "holders", "for and against", "hedges")

    def rows(self, only: str) -> Sequence[Shown]:
        """Return the hypotheses."""
        return [self._motive(row) for row in self._coach.tables.motives(only)]

    def heading(self, width: int) -> Content:
        """Return the columns' titles where there is a table."""
        if width < TABLE:
            return Content("")
        titles = ("Hypothesis", "Held by", "For", "Against", "How firmly")
        return beside([(Content(title), size) for title, size in zip(titles, shares(width, COLUMNS), strict=True)])

    def _motive(self, row: MotiveRow) -> Shown:
        def draw(width: int) -> Content:
            return self._table(row, width) if width >= TABLE else self._card(row, width)

        return Shown(
            block=Block(key=row.motive.id, draw=draw),
            questions=row.standing.questions,
            cite=row.cite,
        )

    def _table(self, row: MotiveRow, width: int) -> Content:
        motive = row.motive
        title, holders, pro, against, hedge = shares(width, COLUMNS)
        known = Content.styled(f"\n{gauge(row.standing)}", "$quiet")
        cells = [
            (Content.styled(self.veil("hypotheses", motive.id, motive.title), "bold") + known, title),
            (self._holders(row), holders),
            (self._evidence(row, motive.evidence_for, pro), pro),
            (self._evidence(row, motive.evidence_against, against), against),
            (self._hedge(row), hedge),
        ]
        return beside(cells) + Content("\n")

    def _card(self, row: MotiveRow, width: int) -> Content:
        motive = row.motive
        title = Content.styled(self.veil("hypotheses", motive.id, motive.title), "bold")
        parts = [
            beside([(title, width - WIDTH - 2), (Content.styled(gauge(row.standing), "$quiet"), WIDTH)]),
            beside([(Content.styled("held by", "$accent"), 9), (self._holders(row), width - 11)]),
        ]
        if motive.confidence:
            parts.append(beside([(Content.styled("firmness", "$accent"), 9), (self._hedge(row), width - 11)]))
        sides = [("for", motive.evidence_for), ("against", motive.evidence_against)]
        if width >= PAIR:
            widths = shares(width, (1, 1), 3)
            cells = [
                (Content.styled(f"{name}\n", "$accent") + self._evidence(row, lines, size), size)
                for (name, lines), size in zip(sides, widths, strict=True)
            ]
            parts.append(beside(cells, 3))
        else:
            for name, lines in sides:
                cell = self._evidence(row, lines, width - 11)
                parts.append(beside([(Content.styled(name, "$accent"), 9), (cell, width - 11)]))
        return Content("\n").join(parts) + Content("\n")

    def _holders(self, row: MotiveRow) -> Content:
        return Content(self.veil("holders", row.motive.id, ", ".join(row.motive.holders) or "nobody named"))

    def _hedge(self, row: MotiveRow) -> Content:
        said, cite = parted(row.motive.confidence)
        return Content.assemble(self.veil("hedges", row.motive.id, said), (_marks(cite), "$quiet"))

    def _evidence(self, row: MotiveRow, lines: Sequence[str], width: int) -> Content:
        if not lines:
            return Content.styled("nothing reported", "$quiet")
        said = []
        for line in lines:
            text, cite = parted(line)
            shown = self.veil("for and against", row.motive.id, text)
            said.append(Content.assemble(shown, (_marks(cite), "$quiet")))
        return listed(said, width)


def _marks(cite: Sequence[str]) -> str:
    return f" ¶{', '.join(cite)}" if cite else ""

"""Sources differ: each disputed point with the sources' versions side by side, and what can safely be said."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from trainer.coach.coach import Coach
from trainer.coach.differences import DifferenceRow, Said, columns
from trainer.ui.screens.view import Shown, View
from trainer.ui.widgets.beside import beside, listed, shares
from trainer.ui.widgets.ledger import Block
from trainer.ui.widgets.standing import WIDTH, gauge

TABLE = 100  # cells from which point, versions and what is safe stand in one table
PAIR = 56  # cells from which the versions stand side by side


class DifferencesScreen(View):
    """The disputed points, each source's version in its own column."""

    NAME = "differences"
    SORT = "difference"
    NOUN = ("point", "points")

    def __init__(self, coach: Coach) -> None:
        super().__init__(coach)
        self._sources = columns(coach.desk)

    def filters(self) -> list[str]:
        """Return what the points are about."""
        return list(dict.fromkeys(row.topic for row in self._coach.tables.differences() if row.topic))

    def empty(self) -> str:
        """Return what is said where the sources agree."""
        return "The sources of this dossier differ on nothing that is asked."

    def hides(self) -> Sequence[str]:
        """Return what can be hidden and recalled: a source's versions, or what is safe."""
        return (*self._sources, "what is safe")

    def rows(self, only: str) -> Sequence[Shown]:
        """Return the disputed points."""
        return [self._point(row) for row in self._coach.tables.differences(only)]

    def heading(self, width: int) -> Content:
        """Return the sources' names above their columns."""
        if width < PAIR:
            return Content("")
        titles = ["Point", *self._sources, "Safe to say"] if width >= TABLE else self._sources
        return beside([(Content(title), size) for title, size in zip(titles, self._widths(width), strict=True)])

    def _widths(self, width: int) -> list[int]:
        many = len(self._sources)
        return shares(width, (4, *([5] * many), 5) if width >= TABLE else (1,) * many)

    def _point(self, row: DifferenceRow) -> Shown:
        def draw(width: int) -> Content:
            safe = Content(self.veil("what is safe", row.id, row.safe or "–"))
            title = Content.styled(row.title, "bold")
            known = Content.styled(gauge(row.standing), "$quiet")
            if width >= TABLE:
                first, *others, last = self._widths(width)
                said = list(zip(self._said(row, others), others, strict=True))
                return beside([(title + Content("\n") + known, first), *said, (safe, last)]) + Content("\n")
            parts = [beside([(title, width - WIDTH - 2), (known, WIDTH)])]
            if width >= PAIR:
                widths = self._widths(width)
                parts.append(beside(list(zip(self._said(row, widths), widths, strict=True))))
            else:
                for name, text in zip(self._sources, self._said(row, [width - 2] * len(self._sources)), strict=True):
                    parts += [Content.styled(name, "$accent"), beside([(Content(""), 0), (text, width - 2)])]
            if row.safe:
                parts.append(beside([(Content.styled("safe", "$accent"), 4), (safe, width - 6)]))
            return Content("\n").join(parts) + Content("\n")

        return Shown(block=Block(key=row.id, draw=draw), questions=row.standing.questions, cite=row.cite)

    def _said(self, row: DifferenceRow, widths: Sequence[int]) -> list[Content]:
        cells = []
        for name, versions, width in zip(self._sources, row.said, widths, strict=True):
            lines = [self._version(name, row.id, each) for each in versions]
            cells.append(listed(lines, width) if lines else Content.styled("says nothing of it", "$quiet"))
        return cells

    def _version(self, name: str, key: str, said: Said) -> Content:
        return Content.assemble(self.veil(name, key, said.text), (f" ¶{', '.join(said.cite)}", "$quiet"))

"""What citations point to."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from trainer.coach.coach import Coach
from trainer.coach.source import reference
from trainer.dossier.model import Question
from trainer.ui.widgets.box import TextBox


class SourcesScreen(TextBox):
    """The documents and sections of a question's (or a page's) citations."""

    def __init__(self, coach: Coach, question: Question | None = None, paragraphs: Sequence[str] = ()) -> None:
        super().__init__()
        self._coach, self._question, self._paragraphs = coach, question, tuple(paragraphs)

    def heading(self) -> str:
        """Return the window's heading."""
        return "Sources"

    def text(self) -> Content:
        """Return a paragraph a citation."""
        dossier, question = self._coach.dossier, self._question
        lines: list[str] = []
        if question:
            lines.append(f"{question.status}" + (f", held by {question.held_by}" if question.held_by else ""))
        titles = {source.id: source.title for source in dossier.sources}
        readings = question.readings if question else ()
        for paragraph in (*(question.cite if question else ()), *self._paragraphs):
            lines.append(reference(dossier, paragraph))
        for reading in readings:
            lines.append(f"{titles.get(reading.source, reading.source)}: {', '.join(reading.cite)}")
        if question and question.anchor:
            lines.append("Words to look for: " + "; ".join(f"“{anchor}”" for anchor in question.anchor))
        return Content("\n\n".join(lines) or "Nothing is cited here.")

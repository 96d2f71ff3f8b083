"""Where the sources differ: each point with every source's version beside the others, and what holds by all."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.coach.desk import Desk
from trainer.coach.source import source_name
from trainer.coach.standing import Standing, standing_of, standings
from trainer.dossier.model import Difference, Question
from trainer.dossier.prints import answer_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One version: what is said, and where."""

    text: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """A point on which sources differ; ``said`` has one entry a source of the dossier, in the dossier's order."""

    id: str
    title: str
    topic: str
    safe: str
    said: tuple[tuple[Said, ...], ...]
    standing: Standing

    @property
    def cite(self) -> tuple[str, ...]:
        """What all versions cite."""
        return tuple(dict.fromkeys(name for column in self.said for each in column for name in each.cite))


def columns(desk: Desk) -> list[str]:
    """Return what the sources are called, in the order of a row's versions."""
    return [source_name(source) for source in desk.dossier.sources]


def differences(desk: Desk, topic: str = "") -> list[DifferenceRow]:
    """Return the points (on one topic) on which sources differ.

    They are the dossier's differences, then those questions with readings that belong to none of them.
    """
    known = standings(desk, "differences")
    rows = [_of_table(desk, row, known.get(row.id, Standing())) for row in desk.dossier.differences]
    listed = {row.id for row in desk.dossier.differences}
    for question in desk.questions.values():
        if question.readings and not listed.intersection(question.differences):
            rows.append(_of_question(desk, question))
    return [row for row in rows if topic in ("", row.topic)]


def _of_table(desk: Desk, row: Difference, standing: Standing) -> DifferenceRow:
    said = tuple(
        tuple(Said(text=each.says, cite=each.cite) for each in row.readings if each.source == source.id)
        for source in desk.dossier.sources
    )
    return DifferenceRow(id=row.id, title=row.title, topic=row.topic, safe=row.safe, said=said, standing=standing)


def _of_question(desk: Desk, question: Question) -> DifferenceRow:
    said = tuple(
        tuple(
            Said(text=answer_text(each.question), cite=each.cite)
            for each in question.readings
            if each.source == source.id
        )
        for source in desk.dossier.sources
    )
    return DifferenceRow(
        id=question.id,
        title=question.ask,
        topic="",
        safe="",
        said=said,
        standing=standing_of(desk, [question.id]),
    )

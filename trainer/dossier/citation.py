"""Citations: what they name, and every place of a dossier that has one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.dossier.fault import Keys
from trainer.dossier.model import Dossier, OpenQuestion, Question, Source

_ONE = r"[A-Za-z]{1,8}[0-9]{1,6}"
_REFERENCE = re.compile(r"([A-Za-z]{1,8})([1-9][0-9]{0,5})")
_IN_BRACKETS = re.compile(rf"\[({_ONE}(?:\s*[,;–-]\s*{_ONE})*)\](?!\()")
LONGEST_SECTION = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One citation: the table and id that has it, its keys there, and the paragraph."""

    table: str
    id: str
    keys: Keys
    paragraph: str


def split(paragraph: str) -> tuple[str, int] | None:
    """Return the letters and the number of a paragraph's id, or None if it is none."""
    found = _REFERENCE.fullmatch(paragraph)
    return (found[1], int(found[2])) if found else None


def paragraphs(source: Source) -> Iterator[str]:
    """Yield the ids of all paragraphs of the source's sections, in their order."""
    for section in source.sections:
        first, last = split(section.first), split(section.last)
        if first and last and first[0] == last[0] and first[1] <= last[1] < first[1] + LONGEST_SECTION:
            yield from (f"{first[0]}{number}" for number in range(first[1], last[1] + 1))


def source_of(paragraph: str, sources: Sequence[Source]) -> Source | None:
    """Return the source in one of whose sections the paragraph lies, or None."""
    named = split(paragraph)
    for source in sources if named else ():
        for section in source.sections:
            first, last = split(section.first), split(section.last)
            if named and first and last and named[0] == first[0] == last[0] and first[1] <= named[1] <= last[1]:
                return source
    return None


def body_citations(body: str) -> list[str]:
    """Return the paragraphs that a briefing's body cites: ``[S30]``, ``[S30, M3]`` or both ends of ``[S30–S32]``."""
    return [paragraph for group in _IN_BRACKETS.findall(body) for paragraph in re.findall(_ONE, group)]


def question_citations(question: Question) -> Iterator[Cited]:
    """Yield the citations of a question: its readings' and points' first, then those it has beside them."""
    inner = [(("reading", at, "cite"), reading.cite) for at, reading in enumerate(question.readings)]
    if isinstance(question, OpenQuestion) and not question.readings:
        inner = [(("points", at, "cite"), point.cite) for at, point in enumerate(question.points)]
    seen = {paragraph for _, cite in inner for paragraph in cite}
    own = [(("cite", at), (paragraph,)) for at, paragraph in enumerate(question.cite) if paragraph not in seen]
    for keys, cite in (*inner, *own):
        for paragraph in cite:
            yield Cited(table="question", id=question.id, keys=keys, paragraph=paragraph)


def citations(dossier: Dossier) -> Iterator[Cited]:
    """Yield every citation of the dossier."""
    for deck in dossier.decks:
        for question in deck.questions:
            yield from question_citations(question)
    tables = (("actor", dossier.actors), ("event", dossier.events), ("motive", dossier.motives))
    for name, rows in (*tables, ("mediation", dossier.mediations)):
        for row in rows:
            for at, paragraph in enumerate(row.cite):
                yield Cited(table=name, id=row.id, keys=("cite", at), paragraph=paragraph)
    versions = [
        *(("event", each.id, tuple(reading.cite for reading in each.readings)) for each in dossier.events),
        *(("difference", each.id, tuple(version.cite for version in each.readings)) for each in dossier.differences),
    ]
    for name, key, cites in versions:
        for at, cite in enumerate(cites):
            for nth, paragraph in enumerate(cite):
                yield Cited(table=name, id=key, keys=("reading", at, "cite", nth), paragraph=paragraph)
    for briefing in dossier.briefings:
        for at, page in enumerate(briefing.pages):
            for paragraph in body_citations(page.body):
                yield Cited(table="briefing", id=briefing.id, keys=("page", at, "body"), paragraph=paragraph)

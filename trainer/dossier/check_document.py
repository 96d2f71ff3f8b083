"""The dossier against the documents it cites: paragraphs, anchors, and whose words it speaks in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from trainer.dossier.citation import citations, paragraphs, question_citations, source_of
from trainer.dossier.coverage import ranges
from trainer.dossier.document import RUN, Document, borrowed, read_document, runs, words
from trainer.dossier.fault import Fault, Keys, shown, warning
from trainer.dossier.model import Dossier, Question
from trainer.dossier.problem import Problem
from trainer.dossier.where import Where

_LINKS = {"actors", "events", "motives", "mediations", "differences", "questions"}
_NO_PROSE = frozenset({"id", "kind", "cite", "anchor", "source", "url", "readings"} | _LINKS)


def document_problems(dossier: Dossier, where: Where, folder: Path) -> list[Problem]:
    """Return what does not agree with the documents ``<source id>.md`` in the folder."""
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    for source in dossier.sources:
        path = folder / f"{source.id}.md"
        try:
            documents[source.id] = read_document(path)
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            message = f"The document {path} cannot be read: {reason}."
            mend = "Put it there under the source's id."
            problems.append(where.problem("source", source.id, warning(("id",), message, mend)))
    problems += _sections(dossier, where, documents)
    problems += _paragraphs(dossier, where, documents)
    every = Document(paragraphs={name: text for each in documents.values() for name, text in each.paragraphs.items()})
    for deck in dossier.decks:
        for question in deck.questions:
            problems += [where.problem("question", question.id, fault) for fault in _anchors(question, every)]
    prefixes = {source.prefix for source in dossier.sources}
    known = runs(list(documents.values()), prefixes)
    problems += [where.problem(table, name, fault) for table, name, fault in _borrowed(dossier, known)]
    return problems


def _sections(dossier: Dossier, where: Where, documents: dict[str, Document]) -> Iterator[Problem]:
    for source in dossier.sources:
        if source.id in documents:
            held, there = dict.fromkeys(paragraphs(source)), documents[source.id].paragraphs
            message = f"The document has paragraphs that no section holds: {ranges(n for n in there if n not in held)}."
            if any(name not in held for name in there):
                fault = warning(("sections",), message, "Add them to a section, or a section for them.")
                yield where.problem("source", source.id, fault)
            message = (
                f"The sections hold paragraphs that the document has not: {ranges(n for n in held if n not in there)}."
            )
            if any(name not in there for name in held):
                fault = warning(("sections",), message, "Mend `first` and `last`.")
                yield where.problem("source", source.id, fault)


def _paragraphs(dossier: Dossier, where: Where, documents: dict[str, Document]) -> Iterator[Problem]:
    for cited in citations(dossier):
        source = source_of(cited.paragraph, dossier.sources)
        if source and source.id in documents and cited.paragraph not in documents[source.id].paragraphs:
            message = f"The document “{source.id}” has no paragraph {cited.paragraph}."
            mend = f"It has {ranges(documents[source.id].paragraphs)}."
            yield where.problem(cited.table, cited.id, warning(cited.keys, message, mend))


def _anchors(question: Question, every: Document) -> Iterator[Fault]:
    cited = list(dict.fromkeys(each.paragraph for each in question_citations(question)))
    if not any(name in every.paragraphs for name in cited):
        return
    for at, anchor in enumerate(question.anchor):
        holders = every.holders(anchor) if words(anchor) else []
        if not any(name in holders for name in cited):
            message = f"The anchor “{shown(anchor)}” does not stand in {', '.join(cited)}."
            mend = (
                f"It stands in {ranges(holders)}." if holders else "It stands in no paragraph: copy the words exactly."
            )
            yield warning(("anchor", at), message, mend)


def _borrowed(dossier: Dossier, known: dict[tuple[str, ...], str]) -> Iterator[tuple[str, str, Fault]]:
    tables: list[tuple[str, Any]] = [("question", each) for deck in dossier.decks for each in deck.questions]
    for name in ("actor", "event", "motive", "mediation", "difference", "briefing"):
        tables += [(name, row) for row in getattr(dossier, f"{name}s")]
    for name, row in tables:
        told: set[str] = set()
        for keys, text in _prose(row):
            found = borrowed(text, known)
            if found and found[0] not in told:
                told.add(found[0])
                message = f"“{shown(found[0])}” are {len(found[0].split())} words in a row of {found[1]}."
                mend = f"Say it in words of your own ({RUN - 1} in a row are the most)."
                yield name, row.id, warning(keys, message, mend)


def _prose(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield every text of a value of the model that is written for reading, with its keys."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from _prose(inner, (*keys, at))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NO_PROSE:
                yield from _prose(getattr(value, field.name), (*keys, "page" if field.name == "pages" else field.name))
        for at, reading in enumerate(getattr(value, "readings", ())):
            inner = getattr(reading, "question", reading)
            note = ((("note",), reading.note),) if hasattr(reading, "note") else ()
            for inside in dict.fromkeys((*_prose(inner), *note)):
                yield ("reading", at, *inside[0]), inside[1]

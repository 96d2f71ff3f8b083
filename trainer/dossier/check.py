"""What an author wants to know before anybody studies: is everything cited, attributed and true to the documents?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.dossier.check_document import document_problems
from trainer.dossier.citation import LONGEST_SECTION, citations, source_of, split
from trainer.dossier.coverage import Coverage, coverage
from trainer.dossier.draft import Draft
from trainer.dossier.fault import Fault, Keys, shown, warning
from trainer.dossier.model import (
    Actor,
    ChoiceQuestion,
    Difference,
    Dossier,
    Event,
    EventReading,
    MatchQuestion,
    Mediation,
    Motive,
    OpenQuestion,
    OrderQuestion,
    Question,
    Reading,
    Source,
    Version,
)
from trainer.dossier.pool import same
from trainer.dossier.problem import Problem, in_order
from trainer.dossier.where import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Everything that is wrong in a dossier, by file and line, and how far its questions reach."""

    problems: tuple[Problem, ...]
    coverage: Coverage | None


def check(draft: Draft, sources: Path | None = None) -> Checked:
    """Return the draft's problems and those of a closer look; ``sources`` is a folder with the cited documents."""
    if draft.dossier is None or draft.whole is None:
        return Checked(problems=in_order(draft.problems), coverage=None)
    dossier, where = draft.whole, draft.where
    problems = [*draft.problems, *_sources(dossier, where), *_uncited(dossier, where), *_questions(dossier, where)]
    problems += _same_names(dossier, where)
    if not draft.are_sources_lost:
        problems += _citations(dossier, where)
    if sources is not None:
        problems += document_problems(dossier, where, sources)
    return Checked(problems=in_order(problems), coverage=coverage(draft.dossier))


def _sources(dossier: Dossier, where: Where) -> Iterator[Problem]:
    taken: list[tuple[str, int, int, str]] = []
    for source in dossier.sources:
        if not source.sections:
            mend = 'Add sections = [{title = "…", first = "S1", last = "S9"}].'
            fault = warning(("sections",), "The source has no sections, so nothing can cite it.", mend)
            yield where.problem("source", source.id, fault)
        for at, span in _spans(source):
            keys = ("sections", at)
            if span is None:
                section = source.sections[at]
                message = f"The section from “{shown(section.first)}” to “{shown(section.last)}” holds no paragraphs."
                mend = f"Write ids such as {shown(source.prefix)}1, with `last` not before `first`."
                yield where.problem("source", source.id, warning(keys, message, mend))
                continue
            for prefix, first, last, name in taken:
                if prefix == span[0] and first <= span[2] and span[1] <= last:
                    message = f"The section overlaps with {prefix}{first}–{prefix}{last} of “{name}”."
                    mend = "Give each paragraph to one section, and each source a prefix of its own."
                    yield where.problem("source", source.id, warning(keys, message, mend))
            taken.append((*span, source.id))


def _spans(source: Source) -> Iterator[tuple[int, tuple[str, int, int] | None]]:
    for at, section in enumerate(source.sections):
        first, last = split(section.first), split(section.last)
        is_right = first and last and first[0] == last[0] and first[1] <= last[1] < first[1] + LONGEST_SECTION
        yield at, (first[0], first[1], last[1]) if is_right and first and last else None


def _uncited(dossier: Dossier, where: Where) -> Iterator[Problem]:
    rows: list[tuple[str, Question | Event | Difference | Motive | Mediation | Actor]] = []
    rows += [("question", question) for deck in dossier.decks for question in deck.questions]
    rows += [("event", event) for event in dossier.events]
    rows += [("motive", motive) for motive in dossier.motives]
    rows += [("mediation", mediation) for mediation in dossier.mediations]
    rows += [("difference", difference) for difference in dossier.differences]
    rows += [("actor", actor) for actor in dossier.actors if actor.about]
    mend = 'Add cite = ["S1"] with the paragraphs that say it.'
    for table, row in rows:
        readings: Sequence[Reading | EventReading | Version] = ()
        if not isinstance(row, Motive | Mediation | Actor):
            readings = row.readings
        if not readings and not (isinstance(row, Difference) or row.cite):
            yield where.problem(table, row.id, warning(("cite",), f"The {table} cites nothing.", mend))
        for at, reading in enumerate(readings):
            if not reading.cite:
                fault = warning(("reading", at), f"Reading {at + 1} of the {table} cites nothing.", mend)
                yield where.problem(table, row.id, fault)


def _citations(dossier: Dossier, where: Where) -> Iterator[Problem]:
    held = [f"{section.first}–{section.last}" for source in dossier.sources for section in source.sections]
    all_held = f"The sources' sections hold {shown(', '.join(held))}." if held else "Name the source in dossier.toml."
    for cited in citations(dossier):
        if source_of(cited.paragraph, dossier.sources) is None:
            upper = cited.paragraph.upper()
            mend = f"Did you mean “{upper}”?" if source_of(upper, dossier.sources) else all_held
            message = f"No source has the paragraph “{shown(cited.paragraph)}”."
            yield where.problem(cited.table, cited.id, warning(cited.keys, message, mend))


def _questions(dossier: Dossier, where: Where) -> Iterator[Problem]:
    actors = {actor.id: actor.name for actor in dossier.actors}
    for deck in dossier.decks:
        for question in deck.questions:
            found = (*_attribution(question), *_premise(question), *_anchors(question))
            for fault in (*found, *_ids_as_texts(question, actors)):
                yield where.problem("question", question.id, fault)


def _attribution(question: Question) -> Iterator[Fault]:
    if question.status in ("judgement", "official") and not question.held_by:
        message = f"The status is “{question.status}”, but nobody is named who holds it."
        yield warning(("status",), message, 'Add held_by = "…": the government, analyst or authors whose claim it is.')


def _premise(question: Question) -> Iterator[Fault]:
    if not isinstance(question, OpenQuestion) or question.tone != "false-premise":
        return
    versions: list[tuple[Keys, Question]] = [
        (("reading", at), each.question) for at, each in enumerate(question.readings)
    ]
    for keys, version in versions or [((), question)]:
        if isinstance(version, OpenQuestion) and not any(point.corrects for point in version.points):
            message = "The tone is “false-premise”, but no point puts the premise right."
            mend = 'Mark one: {text = "…", cite = ["S1"], corrects = true}, or remove `tone`.'
            yield warning((*keys, "points"), message, mend)


def _anchors(question: Question) -> Iterator[Fault]:
    for at, anchor in enumerate(question.anchor):
        if not 2 <= len(anchor.split()) <= 6:
            message = f"The anchor “{shown(anchor)}” is not 2 to 6 words long."
            yield warning(("anchor", at), message, "Take words that stand in the cited paragraph.")


def _ids_as_texts(question: Question, actors: dict[str, str]) -> Iterator[Fault]:
    match question:
        case ChoiceQuestion():
            shown_texts = [("answer", question.answer), ("wrong", question.wrong)]
        case OrderQuestion():
            shown_texts = [("items", question.items)]
        case MatchQuestion():
            shown_texts = [("pairs", tuple(side)) for side in zip(*question.pairs, strict=True)]
        case _:
            shown_texts = []
    for key, texts in shown_texts:
        for at, text in enumerate(texts):
            if text in actors and actors[text] != text:
                message = f"“{text}” is the id of an actor, but here the learner sees it as it stands."
                yield warning((key, at), message, f"Write the name: “{shown(actors[text])}”.")


def _same_names(dossier: Dossier, where: Where) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for actor in dossier.actors:
        other = seen.setdefault(same(actor.name), actor.id)
        if other != actor.id:
            message = f"The actor “{other}” has the same name."
            yield where.problem("actor", actor.id, warning(("name",), message, "Join the two, or tell them apart."))

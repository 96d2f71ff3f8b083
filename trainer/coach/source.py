"""How a citation is said to the learner."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.dossier.model import Dossier, Section, Source

_PARAGRAPH = re.compile(r"([^\W\d_]+)(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A cited paragraph with its document and section."""

    paragraph: str
    source: Source
    section: Section


def _split(paragraph: str) -> tuple[str, int]:
    match = _PARAGRAPH.fullmatch(paragraph)
    return (match[1], int(match[2])) if match else ("", 0)


def cited(dossier: Dossier, paragraph: str) -> Cited | None:
    """Return where a paragraph stands, or None if no source has it."""
    prefix, number = _split(paragraph)
    for source in dossier.sources:
        for section in source.sections:
            (first, low), (_, high) = _split(section.first), _split(section.last)
            if prefix and prefix == first and low <= number <= high:
                return Cited(paragraph=paragraph, source=source, section=section)
    return None


def source_name(source: Source) -> str:
    """Return how a source is named in text: ``Schofield et al.``, ``Middle East Eye``."""
    return source.short or (source.authors[0] if source.authors else source.publisher) or source.title


def source_names(dossier: Dossier) -> dict[str, str]:
    """Return what the sources are called in text, by their ids."""
    return {source.id: source_name(source) for source in dossier.sources}


def citations(dossier: Dossier, paragraphs: Iterable[str]) -> list[str]:
    """Return one line a document section: ``Schofield et al., Diplomacy and De-escalation ¶ S35, S36``."""
    lines: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        found = cited(dossier, paragraph)
        head = f"{source_name(found.source)}, {found.section.title}" if found else "Unknown source"
        lines.setdefault(head, []).append(paragraph)
    return [f"{head} ¶ {', '.join(marks)}" for head, marks in lines.items()]


def reference(dossier: Dossier, paragraph: str) -> str:
    """Return the full description of a cited paragraph's document, for who wants to look it up."""
    found = cited(dossier, paragraph)
    if found is None:
        return f"{paragraph}: no source of this dossier has this paragraph"
    source = found.source
    by = ", ".join(source.authors) or source.publisher
    parts = [by, f"“{source.title}”", source.publisher if source.authors else "", str(source.year or ""), source.url]
    described = ", ".join(part for part in parts if part)
    return f"{paragraph}: {described}; section “{found.section.title}”, paragraph {paragraph}"

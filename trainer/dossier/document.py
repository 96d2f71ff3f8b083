"""The documents that a dossier cites, for whoever has them: do the anchors stand where they are said to stand?"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_PARAGRAPH = re.compile(r"^\[([A-Za-z]+[0-9]+)\][ \t]*", re.MULTILINE)
_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_SILENT = re.compile(r"[\u00ad\u200b-\u200f\ufeff'’‘`´ʼ\"“”„«»⁰¹²³⁴-⁹*]")
_APOSTROPHE = re.compile(r"['’‘`´ʼ]")
_WORD = re.compile(r"[^\W_]+")
RUN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as its words, and as the forms in which an anchor is looked for."""

    words: tuple[str, ...]
    forms: tuple[str, str]

    @classmethod
    def of(cls, text: str) -> Paragraph:
        """Return the paragraph with this text."""
        return cls(words=words(text), forms=_forms(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document's paragraphs by their ids."""

    paragraphs: Mapping[str, Paragraph] = field(default_factory=dict)

    def holders(self, text: str) -> list[str]:
        """Return the ids of the paragraphs in which the words of the text stand."""
        wanted = _forms(text)
        return [
            name
            for name, paragraph in self.paragraphs.items()
            if any(one in other for one, other in zip(wanted, paragraph.forms, strict=True))
        ]


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: small letters, without marks, hyphens as spaces."""
    return tuple(_WORD.findall(_SILENT.sub("", text).casefold()))


def _forms(text: str) -> tuple[str, str]:
    """Return the words with apostrophes left out, and with apostrophes as spaces (so that "Iran" is in "Iran's")."""
    closed, parted = words(text), words(_APOSTROPHE.sub(" ", text))
    return f" {' '.join(closed)} ", f" {' '.join(parted)} "


def read_document(path: Path) -> Document:
    """Return the document; raises OSError or UnicodeDecodeError if it cannot be read."""
    parts = _PARAGRAPH.split(_HEADING.sub("", path.read_text(encoding="utf-8-sig")))
    return Document(paragraphs={name: Paragraph.of(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)})


def runs(documents: Collection[Document], prefixes: Collection[str]) -> dict[tuple[str, ...], str]:
    """Return every run of eight words in the paragraphs with these prefixes, and the paragraph it stands in."""
    found: dict[tuple[str, ...], str] = {}
    for document in documents:
        for name, paragraph in document.paragraphs.items():
            spoken = paragraph.words
            if name.rstrip("0123456789") in prefixes:
                for at in range(len(spoken) - RUN + 1):
                    found.setdefault(spoken[at : at + RUN], name)
    return found


def borrowed(text: str, known: Mapping[tuple[str, ...], str]) -> tuple[str, str] | None:
    """Return the first run of eight words or more that the text shares with a document, and the paragraph."""
    spoken = words(text)
    for at in range(len(spoken) - RUN + 1):
        if paragraph := known.get(spoken[at : at + RUN]):
            end = at + 1
            while known.get(spoken[end : end + RUN]) == paragraph:
                end += 1
            return " ".join(spoken[at : end - 1 + RUN]), paragraph
    return None

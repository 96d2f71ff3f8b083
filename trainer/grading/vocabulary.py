"""Makes word lists of plain text, so that they can be read and kept like prose."""

from __future__ import annotations


def bag(text: str) -> frozenset[str]:
    """Return the words of a text, in no order."""
    return frozenset(text.split())


def row(text: str) -> tuple[str, ...]:
    """Return the words of a text, in their order."""
    return tuple(text.split())


def glossary(text: str) -> dict[str, str]:
    """Return the pairs of a text: ``one:other two:another``."""
    return dict(pair.split(":") for pair in text.split())

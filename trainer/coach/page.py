"""A briefing's page as it is read: its citations, and the key facts that can be hidden and recalled."""

from __future__ import annotations

import re

_CITATION = re.compile(r"\[((?:[^\W\d_]+\d+)(?:,\s*[^\W\d_]+\d+)*)\](?!\()")
_AT_END = re.compile(rf"\s*{_CITATION.pattern}\s*$")
_FACT = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
HIDDEN = "▁"


def citations_in(body: str) -> list[str]:
    """Return the paragraphs that a page cites, in order, each once."""
    marks = (mark.strip() for match in _CITATION.finditer(body) for mark in match[1].split(","))
    return list(dict.fromkeys(marks))


def facts(body: str) -> int:
    """Return how many key facts (what stands in bold) a page has."""
    return len(_FACT.findall(body))


def with_hidden(body: str, told: int) -> str:
    """Return the page with every key fact after the first ``told`` hidden, each as long as it was."""
    number = 0

    def hide(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        fact = match[1]
        return match[0] if number <= told else f"**{HIDDEN * min(max(len(fact), 3), 24)}**"

    return _FACT.sub(hide, body)


def with_links(body: str) -> str:
    """Return the page with its citations as links that a click can follow (``cite:S30``)."""
    return _CITATION.sub(lambda match: f"[¶{match[1]}](cite:{match[1].replace(' ', '')})", body)


def parted(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a line without the citations at its end, and those citations."""
    cited: list[str] = []
    while match := _AT_END.search(text):
        cited = [mark.strip() for mark in match[1].split(",")] + cited
        text = text[: match.start()]
    return text.strip(), tuple(cited)

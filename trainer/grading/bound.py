"""The ways to say “over” and “under”."""

from __future__ import annotations

import re

_HOW = r"(?:(?:slightly|a little|a bit|just|well|far|much) )?"


def _any(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways))


OVER = _any(
    rf"\b{_HOW}(?:over|above|beyond)\b",
    rf"\b{_HOW}(?:more|greater|higher|larger|longer|bigger) than\b",
    r"\bat (?:the )?least\b",
    r"\bat (?:a|the) minimum\b",
    r"\b(?:a )?minimum(?: of)?\b",
    r"\bmin\.(?=\s*\d)",
    r"\bupwards? of\b",
    r"\bin excess of\b",
    r"\bexceed(?:s|ed|ing)?\b",
    r"\bnorth of\b",
    r"\bsurpass(?:es|ed|ing)\b",
    r"\bif not more\b",
    r"[>≥]=?",
    r"(?<=[\w%])\s*\+(?=\D|$)",
    r"\b(?:or|and) (?:more|above|over|higher|greater|upwards?)\b",
    r"\bplus\b(?!\s*\w)",
)
"""What says that a number is the least."""

UNDER = _any(
    rf"\b{_HOW}(?:under|below)\b",
    rf"\b{_HOW}(?:less|fewer|lower|smaller|shorter) than\b",
    rf"\b{_HOW}short of\b",
    r"\bsouth of\b",
    r"<(?!=)",
)
"""What says that a value is less than a number."""

MOST = _any(
    r"\bat (?:the )?most\b",
    r"\bat (?:a|the) maximum\b",
    r"\b(?:a )?maximum(?: of)?\b",
    r"\bmax\.?(?=\s*\d)",
    r"\bup to\b",
    r"\bnearly\b",
    r"\balmost\b",
    r"\bnot quite\b",
    r"≤=?|<=",
    r"\b(?:or|and) (?:less|fewer|below|under|lower)\b",
)
"""What says that a number is the most, or hardly less."""


def marked(text: str) -> str:
    """Return a folded text with every way to say “over” as ``>``, “under” as ``<`` and “at most” as ``≤``."""
    # “not less than” holds “less than”, and “not more than” holds “more than”: the longer one is read first
    for denied, sign in ((_DENIED_UNDER, " > "), (_DENIED_OVER, " ≤ ")):
        text = denied.sub(sign, text)
    return UNDER.sub(" < ", MOST.sub(" ≤ ", OVER.sub(" > ", text)))


_DENIED_UNDER = _any(r"\b(?:no|not) (?:less|fewer|lower) than\b", r"\bnot (?:under|below)\b")
_DENIED_OVER = _any(r"\b(?:no|not) (?:more|greater|higher|longer) than\b", r"\bnot (?:over|above|exceeding)\b")

"""Makes texts that differ only in form the same: case, spaces, marks, digits of other scripts, abbreviation points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

LIMIT = 1000
"""Characters of a typed answer that are looked at; nothing that is asked for is nearly as long."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)

_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae",
        "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ħ": "h", "Ħ": "H", "ə": "e", "Ə": "E", "ŋ": "ng", "Ŋ": "Ng",
        "ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه", "ـ": None,
        "٫": ".", "٬": ",", "،": ",", "؛": ";", "؟": "?", "⁄": "/", "∕": "/", "。": ".", "、": ",",
        **dict.fromkeys("‘’‚‛ʹʻʼʽʾʿˈ`´՚′＇‹›", "'"),
        **dict.fromkeys("“”„‟«»\"″*_", " "),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-"),
    }
)  # fmt: skip

_SPELT = re.compile(r"(?<![\w-])[^\W\d_](?:(?:\. ?| )[^\W\d_](?!\w))+\.?")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|s)(?![^\W\d_]))?|[^\W\d_]+", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BETWEEN = re.compile(r"(?<!\d)[\W_]+|[\W_]+(?!\d)")
_ARTICLE = re.compile(r"^the\b")
_DENIED = (
    (re.compile(r"\b(ca)n'?t\b", re.IGNORECASE), r"\1n not"),
    (re.compile(r"\bwon't\b", re.IGNORECASE), "will not"),
    (re.compile(r"n't\b", re.IGNORECASE), " not"),
    (re.compile(r"\b(do|does|did|is|was|are|were|could|should|would|has|have|had)nt\b", re.IGNORECASE), r"\1 not"),
)
_CONTRACTIONS = (
    *_DENIED,
    (re.compile(r"\b(it|that|he|she|there|what|who)'s\b", re.IGNORECASE), r"\1 is"),
    (re.compile(r"'(?:re|ve|ll|d|m)\b", re.IGNORECASE), " "),
    (re.compile(r"(?<=\d)'(?=s\b)", re.IGNORECASE), ""),
    (re.compile(r"'s\b", re.IGNORECASE), ""),
)


def clean(text: str, limit: int = LIMIT) -> str:
    """Return a text on one line without invisible characters and doubled spaces, cut off at ``limit``."""
    text = " ".join(_INVISIBLE.sub("", text[: 200 * limit]).split())[:limit]
    if len(text) > 100 and not text.isascii() and len(unicodedata.normalize("NFKD", text)) > 4 * len(text):
        return text[:100]  # ligatures that unfold to whole sentences
    return text


def clean_lines(text: str, limit: int = LIMIT) -> list[str]:
    """Return the lines of a text that hold something, each cleaned, the whole cut off at ``limit``."""
    whole = _INVISIBLE.sub("", text[: 200 * limit])
    lines, room = [], limit
    for raw in whole.splitlines():
        line = " ".join(raw.split())[: max(0, room)]
        room -= len(line)
        if line:
            lines.append(line)
        if room <= 0:
            break
    return lines


@lru_cache(maxsize=8192)
def level(text: str) -> str:
    """Return a text in plain letters and digits, its case kept: no diacritics, one kind of dash and apostrophe."""
    text = text.translate(_LETTERS)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char)).translate(_LETTERS)
        text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return text


@lru_cache(maxsize=8192)
def same_form(text: str) -> str:
    """Return what two texts share that differ in nothing but case, spaces and invisible characters."""
    return clean(level(clean(text, 100_000)), 100_000).casefold()


def is_one_of(typed: str, accepted: Sequence[str]) -> bool:
    """Return whether a text differs from an accepted one in nothing but case, spaces and invisible characters."""
    text = " ".join(_INVISIBLE.sub("", typed[:200_000]).split())
    if len(text) > 2 * max(map(len, accepted), default=0) + 20:
        return False
    return same_form(text) in {same_form(one) for one in accepted}


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words and figures of a text in their own case."""
    text = level(text)
    if "'" in text or "nt" in text.casefold():
        for pattern, other in _CONTRACTIONS:
            text = pattern.sub(other, text)
        text = text.replace("'", "")
    text = text.replace("&", " and ").replace("%", " percent ")
    text = _SPELT.sub(lambda found: re.sub(r"[. ]", "", found[0]) + " ", text)
    return tuple(_TOKEN.findall(_THOUSANDS.sub("", text)))


def spoken_out(text: str) -> str:
    """Return a text in plain letters with its contracted negations written out: wasn't, dont."""
    text = level(text)
    if "nt" in text.casefold() or "n't" in text.casefold():
        for pattern, other in _DENIED:
            text = pattern.sub(other, text)
    return text


@lru_cache(maxsize=8192)
def closed(text: str) -> str:
    """Return a text run together, without the article that leads in; what stands between figures stays."""
    plain = level(text).casefold().replace("&", " and ").strip()
    return _BETWEEN.sub("", _ARTICLE.sub("", plain))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words and figures of a text without their case."""
    return tuple(token.casefold() for token in tokens(text))


def run_together(typed: str, accepted: Sequence[str]) -> bool:
    """Return whether a text is an accepted one without its spaces: straitofhormuz, thekhorasandiary."""
    whole = closed(typed)
    return any(whole in (closed(text), f"the{closed(text)}") for text in accepted)

"""Takes a typed date apart into figures, months, separators and the words that matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.grading.almanac import DECADE, FREE, MONTH, MONTHS, PART, ROMAN, TO, TURNING, WEEKDAY
from trainer.grading.fold import level, spoken_out
from trainer.grading.found import quoted
from trainer.grading.numeral import ORDINALS, STARTS, TENS, UNITS, ordinal, year
from trainer.grading.slip import meant

Kind = Literal["num", "month", "sep", "to", "or", "and", "between", "part", "decade", "century", "year", "turn", "word"]


class NoDateError(ValueError):
    """A text that says no date, or several; its argument is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a typed date; ``short`` says that a year or decade lacks its century."""

    kind: Kind
    text: str
    value: int = 0
    ordinal: bool = False
    short: bool = False


_TIME = re.compile(
    r"(?<=\d)t(?=\d{2}:)|(?<!\d)\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\b\.?|h\b|hrs?\b|hours\b)|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?z?"
    r"|\b\d{1,2}\s*[ap]\.?m\b\.?"
)
_REWRITTEN = (
    (re.compile(r"\b(?:early|late|mid)[ -](morning|evening|night|afternoon)\b"), r"\1"),
    (re.compile(r"\b(?:first|1st) half\b"), " halfone "),
    (re.compile(r"\b(?:second|2nd) half\b"), " halftwo "),
    (re.compile(r"\bmay (?:have|be)\b"), " "),
    (re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ -](?:century|cent|c)\b"), r" century\1 "),
    (re.compile(r"\ba\.\s?d\.?|\bc\.\s?e\.?"), " "),
)
_PIECES = re.compile(r"century\d+|\d+|[^\W\d_]+|\S")


_NTH = {word: value for word, value in ORDINALS.items() if value <= 31}
_SPELT: dict[str, object] = {
    word: value
    for table in (
        dict(zip(MONTHS, MONTHS, strict=True)), PART, DECADE, TENS, UNITS, _NTH,
        {"century": "century", "half": "half", "between": "between"},
    )
    for word, value in table.items()
    if len(word) > 3
}  # fmt: skip
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_KNOWN = FREE | TURNING | TO | MONTH.keys() | WEEKDAY.keys() | frozenset(_SPELT) | STARTS | {"or", "and", "either"}


def corrected(text: str) -> tuple[str, str]:
    """Return a text with the words of dates in it spelt rightly, and the first slip and what it stands for, if any."""
    wrong = [word for word in re.findall(r"[^\W\d_]{4,}", level(text).casefold()) if word not in _KNOWN][:12]
    plain, first = level(text).casefold(), ""
    for word in dict.fromkeys(wrong):
        # “eigth” is as near to eight as to eighth, and “nineth” to ninety: the ending tells
        if right := (word[-2:] in _ENDINGS and meant(word, _NTH)) or meant(word, _SPELT):
            plain = re.sub(rf"\b{word}\b", right, plain)
            first = first or f"{quoted(word)} for {quoted(right)}"
    return plain, first


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a cleaned text; raise `NoDateError` if a figure in it can belong to no date."""
    plain = spoken_out(text).casefold()
    for _ in range(2):
        plain = _TIME.sub(" ", plain)
    for pattern, other in _REWRITTEN:
        plain = pattern.sub(other, plain)
    pieces = _PIECES.findall(plain)[:80]
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        token, used = _token(pieces, at)
        at += used
        if token:
            found.append(token)
    return found


def _token(pieces: list[str], at: int) -> tuple[Token | None, int]:
    piece = pieces[at]
    if piece[0].isdigit():
        return _figure(pieces, at)
    if piece == "'":
        return _apostrophe(pieces, at)
    if piece in "-/.":
        return Token("sep", piece), 1
    if piece in ROMAN and _between_figures(pieces, at):
        return Token("month", piece, ROMAN[piece]), 1
    if piece in STARTS or piece in ORDINALS:
        return _spelt(pieces, at)
    return _word(piece), 1


def _word(piece: str) -> Token | None:  # noqa: PLR0911 - one return a case
    for kind, table in (("month", MONTH), ("decade", DECADE)):
        if piece in table:
            return Token("month" if kind == "month" else "decade", piece, table[piece], short=True)
    if piece in PART:
        return Token("part", PART[piece])
    if piece in ("or", "either", "|", "oder"):
        return Token("or", piece)
    if piece in ("and", "&"):
        return Token("and", piece)
    if piece == "between":
        return Token("between", piece)
    if piece in TO:
        return Token("to", piece)
    if piece in TURNING:
        return Token("turn", piece)
    if piece.startswith("century") and piece[7:].isdigit():
        return Token("century", piece, int(piece[7:]))
    return Token("word", piece) if piece[0].isalpha() else None


def _apostrophe(pieces: Sequence[str], at: int) -> tuple[Token | None, int]:
    after = pieces[at + 1] if at + 1 < len(pieces) else ""
    if after.isdecimal() and len(after) == 2 and list(pieces[at + 2 : at + 3]) != ["s"]:
        return Token("num", after, int(after), short=True), 2
    return None, 1


def _between_figures(pieces: Sequence[str], at: int) -> bool:
    return sum(piece.isdecimal() for piece in pieces[max(0, at - 2) : at + 3]) == 2 and at > 0


def _figure(pieces: Sequence[str], at: int) -> tuple[Token, int]:
    piece = pieces[at]
    rest = list(pieces[at + 1 : at + 3])
    if len(piece) not in (1, 2, 4, 8):
        raise NoDateError("That cannot be read as a date.")
    value = int(piece)
    if rest[:1] == ["s"] or rest == ["'", "s"]:
        if len(piece) not in (2, 4) or value % 10:
            raise NoDateError("That cannot be read as a date.")
        return Token("decade", piece, value, short=len(piece) == 2), 2 if rest[0] == "s" else 3
    if rest[:1] and rest[0] in ("st", "nd", "rd", "th"):
        return Token("num", piece, value, ordinal=True), 2
    return Token("num", piece, value), 1


def _spelt(pieces: Sequence[str], at: int) -> tuple[Token, int]:
    """Read a day, a year, a decade or a century in words, the longest first."""
    run: list[str] = []
    ends: list[int] = []
    for end in range(at, min(len(pieces), at + 16)):
        piece = pieces[end]
        if piece in STARTS or piece in ORDINALS or piece in DECADE or (piece in ("and", "o") and run):
            run.append(piece)
            ends.append(end + 1)
        elif piece != "-":
            break
    for size in range(len(run), 0, -1):
        used, said = ends[size - 1] - at, run[:size]
        if size == 2 and said[1] in DECADE and said[0] in _CENTURIES:
            return Token("decade", " ".join(said), _CENTURIES[said[0]] + DECADE[said[1]]), used
        if (found := year(said)) is not None:
            return Token("year", " ".join(said), found), used
        nth = ordinal(said)
        if nth is not None and pieces[at + used : at + used + 1] == ["century"]:
            return Token("century", "", nth), used + 1
        if nth is not None:
            return Token("num", " ".join(said), nth, ordinal=True), used
    return _small(run, ends, at) or (Token("word", pieces[at]), 1)


_CENTURIES = {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}


def _small(run: Sequence[str], ends: Sequence[int], at: int) -> tuple[Token, int] | None:
    """Read a day of the month in plain number words."""
    if run[0] in TENS and len(run) > 1 and 0 < UNITS.get(run[1], 0) < 10 and TENS[run[0]] + UNITS[run[1]] <= 31:
        return Token("num", " ".join(run[:2]), TENS[run[0]] + UNITS[run[1]]), ends[1] - at
    value = UNITS.get(run[0], TENS.get(run[0], 0))
    return (Token("num", run[0], value), ends[0] - at) if 0 < value <= 31 else None

"""Reads numbers written out in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from trainer.grading.vocabulary import row

UNITS = {
    word: value
    for value, word in enumerate(
        row(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * value for value, word in enumerate(row("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        row(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
            " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "hundredth": 100}
MAGNITUDES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5,
    "crore": 10**7, "dozen": 12, "milliard": 10**9,
}  # fmt: skip
SHORT_MAGNITUDES = {
    "k": 10**3, "th": 10**3, "tsd": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mio": 10**6,
    "mm": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "mrd": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12,
    "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12, "lakhs": 10**5, "lac": 10**5,
    "میلیون": 10**6, "میلیارد": 10**9, "هزار": 10**3, "crores": 10**7, "cr": 10**7, "dozens": 12, "hundreds": 100,
}  # fmt: skip
FRACTIONS = {
    "half": Fraction(1, 2), "halves": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4),
    "third": Fraction(1, 3), "thirds": Fraction(1, 3), "fifth": Fraction(1, 5), "fifths": Fraction(1, 5),
    "tenth": Fraction(1, 10), "tenths": Fraction(1, 10),
}  # fmt: skip
_ZERO = {"oh", "o"}
STARTS = UNITS.keys() | TENS.keys() | MAGNITUDES.keys() | {"half", "oh"}


def cardinal(words: Sequence[str], start: int = 0) -> tuple[Fraction | None, int]:
    """Read a number in words from ``start``; return its value and where it ends, or ``None`` and ``start``.

    Understands ``a hundred and three``, ``two point three``, ``two and a half``, ``half a``, ``nine oh nine``; a
    magnitude that multiplies the whole (million …) is left to the caller unless smaller groups follow it.
    """
    digits, end = _digits(words, start)
    if digits is not None:
        return digits, end
    total, group, at = Fraction(0), Fraction(0), start
    seen = fresh = False  # fresh: the last word was a figure below ten or a ten
    while at < len(words):
        word = words[at]
        if word in UNITS and not (fresh and group % 10) and not (fresh and UNITS[word] >= 10):
            group += UNITS[word]
        elif word in TENS and not fresh:
            group += TENS[word]
        elif word in MAGNITUDES and MAGNITUDES[word] == 100:
            group = Fraction((group or 1) * 100)
        elif word in MAGNITUDES and seen and _below(words, at + 1):
            total, group = Fraction(total + (group or 1) * MAGNITUDES[word]), Fraction(0)
        elif (word == "and" and seen and at + 1 < len(words) and not fresh and _counts(words[at + 1])) or (
            word == "a" and not seen and at + 1 < len(words) and words[at + 1] in MAGNITUDES
        ):
            at += 1
            continue
        else:
            break
        seen, fresh, at = True, word in UNITS or word in TENS, at + 1
    value = total + group
    if not seen:
        return _part(words, start)
    return _after(words, at, value)


def _counts(word: str) -> bool:
    return word in UNITS or word in TENS


def _below(words: Sequence[str], at: int) -> bool:
    """Return whether a smaller group follows a magnitude: two thousand three hundred."""
    if at < len(words) and words[at] == "and":
        at += 1
    return at < len(words) and _counts(words[at])


def _digits(words: Sequence[str], start: int) -> tuple[Fraction | None, int]:
    """Read figures spoken one by one: nine oh nine."""
    end = start
    while end < len(words) and (UNITS.get(words[end], 10) < 10 or words[end] in _ZERO):
        end += 1
    if end - start < 3:
        return None, start
    text = "".join("0" if word in _ZERO else str(UNITS[word]) for word in words[start:end])
    return Fraction(int(text[:30])), end


def _part(words: Sequence[str], start: int) -> tuple[Fraction | None, int]:
    """Read a share: half a, a quarter of a, two thirds."""
    at = start
    if at < len(words) and words[at] == "a":
        at += 1
    if at >= len(words) or words[at] not in (FRACTIONS if at > start else ("half", "quarter")):
        return None, start
    value = FRACTIONS[words[at]]
    at += 1
    for filler in (("of",), ("a", "an")):
        if at < len(words) and words[at] in filler:
            at += 1
    return value, at


def _after(words: Sequence[str], at: int, value: Fraction) -> tuple[Fraction, int]:
    """Read what may follow a whole number: point three, and a half, thirds."""
    rest = list(words[at : at + 3])
    if rest[:1] == ["point"]:
        end, text = at + 1, ""
        while end < len(words) and (UNITS.get(words[end], 10) < 10 or words[end] in _ZERO):
            text += "0" if words[end] in _ZERO else str(UNITS[words[end]])
            end += 1
        if text:
            return value + Fraction(int(text[:30]), 10 ** len(text[:30])), end
    if rest == ["and", "a", "half"]:
        return value + Fraction(1, 2), at + 3
    if rest == ["and", "a", "quarter"]:
        return value + Fraction(1, 4), at + 3
    if rest and value < 20 and rest[0] in FRACTIONS and (rest[0] != "third" or value == 1):
        return value * FRACTIONS[rest[0]], at + 1
    return value, at


def year(words: Sequence[str]) -> int | None:
    """Return the year that words say: twenty twenty-four, nineteen oh five, two thousand and seven."""
    words = [word for word in words if word != "and"]
    if not words:
        return None
    if "thousand" in words or ("hundred" in words and len(words) > 1):
        value, end = cardinal(words)
        if value is not None and end == len(words) and value.denominator == 1 and 1000 <= value < 2200:
            return int(value)
        return None
    for cut in (1, 2):
        century, rest = _two(words[:cut]), words[cut:]
        if century is not None and 10 <= century <= 21 and rest:
            if rest[0] in _ZERO and len(rest) == 2 and 0 < UNITS.get(rest[1], 0) < 10:
                return 100 * century + UNITS[rest[1]]
            low = _two(rest)
            if low is not None and low >= 10:
                return 100 * century + low
    return None


def _two(words: Sequence[str]) -> int | None:
    """Return a number below 100 in words."""
    if len(words) == 1:
        return UNITS.get(words[0], TENS.get(words[0]))
    if len(words) == 2 and words[0] in TENS and 0 < UNITS.get(words[1], 0) < 10:
        return TENS[words[0]] + UNITS[words[1]]
    return None


def ordinal(words: Sequence[str]) -> int | None:
    """Return a day-like ordinal in words: sixteenth, twenty-second."""
    if len(words) == 1:
        return ORDINALS.get(words[0])
    if len(words) == 2 and words[0] in TENS and ORDINALS.get(words[1], 10) < 10:
        return TENS[words[0]] + ORDINALS[words[1]]
    return None


def collapsed(words: Sequence[str]) -> tuple[str, ...]:
    """Return words with every number in them, in figures or words, written as one figure; ordinals as ``4th``."""
    out: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        pair = ordinal(words[at : at + 2])
        if pair is not None:
            out.append(_nth(pair))
            at += 2
            continue
        single = ordinal(words[at : at + 1])
        if single is not None:
            out.append(_nth(single))
            at += 1
            continue
        value: Fraction | None = None
        end = at
        if word[0].isdigit():
            value, end = _figure(word), at + 1
        elif word in STARTS or (word == "a" and at + 1 < len(words) and words[at + 1] in MAGNITUDES):
            value, end = cardinal(words, at)
        if value is None:
            out.append(word)
            at += 1
            continue
        while end < len(words) and (scale := MAGNITUDES.get(words[end]) or _scale(words, end)):
            value = Fraction(value * scale)
            end += 1
        out.append(str(value.numerator) if value.denominator == 1 else repr(float(value)))
        at = end
    return tuple(out)


def _scale(words: Sequence[str], at: int) -> int:
    word = words[at]
    return SHORT_MAGNITUDES.get(word, 0) if len(word) > 1 and word not in ("th", "mm", "cr") else 0


def _figure(word: str) -> Fraction | None:
    text = word.replace(",", ".")
    if text.count(".") > 1 or not text.replace(".", "").isdecimal() or len(text) > 40:
        return None
    return Fraction(text)


def _nth(value: int) -> str:
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"

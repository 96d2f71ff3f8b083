"""Text as it may be shown: without control characters, in one Unicode form."""

from __future__ import annotations

import re
import unicodedata

# Escape sequences go as a whole, so that "\x1b[31mred" becomes "red" and not "[31mred"; what is left of the C0 and C1
# controls, the zero-width and bidi controls, the soft hyphen, the tags and the line separators goes one by one.
_UNWANTED = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_JOINER = re.compile(r"[\u200c\u200d]")
# Arabic to Sinhala, Tibetan, Myanmar, Khmer and Mongolian write some words with a zero-width joiner or non-joiner.
_JOINING = ((0x0600, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x18AF), (0xA840, 0xA87F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))


def clean(text: str) -> str:
    """Return the text without control characters but newline and tab, NFC-normalised, without space at its ends."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _UNWANTED.sub("", text)
    text = _JOINER.sub(lambda found: found[0] if _joins(found) else "", text)
    return unicodedata.normalize("NFC", text).strip()


def _joins(found: re.Match[str]) -> bool:
    text = found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return _is_joining(before) and _is_joining(after) and unicodedata.category(after)[0] == "L"


def _is_joining(char: str) -> bool:
    return bool(char) and any(low <= ord(char) <= high for low, high in _JOINING) and char.isprintable()

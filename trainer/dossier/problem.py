"""What is wrong in a dossier, in a way its author can mend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend: an ``error`` left a table or file out of the dossier, a ``warning`` did not."""

    file: Path
    line: int
    id: str
    message: str
    mend: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return it as one line: ``file:line: [id] what is wrong. How to mend it.``."""
        named = f"[{self.id}] " if self.id else ""
        return f"{self.file}:{self.line}: {named}{self.message} {self.mend}".rstrip()


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file and line, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (str(p.file), p.line, p.id, p.message)))


def nearest(word: str, known: Iterable[str], alike: float = 0.7) -> str | None:
    """Return the known word that ``word`` was most likely meant to be, or None if none is as much ``alike`` (0–1)."""
    from difflib import get_close_matches

    by_folded = {name.casefold().replace("_", "-"): name for name in sorted(known)}
    found = get_close_matches(word[:100].casefold().replace("_", "-"), list(by_folded), n=1, cutoff=alike)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Sequence[str] | Iterable[str], otherwise: str = "") -> str:
    """Return "Did you mean “x”?" if one of the known words is near, else ``otherwise``."""
    near = nearest(word, known)
    return f"Did you mean “{near}”?" if near else otherwise

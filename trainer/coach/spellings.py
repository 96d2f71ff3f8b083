"""Spellings that the learner said were right, kept in a small TOML file of their own that may be edited by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from trainer.coach.table_file import TableFile

HEAD = "Spellings that you said were right. “crisis-trainer accepted” lists them, takes them back, or makes a patch."


def folded(text: str) -> str:
    """Return a form for comparing: case and spaces do not tell two spellings apart."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A form that counts as right in answer to a question (its full id).

    ``part`` is the list item's text or the gap's name, empty for the whole answer; ``answer`` is the fingerprint of the
    right answer at the time (another answer, and this counts no more); ``entry`` is the log entry that was overruled.
    """

    question: str
    typed: str
    part: str = ""
    instead_of: str = ""
    answer: str = ""
    entry: str = ""
    at: str = ""


class Spellings:
    """The file of accepted forms, read again whenever it has changed."""

    def __init__(self, path: Path) -> None:
        self._file = TableFile(path=path, table="accepted", head=HEAD, what="The accepted spellings", parsed=_parsed)

    def rows(self) -> tuple[Accepted, ...]:
        """Return what is accepted, oldest first; raises `TrainerError` if the file cannot be understood."""
        return self._file.rows()

    def add(self, rows: Sequence[Accepted]) -> None:
        """Accept these forms too, each once; raises `TrainerError` if the file cannot be read or written."""
        known = {(row.question, row.part, folded(row.typed)) for row in self.rows()}
        fresh = [row for row in rows if (row.question, row.part, folded(row.typed)) not in known]
        if fresh:
            self._keep([*self.rows(), *fresh])

    def take_back(self, rows: Iterable[Accepted]) -> int:
        """Accept these forms no more and return how many there were; raises `TrainerError` as `add` does."""
        gone = set(rows)
        left = [row for row in self.rows() if row not in gone]
        taken = len(self.rows()) - len(left)
        if taken:
            self._keep(left)
        return taken

    def _keep(self, rows: Sequence[Accepted]) -> None:
        self._file.keep({name: value for name, value in asdict(row).items() if value} for row in rows)


def _parsed(table: Mapping[str, Any]) -> Accepted:
    names = {field.name for field in fields(Accepted)}
    texts = {key: str(value) for key, value in table.items() if key in names}
    if not texts.get("question") or not texts.get("typed"):
        raise ValueError("each [[accepted]] needs a question and what was typed")
    return Accepted(**texts)

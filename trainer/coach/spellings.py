"""Spellings that the learner said were right, kept in a small TOML file of their own that may be edited by hand."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError

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
        self.path = path
        self._rows: tuple[Accepted, ...] = ()
        self._stamp: tuple[int, int] | None = None

    def rows(self) -> tuple[Accepted, ...]:
        """Return what is accepted, oldest first; raises `TrainerError` if the file cannot be understood."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            self._rows, self._stamp = (), None
            return ()
        except OSError as error:
            raise _unreadable(self.path, error.strerror or str(error)) from error
        stamp = (status.st_mtime_ns, status.st_size)
        if stamp != self._stamp:
            self._rows, self._stamp = tuple(_read(self.path)), stamp
        return self._rows

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
        import tomlkit

        document = tomlkit.document()
        document.add(tomlkit.comment(HEAD))
        tables = tomlkit.aot()
        for row in rows:
            table = tomlkit.table()
            for field in fields(row):
                if value := getattr(row, field.name):
                    table.add(field.name, value)
            tables.append(table)
        document.add("accepted", tables)
        draft = self.path.with_suffix(f".{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(tomlkit.dumps(document), encoding="utf-8")
            draft.replace(self.path)
        except OSError as error:
            why = error.strerror or error
            raise TrainerError(f"The spelling could not be kept in {self.path}: {why}.") from error


def _read(path: Path) -> list[Accepted]:
    import tomli

    try:
        raw: Any = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(path, str(error)) from error
    tables = raw.get("accepted", [])
    names = {field.name for field in fields(Accepted)}
    found = []
    for table in tables if isinstance(tables, list) else [tables]:
        texts = {key: str(value) for key, value in table.items() if key in names} if isinstance(table, dict) else {}
        if not texts.get("question") or not texts.get("typed"):
            raise _unreadable(path, "each [[accepted]] needs a question and what was typed")
        found.append(Accepted(**texts))
    return found


def _unreadable(path: Path, why: str) -> TrainerError:
    why = " ".join(why.split())
    return TrainerError(f"The accepted spellings in {path} cannot be read ({why}). Mend the file, or move it away.")

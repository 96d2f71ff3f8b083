"""A small TOML file of rows that the learner may edit by hand: read again when it changes, written in one step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from trainer.errors import TrainerError, UsageError

Row = TypeVar("Row")


@dataclass(slots=True, kw_only=True)
class TableFile(Generic[Row]):
    """The rows under ``[[table]]``; ``parsed`` makes one of a table and may raise, ``what`` is what they are called.

    A file that cannot be understood is told of and never written over.
    """

    path: Path
    table: str
    head: str
    what: str
    parsed: Callable[[Mapping[str, Any]], Row]
    _rows: tuple[Row, ...] = ()
    _stamp: tuple[int, int] | None = field(default=None)

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the file's order; raises `TrainerError` if it cannot be read."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            self._rows, self._stamp = (), None
            return ()
        except OSError as error:
            raise self._unreadable(error.strerror or str(error)) from error
        stamp = (status.st_mtime_ns, status.st_size)
        if stamp != self._stamp:
            self._rows, self._stamp = self._read(), stamp
        return self._rows

    def _read(self) -> tuple[Row, ...]:
        import tomli

        try:
            tables: Any = tomli.loads(self.path.read_text(encoding="utf-8")).get(self.table, [])
            return tuple(self.parsed(dict(table)) for table in tables)
        except (OSError, ValueError, TypeError, AttributeError, UsageError) as error:
            raise self._unreadable(str(error)) from error

    def _unreadable(self, why: str) -> TrainerError:
        why = " ".join(why.split())
        return TrainerError(f"{self.what} in {self.path} cannot be read ({why}). Mend the file, or move it away.")

    def keep(self, tables: Iterable[Mapping[str, object]]) -> None:
        """Write these tables over the file; raises `TrainerError` if that cannot be done."""
        import tomlkit

        document = tomlkit.document()
        document.add(tomlkit.comment(self.head))
        written = tomlkit.aot()
        for values in tables:
            table = tomlkit.table()
            for name, value in values.items():
                table.add(name, list(value) if isinstance(value, tuple) else value)
            written.append(table)
        document.add(self.table, written)
        draft = self.path.with_suffix(f".{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(tomlkit.dumps(document), encoding="utf-8")
            draft.replace(self.path)
        except OSError as error:
            why = error.strerror or error
            raise TrainerError(f"{self.what} could not be kept in {self.path}: {why}.") from error

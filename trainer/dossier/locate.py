"""Which line of a TOML file a table, a key or an item of a list stands on (tomli does not say)."""

from __future__ import annotations

import re
from bisect import bisect_right

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2}(?!"))' r"|'''.*?'''(?:'{0,2}(?!'))" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_KEY = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')[ \t]*""")
_SCALAR = re.compile(r"[^,\]}#\n]*")


class Lines:
    """The lines of one file's tables and keys; the file is only looked through when the first line is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[Path, int] | None = None

    def at(self, path: Path) -> int:
        """Return the line of the path, or of the nearest thing around it that has one, else 1."""
        if self._found is None:
            self._found = _Scan(self._text).found
        for end in range(len(path), 0, -1):
            if path[:end] in self._found:
                return self._found[path[:end]]
        return 1


class _Scan:
    """One pass over a valid TOML text; a text that is not valid ends the pass early, never badly."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.found: dict[Path, int] = {}
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._tables: dict[Path, int] = {}
        try:
            self._document()
        except (ValueError, RecursionError):
            return

    def _document(self) -> None:
        table: Path = ()
        while not self._blank().is_at_end:
            start = self.pos
            table = self._header() if self.text[start] == "[" else self._pair(table)

    def _blank(self) -> _Scan:
        blank = _BLANK.match(self.text, self.pos)
        self.pos = blank.end() if blank else self.pos
        return self

    @property
    def is_at_end(self) -> bool:
        return self.pos >= len(self.text)

    def _note(self, path: Path, pos: int) -> None:
        self.found.setdefault(path, bisect_right(self._starts, pos))

    def _header(self) -> Path:
        start = self.pos
        is_list = self.text.startswith("[[", start)
        self.pos += 2 if is_list else 1
        *parents, last = self._key()
        path: Path = ()
        for name in parents:
            path = self._inside((*path, name))
        path = (*path, last)
        if is_list:
            self._tables[path] = self._tables.get(path, -1) + 1
            self._note(path, start)
            path = (*path, self._tables[path])
        self._note(path, start)
        self._take("]]" if is_list else "]")
        return path

    def _inside(self, path: Path) -> Path:
        return (*path, self._tables[path]) if path in self._tables else path

    def _pair(self, table: Path) -> Path:
        start = self.pos
        path = table
        for name in self._key():
            path = (*path, name)
            self._note(path, start)
        self._take("=")
        self._value(path)
        return table

    def _key(self) -> list[str]:
        names: list[str] = []
        while True:
            key = _KEY.match(self.text, self.pos)
            if key is None:
                raise ValueError(self.pos)
            names.append(key[1].strip("\"'"))
            self.pos = key.end()
            if not self.text.startswith(".", self.pos):
                return names
            self.pos += 1

    def _value(self, path: Path) -> None:
        self._blank()
        char = self.text[self.pos : self.pos + 1]
        if char == "[":
            self._list(path)
        elif char == "{":
            self._inline(path)
        else:
            value = (_STRING if char in ('"', "'") else _SCALAR).match(self.text, self.pos)
            if value is None or not value[0]:
                raise ValueError(self.pos)
            self.pos = value.end()

    def _list(self, path: Path) -> None:
        self._take("[")
        index = 0
        while not self._closes("]"):
            self._note((*path, index), self.pos)
            self._value((*path, index))
            index += 1

    def _inline(self, path: Path) -> None:
        self._take("{")
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, bracket: str) -> bool:
        while self._blank() and self.text.startswith(",", self.pos):
            self.pos += 1
        if self.is_at_end:
            raise ValueError(self.pos)
        if closes := self.text[self.pos] == bracket:
            self.pos += 1
        return closes

    def _take(self, expected: str) -> None:
        self._blank()
        if not self.text.startswith(expected, self.pos):
            raise ValueError(self.pos)
        self.pos += len(expected)

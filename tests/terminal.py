"""A program in a pseudo-terminal, timed from outside: what it paints, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

ESCAPES = re.compile(
    rb"\x1b\[[0-9;?<>=!$ ]*[@-~]"
    rb"|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b[()#][0-9A-Za-z]"
    rb"|\x1b[=>78cDEHMNOZ]"
)


class Terminal:
    """One run of a program in a terminal of its own; times are seconds since its start."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self._main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        every = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env}
        for name in {"COLUMNS", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"} - set(env):
            every.pop(name, None)
        self.painted = b""
        """Everything written to the terminal so far, escape sequences included."""
        self._began = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=side, stdout=side, stderr=side, env=every, start_new_session=True, close_fds=True
        )
        os.close(side)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._main)

    def until(self, pattern: str, seconds: float = 20) -> float:
        """Wait until the text of ``pattern`` has been painted since the last call and return when that was."""
        painted, end = b"", time.perf_counter() + seconds
        while True:
            data = self._read(end - time.perf_counter())
            now = time.perf_counter() - self._began
            painted += data
            if re.search(pattern.encode(), ESCAPES.sub(b"", painted)):
                return now
            if not data:
                raise TimeoutError(f"{pattern!r} was not painted; {ESCAPES.sub(b'', painted)[-800:]!r}")

    def settle(self, quiet: float = 0.1) -> None:
        """Wait until nothing has been painted for a while."""
        while self._read(quiet):
            pass

    def type(self, keys: str) -> float:
        """Type and return when."""
        os.write(self._main, keys.encode())
        return time.perf_counter() - self._began

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._main], [], [], max(0.0, seconds))[0]:
            return b""
        try:
            data = os.read(self._main, 1 << 16)
        except OSError:
            return b""
        self.painted += data
        return data

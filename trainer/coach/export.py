"""Everything recorded, as JSON Lines, for whoever wants to count for themselves or to leave."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from trainer import __version__
from trainer.coach.desk import Desk

EVERY = 1_000_000_000


def exported(desk: Desk) -> Iterator[str]:
    """Yield a line that says what this is, one for each session (oldest first), and one for each entry of the log.

    Each is a JSON object with one key: ``crisis_trainer``, ``session`` or ``entry``; the names within are those of
    `SessionRow` and `Entry`, entries are as they were written (``rate``, ``overrule`` and ``void`` amend the one in
    ``ref``), moments are ISO 8601 in UTC.
    """
    yield _line("crisis_trainer", {"version": __version__})
    for row in reversed(desk.store.sessions(None, EVERY)):
        yield _line("session", asdict(row))
    for entry in desk.store.entries():
        yield _line("entry", asdict(entry))


def _line(key: str, values: dict[str, object]) -> str:
    return json.dumps({key: values}, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in an export")

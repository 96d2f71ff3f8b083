"""What was left unfinished: a session to go on with, and those of earlier days, which are closed."""

from __future__ import annotations

from datetime import timedelta

from trainer.coach.desk import Desk
from trainer.coach.session import REHEARSALS, Session, queue, session_of
from trainer.records import SessionRow


def unfinished(desk: Desk, *, rehearsals: bool = True) -> Session | None:
    """Return the newest session left in this study day with something still to ask; one of study if so wanted."""
    for row in desk.store.open_sessions(desk.contents.id):
        if _stale(desk, row) or (row.mode in REHEARSALS and not rehearsals):
            continue
        session = session_of(desk, row)
        if queue(desk, session).waiting:
            return session
    return None


def close_stale(desk: Desk) -> list[Session]:
    """Close the sessions of earlier study days, and return those that were rehearsals, whose result is kept."""
    found = []
    for row in desk.store.open_sessions(desk.contents.id):
        if not _stale(desk, row):
            continue
        if row.mode in REHEARSALS:
            from trainer.coach.outcome import settle

            session = session_of(desk, row)
            settle(desk, session)
            found += [session] if row.asked else []
        desk.store.finish(row.id, row.last_at or row.started_at)
    return found


def _stale(desk: Desk, row: SessionRow) -> bool:
    """Return whether a session belongs to an earlier study day; one in use across its end does not."""
    now, last = desk.clock(), row.last_at or row.started_at
    return desk.day.date(last) != desk.day.date(now) and now - last > timedelta(hours=2)

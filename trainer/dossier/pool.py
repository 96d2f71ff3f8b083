"""Which wrong options a choice may draw from the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.dossier.model import Actor, ChoiceQuestion, Dossier, Event, Pool


def wrong_options(question: ChoiceQuestion, dossier: Dossier) -> tuple[str, ...]:
    """Return every wrong option there is: those written out, then those of the pool, none of them a right one."""
    drawn = pool_texts(question.pool, dossier.actors, dossier.events) if question.pool else ()
    right = {same(text) for text in question.answer}
    options: dict[str, str] = {}
    for text in (*question.wrong, *drawn):
        if same(text) not in right:
            options.setdefault(same(text), text)
    return tuple(options.values())


def pool_texts(pool: Pool, actors: Iterable[Actor], events: Iterable[Event]) -> tuple[str, ...]:
    """Return the names of the actors with that side, kind or role, and the titles of the thread's events."""
    names = [actor.name for actor in actors if pool.actors and _has(actor, same(pool.actors))]
    return (*names, *(event.title for event in events if pool.events and event.thread == pool.events))


def same(text: str) -> str:
    """Return what two texts share that a reader would take for the same: case, spaces and the form of marks go."""
    return " ".join(text.translate(_MARKS).casefold().split()).strip(" .")


_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " "})


def _has(actor: Actor, wanted: str) -> bool:
    return wanted in (same(actor.side), actor.kind) or f" {wanted} " in f" {same(actor.role)} "

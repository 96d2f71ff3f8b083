"""Finding: questions, the rows of the reference tables and briefings by their words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

from trainer.coach.desk import Desk
from trainer.coach.source import source_names
from trainer.dossier.prints import answer_text
from trainer.records import Card, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that holds all the words looked for."""

    sort: Literal["question", "actor", "event", "motive", "mediation", "difference", "briefing"]
    id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A question's history and schedule."""

    question: str
    card: Card | None
    entries: tuple[Entry, ...]


def folded(text: str) -> str:
    """Return ``text`` in lower case without diacritics, for comparing."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def find(desk: Desk, words: str) -> list[Found]:
    """Return what holds every one of ``words`` (any order, any case, diacritics apart)."""
    wanted = folded(words).split()
    return [row for row, text in _everything(desk) if all(word in folded(text) for word in wanted)]


def _everything(desk: Desk) -> list[tuple[Found, str]]:
    dossier, cards = desk.dossier, desk.store.cards(desk.dossier.id)
    rows: list[tuple[Found, str]] = []
    named = source_names(dossier)
    for deck in dossier.decks:
        for question in deck.questions:
            answer, card = answer_text(question, named), cards.get(question.id)
            signs = f"{'flagged' if card and card.flagged else ''} {'suspended' if card and card.suspended else ''}"
            row = Found(sort="question", id=question.id, title=question.ask, detail=deck.title)
            words = [question.ask, answer, question.why, question.slug, deck.title, *question.cite, signs]
            rows.append((row, " ".join(words)))
    for actor in dossier.actors:
        row = Found(sort="actor", id=actor.id, title=actor.name, detail=actor.role or actor.kind)
        rows.append((row, f"{actor.name} {' '.join(actor.aliases)} {actor.role} {actor.about}"))
    for event in dossier.events:
        row = Found(sort="event", id=event.id, title=event.title, detail=str(event.date))
        rows.append((row, f"{event.date} {event.title} {event.detail} {event.place}"))
    for motive in dossier.motives:
        row = Found(sort="motive", id=motive.id, title=motive.title, detail=", ".join(motive.holders))
        evidence = " ".join((*motive.evidence_for, *motive.evidence_against))
        rows.append((row, f"{motive.title} {' '.join(motive.holders)} {motive.confidence} {evidence}"))
    names = {actor.id: actor.name for actor in dossier.actors}
    for mediation in dossier.mediations:
        who = [names.get(key, "") for key in (mediation.mediator, mediation.spokesperson)]
        title = " · ".join(name for name in who if name)
        row = Found(sort="mediation", id=mediation.id, title=title, detail=str(mediation.date or ""))
        rows.append((row, f"{title} {mediation.said} {mediation.did}"))
    for difference in dossier.differences:
        row = Found(sort="difference", id=difference.id, title=difference.title, detail=difference.topic)
        rows.append((row, " ".join([difference.title, difference.safe, *(each.says for each in difference.readings)])))
    for briefing in dossier.briefings:
        for number, page in enumerate(briefing.pages):
            row = Found(sort="briefing", id=f"{briefing.id}/{number}", title=page.title, detail=briefing.title)
            rows.append((row, f"{page.title} {page.body} {briefing.title}"))
    return rows


def record(desk: Desk, question: str) -> Record:
    """Return the history and schedule of a question."""
    return Record(
        question=question, card=desk.store.card(question), entries=tuple(desk.store.entries(question=question))
    )

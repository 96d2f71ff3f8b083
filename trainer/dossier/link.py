"""The threads between the tables of a dossier: an id that leads nowhere is told and taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from trainer.dossier.fault import Fault, Keys, label, shown
from trainer.dossier.model import (
    Briefing,
    ChoiceQuestion,
    Deck,
    Difference,
    Dossier,
    Event,
    EventReading,
    Mediation,
    Page,
    Question,
    Reading,
    Version,
)
from trainer.dossier.pool import pool_texts, wrong_options
from trainer.dossier.problem import Problem, did_you_mean
from trainer.dossier.where import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A dossier whose ids all lead somewhere, and the problems of those that did not."""

    dossier: Dossier
    problems: tuple[Problem, ...]


def link(dossier: Dossier, where: Where, lost: Collection[str], *, are_sources_lost: bool) -> Linked:
    """Return the dossier without what leads nowhere; ids in ``lost`` belong to tables that are already told of."""
    links = _Links(dossier, where, lost, are_sources_lost)
    mediations = [mediation for each in dossier.mediations if (mediation := links.mediation(each)) is not None]
    links.ids["mediation"] = dict.fromkeys(mediation.id for mediation in mediations)
    dossier = replace(dossier, events=tuple(map(links.event, dossier.events)), mediations=tuple(mediations))
    for difference in dossier.differences:
        links.difference(difference)
    dossier = replace(dossier, decks=tuple(map(links.deck, dossier.decks)))
    links.questions = dict.fromkeys(question.id for deck in dossier.decks for question in deck.questions)
    dossier = replace(dossier, briefings=tuple(map(links.briefing, dossier.briefings)))
    return Linked(dossier=dossier, problems=tuple(links.problems))


class _Links:
    """The ids there are, and the problems found so far."""

    def __init__(self, dossier: Dossier, where: Where, lost: Collection[str], are_sources_lost: bool) -> None:
        self.dossier = dossier
        self.where = where
        self.lost = frozenset(lost)
        self.are_sources_lost = are_sources_lost
        self.ids: dict[str, Collection[str]] = {
            "actor": dict.fromkeys(actor.id for actor in dossier.actors),
            "event": dict.fromkeys(event.id for event in dossier.events),
            "motive": dict.fromkeys(motive.id for motive in dossier.motives),
            "difference": dict.fromkeys(difference.id for difference in dossier.differences),
            "source": dict.fromkeys(source.id for source in dossier.sources),
        }
        self.questions: Collection[str] = ()
        self.problems: list[Problem] = []

    def event(self, event: Event) -> Event:
        table = ("event", event.id)
        self._sources(event.readings, table)
        return replace(event, actors=self._kept("actor", event.actors, table))

    def mediation(self, mediation: Mediation) -> Mediation | None:
        table = ("mediation", mediation.id)
        has_mediator = self._leads("actor", mediation.mediator, ("mediator",), table, fatal=True)
        if mediation.spokesperson and not self._leads("actor", mediation.spokesperson, ("spokesperson",), table):
            mediation = replace(mediation, spokesperson="")
        return mediation if has_mediator else None

    def difference(self, difference: Difference) -> None:
        self._sources(difference.readings, ("difference", difference.id))

    def deck(self, deck: Deck) -> Deck:
        questions = [question for each in deck.questions if (question := self._question(each)) is not None]
        return replace(deck, questions=tuple(questions))

    def briefing(self, briefing: Briefing) -> Briefing:
        pages = [self._page(page, briefing.id, at) for at, page in enumerate(briefing.pages)]
        return replace(briefing, pages=tuple(pages))

    def _page(self, page: Page, briefing: str, at: int) -> Page:
        table, start = ("briefing", briefing), f"{self.dossier.id}/"
        full = [name if name.startswith(start) else start + name for name in page.questions]
        for nth, name in enumerate(full):
            if name not in self.questions and name not in self.lost:
                known = [question.removeprefix(start) for question in self.questions]
                fault = _gone("question", page.questions[nth], known, ("page", at, "questions", nth))
                self.problems.append(self.where.problem(*table, fault))
        return replace(page, questions=tuple(name for name in full if name in self.questions))

    def _question(self, question: Question) -> Question | None:
        table = ("question", question.id)
        self._sources(question.readings, table)
        if isinstance(question, ChoiceQuestion) and (fault := self._pool_fault(question)):
            self.problems.append(self.where.problem(*table, fault))
            return None
        return replace(
            question,
            actors=self._kept("actor", question.actors, table),
            events=self._kept("event", question.events, table),
            motives=self._kept("motive", question.motives, table),
            mediations=self._kept("mediation", question.mediations, table),
            differences=self._kept("difference", question.differences, table),
        )

    def _pool_fault(self, question: ChoiceQuestion) -> Fault | None:
        pool = question.pool
        if pool is None or wrong_options(question, self.dossier):
            return None
        drawn = shown(pool.actors or pool.events)
        if pool_texts(pool, self.dossier.actors, self.dossier.events):
            message, mend = f"The pool “{drawn}” gives no wrong option, only right ones.", "Take a wider pool, or"
        else:
            message = f"The pool “{drawn}” gives nothing."
            mend = "Name a role, side or kind that actors have or a thread that events have, or"
        return Fault(keys=("pool",), message=message, mend=f"{mend} write wrong = […].")

    def _kept(self, what: str, names: tuple[str, ...], table: tuple[str, str]) -> tuple[str, ...]:
        return tuple(name for at, name in enumerate(names) if self._leads(what, name, (f"{what}s", at), table))

    def _sources(self, readings: Sequence[Reading | EventReading | Version], table: tuple[str, str]) -> None:
        if not self.are_sources_lost:
            for at, reading in enumerate(readings):
                self._leads("source", reading.source, ("reading", at, "source"), table)

    def _leads(self, what: str, name: str, keys: Keys, table: tuple[str, str], *, fatal: bool = False) -> bool:
        """Return whether the id is one; tell of it if it is not."""
        if name in self.ids[what]:
            return True
        if fatal or name not in self.lost:
            self.problems.append(self.where.problem(*table, _gone(what, name, self.ids[what], keys, fatal=fatal)))
        return False


def _gone(what: str, name: str, known: Iterable[str], keys: Keys, *, fatal: bool = False) -> Fault:
    mend = did_you_mean(name, known, f"Add the {what} with this id, or take it out here.")
    return Fault(keys=keys, message=f"{label(keys)}: no {what} has the id “{shown(name)}”.", mend=mend, fatal=fatal)

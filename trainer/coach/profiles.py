"""Who is who: each actor with what they did and said, and how well the questions about them are known."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.coach.desk import Desk
from trainer.coach.standing import Standing, standing_of, standings
from trainer.dossier.model import Actor, Event, Mediation, Motive, Question

KINDS = ("person", "state", "organisation", "armed-group", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An actor, the events they took part in, what they said or did as mediator, and which motives they hold or name.

    ``claims`` are questions on what they are the source of.
    """

    actor: Actor
    events: tuple[Event, ...]
    mediations: tuple[Mediation, ...]
    motives: tuple[Motive, ...]
    claims: tuple[Question, ...]
    standing: Standing

    @property
    def cite(self) -> tuple[str, ...]:
        """What the profile cites."""
        own = (*self.actor.cite, *(name for event in self.events for name in event.cite))
        return tuple(dict.fromkeys((*own, *(name for row in self.mediations for name in row.cite))))


def profiles(desk: Desk, kind: str = "") -> list[Profile]:
    """Return the actors (of one kind), kind by kind and in their author's order."""
    known = standings(desk, "actors")
    actors = sorted(desk.dossier.actors, key=lambda actor: KINDS.index(actor.kind))
    return [_profile(desk, actor, known.get(actor.id, Standing())) for actor in actors if kind in ("", actor.kind)]


def profile(desk: Desk, key: str) -> Profile | None:
    """Return the profile of the actor with this id; None if there is none."""
    actor = next((actor for actor in desk.dossier.actors if actor.id == key), None)
    asked = [row.id for row in desk.questions.values() if key in row.actors]
    return _profile(desk, actor, standing_of(desk, asked)) if actor else None


def _profile(desk: Desk, actor: Actor, standing: Standing) -> Profile:
    dossier = desk.dossier
    names = {actor.name, *actor.aliases}
    return Profile(
        actor=actor,
        events=tuple(event for event in dossier.events if actor.id in event.actors or event.place == actor.name),
        mediations=tuple(row for row in dossier.mediations if actor.id in (row.mediator, row.spokesperson)),
        motives=tuple(row for row in dossier.motives if names.intersection(row.holders)),
        claims=tuple(row for row in desk.questions.values() if row.held_by.partition(",")[0] in names),
        standing=standing,
    )

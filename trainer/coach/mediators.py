"""What outside powers said and did, each with how well the questions on it are known."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.coach.desk import Desk
from trainer.coach.standing import Standing, standings
from trainer.dossier.model import Mediation


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationRow:
    """What an outside power said and did, the names of those who did, and how well the questions on it are known."""

    mediation: Mediation
    mediator: str
    spokesperson: str
    office: str
    standing: Standing

    @property
    def cite(self) -> tuple[str, ...]:
        """What the mediation cites."""
        return self.mediation.cite


def mediations(desk: Desk, mediator: str = "") -> list[MediationRow]:
    """Return what outside powers (or the one of this name) said and did, in their author's order."""
    known = standings(desk, "mediations")
    actors = {actor.id: actor for actor in desk.dossier.actors}
    rows = []
    for row in desk.dossier.mediations:
        speaker = actors.get(row.spokesperson)
        name = actors[row.mediator].name
        if mediator in ("", name):
            rows.append(
                MediationRow(
                    mediation=row,
                    mediator=name,
                    spokesperson=speaker.name if speaker else "",
                    office=speaker.role if speaker else "",
                    standing=known.get(row.id, Standing()),
                )
            )
    return rows

"""The hypotheses on why, each with how well the questions on it are known."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.coach.desk import Desk
from trainer.coach.page import citations_in
from trainer.coach.standing import Standing, standings
from trainer.dossier.model import Motive


@dataclass(frozen=True, slots=True, kw_only=True)
class MotiveRow:
    """A hypothesis and how well the questions on it are known."""

    motive: Motive
    standing: Standing

    @property
    def cite(self) -> tuple[str, ...]:
        """What the hypothesis and its evidence cite."""
        motive = self.motive
        lines = (*motive.evidence_for, *motive.evidence_against, motive.confidence)
        return tuple(dict.fromkeys((*motive.cite, *(name for line in lines for name in citations_in(line)))))


def motives(desk: Desk, holder: str = "") -> list[MotiveRow]:
    """Return the hypotheses (of one holder) in their author's order."""
    known = standings(desk, "motives")
    rows = [row for row in desk.dossier.motives if not holder or holder in row.holders]
    return [MotiveRow(motive=row, standing=known.get(row.id, Standing())) for row in rows]

"""Where in its files each table of a dossier stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from trainer.dossier.fault import Fault, Keys, shown
from trainer.dossier.locate import Lines
from trainer.dossier.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A table of a file: its keys there, and the id that problems in it are told by."""

    file: Path
    lines: Lines
    keys: Keys = ()
    id: str = ""

    def problem(self, fault: Fault) -> Problem:
        """Return the fault as a problem of this table, on its own line."""
        return Problem(
            file=self.file,
            line=self.lines.at((*self.keys, *fault.keys)),
            id=shown(self.id),
            message=" ".join((fault.message[:1].upper() + fault.message[1:]).split()),
            mend=" ".join(fault.mend.split()),
            severity="error" if fault.fatal else "warning",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The spots of a dossier's tables, by the table's name and its id in the model."""

    spots: dict[tuple[str, str], Spot] = field(default_factory=dict)

    def problem(self, table: str, name: str, fault: Fault) -> Problem:
        """Return the fault in the table of that name and id as a problem."""
        return self.spots[table, name].problem(fault)

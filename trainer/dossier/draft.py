"""A dossier on its way from files to values."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from trainer.dossier.fault import Raw
from trainer.dossier.locate import Lines
from trainer.dossier.model import Dossier
from trainer.dossier.problem import Problem
from trainer.dossier.where import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Toml:
    """A parsed file; ``tables`` is None where it could not be parsed."""

    path: Path
    lines: Lines
    text: str
    tables: Raw | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was read of a folder: the dossier if there is one, the problems, and where its tables stand.

    ``whole`` is the dossier with what was left out of it although it has the right form, for the check to look at.
    """

    dossier: Dossier | None
    problems: tuple[Problem, ...]
    whole: Dossier | None = None
    where: Where = field(default_factory=Where)
    are_sources_lost: bool = False

"""Which folders hold a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from trainer.dossier.files import DOSSIER_FILE


def find_dossiers(folders: Sequence[Path]) -> list[Path]:
    """Return the folders with a dossier: each given one that is one, else those in it by name; each once."""
    found: dict[Path, Path] = {}
    for folder in folders:
        for candidate in _candidates(folder):
            found.setdefault(candidate.resolve(), candidate)
    return list(found.values())


def _candidates(folder: Path) -> list[Path]:
    try:
        if (folder / DOSSIER_FILE).exists():
            return [folder]
        inner = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        return [path for path in inner if (path / DOSSIER_FILE).exists()]
    except (OSError, ValueError):
        return []

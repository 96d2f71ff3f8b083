"""Which dossiers there are, and the one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.dossier.find import find_dossiers
from trainer.dossier.shelf import Loaded, load
from trainer.errors import DossierError
from trainer.paths import Paths, builtin_decks


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A dossier that can be chosen."""

    id: str
    title: str
    folder: Path
    questions: int
    problems: int


def folders(paths: Paths, extra: Sequence[Path] = ()) -> list[Path]:
    """Return every dossier folder: those named on the command line, the user's own, then the built-in ones."""
    found: dict[Path, None] = {}
    for place in (*extra, paths.decks, builtin_decks()):
        if place.is_dir():
            found.update((folder, None) for folder in find_dossiers([place]))
    return list(found)


def listed(paths: Paths, extra: Sequence[Path] = ()) -> list[Listed]:
    """Return what can be chosen; where two dossiers have one id, the first stands."""
    rows: dict[str, Listed] = {}
    for folder in folders(paths, extra):
        loaded = load(folder, paths.cache)
        found = loaded.contents
        if found and found.id not in rows:
            total = sum(len(deck.questions) for deck in found.decks)
            rows[found.id] = Listed(
                id=found.id, title=found.title, folder=folder, questions=total, problems=len(loaded.problems)
            )
    return list(rows.values())


def opened(paths: Paths, extra: Sequence[Path], wanted: str) -> tuple[Loaded, list[str]]:
    """Open the dossier with id ``wanted``, else the first of ``extra``, else the built-in one.

    Returns what was loaded, and sentences on what could not be used. Raises `DossierError` if there is
    no usable dossier at all.
    """
    notices: list[str] = []
    every = folders(paths, extra)
    chosen = [folder for folder in every if any(folder.is_relative_to(place) for place in extra)]
    builtin = [folder for folder in every if folder.is_relative_to(builtin_decks())]
    named = [folder for folder in every if folder.name == wanted]
    rest = [folder for folder in every if folder not in builtin]
    # the folder usually has its dossier's name, so that one start reads one dossier
    order = [*named, *every] if wanted else []
    pool = [folder for folder in order if not chosen or folder in chosen]
    for folder in dict.fromkeys([*pool]):
        loaded = load(folder, paths.cache)
        if loaded.contents and loaded.contents.id == wanted:
            return loaded, told(folder, loaded)
    if wanted and not chosen:
        notices.append(
            f"The dossier {wanted!r}, which was open last, is not there any more; this is the first one that is."
        )
    for folder in dict.fromkeys([*chosen, *builtin, *rest]):
        loaded = load(folder, paths.cache)
        if loaded.contents:
            return loaded, [*notices, *told(folder, loaded)]
        notices += told(folder, loaded)
    searched = ", ".join(str(place) for place in (*extra, paths.decks, builtin_decks()))
    raise DossierError(" ".join([*notices, f"No dossier that can be used was found in {searched}."]))


def told(folder: Path, loaded: Loaded) -> list[str]:
    """Return a sentence on what is wrong with a dossier, if anything is."""
    if not loaded.problems:
        return []
    number = len(loaded.problems)
    what = "1 problem" if number == 1 else f"{number} problems"
    cost = "the rest is used" if loaded.contents else "it cannot be used"
    return [f"{what} in {folder}; {cost}. “crisis-trainer check {folder}” lists them."]

"""Where things are: the built-in decks, the user's data, and the cache that may be deleted."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "CRISIS_TRAINER_HOME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The folders of one learner; none of them is made by naming it."""

    data: Path
    cache: Path

    @property
    def store(self) -> Path:
        """The SQLite file with every answer."""
        return self.data / "answers.sqlite3"

    @property
    def settings(self) -> Path:
        """The JSON file with the learner's settings."""
        return self.data / "settings.json"

    @property
    def accepted(self) -> Path:
        """The TOML file with the spellings that the learner said were right."""
        return self.data / "accepted.toml"

    @property
    def agenda(self) -> Path:
        """The TOML file with the learner's own briefings."""
        return self.data / "briefings.toml"

    @property
    def decks(self) -> Path:
        """The folder where the user puts dossiers of their own, one folder each."""
        return self.data / "decks"


def find_paths(data_dir: Path | None = None, environ: Mapping[str, str] = os.environ) -> Paths:
    """Return the learner's folders: ``data_dir``, else $CRISIS_TRAINER_HOME, else the platform's own."""
    home = data_dir or (Path(environ[HOME_VARIABLE]) if environ.get(HOME_VARIABLE) else None)
    if home is not None:
        home = Path(os.path.abspath(os.path.expanduser(home)))  # noqa: PTH100, PTH111 - a ~ of nobody is left as it is
        return Paths(data=home, cache=home / "cache")
    from platformdirs import user_cache_path, user_data_path

    return Paths(data=user_data_path("crisis-trainer", False), cache=user_cache_path("crisis-trainer", False))


def builtin_decks() -> Path:
    """Return the folder of the built-in dossiers: inside an installed wheel, or beside the package in a checkout."""
    package = Path(__file__).parent
    shipped = package / "decks"
    return shipped if shipped.is_dir() else package.parent / "decks"

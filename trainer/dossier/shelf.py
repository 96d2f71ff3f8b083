"""Dossiers at hand: read once, then kept as a pickle until one of their files changes.

A start with unchanged decks imports neither pydantic nor tomli, and not even the model until the dossier itself is
wanted: making thirty dataclasses takes a tenth of a start, and the first screen needs the table of contents only.
Like a .pyc file, a kept dossier is only believed if it is the user's own; whatever is wrong with it, the dossier is
read again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import time
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer import __version__
from trainer.dossier.contents import Contents, contents_of
from trainer.dossier.files import toml_files
from trainer.dossier.problem import Problem

if TYPE_CHECKING:
    from trainer.dossier.model import Dossier

_JUST_NOW = 0.05  # seconds; a file changed this recently may change again without its time showing it
_Stamp = tuple[str, str, int, tuple[tuple[str, int, int], ...], tuple[tuple[str, int, int], ...]]


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A dossier as far as it can be used, what is wrong with it, and the fingerprint of its questions ("" without).

    ``packed`` is the dossier as a pickle, taken out when it is first asked for.
    """

    contents: Contents | None
    problems: tuple[Problem, ...]
    fingerprint: str
    packed: bytes = field(default=b"", repr=False, compare=False)

    @cached_property
    def dossier(self) -> Dossier | None:
        """The dossier; None if it cannot be used at all."""
        found: Dossier | None = pickle.loads(self.packed) if self.packed else None  # noqa: S301 - see `_taken`
        return found


def load(folder: Path, cache_dir: Path | None = None) -> Loaded:
    """Return the dossier in the folder, from the cache if none of its files has changed since; never raises."""
    kept = _kept_file(folder, cache_dir) if cache_dir else None
    stamp = _stamp(folder) if kept else None
    if kept and stamp:
        loaded = _taken(kept, stamp)
        if loaded is not None:
            return loaded
    loaded = _read(folder)
    if kept and stamp and loaded.contents is not None and not _is_fresh(stamp):
        _keep(kept, stamp, loaded)
    return loaded


def _read(folder: Path) -> Loaded:
    from trainer.dossier.prints import fingerprint
    from trainer.dossier.read import read_dossier

    dossier, problems = read_dossier(folder)
    if dossier is None:
        return Loaded(contents=None, problems=problems, fingerprint="")
    return Loaded(
        contents=contents_of(dossier),
        problems=problems,
        fingerprint=fingerprint(dossier),
        packed=pickle.dumps(dossier, protocol=pickle.HIGHEST_PROTOCOL),
    )


def _kept_file(folder: Path, cache_dir: Path) -> Path:
    place = os.fsencode(os.path.abspath(folder))  # noqa: PTH100 - a link to the folder is a place of its own
    return cache_dir / "dossiers" / f"{zlib.crc32(place):08x}.pickle"


def _stamp(folder: Path) -> _Stamp | None:
    """Return what a kept dossier depends on: the files, and the code that reads and holds them."""
    try:
        code = tuple(_file_stamp(path) for path in sorted(Path(__file__).parent.glob("*.py")))
        files = tuple(_file_stamp(path) for path in toml_files(folder))
    except (OSError, ValueError):
        return None
    return (str(folder), __version__, sys.hexversion, code, files)


def _file_stamp(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return (path.name, status.st_size, status.st_mtime_ns)


def _is_fresh(stamp: _Stamp) -> bool:
    return any(abs(time.time() - changed / 1e9) < _JUST_NOW for _, _, changed in stamp[-1])


def _taken(kept: Path, stamp: _Stamp) -> Loaded | None:
    try:
        with kept.open("rb") as file:
            status = os.fstat(file.fileno())
            if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
                return None
            found_stamp, loaded = pickle.load(file)  # noqa: S301 - the user's own file, see above
    except Exception:  # a pickle that is broken or of another version may raise anything
        return None
    return loaded if found_stamp == stamp and isinstance(loaded, Loaded) else None


def _keep(kept: Path, stamp: _Stamp, loaded: Loaded) -> None:
    temporary = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            pickle.dump((stamp, loaded), file, protocol=pickle.HIGHEST_PROTOCOL)
        temporary.replace(kept)
    except Exception:  # the cache is a convenience: without it the next start reads again
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)

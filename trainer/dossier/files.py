"""The texts of a dossier's files; what cannot be read as text is told."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from trainer.dossier.problem import Problem

DOSSIER_FILE = "dossier.toml"
LARGEST_FILE = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A file's name and text; the text is empty where it could not be read."""

    path: Path
    text: str


def toml_files(folder: Path) -> list[Path]:
    """Return the folder's TOML files by name, without hidden ones; raises OSError if the folder cannot be listed."""
    return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Return the file's text, or None with a problem noted."""
    line = 1
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            message, mend = "This is not a file.", "Give it another name, or put a file in its place."
        elif status.st_size > LARGEST_FILE:
            message = f"The file is larger than {LARGEST_FILE // 1_000_000} MB."
            mend = "Split it into several decks."
        elif not (content := path.read_bytes()).strip():
            message, mend = "The file is empty.", "Write a [deck] or a table into it, or remove it."
        else:
            return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message, mend = "The file is not UTF-8 text.", "Save it as UTF-8 in your editor."
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        message, mend = f"The file cannot be read: {reason}.", "Check that it is there and that you may read it."
    problems.append(Problem(file=path, line=line, id="", message=message, mend=mend))
    return None

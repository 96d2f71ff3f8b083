"""Reading a dossier: its tables validated into the model; whatever is wrong is told, and the rest is there.

This module alone knows pydantic and reads TOML.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import tomli
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from trainer.dossier import model
from trainer.dossier.answer import Shaped
from trainer.dossier.assemble import assemble
from trainer.dossier.draft import Draft, Toml
from trainer.dossier.fault import cleaned
from trainer.dossier.files import DOSSIER_FILE, read_text, toml_files
from trainer.dossier.locate import Lines
from trainer.dossier.model import Dossier
from trainer.dossier.problem import Problem, in_order
from trainer.dossier.shape import TABLES
from trainer.dossier.wording import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class _DossierHead:
    id: str
    title: str
    about: str = ""
    decks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _DeckHead:
    title: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReadingHead:
    source: str
    cite: tuple[str, ...] = ()
    note: str = ""


_MOST_TOLD = 20
_STRANGERS_FORBIDDEN = ConfigDict(extra="forbid")
_HEADS: Mapping[str, Any] = {"dossier": _DossierHead, "deck": _DeckHead, "reading": _ReadingHead}


def read_dossier(folder: Path) -> tuple[Dossier | None, tuple[Problem, ...]]:
    """Return the dossier in the folder, as far as it can be used, and everything that is wrong; never raises."""
    draft = read_draft(folder)
    return draft.dossier, draft.problems


def read_draft(folder: Path) -> Draft:
    """Return what `read_dossier` does, with the places of all tables; never raises."""
    problems: list[Problem] = []
    try:
        paths = toml_files(folder)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        problems.append(_no_dossier(folder, f"The folder cannot be read: {reason}."))
        return Draft(dossier=None, problems=tuple(problems))
    if folder / DOSSIER_FILE not in paths:
        problems.append(_no_dossier(folder / DOSSIER_FILE, "The file is not there, so the folder is no dossier."))
        return Draft(dossier=None, problems=tuple(problems))
    files = [_parsed(path, problems) for path in paths]
    draft = assemble(folder, files, validated, problems)
    return replace(draft, problems=in_order(draft.problems))


def _no_dossier(path: Path, message: str) -> Problem:
    mend = "Put a dossier.toml with a [dossier] table there."
    return Problem(file=path, line=1, id="", message=message, mend=mend)


def _parsed(path: Path, problems: list[Problem]) -> Toml:
    text = read_text(path, problems)
    if text is None:
        return Toml(path=path, lines=Lines(""), text="", tables=None)
    try:
        tables = cleaned(tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        message, mend = _syntax(error)
        problems.append(Problem(file=path, line=error.lineno or 1, id="", message=message, mend=mend))
    except (ValueError, RecursionError) as error:
        message = f"The file cannot be read as TOML: {' '.join(str(error).split())[:120]}."
        problems.append(Problem(file=path, line=1, id="", message=message, mend="Write something smaller."))
    else:
        return Toml(path=path, lines=Lines(text), text=text, tables=tables)
    return Toml(path=path, lines=Lines(text), text=text, tables=None)


def _syntax(error: tomli.TOMLDecodeError) -> tuple[str, str]:
    said = str(error.msg)
    message = f"The file is not valid TOML, so nothing of it is used: {said} (column {error.colno})."
    if "date" in said:
        return message, "There is no such day or time; write a day as 2024-01-16."
    if "overwrite" in said or "twice" in said or "already" in said.lower():
        return message, "The same key or table is written twice: take one out."
    if "escape" in said.lower() or "backslash" in said.lower():
        return message, "Write a backslash as \\\\, or put the text in single quotes."
    return message, "Look for a missing quote, bracket or equals sign here or on the line above."


def validated(name: str, shaped: Shaped) -> tuple[Any, list[Refusal]]:
    """Return the model's value for the shaped table of that name, or None and what pydantic refuses."""
    if name == "question" and shaped["kind"] == "cloze" and isinstance(shaped.get("gaps"), list):
        return _validated_parts(shaped, "gaps", shaped["gaps"])
    # strict JSON is what TOML is: "3" is no 3 and 1 is not true, while a list may be a tuple and a table a dataclass
    try:
        return _adapter(name).validate_json(json.dumps(shaped, default=str), strict=True), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_refusal(detail, shaped) for detail in details[:_MOST_TOLD]]
    except ValueError as error:  # a figure too long to write out
        return None, [Refusal(keys=(), type="value_error", value=str(error))]


def _validated_parts(shaped: Shaped, key: str, parts: list[Shaped]) -> tuple[Any, list[Refusal]]:
    # one union inside another would be tried kind by kind: the inner questions are validated by their own kind first
    whole, refusals = validated("question", shaped | {key: ()})
    done = [validated("question", part) for part in parts]
    for at, (_, refused) in enumerate(done):
        refusals += [replace(each, keys=(key, _slug(parts[at]), *each.keys)) for each in refused]
    if refusals:
        return None, refusals
    return replace(whole, **{key: tuple(part for part, _ in done)}), []


def _slug(part: Shaped) -> str:
    return str(part["id"]).rpartition("/")[2]


def _refusal(detail: Any, shaped: Shaped) -> Refusal:
    keys: list[str | int] = []
    here: Any = shaped
    for at, part in enumerate(detail["loc"]):
        is_inside = isinstance(here, dict) and part in here
        is_item = isinstance(here, list | tuple) and isinstance(part, int) and part < len(here)
        if is_inside or is_item:
            here = here[part]
            keys.append(part)
        elif at == len(detail["loc"]) - 1 and detail["type"] == "missing":
            keys.append(part)
    expected = str(detail.get("ctx", {}).get("expected", ""))
    return Refusal(keys=tuple(keys), type=detail["type"], value=detail.get("input"), expected=expected)


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    for kind in vars(model).values():
        if isinstance(kind, type) and is_dataclass(kind):
            setattr(kind, "__pydantic_config__", _STRANGERS_FORBIDDEN)  # noqa: B010 - mypy does not know the name
    if name == "question":
        return TypeAdapter(Annotated[model.Question, Field(discriminator="kind")])
    return TypeAdapter(_HEADS.get(name) or TABLES[name])

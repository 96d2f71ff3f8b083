"""A fault in one table before it is known where the table stands, and the plain words for what TOML holds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import islice
from typing import Any

from trainer.dossier.clean import clean
from trainer.dossier.problem import did_you_mean

Keys = tuple[str | int, ...]
Raw = Mapping[str, Any]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SHOWN = 80
_MOST_TOLD = 20
_DEEPEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong at ``keys`` of a table; a ``fatal`` one leaves the table out."""

    keys: Keys
    message: str
    mend: str
    fatal: bool = True


def inside(faults: Iterable[Fault], keys: Keys, place: str) -> list[Fault]:
    """Return faults of an inner table as faults of the outer one that has it at ``keys`` and calls it ``place``."""
    return [
        replace(each, keys=(*keys, *each.keys), message=f"{place}: {each.message[:1].lower()}{each.message[1:]}")
        for each in faults
    ]


def warning(keys: Keys, message: str, mend: str) -> Fault:
    """Return a fault that leaves nothing out."""
    return Fault(keys=keys, message=message, mend=mend, fatal=False)


def is_id(text: object) -> bool:
    """Return whether the text is a kebab-case ASCII id."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


def shown(value: object) -> str:
    """Return the value as it may stand in a message: one clean line of at most 80 characters."""
    text = " ".join(clean(str(value)[: 4 * _LONGEST_SHOWN]).split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def label(keys: Keys) -> str:
    """Return the keys as an author would name them: ``answer`` of reading 2."""
    parts: list[str] = []
    for key in keys:
        if isinstance(key, int):
            named = parts.pop() if parts else ""
            is_table = named in ("`reading`", "`page`")
            parts.append(f"{named.strip('`')} {key + 1}" if is_table else f"item {key + 1} of {named}")
        else:
            parts.append(f"`{shown(key)}`")
    return " of ".join(reversed(parts)) if parts else "the table"


def type_words(value: object) -> str:  # noqa: PLR0911 - one line a type
    """Return what a TOML value is, in plain words."""
    match value:
        case bool():
            return "true or false"
        case int():
            return "a whole number"
        case float():
            return "a number"
        case str():
            return "text"
        case date():
            return "a date"
        case time():
            return "a time"
        case Mapping():
            return "a table"
        case list() | tuple():
            return "a list"
        case _:
            return "something else"


def bad_id(keys: Keys, value: object) -> Fault:
    """Return the fault of an id that is not one."""
    wanted = re.sub(r"[^a-z0-9]+", "-", str(value).casefold()).strip("-") if isinstance(value, str) else ""
    example = wanted if is_id(wanted) and len(wanted) <= _LONGEST_SHOWN else "first-strike"
    return Fault(
        keys=keys,
        message=f"{label(keys)} “{shown(value)}” is not an id.",
        mend=f'Write small letters a–z, digits and single hyphens, for example {keys[-1]} = "{example}".',
    )


def unknown_keys(raw: Raw, known: Iterable[str], keys: Keys = ()) -> Iterator[Fault]:
    """Yield a fault for every key that is not known, naming the nearest known one."""
    known = sorted(known)
    strangers = [key for key in raw if key not in known]
    for key in strangers[:_MOST_TOLD]:
        yield Fault(
            keys=(*keys, key),
            message=f"The key {label((*keys, key))} is not known.",
            mend=did_you_mean(key, known, f"Remove it; known here: {', '.join(known)}."),
        )


def value_faults(value: object, optional: frozenset[str]) -> Iterator[Fault]:
    """Yield a fault for empty texts (a warning where the key may be left out) and numbers that are none."""
    return islice(_value_faults(value, optional, ()), _MOST_TOLD)


def _value_faults(value: object, optional: frozenset[str], keys: Keys) -> Iterator[Fault]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _value_faults(inner, optional, (*keys, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _value_faults(inner, optional, (*keys, index))
    elif value == "":
        may_go = bool(keys) and keys[-1] in optional
        mend = "Write something, or remove the key." if may_go else "Write something."
        yield Fault(keys=keys, message=f"{label(keys)} is empty.", mend=mend, fatal=not may_go)
    elif isinstance(value, float) and not math.isfinite(value):
        yield Fault(keys=keys, message=f"{label(keys)} is not a number one can reach.", mend="Write digits.")


def cleaned(value: Any, depth: int = 0) -> Any:
    """Return the TOML value with every text in it cleaned; raises ValueError if it is nested too deeply."""
    if depth > _DEEPEST:
        raise ValueError(f"tables or lists are nested more than {_DEEPEST} deep")
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(inner, depth + 1) for inner in value]
    if isinstance(value, dict):
        return {key: cleaned(inner, depth + 1) for key, inner in value.items()}
    return value

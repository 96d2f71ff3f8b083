"""What pydantic says, in an author's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from trainer.dossier.fault import Fault, Keys, Raw, label, shown, type_words
from trainer.dossier.problem import did_you_mean

_WANTED = {
    "string_type": ("text", 'Put it in quotes: {key} = "…".'),
    "tuple_type": ("a list", "Put it in brackets: {key} = […]."),
    "list_type": ("a list", "Put it in brackets: {key} = […]."),
    "int_type": ("a whole number", "Write digits without quotes: {key} = 5."),
    "int_from_float": ("a whole number", "Write it without a decimal point."),
    "float_type": ("a number", "Write digits without quotes: {key} = 5."),
    "bool_type": ("true or false", "Write {key} = true, or leave it out."),
    "dataclass_type": ("a table", "Write it in braces: {{ … }}."),
    "dataclass_exact_type": ("a table", "Write it in braces: {{ … }}."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One thing that pydantic refuses: where in the shaped table, pydantic's name of the error, and the value."""

    keys: Keys
    type: str
    value: object = None
    expected: str = ""


def worded(refused: Sequence[Refusal], raw: Raw, faults: Sequence[Fault]) -> list[Fault]:
    """Return the refusals in plain words, but those about what a fault tells already."""
    told = [fault.keys for fault in faults if fault.keys]
    found = []
    for refusal in refused:
        if refusal.value is None:
            continue  # TOML has no null: a fault tells why there is none
        keys = _written_keys(refusal.keys, raw)
        if not any(keys[: len(each)] == each or each[: len(keys)] == keys for each in told if keys):
            found.append(_in_words(refusal, keys))
    return found


def in_reading(keys: Keys, at: int, raw: Raw) -> Keys:
    """Return the keys of a reading's question as the author's: in the reading, or beside it if shared by all."""
    reading = raw["reading"][at]
    is_own = not keys or keys[0] in reading or keys[0] not in raw
    return ("reading", at, *keys) if is_own else keys


def _written_keys(keys: Keys, raw: Raw) -> Keys:
    """Return the keys as the author wrote them: the model's plurals undone, and no deeper than the table goes."""
    named = {"readings": "reading", "pages": "page"}
    written: list[str | int] = []
    here: Any = raw
    for part in keys:
        key = named.get(part, part) if isinstance(part, str) else part
        if isinstance(here, dict):
            written.append(key)
            here = here.get(str(key))
        elif isinstance(here, list) and isinstance(key, int):
            written.append(key)
            here = here[key] if key < len(here) else None
        else:
            break
    return tuple(written)


def _in_words(refusal: Refusal, keys: Keys) -> Fault:
    """Return the refusal as what is wrong at ``keys`` of the author's table, and how to mend it."""
    name, kind, value = label(keys), refusal.type, refusal.value
    key = next((shown(part) for part in reversed(keys) if isinstance(part, str)), "key")
    if kind == "missing":
        if keys and isinstance(keys[-1], int):
            return Fault(keys=keys, message=f"{name} is missing.", mend="Add it.")
        return Fault(keys=keys, message=f"{name} is missing.", mend=f"Add {key} = ….")
    if kind == "unexpected_keyword_argument":
        return Fault(keys=keys, message=f"The key {name} is not known here.", mend="Remove it.")
    if kind == "literal_error":
        return _not_one_of(keys, value, refusal.expected)
    if kind == "too_long":
        return Fault(keys=keys, message=f"{name} has too many items.", mend="Take the surplus out.")
    is_named = bool(keys) and isinstance(keys[-1], str)
    wanted, mend = _WANTED.get(kind, ("of another form", "See the deck format."))
    return Fault(
        keys=keys,
        message=f"{name} must be {wanted}, not {type_words(value)}.",
        mend=mend.format(key=key) if is_named else mend.partition(":")[0] + ".",
    )


def _not_one_of(keys: Keys, value: object, expected: str) -> Fault:
    known = re.findall(r"'([^']+)'", expected)
    choice = expected.replace("'", "")
    near = did_you_mean(value, known) if isinstance(value, str) and known else ""
    is_digits = isinstance(value, str) and value in choice
    mend = "Write it without quotes." if is_digits and not known else f"{near} Write {choice}.".strip()
    return Fault(keys=keys, message=f"{label(keys)} cannot be “{shown(value)}”.", mend=mend)

"""The learner's settings: typed, with defaults, kept as a small JSON file that may be edited by hand."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError, UsageError

THEMES = ("crisis-dark", "crisis-light")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the learner has chosen; every field has a default that suits a first start."""

    dossier: str = ""
    """Id of the dossier chosen last; empty: the built-in one."""
    theme: str = "crisis-dark"
    """Name of the colour theme."""
    retention: float = 0.9
    """Desired retention: the chance of recall at which a question falls due, 0.7 to 0.99."""
    session_length: int = 20
    """How many questions a session has at the most, 1 to 500."""
    zone: str = ""
    """IANA name of the learner's time zone; empty: the machine's."""
    day_starts: int = 4
    """Hour of the local clock at which a study day starts, 0 to 23."""
    dates: str = "day-first"
    """How dates that are all figures are read: day-first or month-first."""
    confidence: str = "off"
    """Whether it can be said before an answer how sure one is: on or off."""
    bookmarks: Mapping[str, int] = field(default_factory=dict)
    """The page, from 0, at which each briefing (``dossier/briefing``) was left."""


def _zone(value: str) -> bool:
    from zoneinfo import ZoneInfo

    if not value:
        return True
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        return False
    return True


_RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "retention": (lambda v: 0.7 <= v <= 0.99, "a number from 0.7 to 0.99"),
    "session_length": (lambda v: 1 <= v <= 500, "a whole number from 1 to 500"),
    "day_starts": (lambda v: 0 <= v <= 23, "an hour from 0 to 23"),
    "theme": (lambda v: v in THEMES, " or ".join(THEMES)),
    "dates": (lambda v: v in ("day-first", "month-first"), "day-first or month-first"),
    "confidence": (lambda v: v in ("on", "off"), "on or off"),
    "bookmarks": (
        lambda v: all(isinstance(page, int) and page >= 0 for page in v.values()),
        "page numbers by briefing",
    ),
    "zone": (_zone, "an IANA time zone such as Asia/Karachi, or nothing for the machine's own"),
}


def _fault(name: str, value: object) -> str:
    """Return what ``value`` should be for setting ``name``, or nothing if it is fine."""
    default = getattr(Settings(), name)
    rule, wanted = _RULES.get(name, (lambda _: True, "a text"))
    kinds = (int, float) if isinstance(default, float) else (type(default),)
    if isinstance(value, bool) or not isinstance(value, kinds) or not rule(value):
        return wanted
    return ""


def load_settings(path: Path) -> tuple[Settings, str]:
    """Return the settings in ``path`` and a sentence on what could not be used (empty if all is well)."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError) as error:
        return Settings(), f"The settings in {path} cannot be read ({error}); the defaults are used until it is mended."
    if not isinstance(raw, dict):
        return Settings(), f"The settings in {path} are no JSON object; the defaults are used until it is mended."
    names = {row.name for row in fields(Settings)}
    faults = {name: _fault(name, value) for name, value in raw.items() if name in names}
    good = {name: raw[name] for name, fault in faults.items() if not fault}
    told = [f"{name} must be {fault}" for name, fault in faults.items() if fault]
    told += [f"{name} is no setting" for name in raw if name not in names]
    return Settings(**good), f"In {path}: {'; '.join(told)}. The rest is used." if told else ""


def changeable() -> list[Field[object]]:
    """Return the settings that a person changes by name."""
    return [row for row in fields(Settings) if row.name != "bookmarks"]


def changed(settings: Settings, name: str, text: str) -> Settings:
    """Return ``settings`` with ``name`` set to what ``text`` says; `UsageError` if there is no such thing."""
    names = [row.name for row in changeable()]
    name = name.replace("-", "_")
    if name not in names:
        raise UsageError(f"There is no setting {name!r}. The settings are {', '.join(names)}.")
    kind = type(getattr(settings, name))
    try:
        value = kind(text)
    except ValueError:
        value = None
    if value is None or (fault := _fault(name, value)):
        wanted = _RULES.get(name, (None, "a text"))[1] if value is None else fault
        raise UsageError(f"{name} must be {wanted}, not {text!r}.")
    return replace(settings, **{name: value})


def keep_settings(path: Path, **changes: object) -> None:
    """Write these settings to ``path`` in one step and leave all else in it as it is, also what is not understood.

    A file that is no JSON object is kept beside it as ``.unreadable-N.json``. Bookmarks are merged. Raises
    `TrainerError` if the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = _raw(path)
        if raw is None:
            number = sum(1 for _ in path.parent.glob("settings.unreadable-*.json")) + 1
            path.replace(path.with_suffix(f".unreadable-{number}.json"))
            raw = {}
        marks = raw.get("bookmarks")
        if isinstance(changes.get("bookmarks"), dict) and isinstance(marks, dict):
            changes["bookmarks"] = {**marks, **changes["bookmarks"]}  # type: ignore[dict-item]
        draft = path.with_suffix(f".{os.getpid()}.part")
        draft.write_text(json.dumps({**raw, **changes}, indent=2) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise TrainerError(f"The settings could not be saved to {path}: {error.strerror or error}.") from error


def _raw(path: Path) -> dict[str, Any] | None:
    """Return the JSON object in ``path`` ({} if there is no file), or None if it holds something else."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        return None
    return raw if isinstance(raw, dict) else None


def zone_name(settings: Settings) -> str:
    """Return the IANA name of the learner's zone: the chosen one, else the machine's, else UTC."""
    if settings.zone:
        return settings.zone
    from tzlocal import get_localzone_name

    try:
        name = get_localzone_name()
    except Exception:
        return "UTC"
    return name if name and _zone(name) else "UTC"

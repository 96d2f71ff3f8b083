"""The parsed files of a folder, put together as one dossier."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trainer.dossier.answer import Known, Shaped
from trainer.dossier.draft import Draft, Toml
from trainer.dossier.fault import (
    Fault,
    Raw,
    bad_id,
    is_id,
    label,
    shown,
    type_words,
    unknown_keys,
    value_faults,
    warning,
)
from trainer.dossier.files import DOSSIER_FILE
from trainer.dossier.link import link
from trainer.dossier.model import Deck, Dossier, Question, Reading
from trainer.dossier.problem import Problem, did_you_mean
from trainer.dossier.rules import question_faults
from trainer.dossier.shape import OPTIONAL, TABLES, shape_question, shape_table
from trainer.dossier.where import Spot, Where
from trainer.dossier.wording import Refusal, in_reading, worded

Validate = Callable[[str, Shaped], tuple[Any, list[Refusal]]]
_WRITTEN_ID = re.compile(r"""^\s*id\s*=\s*["']([^"'\n]*)["']""", re.MULTILINE)
_HEAD_KEYS = {"dossier": ("id", "title", "about", "decks"), "deck": ("title", "about")}
_FILE_KEYS = (*_HEAD_KEYS, *TABLES, "question")


def assemble(folder: Path, files: Sequence[Toml], validate: Validate, problems: Sequence[Problem]) -> Draft:
    """Return the dossier of the files as far as they are right, and the problems, the given ones among them."""
    work = _Assembly(folder, files, validate, problems)
    dossier = work.dossier()
    return Draft(
        dossier=dossier,
        problems=tuple(work.problems),
        whole=work.whole,
        where=work.where,
        are_sources_lost=work.are_sources_lost,
    )


class _Assembly:
    """The state of one reading: what is known so far, what was lost, and what is wrong."""

    def __init__(self, folder: Path, files: Sequence[Toml], validate: Validate, problems: Sequence[Problem]) -> None:
        self.folder = folder
        self.files = [file for file in files if file.tables is not None]
        self.validate = validate
        self.problems = list(problems)
        self.where = Where()
        self.known = Known()
        self.whole: Dossier | None = None
        self.left_out: dict[str, list[Any]] = {name: [] for name in (*TABLES, "question")}
        self.broken = [file for file in files if file.tables is None]
        self.are_sources_lost = any(file.path.name == DOSSIER_FILE for file in self.broken)
        self.lost = {name for file in self.broken for name in _WRITTEN_ID.findall(file.text)}

    def dossier(self) -> Dossier | None:
        """Return the dossier, or None if not even its id can be told."""
        for file in self.files:
            self._look_over(file)
        head = self._head()
        if head is None:
            return None
        self.lost |= {f"{head.id}/{f.path.stem}/{name}" for f in self.broken for name in _WRITTEN_ID.findall(f.text)}
        rows: dict[str, Any] = {}
        for name in TABLES:
            rows[name] = tuple(self._rows(name))
            if name in ("actor", "event"):
                found = {row.id: row for row in rows[name]}
                self.known = replace(self.known, **{f"{name}s": found}, lost=frozenset(self.lost))
        dossier = Dossier(
            id=head.id,
            title=head.title,
            about=head.about,
            sources=rows["source"],
            actors=rows["actor"],
            events=rows["event"],
            motives=rows["motive"],
            mediations=rows["mediation"],
            differences=rows["difference"],
            briefings=rows["briefing"],
            decks=self._in_order(head.decks, list(self._decks(head.id))),
        )
        self.whole = self._with_left_out(dossier)
        linked = link(dossier, self.where, self.lost, are_sources_lost=self.are_sources_lost)
        self.problems += linked.problems
        return linked.dossier

    def _with_left_out(self, dossier: Dossier) -> Dossier:
        out = {name: tuple(rows) for name, rows in self.left_out.items()}
        decks = (*dossier.decks, Deck(id=f"{dossier.id}/", title="", questions=out["question"]))
        return replace(
            dossier,
            decks=decks,
            sources=dossier.sources + out["source"],
            actors=dossier.actors + out["actor"],
            events=dossier.events + out["event"],
            motives=dossier.motives + out["motive"],
            mediations=dossier.mediations + out["mediation"],
            differences=dossier.differences + out["difference"],
            briefings=dossier.briefings + out["briefing"],
        )

    def _look_over(self, file: Toml) -> None:
        spot = Spot(file=file.path, lines=file.lines)
        raw = file.tables or {}
        self._note(spot, unknown_keys(raw, _FILE_KEYS))
        for name, value in raw.items():
            wanted, sign = (dict, f"[{name}]") if name in _HEAD_KEYS else (list, f"[[{name}]]")
            if name in _FILE_KEYS and not isinstance(value, wanted):
                message = f"{label((name,))} must stand in {sign}."
                self._note(spot, [Fault(keys=(name,), message=message, mend=f"Write {sign} on a line of its own.")])
        if "dossier" in raw and file.path.name != DOSSIER_FILE:
            mend = f"Move it to {DOSSIER_FILE}; a deck's file begins with [deck]."
            message = f"The table `dossier` belongs in {DOSSIER_FILE}."
            self._note(spot, [Fault(keys=("dossier",), message=message, mend=mend)])

    def _note(self, spot: Spot, faults: Iterable[Fault]) -> bool:
        """Tell the faults; return whether one of them is fatal."""
        told = list(dict.fromkeys(faults))
        self.problems += [spot.problem(fault) for fault in told]
        return any(fault.fatal for fault in told)

    def _head(self) -> _Head | None:
        file = next((file for file in self.files if file.path.name == DOSSIER_FILE), None)
        raw = file.tables.get("dossier") if file and file.tables else None
        if file and isinstance(raw, dict):
            spot = Spot(file=file.path, lines=file.lines, keys=("dossier",), id=str(raw.get("id", "")))
            self.where.spots["dossier", ""] = spot
            faults = [*unknown_keys(raw, _HEAD_KEYS["dossier"]), *value_faults(raw, OPTIONAL)]
            if raw.get("id") and not is_id(raw["id"]):
                faults.append(bad_id(("id",), raw["id"]))
            value, refused = self.validate("dossier", dict(raw))
            if not self._note(spot, [*faults, *worded(refused, raw, faults)]) and value is not None:
                return _Head(value.id, value.title, value.about, value.decks)
        elif file and "dossier" not in (file.tables or {}):
            mend = 'Begin it with [dossier], id = "…" and title = "…".'
            fault = Fault(keys=(), message="The table `dossier` is missing.", mend=mend)
            self._note(Spot(file=file.path, lines=file.lines), [fault])
        return self._emergency_head(raw)

    def _emergency_head(self, raw: object) -> _Head | None:
        """Return the head of a dossier whose own file is faulty, so that its decks can be used all the same."""
        broken = next((file for file in self.broken if file.path.name == DOSSIER_FILE), None)
        written = [raw.get("id")] if isinstance(raw, dict) else _WRITTEN_ID.findall(broken.text)[:1] if broken else []
        name = next((name for name in (*written, self.folder.resolve().name) if is_id(name)), None)
        if name is None:
            return None
        title = raw.get("title") if isinstance(raw, dict) else None
        return _Head(str(name), title if isinstance(title, str) and title else str(name), "", ())

    def _rows(self, name: str) -> Iterator[Any]:
        for file, at, raw in self._tables(name, self.files):
            spot = self._spot(file, name, at, raw)
            shaped, faults = shape_table(name, raw, self.known)
            value, refused = self.validate(name, shaped)
            faults = [*faults, *worded(refused, raw, faults)]
            is_new = self._claim(name, raw.get("id"), spot, faults)
            if self._note(spot, faults) or value is None or not is_new:
                self.lost.add(str(raw.get("id")))
                self.left_out[name] += [value] if value is not None and is_new else []
                continue
            yield value

    def _tables(self, name: str, files: Sequence[Toml]) -> Iterator[tuple[Toml, int, Raw]]:
        for file in files:
            tables = (file.tables or {}).get(name)
            for at, raw in enumerate(tables if isinstance(tables, list) else ()):
                if isinstance(raw, dict):
                    yield file, at, raw
                else:
                    message = f"{label((name, at))} must be a table, not {type_words(raw)}."
                    fault = Fault(keys=(name, at), message=message, mend=f"Write it under [[{name}]].")
                    self._note(Spot(file=file.path, lines=file.lines), [fault])

    def _spot(self, file: Toml, name: str, at: int, raw: Raw) -> Spot:
        written = raw.get("id")
        named = written if isinstance(written, str) and written else f"{name} {at + 1}"
        return Spot(file=file.path, lines=file.lines, keys=(name, at), id=named)

    def _claim(self, name: str, key: object, spot: Spot, faults: list[Fault]) -> bool:
        """Keep the spot under its id; add a fault and return False if another table of that name has the id."""
        if not isinstance(key, str):
            return True
        first = self.where.spots.setdefault((name, key), spot)
        if first is spot:
            return True
        place = f"{first.file.name}:{first.lines.at((*first.keys, 'id'))}"
        message = f"The id “{shown(spot.id)}” is taken: the {name} at {place} has it."
        faults.append(Fault(keys=("id",), message=message, mend="Give this one another id."))
        return False

    def _decks(self, dossier: str) -> Iterator[Deck]:
        for file in self.files:
            raw = file.tables or {}
            if "deck" not in raw and "question" not in raw:
                continue
            spot = Spot(file=file.path, lines=file.lines, keys=("deck",))
            stem = file.path.stem
            if not is_id(stem):
                fault = bad_id(("file name",), stem)
                mend = "Rename the file with small letters a–z, digits and hyphens; its name is the deck's id."
                self._note(spot, [replace(fault, keys=(), message=f"“{shown(stem)}” is no id for a deck.", mend=mend)])
                continue
            deck_id = f"{dossier}/{stem}"
            self.where.spots["deck", deck_id] = spot
            questions = tuple(self._questions(file, deck_id))
            if "question" not in raw:
                mend = "Add [[question]] tables, or remove [deck]."
                self._note(spot, [warning((), "The deck has no questions.", mend)])
            yield replace(self._deck(raw, deck_id, spot), questions=questions)

    def _deck(self, raw: Raw, deck_id: str, spot: Spot) -> Deck:
        title = spot.file.stem.replace("-", " ").capitalize()
        head = raw.get("deck")
        if not isinstance(head, dict):
            if "deck" not in raw:
                mend = 'Begin the file with [deck] and title = "…".'
                fault = Fault(keys=(), message="There are questions, but no [deck].", mend=mend, fatal=False)
                self._note(replace(spot, keys=("question", 0)), [fault])
            return Deck(id=deck_id, title=title)
        faults = [*unknown_keys(head, _HEAD_KEYS["deck"]), *value_faults(head, OPTIONAL)]
        value, refused = self.validate("deck", dict(head))
        faults += worded(refused, head, faults)
        # a deck without its title is still a deck: its questions stay
        self._note(spot, [replace(fault, fatal=False) for fault in faults])
        if value is None:
            return Deck(id=deck_id, title=title)
        return Deck(id=deck_id, title=value.title or title, about=value.about)

    def _questions(self, file: Toml, deck_id: str) -> Iterator[Question]:
        for _, at, raw in self._tables("question", [file]):
            spot = self._spot(file, "question", at, raw)
            shaped, faults = shape_question(raw, deck_id, self.known)
            full = f"{deck_id}/{raw.get('id')}"
            is_new = self._claim("question", full if isinstance(raw.get("id"), str) else None, spot, faults)
            question = None
            if shaped is not None:
                question, found = self._validated(shaped, raw, faults)
                faults += found
            if self._note(spot, faults) or question is None or not is_new:
                self.lost.add(full)
                self.left_out["question"] += [question] if question is not None and is_new else []
                continue
            yield question

    def _validated(self, shaped: Shaped, raw: Raw, faults: Sequence[Fault]) -> tuple[Question | None, list[Fault]]:
        tables = shaped.pop("readings", [])
        question, refused = self.validate("question", shaped)
        found = worded(refused, raw, faults)
        readings: list[Reading] = []
        for at, table in enumerate(tables):
            head, refused_head = self.validate("reading", {key: table[key] for key in table if key != "question"})
            found += worded([replace(each, keys=("reading", at, *each.keys)) for each in refused_head], raw, faults)
            version, refused = self.validate("question", table["question"])
            found += worded([replace(each, keys=in_reading(each.keys, at, raw)) for each in refused], raw, faults)
            if head is not None and version is not None:
                readings.append(Reading(source=head.source, cite=head.cite, note=head.note, question=version))
                found += [replace(fault, keys=in_reading(fault.keys, at, raw)) for fault in question_faults(version)]
        if question is not None and not tables:
            found += question_faults(question)
        if question is None or len(readings) < len(tables):
            return None, found
        return (replace(question, readings=tuple(readings)) if readings else question), found

    def _in_order(self, names: Sequence[str], decks: list[Deck]) -> tuple[Deck, ...]:
        spot = self.where.spots.get(("dossier", ""))
        stems = [deck.slug for deck in decks]
        for at, name in enumerate(names):
            is_lost = any(file.path.stem == name for file in self.broken)
            if name in names[:at]:
                message, mend = f"The deck “{shown(name)}” is named twice.", "Take one of them out."
            elif name not in stems and not is_lost:
                message = f"There is no deck “{shown(name)}”."
                mend = did_you_mean(name, stems, "Name files that have a [deck], without “.toml”.")
            else:
                continue
            if spot:
                self._note(spot, [Fault(keys=("decks", at), message=message, mend=mend, fatal=False)])
        place = {name: at for at, name in reversed(list(enumerate(names)))}
        return tuple(sorted(decks, key=lambda deck: (place.get(deck.slug, len(names)), deck.slug)))


@dataclass(frozen=True, slots=True)
class _Head:
    id: str
    title: str
    about: str
    decks: tuple[str, ...]

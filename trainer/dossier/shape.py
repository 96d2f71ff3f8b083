"""Tables as they stand in a file, made into what the model's dataclasses take; what is wrong comes back as faults."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

from trainer.dossier.answer import OWN_KEYS, Known, Shaped, named_actor, shape_answer
from trainer.dossier.fault import (
    Fault,
    Keys,
    Raw,
    bad_id,
    inside,
    is_id,
    label,
    shown,
    type_words,
    unknown_keys,
    value_faults,
)
from trainer.dossier.model import (
    Actor,
    Briefing,
    Deck,
    Difference,
    Dossier,
    Event,
    EventReading,
    Mediation,
    Motive,
    Page,
    Question,
    Reading,
    Section,
    Source,
    Version,
)
from trainer.dossier.moment import as_texts, shape_moment
from trainer.dossier.problem import did_you_mean

_KINDS: tuple[Any, ...] = get_args(Question)
SHARED_KEYS = frozenset.intersection(*(frozenset(f.name for f in fields(kind)) for kind in _KINDS)) - {"readings"}
RIGHT_KEYS = ("answer", "answers", "items", "pairs", "gaps", "points")
OPTIONAL = frozenset(
    field.name
    for table in (*_KINDS, Actor, Event, EventReading, Mediation, Motive, Difference, Reading, Source, Deck, Dossier)
    for field in fields(table)
    if field.default == ""
)
_INNER: dict[str, tuple[str, Any]] = {
    "event": ("reading", EventReading),
    "difference": ("reading", Version),
    "briefing": ("page", Page),
}
TABLES: dict[str, Any] = {
    "source": Source,
    "actor": Actor,
    "event": Event,
    "motive": Motive,
    "mediation": Mediation,
    "difference": Difference,
    "briefing": Briefing,
}


def shape_table(name: str, raw: Raw, known: Known) -> tuple[Shaped, list[Fault]]:
    """Return one reference table for the model, and its faults."""
    keys = {field.name for field in fields(TABLES[name])}
    inner = _INNER.get(name)
    faults = [*unknown_keys(raw, (keys - {f"{inner[0]}s"}) | {inner[0]} if inner else keys)]
    faults += value_faults(raw, OPTIONAL)
    if "id" in raw and raw["id"] != "" and not is_id(raw["id"]):
        faults.append(bad_id(("id",), raw["id"]))
    shaped = {key: value for key, value in raw.items() if key in keys}
    if "date" in raw:
        shaped["date"] = shape_moment(raw["date"], ("date",), faults)
    if inner:
        shaped |= _inner(raw, *inner, faults)
    if name == "source":
        _sections(raw, faults)
    if name == "event":
        _name_place(shaped, known, faults)
    if name == "motive":
        _name_holders(shaped, known, faults)
    return {key: as_texts(value) for key, value in shaped.items()}, faults


def _inner(raw: Raw, key: str, table_of: Any, faults: list[Fault]) -> Shaped:
    tables = raw.get(key, [])
    if not isinstance(tables, list):
        faults.append(_not_tables(key, tables))
        return {}
    known = [each.name for each in fields(table_of)]
    shaped = []
    for at, table in enumerate(tables):
        if not isinstance(table, dict):
            faults.append(_not_tables(key, table, (key, at)))
            continue
        faults += unknown_keys(table, known, (key, at))
        inside = dict(table)
        if "date" in table:
            inside["date"] = shape_moment(table["date"], (key, at, "date"), faults)
        shaped.append(inside)
    if key == "page" and not tables:
        mend = "Add a [[briefing.page]] with a title and a body."
        faults.append(Fault(keys=(), message="The briefing has no page.", mend=mend))
    if table_of is Version and len(tables) < 2:
        mend = "Add a [[difference.reading]] with a source, what it says and its cite."
        faults.append(Fault(keys=("reading",), message="There are fewer than two readings.", mend=mend))
    return {f"{key}s": shaped}


def _not_tables(key: str, value: object, keys: Keys = ()) -> Fault:
    message = f"{label(keys or (key,))} must be tables, not {type_words(value)}."
    return Fault(keys=keys or (key,), message=message, mend=f"Write each under a line [[….{key}]].")


def _sections(raw: Raw, faults: list[Fault]) -> None:
    sections = raw.get("sections", [])
    for at, section in enumerate(sections if isinstance(sections, list) else []):
        if isinstance(section, dict):
            faults += unknown_keys(section, [field.name for field in fields(Section)], ("sections", at))


def _name_place(shaped: Shaped, known: Known, faults: list[Fault]) -> None:
    actor = named_actor(shaped.get("place"), known, ("place",), faults, is_name=False)
    if actor:
        shaped["place"] = actor.name


def _name_holders(shaped: Shaped, known: Known, faults: list[Fault]) -> None:
    if isinstance(shaped.get("holders"), list):
        actors = [named_actor(text, known, ("holders", at), faults) for at, text in enumerate(shaped["holders"])]
        shaped["holders"] = [
            actor.name if actor else text for actor, text in zip(actors, shaped["holders"], strict=True)
        ]


def shape_question(raw: Raw, deck: str, known: Known) -> tuple[Shaped | None, list[Fault]]:
    """Return one question of the deck for the model (None without a known kind), and its faults."""
    kind, faults = raw.get("kind"), [*value_faults(raw, OPTIONAL)]
    if "id" in raw and raw["id"] != "" and not is_id(raw["id"]):
        faults.append(bad_id(("id",), raw["id"]))
    if not isinstance(kind, str) or kind not in OWN_KEYS:
        kinds = ", ".join(OWN_KEYS)
        message = f"The kind “{shown(kind)}” is not known." if "kind" in raw else "`kind` is missing."
        mend = (
            did_you_mean(str(kind), OWN_KEYS, f"Write one of: {kinds}.") if "kind" in raw else f"Add one of: {kinds}."
        )
        return None, [*faults, Fault(keys=("kind",), message=message, mend=mend)]
    faults += _unknown_question_keys(raw, kind)
    beside = SHARED_KEYS.union(_asked_keys(kind))
    shaped: Shaped = {key: as_texts(raw[key]) for key in raw if key in beside}
    if isinstance(raw.get("id"), str):
        shaped["id"] = f"{deck}/{raw['id']}"
    own = {key: raw[key] for key in raw if key in OWN_KEYS[kind]}
    if "reading" in raw:
        _shape_readings(raw, shaped, own, known, faults)
    else:
        _shape_single(raw, shaped, own, known, faults)
    _name_gaps(shaped)
    return shaped, faults


def _asked_keys(kind: str) -> tuple[str, ...]:
    """Return the keys of this kind that are about the question itself, so that no reading has them."""
    return ("tone",) if kind == "open" else ()


def _unknown_question_keys(raw: Raw, kind: str) -> list[Fault]:
    faults = [*unknown_keys(raw, {*SHARED_KEYS, *OWN_KEYS[kind], *_asked_keys(kind), "reading"})]
    if "tone" in raw and "tone" not in _asked_keys(kind):
        message = f"`tone` is for questions of the kind “open”, and this one is of the kind “{kind}”."
        mend = 'Remove it, or write kind = "open" with `points`.'
        faults = [each for each in faults if each.keys != ("tone",)]
        faults.append(Fault(keys=("tone",), message=message, mend=mend))
    return faults


def _shape_single(raw: Raw, shaped: Shaped, own: Shaped, known: Known, faults: list[Fault]) -> None:
    kind = shaped["kind"]
    right = next(key for key in RIGHT_KEYS if key in OWN_KEYS[kind])
    if right not in raw and not (kind == "order" and "events" in raw):
        ways = "items = […] or events = […]" if kind == "order" else f"{right} = …"
        mend = f"Add {ways}, or [[question.reading]] tables where the sources differ."
        faults.append(Fault(keys=(right,), message=f"There is neither `{right}` nor `reading`.", mend=mend))
    if "per" in raw:
        mend = "Add [[question.reading]] tables, or remove `per`."
        faults.append(Fault(keys=("per",), message="`per` names a reading, but there are none.", mend=mend))
    shaped |= shape_answer(kind, own | _events(raw, kind), known, faults)
    if "cite" not in shaped and isinstance(shaped.get("points"), list):
        shaped["cite"] = _union(point.get("cite") for point in shaped["points"])


def _shape_readings(raw: Raw, shaped: Shaped, own: Shaped, known: Known, faults: list[Fault]) -> None:
    tables = raw["reading"]
    for key in (key for key in RIGHT_KEYS if key in own):
        mend = f"Keep one: take `{key}` out, or the [[question.reading]] tables."
        faults.append(Fault(keys=(key,), message=f"There is both `{key}` and `reading`.", mend=mend))
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(_not_tables("reading", tables))
        return
    if len(tables) < 2:
        mend = "Add the other source's reading, or write the answer without readings."
        faults.append(Fault(keys=("reading",), message="There are fewer than two readings.", mend=mend))
    readings = []
    for at, table in enumerate(tables):
        reading, found = _shape_reading(table, shaped, own, known)
        readings.append(reading)
        faults += inside(found, ("reading", at), f"Reading {at + 1}")
    chosen = _chosen(raw, tables, faults)
    if not readings:
        return
    main = readings[chosen]["question"]
    if "cite" not in shaped:
        shaped["cite"] = main.get("cite") if "per" in raw else _union(each.get("cite") for each in readings)
    shaped.setdefault("status", "disputed")
    shaped |= {key: value for key, value in main.items() if key not in SHARED_KEYS}
    shaped["readings"] = readings
    if all(each["question"] | {"cite": 0} == main | {"cite": 0} for each in readings) and len(readings) > 1:
        mend = "Write one answer with the citations of all, or mend the readings."
        faults.append(Fault(keys=("reading",), message="All readings are the same.", mend=mend, fatal=False))


def _shape_reading(table: Raw, shaped: Shaped, own: Shaped, known: Known) -> tuple[Shaped, list[Fault]]:
    kind = shaped["kind"]
    keys = {*OWN_KEYS[kind], *(("events",) if kind == "order" else ())}
    found = [*unknown_keys(table, {"source", "cite", "note", "held_by", *keys})]
    right = next(key for key in RIGHT_KEYS if key in OWN_KEYS[kind])
    if right not in table and not (kind == "order" and "events" in table):
        found.append(Fault(keys=(right,), message=f"There is no `{right}`.", mend=f"Add {right} = …."))
    answer = shape_answer(kind, own | {key: table[key] for key in table if key in keys}, known, found)
    same = {key: value for key, value in shaped.items() if key not in ("per", "readings")}
    said = {key: as_texts(table[key]) for key in ("cite", "held_by") if key in table}
    question = same | {"status": shaped.get("status", "disputed")} | said | answer
    reading = {key: as_texts(table[key]) for key in ("source", "cite", "note") if key in table}
    return reading | {"question": question}, found


def _chosen(raw: Raw, tables: list[Shaped], faults: list[Fault]) -> int:
    if "per" not in raw:
        return 0
    sources = [table.get("source") for table in tables]
    if raw["per"] not in sources:
        named = ", ".join(str(source) for source in sources)
        message = f"`per` names “{shown(raw['per'])}”, but no reading is from it."
        faults.append(Fault(keys=("per",), message=message, mend=f"Write the source of a reading: {shown(named)}."))
        return 0
    if sources.count(raw["per"]) > 1:
        message = f"Two readings are from “{shown(raw['per'])}”, so `per` does not say which is asked."
        mend = "Take `per` out, or ask for one of them in a question of its own."
        faults.append(Fault(keys=("per",), message=message, mend=mend, fatal=False))
    return sources.index(raw["per"])


def _events(raw: Raw, kind: str) -> Shaped:
    return {"events": raw["events"]} if kind == "order" and "events" in raw else {}


def _name_gaps(shaped: Shaped) -> None:
    """Give every gap its full id, here and in the readings."""
    for each in (shaped, *(reading["question"] for reading in shaped.get("readings", []))):
        if each["kind"] == "cloze" and isinstance(each.get("gaps"), list) and "id" in each:
            each["gaps"] = [gap | {"id": f"{each['id']}/{gap['id'].rpartition('/')[2]}"} for gap in each["gaps"]]


def _union(cites: Any) -> list[Any]:
    lists = [each for each in cites if isinstance(each, list)]
    return list(dict.fromkeys(cite for each in lists for cite in each if isinstance(cite, str)))

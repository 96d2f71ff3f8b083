"""What is right, as each kind of question writes it in TOML, made into what the model takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from trainer.dossier.fault import Fault, Keys, Raw, inside, is_id, label, shown, type_words, unknown_keys
from trainer.dossier.model import Actor, Event
from trainer.dossier.moment import as_texts, shape_moment
from trainer.dossier.problem import nearest

Shaped = dict[str, Any]
MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The reference tables that answers may name, and the ids of tables that could not be read."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()


def shape_answer(kind: str, raw: Raw, known: Known, faults: list[Fault]) -> Shaped:
    """Return the own keys of a question (or gap, or reading) of this kind for the model, noting faults."""
    shape = _SHAPES.get(kind)
    # an answer of several parts is written one part a line, so no part may have lines of its own
    own = {key: _on_one_line(value) if key in _ONE_LINE else value for key, value in raw.items()}
    shaped = shape(own, known, faults) if shape else own
    return {key: as_texts(value) for key, value in shaped.items()}


_ONE_LINE = ("answer", "answers", "wrong", "items", "pairs", "points")


def _on_one_line(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_on_one_line(part) for part in value]
    return {key: _on_one_line(part) for key, part in value.items()} if isinstance(value, dict) else value


def named_actor(text: object, known: Known, keys: Keys, faults: list[Fault], *, is_name: bool = True) -> Actor | None:
    """Return the actor whose id the text is; note a fault where it looks like the id of one that is not there."""
    if not isinstance(text, str) or not is_id(text):
        return None
    if text in known.actors:
        return known.actors[text]
    if text in known.lost:
        mend = "Mend the table that has this id."
        faults.append(Fault(keys=keys, message=f"{label(keys)} names “{text}”, which could not be read.", mend=mend))
        return None
    is_meant = is_name and "-" in text
    near = nearest(text, known.actors, 0.7 if is_meant else 0.85)
    if near or is_meant:
        meant = f"Did you mean “{near}”?" if near else "Add an [[actor]] with this id."
        mend = f"{meant} If it is no actor, begin it with a capital letter."
        message = f"{label(keys)}: no actor has the id “{text}”."
        faults.append(Fault(keys=keys, message=message, mend=mend, fatal=is_meant))
    return None


def _date(raw: Shaped, known: Known, faults: list[Fault]) -> Shaped:
    del known
    if "answer" in raw:
        raw["answer"] = shape_moment(raw["answer"], ("answer",), faults)
    return raw


def _name(raw: Shaped, known: Known, faults: list[Fault]) -> Shaped:
    actor = named_actor(raw.get("answer"), known, ("answer",), faults)
    return raw if actor is None else _spelt(raw, actor, "answer") | {"actor_kind": actor.kind}


def _spelt(raw: Shaped, actor: Actor, key: str) -> Shaped:
    written = raw.get("accept", [])
    if isinstance(written, list):
        texts = [text for text in (*written, *actor.aliases) if text != actor.name]
        raw["accept"] = [text for index, text in enumerate(texts) if text not in texts[:index]]
    return raw | {key: actor.name, "actor": actor.id}


def _number(raw: Shaped, known: Known, faults: list[Fault]) -> Shaped:
    del known
    if "answer" not in raw:
        return raw
    answer = raw["answer"]
    if not isinstance(answer, dict):
        raw["answer"] = _figure(answer, ("answer",), faults)
        return raw
    before = len(faults)
    faults += unknown_keys(answer, ("from", "to"), ("answer",))
    low, high = (_figure(answer.get(end), ("answer", end), faults) for end in ("from", "to"))
    if len(faults) == before and low is not None and high is not None and low > high:
        faults.append(Fault(keys=("answer",), message="`answer`: `from` is above `to`.", mend="Turn them round."))
    raw["answer"] = {"low": low, "high": high}
    return raw


def _figure(value: Any, keys: Keys, faults: list[Fault]) -> int | float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if value is None:
        message, mend = f"{label(keys)} is missing.", "Write both: answer = {from = 10, to = 15}."
    else:
        message, mend = f"{label(keys)} must be a number, not {type_words(value)}.", "Write digits without quotes."
    faults.append(Fault(keys=keys, message=message, mend=mend))
    return None


def _choice(raw: Shaped, known: Known, faults: list[Fault]) -> Shaped:
    answer, pool = raw.get("answer"), raw.get("pool")
    if "answer" in raw and not isinstance(answer, list):
        raw["answer"] = [answer]
    if isinstance(pool, dict):
        faults += unknown_keys(pool, ("actors", "events"), ("pool",))
        if "actors" in pool:
            for key in ("answer", "wrong"):
                if isinstance(raw.get(key), list):
                    raw[key] = [_option(text, known, (key, at), faults) for at, text in enumerate(raw[key])]
    return raw


def _option(text: Any, known: Known, keys: Keys, faults: list[Fault]) -> Any:
    actor = named_actor(text, known, keys, faults)
    return actor.name if actor else text


def _list(raw: Shaped, known: Known, faults: list[Fault]) -> Shaped:
    if isinstance(raw.get("answers"), list):
        raw["answers"] = [_item(item, known, ("answers", at), faults) for at, item in enumerate(raw["answers"])]
    need = raw.get("need")
    if isinstance(need, int) and not isinstance(need, bool) and need < 1:
        mend = "Write how many items are enough, or remove the key if all are asked."
        faults.append(Fault(keys=("need",), message=f"`need` is {need}.", mend=mend))
    return raw


def _item(item: Any, known: Known, keys: Keys, faults: list[Fault]) -> Any:
    shaped: Shaped = dict(item) if isinstance(item, dict) else {"text": item}
    faults += unknown_keys(shaped, ("text", "accept", "reject"), keys)
    actor = named_actor(shaped.get("text"), known, keys, faults, is_name=False)
    return _spelt(shaped, actor, "text") if actor else shaped


def _order(raw: Shaped, known: Known, faults: list[Fault]) -> Shaped:
    ids = raw.pop("events", None)
    if "items" in raw or not isinstance(ids, list):
        return raw
    events = [known.events[name] for name in ids if isinstance(name, str) and name in known.events]
    for at, name in enumerate(ids):
        if not isinstance(name, str) or name not in known.events:
            faults.append(unknown_event(name, known, ("events", at), fatal=True))
    for at, (one, other) in enumerate(pairwise(events)):
        if other.date.last < one.date.first:
            message = f"“{other.id}” ({other.date}) stands after “{one.id}” ({one.date})."
            mend = "Put the events in the order in which they happened."
            faults.append(Fault(keys=("events", at + 1), message=message, mend=mend))
    raw["items"] = [event.title for event in events]
    return raw


def unknown_event(name: object, known: Known, keys: Keys, *, fatal: bool) -> Fault:
    """Return the fault of an event's id that no event has."""
    near = nearest(str(name), known.events)
    mend = f"Did you mean “{near}”?" if near else "Add an [[event]] with this id, or take it out."
    if str(name) in known.lost:
        mend = "Mend the table that has this id."
    return Fault(keys=keys, message=f"{label(keys)}: no event has the id “{shown(name)}”.", mend=mend, fatal=fatal)


def _match(raw: Shaped, known: Known, faults: list[Fault]) -> Shaped:
    del known
    for at, pair in enumerate(raw["pairs"] if isinstance(raw.get("pairs"), list) else []):
        if not isinstance(pair, list) or len(pair) != 2:
            message = f"`pairs` {at + 1} is not two texts."
            faults.append(Fault(keys=("pairs", at), message=message, mend='Write ["left", "right"].'))
    return raw


def _cloze(raw: Shaped, known: Known, faults: list[Fault]) -> Shaped:
    text, gaps = raw.get("text"), raw.get("gaps")
    if "gaps" in raw:
        raw["gaps"] = []
    if not isinstance(text, str) or not isinstance(gaps, dict):
        if "gaps" in raw and not isinstance(gaps, dict):
            mend = "Write a table [question.gaps] with a line for each mark."
            faults.append(Fault(keys=("gaps",), message=f"`gaps` must be a table, not {type_words(gaps)}.", mend=mend))
        return raw
    raw["text"] = MARK.sub(lambda found: f"{{{{{found[1].strip()}}}}}", text)
    marks = [found.strip() for found in MARK.findall(text)]
    _compare(marks, gaps, faults)
    shaped = [(name, gap_shape(name, gaps[name], known, faults)) for name in dict.fromkeys(marks) if name in gaps]
    raw["gaps"] = [{"id": name, "ask": raw["text"], **gap} for name, gap in shaped if gap]
    return raw


def _compare(marks: list[str], gaps: Raw, faults: list[Fault]) -> None:
    if not marks:
        mend = "Write {{name}} where the gap is."
        faults.append(Fault(keys=("text",), message="`text` has no gap.", mend=mend))
    for name in dict.fromkeys(marks):
        if marks.count(name) > 1:
            message = f"The mark {{{{{name}}}}} stands twice in `text`."
            faults.append(Fault(keys=("text",), message=message, mend="Give each gap a name of its own."))
        if not is_id(name):
            message = f"The mark {{{{{name}}}}} is no name for a gap."
            faults.append(Fault(keys=("text",), message=message, mend="Use small letters, digits and hyphens."))
        elif name not in gaps:
            near = nearest(name, gaps)
            mend = f"Did you mean {{{{{near}}}}}?" if near else f"Add {name} = … to `gaps`."
            faults.append(Fault(keys=("text",), message=f"The mark {{{{{name}}}}} has no gap.", mend=mend))
    for name in gaps:
        if name not in marks:
            message, mend = f"The gap “{name}” has no mark in `text`.", f"Write {{{{{name}}}}} where it is."
            faults.append(Fault(keys=("gaps", name), message=message, mend=mend))


def gap_shape(name: str, gap: Any, known: Known, faults: list[Fault]) -> Shaped | None:
    """Return one gap for the model: a text, a number or a date as it stands, or a table with a kind of its own."""
    if isinstance(gap, str):
        return {"kind": "text", "answer": gap}
    if not isinstance(gap, dict):
        gap = {"kind": "number" if isinstance(gap, int | float) else "date", "answer": gap}
    kind, keys = gap.get("kind", "text"), ("gaps", name)
    if not isinstance(kind, str) or kind not in GAP_KEYS:
        message = f"{label((*keys, 'kind'))} cannot be “{shown(kind)}”."
        faults.append(Fault(keys=(*keys, "kind"), message=message, mend=f"Write one of: {', '.join(GAP_KEYS)}."))
        return None
    found: list[Fault] = [*unknown_keys(gap, {"kind", *GAP_KEYS[kind]})]
    if "answer" not in gap:
        found.append(Fault(keys=("answer",), message="There is no `answer`.", mend="Add answer = …."))
    shaped = shape_answer(kind, {key: gap[key] for key in gap if key in GAP_KEYS[kind]}, known, found)
    faults += inside(found, keys, f"Gap “{name}”")
    return {"kind": kind, **shaped}


def _open(raw: Shaped, known: Known, faults: list[Fault]) -> Shaped:
    del known
    if isinstance(raw.get("points"), list):
        for at, point in enumerate(raw["points"]):
            if isinstance(point, dict):
                faults += unknown_keys(point, ("text", "cite", "corrects"), ("points", at))
        raw["points"] = [point if isinstance(point, dict) else {"text": point} for point in raw["points"]]
    return raw


GAP_KEYS: Mapping[str, tuple[str, ...]] = {
    "date": ("answer", "time_of_day"),
    "name": ("answer", "accept", "reject"),
    "text": ("answer", "accept", "reject", "must"),
    "number": ("answer", "unit", "tolerance", "at_least"),
}
OWN_KEYS: Mapping[str, tuple[str, ...]] = {
    **GAP_KEYS,
    "choice": ("answer", "wrong", "pool"),
    "list": ("answers", "need"),
    "order": ("items",),
    "match": ("pairs",),
    "cloze": ("text", "gaps"),
    "open": ("points",),
}
_SHAPES: Mapping[str, Callable[[Shaped, Known, list[Fault]], Shaped]] = {
    "date": _date,
    "name": _name,
    "number": _number,
    "choice": _choice,
    "list": _list,
    "order": _order,
    "match": _match,
    "cloze": _cloze,
    "open": _open,
}

"""A patch that writes accepted spellings into the files of a dossier, leaving all else in them as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from trainer.dossier.read import read_draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A form to accept in answer to a question (its full id); ``part`` is a list item's text or a gap's name."""

    question: str
    typed: str
    part: str = ""


def patch(folder: Path, spellings: Sequence[Spelling]) -> tuple[str, list[Spelling]]:
    """Return a unified diff (for ``patch -p1`` in the folder's parent) and the spellings that it has no place for.

    Dates and numbers have no list of spellings, nor has a list item that is an actor: an alias of the actor's is what
    is wanted there.
    """
    draft = read_draft(folder)
    files: dict[Path, list[Spelling]] = {}
    left: list[Spelling] = []
    for spelling in spellings:
        spot = draft.where.spots.get(("question", spelling.question))
        if spot is None:
            left.append(spelling)
        else:
            files.setdefault(spot.file, []).append(spelling)
    diffs: list[str] = []
    for path, mine in sorted(files.items()):
        old = path.read_bytes().decode("utf-8")
        try:
            document = tomlkit.parse(old)
        except TOMLKitError:
            left += mine
            continue
        left += [spelling for spelling in mine if not _written(document, spelling)]
        diffs += _diff(old, tomlkit.dumps(document), f"{folder.name}/{path.name}")
    return "".join(diffs), left


def _diff(old: str, new: str, name: str) -> Iterator[str]:
    before = old.splitlines(keepends=True)
    # the parser drops the space between a date and the brace that closes its table
    as_written = {"".join(line.split()): line for line in before}
    after = [as_written.get("".join(line.split()), line) for line in new.splitlines(keepends=True)]
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _written(document: Any, spelling: Spelling) -> bool:
    slug = spelling.question.rpartition("/")[2]
    question = next((table for table in document.get("question", []) if table.get("id") == slug), None)
    if question is None:
        return False
    if question["kind"] in ("name", "text") and not spelling.part:
        return _accept(question, spelling.typed)
    if question["kind"] == "list" and spelling.part:
        return any(_in_list(table, spelling) for table in (question, *question.get("reading", [])))
    if question["kind"] == "cloze" and spelling.part:
        return any(_in_gap(table, spelling) for table in (question, *question.get("reading", [])))
    return False


def _accept(table: Any, typed: str) -> bool:
    if "accept" not in table:
        table["accept"] = tomlkit.array()
    if typed not in table["accept"]:
        table["accept"].append(typed)
    return True


def _in_list(table: Any, spelling: Spelling) -> bool:
    items = table.get("answers", [])
    for at, item in enumerate(items):
        if item == spelling.part:
            written = tomlkit.inline_table()
            written.update({"text": str(item), "accept": [spelling.typed]})
            items[at] = written
            return True
        if isinstance(item, dict) and item.get("text") == spelling.part:
            return _accept(item, spelling.typed)
    return False


def _in_gap(table: Any, spelling: Spelling) -> bool:
    gaps = table.get("gaps", {})
    gap = gaps.get(spelling.part)
    if isinstance(gap, str):
        written = tomlkit.inline_table()
        written.update({"kind": "text", "answer": str(gap), "accept": [spelling.typed]})
        gaps[spelling.part] = written
        return True
    return isinstance(gap, dict) and gap.get("kind") in ("name", "text") and _accept(gap, spelling.typed)

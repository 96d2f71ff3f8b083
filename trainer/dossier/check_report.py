"""The check as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from textwrap import wrap
from typing import Any

from trainer.dossier.check import check
from trainer.dossier.clean import clean
from trainer.dossier.coverage import Coverage, ranges
from trainer.dossier.files import DOSSIER_FILE
from trainer.dossier.find import find_dossiers
from trainer.dossier.problem import Problem, in_order
from trainer.dossier.read import read_draft
from trainer.paths import builtin_decks

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def run_check(path: Path | None = None, sources: Path | None = None, as_json: bool = False) -> tuple[str, int]:
    """Check a dossier, a folder of dossiers or one file of a dossier (the built-in ones if None).

    Returns what to print and the exit code: 0 clean, 1 problems, 2 nothing to check.
    """
    path = builtin_decks() if path is None else path
    is_file = path.suffix == ".toml" and (path.parent / DOSSIER_FILE).exists() and (path.exists() or path.is_symlink())
    folders = [path.parent] if is_file and not (path / DOSSIER_FILE).exists() else find_dossiers([path])
    if not folders:
        reason = f"it has no {DOSSIER_FILE}, nor has a folder in it" if path.exists() else "it does not exist"
        return _usage(f"{path} is no dossier: {reason}.", as_json), USAGE
    if sources is not None and not sources.is_dir():
        return _usage(f"{sources} is no folder with source documents.", as_json), USAGE
    problems: list[Problem] = []
    coverages: list[Coverage] = []
    seen: dict[str, Path] = {}
    for folder in folders:
        draft = read_draft(folder)
        checked = check(draft, sources)
        problems += checked.problems
        if checked.coverage and draft.dossier:
            coverages.append(checked.coverage)
            first = seen.setdefault(draft.dossier.id, folder)
            if first is not folder:
                problems.append(_taken(draft.dossier.id, first, folder))
    if is_file and folders == [path.parent]:
        problems, coverages = [problem for problem in problems if problem.file.name == path.name], []
    told = in_order(problems)
    return report(told, coverages, as_json=as_json), PROBLEMS if told else CLEAN


def report(problems: Sequence[Problem], coverages: Sequence[Coverage] = (), *, as_json: bool = False) -> str:
    """Return the problems, one a line, the coverages and a line with the count.

    As JSON: an object with ``count``, ``problems`` (``file``, ``line``, ``id``, ``severity``, ``message``, ``mend``)
    and ``coverage``: an object a dossier, with the keys of `Coverage`.
    """
    if as_json:
        rows = [asdict(problem) | {"file": str(problem.file)} for problem in problems]
        value = {"count": len(rows), "problems": rows, "coverage": [_as_json(each) for each in coverages]}
        return json.dumps(value, ensure_ascii=False, indent=2)
    lines = [" ".join(clean(str(problem)).split()) for problem in problems]
    for each in coverages:
        lines += ["", *_coverage_lines(each)] if lines else _coverage_lines(each)
    return "\n".join([*lines, *([""] if lines else []), _count(problems)])


def _as_json(coverage: Coverage) -> dict[str, Any]:
    return asdict(coverage)


def _coverage_lines(coverage: Coverage) -> list[str]:
    weights = {f"weight {weight}": number for weight, number in coverage.by_weight.items()}
    # wrapped between paragraphs, never between a paragraph and its number
    by_paragraph = ", ".join(f"{name}\u00a0{number}" for name, number in coverage.by_paragraph.items())
    return [
        f"{coverage.title} ({coverage.dossier}): {_number(coverage.questions, 'question')}",
        f"  by deck:   {_numbers(coverage.by_deck)}",
        f"  by kind:   {_numbers(coverage.by_kind)}",
        f"  by weight: {_numbers(weights)}",
        "  by paragraph:",
        *(f"    {line}".replace("\u00a0", " ") for line in wrap(by_paragraph, 96)),
        f"  paragraphs that no question cites: {ranges(coverage.unasked)}",
        f"  paragraphs that nothing cites:     {ranges(coverage.uncited)}",
    ]


def _numbers(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items()) or "none"


def _count(problems: Sequence[Problem]) -> str:
    if not problems:
        return "No problems."
    files = len({problem.file for problem in problems})
    left_out = sum(problem.severity == "error" for problem in problems)
    said = f"{_number(len(problems), 'problem')} in {_number(files, 'file')}"
    return f"{said}; {left_out} of them leave something out of the dossier." if left_out else f"{said}."


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _taken(name: str, first: Path, folder: Path) -> Problem:
    message = f"The dossier in {first} has the id “{name}” as well."
    return Problem(file=folder / DOSSIER_FILE, line=1, id=name, message=message, mend="Give this one another id.")


def _usage(message: str, as_json: bool) -> str:
    return json.dumps({"error": message}, ensure_ascii=False) if as_json else message

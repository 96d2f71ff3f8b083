"""How often verdicts are right on the table of cases, beside exact comparison and RapidFuzz at 85; and how fast."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from rapidfuzz import fuzz

from tests.grading.table import Case, read_cases
from trainer.dossier.shelf import load
from trainer.grading import grade, judge, known
from trainer.grading.judge import KINDS
from trainer.paths import builtin_decks

Judge = Callable[[Case], str]
SIMILAR = 85


def main() -> None:
    """Print accuracy, false accepts and false rejects in per cent, and milliseconds an answer."""
    cases = {kind: read_cases(kind) for kind in KINDS}
    every = [case for rows in cases.values() for case in rows]
    judges: dict[str, Judge] = {"crisis-trainer": _ours, "exact": _exact, f"RapidFuzz {SIMILAR}": _similar}
    print("right: same verdict. hard accept: wrong told as correct. soft accept: wrong told as close.")
    print("reject: correct told as wrong. In per cent of the cases with that verdict.\n")
    print(f"{'kind':<8} {'cases':>5}  {'judge':<14} {'right':>6} {'hard accept':>12} {'soft accept':>12} {'reject':>7}")
    for kind, rows in (*cases.items(), ("all", every)):
        for name, judged in judges.items():
            print(f"{kind:<8} {len(rows):>5}  {name:<14} {_figures(rows, judged)}")
    print(f"\ntheir verdicts: {_share(every, 'correct')} correct, {_share(every, 'close')} close, the rest wrong")
    _time(every)


def _figures(rows: list[Case], judged: Judge) -> str:
    said = [(case.mark, judged(case)) for case in rows]
    wrong = [mark for truth, mark in said if truth == "wrong"]
    correct = [mark for truth, mark in said if truth == "correct"]
    right = sum(truth == mark for truth, mark in said) / len(said)
    hard = wrong.count("correct") / max(1, len(wrong))
    soft = wrong.count("close") / max(1, len(wrong))
    reject = correct.count("wrong") / max(1, len(correct))
    return f"{right:>6.1%} {hard:>12.1%} {soft:>12.1%} {reject:>7.1%}"


def _share(rows: list[Case], mark: str) -> str:
    return f"{sum(case.mark == mark for case in rows) / len(rows):.0%}"


def _ours(case: Case) -> str:
    return judge(case.kind, list(case.accepted), case.typed, others=case.others)


def _exact(case: Case) -> str:
    return "correct" if any(_plain(case.typed) == _plain(form) for form in _forms(case)) else "wrong"


def _similar(case: Case) -> str:
    best = max(fuzz.ratio(_plain(case.typed), _plain(form)) for form in _forms(case))
    return "correct" if best >= SIMILAR else "wrong"


def _forms(case: Case) -> list[str]:
    return [", ".join(form.split(" / ")[0] for form in case.accepted)] if case.kind == "list" else list(case.accepted)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _time(rows: list[Case]) -> None:
    alone = []
    for case in rows:
        at = time.perf_counter()
        _ours(case)
        alone.append((time.perf_counter() - at) * 1000)
    dossier = load(builtin_decks() / "iran-pakistan-2024").dossier
    assert dossier is not None
    things = known(dossier)
    questions = [question for deck in dossier.decks for question in deck.questions]
    beside = []
    for case in rows:
        for question in questions[:: len(questions) // 12]:
            at = time.perf_counter()
            grade(question, case.typed, others=things)
            beside.append((time.perf_counter() - at) * 1000)
    for name, times in (("a case of the table", alone), ("an answer in the built-in dossier", beside)):
        print(f"{name}: median {statistics.median(times):.3f} ms, worst {max(times):.2f} ms ({len(times)} answers)")

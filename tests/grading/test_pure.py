"""Grading needs nothing that is slow to start or reaches out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = ("textual", "rich", "sqlite3", "pydantic", "tomli", "rapidfuzz", "fsrs")


def test_importing_it_loads_nothing_heavy() -> None:
    code = f"import sys, trainer.grading; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_same_answer_gets_the_same_verdict_in_every_process() -> None:
    code = (
        "from trainer.grading import grade; from tests.grading import questions as q;"
        "print([grade(question, text, others=('BLF', 'Iraq')) for question in q.EVERY for text in"
        " ('Jiash al-Adl or BLF', 'two days late', 'Balochistan, Hamas and 16/1/24')])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1

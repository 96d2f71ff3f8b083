"""Every rule from both sides, and the spellings of both documents."""

from __future__ import annotations

import pytest

from tests.grading.table import Case, read_cases
from trainer.grading import judge
from trainer.grading.judge import KINDS


@pytest.mark.parametrize(
    "case",
    [case for kind in KINDS for case in read_cases(kind)],
    ids=lambda case: f"{case.kind}:{case.accepted[0]}:{case.typed}",
)
def test_case(case: Case) -> None:
    assert judge(case.kind, list(case.accepted), case.typed, others=case.others) == case.mark

"""When a card is due, and how it is spread."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.memory.story import AGAIN, DAY, GOOD, START, Answer, card, histories
from trainer.memory import StudyDay, due_at, interval

KARACHI = StudyDay(ZoneInfo("Asia/Karachi"))


@given(histories, st.floats(0.7, 0.97))
def test_due_times_keep_their_promises(answers: list[Answer], retention: float) -> None:
    memory = card(*answers)
    due = due_at(memory, retention=retention, day=KARACHI, key="a/b/c")
    if memory.right:
        assert due >= KARACHI.end(memory.last_at)
        days = interval(memory.stability, retention)
        assert due <= max(KARACHI.end(memory.last_at), memory.long_at + (1.15 * days + 1) * DAY)
    else:
        assert due == memory.last_at


def test_a_miss_is_due_now() -> None:
    assert due_at(card((AGAIN, 0)), retention=0.9, day=KARACHI, key="a") == START
    lapsed = card((GOOD, 0), (AGAIN, 3))
    assert due_at(lapsed, retention=0.9, day=KARACHI, key="a") == lapsed.last_at


def test_a_weak_card_waits_for_the_next_study_day() -> None:
    weak = card((AGAIN, 0), (GOOD, 0.01), start=START - DAY / 3)
    assert weak.last_at + interval(weak.stability, 0.9) * DAY < KARACHI.end(START)
    assert due_at(weak, retention=0.9, day=KARACHI, key="a") == KARACHI.end(START)


def test_short_intervals_are_not_spread() -> None:
    memory = card((GOOD, 0))
    due = due_at(memory, retention=0.9, day=KARACHI, key="a")
    assert due == START + timedelta(days=memory.stability)


def test_long_intervals_are_spread_by_the_key() -> None:
    memory = card((GOOD, 0), (GOOD, 3), (GOOD, 12))
    dues = [due_at(memory, retention=0.9, day=KARACHI, key=f"iran/dates/q{n}") for n in range(200)]
    away = [(due - memory.long_at) / DAY / memory.stability - 1 for due in dues]
    assert len(set(dues)) == 200
    assert -0.12 < min(away) < -0.05
    assert 0.05 < max(away) < 0.12
    assert abs(sum(away) / len(away)) < 0.02


def test_the_spread_changes_with_every_long_term_answer_only() -> None:
    memory = card((GOOD, 0), (GOOD, 3), (GOOD, 12))
    drilled = card((GOOD, 0), (GOOD, 3), (GOOD, 12), (GOOD, 0.01))
    assert due_at(drilled, retention=0.9, day=KARACHI, key="a") == due_at(memory, retention=0.9, day=KARACHI, key="a")


def test_the_spread_is_the_same_in_every_process() -> None:
    code = (
        "from tests.memory.test_due import KARACHI, card, due_at, GOOD;"
        "print(due_at(card((GOOD, 0), (GOOD, 3), (GOOD, 12)), retention=0.9, day=KARACHI, key='a/ü').isoformat())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_due_time_can_always_be_written() -> None:
    memory = card((GOOD, 0), *[(GOOD, 3000)] * 10)
    assert due_at(memory, retention=0.5, day=KARACHI, key="a") <= memory.long_at + 36500 * DAY

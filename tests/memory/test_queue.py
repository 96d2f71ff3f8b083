"""The queue of a session: misses come back, nothing is lost, and all of it can be folded again."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.queue import Queue, answered_in, head, refold, without

plans = st.lists(st.sampled_from("abcdefghijklmnop"), unique=True, max_size=12)


def test_a_right_answer_is_done() -> None:
    queue = answered_in(Queue(("a", "b")), "a", True)
    assert (queue.waiting, queue.done, queue.missed) == (("b",), ("a",), frozenset())


def test_a_miss_comes_back_after_four_others() -> None:
    queue = answered_in(Queue(tuple("abcdefg")), "a", False)
    assert queue.waiting == tuple("bcdeafg")
    assert queue.missed == {"a"}


def test_a_miss_comes_back_after_as_many_as_there_are() -> None:
    assert answered_in(Queue(("a", "b", "c")), "a", False).waiting == ("b", "c", "a")
    assert answered_in(Queue(("a",)), "a", False).waiting == ("a",)


def test_an_empty_session_is_over() -> None:
    assert head(Queue()) is None
    assert refold([], []) == Queue()


def test_a_plan_names_a_question_once() -> None:
    assert Queue(("a", "b", "a")).waiting == ("a", "b")


def test_what_is_taken_out_does_not_come_back() -> None:
    queue = answered_in(Queue(("a", "b")), "a", False)
    assert without(queue, "a") == Queue(("b",))
    assert without(queue, "z") == queue


def test_a_question_from_outside_the_plan_is_drilled_too() -> None:
    queue = answered_in(Queue(("a", "b")), "z", False)
    assert queue.waiting == ("a", "b", "z")
    assert answered_in(queue, "z", True).waiting == ("a", "b")


@given(plans, st.integers(), st.floats(0, 0.9))
def test_every_question_is_right_once_and_none_comes_twice_in_a_row(plan: list[str], seed: int, misses: float) -> None:
    pick, queue, asked = random.Random(seed), Queue(tuple(plan)), []
    log: list[tuple[str, bool]] = []
    while (key := head(queue)) is not None and len(log) < 3000:
        others = len(queue.waiting) > 1
        right = pick.random() >= misses
        log.append((key, right))
        asked.append((key, others))
        queue = answered_in(queue, key, right)
        assert refold(plan, log) == queue
    assert sorted(queue.done) == sorted(plan)
    assert not queue.missed
    assert all(key != before for (before, others), (key, _) in pairwise(asked) if others)
    assert all(last for key in plan for last in [right for other, right in log if other == key][-1:])


@given(plans, st.lists(st.tuples(st.sampled_from("abcdefghijklmnop"), st.booleans()), max_size=30))
def test_undo_is_a_shorter_fold(plan: list[str], log: list[tuple[str, bool]]) -> None:
    queue = refold(plan, log)
    assert set(queue.waiting).isdisjoint(queue.done)
    assert set(queue.waiting) | set(queue.done) == set(plan) | {key for key, _ in log}
    assert queue.missed <= set(queue.waiting)
    if log:
        assert answered_in(refold(plan, log[:-1]), *log[-1]) == queue

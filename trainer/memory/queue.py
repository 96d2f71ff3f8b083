"""The questions of one session in the order in which they come, as a plain value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

BETWEEN = 4


@dataclass(frozen=True, slots=True)
class Queue:
    """What still waits, and what is done; a session ends when nothing waits.

    ``missed`` holds what was answered wrong and has not been right since; ``done`` what was right, in that order.
    """

    waiting: tuple[str, ...] = ()
    missed: frozenset[str] = frozenset()
    done: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "waiting", tuple(dict.fromkeys(self.waiting)))


def head(queue: Queue) -> str | None:
    """Return the question that comes next, None at the end."""
    return queue.waiting[0] if queue.waiting else None


def answered_in(queue: Queue, key: str, right: bool) -> Queue:
    """Return the queue after an answer: a miss comes back after a few others, or as many as there are."""
    others = tuple(waiting for waiting in queue.waiting if waiting != key)
    done = tuple(before for before in queue.done if before != key)
    if right:
        return Queue(others, queue.missed - {key}, (*done, key))
    return Queue((*others[:BETWEEN], key, *others[BETWEEN:]), queue.missed | {key}, done)


def without(queue: Queue, key: str) -> Queue:
    """Return the queue without a question that is not to be asked any more; if it was done it stays done."""
    waiting = tuple(other for other in queue.waiting if other != key)
    return replace(queue, waiting=waiting, missed=queue.missed - {key})


def refold(plan: Iterable[str], answers: Iterable[tuple[str, bool]]) -> Queue:
    """Return where a session stands, from its plan and answers in order: undo and resuming are no more than this."""
    queue = Queue(tuple(plan))
    for key, right in answers:
        queue = answered_in(queue, key, right)
    return queue

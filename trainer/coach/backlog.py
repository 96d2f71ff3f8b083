"""What is due when more is due than a day holds, as after a briefing: some of it today, the rest over the week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

from trainer.coach.derive import memory_of
from trainer.coach.desk import Desk
from trainer.memory import recall

SESSIONS = 2
"""Sessions that a day holds in any case."""
WEEK = 7
"""Days over which the rest is spread."""


def for_today(desk: Desk, due: Sequence[str]) -> list[str]:
    """Return the questions that are to be asked today of those that are due: all, if a day holds them.

    Else a seventh of them, two sessions at the least: those that lose most by waiting a day, weight times what recall
    falls by in it. What has long been forgotten loses little more and can wait. Answers given today count.
    """
    now = desk.clock()
    answered = desk.store.answers_by_day(desk.contents.id).get(desk.day.date(now), 0)
    room = max(SESSIONS * desk.settings.session_length, ceil((len(due) + answered) / WEEK)) - answered
    if len(due) <= room:
        return list(due)
    cards, learner, later = desk.store.cards(desk.contents.id), desk.learner, now + timedelta(days=1)

    def loss(key: str) -> float:
        memory = memory_of(cards[key].state)
        return desk.questions[key].weight * (recall(memory, learner, now) - recall(memory, learner, later))

    return sorted(due, key=loss, reverse=True)[: max(0, room)]

"""What will be remembered: FSRS state, forgetting curve and what to ask next; pure."""

from trainer.memory.answer import answered, recall
from trainer.memory.choice import Candidate, next_card
from trainer.memory.day import StudyDay
from trainer.memory.due import due_at
from trainer.memory.fsrs6 import interval, retrievability
from trainer.memory.learner import Learner
from trainer.memory.queue import Queue, answered_in, head, refold, without
from trainer.memory.rating import Rating
from trainer.memory.state import Learned, Memory, New

__all__ = [
    "Candidate", "Learned", "Learner", "Memory", "New", "Queue", "Rating",
    "StudyDay", "answered", "answered_in", "due_at", "head", "interval", "next_card", "recall",
    "refold", "retrievability", "without",
]  # fmt: skip

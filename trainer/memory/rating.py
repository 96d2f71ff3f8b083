"""How well an answer was known, in the learner's own judgement."""

from enum import IntEnum


class Rating(IntEnum):
    """The four ratings of FSRS; everything but Again counts as recalled."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

"""What a grader found out about one answer, before it is dressed as a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.grading.slip import edits
from trainer.grading.verdict import Mark

_RANK = {Mark.CORRECT: 2, Mark.CLOSE: 1, Mark.WRONG: 0}
SCORE = {Mark.CORRECT: 1.0, Mark.CLOSE: 0.5, Mark.WRONG: 0.0}


@dataclass(frozen=True, slots=True)
class Found:
    """A mark, one sentence on what differs, and how sure the match is.

    ``depth``: 0 the same form, 1 the same thing written otherwise, 2 flawed, 3 nothing of it. ``edits`` counts slips.
    """

    mark: Mark
    note: str = ""
    depth: int = 3
    edits: int = 0
    slips: tuple[str, ...] = ()
    """The words that were taken for misspelt ones."""

    @property
    def correct(self) -> bool:
        """Whether the answer is right."""
        return self.mark is Mark.CORRECT

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Sorts findings, the best last; among equals the one that can say why."""
        return _RANK[self.mark], -self.depth, -self.edits, bool(self.note)

    def instead(self, note: str) -> Found:
        """Return the same finding with another sentence."""
        return replace(self, note=note)


def right(depth: int = 0) -> Found:
    """Return that the answer is right."""
    return Found(Mark.CORRECT, depth=depth)


def close(note: str) -> Found:
    """Return that the answer is plainly meant, but flawed."""
    return Found(Mark.CLOSE, note, depth=2)


def misspelt(slips: Sequence[tuple[str, str]]) -> Found:
    """Return that the answer is meant, but for slips: what was typed and what was meant."""
    typed, meant = slips[0]
    return Found(
        Mark.CLOSE,
        f"Misspelt: {quoted(typed)} for {quoted(meant)}.",
        depth=2,
        edits=sum(edits(one, other, name=True) for one, other in slips),
        slips=tuple(one for one, _ in slips),
    )


def wrong(note: str) -> Found:
    """Return that the answer is another one, or none."""
    return Found(Mark.WRONG, note)


def best(found: list[Found]) -> Found:
    """Return the most favourable finding."""
    return max(found, key=lambda one: one.rank)


def quoted(words: str) -> str:
    """Return words between quotation marks, cut to a length that can be shown."""
    return f"“{words if len(words) <= 60 else words[:57] + '…'}”"

"""What every way of answering has in common."""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import Vertical
from textual.message import Message

from trainer.coach.ask import Asked


class AnswerBox(Vertical):
    """A place to answer in; it shows one question at a time and posts what was answered."""

    @dataclass
    class Answered(Message):
        """The learner has answered ``asked`` in ``box``; ``typed`` is the answer as text."""

        box: AnswerBox
        typed: str
        asked: Asked | None

    _waiting: Asked | None = None
    _laid_out = False

    def present(self, asked: Asked) -> None:
        """Show a question and take the focus, at once or as soon as the box is laid out."""
        self._waiting = asked
        if self._laid_out:
            self.show(asked)
            self.take_focus()

    def on_mount(self) -> None:
        """Show what is waiting to be shown."""
        self._laid_out = True
        if self._waiting:
            self.present(self._waiting)

    def show(self, asked: Asked) -> None:
        """Get ready for a question."""
        raise NotImplementedError

    def so_far(self) -> str:
        """Return what has been given by now, as it would be answered."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Move the focus to where the answer is given."""
        self.focus()

    def freeze(self) -> None:
        """Take no more answers: the reveal says what was given."""
        self.display = False

    def done(self, typed: str) -> None:
        """Say that this is the answer."""
        self.post_message(self.Answered(self, typed, self._waiting))

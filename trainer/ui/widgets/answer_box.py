"""What every way of answering has in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from textual import events
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from trainer.coach.ask import Asked

# a part is always a widget as well; a widget before another as a base would hide that one's look
if TYPE_CHECKING:
    _Widget = Widget
else:
    _Widget = object


class Guard(Protocol):
    """Tells keys that are meant for what a box shows from those still meant for what was there before."""

    @property
    def is_shut(self) -> bool:
        """Whether what comes now was meant for something else."""

    def dropped(self) -> None:
        """Take note of a key that was kept from the box."""


class AnswerBox(Vertical):
    """A place to answer in; it shows one question at a time and posts what was answered."""

    @dataclass
    class Answered(Message):
        """The learner has answered ``asked`` in ``box``; ``typed`` is the answer as text."""

        box: AnswerBox
        typed: str
        asked: Asked | None

    guard: Guard | None = None
    _waiting: Asked | None = None
    _draft: tuple[str, ...] = ()
    _laid_out = False

    @property
    def is_shut(self) -> bool:
        """Whether the box takes nothing, since it would have been meant for something else."""
        return self.guard is not None and self.guard.is_shut

    def present(self, asked: Asked, draft: Sequence[str] = ()) -> None:
        """Show a question, with what stood in the box when it was left, and take the focus.

        This is done at once or as soon as the box is laid out.
        """
        self._waiting, self._draft = asked, tuple(draft)
        if self._laid_out:
            self.show(asked)
            if draft:
                self.put_back(self._draft)
            self.take_focus()

    def on_mount(self) -> None:
        """Show what is waiting to be shown."""
        self._laid_out = True
        if self._waiting:
            self.present(self._waiting, self._draft)

    def show(self, asked: Asked) -> None:
        """Get ready for a question."""
        raise NotImplementedError

    def so_far(self) -> str:
        """Return what has been given by now, as it would be answered."""
        raise NotImplementedError

    @property
    def draft(self) -> tuple[str, ...]:
        """What stands in the box, as `present` takes it."""
        return self.standing() if self._laid_out else self._draft

    def standing(self) -> tuple[str, ...]:
        """Return what stands in the box, so that `put_back` can restore it."""
        raise NotImplementedError

    def put_back(self, draft: tuple[str, ...]) -> None:
        """Restore what stood in the box, as far as it suits the question that is shown."""
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


class Part(_Widget):
    """What takes the keys in a box; while the box is shut it takes none, and no click either."""

    @property
    def box(self) -> AnswerBox | None:
        """The box it is a part of."""
        return self.parent if isinstance(self.parent, AnswerBox) else None

    async def on_event(self, event: events.Event) -> None:
        """Keep from every handler what the box does not take, so that it leaves no trace."""
        box = self.box
        if isinstance(event, events.Key | events.Paste) and box and box.guard and box.is_shut:
            event.stop()
            box.guard.dropped()
        else:
            await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing for a key that came before the box was shut but is acted upon only now."""
        return False if self.box and self.box.is_shut else super().check_action(action, parameters)

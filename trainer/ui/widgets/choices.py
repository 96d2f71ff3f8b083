"""Options to pick from by digit, cursor or mouse: one, several, or the key points of an open answer."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from trainer.coach.ask import Asked
from trainer.dossier.model import ChoiceQuestion, OpenQuestion
from trainer.ui.widgets.answer_box import AnswerBox, Part
from trainer.ui.widgets.flow import hanging

LONGEST = 200  # letters of what was written that are shown above the points
TICK = "tick the points you made: digits or space, then enter"
CORRECTION = Content.styled("! correction: ", "$text-warning bold")
"""What stands before a key point that puts a wrong premise right."""


class Options(Part, Static, can_focus=True):
    """The options with their digits; what is chosen has a sign as well as a colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("space", "choose", "Choose", show=False),
        Binding("enter", "answer", "Answer", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.texts: tuple[str, ...] = ()
        self.corrections: frozenset[int] = frozenset()
        self.chosen: set[int] = set()
        self.several = False
        self.cursor = 0

    def load(self, texts: tuple[str, ...], *, several: bool, corrections: frozenset[int] = frozenset()) -> None:
        """Show these options, none of them chosen; ``corrections`` are marked as such."""
        self.texts, self.chosen, self.several, self.cursor = texts, set(), several, 0
        self.corrections = corrections
        self.paint()

    def paint(self) -> None:
        """Draw the options as they stand."""
        lines = []
        for number, text in enumerate(self.texts):
            here = number == self.cursor and not self.disabled
            sign = ("[x]" if number in self.chosen else "[ ]") if self.several else f"{'›' if here else ' '}"
            mark = f"{'›' if here else ' '}{sign}" if self.several else sign
            lead = Content.styled(f"{mark} {number + 1}  ", "$accent bold")
            style = "bold" if number in self.chosen or here else ""
            said = Content(text).stylize(style)
            said = CORRECTION + said if number in self.corrections else said
            line = hanging(lead, said, self.content_size.width)
            lines.append(line.stylize(Style.from_meta({"@click": f"pick({number})"})))
        self.update(Content("\n").join(lines))

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        self.paint()

    def action_move(self, by: int) -> None:
        """Move the cursor; of one choice it leaves an older one behind, so that enter answers with what is marked."""
        if not self.several:
            self.chosen = set()
        self.cursor = min(max(0, self.cursor + by), len(self.texts) - 1)
        self.paint()

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        self.action_pick(self.cursor)

    def action_pick(self, number: int) -> None:
        """Choose an option; where there is one to choose, that is the answer."""
        if self.disabled or number >= len(self.texts):
            return
        self.cursor = number
        self.chosen = self.chosen ^ {number} if self.several else {number}
        self.paint()
        if not self.several:
            self.action_answer()

    def action_answer(self) -> None:
        """Answer with what is chosen, or with what is under the cursor where there is one to choose."""
        if not self.several:
            self.chosen = {self.cursor}
            self.paint()
        if isinstance(self.parent, Choices | Ticks):
            self.parent.finish()

    def standing(self) -> tuple[str, ...]:
        """Return the texts that are chosen."""
        return tuple(self.texts[number] for number in sorted(self.chosen))

    def put_back(self, texts: tuple[str, ...]) -> None:
        """Choose these texts again."""
        self.chosen = {number for number, text in enumerate(self.texts) if text in texts}
        self.paint()

    def on_key(self, event: events.Key) -> None:
        """Take the digits."""
        if event.character and event.character in "123456789":
            event.stop()
            self.action_pick(int(event.character) - 1)


class Choices(AnswerBox):
    """A choice among options."""

    def compose(self) -> ComposeResult:
        """Lay out the options."""
        yield Options()
        yield Static(classes="count")

    @property
    def options(self) -> Options:
        """The options."""
        return self.query_one(Options)

    def show(self, asked: Asked) -> None:
        """Show a question's options."""
        several = isinstance(asked.question, ChoiceQuestion) and len(asked.question.answer) > 1
        self.options.disabled = False
        self.options.load(asked.options, several=several)
        said = "several are right: digits or space choose, enter answers" if several else ""
        self.query_one(".count", Static).update(Content(said))

    def take_focus(self) -> None:
        """Let the options have the keys."""
        self.options.focus()

    def freeze(self) -> None:
        """Take no more answers."""
        self.options.disabled = True
        self.options.paint()

    def so_far(self) -> str:
        """Return the chosen texts."""
        return "\n".join(self.options.standing())

    def standing(self) -> tuple[str, ...]:
        """Return the chosen texts."""
        return self.options.standing()

    def put_back(self, draft: tuple[str, ...]) -> None:
        """Choose these texts again."""
        self.options.put_back(draft)

    def finish(self) -> None:
        """Answer with the chosen texts."""
        self.done(self.so_far())


class Ticks(AnswerBox):
    """The key points of an open answer, to be ticked where the learner made them."""

    written = ""
    """What was written before the points were shown."""
    _warned = False

    def compose(self) -> ComposeResult:
        """Lay out what was written and the points."""
        yield Static(classes="kept")
        yield Options()
        yield Static(Content(TICK), classes="count")

    @property
    def options(self) -> Options:
        """The points."""
        return self.query_one(Options)

    def show(self, asked: Asked) -> None:
        """Show a question's key points beside what was written."""
        kept = self.query_one(".kept", Static)
        said = " / ".join(self.written.splitlines())
        kept.update(Content(f"You: {said if len(said) <= LONGEST else said[:LONGEST] + '…'}"))
        kept.display = bool(self.written)
        self.options.disabled = False
        points = asked.question.points if isinstance(asked.question, OpenQuestion) else ()
        corrections = frozenset(number for number, point in enumerate(points) if point.corrects)
        self.options.load(tuple(point.text for point in points), several=True, corrections=corrections)
        self._warned = False
        self.query_one(".count", Static).update(Content(TICK))

    def take_focus(self) -> None:
        """Let the points have the keys."""
        self.options.focus()

    def so_far(self) -> str:
        """Return the numbers of the ticked points, and what was written."""
        ticked = " ".join(str(number + 1) for number in sorted(self.options.chosen))
        return f"{ticked}\n{self.written}".rstrip()

    def standing(self) -> tuple[str, ...]:
        """Return the points that are ticked."""
        return self.options.standing()

    def put_back(self, draft: tuple[str, ...]) -> None:
        """Tick these points again."""
        self.options.put_back(draft)

    def finish(self) -> None:
        """Answer with the ticked points; with none of them only at the second time."""
        if self.options.chosen or self._warned:
            self.done(self.so_far())
            return
        self._warned = True
        self.query_one(".count", Static).update(Content("nothing is ticked: enter again if you made none of them"))

"""On stage: a rehearsal, question after question against the clock, without a verdict before the end."""

from __future__ import annotations

from math import ceil
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.coach.ask import Asked
from trainer.coach.coach import Coach
from trainer.coach.session import Session
from trainer.dossier.model import OpenQuestion
from trainer.ui.screens.paused import PausedScreen
from trainer.ui.screens.study import box_for
from trainer.ui.telling import telling
from trainer.ui.widgets.answer_box import AnswerBox
from trainer.ui.widgets.choices import Ticks
from trainer.ui.widgets.head import head
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.meter import bar
from trainer.ui.widgets.typed import Typed

TICK = 0.25
HURRY = 5


class StageScreen(Screen[None]):
    """Asks the questions of one rehearsal."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Answer"),
        Binding("ctrl+r", "pass", "Pass", priority=True),
        Binding("escape", "pause", "Pause", priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(self, coach: Coach, session: Session) -> None:
        super().__init__()
        self._coach, self._session = coach, session
        seconds = session.options.get("countdown")
        self._room = seconds if isinstance(seconds, int) else 0
        self._asked: Asked | None = None
        self._box: AnswerBox | None = None
        self._boxes: dict[type[AnswerBox], AnswerBox] = {}
        self._began = 0.0
        self._away = 0.0
        self._left_at: float | None = None
        self._took: float | None = None
        self._late = False

    def compose(self) -> ComposeResult:
        """Lay out the head, the countdown, the question and the keys."""
        yield Static(id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="ask")
            yield Static(id="hint")
            yield Typed()
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Ask the first question, and let the clock tick."""
        self._boxes[Typed] = self.query_one(Typed)
        self.set_interval(TICK, self._tick)
        with telling(self):
            self._next()

    # Asking

    def _next(self) -> None:
        asked = self._asked = self._coach.ask(self._session)
        if asked is None:
            self._end()
            return
        self._took, self._late = None, False
        self._began, self._away = self._coach.stopwatch(), 0.0
        with self.app.batch_update():
            self.query_one("#ask", Static).update(Content(asked.question.ask))
            self._show_box(box_for(asked.question), asked)
            self._paint()
            self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()

    def _show_box(self, kind: type[AnswerBox], asked: Asked, written: str = "") -> None:
        for other in self._boxes.values():
            other.display = type(other) is kind
        if kind not in self._boxes:
            self._boxes[kind] = kind()
            self.query_one("#body").mount(self._boxes[kind])
        self._box = self._boxes[kind]
        if isinstance(self._box, Ticks):
            self._box.written = written
        self._box.present(asked)

    @property
    def _spent(self) -> float:
        """The seconds that the question has taken so far."""
        return self._coach.stopwatch() - self._began - self._away

    def _paint(self) -> None:
        asked = self._asked
        if asked is None:
            return
        right = f"{asked.number} of {asked.total}"
        hint = self.query_one("#hint", Static)
        if self._took is not None:
            said = Content.styled("Time was up. " if self._late else "", "$text-warning")
            hint.update(said + Content.styled("Which of these points did you make?", "$quiet"))
        elif self._room:
            left = max(0, ceil(self._room - self._spent))
            style = "$text-warning bold" if left <= HURRY else "$quiet"
            hint.update(Content.styled(f"{bar(left / self._room)} {left} s", style))
        hint.display = bool(self._room) or self._took is not None
        self.query_one("#head", Static).update(head(self._session.title, right, max(20, self.size.width - 4)))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the head to the new width."""
        self._paint()

    def on_screen_suspend(self) -> None:
        """Stop the clock while another window is open."""
        self._left_at = self._coach.stopwatch()

    def on_screen_resume(self) -> None:
        """Let the clock run on."""
        if self._left_at is not None:
            self._away += self._coach.stopwatch() - self._left_at
            self._left_at = None

    def _tick(self) -> None:
        if self._asked is None or self._took is not None or not self._room or self._left_at is not None:
            return
        if self._spent < self._room:
            self._paint()
        elif self._box is not None:
            self._late = True
            with telling(self):
                self._take(self._box.so_far())

    # Answering

    @on(AnswerBox.Answered)
    def _answered(self, event: AnswerBox.Answered) -> None:
        event.stop()
        # two quick presses of enter post twice, and the second is no answer to what the first has opened
        if event.box is self._box:
            with telling(self):
                self._take(event.typed)

    def _take(self, typed: str) -> None:
        asked = self._asked
        if asked is None:
            return
        if isinstance(asked.question, OpenQuestion) and self._took is None:
            # what counts is the time until the points are seen
            self._took = self._spent
            self._show_box(Ticks, asked, typed)
            self._paint()
            return
        seconds = self._spent if self._took is None else self._took
        self._coach.rehearsals.answer(asked, typed, seconds, late=self._late)
        self._next()

    def action_submit(self) -> None:
        """Answer; the place where the answer is given takes the key itself while it has the focus."""
        if self._box:
            self._box.take_focus()

    def action_pass(self) -> None:
        """Answer with nothing."""
        self._take("")

    def action_page(self, by: int) -> None:
        """Scroll a question that is longer than the screen."""
        body = self.query_one("#body")
        body.scroll_relative(y=by * max(1, body.size.height - 2), animate=False)

    def action_pause(self) -> None:
        """Hide the question and stop the clock."""

        def back(choice: str | None) -> None:
            if choice == "finish":
                self._end()
            elif choice == "home":
                self.dismiss()

        asked = self._asked
        state = f"{asked.number - 1} of {asked.total} done" if asked else ""
        self.app.push_screen(PausedScreen(self._session.title, state), back)

    def _end(self) -> None:
        from trainer.ui.screens.verdict import VerdictScreen

        self._coach.rehearsals.finish(self._session)
        self.app.switch_screen(VerdictScreen(self._coach, self._session))

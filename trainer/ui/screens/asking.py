"""What a study session and a rehearsal share: a question, a place to answer it, and a clock that stops when hidden."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen
from textual.widgets import Static

from trainer.coach.ask import Asked
from trainer.coach.coach import Coach
from trainer.coach.session import Session
from trainer.dossier.model import (
    ChoiceQuestion,
    ClozeQuestion,
    ListQuestion,
    MatchQuestion,
    OpenQuestion,
    OrderQuestion,
    Question,
)
from trainer.ui.screens.paused import PausedScreen
from trainer.ui.widgets.answer_box import AnswerBox, Guard
from trainer.ui.widgets.arrange import Arrange
from trainer.ui.widgets.choices import Choices, Ticks
from trainer.ui.widgets.head import head
from trainer.ui.widgets.joins import Joins
from trainer.ui.widgets.lines import Lines
from trainer.ui.widgets.typed import Typed


def box_for(question: Question) -> type[AnswerBox]:
    """Return the way of answering that suits a question's kind."""
    match question:
        case ChoiceQuestion():
            return Choices
        case OrderQuestion():
            return Arrange
        case MatchQuestion():
            return Joins
        case ListQuestion() | ClozeQuestion() | OpenQuestion():
            return Lines
        case _:
            return Typed


class AskingScreen(Screen[None]):
    """Asks the questions of one session; lays out ``#head``, ``#body`` with a `Typed` in it, and ends with `_end`."""

    AUTO_FOCUS = ""

    def __init__(self, coach: Coach, session: Session) -> None:
        super().__init__()
        self._coach, self._session = coach, session
        self._asked: Asked | None = None
        self._guard: Guard | None = None
        self._box: AnswerBox | None = None
        self._boxes: dict[type[AnswerBox], AnswerBox] = {}
        self._began = 0.0
        self._away = 0.0
        self._left_at: float | None = None

    def _end(self) -> None:
        raise NotImplementedError

    def _start_clock(self) -> None:
        self._began, self._away = self._coach.stopwatch(), 0.0

    @property
    def _spent(self) -> float:
        """The seconds that the question has taken so far."""
        until = self._coach.stopwatch() if self._left_at is None else self._left_at
        return until - self._began - self._away

    def _show_box(self, kind: type[AnswerBox], asked: Asked, written: str = "", draft: Sequence[str] = ()) -> None:
        typed = self._boxes.setdefault(Typed, self.query_one(Typed))
        for other in self._boxes.values():
            other.display = type(other) is kind
        if kind not in self._boxes:
            self._boxes[kind] = kind()
            self.query_one("#body").mount(self._boxes[kind], after=typed)
        self._box = self._boxes[kind]
        if isinstance(self._box, Ticks):
            self._box.written = written
        self._box.guard = self._guard
        self._box.present(asked, draft)
        self.refresh_bindings()

    def _tell_head(self, left: str, right: str) -> None:
        self.query_one("#head", Static).update(head(left, right, max(20, self.size.width - 4)))

    def on_mount(self) -> None:
        """Stop the clock also while the program is stopped by ctrl+z."""
        # at once: what is posted would be read only when the program runs again, and the time between be counted
        self.app.app_suspend_signal.subscribe(self, lambda _: self._stop_clock(), immediate=True)
        self.app.app_resume_signal.subscribe(self, lambda _: self._resume(), immediate=True)

    def _resume(self) -> None:
        if self.is_active:
            self._run_on()

    def on_screen_suspend(self) -> None:
        """Stop the clock while another screen or window is open."""
        self._stop_clock()

    def on_screen_resume(self) -> None:
        """Let the clock run on."""
        self._run_on()

    def _stop_clock(self) -> None:
        if self._left_at is None:
            self._left_at = self._coach.stopwatch()

    def _run_on(self) -> None:
        if self._left_at is not None:
            self._away += self._coach.stopwatch() - self._left_at
            self._left_at = None

    def action_submit(self) -> None:
        """Answer; the place where the answer is given takes the key itself while it has the focus."""
        if self._box:
            self._box.take_focus()

    def action_page(self, by: int) -> None:
        """Scroll what is longer than the screen by most of a screen."""
        body = self.query_one("#body")
        body.scroll_relative(y=by * max(1, body.size.height - 2), animate=False)

    def action_pause(self) -> None:
        """Hide the question."""

        def back(choice: str | None) -> None:
            if choice == "finish":
                self._end()
            elif choice == "home":
                self.dismiss()

        asked = self._asked
        total = f" of {asked.total} done" if asked and asked.total else " answered"
        state = f"{asked.number - 1}{total}" if asked else ""
        self.app.push_screen(PausedScreen(self._session.title, state), back)

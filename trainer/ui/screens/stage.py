"""On stage: a rehearsal, question after question against the clock, without a verdict before the end."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, inf
from time import monotonic
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.messages import Prune
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.coach.rehearsal import Stage
from trainer.coach.session import Session
from trainer.dossier.model import OpenQuestion
from trainer.ui.screens.asking import AskingScreen, box_for
from trainer.ui.telling import telling
from trainer.ui.widgets.answer_box import AnswerBox
from trainer.ui.widgets.choices import Ticks
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.meter import bar
from trainer.ui.widgets.typed import Typed

TICK = 0.25
HURRY = 5


class StageScreen(AskingScreen):
    """Asks the questions of one rehearsal."""

    ABOUT: ClassVar[str] = (
        "Answer before the time is up; what stands then is taken. Nothing is said of right or wrong before the end, "
        "and nothing can be taken back.\n"
        "A rehearsal leaves the schedule as it is, but what you miss is due. Pausing hides the question and stops the "
        "clock; close the terminal whenever you like, and it waits at home until the day is over."
    )
    HASTE: ClassVar[float] = 0.3
    """Seconds in which a key is still meant for the question before."""
    QUIET: ClassVar[float] = 0.7
    """Seconds without a key after which whoever was cut short by the clock has noticed it."""
    PATIENCE: ClassVar[float] = 3.0
    """Seconds after which keys are taken again even if there was no such quiet."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Answer"),
        Binding("ctrl+r", "pass", "Pass", priority=True),
        Binding("escape", "pause", "Pause", priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(self, coach: Coach, session: Session) -> None:
        super().__init__(coach, session)
        seconds = session.options.get("countdown")
        self._room = seconds if isinstance(seconds, int) else 0
        self._took: float | None = None
        self._written = ""
        self._late = False
        self._is_over = False
        self._guard = self
        self._opened_at = self._cut_at = self._dropped_at = -inf

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
        self.set_interval(TICK, self._tick)
        with telling(self):
            self._next()
            self._take_up()

    # Asking

    def _next(self) -> None:
        asked = self._asked = self._coach.ask(self._session)
        if asked is None:
            self._end()
            return
        self._took, self._late, self._written = None, False, ""
        self._start_clock()
        self._opened_at = monotonic()
        with self.app.batch_update():
            self.query_one("#ask", Static).update(Content(asked.question.ask))
            self._show_box(box_for(asked.question), asked)
            self._paint()
            self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()

    def _take_up(self) -> None:
        """Go on with the first question where it stood when it was left."""
        if self._asked is None:
            return
        stage = self._coach.rehearsals.stage(self._asked)
        self._began -= stage.seconds
        if stage.shown:
            self._late = stage.late
            self._points(stage.written, stage.seconds, stage.draft)
            return
        if self._box is not None and stage.draft:
            self._box.present(self._asked, stage.draft)
        self._paint()

    def _leave(self) -> None:
        """Note how far the question is; what cannot be noted costs no more than that."""
        if self._asked is not None:
            stage = Stage(
                seconds=self._spent if self._took is None else self._took,
                written=self._written,
                shown=self._took is not None,
                late=self._late,
                draft=self._box.draft if self._box else (),
            )
            with telling(self):
                self._coach.rehearsals.leave(self._asked, stage)

    @on(Prune)
    def _leave_in_order(self) -> None:
        """Note how far the question is also when the program ends; once unmounted, the box would hold nothing."""
        self._leave()

    def _points(self, written: str, seconds: float, draft: Sequence[str] = ()) -> None:
        """Show the key points of an open question; what counts is the time until they are seen."""
        if self._asked is not None:
            self._took, self._written, self._opened_at = seconds, written, monotonic()
            self._show_box(Ticks, self._asked, written, draft)
            self._paint()
            self._leave()

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
            meter = Content.styled(f"{bar(left / self._room)} {left} s", style)
            was_cut = self._cut_at > -inf and self.is_shut
            hint.update(meter + Content.styled("  time was up for the one before" if was_cut else "", "$text-warning"))
        hint.display = bool(self._room) or self._took is not None
        self._tell_head(self._session.title, right)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the head to the new width."""
        self._paint()

    def _stop_clock(self) -> None:
        super()._stop_clock()
        self.query_one("#body").visible = False

    def _run_on(self) -> None:
        super()._run_on()
        self.query_one("#body").visible = True
        # what was hidden has lost the focus, and a second enter on the pause is no answer either
        self._opened_at = monotonic()
        if self._box is not None and self._box.is_mounted:
            self._box.take_focus()

    def _tick(self) -> None:
        if self._left_at is not None:
            return
        if self._is_over and not self.is_shut:
            with telling(self):
                self._open_verdict()
        if self._asked is None or self._took is not None or not self._room:
            return
        if self._spent < self._room:
            self._paint()
        elif self._box is not None and self._box.is_mounted:
            self._late = True
            with telling(self):
                self._take(self._box.so_far(), is_cut=True)

    # Answering

    @property
    def is_shut(self) -> bool:
        """Whether a key is still meant for the question before: always at first, and for longer after a cut."""
        now = monotonic()
        is_typing = now - self._dropped_at < self.QUIET and now - self._cut_at < self.PATIENCE
        return is_typing or now - self._opened_at < self.HASTE

    def dropped(self) -> None:
        """Wait for the quiet anew if the clock has cut an answer short."""
        if self._cut_at > -inf:
            self._dropped_at = monotonic()

    @on(AnswerBox.Answered)
    def _answered(self, event: AnswerBox.Answered) -> None:
        event.stop()
        # the second of two quick presses may have reached the box before the first has opened another question
        if event.box is self._box and event.asked is self._asked and not self.is_shut:
            with telling(self):
                self._take(event.typed)

    def _take(self, typed: str, *, is_cut: bool = False) -> None:
        asked = self._asked
        if asked is None:
            return
        self._cut_at = self._dropped_at = monotonic() if is_cut else -inf
        if isinstance(asked.question, OpenQuestion) and self._took is None:
            self._points(typed, self._spent)
            return
        seconds = self._spent if self._took is None else self._took
        if not self._coach.rehearsals.answer(asked, typed, seconds, late=self._late):
            self.notify("Answered in another window meanwhile.", markup=False, timeout=2)
        self._next()

    def action_pass(self) -> None:
        """Answer with nothing; of an open question's points, with none of them."""
        if self.is_shut:
            self.dropped()
            return
        self._take("" if self._took is None else f"\n{self._written}".rstrip())

    def action_pause(self) -> None:
        """Hide the question and stop the clock; after the last one wait no longer."""
        if self._is_over:
            self._open_verdict()
            return
        self._leave()
        super().action_pause()

    def _end(self) -> None:
        self._coach.rehearsals.finish(self._session)
        self._asked, self._is_over = None, True
        if self.is_shut:
            # what is still being typed would become commands there; the clock looks again
            self.query_one("#hint", Static).update(Content.styled("Time was up.", "$text-warning"))
        else:
            self._open_verdict()

    def _open_verdict(self) -> None:
        from trainer.ui.screens.verdict import VerdictScreen

        self._is_over = False
        self.app.switch_screen(VerdictScreen(self._coach, self._session))

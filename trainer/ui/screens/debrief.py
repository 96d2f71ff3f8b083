"""The debrief: what the session came to, what was missed, and the next step."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.coach.debrief import Debrief, Earlier
from trainer.coach.session import MODES, Session
from trainer.coach.wording import count, local, percent, span
from trainer.grading import Mark
from trainer.ui.widgets.flow import hanging
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.meter import meter


class DebriefScreen(Screen[None]):
    """What came of a session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "home", "Done"),
        Binding("m", "misses", "Study the misses"),
        Binding("n", "next", "Next session"),
        Binding("p", "progress", "Progress"),
        Binding("question_mark", "app.help", "Help"),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll(8)", "Page down", show=False),
        Binding("pageup", "scroll(-8)", "Page up", show=False),
    ]

    def __init__(self, coach: Coach, session: Session) -> None:
        super().__init__()
        self._coach = coach
        self._debrief = coach.debrief(session)

    def compose(self) -> ComposeResult:
        """Lay out the debrief."""
        yield Static(Content.styled(f"Debrief · {self._debrief.title}", "bold"), id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="told")
        yield Keys(id="keys")

    def on_resize(self, event: events.Resize) -> None:
        """Set the text in the width there is."""
        self.query_one("#told", Static).update(self._text(min(92, event.size.width - 5)))

    def _text(self, width: int) -> Content:
        told = self._debrief
        if not told.asked:
            return Content(f"Nothing was answered in this session.\n\n{told.next_step}")
        blocks = [_score(told)]
        if told.readiness:
            blocks.append(Content(told.readiness))
        blocks.append(Content.assemble(("Next: ", "bold"), told.next_step))
        if len(told.by_deck) > 1:
            rows = [f"  {meter(score)}  {deck} ({asked})" for deck, asked, score in told.by_deck]
            blocks.append(Content("\n".join(rows)))
        blocks.append(_misses(told, width))
        if told.earlier:
            rows = [_line(row, self._coach) for row in told.earlier]
            blocks.append(Content.assemble(("Earlier sessions\n", "bold"), "\n".join(rows)))
        return Content("\n\n").join(blocks)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the misses only where there are some."""
        return bool(self._debrief.misses) if action == "misses" else True

    def action_home(self) -> None:
        """Go back to where the session was started."""
        self.dismiss()

    def action_misses(self) -> None:
        """Study what was missed, at once."""
        self._study(self._coach.begin_with([miss.question for miss in self._debrief.misses]))

    def action_next(self) -> None:
        """Start the next session."""
        self._study(self._coach.begin_next())

    def _study(self, session: Session | None) -> None:
        from trainer.ui.screens.study import StudyScreen

        if session is None:
            self.notify("There is nothing left to ask.", markup=False)
        else:
            self.app.switch_screen(StudyScreen(self._coach, session))

    def action_progress(self) -> None:
        """Open the score history."""
        from trainer.ui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self._coach))

    def action_scroll(self, by: int) -> None:
        """Scroll the debrief."""
        self.query_one("#body").scroll_relative(y=by, animate=False)


def _score(told: Debrief) -> Content:
    change = ""
    if told.like is not None:
        points = round(told.score * 100) - round(told.like.score * 100)
        change = f"  ({points:+d} points on the last of this kind)" if points else "  (as the last of this kind)"
    work = f"{count(told.asked, 'question')}, {count(told.answers, 'answer')}, {span(told.seconds)}"
    return Content.assemble(("Score ", "bold"), (percent(told.score), "bold $accent"), change, "\n", (work, "$quiet"))


def _misses(told: Debrief, width: int) -> Content:
    if not told.misses:
        return Content.styled("✓ Everything right at the first try.", "$text-success")
    lines = [Content.styled("Missed or close at the first try", "bold")]
    for miss in told.misses:
        sign = "≈" if miss.mark is Mark.CLOSE else "✗"
        typed = " ".join(miss.typed.split())
        said = f"you: {typed[:70]}" if typed else "you: nothing"
        lines.append(hanging(Content(f"{sign} "), Content(miss.ask), width))
        answer = Content.assemble((miss.answer, "bold"), (f"   {said}", "$quiet"))
        lines.append(hanging(Content("  → "), answer, width))
        lines.append(hanging(Content("    "), Content.styled(miss.sources, "$quiet"), width))
    return Content("\n").join(lines)


def _line(row: Earlier, coach: Coach) -> str:
    when = local(row.started_at, coach.desk.zone)
    what = row.decks if row.mode == MODES["study"] else row.mode
    return f"  {when:%a %d %b %H:%M}  {meter(row.score)}  {row.asked:>3}  {what}"

"""The study screen: a question, an answer, what it was worth, the next one."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from trainer.coach.answer import Revealed
from trainer.coach.coach import Coach
from trainer.coach.confidence import SURE
from trainer.coach.session import Session
from trainer.coach.wording import minutes
from trainer.dossier.model import OpenQuestion
from trainer.grading import Mark
from trainer.memory import Rating
from trainer.ui.screens.asking import AskingScreen, box_for
from trainer.ui.telling import telling
from trainer.ui.widgets.answer_box import AnswerBox
from trainer.ui.widgets.choices import Ticks
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.reveal import Reveal
from trainer.ui.widgets.typed import Typed

ASKING = {"submit", "unknown", "hint", "sure", "undo_before", "bury"}
REVEALED = {"accept", "rate", "undo", "right", "accept_spelling", "sources", "flag", "suspend", "scroll"}


class StudyScreen(AskingScreen):
    """Asks the questions of one session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Answer"),
        Binding("enter", "accept", "Next"),
        Binding("1", "rate(1)", "Again", show=False),
        Binding("2", "rate(2)", "Hard", show=False),
        Binding("3", "rate(3)", "Good", show=False),
        Binding("4", "rate(4)", "Easy", show=False),
        Binding("u", "undo", "Undo"),
        Binding("exclamation_mark", "right", "I was right"),
        Binding("a", "accept_spelling", "Accept it from now on"),
        Binding("c", "sources", "Sources"),
        Binding("e", "flag", "Flag"),
        Binding("at", "suspend", "Suspend"),
        Binding("down", "scroll(3)", "Down", show=False),
        Binding("up", "scroll(-3)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("ctrl+r", "unknown", "I don't know", priority=True),
        Binding("ctrl+t", "hint", "Hint", priority=True),
        Binding("f2", "sure('sure')", "Sure", priority=True),
        Binding("f3", "sure('think')", "Think so", priority=True),
        Binding("f4", "sure('guess')", "Guess", priority=True),
        Binding("ctrl+u", "undo_before", "Undo", priority=True),
        Binding("ctrl+b", "bury", "Not today", priority=True),
        Binding("ctrl+y", "redo", "Redo", priority=True, show=False),
        Binding("escape", "pause", "Pause", priority=True),
        Binding("f1", "app.help", "Help"),
        Binding("question_mark", "app.help", "Help", show=False),
    ]

    def __init__(self, coach: Coach, session: Session) -> None:
        super().__init__(coach, session)
        self._revealed: Revealed | None = None
        self._hinted = False
        self._sure = ""

    def compose(self) -> ComposeResult:
        """Lay out the head, the question, the answer, the reveal and the keys."""
        yield Static(id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="ask")
            yield Static(id="hint")
            yield Typed()
            yield Reveal(id="reveal")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Ask the first question."""
        with telling(self):
            self._next()

    # Asking

    def _next(self) -> None:
        asked = self._coach.ask(self._session)
        if asked is None:
            self._end()
            return
        self._asked, self._revealed, self._hinted, self._sure = asked, None, False, ""
        self._start_clock()
        with self.app.batch_update():
            self._paint_head()
            self.query_one("#ask", Static).update(Content(asked.question.ask))
            self.query_one("#hint", Static).display = False
            self.query_one(Reveal).display = False
            self._show_box(box_for(asked.question), asked)
            self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()

    def _paint_head(self) -> None:
        asked = self._asked
        if asked is None:
            return
        deck = next((deck.title for deck in self._coach.dossier.decks if deck.id == asked.question.deck_id), "")
        number = f"{asked.number} of {asked.total}" if asked.total else str(asked.number)
        right = f"{number} · {minutes(asked.seconds_left)} left"
        if asked.again:
            right = f"once more · {right}"
        self._tell_head(deck, right)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the head and the reveal to the new width."""
        self._paint_head()
        self._tell()

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
        if asked is None or self._revealed is not None:
            return
        if isinstance(asked.question, OpenQuestion) and not isinstance(self._box, Ticks):
            self._show_box(Ticks, asked, typed)
            return
        if not self._coach.stands(asked):
            self._say("Answered in another window meanwhile.")
            self._next()
            return
        self._reveal(self._coach.answer(asked, typed, self._spent, self._sure))

    def _reveal(self, revealed: Revealed) -> None:
        first = self._revealed is None
        self._revealed = revealed
        with self.app.batch_update():
            if self._box:
                self._box.freeze()
            self.set_focus(None)
            self._tell()
        self.call_after_refresh(self._in_view)
        self.refresh_bindings()
        if first and revealed.asked.changed_from:
            self._coach.cards.shown_change(revealed.asked.question.id)

    def _tell(self) -> None:
        """Show the verdict, in the width there is."""
        revealed, reveal = self._revealed, self.query_one(Reveal)
        if revealed is None:
            return
        reveal.display = True
        width = min(92, self.size.width - 5) - 3
        reveal.tell(revealed, self._coach.dossier, self._coach.desk.clock(), self._coach.desk.day, width)
        reveal.set_class(revealed.verdict.mark is Mark.WRONG and not revealed.overruled, "-wrong")

    def _in_view(self) -> None:
        body, reveal = self.query_one("#body"), self.query_one(Reveal)
        body.scroll_to_widget(reveal, animate=False, top=reveal.size.height > body.size.height)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        if action in ASKING:
            return self._revealed is None and self._asks(action)
        if action in REVEALED:
            if self._revealed is None:
                return False
            if action == "accept_spelling":
                return bool(self._coach.offer(self._revealed))
            return action != "right" or (
                self._revealed.verdict.mark is not Mark.CORRECT and not self._revealed.overruled
            )
        return True

    def _asks(self, action: str) -> bool:
        """Return whether a key does something while a question is open."""
        if action == "sure":
            # the key points of an open answer have given it away
            return self._coach.desk.settings.confidence == "on" and not isinstance(self._box, Ticks)
        return action != "hint" or bool(self._asked and self._asked.question.hint and not self._hinted)

    def action_accept(self) -> None:
        """Keep the rating that stands and go on."""
        self._next()

    def action_rate(self, rating: int) -> None:
        """Rate the answer and go on."""
        if self._revealed is not None:
            self._coach.rate(self._revealed, Rating(rating))
            self._next()

    def action_right(self) -> None:
        """Overrule a wrong verdict."""
        if self._revealed is not None:
            self._reveal(self._coach.overrule(self._revealed))

    def action_accept_spelling(self) -> None:
        """Count what was typed as right from now on."""
        if self._revealed is not None:
            forms = self._coach.offer(self._revealed)
            self._reveal(self._coach.accept(self._revealed))
            self._say(f"Accepted from now on: {', '.join(f'“{row.typed}”' for row in forms)}.")

    def action_unknown(self) -> None:
        """Answer with nothing."""
        asked = self._asked
        if asked and isinstance(asked.question, OpenQuestion) and not isinstance(self._box, Ticks):
            self._show_box(Ticks, asked)
        else:
            self._take("")

    def action_hint(self) -> None:
        """Show the question's hint."""
        if self._asked:
            self._hinted = True
            self._tell_hint()
            self.refresh_bindings()

    def action_sure(self, level: str) -> None:
        """Say how sure one is before answering; the same key once more takes it back."""
        self._sure = "" if self._sure == level else level
        self._tell_hint()

    def _tell_hint(self) -> None:
        """Show the hint that was asked for, and how sure the learner said to be."""
        said = [f"Hint: {self._asked.question.hint}"] if self._asked and self._hinted else []
        if self._sure:
            said.append(f"You said: {SURE[self._sure][0]}.")
        hint = self.query_one("#hint", Static)
        hint.update(Content("\n".join(said)))
        hint.display = bool(said)

    def action_undo(self) -> None:
        """Take back the newest thing done and ask again."""
        entry = self._coach.undo(self._session)
        if entry is None:
            self._say("There is nothing left to undo in this session.")
            return
        self._say(f"Taken back: {entry.what.value}.")
        self._next()

    def action_undo_before(self) -> None:
        """Clear the line if something is typed on it; else take back the newest thing done and ask that again."""
        line = self.focused
        if isinstance(line, Input) and line.value:
            line.value = ""
        else:
            self.action_undo()

    def action_redo(self) -> None:
        """Take back an undo."""
        entry = self._coach.redo(self._session)
        if entry is None:
            self._say("There is no undo to take back.")
            return
        self._say(f"Stands again: {entry.what.value}.")
        self._next()

    def _say(self, text: str) -> None:
        """Say something in passing; what was said before gives way to it."""
        self.app.clear_notifications()
        self.notify(text, markup=False, timeout=2)

    def action_flag(self) -> None:
        """Flag the question, or take the flag away."""
        if self._asked:
            on_now = self._coach.cards.flag(self._asked.question.id, self._session)
            self._say("Flagged; Find knows “flagged”." if on_now else "No longer flagged.")

    def action_suspend(self) -> None:
        """Ask this question no more, and go on."""
        if self._asked:
            self._coach.cards.suspend(self._asked.question.id, self._session)
            self._say("Suspended; undo or Find brings it back.")
            self._next()

    def action_bury(self) -> None:
        """Leave this question until the next study day."""
        if self._asked:
            self._coach.cards.bury(self._asked.question.id, self._session)
            self._say("Not today; undo brings it back.")
            self._next()

    def action_sources(self) -> None:
        """Show what the question's citations point to."""
        if self._asked:
            from trainer.ui.screens.sources import SourcesScreen

            self.app.push_screen(SourcesScreen(self._coach, self._asked.question))

    def action_scroll(self, by: int) -> None:
        """Scroll a reveal that is longer than the screen."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

    def _end(self) -> None:
        from trainer.ui.screens.debrief import DebriefScreen

        self._coach.finish(self._session)
        self.app.switch_screen(DebriefScreen(self._coach, self._session))

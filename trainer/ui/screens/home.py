"""Home: what is due, how much is known, and the one next key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.coach.home import Home
from trainer.coach.session import Session
from trainer.coach.wording import away, count, day_name, local, minutes
from trainer.ui.telling import telling
from trainer.ui.widgets.head import head
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.meter import meter
from trainer.ui.widgets.rows import Column, Rows

if TYPE_CHECKING:
    from trainer.coach.agenda import Appointment
    from trainer.coach.outlook import Play
    from trainer.memory import Forecast

ALL = "*"


class HomeScreen(Screen[None]):
    """The first screen, and the one that every session comes back to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "Study"),
        Binding("b", "brief", "Briefings"),
        Binding("t", "view('timeline')", "Timeline"),
        Binding("a", "view('actors')", "Actors"),
        Binding("y", "view('motives')", "Motives"),
        Binding("n", "view('mediators')", "Mediators"),
        Binding("s", "view('differences')", "Sources differ"),
        Binding("w", "weak", "Weak spots"),
        Binding("d", "appoint", "Set the hour"),
        Binding("p", "progress", "Progress"),
        Binding("slash", "find", "Find"),
        Binding("o", "dossiers", "Dossiers", show=False),
        Binding("l", "app.turn_theme", "Light/dark", show=False),
        Binding("question_mark", "app.help", "Help"),
        Binding("q", "app.quit", "Quit"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._home: Home | None = None
        self._row: Appointment | None = None
        self._forecast: tuple[object, Forecast] | None = None
        self._wanted: tuple[object, Play] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the head, the boxes, the decks and the keys."""
        yield Static(id="head")
        with Horizontal(id="boxes"):
            yield Static(id="today", classes="panel")
            yield Static(id="known", classes="panel")
        yield Rows(
            [
                Column(title="Deck"),
                Column(title="Questions", width=9, right=True, quiet=True, from_width=64),
                Column(title="Due", width=4, right=True),
                Column(title="New", width=4, right=True),
                Column(title="If asked now", width=16),
            ],
            id="decks",
        )
        yield Static(id="notices")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Show how things stand."""
        with telling(self):
            self._show()
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Show how things stand after a session."""
        if self._home is not None:
            with telling(self):
                self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the head to the new width."""
        self._paint_head()

    def _show(self) -> None:
        state = self._home = self._coach.home()
        with self.app.batch_update():
            self._paint_head()
            self._paint_boxes(state)
            rows = [
                (row.slug, (row.title, str(row.questions), str(row.due or "·"), str(row.new or "·"), meter(row.known)))
                for row in state.rows
            ]
            total = (
                "All decks",
                str(sum(row.questions for row in state.rows)),
                str(state.due or "·"),
                str(state.new or "·"),
                meter(state.known),
            )
            self.query_one(Rows).show([(ALL, total), *rows])
            notices = self.query_one("#notices", Static)
            notices.display = bool(state.notices)
            notices.update(Content("\n".join(f"! {text}" for text in state.notices)))
        self.refresh_bindings()

    def _paint_head(self) -> None:
        if self._home is None:
            return
        at = local(self._home.now, self._coach.desk.zone)
        clock = f"{at:%a} {at.day} {at:%b}  {at:%H:%M}"
        line = head(self._home.title, clock, max(20, self.size.width - 2), before="crisis-trainer   ")
        self.query_one("#head", Static).update(line)

    def _paint_boxes(self, state: Home) -> None:
        today, known = self.query_one("#today", Static), self.query_one("#known", Static)
        row = self._row = self._coach.next_briefing()
        known.set_class(state.fresh and row is None, "-fresh")
        today.border_title = "Welcome" if state.fresh else "Today"
        known.border_title = "If it started now"
        if state.fresh:
            today.update(self._welcome(state))
            if row:
                self._paint_briefing(row, known)
            return
        lines = [Content.assemble((f"{state.due} due", "bold"), f"   {state.new} new")]
        if state.unfinished:
            left = state.unfinished
            done = f"{left.answered} of {left.total} done" if left.total else f"{left.answered} answered"
            lines.append(Content.styled(f"enter goes on · {done}", "$accent"))
        elif state.due or state.new:
            size = min(state.due + state.new, self._coach.desk.settings.session_length)
            said = f"enter asks {size}, {minutes(state.seconds)}"
            if row:
                said = f"enter studies towards it, {count(self._coach.minutes_towards(row), 'minute')}"
            lines.append(Content(said))
        elif state.next_due:
            when = day_name(state.next_due, state.now, self._coach.desk.day)
            lines.append(Content(f"Nothing is due. Next: {when}."))
        lines.append(
            Content(f"{count(state.answered_today, 'answer')} today · {count(state.days_in_a_row, 'day')} in a row")
        )
        if past := self._coach.past_briefing():
            lines.append(Content.styled(f"{past.title} is over: d takes down what came up", "$accent"))
        if row and self.size.width < 76:
            lines.append(Content.styled(f"{row.title}: in {away(row.hour - state.now)}", "$quiet"))
        today.update(Content("\n").join(lines))
        if row:
            self._paint_briefing(row, known)
            return
        questions = sum(row.questions for row in state.rows)
        wide = 20 if self.size.width >= 80 else 10
        known.update(
            Content.assemble(
                (f"{meter(state.known, wide)}\n", "bold"),
                f"of {count(questions, 'question')}, by estimate\n",
                ("never met counts as not known", "$quiet"),
            )
        )

    def _paint_briefing(self, row: Appointment, panel: Static) -> None:
        """Show how ready one is for the next briefing; where the plan leads is worked out beside the screen."""
        panel.border_title = "Next briefing"
        told, hour, now = self._coach.outlook(row), row.hour, self._coach.desk.clock()
        wide = 10 if self.size.width >= 96 else 5
        lines = [
            Content.styled(row.title, "bold"),
            Content.styled(f"{hour:%a} {hour.day} {hour:%b %H:%M %Z}, {away(hour - now)}", "$quiet"),
            Content.assemble("If it started now  ", (meter(told.now.whole, wide), "bold")),
        ]
        play = self._coach.play(row)
        # the plan begins a little later at every look; what it leads to is worked out anew after an answer or a day
        state = (row, play.learner, self._coach.desk.day.date(now))
        if self._forecast and self._forecast[0] == state:
            found = self._forecast[1]
            between = f" ({round(found.low * 100)}–{min(99, round(found.high * 100))})"
            lines.append(
                Content.assemble("As planned         ", (meter(found.share, wide), "bold"), (between, "$quiet"))
            )
        elif play.sittings:
            lines.append(Content.styled("As planned         …", "$quiet"))
            self._wanted = (state, play)
            self.set_timer(0.3, self._play)
        else:
            lines.append(Content.assemble("At the hour        ", (meter(told.idle.whole, wide), "bold")))
        panel.update(Content("\n").join(lines))

    def _play(self) -> None:
        """Play the plan forward in a thread, once for each state of it."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.run_worker(partial(self._played, *wanted), thread=True, exclusive=True, group="forecast")

    def _played(self, state: object, play: Play) -> None:
        found = play.run()

        def tell() -> None:
            self._forecast = (state, found)
            if self._row is not None and self.is_mounted:
                self._paint_briefing(self._row, self.query_one("#known", Static))

        self.app.call_from_thread(tell)

    def action_appoint(self) -> None:
        """Say when the next briefing is, or how the last one was."""
        if past := self._coach.past_briefing():
            from trainer.ui.screens.room import RoomScreen

            self.app.push_screen(RoomScreen(self._coach, past))
            return
        from trainer.ui.screens.hour import HourScreen

        self.app.push_screen(HourScreen(self._coach))

    def _welcome(self, state: Home) -> Content:
        questions = sum(row.questions for row in state.rows)
        lines = []
        if state.briefing:
            title, long = state.briefing
            lines.append(f"New here? Press b to read “{title}” ({long} minutes).")
            lines.append("Then press enter and answer your first questions.")
        else:
            lines.append("New here? Press enter and answer your first questions.")
        lines.append(
            f"{count(questions, 'question')} in {count(len(state.rows), 'deck')}; every answer is kept as you give it."
        )
        return Content("\n".join(lines))

    @on(Rows.Picked, "#decks")
    def _picked(self, event: Rows.Picked) -> None:
        with telling(self):
            self.study(event.key)

    def action_study(self) -> None:
        """Study the deck under the cursor."""
        self.query_one(Rows).action_pick()

    def study(self, deck: str = ALL) -> None:
        """Study a deck (all: what was left unfinished, else what is due and new)."""
        session = self._unfinished() if deck == ALL else None
        row, decks = self._coach.next_briefing(), [] if deck == ALL else [deck]
        if session is None and row:
            session = self._coach.begin_towards(row, decks)
        session = session or self._coach.begin(decks)
        if session is None:
            self.notify("There is nothing to ask: every question is suspended or put off.", markup=False)
            return
        from trainer.ui.screens.study import StudyScreen

        self.app.push_screen(StudyScreen(self._coach, session))

    def _unfinished(self) -> Session | None:
        return self._coach.unfinished() if self._home and self._home.unfinished else None

    def action_brief(self) -> None:
        """Open the briefing, or the list of them where there are several."""
        from trainer.ui.screens.briefing import BriefingScreen
        from trainer.ui.screens.briefings import BriefingsScreen

        briefing = self._coach.briefing()
        if briefing is None:
            self.notify("This dossier has no briefing.", markup=False)
        elif len(self._coach.dossier.briefings) > 1:
            self.app.push_screen(BriefingsScreen(self._coach))
        else:
            self.app.push_screen(BriefingScreen(self._coach, briefing))

    def action_view(self, name: str) -> None:
        """Open one of the views of the dossier."""
        from trainer.ui.screens.view import view

        self.app.push_screen(view(name, self._coach))

    def action_weak(self) -> None:
        """Open what would be missed if it started now."""
        from trainer.ui.screens.weak import WeakScreen

        self.app.push_screen(WeakScreen(self._coach))

    def action_progress(self) -> None:
        """Open the score history."""
        from trainer.ui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self._coach))

    def action_find(self) -> None:
        """Open the search."""
        from trainer.ui.screens.find import FindScreen

        self.app.push_screen(FindScreen(self._coach))

    def action_dossiers(self) -> None:
        """Choose another dossier."""
        from trainer.ui.screens.dossiers import DossiersScreen

        self.app.push_screen(DossiersScreen(self._coach))

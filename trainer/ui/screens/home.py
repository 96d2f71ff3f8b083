"""Home: what is due, how much is known, and the one next key."""

from __future__ import annotations

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
from trainer.coach.wording import away, count, local
from trainer.ui.telling import telling
from trainer.ui.widgets.ahead import Ahead
from trainer.ui.widgets.head import head
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.meter import meter
from trainer.ui.widgets.rows import Column, Rows
from trainer.ui.widgets.today import Today

if TYPE_CHECKING:
    from trainer.coach.agenda import Appointment

ALL = "*"
NARROW = 76  # cells below which the briefing has no box of its own
MOVE = 20  # seconds after which the time that is told is told anew
NOW, THEN = "If asked now", "At the hour"


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
        Binding("m", "rehearse", "Mock briefing"),
        Binding("w", "weak", "Weak spots"),
        Binding("d", "appoint", "Set the hour"),
        Binding("d", "plan", "The plan"),
        Binding("d", "look_back(True)", "What came up"),
        Binding("r", "look_back(False)", "What came up"),
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
        self._past: Appointment | None = None

    def compose(self) -> ComposeResult:
        """Lay out the head, the boxes, the decks and the keys."""
        yield Static(id="head")
        with Horizontal(id="boxes"):
            yield Today(self._coach, id="today", classes="panel")
            yield Ahead(self._coach, id="known", classes="panel")
        yield Rows(
            [
                Column(title="Deck"),
                Column(title="Questions", width=9, right=True, quiet=True, from_width=64),
                Column(title="Due", width=4, right=True),
                Column(title="New", width=4, right=True),
                Column(title=NOW, width=16),
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
        self.set_interval(MOVE, self._move)

    def _move(self) -> None:
        """Let what is told of the time move on while nobody presses a key."""
        if self.is_active:
            with telling(self):
                self._show()

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
            self._paint_decks(state)
            notices = self.query_one("#notices", Static)
            told = self._coach.desk.notices
            notices.display = bool(told)
            notices.update(Content("\n".join(f"! {text}" for text in told)))
        self.refresh_bindings()

    def _paint_decks(self, state: Home) -> None:
        """List the decks, each with what will be known at the next briefing, or is known now where none is set."""
        found = self.query_one(Ahead).found
        groups = found.groups if found else {}

        def known(deck: str, now: float) -> str:
            if self._row is None:
                return meter(now)
            then = groups.get(deck)
            return meter(then.share) if then else "…" if found is None else "not in it"

        rows = [
            (row.slug, (row.title, *_numbers(row.questions, row.due, row.new), known(row.id, row.known)))
            for row in state.rows
        ]
        whole = meter(state.known) if self._row is None else meter(found.share) if found else "…"
        questions = sum(row.questions for row in state.rows)
        total = ("All decks", *_numbers(questions, state.due, state.new), whole)
        table = self.query_one(Rows)
        table.retitle(-1, NOW if self._row is None else THEN)
        table.show([(ALL, total), *rows])

    def _paint_head(self) -> None:
        if self._home is None:
            return
        at = local(self._home.now, self._coach.desk.zone)
        clock = f"{at:%a} {at.day} {at:%b}  {at:%H:%M}"
        line = head(self._home.title, clock, max(20, self.size.width - 2), before="crisis-trainer   ")
        self.query_one("#head", Static).update(line)

    def _paint_boxes(self, state: Home) -> None:
        known = self.query_one(Ahead)
        row = self._row = self._coach.planner.next()
        known.set_class(state.fresh and row is None, "-fresh")
        known.border_title = "If it started now"
        more = []
        self._past = self._coach.planner.past()
        if self._past and not self._past.asked:
            more.append(Content.styled(f"{self._past.title} is over: d takes down what came up", "$accent"))
        if row:
            known.show(row)
        if row and self.size.width < NARROW:
            more.append(Content.styled(f"{row.title}: in {away(row.hour - state.now)}", "$quiet"))
            more.append(known.in_short())
        self.query_one(Today).show(state, row, more)
        if row or state.fresh:
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

    @on(Ahead.Foreseen)
    def _foreseen(self) -> None:
        if self._home is not None:
            self._paint_decks(self._home)
            self._paint_boxes(self._home)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Give one key to the hour: to set it, to see the plan, or to look back, which it asks for once."""
        to_ask = self._past is not None and not self._past.asked
        if action == "look_back":
            return self._past is not None and parameters == (to_ask,)
        if action in ("appoint", "plan"):
            return not to_ask and action == ("plan" if self._row else "appoint")
        return True

    def action_appoint(self) -> None:
        """Say when the next briefing is."""
        from trainer.ui.screens.hour import HourScreen
        from trainer.ui.screens.plan import PlanScreen

        def kept(key: str | None) -> None:
            if key:
                self.app.push_screen(PlanScreen(self._coach, key))

        self.app.push_screen(HourScreen(self._coach), kept)

    def action_plan(self) -> None:
        """Show where the next briefing's plan leads."""
        from trainer.ui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen(self._coach))

    def action_look_back(self, first: bool) -> None:
        """Ask what came up in the room, for the ``first`` time or once more."""
        from trainer.ui.screens.room import RoomScreen

        if self._past is None:
            return
        with telling(self):
            if first:
                self._coach.planner.ask_once(self._past)
            self.app.push_screen(RoomScreen(self._coach, self._past))

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
        session = session or self._coach.begin_next([] if deck == ALL else [deck])
        if session is None:
            self.notify("There is nothing to ask: every question is suspended or put off.", markup=False)
            return
        from trainer.ui.screens.sessions import screen_of

        self.app.push_screen(screen_of(self._coach, session))

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

    def action_rehearse(self) -> None:
        """Rehearse the briefing."""
        from trainer.ui.screens.sessions import rehearse

        rehearse(self.app, self._coach)

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


def _numbers(questions: int, due: int, new: int) -> tuple[str, str, str]:
    return str(questions), str(due or "·"), str(new or "·")

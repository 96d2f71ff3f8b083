"""What the five views of a dossier and the weak spots share: rows to read, hide, recall, filter and quiz."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.coach.session import Session
from trainer.coach.standing import standing_of
from trainer.coach.wording import count
from trainer.ui.described import described
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.ledger import Block, Ledger
from trainer.ui.widgets.rows import fit
from trainer.ui.widgets.standing import told

HIDDEN = "▁"
# module, class and name of each view, in the order of their tabs
VIEWS = (
    ("timeline", "TimelineScreen", "Timeline"),
    ("actors", "ActorsScreen", "Actors"),
    ("motives", "MotivesScreen", "Motives"),
    ("mediators", "MediatorsScreen", "Mediators"),
    ("differences", "DifferencesScreen", "Sources differ"),
)


def view(name: str, coach: Coach) -> View:
    """Return the view of this name, imported when it is first opened."""
    kind = next(kind for module, kind, _ in VIEWS if module == name)
    screen: View = getattr(importlib.import_module(f"trainer.ui.screens.{name}"), kind)(coach)
    return screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A row on the screen: what it quizzes and cites, and how it is drawn; headings have no key."""

    block: Block
    questions: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()


class View(Screen[None]):
    """Rows of one kind."""

    NAME: ClassVar[str] = ""
    SORT: ClassVar[str] = ""
    NOUN: ClassVar[tuple[str, str]] = ("row", "rows")
    HAS_SIDE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open"),
        Binding("q", "quiz", "Quiz these"),
        Binding("c", "sources", "Sources"),
        Binding("h", "hide", "Hide"),
        Binding("space", "recall", "Show it"),
        Binding("f", "filter", "Filter"),
        Binding("tab", "neighbour(1)", "Next view"),
        Binding("shift+tab", "neighbour(-1)", "View before", show=False),
        Binding("question_mark", "app.help", "Help"),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._only = ""
        self._hidden = ""
        self._told: set[str] = set()
        self._shown: dict[str, Shown] = {}

    # What each view says for itself

    def filters(self) -> list[str]:
        """Return what the rows can be filtered by."""
        return []

    def hides(self) -> Sequence[str]:
        """Return what can be hidden and recalled."""
        return ()

    def rows(self, only: str) -> Sequence[Shown]:
        """Return the rows, headings among them."""
        raise NotImplementedError

    def heading(self, width: int) -> Content:
        """Return the line above the rows; empty for none."""
        return Content("")

    def empty(self) -> str:
        """Return what is said where there are no rows."""
        return f"This dossier has no {self.NOUN[1]}."

    def headline(self) -> Content:
        """Return the line on top: the views as tabs."""
        tabs = []
        for module, _, name in VIEWS:
            style = "$accent bold reverse" if module == self.NAME else "$quiet"
            press = Style.from_meta({"@click": f"screen.turn_to({module!r})"})
            tabs.append(Content.styled(f" {name} ", style).stylize(press))
        return Content(" ").join(tabs)

    def summary(self) -> list[str]:
        """Return what the line beneath says of the rows."""
        parts = [self._only.capitalize() or "All", count(len(self._shown), *self.NOUN)]
        standing = standing_of(self._coach.desk, self.questions)
        return [*parts, told(standing)] if standing.questions else parts

    def begin(self) -> Session | None:
        """Start a session with the least known of the questions about what is on the screen."""
        return self._coach.begin_among(self.questions, self.NAME)

    # The screen

    def compose(self) -> ComposeResult:
        """Lay out the tabs, the rows and what belongs to the row under the cursor."""
        yield Static(id="head")
        yield Static(id="says")
        with Container(id="view", classes="-sided" if self.HAS_SIDE else ""):
            yield Ledger(id="rows")
            with VerticalScroll(id="side", can_focus=False):
                yield Static()
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Let the rows have the keys."""
        self.query_one(Ledger).focus()

    def on_screen_resume(self) -> None:
        """Show the rows, and after a quiz how well they are known now."""
        self.show_rows()

    def on_resize(self, event: events.Resize) -> None:
        """Break the texts outside of the rows anew."""
        self.call_after_refresh(self._say)
        self.call_after_refresh(self._look)

    def show_rows(self) -> None:
        """Show the rows that the filter lets through."""
        rows = list(self.rows(self._only))
        self._shown = {row.block.key: row for row in rows if row.block.key}
        if not self._shown:
            rows = [Shown(block=Block(key="", draw=lambda width: Content(self.empty())))]
        self.query_one(Ledger).show([row.block for row in rows], self.heading if self._shown else None)
        self._say()
        self._look()
        self.refresh_bindings()

    def _say(self) -> None:
        self.query_one("#head", Static).update(self.headline())
        parts, most = self.summary(), self._coach.desk.settings.session_length
        parts += [f"q asks {most}"] if len(self.questions) > most else []
        if self._hidden:
            left = sum(key not in self._told for key in self._shown)
            parts = [f"{self._hidden.capitalize()} hidden, {left} to go: say it, then space shows it"]
        self.query_one("#says", Static).update(Content(fit(" · ".join(parts), max(10, self.size.width - 4))))

    @property
    def questions(self) -> list[str]:
        """The questions about what is on the screen, each once."""
        return list(dict.fromkeys(key for row in self._shown.values() for key in row.questions))

    @property
    def key(self) -> str:
        """The key of the row under the cursor."""
        return self.query_one(Ledger).key

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        if not self.is_mounted:
            return True
        row = self._shown.get(self.key)
        offered = {
            "open": row is not None,
            "quiz": bool(self.questions),
            "sources": bool(row and row.cite),
            "hide": bool(self.hides() and self._shown),
            "recall": bool(self._hidden) and any(key not in self._told for key in self._shown),
            "filter": len(self.filters()) > 1,
        }
        return offered.get(action, True)

    # Hide and recall

    def veil(self, what: str, key: str, text: str) -> str:
        """Return a text, or as much blank as it is long where that is hidden and not yet recalled."""
        if what != self._hidden or key in self._told or not text:
            return text
        return HIDDEN * min(24, max(4, len(text)))

    def is_veiled(self, what: str, key: str) -> bool:
        """Return whether that is hidden in this row now."""
        return what == self._hidden and key not in self._told

    def action_hide(self) -> None:
        """Hide one thing after the other, and in the end nothing."""
        states = ("", *self.hides())
        self._hidden = states[(states.index(self._hidden) + 1) % len(states)]
        self._told.clear()
        self.show_rows()

    def action_recall(self) -> None:
        """Show what is hidden in this row, and go on to the next if both have room on the screen."""
        ledger = self.query_one(Ledger)
        left = [key for key in ledger.keys if key not in self._told]
        here = self.key
        if here in self._told:
            after = ledger.keys[ledger.keys.index(here) :]
            here = next((key for key in after if key in left), left[0])
            if not self._go_on(self.key, here):
                ledger.go_to(here)
                return
            ledger.go_to(here)
        self._told.add(here)
        self.show_rows()
        keys = ledger.keys
        following = next((key for key in keys[keys.index(here) + 1 :] if key not in self._told), "")
        if following and self._go_on(here, following):
            ledger.go_to(following)

    def _go_on(self, here: str, following: str) -> bool:
        ledger = self.query_one(Ledger)
        return ledger.height_of(here) + ledger.height_of(following) + 2 <= ledger.size.height

    # What can be done with a row

    @on(Ledger.Highlighted)
    def _moved(self, event: Ledger.Highlighted) -> None:
        self._look()
        self.refresh_bindings()

    def _look(self) -> None:
        side = self.query_one("#side", VerticalScroll)
        if not self.HAS_SIDE or not side.display or not self.key:
            return
        width = max(20, side.scrollable_content_region.width - 1)
        hidden = self._hidden and self.key not in self._told
        said = (
            Content.styled("Hidden here too.", "$quiet")
            if hidden
            else described(self._coach, self.SORT, self.key, width)
        )
        side.query_one(Static).update(said)
        side.scroll_home(animate=False)

    @on(Ledger.Picked)
    def _picked(self, event: Ledger.Picked) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the row under the cursor."""
        from trainer.ui.screens.entry import EntryScreen

        self.app.push_screen(EntryScreen(self._coach, self.SORT, self.key))

    def action_sources(self) -> None:
        """Show what the row's citations point to."""
        from trainer.ui.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self._coach, paragraphs=self._shown[self.key].cite))

    def action_quiz(self) -> None:
        """Ask about what is on the screen."""
        from trainer.ui.screens.study import StudyScreen

        session = self.begin()
        if session is None:
            self.notify("The questions about these are all suspended or put off.", markup=False)
        else:
            self.app.push_screen(StudyScreen(self._coach, session))

    def action_filter(self) -> None:
        """Show one sort of rows after the other, and in the end all."""
        states = ["", *self.filters()]
        self._only = states[(states.index(self._only) + 1) % len(states)] if self._only in states else ""
        self._told.clear()
        self.show_rows()

    def action_neighbour(self, by: int) -> None:
        """Turn to the view beside this one."""
        names = [module for module, _, _ in VIEWS]
        self.action_turn_to(names[(names.index(self.NAME) + by) % len(names)])

    def action_turn_to(self, name: str) -> None:
        """Turn to another view."""
        if name != self.NAME:
            self.app.switch_screen(view(name, self._coach))

"""Progress: one page a theme, each as a plot and as a table of its figures."""

from __future__ import annotations

import importlib
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.ui.pages.page import Page
from trainer.ui.telling import telling
from trainer.ui.widgets.head import head
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.rows import Rows

# name, module and function of each page, in the order of their digits
PAGES = (
    ("Scores", "scores", "study"),
    ("Mock", "scores", "rehearsals"),
    ("Decks", "decks", "page"),
    ("Ahead", "ahead", "page"),
    ("Chance", "calibration", "page"),
    ("Hours", "hours", "page"),
    ("Hard", "hard", "page"),
    ("Days", "days", "page"),
    ("Sure", "sureness", "page"),
)
WIDEST = 116
"""Cells of the widest plot."""


class ProgressScreen(Screen[None]):
    """The figures of the open dossier."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "neighbour(1)", "Next", priority=True),
        Binding("left,h", "neighbour(-1)", "Before", priority=True),
        Binding("f", "figures", "Figures"),
        Binding("f", "plot", "Plot"),
        *(
            Binding(str(number + 1), f"turn({number})", name, show=False, priority=True)
            for number, (name, _, _) in enumerate(PAGES)
        ),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll(10)", "Page down", show=False),
        Binding("pageup", "scroll(-10)", "Page up", show=False),
        Binding("home", "scroll(-100000)", "Top", show=False),
        Binding("end", "scroll(100000)", "End", show=False),
        Binding("question_mark", "app.help", "Help"),
        Binding("escape,q", "app.pop_screen", "Back"),
    ]

    def __init__(self, coach: Coach, number: int = 0) -> None:
        """Open at a page, numbered from 0."""
        super().__init__()
        self._coach = coach
        self._number = number
        self._pages: dict[int, Page] = {}
        self._as_table = False

    @property
    def page(self) -> Page:
        """The page that is shown; its figures are read when it is first turned to."""
        if self._number not in self._pages:
            _, module, name = PAGES[self._number]
            make = getattr(importlib.import_module(f"trainer.ui.pages.{module}"), name)
            self._pages[self._number] = make(self._coach.desk)
        return self._pages[self._number]

    def compose(self) -> ComposeResult:
        """Lay out the head, the tabs, what the page is about, its plot and its table."""
        yield Static(id="head")
        yield Static(id="tabs")
        yield Static(id="about")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="plot")
        yield Rows((), id="figures")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Show the plot first."""
        self.query_one("#figures").display = False

    def on_resize(self, event: events.Resize) -> None:
        """Draw in the room there is."""
        self._paint()

    def _paint(self) -> None:
        with telling(self), self.app.batch_update():
            page, width = self.page, self.size.width
            place = f"{self._number + 1} of {len(PAGES)}"
            title = Content.assemble(("Progress · ", "$quiet"), head(page.title, place, max(12, width - 13)))
            self.query_one("#head", Static).update(title)
            self.query_one("#tabs", Static).update(self._tabs(width - 2))
            about = self.query_one("#about", Static)
            about.display = bool(page.about)
            about.update(Content.styled(page.about, "$quiet"))
            table = self.query_one("#figures", Rows)
            shows_table = self._as_table and not page.empty
            table.display, self.query_one("#body").display = shows_table, not shows_table
            if shows_table:
                table.lay_out(page.columns, page.rows)
                table.focus()
            else:
                self.set_focus(None)
                room = min(WIDEST, width - 5)
                lines = len(Content(page.about).wrap(max(10, width - 4))) if page.about else 0
                tall = self.size.height >= 22
                self.query_one("#plot", Static).update(page.plot(room, self.size.height - lines - (4 if tall else 3)))
        self.refresh_bindings()

    def _tabs(self, width: int) -> Content:
        """Return the pages with their digits; where not all names fit, only that of this one."""
        full = [f"{number} {name}" for number, (name, _, _) in enumerate(PAGES, 1)]
        fits = sum(map(len, full)) + 2 * len(full) <= width + 2
        tabs = []
        for number, text in enumerate(full):
            is_here = number == self._number
            said = text if fits or is_here else str(number + 1)
            piece = Content.styled(said, "$accent bold reverse" if is_here else "$quiet")
            tabs.append(piece.stylize(Style.from_meta({"@click": f"screen.turn({number})"})))
        return Content("  ").join(tabs)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the figures where there are some, and the plot where they are shown."""
        if action in ("figures", "plot"):
            return not self.page.empty and self._as_table == (action == "plot")
        return True

    def action_neighbour(self, by: int) -> None:
        """Turn to the page beside this one."""
        self.action_turn((self._number + by) % len(PAGES))

    def action_turn(self, number: int) -> None:
        """Turn to a page, numbered from 0."""
        self._number = number
        self._paint()
        self.query_one("#body").scroll_home(animate=False)

    def action_figures(self) -> None:
        """Show the figures as a table."""
        self._as_table = True
        self._paint()

    def action_plot(self) -> None:
        """Show the plot."""
        self._as_table = False
        self._paint()

    def action_scroll(self, by: int) -> None:
        """Scroll a plot that is longer than the screen."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

"""The app: wiring only."""

from __future__ import annotations

import gc
import importlib
import signal
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.markup import escape
from textual.screen import Screen

from trainer.coach.coach import Coach
from trainer.ui.screens.home import HomeScreen
from trainer.ui.telling import telling
from trainer.ui.themes import DARK, LIGHT
from trainer.ui.widgets.keys import offered

_VIEWS = (
    ("timeline", "Timeline", "What happened when, and at what pace"),
    ("actors", "Actors", "Who is who, and what each did and said"),
    ("motives", "Motives", "Every hypothesis, who holds it, what speaks for and against it"),
    ("mediators", "Mediators", "Which outside power said and did what"),
    ("differences", "Sources differ", "The disputed points side by side"),
)
Opening = Callable[[Coach], Screen[Any] | None]


class TrainerApp(App[None]):
    """Shows the coach's verbs as screens."""

    TITLE = "crisis-trainer"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-medium"), (110, "-wide")]  # noqa: RUF012 - so declared by Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]  # noqa: RUF012 - so declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+c", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "Suspend the program", show=False, priority=True),
        Binding("f1", "help", "Help", show=False),
    ]

    def __init__(self, coach: Coach, opening: Opening | None = None) -> None:
        super().__init__()
        self._coach = coach
        self._opening = opening
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        wanted = coach.desk.settings.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name

    def get_default_screen(self) -> Screen[Any]:
        """Return home."""
        return HomeScreen(self._coach)

    def on_mount(self) -> None:
        """Open the screen that the command line asked for, and leave in order when told to."""
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                self._leave_on(getattr(signal, name))
        self.call_after_refresh(self.set_timer, 0.02, self._settle)
        if self._opening and (screen := self._opening(self._coach)):
            self.push_screen(screen)

    def _settle(self) -> None:
        """After the first paint: get ready what the first key will want, then let the garbage collector work again."""
        importlib.import_module("trainer.ui.screens.study")

        self._coach.warm()
        gc.freeze()
        gc.enable()

    def _leave_on(self, number: int) -> None:
        import asyncio

        try:
            asyncio.get_running_loop().add_signal_handler(number, partial(self.exit, return_code=128 + number))
        except (NotImplementedError, RuntimeError, ValueError):
            return  # not on this platform, or not on the main thread

    def _keep_theme(self, name: str) -> None:
        if name == self._coach.desk.settings.theme:
            return
        with telling(self):
            self._coach.set("theme", name)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; what goes wrong in it is told, and the screen stays as it was."""
        with telling(self):
            return await super().run_action(action, default_namespace, namespaces)
        return True

    def action_turn_theme(self) -> None:
        """Turn light to dark and back."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    def action_help(self) -> None:
        """Show the keys of the screen that is open."""
        from trainer.ui.screens.help import ABOUT, HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(list(offered(self.screen)), getattr(self.screen, "ABOUT", ABOUT)))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Return the commands of the palette: what can be done everywhere, and on home what it offers and each deck."""
        yield SystemCommand("Light or dark", "Turn the colours round", self.action_turn_theme)
        yield SystemCommand("Help", "The keys of this screen", self.action_help)
        yield SystemCommand("Quit", "Leave; everything answered is kept", self.exit)
        if isinstance(screen, HomeScreen):
            yield SystemCommand("Read a briefing", "Each opens where you left it", screen.action_brief)
            for name, title, about in _VIEWS:
                yield SystemCommand(title, about, partial(screen.action_view, name))
            yield SystemCommand("Weak spots", "What you would miss if it started now", screen.action_weak)
            yield SystemCommand("Mock briefing", "Against the clock, or in the hot seat", screen.action_rehearse)
            yield SystemCommand("Progress", "Scores, recall, what is due", screen.action_progress)
            yield SystemCommand("Find", "Search everything by its words", screen.action_find)
            yield SystemCommand("Choose a dossier", "Built-in and your own", screen.action_dossiers)
            for deck in self._coach.desk.contents.decks:
                study = partial(screen.study, deck.slug)
                yield SystemCommand(escape(f"Study {deck.title}"), "What is due and new in this deck", study)

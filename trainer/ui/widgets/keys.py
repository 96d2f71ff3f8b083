"""The keys that do something now, in as many lines as they need; each can be clicked."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.actions import parse
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from trainer.ui.widgets.flow import flow

NAMES = {
    "escape": "esc",
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
    "at": "@",
    "right": "→",
    "left": "←",
}


def key_name(key: str) -> str:
    """Return a key as it is shown: ``ctrl+r``, ``esc``, ``!``."""
    return NAMES.get(key, key)


def offered(screen: Screen[object]) -> Iterator[Binding]:
    """Yield the screen's own keys that do something now, those of its class before those of its bases.

    Textual's `active_bindings` leaves out a key that the focused widget takes first, such as enter on a line.
    """
    for kind in type(screen).__mro__:
        if not issubclass(kind, Screen) or kind is Screen:
            continue
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding):
                target, action, parameters = parse(binding.action)
                if target or screen.check_action(action, parameters):
                    yield binding


class Keys(Static):
    """A line (or more) of keys, made from the screen's own bindings."""

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Follow no more."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen and self.is_mounted:
            self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Break the line anew."""
        self._show()

    def _show(self) -> None:
        shown: dict[str, Content] = {}
        actions: set[str] = set()
        for binding in offered(self.screen):
            key = binding.key.partition(",")[0]
            if binding.show and key not in shown and binding.action not in actions:
                actions.add(binding.action)
                press = Style.from_meta({"@click": f"app.simulate_key({key!r})"})
                piece = Content.assemble((key_name(key), "$accent bold"), f" {binding.description}")
                shown[key] = piece.stylize(press)
        text = flow(list(shown.values()), self.content_size.width or self.screen.size.width - 2)
        # said outright: where Textual works it out, it can miss a second line on a screen that has just come up
        self.styles.height = text.plain.count("\n") + 1
        self.update(text)

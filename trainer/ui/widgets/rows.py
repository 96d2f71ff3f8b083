"""A list of rows in columns with a cursor, ready at once however many rows it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its title, its width in cells (0: what is left), and the widget width below which it is left out."""

    title: str
    width: int = 0
    right: bool = False
    quiet: bool = False
    from_width: int = 0


def fit(text: str, width: int, right: bool = False) -> str:
    """Return ``text`` in exactly ``width`` cells, cut with an ellipsis where it is too long."""
    text = " ".join(text.split())
    size = cell_len(text)
    if size > width:
        return set_cell_size(text, max(0, width - 1)) + "…" if width else ""
    return " " * (width - size) + text if right else text + " " * (width - size)


class Rows(ScrollView, can_focus=True):
    """Rows in columns; enter or a click picks one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--head", "rows--row", "rows--quiet", "rows--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "move(-10)", "Ten up", show=False),
        Binding("pagedown", "move(10)", "Ten down", show=False),
        Binding("home", "move(-1000000)", "First", show=False),
        Binding("end", "move(1000000)", "Last", show=False),
    ]

    @dataclass
    class Picked(Message):
        """A row was picked."""

        rows: Rows
        key: str

        @property
        def control(self) -> Rows:
            """The list that was picked from."""
            return self.rows

    @dataclass
    class Highlighted(Message):
        """The cursor came to rest on another row."""

        rows: Rows
        key: str

        @property
        def control(self) -> Rows:
            """The list whose cursor moved."""
            return self.rows

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._rows: list[tuple[str, tuple[str, ...]]] = []
        self.cursor = 0

    @property
    def key(self) -> str:
        """The key of the row under the cursor; empty if there are no rows."""
        return self._rows[self.cursor][0] if self._rows else ""

    def retitle(self, number: int, title: str) -> None:
        """Give a column another title."""
        columns = list(self._columns)
        columns[number] = replace(columns[number], title=title)
        self._columns = tuple(columns)

    def lay_out(self, columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> None:
        """Show other rows in other columns, from the top; each row's key is its number."""
        self._columns, self._rows = tuple(columns), []
        self.show([(str(number), cells) for number, cells in enumerate(rows)])
        self.scroll_home(animate=False)

    def show(self, rows: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Show ``rows`` (each a key and its cells); the cursor stays on its key if that is still there."""
        old = self.key
        self._rows = list(rows)
        keys = [key for key, _ in self._rows]
        self.cursor = keys.index(old) if old in keys else 0
        self._resize()
        self.refresh(layout=True)
        self._told()

    def _on_resize(self, event: events.Resize) -> None:
        self._resize()

    def _resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._rows) + 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows and their heading."""
        return len(self._rows) + 1

    def _widths(self) -> list[tuple[int, Column, int]]:
        """Return number, column and width of each column that is shown at this size."""
        total = self.scrollable_content_region.width
        shown = [(number, column) for number, column in enumerate(self._columns) if total >= column.from_width]
        spare = total - 3 - sum(column.width for _, column in shown) - 2 * max(0, len(shown) - 1)
        flexible = max(1, sum(column.width == 0 for _, column in shown))
        return [(number, column, column.width or max(4, spare // flexible)) for number, column in shown]

    def render_line(self, y: int) -> Strip:
        """Return one line: the heading on top, the rows scrolling beneath it."""
        width = self.scrollable_content_region.width
        base = self.get_component_rich_style("rows--row")
        index = int(self.scroll_offset.y) + y - 1
        segments: list[Segment] = []
        if y == 0:
            style = self.get_component_rich_style("rows--head")
            cells = [fit(column.title, size, column.right) for _, column, size in self._widths()]
            segments = [Segment(" " + "  ".join(cells), style)]
        elif index < len(self._rows):
            here = index == self.cursor
            strong = self.get_component_rich_style("rows--cursor") if here and self.has_focus else base
            quiet = strong if here and self.has_focus else self.get_component_rich_style("rows--quiet")
            segments = [Segment("›" if here else " ", strong)]
            for place, (number, column, size) in enumerate(self._widths()):
                style = quiet if column.quiet else strong
                gap = "  " if place else ""
                segments.append(Segment(gap + fit(self._rows[index][1][number], size, column.right), style))
            base = strong
        return Strip(segments).adjust_cell_length(width, base)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        if not self._rows:
            return
        to = min(max(0, self.cursor + by), len(self._rows) - 1)
        if to != self.cursor:
            self.cursor = to
            self._told()
        self.scroll_to_region(Region(0, self.cursor, 1, 2), animate=False, force=True)
        self.refresh()

    def action_pick(self) -> None:
        """Pick the row under the cursor."""
        if self._rows:
            self.post_message(self.Picked(self, self.key))

    def _told(self) -> None:
        if self._rows:
            self.post_message(self.Highlighted(self, self.key))

    def _on_focus(self, event: events.Focus) -> None:
        super()._on_focus(event)
        self.refresh()

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self.refresh()

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        index = int(self.scroll_offset.y) + event.y - 1
        if event.y > 0 and 0 <= index < len(self._rows):
            self.cursor = index
            self.refresh()
            self._told()
            self.action_pick()

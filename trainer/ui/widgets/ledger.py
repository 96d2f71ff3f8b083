"""A column of rows as tall as their texts, with a cursor; ready at once however many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

GUTTER = 2
TINTED = 3  # lines of the tallest row that is tinted as a whole under the cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A row: its key ("" for a heading, which takes no cursor) and how it is drawn in a width of so many cells."""

    key: str
    draw: Callable[[int], Content]


class Ledger(ScrollView, can_focus=True):
    """Rows of any height under a fixed heading; enter or a click picks one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"ledger--head", "ledger--row", "ledger--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "move(-1000000)", "First", show=False),
        Binding("end", "move(1000000)", "Last", show=False),
    ]

    @dataclass
    class Picked(Message):
        """A row was picked."""

        ledger: Ledger
        key: str

        @property
        def control(self) -> Ledger:
            """The ledger that was picked from."""
            return self.ledger

    @dataclass
    class Highlighted(Message):
        """The cursor came to rest on another row."""

        ledger: Ledger
        key: str

        @property
        def control(self) -> Ledger:
            """The ledger whose cursor moved."""
            return self.ledger

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._blocks: list[Block] = []
        self._heading: Callable[[int], Content] | None = None
        self._tops: list[int] = []
        self._lines: list[tuple[int, Content]] = []
        self._head: list[Content] = []
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._width = 0
        self.cursor = 0

    @property
    def key(self) -> str:
        """The key of the row under the cursor; empty if there is none."""
        return self._blocks[self.cursor].key if self._blocks else ""

    @property
    def keys(self) -> list[str]:
        """The keys of all rows that take the cursor, from top to bottom."""
        return [block.key for block in self._blocks if block.key]

    def show(self, blocks: Sequence[Block], heading: Callable[[int], Content] | None = None) -> None:
        """Show rows; the cursor stays on its key if that is still there, else it goes to the first."""
        old = self.key
        self._blocks, self._heading = list(blocks), heading
        places = [at for at, block in enumerate(self._blocks) if block.key]
        kept = [at for at in places if self._blocks[at].key == old]
        self.cursor = (kept or places or [0])[0]
        self._lay_out()
        self._into_sight()
        self._told()

    def height_of(self, key: str) -> int:
        """Return how many lines a row takes; 0 if it is not there."""
        at = next((at for at, block in enumerate(self._blocks) if block.key == key), None)
        return self._tops[at + 1] - self._tops[at] if at is not None and self._tops else 0

    def _on_resize(self, event: events.Resize) -> None:
        if self.scrollable_content_region.width != self._width:
            self._lay_out()
        self._into_sight()

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def _lay_out(self) -> None:
        self._width = width = self.scrollable_content_region.width
        if not width:
            return  # not on the screen yet: `_on_resize` follows
        room = max(8, width - GUTTER - 2)
        self._lines, self._tops, self._strips = [], [], {}
        for at, block in enumerate(self._blocks):
            self._tops.append(len(self._lines))
            self._lines += [(at, line) for line in block.draw(room).split("\n", allow_blank=True)]
        self._tops.append(len(self._lines))
        heading = self._heading(room) if self._heading else Content("")
        self._head = list(heading.split("\n", allow_blank=True)) if heading else []
        self.virtual_size = Size(width, len(self._lines) + len(self._head))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line: the heading on top, the rows scrolling beneath it."""
        if y < len(self._head):
            style = self._style("ledger--head")
            return self._strip(Content(" " * GUTTER) + self._head[y], style)
        index = int(self.scroll_offset.y) + y - len(self._head)
        if index >= len(self._lines):
            return Strip.blank(self._width, self.visual_style.rich_style)
        at, line = self._lines[index]
        here = at == self.cursor and bool(self._blocks[at].key)
        if (index, here) not in self._strips:
            is_first = index == self._tops[at]
            # a tall row is marked on its first line only: a tinted page is no pleasure to read
            is_marked = here and self.has_focus and (is_first or self._tops[at + 1] - self._tops[at] <= TINTED)
            style = self._style("ledger--cursor" if is_marked else "ledger--row")
            sign = "›" if here and is_first else " "
            lead = Content.styled(f"{sign:<{GUTTER}}", "$accent bold")
            self._strips[index, here] = self._strip(lead + line, style)
        return self._strips[index, here]

    def _style(self, name: str) -> Style:
        return Style.from_styles(self.get_component_styles(name))

    def _strip(self, line: Content, style: Style) -> Strip:
        base = self.visual_style + style
        (strip, *_) = Visual.to_strips(self, line, self._width, 1, base, apply_selection=False) or [Strip([])]
        return strip.adjust_cell_length(self._width, base.rich_style)

    def go_to(self, key: str) -> None:
        """Put the cursor on a row."""
        at = next((at for at, block in enumerate(self._blocks) if block.key and block.key == key), None)
        if at is not None and at != self.cursor:
            self.cursor = at
            self._strips.clear()
            self._told()
        self._into_sight()
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move the cursor by rows; a row taller than the screen is read through first."""
        if not self._blocks:
            return
        if abs(by) == 1 and self._scrolled_within(by):
            return
        keys = self.keys
        to = min(max(0, keys.index(self.key) + by), len(keys) - 1) if self.key in keys else 0
        self.go_to(keys[to] if keys else "")

    def _scrolled_within(self, by: int) -> bool:
        """Scroll on in a row of which a part is out of sight in that direction; return whether there was one."""
        room = self._room
        top, end = self._tops[self.cursor], self._tops[self.cursor + 1]
        seen = int(self.scroll_offset.y)
        left = end - (seen + room) if by > 0 else seen - top
        if end - top <= room or left <= 0:
            return False
        self.scroll_to(y=seen + by * min(left, max(1, room - 2)), animate=False, force=True)
        return True

    def action_page(self, by: int) -> None:
        """Scroll by a screen, and take the cursor along."""
        line = self._tops[self.cursor] + by * max(1, self._room - 1) if self._tops else 0
        places = [at for at, block in enumerate(self._blocks) if block.key]
        near = min(places, key=lambda at: abs(self._tops[at] - line), default=0)
        if near == self.cursor and places:
            step = places.index(near) + by
            near = places[min(max(0, step), len(places) - 1)]
        if self._blocks:
            self.go_to(self._blocks[near].key)

    @property
    def _room(self) -> int:
        return max(1, self.scrollable_content_region.height - len(self._head))

    def _into_sight(self) -> None:
        if not self._tops or not self._width:
            return
        first, end = self.cursor, self._tops[self.cursor + 1]
        # what stands over a row belongs to it; of a row taller than the screen the top is shown
        while first and not self._blocks[first - 1].key and end - self._tops[first - 1] <= self._room:
            first -= 1
        top = self._tops[first]
        height = min(end - top, self._room) + len(self._head)  # the heading covers the first lines of the view
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)

    def action_pick(self) -> None:
        """Pick the row under the cursor."""
        if self.key:
            self.post_message(self.Picked(self, self.key))

    def _told(self) -> None:
        if self.key:
            self.post_message(self.Highlighted(self, self.key))

    def _on_focus(self, event: events.Focus) -> None:
        super()._on_focus(event)
        self._strips.clear()
        self.refresh()

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self._strips.clear()
        self.refresh()

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        index = int(self.scroll_offset.y) + event.y - len(self._head)
        if event.y >= len(self._head) and 0 <= index < len(self._lines):
            block = self._blocks[self._lines[index][0]]
            if block.key and block.key == self.key:
                self.action_pick()
            elif block.key:
                self.go_to(block.key)

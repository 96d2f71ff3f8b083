"""The briefing: pages to read, with citations, and key facts to hide and recall."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Markdown, Static

from trainer.coach.coach import Coach
from trainer.coach.page import citations_in, facts, with_hidden, with_links
from trainer.coach.wording import count
from trainer.dossier.model import Briefing, Page
from trainer.ui.screens.sources import SourcesScreen
from trainer.ui.widgets.head import head
from trainer.ui.widgets.keys import Keys


class BriefingScreen(Screen[None]):
    """Reads one briefing, page by page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,n,enter", "turn(1)", "Next page"),
        Binding("left,p", "turn(-1)", "Previous"),
        Binding("h", "hide", "Hide facts"),
        Binding("h", "unhide", "Show facts"),
        Binding("space", "recall", "Show the next fact"),
        Binding("q", "quiz", "Quiz this page"),
        Binding("c", "sources", "Sources"),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("pagedown", "scroll(8)", "Page down", show=False),
        Binding("pageup", "scroll(-8)", "Page up", show=False),
        Binding("question_mark", "app.help", "Help"),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def __init__(self, coach: Coach, briefing: Briefing, page: int | None = None) -> None:
        super().__init__()
        self._coach, self._briefing = coach, briefing
        last = max(0, len(briefing.pages) - 1)
        self._number = min(coach.bookmark(briefing) if page is None else page, last)
        self._hidden = False
        self._told = 0

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self._briefing.pages[self._number]

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static(id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Markdown("", open_links=False)
        yield Static(id="hint")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Open the page that was left."""
        self._show()
        self._coach.leave_bookmark(self._briefing, self._number)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the head to the new width."""
        self._paint_head()

    def _show(self) -> None:
        body = with_hidden(self.page.body, self._told) if self._hidden else self.page.body
        self.query_one(Markdown).update(f"## {self.page.title}\n\n{with_links(body)}")
        self._paint_head()
        hint = self.query_one("#hint", Static)
        hint.display = self._hidden
        left = facts(self.page.body) - self._told
        hint.update(
            Content(f"{count(left, 'fact')} hidden: say it, then space shows it" if left else "All facts shown.")
        )
        self.refresh_bindings()

    def _paint_head(self) -> None:
        right = f"page {self._number + 1} of {len(self._briefing.pages)}"
        left = f"{self._briefing.title} · {self._briefing.minutes} minutes"
        self.query_one("#head", Static).update(head(left, right, max(20, self.size.width - 4)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something on this page."""
        page, by = self.page, parameters[0] if parameters else 0
        offered = {
            "turn": 0 <= self._number + (by if isinstance(by, int) else 0) < len(self._briefing.pages),
            "hide": facts(page.body) > 0 and not self._hidden,
            "unhide": self._hidden,
            "recall": self._hidden and self._told < facts(page.body),
            "quiz": bool(page.questions),
            "sources": bool(citations_in(page.body)),
        }
        return offered.get(action, True)

    def action_turn(self, by: int) -> None:
        """Turn the page, and remember it."""
        self._number += by
        self._told = 0
        self._show()
        self.query_one("#body").scroll_home(animate=False)
        self._coach.leave_bookmark(self._briefing, self._number)

    def action_hide(self) -> None:
        """Hide the key facts."""
        self._hidden, self._told = True, 0
        self._show()

    def action_unhide(self) -> None:
        """Show all facts again."""
        self._hidden, self._told = False, 0
        self._show()

    def action_recall(self) -> None:
        """Show the next hidden fact."""
        self._told += 1
        self._show()

    def action_quiz(self) -> None:
        """Ask the page's questions."""
        from trainer.ui.screens.study import StudyScreen

        session = self._coach.begin_with(self._coach.full_ids(self.page.questions), "briefing")
        if session is None:
            self.notify("This page's questions are all suspended.", markup=False)
        else:
            self.app.push_screen(StudyScreen(self._coach, session))

    def action_sources(self) -> None:
        """Show what the page's citations point to."""
        self.app.push_screen(SourcesScreen(self._coach, paragraphs=citations_in(self.page.body)))

    @on(Markdown.LinkClicked)
    def _cited(self, event: Markdown.LinkClicked) -> None:
        event.stop()
        if event.href.startswith("cite:"):
            self.app.push_screen(SourcesScreen(self._coach, paragraphs=event.href.removeprefix("cite:").split(",")))

    def action_scroll(self, by: int) -> None:
        """Scroll the page."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

"""Weak spots: what would be missed if the briefing started now, with the answers to hide and recall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content

from trainer.coach.agenda import Appointment
from trainer.coach.coach import Coach
from trainer.coach.session import Session
from trainer.coach.weak import Weak, WeakRow
from trainer.coach.weak_text import WEIGHTS, about, none_weak, summary
from trainer.coach.wording import count, percent
from trainer.ui.screens.view import Shown, View
from trainer.ui.widgets.beside import beside
from trainer.ui.widgets.head import head
from trainer.ui.widgets.ledger import Block
from trainer.ui.widgets.meter import bar

MOST = 100  # rows: more is no list to be read, and f narrows it
MET = "met before"
FIGURE, WEIGHT = 10, 6


class WeakScreen(View):
    """The questions below the desired retention, weakest and weightiest first."""

    NAME = "weak"
    SORT = "question"
    NOUN = ("weak spot", "weak spots")
    HAS_SIDE = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quiz", "Study these")]

    def __init__(self, coach: Coach, row: Appointment | None = None) -> None:
        """Show what a briefing covers; without one the next one, or everything."""
        super().__init__(coach)
        self._row = row
        self._weak: Weak | None = None

    @property
    def weak(self) -> Weak:
        """The weak spots as they were when the screen came up."""
        if self._weak is None:
            self._weak = self._coach.weak(row=self._row)
        return self._weak

    def on_screen_resume(self) -> None:
        """Show how things stand, after a session in particular."""
        self._weak = None
        if self._only not in self.filters():
            self._only = ""
        super().on_screen_resume()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what a view does, but no neighbours: it is none of the tabs."""
        return action != "neighbour" and super().check_action(action, parameters)

    def filters(self) -> list[str]:
        """Return the decks that have weak spots, before them those met before where others are new."""
        rows = self.weak.rows
        met = [MET] if len({row.new for row in rows}) > 1 else []
        slugs = {row.deck for row in rows}
        return [*met, *(deck.slug for deck in self._coach.desk.contents.decks if deck.slug in slugs)]

    def hides(self) -> Sequence[str]:
        """Return what can be hidden and recalled."""
        return ("answers",)

    def rows(self, only: str) -> Sequence[Shown]:
        """Return the weak spots, the first hundred of them."""
        return [self._spot(row) for row in self._listed(only)[:MOST]]

    def _listed(self, only: str) -> list[WeakRow]:
        return [row for row in self.weak.rows if not only or row.deck == only or (only == MET and not row.new)]

    def empty(self) -> str:
        """Return what is said where nothing is weak."""
        return f"{none_weak(self.weak)} {summary(self.weak)}"

    def headline(self) -> Content:
        """Return the line on top: how many would be missed."""
        weak, width = self.weak, max(20, self.size.width - 2)
        said = f"If it started now you would miss {about(weak.missed)} of {weak.questions}"
        if not weak.met:
            said = f"None of {count(weak.questions, 'question')} met yet"
        if cell_len(said) + 14 > width:
            said = f"{about(weak.missed)} of {weak.questions} missed now"
        return head("Weak spots", said, width)

    def summary(self) -> list[str]:
        """Return what the line beneath says: which are listed, and how many of them were never met."""
        listed = self._listed(self._only)
        titles = {deck.slug: deck.title for deck in self._coach.desk.contents.decks}
        many = f"first {MOST} of {len(listed)}" if len(listed) > MOST else count(len(listed), *self.NOUN)
        new = sum(row.new for row in listed)
        parts = [titles.get(self._only, self._only.capitalize()) or "All decks", many]
        return [*parts, f"{new} never met"] if new else parts

    def heading(self, width: int) -> Content:
        """Return the columns' titles."""
        return beside(
            [
                (Content("Question"), width - FIGURE - WEIGHT - 4),
                (Content("Chance"), FIGURE),
                (Content("Weight"), WEIGHT),
            ]
        )

    def begin(self) -> Session | None:
        """Start a session with just these, in this order, as many as a session has."""
        return self._coach.begin_with(self.questions[: self._coach.desk.settings.session_length], self.NAME)

    def _spot(self, row: WeakRow) -> Shown:
        key = row.question

        def draw(width: int) -> Content:
            ask = Content.styled(row.ask, "bold")
            if row.text:
                ask += Content(f"\n{row.text}")
            figure = f"{bar(row.chance, 5)} {'new' if row.new else percent(row.chance):>4}"
            room = width - FIGURE - WEIGHT - 4
            first = beside([(ask, room), (Content(figure), FIGURE), (Content(WEIGHTS[row.weight]), WEIGHT)])
            answer = Content(self.veil("answers", key, row.answer))
            # who holds a claim can be the very answer
            holder = "" if self.is_veiled("answers", key) else row.held_by
            notes = [holder, "put off until tomorrow" if row.put_off else "", f"¶{', '.join(row.cite)}"]
            said = answer + Content.styled("".join(f" · {note}" for note in notes if note), "$quiet")
            return Content("\n").join([first, beside([(Content("→"), 1), (said, width - 2)], 1), Content("")])

        # what is put off is not asked today
        return Shown(block=Block(key=key, draw=draw), questions=() if row.put_off else (key,), cite=row.cite)

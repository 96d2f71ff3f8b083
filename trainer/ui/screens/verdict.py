"""The verdict on a rehearsal: its score, by deck, kind and weight, and every miss with what was said and the answer."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.coach.coach import Coach
from trainer.coach.outcome import WEIGHTS, Missed, Portion
from trainer.coach.report import headline, said, tables
from trainer.coach.session import Session
from trainer.coach.wording import percent
from trainer.ui.telling import telling
from trainer.ui.widgets.beside import beside, shares
from trainer.ui.widgets.flow import hanging
from trainer.ui.widgets.head import head
from trainer.ui.widgets.keys import Keys
from trainer.ui.widgets.ledger import Block, Ledger
from trainer.ui.widgets.meter import meter
from trainer.ui.widgets.rows import fit

SCORE = "score"  # the key of the row on top
PAIR = 64  # cells from which the parts of the score stand side by side


class VerdictScreen(Screen[None]):
    """Tells what came of a rehearsal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "home", "Done"),
        Binding("m", "misses", "Study the misses"),
        Binding("exclamation_mark", "right", "I was right"),
        Binding("c", "sources", "Sources"),
        Binding("n", "again", "Rehearse again"),
        Binding("p", "progress", "Progress"),
        Binding("question_mark", "app.help", "Help"),
    ]

    def __init__(self, coach: Coach, session: Session) -> None:
        super().__init__()
        self._coach, self._session = coach, session
        self._told = coach.rehearsals.outcome(session)

    def compose(self) -> ComposeResult:
        """Lay out the head, the score with the misses, and the keys."""
        yield Static(id="head")
        yield Ledger(id="verdict")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Show the verdict."""
        self._show()
        self.query_one(Ledger).focus()

    def on_resize(self) -> None:
        """Fit the head to the new width."""
        self._paint_head()

    def _paint_head(self) -> None:
        told = self._told
        score = f"score {percent(told.score)}" if told.answered else "nothing answered"
        self.query_one("#head", Static).update(head(told.title, score, max(20, self.size.width - 2)))

    def _show(self) -> None:
        self._paint_head()
        blocks = [Block(key=SCORE, draw=self._score)]
        blocks += [Block(key=row.entry, draw=partial(_miss, row)) for row in self._told.missed]
        self.query_one(Ledger).show(blocks)
        self.refresh_bindings()

    def _score(self, width: int) -> Content:
        told = self._told
        if not told.answered:
            return Content("Nothing was answered in this rehearsal.")
        said = [part for line in headline(told, self._coach.desk.zone) for part in Content(line).wrap(width)]
        lines = [Content("\n").join(part.rstrip() for part in said), Content("")]
        parts = [(title, rows) for title, rows in tables(told) if len(rows) > 1]
        halves = [parts[:1], parts[1:]] if width >= PAIR and len(parts) > 1 else [parts]
        sizes = shares(width, [1] * len(halves))
        cells = [
            (Content("\n").join(_part(title, rows, size) for title, rows in half), size)
            for half, size in zip(halves, sizes, strict=True)
        ]
        lines.append(beside(cells))
        lines.append(Content(""))
        missed = "Missed, or not wholly right" if told.missed else "✓ Everything right."
        return Content("\n").join([*lines, Content.styled(missed, "bold")])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is a miss for."""
        return bool(self._told.missed) if action in ("misses", "right", "sources") else True

    @property
    def _here(self) -> Missed | None:
        key = self.query_one(Ledger).key
        return next((row for row in self._told.missed if row.entry == key), None)

    @on(Ledger.Picked)
    def _picked(self) -> None:
        self.action_sources()

    def action_home(self) -> None:
        """Go back to where the rehearsal was started."""
        self.dismiss()

    def action_misses(self) -> None:
        """Study what was missed, at once."""
        session = self._coach.begin_with([row.question for row in self._told.missed])
        if session is None:
            self.notify("There is nothing left to ask of these.", markup=False)
            return
        from trainer.ui.screens.study import StudyScreen

        self.app.switch_screen(StudyScreen(self._coach, session))

    def action_right(self) -> None:
        """Overrule the verdict on the answer under the cursor."""
        if (row := self._here) is None:
            return
        if row.made or row.left:
            self.notify("Its points are what you ticked yourself.", markup=False, timeout=3)
        else:
            with telling(self):
                self._coach.rehearsals.overrule(self._session, row)
                self._told = self._coach.rehearsals.outcome(self._session)
                self._show()

    def action_sources(self) -> None:
        """Show what the citations of the question under the cursor point to."""
        row = self._here
        question = self._coach.desk.questions.get(row.question) if row else None
        if question:
            from trainer.ui.screens.sources import SourcesScreen

            self.app.push_screen(SourcesScreen(self._coach, question))

    def action_again(self) -> None:
        """Rehearse once more."""
        from trainer.ui.screens.sessions import rehearse

        rehearse(self.app, self._coach, instead=True)

    def action_progress(self) -> None:
        """Open the score history."""
        from trainer.ui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self._coach))


def _part(title: str, rows: tuple[Portion, ...], width: int) -> Content:
    room = max(8, width - 24)
    lines = [Content.styled(title, "bold")]
    lines += [Content(f"{meter(row.score)} {row.questions:>3}  {fit(row.title, room).rstrip()}") for row in rows]
    return Content("\n").join(lines)


def _miss(row: Missed, width: int) -> Content:
    sign = "≈" if row.score > 0 else "✗"
    note = Content.styled(f"   {WEIGHTS[row.weight]}, {percent(row.score)}", "$quiet")
    lines = [hanging(Content(f"{sign} "), Content.styled(row.ask, "bold") + note, width)]
    lines.append(hanging(Content("  you: "), Content.styled(said(row), "$quiet"), width))
    if not row.left:
        lines.append(hanging(Content("  → "), Content(row.answer), width))
    lines += [hanging(Content("  ✓ "), Content(point), width) for point in row.made]
    lines += [hanging(Content("  – "), Content(point), width) for point in row.left]
    lines.append(hanging(Content("  "), Content.styled("; ".join(row.sources), "$quiet"), width))
    return Content("\n").join([*lines, Content("")])

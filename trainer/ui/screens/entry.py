"""One thing that was found: a question with its history and schedule, an actor, or an event."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from trainer.coach.coach import Coach
from trainer.coach.source import citations, source_name
from trainer.coach.wording import count, day_name, local, percent
from trainer.dossier.model import Question
from trainer.dossier.prints import answer_text
from trainer.records import Entry, What
from trainer.ui.widgets.box import TextBox

Line = Content | str


def described(coach: Coach, sort: str, key: str) -> Content:
    """Return all there is to say of a question, an actor, an event or a briefing's page."""
    tellers: dict[str, Callable[[Coach, str], list[Line]]] = {
        "question": _question,
        "actor": _actor,
        "event": _event,
        "briefing": _briefing,
    }
    lines = tellers[sort](coach, key) if sort in tellers else []
    return Content("\n").join(line if isinstance(line, Content) else Content(line) for line in lines)


def _question(coach: Coach, key: str) -> list[Line]:
    question = coach.desk.questions.get(key)
    if question is None:
        return ["This question is not in the dossier any more."]
    lines: list[Line] = [Content.styled(question.ask, "bold"), "", f"→ {answer_text(question)}"]
    names = {source.id: source_name(source) for source in coach.dossier.sources}
    for reading in question.readings:
        lines.append(f"  {names.get(reading.source, reading.source)}: {answer_text(reading.question)}")
    lines += ["", question.why] if question.why else []
    claim = [question.status, question.held_by, *citations(coach.dossier, question.cite)]
    lines += ["", Content.styled(" · ".join(bit for bit in claim if bit), "$quiet")]
    lines += ["", *_schedule(coach, question)]
    return lines


def _schedule(coach: Coach, question: Question) -> list[Line]:
    record = coach.record(question.id)
    card, desk = record.card, coach.desk
    weight = {3: "must know", 2: "should know", 1: "detail"}[question.weight]
    state = f"{question.kind} · {weight} · {question.id}"
    if card is None or not card.answers:
        told: list[Line] = ["Never asked yet."]
    else:
        due = f"due {day_name(card.due_at, desk.clock(), desk.day)}" if card.due_at else "new again"
        told = [f"{count(card.answers, 'answer')}, {percent(card.right / card.answers)} right · {due}"]
    signs = _signs(coach, question.id)
    return [
        Content.styled(state, "$quiet"),
        *told,
        *([", ".join(signs)] if signs else []),
        *_history(coach, record.entries),
    ]


def _signs(coach: Coach, key: str) -> list[str]:
    card = coach.record(key).card
    if card is None:
        return []
    states = {
        "suspended": card.suspended,
        "flagged": card.flagged,
        "not today": card.buried_until is not None and card.buried_until > coach.desk.clock(),
    }
    return [word for word, on in states.items() if on]


def _history(coach: Coach, entries: tuple[Entry, ...]) -> list[Line]:
    voided = {entry.ref for entry in entries if entry.what is What.VOID}
    lines: list[Line] = []
    for entry in reversed(entries[-20:]):
        at = local(entry.at, coach.desk.zone)
        said = f"{entry.mark}: {entry.typed}" if entry.what is What.ANSWER else entry.what.value
        undone = " (undone)" if entry.id in voided else ""
        lines.append(Content.styled(f"{at:%d %b %H:%M}  {' '.join(said.split())}{undone}", "$quiet"))
    return lines


def _actor(coach: Coach, key: str) -> list[Line]:
    actor = next((row for row in coach.dossier.actors if row.id == key), None)
    if actor is None:
        return []
    lines: list[Line] = [
        Content.styled(actor.name, "bold"),
        " · ".join(bit for bit in (actor.kind, actor.role, actor.side) if bit),
    ]
    lines += [f"Also written: {', '.join(actor.aliases)}"] if actor.aliases else []
    lines += ["", actor.about, Content.styled("; ".join(citations(coach.dossier, actor.cite)), "$quiet"), ""]
    lines += [f"{event.date}: {event.title}" for event in coach.dossier.events if key in event.actors]
    asked = [question for question in coach.desk.questions.values() if key in question.actors]
    return [*lines, "", f"{count(len(asked), 'question')}: s studies them"] if asked else lines


def _event(coach: Coach, key: str) -> list[Line]:
    event = next((row for row in coach.dossier.events if row.id == key), None)
    if event is None:
        return []
    worked_out = "worked out, not reported" if event.inferred else ""
    when = ", ".join(bit for bit in (str(event.date), event.time, worked_out) if bit)
    lines: list[Line] = [Content.styled(event.title, "bold"), f"{when} · {event.thread}", "", event.detail]
    names = {source.id: source_name(source) for source in coach.dossier.sources}
    for reading in event.readings:
        told = ", ".join(str(bit) for bit in (reading.date, reading.time, reading.note) if bit)
        lines.append(f"  {names.get(reading.source, reading.source)}: {told} ¶ {', '.join(reading.cite)}")
    return [*lines, Content.styled("; ".join(citations(coach.dossier, event.cite)), "$quiet")]


def _briefing(coach: Coach, key: str) -> list[Line]:
    name, _, number = key.rpartition("/")
    briefing = coach.briefing(name)
    page = briefing.pages[int(number)] if briefing else None
    return [Content.styled(page.title, "bold"), "", page.body] if page else []


class EntryScreen(TextBox):
    """One thing, with what can be done about it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "study", "Study"),
        Binding("at", "suspend", "Suspend"),
        Binding("e", "flag", "Flag"),
        Binding("b", "bury", "Not today"),
        Binding("r", "reset", "Reset"),
        Binding("c", "sources", "Sources"),
        Binding("u", "undo", "Undo"),
    ]

    def __init__(self, coach: Coach, sort: str, key: str) -> None:
        super().__init__()
        self._coach, self._sort, self._key = coach, sort, key
        self._done = 0

    def heading(self) -> str:
        """Return the window's heading, with the state of a question, which may be out of sight below."""
        signs = _signs(self._coach, self._key) if self._sort == "question" else []
        return " · ".join([self._sort.capitalize(), *signs])

    def text(self) -> Content:
        """Return all there is to say of it."""
        return described(self._coach, self._sort, self._key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done about a thing of this sort."""
        if action == "undo":
            return self._done > 0
        if action in ("suspend", "flag", "bury", "reset", "sources"):
            return self._sort == "question"
        return action != "study" or self._sort in ("question", "actor", "event")

    def _ids(self) -> list[str]:
        if self._sort == "question":
            return [self._key]
        rows = self._coach.desk.questions.values()
        return [row.id for row in rows if self._key in (row.actors if self._sort == "actor" else row.events)]

    def action_study(self) -> None:
        """Ask the questions about it now."""
        from trainer.ui.screens.study import StudyScreen

        session = self._coach.begin_with(self._ids())
        if session is None:
            self.notify("There is no question about it that can be asked.", markup=False)
        else:
            self.app.switch_screen(StudyScreen(self._coach, session))

    def action_suspend(self) -> None:
        """Suspend the question, or end its suspension."""
        self._coach.suspend(self._key)
        self._changed(1)

    def action_flag(self) -> None:
        """Flag the question, or take the flag away."""
        self._coach.flag(self._key)
        self._changed(1)

    def action_bury(self) -> None:
        """Hide the question until the next study day, or no longer."""
        self._coach.bury(self._key)
        self._changed(1)

    def action_reset(self) -> None:
        """Make the question new again."""
        self._coach.reset(self._key)
        self._changed(1)

    def action_undo(self) -> None:
        """Take back what was done in this window, one thing at a time."""
        if self._coach.undo():
            self._changed(-1)

    def _changed(self, by: int) -> None:
        self._done += by
        self.tell()
        self.refresh_bindings()

    def action_sources(self) -> None:
        """Show what the citations point to."""
        from trainer.ui.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self._coach, self._coach.desk.questions.get(self._key)))

"""What is shown after an answer: verdict, answer, what differs, why, whose claim it is, and when it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from trainer.coach.answer import Revealed
from trainer.coach.source import citations, source_names
from trainer.coach.wording import day_name, span
from trainer.dossier.model import Dossier, OpenQuestion, Question
from trainer.dossier.prints import answer_text
from trainer.grading import Mark, Part
from trainer.memory import Rating, StudyDay
from trainer.ui.widgets.choices import CORRECTION
from trainer.ui.widgets.flow import flow, hanging

SIGNS = {
    Mark.CORRECT: ("✓ Right", "$text-success bold"),
    Mark.CLOSE: ("≈ Close", "$text-warning bold"),
    Mark.WRONG: ("✗ Wrong", "$text-error bold"),
}
PART_SIGNS = {"right": "✓", "close": "≈", "wrong": "✗", "missing": "–", "misplaced": "↕"}
TONES = {"hostile": "hostile question", "false-premise": "rests on a wrong premise"}
RATINGS = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}


class Reveal(Static):
    """The verdict on one answer with everything that belongs to it."""

    def tell(self, revealed: Revealed, dossier: Dossier, now: datetime, day: StudyDay, width: int) -> None:
        """Show a verdict in ``width`` cells."""
        blocks = [
            _verdict(revealed),
            _difference(revealed),
            _parts(revealed.verdict.parts, _corrections(revealed.asked.question), width),
            _readings(revealed, dossier),
            _changed(revealed, source_names(dossier)),
            Content(revealed.asked.question.why),
            _claim(revealed, dossier),
            ratings(revealed, now, day, width),
        ]
        self.update(Content("\n").join(block for block in blocks if block))


def _verdict(revealed: Revealed) -> Content:
    mark = Mark.CORRECT if revealed.overruled else revealed.verdict.mark
    sign, style = SIGNS[mark]
    head = Content.assemble((sign, style), "  ", (revealed.verdict.expected, "bold"))
    if revealed.verdict.parts:
        head = Content.assemble((sign, style), f"  {round(revealed.verdict.score * 100)} % of it")
    typed = "" if revealed.verdict.parts else " ".join(revealed.typed.split())
    said = f"you wrote: {typed[:60]}{'…' if len(typed) > 60 else ''} · " if typed else ""
    took = Content.styled(f"   {said}{span(revealed.seconds)}", "$quiet")
    note = Content.styled("  (you say that you were right)", "$quiet") if revealed.overruled else Content("")
    return head + took + note


def _difference(revealed: Revealed) -> Content:
    return Content("" if revealed.overruled else revealed.verdict.difference)


def _corrections(question: Question) -> set[str]:
    """Return the key points, of any reading, that put a wrong premise right."""
    versions = (question, *(reading.question for reading in question.readings))
    points = [point for version in versions if isinstance(version, OpenQuestion) for point in version.points]
    return {point.text for point in points if point.corrects}


def _parts(parts: tuple[Part, ...], corrections: set[str], width: int) -> Content:
    lines = []
    for part in parts:
        note = Content.styled(f"  {part.note}", "$quiet") if part.note else Content("")
        text = CORRECTION + Content(part.text) if part.text in corrections else Content(part.text)
        lines.append(hanging(Content(f"  {PART_SIGNS[part.mark]} "), text + note, width))
    return Content("\n").join(lines)


def _readings(revealed: Revealed, dossier: Dossier) -> Content:
    """Return what each source says, side by side, where they differ."""
    sources = source_names(dossier)
    lines = []
    for reading in revealed.asked.question.readings:
        marks = Content.styled(f" ¶ {', '.join(reading.cite)}", "$quiet")
        note = Content.styled(f" · {reading.note}", "$quiet") if reading.note else Content("")
        line = Content(f"  {sources.get(reading.source, reading.source)}: {answer_text(reading.question)}")
        lines.append(line + marks + note)
    return Content("\n").join(lines)


def _changed(revealed: Revealed, names: Mapping[str, str]) -> Content:
    old = revealed.asked.changed_from
    if not old:
        return Content("")
    new = answer_text(revealed.asked.question, names)
    return Content.styled(f"The answer was changed since you last met it: {old} → {new}", "$text-warning")


def _claim(revealed: Revealed, dossier: Dossier) -> Content:
    question = revealed.asked.question
    tone = TONES[question.tone] if isinstance(question, OpenQuestion) and question.tone else ""
    bits = [tone, question.status, question.held_by, f"as of {question.as_of}" if question.as_of else ""]
    bits += citations(dossier, question.cite)
    return Content.styled(" · ".join(bit for bit in bits if bit), "$quiet")


def ratings(revealed: Revealed, now: datetime, day: StudyDay, width: int) -> Content:
    """Return the four ratings with when each would bring the question back."""
    cells = []
    for rating, name in RATINGS.items():
        when = "this session" if rating is Rating.AGAIN else day_name(revealed.dues[rating], now, day)
        press = Style.from_meta({"@click": f"screen.rate({int(rating)})"})
        text = f" {int(rating)} {name} {when} "
        chosen = "bold reverse" if rating == revealed.rating else ""
        cells.append(Content.styled(text, chosen).stylize(press))
    return flow(cells, width, gap=0)

"""All there is to say of one thing of the dossier, set in a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content

from trainer.coach.coach import Coach
from trainer.coach.differences import columns
from trainer.coach.page import citations_in, parted
from trainer.coach.source import citations, source_names
from trainer.coach.standing import standing_of
from trainer.coach.wording import count, day_name, local, percent
from trainer.dossier.model import Mediation, Question
from trainer.dossier.prints import answer_text
from trainer.records import Entry, What
from trainer.ui.widgets.beside import listed
from trainer.ui.widgets.standing import told

Line = Content | str


def described(coach: Coach, sort: str, key: str, width: int) -> Content:
    """Return all there is to say of a question, a row of a reference table or a briefing's page."""
    tellers: dict[str, Callable[[Coach, str, int], list[Line]]] = {
        "question": _question,
        "actor": _actor,
        "event": _event,
        "motive": _motive,
        "mediation": _mediation,
        "difference": _difference,
        "briefing": _briefing,
    }
    lines = tellers[sort](coach, key, width) if sort in tellers else []
    return Content("\n").join(line if isinstance(line, Content) else Content(line) for line in lines)


def asked_about(coach: Coach, sort: str, key: str) -> list[str]:
    """Return the ids of the questions about a thing; of a question its own."""
    if sort == "question" or key in coach.desk.questions:
        return [key]
    return [row.id for row in coach.desk.questions.values() if key in getattr(row, f"{sort}s", ())]


def cited_by(coach: Coach, sort: str, key: str) -> list[str]:
    """Return the paragraphs that a row of a reference table or a briefing's page cites."""
    dossier = coach.dossier
    if sort == "briefing":
        name, _, number = key.rpartition("/")
        briefing = coach.briefing(name)
        return citations_in(briefing.pages[int(number)].body) if briefing else []
    rows: dict[str, Callable[[], Iterable[tuple[str, tuple[str, ...]]]]] = {
        "actor": lambda: [(row.id, row.cite) for row in dossier.actors],
        "event": lambda: [(row.event.id, row.cite) for row in coach.tables.timeline()],
        "motive": lambda: [(row.motive.id, row.cite) for row in coach.tables.motives()],
        "mediation": lambda: [(row.id, row.cite) for row in dossier.mediations],
        "difference": lambda: [(row.id, row.cite) for row in coach.tables.differences()],
    }
    return next((list(cite) for name, cite in (rows[sort]() if sort in rows else ()) if name == key), [])


def signs(coach: Coach, key: str) -> list[str]:
    """Return the states of a question: suspended, flagged, not today."""
    card = coach.cards.record(key).card
    if card is None:
        return []
    states = {
        "suspended": card.suspended,
        "flagged": card.flagged,
        "not today": card.buried_until is not None and card.buried_until > coach.desk.clock(),
    }
    return [word for word, on in states.items() if on]


def _question(coach: Coach, key: str, width: int) -> list[Line]:
    question = coach.desk.questions.get(key)
    if question is None:
        return ["This question is not in the dossier any more."]
    names = _names(coach)
    lines: list[Line] = [Content.styled(question.ask, "bold"), "", f"→ {answer_text(question, names)}"]
    for reading in question.readings:
        lines.append(f"  {names.get(reading.source, reading.source)}: {answer_text(reading.question)}")
    lines += ["", question.why] if question.why else []
    claim = [question.status, question.held_by, *citations(coach.dossier, question.cite)]
    lines += ["", _quiet(" · ".join(bit for bit in claim if bit))]
    lines += ["", *_schedule(coach, question)]
    return lines


def _schedule(coach: Coach, question: Question) -> list[Line]:
    record = coach.cards.record(question.id)
    card, desk = record.card, coach.desk
    weight = {3: "must know", 2: "should know", 1: "detail"}[question.weight]
    state = f"{question.kind} · {weight} · {question.id}"
    if card is None or not card.answers:
        said: list[Line] = ["Never asked yet."]
    else:
        due = f"due {day_name(card.due_at, desk.clock(), desk.day)}" if card.due_at else "new again"
        said = [f"{count(card.answers, 'answer')}, {percent(card.right / card.answers)} right · {due}"]
    states = signs(coach, question.id)
    return [_quiet(state), *said, *([", ".join(states)] if states else []), *_history(coach, record.entries)]


def _history(coach: Coach, entries: tuple[Entry, ...]) -> list[Line]:
    voided = {entry.ref for entry in entries if entry.what is What.VOID}
    lines: list[Line] = []
    for entry in reversed(entries[-20:]):
        at = local(entry.at, coach.desk.zone)
        said = f"{entry.mark}: {entry.typed}" if entry.what is What.ANSWER else entry.what.value
        undone = " (undone)" if entry.id in voided else ""
        lines.append(_quiet(f"{at:%d %b %H:%M}  {' '.join(said.split())}{undone}"))
    return lines


def _actor(coach: Coach, key: str, width: int) -> list[Line]:
    row = coach.tables.profile(key)
    if row is None:
        return []
    actor = row.actor
    lines: list[Line] = [
        Content.styled(actor.name, "bold"),
        " · ".join(dict.fromkeys(bit for bit in (actor.kind, actor.role, actor.side) if bit)),
    ]
    lines += [_quiet(f"Also written: {', '.join(actor.aliases)}")] if actor.aliases else []
    lines += ["", actor.about] if actor.about else []
    lines += _cited(coach, actor.cite)
    events = [Content.assemble((f"{event.date}: ", "$quiet"), event.title) for event in row.events]
    lines += _part("What happened", events, width)
    lines += _part("Said and did", [_said_and_did(each) for each in row.mediations], width)
    views = [Content.assemble(motive.title, (_hedge(motive.confidence), "$quiet")) for motive in row.motives]
    lines += _part("Holds on the motives", views, width)
    names = source_names(coach.dossier)
    claims = [Content.assemble((f"{each.ask} ", "$quiet"), f"→ {answer_text(each, names)}") for each in row.claims]
    lines += _part("Said, in answer to", claims, width)
    return [*lines, *_asked(coach, row.standing.questions, width)]


def _event(coach: Coach, key: str, width: int) -> list[Line]:
    event = next((row for row in coach.dossier.events if row.id == key), None)
    if event is None:
        return []
    worked_out = "worked out, not reported" if event.inferred else ""
    when = ", ".join(bit for bit in (str(event.date), event.time, worked_out) if bit)
    where = [event.place] if event.place else []
    lines: list[Line] = [
        Content.styled(event.title, "bold"),
        " · ".join([when, *where, event.thread]),
        *(["", event.detail] if event.detail else []),
        *_cited(coach, event.cite),
    ]
    names = _names(coach)
    readings = []
    for reading in event.readings:
        said = ", ".join(str(bit) for bit in (reading.date, reading.time, reading.note) if bit)
        name = names.get(reading.source, reading.source)
        readings.append(Content.assemble((f"{name}: ", "bold"), f"{said} ", (_marks(reading.cite), "$quiet")))
    lines += _part("The sources differ", readings, width)
    actors = [row.name for row in coach.dossier.actors if row.id in event.actors]
    lines += ["", Content.assemble(("Who  ", "$accent"), ", ".join(actors))] if actors else []
    return [*lines, *_asked(coach, asked_about(coach, "event", key), width)]


def _motive(coach: Coach, key: str, width: int) -> list[Line]:
    row = next((row for row in coach.dossier.motives if row.id == key), None)
    if row is None:
        return []
    lines: list[Line] = [Content.styled(row.title, "bold"), f"held by {', '.join(row.holders) or 'nobody named'}"]
    lines += [_evidence(row.confidence, "$quiet")] if row.confidence else []
    lines += _part("For", [_evidence(text) for text in row.evidence_for], width)
    lines += _part("Against", [_evidence(text) for text in row.evidence_against], width)
    lines += ["", *_cited(coach, row.cite)]
    return [*lines, *_asked(coach, asked_about(coach, "motive", key), width)]


def _mediation(coach: Coach, key: str, width: int) -> list[Line]:
    row = next((row for row in coach.tables.mediations() if row.mediation.id == key), None)
    if row is None:
        return []
    told_by = ", ".join(bit for bit in (row.spokesperson, row.office) if bit)
    date = str(row.mediation.date or "no date given")
    lines: list[Line] = [
        Content.styled(row.mediator, "bold"),
        " · ".join(bit for bit in (told_by, date) if bit),
        *_part("Said", [Content(row.mediation.said)] if row.mediation.said else [], width),
        *_part("Did", [Content(row.mediation.did)] if row.mediation.did else [], width),
        "",
        *_cited(coach, row.cite),
    ]
    return [*lines, *_asked(coach, row.standing.questions, width)]


def _difference(coach: Coach, key: str, width: int) -> list[Line]:
    row = next((row for row in coach.tables.differences() if row.id == key), None)
    if row is None:
        return []
    lines: list[Line] = [Content.styled(row.title, "bold")]
    for name, versions in zip(columns(coach.desk), row.said, strict=True):
        said = [Content.assemble(each.text, (f" {_marks(each.cite)}", "$quiet")) for each in versions]
        lines += _part(name, said or [Content("says nothing of it")], width)
    lines += _part("Safe to say", [Content(row.safe)] if row.safe else [], width)
    lines += ["", *_cited(coach, row.cite)]
    return [*lines, *_asked(coach, row.standing.questions, width)]


def _briefing(coach: Coach, key: str, width: int) -> list[Line]:
    name, _, number = key.rpartition("/")
    briefing = coach.briefing(name)
    page = briefing.pages[int(number)] if briefing else None
    return [Content.styled(page.title, "bold"), "", page.body] if page else []


def _part(title: str, lines: list[Content], width: int) -> list[Line]:
    return ["", Content.styled(title, "$accent"), listed(lines, width)] if lines else []


def _asked(coach: Coach, questions: Iterable[str], width: int) -> list[Line]:
    standing = standing_of(coach.desk, questions)
    asks = [Content(coach.desk.questions[key].ask) for key in standing.questions]
    return _part(told(standing).capitalize().rstrip("."), asks, width) or ["", _quiet(told(standing))]


def _said_and_did(row: Mediation) -> Content:
    date = f"{row.date}: " if row.date else ""
    return Content.assemble((date, "$quiet"), " ".join(bit for bit in (row.said, row.did) if bit))


def _evidence(text: str, style: str = "") -> Content:
    said, cite = parted(text)
    return Content.assemble((said, style), (f" {_marks(cite)}" if cite else "", "$quiet"))


def _hedge(confidence: str) -> str:
    said, _ = parted(confidence)
    return f" – {said}" if said else ""


def _marks(cite: Iterable[str]) -> str:
    return f"¶{', '.join(cite)}"


def _cited(coach: Coach, cite: Iterable[str]) -> list[Line]:
    said = "; ".join(citations(coach.dossier, cite))
    return [_quiet(said)] if said else []


def _names(coach: Coach) -> dict[str, str]:
    return source_names(coach.dossier)


def _quiet(text: str) -> Content:
    return Content.styled(text, "$quiet")

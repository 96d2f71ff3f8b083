"""A rehearsal's result to keep or to send: as plain text, as Markdown, and as one HTML file that loads nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from trainer.coach.outcome import WEIGHTS, Missed, Outcome, Portion
from trainer.coach.rehearsal import command
from trainer.coach.scores import FEWEST
from trainer.coach.sheet_markdown import literal
from trainer.coach.web import page, plain
from trainer.coach.wording import count, local, percent, span

COLUMNS = 92
OTHER = {"decks": "other decks", "weights": "other weights", "countdown": "another countdown"}
STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.45 system-ui, sans-serif; max-width: 46rem; margin: 1rem auto; padding: 0 1rem;
  overflow-wrap: anywhere; }
h1 { font-size: 1.3em; margin: 0; }
h2 { font-size: 1.05em; margin: 1.2em 0 .4em; border-bottom: 1px solid; break-after: avoid; }
li { margin: .5em 0; break-inside: avoid; }
table { border-collapse: collapse; }
td { padding: 0 1em 0 0; }
td + td { text-align: right; font-variant-numeric: tabular-nums; }
small { opacity: .75; }
b, span { unicode-bidi: isolate; }
@page { size: A4; margin: 14mm; }
"""


def headline(told: Outcome, zone: str) -> list[str]:
    """Return what the result is, in a few sentences."""
    at = local(told.session.started_at, zone)
    state = told.fingerprint[:8] or "unknown"
    if told.within:
        state += f", edited in the middle of it to {told.ended_on[:8]}"
    lines = [
        f"{told.title}, {at:%a} {at.day} {at:%B %Y, %H:%M} ({zone})",
        f"Rehearsal {told.session.id[:8]}, seed {told.session.seed}, dossier {state}",
        f"Score {percent(told.score)}, weighted by what must be known, over {count(told.answered, 'question')} answered"
        + (f" of {told.planned}" if told.answered < told.planned else "")
        + f" in {span(told.seconds)}"
        + (f"; time was up at {told.late}" if told.late else ""),
    ]
    lines += [_compared(told)] if told.answered else []
    if told.dossier_changed and told.changed:
        what = "1 question of the two is" if told.changed == 1 else f"{told.changed} questions of the two are"
        lines.append(f"The dossier has changed since the last one: {what} not as before.")
    elif told.dossier_changed:
        lines.append("The dossier has changed since the last one, but not the questions of these two.")
    return [*lines, f"The same set again: {command(told.session)}"]


def _compared(told: Outcome) -> str:
    """Return how the score compares with those before on the same ground, or why there is none to compare it with."""
    if told.last is None and told.unlike:
        other = " and ".join(OTHER[name] for name in told.unlike)
        return f"The first of its sort: the last {told.title.lower()} had {other}, and is not compared."
    if told.last is None:
        return "The first of its sort: there is none before to compare it with."
    points = round(told.score * 100) - round(told.last.score * 100)
    change = f"{points:+d} points on the last" if points else "As the last"
    said = f"{change} with the same decks, weights and countdown ({percent(told.last.score)})"
    if told.best and (told.earlier > 1 or told.best != told.last):
        many = f"the best of {told.earlier} before" if told.earlier > 1 else "the one before"
        said += f"; {many} with {FEWEST} questions or more: {percent(told.best.score)}"
    return f"{said}; over other numbers of questions" if told.other_numbers else said


def tables(told: Outcome) -> list[tuple[str, tuple[Portion, ...]]]:
    """Return the parts of the score with their headings."""
    return [("By deck", told.by_deck), ("By kind", told.by_kind), ("By weight", told.by_weight)]


def said(missed: Missed) -> str:
    """Return what was said, as one line, with its parts as apart as those of the answer; a gap left empty is a dash."""
    lines = [" ".join(line.split()) for line in missed.typed.split("\n")]
    if missed.kind == "cloze" and any(lines):
        lines = [line or "—" for line in [*lines, *[""] * missed.gaps][: missed.gaps or len(lines)]]
    text = (" " if missed.kind == "open" else "; ").join(filter(None, lines)) or "nothing"
    return f"{text} (time was up)" if missed.late else text


def as_text(told: Outcome, zone: str) -> str:
    """Return the result as lines of at most 92 letters."""
    lines = [told.dossier, *(part for line in headline(told, zone) for part in _wrapped(line))]
    for title, rows in tables(told):
        lines += ["", title.upper(), *(f"  {percent(row.score):>5}  {row.questions:>3}  {row.title}" for row in rows)]
    lines += ["", "MISSED" if told.missed else "NOTHING MISSED"]
    for number, missed in enumerate(told.missed, 1):
        for lead, text in (
            (f"{number:>2}  ", f"{missed.ask} ({WEIGHTS[missed.weight]}, {percent(missed.score)})"),
            ("    you: ", said(missed)),
            ("    → ", "" if missed.left else missed.answer),
            *(("    ✓ ", point) for point in missed.made),
            *(("    – ", point) for point in missed.left),
            ("    ", "; ".join(missed.sources)),
        ):
            lines += textwrap.wrap(text, COLUMNS, initial_indent=lead, subsequent_indent=" " * len(lead))
    return "\n".join(lines)


def _wrapped(line: str) -> list[str]:
    # a command would not be the same with its options torn at their dashes
    return textwrap.wrap(line, COLUMNS, break_on_hyphens=False)


def as_markdown(told: Outcome, zone: str) -> str:
    """Return the result as Markdown, in which no text of the dossier and nothing typed is markup."""
    lines = [f"# {literal(told.dossier)}", "", *(f"{literal(line)}  " for line in headline(told, zone))]
    for title, rows in tables(told):
        lines += ["", f"## {title}", "", "| | questions | score |", "|---|---:|---:|"]
        lines += [f"| {literal(row.title)} | {row.questions} | {percent(row.score)} |" for row in rows]
    lines += ["", "## Missed" if told.missed else "## Nothing missed", ""]
    for number, missed in enumerate(told.missed, 1):
        lines.append(f"{number}. {literal(missed.ask)} ({WEIGHTS[missed.weight]}, {percent(missed.score)})  ")
        parts = [f"You: {literal(said(missed))}"]
        parts += [f"✓ {literal(point)}" for point in missed.made] + [f"– {literal(point)}" for point in missed.left]
        parts += [] if missed.left else [f"**{literal(missed.answer)}**"]
        parts.append(literal("; ".join(missed.sources)))
        lines += [f"   {part}  " for part in parts if part]
    return "\n".join(lines)


def as_html(told: Outcome, zone: str) -> str:
    """Return the result as a whole HTML document that loads nothing."""
    body = [f"<h1>{plain(told.dossier)}</h1>", *(f"<p>{plain(line)}</p>" for line in headline(told, zone))]
    for title, rows in tables(told):
        cells = (
            f"<tr><td>{plain(row.title)}</td><td>{row.questions}</td><td>{percent(row.score)}</td></tr>" for row in rows
        )
        body += [f"<h2>{title}</h2>", "<table>", *cells, "</table>"]
    body += ["<h2>Missed</h2>" if told.missed else "<h2>Nothing missed</h2>", "<ol>", *map(_item, told.missed), "</ol>"]
    return page(f"{told.title} · {told.dossier}", STYLE, body)


def _item(missed: Missed) -> str:
    points = [*(f"✓ {point}" for point in missed.made), *(f"– {point}" for point in missed.left)]
    parts: Sequence[str] = (
        f"<b>{plain(missed.ask)}</b> <small>{WEIGHTS[missed.weight]}, {percent(missed.score)}</small>",
        f"<span>You: {plain(said(missed))}</span>",
        *(f"<span>{plain(point)}</span>" for point in points),
        "" if missed.left else f"<span>→ <b>{plain(missed.answer)}</b></span>",
        f"<small>{plain('; '.join(missed.sources))}</small>",
    )
    return f"<li>{'<br>'.join(part for part in parts if part)}</li>"

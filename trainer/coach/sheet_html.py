"""The last-look sheet as one HTML file: a page of A4 in two columns on paper, one column on a phone, no scripts."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.coach.sheet import Sheet
from trainer.coach.sheet_text import DIFFER, UNSAFE, mark
from trainer.coach.web import page, plain

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.4 system-ui, sans-serif; max-width: 42rem; margin: 1rem auto; padding: 0 1rem;
  overflow-wrap: anywhere; }
h1 { font-size: 1.3em; margin: 0; }
h2 { font-size: 1em; margin: 1em 0 .3em; border-bottom: 1px solid; break-after: avoid; }
p, ol, ul { margin: 0 0 .3em; }
ol, ul { padding-left: 1.4em; }
li { margin: .2em 0; break-inside: avoid; }
b, i, span { unicode-bidi: isolate; }
i { font-style: normal; }
small { opacity: .75; white-space: nowrap; }
@page { size: A4; margin: 12mm; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 9.5pt; line-height: 1.3; max-width: none; margin: 0; padding: 0; }
  main { columns: 2; column-gap: 7mm; }
  h2:first-child { margin-top: .3em; }
  li { margin: .1em 0; }
}
"""


def as_html(told: Sheet) -> str:
    """Return the sheet as a whole HTML document that loads nothing."""
    facts = [f"{_part('span', fact.ask)} {_part('b', fact.answer)}{_mark(fact.cite)}" for fact in told.facts]
    days = [f"{_part('b', day.when)} {_part('span', day.title)}{_mark(day.cite)}" for day in told.days]
    people = [
        f"{_part('b', side + ':' if side else '')} "
        + "; ".join(f"{_part('i', who.told)}{_mark(who.cite)}" for who in rows)
        for side, rows in told.sides.items()
    ]
    cautions = [
        f"{_part('b', row.point + ':')} {_part('span', row.safe or UNSAFE)}{_mark(row.cite)}" for row in told.cautions
    ]
    body = [
        *_list(told.heading, facts, "ol"),
        *_list(told.days_heading, days),
        *_list("Who is who", people),
        *_list(DIFFER, cautions),
    ]
    legend = "; ".join(f"{_part('span', marks)} {_part('span', source)}" for marks, source in told.legend)
    header = [
        f"<header><h1>{plain(told.title)}</h1>",
        f"<p>Last look, {plain(told.made)}. {plain(told.note)}</p></header>",
    ]
    footer = f"<footer><p>{legend}</p></footer>"
    return page(told.title, STYLE, [*header, "<main>", *body, "</main>", footer])


def _list(title: str, items: list[str], tag: str = "ul") -> list[str]:
    if not items:
        return []
    return [f"<h2>{plain(title)}</h2>", f"<{tag}>", *(f"<li>{item}</li>" for item in items), f"</{tag}>"]


def _part(tag: str, text: str) -> str:
    return f"<{tag}>{plain(text)}</{tag}>" if text else ""


def _mark(cite: Iterable[str]) -> str:
    said = mark(cite)
    return f" <small>{plain(said)}</small>" if said else ""

"""The weak spots as text and as JSON, for scripts and for a look without a screen."""

from __future__ import annotations

import json
import textwrap
from datetime import datetime

from trainer.coach.source import citations
from trainer.coach.weak import Weak, WeakRow
from trainer.coach.wording import count, percent
from trainer.dossier.model import Dossier

COLUMNS = 92
INDENT = 16
WEIGHTS = {3: "must", 2: "should", 1: "detail"}


def as_json(told: Weak, dossier: Dossier, at: datetime, limit: int | None) -> str:
    """Return the weak spots as a JSON object, at most ``limit`` rows (None: all).

    Keys: ``dossier``, ``at`` (ISO 8601 in UTC), ``retention`` (0–1), ``questions``, ``never_met``, ``suspended``,
    ``weak`` (how many rows there are without a limit), ``expected_misses`` and ``expected_misses_of_met`` (sums of
    1 − chance) and ``rows`` (``rank``, ``id``, ``question``, ``text``, ``answer``, ``chance`` (0–1; 0 if never met),
    ``never_met``, ``weight`` (1–3), ``deck``, ``cite``, ``sources``, ``held_by``).
    """
    return json.dumps(
        {
            "dossier": told.title,
            "at": at.isoformat(),
            "retention": told.retention,
            "questions": told.questions,
            "never_met": told.new,
            "suspended": told.suspended,
            "weak": len(told.rows),
            "expected_misses": round(told.missed, 4),
            "expected_misses_of_met": round(told.missed_met, 4),
            "rows": [
                {
                    "rank": rank,
                    "id": row.question,
                    "question": row.ask,
                    "text": row.text,
                    "answer": row.answer,
                    "chance": round(row.chance, 4),
                    "never_met": row.new,
                    "weight": row.weight,
                    "deck": row.deck,
                    "cite": list(row.cite),
                    "sources": citations(dossier, row.cite),
                    "held_by": row.held_by,
                }
                for rank, row in enumerate(told.rows[:limit], 1)
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def as_text(told: Weak, dossier: Dossier, limit: int | None) -> str:
    """Return the weak spots as lines, at most ``limit`` rows (None: all)."""
    lines = [*textwrap.wrap(told.title, COLUMNS), *textwrap.wrap(summary(told), COLUMNS)]
    if not told.rows:
        lines.append(none_weak(told))
    for rank, row in enumerate(told.rows[:limit], 1):
        head = f"{rank:>3}  {figure(row):>4}  {WEIGHTS[row.weight]:<6} "
        sources = "; ".join(citations(dossier, row.cite))
        held = f"{row.held_by} · " if row.held_by else ""
        lines += ["", *_wrapped(head.ljust(INDENT + 2), f"{row.ask} {row.text}")]
        lines += _wrapped(" " * INDENT + "→ ", row.answer)
        lines += _wrapped(" " * INDENT + "  ", f"{held}{sources}")
    if limit is not None and len(told.rows) > limit:
        lines += ["", f"… and {len(told.rows) - limit} more; --count {len(told.rows)} shows all."]
    return "\n".join(lines)


def summary(told: Weak) -> str:
    """Return how many would be missed now, those never met said apart."""
    if not told.questions:
        return "There is no question to be missed."
    if not told.met:
        return f"You have met none of the {count(told.questions, 'question')} yet."
    parts = [f"{told.new} never met"] if told.new else []
    parts.append(f"{about(told.missed_met)} of the {told.met} met")
    suspended = f" ({told.suspended} suspended left out)" if told.suspended else ""
    return f"If it started now you would miss {about(told.missed)} of {told.questions}{suspended}: {', '.join(parts)}."


def none_weak(told: Weak) -> str:
    """Return what is said where nothing is weak."""
    return f"None is below {percent(told.retention)}, the chance of recall that you want."


def about(number: float) -> str:
    """Return an expected number in words that claim no more than it does: ``about 34``, ``fewer than 1``."""
    if number < 0.5:
        return "fewer than 1"
    return f"about {round(number)}"


def figure(row: WeakRow) -> str:
    """Return the chance of recall in at most four cells, ``new`` for what was never met."""
    return "new" if row.new else percent(row.chance)


def _wrapped(lead: str, text: str) -> list[str]:
    if not text.strip():
        return []
    return textwrap.wrap(text, COLUMNS, initial_indent=lead, subsequent_indent=" " * len(lead))

"""The figures of the progress screen as text and as JSON, for scripts and for a look without a screen."""

from __future__ import annotations

import json

from trainer.coach.progress import Progress
from trainer.coach.wording import count, local, percent, span


def as_json(told: Progress) -> str:
    """Return the figures as a JSON object.

    Keys: ``dossier``, ``answers``, ``right``, ``seconds``, ``recall_now`` (0–1), ``decks`` (``id``, ``title``,
    ``questions``, ``due``, ``new``, ``suspended``, ``recall_now``, ``scores``), ``sessions`` (``started_at``, ``mode``,
    ``decks``, ``asked``, ``score``, ``seconds``), ``days`` (``day``, ``answers``, ``right``, ``seconds``) and
    ``forecast`` (``day``, ``due``). Scores are means of first answers, 0–1; times are ISO 8601 in UTC.
    """
    return json.dumps(
        {
            "dossier": told.title,
            "answers": told.answers,
            "right": told.right,
            "seconds": round(told.seconds, 3),
            "recall_now": round(told.known, 4),
            "decks": [
                {
                    "id": deck.row.id,
                    "title": deck.row.title,
                    "questions": deck.row.questions,
                    "due": deck.row.due,
                    "new": deck.row.new,
                    "suspended": deck.row.suspended,
                    "recall_now": round(deck.row.known, 4),
                    "scores": [round(score, 4) for score in deck.scores],
                }
                for deck in told.decks
            ],
            "sessions": [
                {
                    "started_at": row.started_at.isoformat(),
                    "mode": row.mode,
                    "decks": row.decks,
                    "asked": row.asked,
                    "score": round(row.score, 4),
                    "seconds": round(row.seconds, 3),
                }
                for row in told.sessions
            ],
            "days": [
                {
                    "day": row.day.isoformat(),
                    "answers": row.answers,
                    "right": row.right,
                    "seconds": round(row.seconds, 3),
                }
                for row in told.days
            ],
            "forecast": [{"day": day.isoformat(), "due": number} for day, number in told.forecast],
        },
        ensure_ascii=False,
        indent=2,
    )


def as_text(told: Progress, zone: str) -> str:
    """Return the figures as a few lines, times in ``zone``."""
    lines = [told.title]
    if told.answers:
        share = percent(told.right / told.answers)
        lines.append(f"{count(told.answers, 'answer')}, {share} right, {span(told.seconds)} of study")
    else:
        lines.append("Nothing answered yet.")
    lines += ["", f"{'deck':<28} {'questions':>9} {'due':>4} {'new':>4} {'if asked now':>13}"]
    for deck in told.decks:
        row = deck.row
        lines.append(f"{row.title[:28]:<28} {row.questions:>9} {row.due:>4} {row.new:>4} {percent(row.known):>13}")
    if told.sessions:
        lines += ["", "sessions, newest first"]
    for session in told.sessions[:10]:
        at = local(session.started_at, zone)
        lines.append(f"{at:%Y-%m-%d %H:%M}  {percent(session.score):>5}  {session.asked:>3} asked  {session.decks}")
    return "\n".join(lines)

"""The figures of the progress screen as text and as JSON, for scripts and for a look without a screen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime

from trainer.coach.calibration import Calibration
from trainer.coach.progress import DeckScores, Progress
from trainer.coach.recalls import LATER
from trainer.coach.scores import Ends, Parts, Score, Trend
from trainer.coach.wording import count, local, percent, span

MIXED = {"decks": "decks", "weights": "weights", "countdown": "countdowns"}


def as_json(told: Progress) -> str:
    """Return the figures as a JSON object. Shares, chances and scores are 0–1, times ISO 8601 in UTC, spans seconds.

    Study and rehearsals are never in one figure. An interval (``at_least`` to ``at_most``) is Wilson's of 90 %.

    - ``dossier``; of study: ``answers``, ``right``, ``seconds``; ``recall_now``: the mean chance of recall over all
      questions, 0 for those never met; ``waiting``: how many questions are due that today has no room for.
    - ``decks``: ``id``, ``title``, ``questions``, ``met`` (studied), ``due`` (as home has it: what is asked today, so
      without what is ``waiting``), ``new``, ``suspended``, ``recall_now`` (over all its questions), ``recall_of_met``
      (over those met), ``recall_later`` (as below), ``scores`` (its part of the study sessions, oldest first),
      ``best``, ``last``, ``trend``, ``mixed``, and the last five again of its part of each sort of rehearsal, under
      ``rehearsal`` and ``hotseat``.
    - ``recall_later``: ``days`` from now and the ``recall`` of all questions by then, if nothing more is studied.
    - ``sessions`` (study) and ``rehearsals``, newest first: ``id``, ``started_at``, ``ended_at``, ``mode`` (in words),
      ``kind`` (as kept), ``decks`` (which), ``asked``, ``answers``, ``score``, ``weighted``, ``seconds`` (of the
      answers), ``seed``, ``towards`` (a briefing's id), ``ground`` (what was asked for: ``decks`` and ``weights``,
      empty for all, and the seconds of the ``countdown``), ``fingerprint`` (of the dossier at the start),
      ``dossier_changed`` (since the one of this sort before), ``dossier_changed_within`` (while a rehearsal was left),
      ``by_deck`` (``deck``, ``asked``, ``score``). A score is the mean of the first answers, in a rehearsal by weight
      where ``weighted``; one by deck is never weighted.
    - ``scores``: for ``study``, ``rehearsal`` and ``hotseat``: ``sessions`` (how many), ``best``, ``last``, ``trend``,
      ``mixed`` (which parts of the ``ground`` are not alike in all of them: ``decks``, ``weights``, ``countdown``).
      ``best`` is over at least 5 questions, null if no sitting had as many.
    - a ``trend``: ``by``, the mean of the last ``each`` (5, or half of fewer than 10) scores less that of as many
      before, each counted by its questions; ``dossier_changed`` between the first and the last of them; ``mixed``, as
      above, of these; null under 4.
    - ``days``, the calendar: ``day``, ``answers``, ``right``, ``seconds`` of each study day with answers.
    - ``forecast``: ``day`` and how many questions are ``due``, studied ones and those only missed in a rehearsal, for
      14 study days from today. Today holds all that is overdue: as many as the ``due`` of all decks and ``waiting``.
    - ``calibration``: ``answers`` of which a chance was told, ``right`` (recalled: not rated Again), ``told`` (the mean
      chance), ``share``, ``error`` (the expected calibration error, see `trainer.coach.calibration`), ``bins``
      (``low``, ``high``, ``answers``, ``right``, ``told``, ``share``, ``at_least``, ``at_most``), and ``decks``, the
      same for each (``deck``).
    - ``hours``: ``hour`` (0–23, on the clock where it was), ``answers``, ``right``, ``at_least``, ``at_most``.
    - ``hardest`` (lowest chance first) and ``missed`` (most often first): ``question``, ``ask``, ``deck``, ``chance``,
      ``lapses``, ``answers``, ``missed`` (answers not right, close ones among them), ``suspended``.
    - ``confidence``, of study: ``by`` (``all``, ``status``, ``deck``), ``group``, ``title``, ``answers``, ``right``,
      ``brier`` (see `trainer.coach.confidence`), ``levels`` (``id``, ``words``, ``chance``, ``answers``, ``right``,
      ``share``, ``at_least``, ``at_most``).
    """
    decks = [{"deck": deck, **_calibration(one)} for deck, one in told.calibration_by_deck.items()]
    return json.dumps(
        {
            "dossier": told.title,
            "answers": told.answers,
            "right": told.right,
            "seconds": round(told.seconds, 3),
            "recall_now": round(told.known, 4),
            "recall_later": _later(told.recall.later),
            "waiting": told.waiting,
            "decks": [_deck(row) for row in told.decks],
            "scores": {sort: {"sessions": len(one.rows), **_ends(one)} for sort, one in told.series.items()},
            "sessions": [_session(row) for row in told.sessions],
            "rehearsals": [_session(row) for row in told.rehearsals],
            "days": _plain(told.days),
            "forecast": [{"day": day.isoformat(), "due": number} for day, number in told.forecast],
            "calibration": {**_calibration(told.calibration), "decks": decks},
            "hours": _plain(told.hours),
            "hardest": _plain(told.hardest),
            "missed": _plain(told.missed),
            "confidence": _plain(told.confidence),
        },
        ensure_ascii=False,
        indent=2,
    )


def _plain(value: object) -> object:
    """Return a value of dataclasses as JSON can hold it, fractions with four digits."""
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return round(value, 4) if isinstance(value, float) else value


def _later(shares: tuple[float, ...]) -> list[dict[str, object]]:
    return [{"days": days, "recall": round(share, 4)} for days, share in zip(LATER, shares, strict=True)]


def _ends(series: Ends) -> dict[str, object]:
    return {
        "best": _plain(series.best),
        "last": _plain(series.last),
        "trend": _trend(series.trend),
        "mixed": _plain(series.mixed),
    }


def _trend(trend: Trend | None) -> dict[str, object] | None:
    if trend is None:
        return None
    return {
        "by": _plain(trend.by),
        "each": trend.each,
        "dossier_changed": trend.changed,
        "mixed": _plain(trend.mixed),
    }


def _deck(deck: DeckScores) -> dict[str, object]:
    return {
        "id": deck.row.id,
        "title": deck.row.title,
        "questions": deck.row.questions,
        "met": deck.recall.met,
        "due": deck.row.due,
        "new": deck.row.new,
        "suspended": deck.row.suspended,
        "recall_now": _plain(deck.row.known),
        "recall_of_met": _plain(deck.recall.of_met),
        "recall_later": _later(deck.recall.later),
        **_part(deck.series),
        **{sort: _part(series) for sort, series in deck.others.items()},
    }


def _part(series: Parts) -> dict[str, object]:
    return {"scores": [_plain(row.score) for row in series.rows], **_ends(series)}


def _session(row: Score) -> dict[str, object]:
    return {
        "id": row.id,
        "started_at": row.started_at.isoformat(),
        "ended_at": row.ended_at and row.ended_at.isoformat(),
        "mode": row.mode,
        "kind": row.kind,
        "decks": row.decks,
        "asked": row.asked,
        "answers": row.answers,
        "score": _plain(row.score),
        "weighted": row.weighted,
        "seconds": round(row.seconds, 3),
        "seed": row.seed,
        "towards": row.towards,
        "ground": {name: _plain(value) for name, value in row.ground._asdict().items()},
        "fingerprint": row.fingerprint,
        "dossier_changed": row.changed,
        "dossier_changed_within": row.within,
        "by_deck": [
            {"deck": deck, "asked": asked, "score": _plain(score)} for deck, (asked, score) in row.by_deck.items()
        ],
    }


def _calibration(told: Calibration) -> dict[str, object]:
    return {each.name: _plain(getattr(told, each.name)) for each in fields(told)}


def as_text(told: Progress, zone: str) -> str:
    """Return the figures as a few lines, times in ``zone``; the rest is in the JSON."""
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
    for series in told.series.values():
        if series.rows:
            lines += ["", f"{series.title.lower()}, newest first; {ends(series)}"]
        for sitting in series.rows[:-11:-1]:
            at = local(sitting.started_at, zone)
            note = "  (dossier edited before)" * sitting.changed + "  (dossier edited within)" * sitting.within
            share = percent(sitting.score)
            lines.append(f"{at:%Y-%m-%d %H:%M}  {share:>5}  {sitting.asked:>3} asked  {sitting.decks}{note}")
    if told.calibration.answers:
        lines += ["", f"recall told {percent(told.calibration.told)}, found {percent(told.calibration.share)}"]
    for group in told.confidence:
        if group.by == "all":
            lines.append(f"how sure, in study: Brier score {group.brier:.3f} of {count(group.answers, 'answer')}")
    return "\n".join(lines)


def ends(series: Ends) -> str:
    """Return the best, the last and the trend of a series in words; empty if it has no sitting."""
    if series.last is None:
        return ""
    said = f"last {percent(series.last)}"
    if series.best is not None:
        said = f"best {percent(series.best)}, {said}"
    if series.trend is not None:
        points, each = round(series.trend.by * 100), series.trend.each
        said += f", last {each} against the {each} before {points:+d} points"
        said += " (dossier edited in between)" * series.trend.changed
    return f"{said}; over various {named(series.mixed)}" if series.mixed else said


def named(mixed: Sequence[str]) -> str:
    """Return in words what is not alike in all of some sittings."""
    return " and ".join(MIXED[name] for name in mixed)

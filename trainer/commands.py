"""The commands that print: each takes what was said and the coach, and returns an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import TextIOWrapper
from types import SimpleNamespace
from typing import Any

from trainer.coach.coach import Coach
from trainer.errors import UsageError


def _stats(args: SimpleNamespace, coach: Coach) -> int:
    from trainer.coach.figures import as_json, as_text

    told = coach.progress()
    print(as_json(told) if args.json else as_text(told, coach.desk.zone))
    return 0


def _weak(args: SimpleNamespace, coach: Coach) -> int:
    from trainer.coach.weak_text import as_json, as_text

    if args.count is not None and args.count < 1:
        raise UsageError(f"--count {args.count}: it takes 1 question at the least.")
    if wrong := set(args.weight) - {1, 2, 3}:
        raise UsageError(f"--weight {min(wrong)}: a weight is 3 (must know), 2 (should know) or 1 (detail).")
    told = coach.weak(args.deck, args.weight)
    if args.json:
        print(as_json(told, coach.dossier, coach.desk.clock(), args.count))
    else:
        print(as_text(told, coach.dossier, args.count or 20))
    return 0


def _sheet(args: SimpleNamespace, coach: Coach) -> int:
    if args.size is not None and args.size < 1:
        raise UsageError(f"--size {args.size}: it takes 1 fact at the least.")
    told = coach.sheet(args.size)
    _as_file(args.form)
    if args.form == "html":
        from trainer.coach.sheet_html import as_html as render
    elif args.form == "md":
        from trainer.coach.sheet_markdown import as_markdown as render
    else:
        from trainer.coach.sheet_text import as_text as render
    print(render(told))
    return 0


def _report(args: SimpleNamespace, coach: Coach) -> int:
    told = coach.rehearsals.outcome(coach.rehearsals.find(args.session))
    _as_file(args.form)
    if args.form == "html":
        from trainer.coach.report import as_html as render
    elif args.form == "md":
        from trainer.coach.report import as_markdown as render
    else:
        from trainer.coach.report import as_text as render
    print(render(told, coach.desk.zone))
    return 0


def _export(args: SimpleNamespace, coach: Coach) -> int:
    from trainer.coach.export import exported

    if args.file is None:
        _as_file("jsonl")
        for line in exported(coach.desk):
            print(line)
        return 0
    try:
        with args.file.open("x", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in exported(coach.desk))
    except FileExistsError:
        raise UsageError(f"{args.file} is there already; name a file that is not.") from None
    print(f"Written to {args.file}.")
    return 0


def _as_file(form: str) -> None:
    """Write what is a file in UTF-8, which it says or implies, whatever a terminal here would want."""
    if form != "txt" and isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")


def _set(args: SimpleNamespace, coach: Coach) -> int:
    if args.name and args.value is not None:
        coach.set(args.name, args.value)
    elif args.name:
        raise UsageError(f"“crisis-trainer set {args.name}” needs a value too.")
    for name, value in coach.settings_listed():
        print(f"{name:<15} {value}")
    return 0


def _accepted(args: SimpleNamespace, coach: Coach) -> int:
    from trainer.coach.wording import count

    if args.take_back:
        print(f"Taken back: {count(coach.take_back(args.take_back), 'spelling')}.")
        return 0
    if args.patch:
        text, left = coach.accepted_patch()
        sys.stdout.write(text)
        for spelling in left:
            part = f" ({spelling.part})" if spelling.part else ""
            print(f"crisis-trainer: {spelling.question}{part} has no place for “{spelling.typed}”.", file=sys.stderr)
        if not text:
            print("crisis-trainer: nothing is accepted that this dossier has a place for.", file=sys.stderr)
        return 0 if text else 1
    rows = coach.accepted()
    for number, row in enumerate(rows, 1):
        part = f" ({row.part})" if row.part else ""
        print(f"{number:>3}  {row.question}{part}: “{row.typed}” for “{row.instead_of}”")
    if not rows:
        print("None. After an answer, “!” says that you were right, and “a” accepts what you wrote from then on.")
    return 0


def _briefing(args: SimpleNamespace, coach: Coach) -> int:
    names = ("title", "zone", "goal", "minutes", "per", "sleep", "lead", "weights", "days", "hours")
    wanted: dict[str, Any] = {name: getattr(args, name, None) for name in names}
    wanted["decks"] = getattr(args, "covers", None)
    if args.verb == "set":
        rows = [coach.planner.put(args.when, **wanted)]
    elif args.verb == "edit":
        rows = [coach.planner.edit(args.key, **wanted)]
    elif args.verb == "postpone":
        rows = [coach.planner.edit(args.key, args.when)]
    elif args.verb == "done":
        rows = [coach.planner.edit(args.key, done=True)]
    elif args.verb == "drop":
        row = coach.planner.find(args.key)
        coach.planner.drop(row)
        print(f"{row.id} is off the list.")
        return 0
    else:
        rows = list(coach.planner.rows())
    for row in rows:
        first, *rest = coach.planner.told(row)
        print("\n  ".join([f"{row.id}  {first}", *rest]))
    if not rows:
        print("No briefing is set. “crisis-trainer briefing set 'Thu 26 Nov 09:00'” sets one.")
    return 0


def _orphans(args: SimpleNamespace, coach: Coach) -> int:
    from trainer.coach.wording import count

    if args.restore:
        coach.cards.restore(*args.restore)
        print(f"{args.restore[1]} has the history of {args.restore[0]} now.")
    elif args.purge:
        print(f"Deleted: {count(coach.cards.purge(args.purge), 'log row')}.")
    else:
        rows = coach.cards.orphans()
        for card in rows:
            print(f"{card.question}  {count(card.answers, 'answer')}")
        if not rows:
            print("No history has lost its question.")
    return 0


VERBS: dict[str, Callable[[SimpleNamespace, Coach], int]] = {
    "stats": _stats,
    "weak": _weak,
    "sheet": _sheet,
    "set": _set,
    "orphans": _orphans,
    "accepted": _accepted,
    "briefing": _briefing,
    "report": _report,
    "export": _export,
}

"""The command line: parses, calls, prints, and returns an exit code (0 fine, 1 failure, 2 usage)."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from trainer.errors import TrainerError, UsageError
from trainer.paths import Paths, find_paths

if TYPE_CHECKING:
    from trainer.coach.coach import Coach
    from trainer.coach.rehearsal import Terms
    from trainer.coach.session import Session
    from trainer.ui.app import Opening

SCREENS = (None, "study", "rehearse", "brief")
"""The commands that open a screen; without one it is home."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; what goes wrong is said in a sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # a terminal that knows no é or → is no reason to fail
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(_parsed(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
        return code
    except TrainerError as error:
        print(f"crisis-trainer: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("\ncrisis-trainer: stopped; everything answered is kept.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # whoever read our output has left; python would complain once more while it closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error)
        print(f"crisis-trainer: {what}.", file=sys.stderr)
        return 1


def _parsed(argv: Sequence[str]) -> SimpleNamespace:
    """Return what was said; the plain start, which has nothing to parse, does not pay for a parser."""
    if not argv:
        return SimpleNamespace(command=None)
    from trainer.usage import parser

    return SimpleNamespace(**vars(parser().parse_args(argv)))


def _run(args: SimpleNamespace) -> int:
    paths = find_paths(getattr(args, "data_dir", None))
    decks = [args.decks] if hasattr(args, "decks") else []
    for folder in decks:
        if not os.path.isdir(folder):  # noqa: PTH112 - a path that cannot be walked is no folder, and no error
            raise UsageError(f"--decks {folder}: there is no such folder.")
    if args.command == "check":
        return _check(args, paths, decks)
    if args.command == "where":
        return _where(paths)
    if args.command in SCREENS:
        return _screen(args, paths, decks)
    from trainer.commands import VERBS

    with _opened(paths, decks) as coach:
        for notice in coach.desk.notices:
            print(f"crisis-trainer: {notice}", file=sys.stderr)
        return VERBS[args.command](args, coach)


def _opened(paths: Paths, decks: list[Path]) -> Coach:
    from trainer.coach.coach import Coach

    return Coach(paths, decks=decks)


def _screen(args: SimpleNamespace, paths: Paths, decks: list[Path]) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError(
            "The screens need a terminal, and this is none (or TERM is “dumb”). "
            "“crisis-trainer stats” and “crisis-trainer check” work without one."
        )
    # most of a start is imports, and nothing that they make is ever garbage
    gc.disable()
    from trainer.ui.app import TrainerApp

    with _opened(paths, decks) as coach:
        app = TrainerApp(coach, _opening(args, coach))
        app.run()
        if app.return_code:
            return app.return_code
    return 0


def terms_of(args: SimpleNamespace) -> Terms:
    """Return the terms of the rehearsal that the command names."""
    from trainer.coach.rehearsal import Terms

    return Terms(
        count=args.count,
        minutes=args.minutes,
        countdown=args.countdown,
        decks=tuple(args.decks_named),
        weights=tuple(args.weight),
        hot=args.hot_seat,
        seed=args.seed,
    )


def _opening(args: SimpleNamespace, coach: Coach) -> Opening | None:
    """Return what makes the screen that the command asks for; raises `UsageError` before any screen is shown."""
    if args.command == "study":
        if args.count is not None and args.count < 1:
            raise UsageError(f"--count {args.count}: it takes 1 question at the least.")
        if args.minutes is not None and not 1 <= args.minutes <= 600:
            raise UsageError(f"--minutes {args.minutes}: it takes 1 to 600 minutes.")
        left = None if args.decks_named or args.count or args.minutes else coach.unfinished(rehearsals=False)
        is_plain = args.count is None and args.minutes is None
        begun = coach.begin_next if is_plain else partial(coach.begin, count=args.count, minutes=args.minutes)
        session = left or begun(args.decks_named)
        if session is None:
            raise TrainerError("There is nothing to ask: every question is suspended or put off until tomorrow.")
        return _session_screen(session)
    if args.command == "rehearse":
        session = coach.rehearsals.begin(terms_of(args))
        if session is None:
            raise TrainerError("There is nothing to ask: these decks and weights hold no such question.")
        return _session_screen(session)
    if args.command == "brief":
        briefing = coach.briefing(args.briefing)
        if briefing is None:
            ids = ", ".join(row.id for row in coach.dossier.briefings) or "none"
            raise UsageError(f"There is no briefing {args.briefing!r} in “{coach.dossier.title}”. There is: {ids}.")
        from trainer.ui.screens.briefing import BriefingScreen

        return lambda coach: BriefingScreen(coach, briefing)
    return None


def _session_screen(session: Session) -> Opening:
    from trainer.ui.screens.sessions import screen_of

    return lambda coach: screen_of(coach, session)


def _check(args: SimpleNamespace, paths: Paths, decks: list[Path]) -> int:
    from trainer.dossier.check_report import run_check
    from trainer.paths import builtin_decks

    places = [args.path] if args.path else [builtin_decks()] if args.sources else _dossier_folders(paths, decks)
    told = [run_check(place, args.sources, args.json) for place in places]
    worst = max(code for _, code in told)
    texts = [text for text, _ in told]
    if args.json and len(texts) > 1:
        texts = [json.dumps([json.loads(text) for text in texts], ensure_ascii=False, indent=2)]
    print("\n\n".join(texts), file=sys.stderr if worst == 2 and not args.json else sys.stdout)
    return worst


def _dossier_folders(paths: Paths, decks: list[Path]) -> list[Path]:
    from trainer.coach.library import folders

    return folders(paths, decks)


def _where(paths: Paths) -> int:
    from trainer.paths import builtin_decks

    rows = {
        "answers": paths.store,
        "settings": paths.settings,
        "spellings": paths.accepted,
        "briefings": paths.agenda,
        "your decks": paths.decks,
        "built-in decks": builtin_decks(),
        "cache": paths.cache,
    }
    for name, path in rows.items():
        print(f"{name:<15} {path}{'' if path.exists() else '   (not there yet)'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

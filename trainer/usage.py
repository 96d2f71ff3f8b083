"""What can be said on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from trainer import __version__
from trainer.errors import UsageError
from trainer.paths import HOME_VARIABLE


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}. “{self.prog} --help” shows what can be said.")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; it raises `UsageError` where argparse would exit."""
    shared = _Parser(add_help=False)
    for name, value, what in (
        ("--data-dir", "DIR", f"keep answers and settings here (also ${HOME_VARIABLE})"),
        ("--decks", "DIR", "also use the dossiers in this folder"),
    ):
        shared.add_argument(name, metavar=value, type=Path, default=argparse.SUPPRESS, help=what)
    whole = _Parser(
        prog="crisis-trainer",
        parents=[shared],
        description="Study a crisis in the terminal: briefings, decks, and questions that come back when they should.",
        epilog="Without a command it opens the home screen.",
    )
    whole.add_argument("--version", action="version", version=f"crisis-trainer {__version__}")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    study = commands.add_parser(
        "study",
        parents=[shared],
        help="start a session, or go on with the one left today",
        description="Start a session; without DECK and --count, go on with the one left today.",
    )
    study.add_argument("decks_named", metavar="DECK", nargs="*", help="ask these decks only (their file names)")
    study.add_argument("--count", type=int, metavar="N", help="ask N questions at the most")
    brief = commands.add_parser("brief", parents=[shared], help="read a briefing", description="Read a briefing.")
    brief.add_argument("briefing", metavar="ID", nargs="?", default="", help="the briefing's id; without it the first")
    stats = commands.add_parser("stats", parents=[shared], help="print your figures", description="Print your figures.")
    stats.add_argument("--json", action="store_true", help="as JSON")
    check = commands.add_parser(
        "check",
        parents=[shared],
        help="find every problem in a dossier",
        description="Find every problem in a dossier. Exit code 0: none; 1: some; 2: there is nothing to check.",
    )
    check.add_argument(
        "path", metavar="PATH", nargs="?", type=Path, help="a dossier's folder, a folder of them, or a file"
    )
    check.add_argument(
        "--sources",
        metavar="DIR",
        type=Path,
        help="prove the citations against the documents in DIR",
    )
    check.add_argument("--json", action="store_true", help="as JSON")
    commands.add_parser("where", parents=[shared], help="say where everything is kept")
    setting = commands.add_parser("set", parents=[shared], help="list the settings, or change one")
    setting.add_argument("name", nargs="?", help="retention, session_length, zone, day_starts, theme, dossier")
    setting.add_argument("value", nargs="?", help="its new value")
    orphans = commands.add_parser(
        "orphans",
        parents=[shared],
        help="histories whose question is gone",
        description="List, restore or delete the histories of questions that are not in their dossier any more.",
    )
    choice = orphans.add_mutually_exclusive_group()
    choice.add_argument("--restore", nargs=2, metavar=("OLD", "NEW"), help="give OLD's history to the question NEW")
    choice.add_argument("--purge", nargs="+", metavar="ID", help="delete these histories for good")
    return whole

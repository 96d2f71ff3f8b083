"""What can be said on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from trainer import __version__
from trainer.config import changeable
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
    study.add_argument("--minutes", type=int, metavar="N", help="end after N minutes (towards your next briefing)")
    _rehearsal(commands, shared)
    brief = commands.add_parser("brief", parents=[shared], help="read a briefing", description="Read a briefing.")
    brief.add_argument("briefing", metavar="ID", nargs="?", default="", help="the briefing's id; without it the first")
    stats = commands.add_parser("stats", parents=[shared], help="print your figures", description="Print your figures.")
    stats.add_argument("--json", action="store_true", help="as JSON")
    weak = commands.add_parser(
        "weak",
        parents=[shared],
        help="what you would miss if it started now",
        description="Print what you would miss if it started now, weakest and weightiest first.",
    )
    weak.add_argument("--count", type=int, metavar="N", help="the first N questions only (without it 20; as JSON all)")
    weak.add_argument("--deck", metavar="DECK", nargs="+", default=[], help="of these decks only (their file names)")
    weak.add_argument("--weight", type=int, metavar="W", nargs="+", default=[], help="of these weights only: 3, 2, 1")
    weak.add_argument("--json", action="store_true", help="as JSON")
    sheet = commands.add_parser(
        "sheet",
        parents=[shared],
        help="print one page for the walk to the room",
        description="Print one page for the walk to the room: weakest facts, key dates, who is who, disputed points.",
    )
    _forms(sheet)
    sheet.add_argument("--size", type=int, metavar="N", help="with N facts; without it as many as a page holds")
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
    export = commands.add_parser(
        "export",
        parents=[shared],
        help="everything recorded, as JSON Lines",
        description="Write every session and every entry of the log, of all dossiers, as one JSON object a line.",
    )
    export.add_argument("file", metavar="FILE", nargs="?", type=Path, help="a file that is not there yet; else printed")
    commands.add_parser("where", parents=[shared], help="say where everything is kept")
    setting = commands.add_parser("set", parents=[shared], help="list the settings, or change one")
    setting.add_argument("name", nargs="?", help=", ".join(row.name for row in changeable()))
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
    _briefing(commands, shared)
    accepted = commands.add_parser(
        "accepted",
        parents=[shared],
        help="spellings that you said were right",
        description="List the spellings that you said were right, take some back, or print them as a patch.",
    )
    way = accepted.add_mutually_exclusive_group()
    way.add_argument("--take-back", nargs="+", metavar="N", help="accept these no more (numbers, or “all”)")
    way.add_argument("--patch", action="store_true", help="print a patch that writes them into the deck")
    return whole


def _forms(command: _Parser) -> None:
    """Let a command print plain text, Markdown or HTML."""
    form = command.add_mutually_exclusive_group()
    for name, what in (("txt", "as plain text (so without any of these)"), ("md", "as Markdown"), ("html", "as HTML")):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name, default="txt", help=what)


def _rehearsal(commands: argparse._SubParsersAction[_Parser], shared: _Parser) -> None:
    """Add the commands that rehearse, and that write down what came of it."""
    rehearse = commands.add_parser(
        "rehearse",
        parents=[shared],
        help="a mock briefing, or the hot seat",
        description="Rehearse against the clock; the verdict comes at the end, and the schedule stays as it is.",
    )
    rehearse.add_argument("decks_named", metavar="DECK", nargs="*", help="of these decks only (their file names)")
    long = rehearse.add_mutually_exclusive_group()
    long.add_argument("--count", type=int, metavar="N", help="N questions (without it 20)")
    long.add_argument(
        "--minutes", type=int, metavar="N", help="as many questions as N minutes hold (countdown off: as in the room)"
    )
    rehearse.add_argument(
        "--countdown", type=_countdown, metavar="S", help="S seconds for each question, “off”, or “room” (the usual)"
    )
    rehearse.add_argument("--weight", type=int, metavar="W", nargs="+", default=[], help="of these weights: 3, 2, 1")
    rehearse.add_argument("--hot-seat", action="store_true", help="open questions, answered aloud or in writing")
    rehearse.add_argument(
        "--seed", default="", metavar="S", help="draw the same questions again, if all else is the same"
    )
    report = commands.add_parser(
        "report",
        parents=[shared],
        help="what came of a rehearsal, for a file or a colleague",
        description="Print what came of a rehearsal, with misses, answers and citations.",
    )
    report.add_argument(
        "session", metavar="SESSION", nargs="?", default="", help="its id; without it the latest that is over"
    )
    _forms(report)


def _countdown(text: str) -> int | None:
    """Return the seconds, 0 for none, None for as in the room."""
    if text == "room":
        return None
    try:
        return 0 if text == "off" else int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds, “off” or “room”") from None


def _share(text: str) -> float:
    """Return the share that a text in per cent, or from 0 to 1, says."""
    from trainer.coach.agenda import share

    try:
        return share(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no share such as 90, “90 %” or 0.9") from None


def _briefing(commands: argparse._SubParsersAction[_Parser], shared: _Parser) -> None:
    """Add the command that sets, lists and changes the learner's own briefings."""
    wanted = _Parser(add_help=False)
    for name, kind, value, what in (
        ("--title", str, "TEXT", "what it is called"),
        ("--zone", str, "ZONE", "its IANA time zone, such as Asia/Karachi (without it your own)"),
        ("--goal", _share, "SHARE", "the share that you want to know then, such as “90 %%” or 0.9"),
        ("--minutes", int, "N", "minutes a day that there are (with --per session: a session)"),
        ("--per", str, "WHAT", "day, or session (one in each stretch of --hours)"),
        ("--sleep", str, "FROM-TO", "the hours at which you sleep, such as 23-7"),
        ("--lead", int, "N", "minutes before the hour without study"),
    ):
        wanted.add_argument(name, type=kind, metavar=value, help=what)
    wanted.add_argument("--decks", dest="covers", nargs="+", metavar="DECK", help="the decks that it covers")
    wanted.add_argument("--weights", nargs="+", type=int, metavar="W", help="the weights that it covers: 3, 2, 1")
    wanted.add_argument("--days", nargs="+", metavar="DAY", help="the days on which you study: mon-fri sat …")
    wanted.add_argument("--hours", nargs="+", metavar="FROM-TO", help="the hours at which you can study: 7-8:30 18-22")
    briefing = commands.add_parser(
        "briefing",
        parents=[shared],
        help="when your briefings are",
        description="Say when your briefings are; without more, list them.",
    )
    verbs = briefing.add_subparsers(dest="verb", metavar="VERB", parser_class=_Parser)
    put = verbs.add_parser("set", parents=[wanted], help="set one: “Thu 26 Nov 09:00”, “tomorrow 9am”, “in 36h”")
    put.add_argument("when", metavar="WHEN")
    edit = verbs.add_parser("edit", parents=[wanted], help="change one")
    edit.add_argument("key", metavar="ID")
    later = verbs.add_parser("postpone", help="give one another hour")
    later.add_argument("key", metavar="ID")
    later.add_argument("when", metavar="WHEN")
    for verb, what in (("done", "say that one is over"), ("drop", "take one off the list")):
        verbs.add_parser(verb, help=what).add_argument("key", metavar="ID")

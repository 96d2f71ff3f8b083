"""The progress screen with 1,000 sessions and 200,000 answers in the store: its figures, and key to painted page."""

from __future__ import annotations

import importlib
import json
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.terminal import Terminal
from trainer.coach.coach import Coach
from trainer.coach.desk import Desk
from trainer.config import keep_settings
from trainer.paths import Paths
from trainer.records import SessionRow
from trainer.ui.pages.page import Page
from trainer.ui.screens.progress import PAGES

SESSIONS = 1000
ANSWERS = 200_000
RUNS = 9
ZONE = "Europe/Berlin"
# what only the painted page says, by the page's digit
SAID = {"1": "a column is", "3": "of as many before", "4": "Reviews due", "5": "off by", "6": "Share right"}
SAID |= {"7": "Missed most often", "8": "This week", "9": "All answers"}


def main() -> None:
    """Print medians and worst cases in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(data=Path(folder), cache=Path(folder) / "cache")
        keep_settings(paths.settings, zone=ZONE)
        with Coach(paths) as coach:
            _fill(coach)
            start = perf_counter()
            coach.desk.store.rebuild(coach.desk.store.basis)
            print(f"rebuild                  {perf_counter() - start:9.1f} s")
        with Coach(paths) as coach:
            coach.warm()
            for name, module, function in PAGES:
                make = getattr(importlib.import_module(f"trainer.ui.pages.{module}"), function)
                _timed(f"figures of {name}", partial(_drawn, make, coach))
            _timed("all of them (stats)", coach.progress)
        for size in ((80, 24), (120, 36)):
            _opened(folder, size)


def _drawn(make: Callable[[Desk], Page], coach: Coach) -> None:
    make(coach.desk).plot(75, 20)


def _opened(folder: str, size: tuple[int, int]) -> None:
    """Print how long the screen takes from the key to the painted page, the first time in a start and later."""
    firsts: list[float] = []
    later: list[float] = []
    turns: dict[str, list[float]] = {key: [] for key in SAID}
    for _ in range(RUNS):
        with Terminal([sys.executable, "-m", "trainer"], {"CRISIS_TRAINER_HOME": folder}, size) as terminal:
            terminal.until("Find")
            terminal.settle(1)
            for times in (firsts, later):
                at = terminal.type("p")
                times.append((terminal.until(SAID["1"]) - at) * 1000)
                terminal.settle(0.3)
                if times is firsts:
                    terminal.type("\x1b")
                    terminal.until("Find")
                    terminal.settle(0.5)
            for key in list(SAID)[1:]:
                at = terminal.type(key)
                turns[key].append((terminal.until(SAID[key]) - at) * 1000)
                terminal.settle(0.2)
    print(f"{size[0]}x{size[1]}")
    for name, times in {"opened first": firsts, "opened again": later}.items():
        print(f"  {name:<22} {statistics.median(times):9.1f} ms  (max {max(times):.1f}, {len(times)} runs)")
    for key, times in turns.items():
        if times:
            name = f"turned to {PAGES[int(key) - 1][0]}"
            print(f"  {name:<22} {statistics.median(times):9.1f} ms  (max {max(times):.1f})")


def _fill(coach: Coach) -> None:
    """Write the log in bulk: two years of sessions of 200 answers, with the chance told and how sure one was."""
    pick, store, keys = random.Random(0), coach.desk.store, list(coach.desk.questions)
    begin = datetime.now(UTC).replace(microsecond=0) - timedelta(days=730)
    each = ANSWERS // SESSIONS
    starts = [begin + timedelta(days=730 * number / SESSIONS) for number in range(SESSIONS)]
    plans = [tuple(pick.sample(keys, min(each, len(keys)))) for _ in starts]
    for number, (at, plan) in enumerate(zip(starts, plans, strict=True)):
        store.start(
            SessionRow(
                id=f"s{number}",
                dossier=coach.dossier.id,
                mode="study",
                plan=plan,
                seed=f"{number:08x}",
                started_at=at,
                ended_at=at + timedelta(minutes=30),
                zone=ZONE,
                fingerprint=str(number // 97),
            )
        )
    columns = [row[1] for row in store._db.execute("PRAGMA table_info(log)")][1:]
    fields = [name for name in columns if name != "ref"]
    sql = f"INSERT INTO log ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})"
    store._db.execute("BEGIN")
    for number in range(ANSWERS):
        session, place = divmod(number, each)
        at = starts[session] + timedelta(seconds=8 * place)
        chance = round(pick.betavariate(6, 1.5), 4)
        knows = pick.random() < chance
        data: dict[str, object] = {"chance": chance, "status": pick.choice(("fact", "judgement", "official"))}
        if pick.random() < 0.8:
            data["sure"] = pick.choice(("sure", "sure", "think") if knows else ("think", "guess", "guess"))
        values = (
            f"{number:032x}",
            round(at.timestamp() * 1000),
            ZONE,
            4,
            coach.desk.day.date(at).isoformat(),
            "answer",
            plans[session][place % len(plans[session])],
            f"s{session}",
            "text",
            "x",
            "correct" if knows else "wrong",
            float(knows),
            3 if knows else 1,
            round(pick.uniform(2, 14), 1),
            "w",
            "a",
            json.dumps(data, sort_keys=True, separators=(",", ":")),
        )
        store._db.execute(sql, values)
    store._db.execute("COMMIT")


def _timed(name: str, act: Callable[[], object], runs: int = 7) -> None:
    times = []
    for _ in range(runs):
        start = perf_counter()
        act()
        times.append((perf_counter() - start) * 1000)
    print(f"{name:<24} {statistics.median(times):9.1f} ms  (max {max(times):.1f}, {runs} runs)")


if __name__ == "__main__":
    main()

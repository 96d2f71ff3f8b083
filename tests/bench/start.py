"""Process start to the first painted Home, beside a bare Textual app that shows one DataTable, run in turn."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from tests.terminal import Terminal

RUNS = 11
BARE = """
from textual.app import App
from textual.widgets import DataTable

class Bare(App):
    def compose(self):
        yield DataTable()

    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("Deck", "Due")
        table.add_row("READY", "1")

Bare().run()
"""


def main() -> None:
    """Print medians in milliseconds and their ratio, pair by pair."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        env = {"CRISIS_TRAINER_HOME": str(Path(folder) / "home")}
        commands = {
            "bare DataTable": ([sys.executable, str(bare)], "READY"),
            "crisis-trainer": ([sys.executable, "-m", "trainer"], "All decks"),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(RUNS + 1):
            for name, (command, ready) in commands.items():
                with Terminal(command, env) as terminal:
                    seen = terminal.until(ready) * 1000
                # the first run of each writes the caches
                if run:
                    times[name].append(seen)
        for name, row in times.items():
            print(f"{name:<16} {statistics.median(row):7.1f} ms  (min {min(row):.1f}, max {max(row):.1f}, {RUNS} runs)")
        bases, ours = times.values()
        ratios = [mine / base for base, mine in zip(bases, ours, strict=True)]
        print(f"ratio            {statistics.median(ratios):7.3f}     (min {min(ratios):.3f}, max {max(ratios):.3f})")

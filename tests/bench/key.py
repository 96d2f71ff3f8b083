"""Key to paint on the study screen: the answer's reveal, and the next question."""

from __future__ import annotations

import statistics
import sys
import tempfile

from tests.terminal import Terminal

QUESTIONS = 30


def main() -> None:
    """Print medians and worst cases in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"CRISIS_TRAINER_HOME": folder}
        reveals: list[float] = []
        nexts: list[float] = []
        command = [sys.executable, "-m", "trainer", "study", "--count", str(QUESTIONS)]
        with Terminal(command, env) as terminal:
            terminal.until(f"1 of {QUESTIONS}")
            terminal.settle(0.3)
            for _ in range(QUESTIONS - 1):
                at = terminal.type("\x12")
                seen = terminal.until("Wrong|tick the points")
                reveals.append((seen - at) * 1000)
                terminal.settle()
                at = terminal.type("2")
                try:
                    nexts.append((terminal.until("know", 2) - at) * 1000)
                except TimeoutError:
                    terminal.type("\r")
                    terminal.until("Wrong")
                    terminal.settle()
                    at = terminal.type("2")
                    nexts.append((terminal.until("know", 2) - at) * 1000)
                terminal.settle()
        for name, row in (("answer to reveal", reveals), ("key to next question", nexts)):
            print(f"{name:<22} median {statistics.median(row):6.1f} ms, worst {max(row):6.1f} ms ({len(row)} keys)")

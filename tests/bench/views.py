"""Key to paint in the views of the built-in dossier: opened from home, moved in, filtered, hidden."""

from __future__ import annotations

import statistics
import sys
import tempfile

from tests.terminal import Terminal

VIEWS = {"t": "events ", "a": "actors ", "y": "hypotheses ", "n": "contacts ", "s": "points "}
SIZE = (120, 36)
MOVES = 20


def main() -> None:
    """Print medians and worst cases in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"CRISIS_TRAINER_HOME": folder}
        with Terminal([sys.executable, "-m", "trainer"], env, SIZE) as terminal:
            terminal.until("Quit")
            terminal.settle(1)
            for key, said in VIEWS.items():
                at = terminal.type(key)
                opened = (terminal.until(said) - at) * 1000
                terminal.settle(0.4)
                moves = []
                for _ in range(MOVES):
                    at = terminal.type("j")
                    moves.append((terminal.until("›") - at) * 1000)
                    terminal.settle(0.15)
                at = terminal.type("h")
                hidden = (terminal.until("hidden") - at) * 1000
                terminal.settle(0.3)
                median, worst = statistics.median(moves), max(moves)
                name = said.strip()
                print(
                    f"{name:<11} opened {opened:6.1f} ms, cursor median {median:5.1f} worst {worst:5.1f} ms, "
                    f"hidden {hidden:6.1f} ms"
                )
                terminal.type("\x1b")
                terminal.until("Quit")
                terminal.settle(0.3)

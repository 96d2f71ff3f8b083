"""``python -m tests.bench [start|key|views|progress|grading|records|memory|deadline|forecast …]``: prints figures.

Without names, all of them but those that take minutes.
"""

from __future__ import annotations

import importlib
import sys

PARTS = ("start", "key", "views", "progress", "grading", "records", "memory")
LONG = ("deadline", "forecast")


def main() -> int:
    """Run the benchmarks that are named."""
    for name in sys.argv[1:] or PARTS:
        if name not in PARTS + LONG:
            print(f"There is no benchmark {name!r}; there are {', '.join(PARTS + LONG)}.", file=sys.stderr)
            return 2
        print(f"# {name}")
        importlib.import_module(f"tests.bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())

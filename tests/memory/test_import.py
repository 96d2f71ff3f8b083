"""What importing the package costs others: nothing but the standard library."""

from __future__ import annotations

import subprocess
import sys


def test_importing_the_package_loads_only_the_standard_library() -> None:
    code = (
        "import sys; before = set(sys.modules); import trainer.memory;"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names);"
        "print(sorted(name for name in new if not name.startswith('_')), '_hashlib' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "['trainer'] False"

"""The decks are found from a checkout and from an installed wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from trainer.paths import builtin_decks

ROOT = Path(__file__).parent.parent


def test_a_checkout_finds_the_decks() -> None:
    assert (builtin_decks() / "iran-pakistan-2024" / "dossier.toml").is_file()


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout and unpacked as an installer does."""
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("the tests do not run from a checkout, so there is nothing to build a wheel from")
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_ships_the_decks_and_all_its_data(unpacked: Path) -> None:
    names = {str(file.relative_to(unpacked)) for file in unpacked.rglob("*") if file.is_file()}
    assert "trainer/decks/iran-pakistan-2024/dossier.toml" in names
    assert "trainer/ui/app.tcss" in names
    assert "trainer/records/schema.sql" in names
    assert "trainer/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "decks/"))]


def test_the_installed_wheel_finds_the_decks_and_has_the_command(unpacked: Path, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(unpacked)!r})\n"
        "import trainer, trainer.cli\n"
        f"assert trainer.__file__.startswith({str(unpacked)!r}), trainer.__file__\n"
        f"sys.exit(trainer.cli.main(['stats', '--data-dir', {str(tmp_path / 'home')!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "mbassador timeline" in done.stdout
    entry = next(unpacked.glob("*.dist-info/entry_points.txt")).read_text(encoding="utf-8")
    assert "crisis-trainer = trainer.cli:main" in entry

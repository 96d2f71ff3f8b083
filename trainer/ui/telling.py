"""What goes wrong while a screen is open is told on it, and the screen stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from textual.dom import DOMNode

from trainer.errors import TrainerError


@contextmanager
def telling(node: DOMNode) -> Iterator[None]:
    """Show a `TrainerError` (a store that is locked or full, say) as a note instead of ending the app."""
    try:
        yield
    except TrainerError as error:
        node.app.notify(str(error), markup=False, severity="error", timeout=15)

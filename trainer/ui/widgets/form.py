"""A form: a line for each field with its label, and beneath them what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

Field = tuple[str, str, str]
"""A field's name, its label, and what stands in it in grey while it is empty."""


class Form(VerticalScroll, can_focus=False):
    """Fields to be filled in."""

    def __init__(self, fields: Sequence[Field], values: Mapping[str, str], hint: str) -> None:
        super().__init__(id="body", classes="form")
        self._fields, self._values, self._hint = fields, values, hint

    def compose(self) -> ComposeResult:
        """Lay out the fields and the hint."""
        for name, label, hint in self._fields:
            with Horizontal(classes="field"):
                yield Static(Content.styled(label, "$quiet"), classes="label")
                value = self._values.get(name, "")
                yield Input(value, placeholder=hint, select_on_focus=False, id=f"field-{name}")
        yield Static(Content.styled(self._hint, "$quiet"), classes="told")

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.query(Input).first().focus()

    def said(self) -> dict[str, str]:
        """Return what the fields hold."""
        return {name: self.query_one(f"#field-{name}", Input).value.strip() for name, _, _ in self._fields}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put other values into fields."""
        for name, value in values.items():
            self.query_one(f"#field-{name}", Input).value = value

    def blame(self, fault: str) -> None:
        """Say what is wrong."""
        told = self.query_one(".told", Static)
        told.update(Content.styled(f"! {fault}", "$text-warning"))
        told.scroll_visible(animate=False)


def number(text: str, what: str) -> int | None:
    """Return the number that a field holds, None if it is empty; `UsageError` if it is none."""
    if not text:
        return None
    if not (text.isdecimal() and len(text) < 10):
        from trainer.errors import UsageError

        raise UsageError(f"{what} must be a whole number, not “{text[:40]}”.")
    return int(text)

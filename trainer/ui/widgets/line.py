"""A line to type on that takes a pasted text of several lines whole."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input


class Line(Input):
    """An `Input`, which by itself keeps only the first line of what is pasted."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted."""

        lines: list[str]

    def _on_paste(self, event: events.Paste) -> None:
        lines = [" ".join(line.split()) for line in event.text.splitlines()]
        lines = [line for line in lines if line]
        event.prevent_default()
        event.stop()
        if len(lines) > 1:
            self.post_message(self.Pasted(lines))
        elif lines:
            self.insert_text_at_cursor(lines[0])

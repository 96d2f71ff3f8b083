"""The colours: one dark theme and one light, both calm, both readable without their colours."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="crisis-dark",
    primary="#7aa2c8",
    secondary="#9aa5b1",
    accent="#e0b15e",
    foreground="#d8dce2",
    background="#14181d",
    surface="#14181d",
    panel="#1d232b",
    success="#8fc28a",
    warning="#e0b15e",
    error="#e08074",
    dark=True,
    variables={"quiet": "#8b95a1", "input-cursor-background": "#e0b15e", "input-cursor-foreground": "#14181d"},
)
LIGHT = Theme(
    name="crisis-light",
    primary="#255a8a",
    secondary="#5b6670",
    accent="#8a5a00",
    foreground="#1d2329",
    background="#faf9f6",
    surface="#faf9f6",
    panel="#eceae4",
    success="#2e6b2f",
    warning="#8a5a00",
    error="#a3322a",
    dark=False,
    variables={"quiet": "#5f6973", "input-cursor-background": "#8a5a00", "input-cursor-foreground": "#faf9f6"},
)

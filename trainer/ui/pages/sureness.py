"""How sure one said to be, against what came: over all, by the claim's status, and by deck."""

from __future__ import annotations

from textual.content import Content

from trainer.coach.desk import Desk
from trainer.coach.sureness import Level, Sureness, sureness
from trainer.coach.wording import percent
from trainer.ui.pages.page import Page, bold, nothing, quiet
from trainer.ui.widgets.plot import BOTH, FOUND, TOLD, ruler, track
from trainer.ui.widgets.rows import Column

LEAD = 18
COLUMNS = (
    Column(title="Group"),
    Column(title="Said", width=8),
    Column(title="Answers", width=7, right=True),
    Column(title="Right", width=5, right=True),
    Column(title="90 %", width=9, right=True, from_width=70),
    Column(title="Brier", width=5, right=True),
)


def page(desk: Desk) -> Page:
    """Return the page."""
    groups = sureness(desk)
    if not groups:
        how = (
            "Say before an answer how sure you are: F2 sure, F3 think so, F4 guess. Here will stand how often you "
            "were right each time."
        )
        on = "" if desk.settings.confidence == "on" else " “crisis-trainer set confidence on” shows these keys."
        return nothing("How sure you were", f"{how}{on}")
    return Page(
        title="How sure you were",
        about="Study answers. Brier: the mean squared distance of what you said and what came; 0 is best, 0.25 a coin.",
        plot=lambda width, _height: _plot(groups, width),
        columns=COLUMNS,
        rows=tuple(row for group in groups for row in _rows(group)),
    )


def _plot(groups: tuple[Sureness, ...], width: int) -> Content:
    room = max(20, min(101, width - LEAD - 1))
    legend = f"{FOUND} right  ─ 90 % interval  {TOLD} said  {BOTH} both"
    lines = [
        quiet(legend),
        quiet(f"Said: {_meaning(groups)}"),
        quiet(f"{'':<10}{'answers':>{LEAD - 11}} {ruler(room)}"),
    ]
    for group in groups:
        lines.append(bold(f"{group.title}: Brier {group.brier:.3f}, {percent(group.right / group.answers)} right"))
        for level in group.levels:
            drawn = track(room, level.share, level.chance, level.at_least, level.at_most)
            lines.append(Content(f"{level.words:<10}{level.answers:>{LEAD - 11}} {drawn}".rstrip()))
    return Content("\n").join(lines)


def _meaning(groups: tuple[Sureness, ...]) -> str:
    levels: dict[str, Level] = {level.id: level for group in groups for level in group.levels}
    return ", ".join(f"{level.words} {percent(level.chance)}" for level in levels.values())


def _rows(group: Sureness) -> list[tuple[str, ...]]:
    whole = (percent(group.right / group.answers), "", f"{group.brier:.3f}")
    return [
        (group.title, "all", str(group.answers), *whole),
        *(
            (
                group.title,
                level.words,
                str(level.answers),
                percent(level.share),
                f"{round(level.at_least * 100)}–{round(level.at_most * 100)} %",
                "",
            )
            for level in group.levels
        ),
    ]

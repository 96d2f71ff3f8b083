"""A week lived through the app with a moved clock, from setting the hour to the room and the days after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot

from tests.coach.test_session import right_answer
from tests.conftest import HandClock, OpenCoach
from tests.ui.test_hour import keys, settled
from tests.ui.test_screens import text_of
from trainer.cli import main
from trainer.coach.coach import Coach
from trainer.coach.sheet_text import as_text
from trainer.paths import HOME_VARIABLE
from trainer.ui.app import TrainerApp
from trainer.ui.screens.debrief import DebriefScreen
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.plan import PlanScreen
from trainer.ui.screens.room import RoomScreen
from trainer.ui.screens.sheet import SheetScreen
from trainer.ui.screens.study import StudyScreen

KARACHI = ZoneInfo("Asia/Karachi")


async def evening(coach: Coach, clock: HandClock, *, unknown: int) -> tuple[str, str]:
    """Study what the day has, not knowing the first few; return what home and the debrief say."""
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = await settled(pilot)
        await keys(pilot, "enter")
        assert isinstance(app.screen, StudyScreen)
        given = 0
        while isinstance(app.screen, StudyScreen):
            given += 1
            assert given < 400
            await answered(pilot, coach, knows=given > unknown)
            clock.tick(seconds=12)
            await keys(pilot, "enter")
        assert isinstance(app.screen, DebriefScreen)
        return home, text_of(pilot)


async def answered(pilot: Pilot[None], coach: Coach, *, knows: bool) -> None:
    """Answer the question on the screen by keyboard; what is no line of text is not known."""
    session = coach.unfinished()
    assert session is not None
    asked = coach.ask(session)
    assert asked is not None
    answer = right_answer(asked.question)
    clock = coach.desk.clock
    assert isinstance(clock, HandClock)
    clock.tick(seconds=6)
    if knows and asked.question.kind in ("date", "name", "text", "number"):
        await pilot.press(*answer, "enter")
    else:
        await pilot.press("ctrl+r")
    await pilot.pause()


async def test_a_week(open_coach: OpenCoach, clock: HandClock) -> None:
    # Thursday evening in Berlin; summer time ends in the night to Sunday the 26th
    clock.now = datetime(2031, 10, 23, 16, 0, tzinfo=UTC)
    coach = open_coach()
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await keys(pilot, "d", *"Thu 30 Oct 09:00", "down", *"Desk", "down", *"Asia/Karachi", "down", *"5", "enter")
        assert isinstance(app.screen, PlanScreen)
        shown = await settled(pilot)
        assert "Thu 30 Oct 09:00 PKT" in shown
    (row,) = coach.planner.rows()
    assert row.hour == datetime(2031, 10, 30, 9, 0, tzinfo=KARACHI)
    wall = [each.start.astimezone(ZoneInfo("Europe/Berlin")) for each in coach.planner.sittings(row)]
    # 09:00 in Karachi is 05:00 in Berlin by then, in the sleeping hours: the evening before is the last
    assert [f"{at:%d %H:%M}" for at in wall] == [f"{day} 18:00" for day in range(23, 30)]
    assert (wall[3] - wall[2]).total_seconds() == 24 * 3600  # the wall's day, which had 25 hours
    assert wall[3].astimezone(UTC) - wall[2].astimezone(UTC) == timedelta(hours=25)

    shares = []
    for day in range(6):
        clock.now = wall[day].astimezone(UTC)
        if day == 2:
            continue  # a day missed
        coach = open_coach()
        plan = coach.planner.sittings(row)
        assert len(plan) == 7 - day
        home, told = await evening(coach, clock, unknown=4 if day == 0 else 1)
        assert "Desk" in home
        assert "As planned" in home
        assert "At the hour of “Desk”, if you stopped here" in told
        assert "keep the plan for “Desk”" in " ".join(told.split())
        assert "5 minutes tomorrow at 18:00" in " ".join(told.split())
        outlook = coach.planner.outlook(row)
        shares.append(outlook.idle.whole)
        assert 0 < outlook.idle.whole <= outlook.now.whole < 1
        assert coach.planner.minutes(row) == 10  # the day's five are used up
    assert shares[-1] > shares[0]
    assert [day.isoformat()[-2:] for day, _ in coach.planner.so_far(row).run()] == ["23", "24", "26", "27"]

    # the morning of the day: nothing is planned any more, the sheet is for the way
    clock.now = row.hour.astimezone(UTC) - timedelta(minutes=20)
    coach = open_coach()
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = await settled(pilot)
        assert "At the hour" in shown
        assert "20 min" in shown
        await keys(pilot, "d", "s")
        assert isinstance(app.screen, SheetScreen)
        assert "Weakest first" in as_text(coach.sheet()) or "WEAKEST FIRST" in as_text(coach.sheet())

    # afterwards it asks once, and what was missed comes first in what follows
    clock.now = row.hour.astimezone(UTC) + timedelta(hours=2)
    coach = open_coach()
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Desk is over" in text_of(pilot)
        await keys(pilot, "d")
        assert isinstance(app.screen, RoomScreen)
        await keys(pilot, *"closed", "ctrl+t", "enter")
        assert isinstance(app.screen, HomeScreen)
        shown = text_of(pilot)
        assert "is over" not in shown
        assert "Next briefing" not in shown
    coach = open_coach()
    assert coach.planner.past() is None
    assert coach.progress().sessions[0].mode == "In the room"
    session = coach.begin()
    assert session is not None
    assert session.towards == ""


def test_the_same_from_the_command_line(
    open_coach: OpenCoach, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert (
        main(["briefing", "set", "in 3 days", "--title", "Desk", "--hours", "7-8", "18-22", "--days", "mon-sun"]) == 0
    )
    assert "Desk" in capsys.readouterr().out
    assert main(["briefing", "edit", "desk", "--per", "session", "--minutes", "20"]) == 0
    assert "20 a session at the most" in capsys.readouterr().out
    assert main(["briefing", "edit", "desk", "--hours", "25-26"]) == 2
    assert "hours must be stretches of hours such as 7-8:30" in capsys.readouterr().err
    assert main(["weak", "--weight", "3", "--count", "2"]) == 0
    assert main(["weak", "--weight", "7"]) == 2
    assert "a weight is 3 (must know)" in capsys.readouterr().err
    assert main(["briefing", "postpone", "desk", "in 300 days"]) == 0
    assert "days; 391 questions" in capsys.readouterr().out
    assert main(["briefing", "postpone", "desk", "in 20 minutes"]) == 0
    assert main(["sheet"]) == 0
    assert main(["briefing", "done", "desk"]) == 0

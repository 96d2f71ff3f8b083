"""The plan towards a briefing: its sittings, several briefings beside each other, and where it leads."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.coach.test_session import give
from tests.conftest import HandClock
from trainer.coach.agenda import Appointment, windows
from trainer.coach.appointments import ruled
from trainer.coach.coach import Coach
from trainer.coach.outlook import CHOICES, least
from trainer.coach.plan import minutes_now, next_sitting, sittings, studied_today, todays
from trainer.coach.session import Session
from trainer.errors import UsageError

BERLIN = ZoneInfo("Europe/Berlin")


def on_the_wall(coach: Coach, row: Appointment) -> list[tuple[str, float]]:
    return [(f"{each.start.astimezone(BERLIN):%a %H:%M}", each.seconds / 60) for each in sittings(coach.desk, row)]


def studied(coach: Coach, row: Appointment, seconds: float) -> Session:
    session = coach.planner.begin(row)
    assert session is not None
    asked = coach.ask(session)
    assert asked is not None
    coach.answer(asked, "x", seconds)
    coach.finish(session)
    return session


def test_without_hours_it_is_the_evening_and_the_last_morning_ends_with_the_lead(
    coach: Coach, clock: HandClock
) -> None:
    clock.now = clock.now.replace(year=2031, month=10, day=23, hour=20, minute=15)  # 22:15 in Berlin, a Thursday
    row = coach.planner.put("Mon 27 Oct 09:00", minutes=30, days=["thu", "sat", "mon"], sleep="23-7", lead=60)
    # summer time ends in the night of Sunday, which moves no hour on the wall
    assert on_the_wall(coach, row) == [("Thu 22:15", 30), ("Sat 18:00", 30), ("Mon 07:30", 30)]
    assert all(each.start + timedelta(seconds=each.seconds) <= row.last_study for each in sittings(coach.desk, row))


@pytest.mark.parametrize(
    ("sleep", "begins"), [("19-7", ["18:00"]), ("18-7", ["17:30"]), ("1-8", ["18:00"]), ("4-4", ["18:00"])]
)
def test_nobody_studies_asleep(coach: Coach, clock: HandClock, sleep: str, begins: list[str]) -> None:
    clock.now = clock.now.replace(hour=21, minute=59)  # 23:59: of today there is no time left that counts
    row = coach.planner.put("in 48h", minutes=30, sleep=sleep, days=[f"{clock.now + timedelta(days=1):%a}".lower()])
    assert [when[4:] for when, _ in on_the_wall(coach, row)] == begins


def test_a_day_s_minutes_are_shared_by_its_hours_as_far_as_they_hold(coach: Coach) -> None:
    row = coach.planner.put("in 30h", minutes=60, hours=["18-22", "7:45-8:00"])  # from 11:00 to 17:00 tomorrow
    assert on_the_wall(coach, row) == [("Mon 18:00", 60), ("Tue 07:45", 15)]
    longer = coach.planner.put("in 60h", minutes=60, hours=["7:45-8:00", "18-22"])
    assert on_the_wall(coach, longer)[1:3] == [("Tue 07:45", 15), ("Tue 18:00", 45)]


def test_minutes_a_session_are_for_each_stretch_of_hours(coach: Coach) -> None:
    row = coach.planner.put("in 50h", minutes=25, per="session", hours=["7-8", "18-22"])
    assert row.minutes_a_day == 50
    assert on_the_wall(coach, row) == [("Mon 18:00", 25), ("Tue 07:00", 25), ("Tue 18:00", 25), ("Wed 07:00", 25)]
    assert minutes_now(coach.desk, row) == 25
    assert "a session at the most" in " ".join(coach.planner.told(row))


@pytest.mark.parametrize("wrong", [["8-7"], ["7-25"], ["7-9", "8-10"], ["morning"], ["7:75-9"]])
def test_hours_that_cannot_be_are_told(coach: Coach, wrong: list[str]) -> None:
    with pytest.raises(UsageError, match="hours must be stretches"):
        coach.planner.put("in 2 days", hours=wrong)
    assert coach.planner.rows() == ()


def test_hours_are_read_in_order_to_the_minute() -> None:
    assert windows(["18-22", "7:30-8:15", "22-24"]) == [(450, 495), (1080, 1320), (1320, 1440)]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (["mon-fri"], "mon tue wed thu fri"),
        (["Saturday", "sun"], "sat sun"),
        (["fri-mon"], "mon fri sat sun"),
        (["tue", "mon-wed"], "mon tue wed"),
    ],
)
def test_days_as_people_write_them(coach: Coach, said: list[str], days: str) -> None:
    assert coach.planner.put("in 2 days", days=said).days == tuple(days.split())


def test_days_that_are_none_are_told(coach: Coach) -> None:
    with pytest.raises(UsageError, match="days must be some of mon"):
        coach.planner.put("in 2 days", days=["someday"])


def test_the_nearest_briefing_that_covers_a_question_rules_it(coach: Coach) -> None:
    far = coach.planner.put("in 9 days", title="Far", minutes=20)
    near = coach.planner.put("in 3 days", title="Near", decks=["facts"], weights=[3], minutes=10)
    mine = set(ruled(coach.desk, near))
    assert mine == set(coach.planner.covered(near))
    assert set(ruled(coach.desk, far)) == set(coach.planner.covered(far)) - mine
    assert any("towards a nearer briefing" in line for line in coach.planner.told(far))
    session = coach.planner.begin(far)
    assert session is not None
    assert not mine & set(session.plan)


def test_each_briefing_has_its_own_minutes_and_the_nearest_with_some_left_comes_next(coach: Coach) -> None:
    far = coach.planner.put("in 9 days", title="Far", minutes=20)
    near = coach.planner.put("in 3 days", title="Near", decks=["facts"], minutes=10)
    assert coach.planner.today() == near
    studied(coach, near, 480)
    assert (studied_today(coach.desk, near), studied_today(coach.desk, far)) == (480, 0)
    assert coach.planner.today() == far
    studied(coach, far, 60)
    assert minutes_now(coach.desk, far) == 19
    assert coach.planner.today() == far
    studied(coach, far, 600)
    studied(coach, far, 600)
    assert todays(coach.desk) == near  # with nothing left today it is the nearest again, with a few minutes more
    assert minutes_now(coach.desk, near) == 10


def test_what_keeps_the_plan_is_said_after_a_session(coach: Coach, clock: HandClock) -> None:
    assert next_sitting(coach.desk) == ""
    row = coach.planner.put("in 49h", title="Desk", minutes=20)
    session = studied(coach, row, 300)
    assert coach.debrief(session).next_step == "15 minutes more today keep the plan for “Desk”."
    studied(coach, row, 600)
    session = studied(coach, row, 500)
    assert coach.debrief(session).next_step == "20 minutes tomorrow at 18:00 keep the plan for “Desk”."
    clock.tick(hours=48, minutes=40)
    assert next_sitting(coach.desk).startswith("Nothing more is planned before “Desk”.")


@pytest.mark.parametrize(
    ("shares", "goal", "found"),
    [
        ({}, 0.9, (None, CHOICES[0])),
        (dict.fromkeys(CHOICES, 0.5), 0.9, (None, None)),
        ({10: 0.5, 20: 0.95}, 0.9, (20, 15)),
        ({10: 0.5, 15: 0.7, 20: 0.95}, 0.9, (20, None)),
        ({10: 0.5, 15: 0.92, 20: 0.95}, 0.9, (15, None)),
        ({10: 0.95}, 0.9, (10, 5)),
        ({5: 0.95, 10: 0.95}, 0.9, (5, None)),
        ({60: 0.5, 90: 0.95}, 0.9, (90, 75)),
    ],
)
def test_the_least_minutes_are_closed_in_on(
    shares: dict[int, float], goal: float, found: tuple[int | None, int | None]
) -> None:
    assert least(shares, goal) == found


def test_the_plan_is_told_by_deck_and_after_each_sitting(coach: Coach) -> None:
    row = coach.planner.put("in 3 days", minutes=1)
    play = coach.planner.play(row)
    found = play.run(4)
    assert set(found.groups) == {"harbour/facts", "harbour/shapes"}
    assert len(found.way) == len(play.sittings) + 1
    assert found.way[0] == 0
    assert list(found.way) == sorted(found.way)
    assert found.way[-1] == pytest.approx(found.share)
    for part in (found, *found.groups.values()):
        assert 0 <= part.low <= part.share <= part.high <= 1
    weights = {key: coach.desk.questions[key].weight for key in coach.planner.covered(row)}
    decks = {key: coach.desk.questions[key].deck_id for key in weights}
    whole = sum(weights[key] * found.groups[decks[key]].share for key in weights) / sum(weights.values())
    assert whole == pytest.approx(found.share)


def test_what_is_no_longer_wanted_is_not_worked_out(coach: Coach) -> None:
    play = coach.planner.play(coach.planner.put("in 300 days", minutes=60))
    asked: list[bool] = []

    def go_on() -> bool:
        asked.append(True)
        return False

    assert play.run(2, go_on=go_on).share == 0
    assert len(asked) == 2 * len(play.sittings)


def test_the_days_so_far_are_looked_back_on(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 5 days")
    assert coach.planner.so_far(row).run() == []
    for number in (2, 4):
        session = coach.planner.begin(row)
        assert session is not None
        for _ in range(number):
            give(coach, session)
            clock.tick(seconds=20)
        coach.finish(session)
        clock.tick(hours=24)
    days = coach.planner.so_far(row).run()
    assert len(days) == 2
    shares = [share for _, share in days]
    assert 0 < shares[0] < shares[1]
    # nothing was studied since the second day, so that it is what would be known if it all stopped here
    assert shares[1] == pytest.approx(coach.planner.outlook(row).idle.whole)

"""The plan towards a briefing: its sittings, several briefings beside each other, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.coach.test_session import give
from tests.conftest import HandClock
from trainer.coach.agenda import Appointment, windows
from trainer.coach.appointments import ruled
from trainer.coach.coach import Coach
from trainer.coach.outlook import CHOICES, MOST, least, rising
from trainer.coach.plan import minutes_now, next_sitting, sittings, studied_today, todays
from trainer.coach.session import Session
from trainer.coach.timetable import Timetable
from trainer.errors import TrainerError, UsageError
from trainer.memory.forecast import Sitting

BERLIN = ZoneInfo("Europe/Berlin")


def on_the_wall(coach: Coach, row: Appointment) -> list[tuple[str, float]]:
    return [(f"{each.start.astimezone(BERLIN):%a %H:%M}", each.seconds / 60) for each in sittings(coach.desk, row)]


def studied(coach: Coach, row: Appointment, seconds: float) -> Session:
    session = coach.planner.begin(row)
    assert session is not None
    while seconds > 0:
        asked = coach.ask(session)
        assert asked is not None
        coach.answer(asked, "x", min(seconds, 600))  # more than ten minutes for one answer are time away
        seconds -= 600
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
    coach.planner.drop(row)
    longer = coach.planner.put("in 60h", minutes=60, hours=["7:45-8:00", "18-22"])
    assert on_the_wall(coach, longer)[1:3] == [("Tue 07:45", 15), ("Tue 18:00", 45)]


def test_minutes_a_session_are_for_each_stretch_of_hours(coach: Coach) -> None:
    row = coach.planner.put("in 50h", minutes=25, per="session", hours=["7-8", "18-22"])
    assert row.minutes_a_day == 50
    assert on_the_wall(coach, row) == [("Mon 18:00", 25), ("Tue 07:00", 25), ("Tue 18:00", 25), ("Wed 07:00", 25)]
    assert minutes_now(coach.desk, row) == 25
    assert "a session at the most" in " ".join(coach.planner.told(row))


@pytest.mark.parametrize(
    "wrong",
    [
        ["8-7"],
        ["7-25"],
        ["7-9", "8-10"],
        ["morning"],
        ["7:75-9"],
        ["22-13"],
        ["24-2"],
        ["12-2"],
        ["12-12"],
        ["22-2", "1-3"],
        ["9-9"],
    ],
)
def test_hours_that_cannot_be_are_told(coach: Coach, wrong: list[str]) -> None:
    with pytest.raises(UsageError, match=f"hours must be stretches .*, not “{' '.join(wrong)}”"):
        coach.planner.put("in 2 days", hours=wrong)
    assert coach.planner.rows() == ()


def test_hours_are_read_in_order_to_the_minute() -> None:
    assert windows(["18-22", "7:30-8:15", "22-24"]) == [(450, 495), (1080, 1320), (1320, 1440)]
    assert windows(["22:30-1:15", "7-8"]) == [(0, 75), (420, 480), (1350, 1440)]
    assert windows(["22-0"]) == [(1320, 1440)]


def test_hours_over_midnight_are_one_stretch(coach: Coach) -> None:
    row = coach.planner.put("in 50h", minutes=180, hours=["22-2"], sleep="3-10")
    assert on_the_wall(coach, row) == [("Mon 22:00", 180), ("Tue 22:00", 180)]
    # who sleeps from 23 on has an hour of it
    early = coach.planner.edit(row.id, sleep="23-7")
    assert on_the_wall(coach, early) == [("Mon 22:00", 60), ("Tue 22:00", 60)]


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
    assert coach.debrief(session).next_step == "15 minutes today at 18:00 keep the plan for “Desk”."
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


@pytest.mark.parametrize(
    ("sleep", "wanted"),
    [
        ("1-8", [("Mon 18:00", 30), ("Tue 18:00", 30), ("Wed 08:00", 30)]),
        ("8-16", [("Mon 18:00", 30), ("Tue 18:00", 30)]),
    ],
)
def test_who_goes_to_bed_late_or_works_at_night_is_planned_for_as_well(
    coach: Coach, clock: HandClock, sleep: str, wanted: list[tuple[str, float]]
) -> None:
    clock.tick(hours=5)  # 16:00 in Berlin
    row = coach.planner.put("Wed 4 Jun 09:00", minutes=30, sleep=sleep)
    plan = on_the_wall(coach, row)
    assert plan[:2] == wanted[:2]
    assert plan[2:3] == wanted[2:] or sleep == "8-16"


def test_after_midnight_it_is_still_the_day_before(coach: Coach, clock: HandClock) -> None:
    row = coach.planner.put("in 4 days", minutes=30, sleep="1-8")
    clock.now = clock.now.replace(hour=20)  # 22:00
    studied(coach, row, 1800)
    clock.tick(hours=2, minutes=20)  # 00:20
    assert on_the_wall(coach, row)[0] == ("Tue 18:00", 30)
    assert next_sitting(coach.desk) == "30 minutes today at 18:00 keep the plan for “Briefing”."


def test_a_session_kept_is_not_planned_again_and_a_rest_is_no_session(coach: Coach, clock: HandClock) -> None:
    clock.now = clock.now.replace(hour=5)  # 07:00
    row = coach.planner.put("in 3 days", minutes=25, per="session", hours=["7-8", "12-13", "18-19"])
    studied(coach, row, 1500)
    clock.tick(minutes=25)
    assert on_the_wall(coach, row)[:2] == [("Mon 12:00", 25), ("Mon 18:00", 25)]
    other = coach.planner.put("in 2 days", title="Other", decks=["facts"], minutes=30)
    studied(coach, other, 1700)
    assert on_the_wall(coach, other)[0][0].startswith("Tue")


def test_a_session_begun_now_lasts_as_planned_and_never_beyond_the_hour(coach: Coach, clock: HandClock) -> None:
    clock.now = clock.now.replace(hour=5, minute=45)  # 07:45
    row = coach.planner.put("in 2 days", minutes=30, hours=["7-8"])
    assert minutes_now(coach.desk, row) == 15
    near = coach.planner.put("in 12 minutes", title="Near")
    session = coach.begin(minutes=25)
    assert session is not None
    assert (session.towards, session.ends_at) == (near.id, near.hour)


def test_a_later_briefing_has_the_time_that_the_nearer_one_leaves(coach: Coach) -> None:
    coach.planner.put("in 3 days", title="Near", minutes=30, decks=["facts"])
    far = coach.planner.put("in 4 days", title="Far", minutes=30)
    assert on_the_wall(coach, far)[0] == ("Mon 18:30", 30)


def test_a_later_briefing_on_the_same_questions_has_its_sessions_after_the_nearer_and_what_that_one_taught(
    coach: Coach,
) -> None:
    far = coach.planner.put("in 4 days", title="Far", minutes=1)
    alone = coach.planner.play(far).run().share
    near = coach.planner.put("in 3 days", title="Near", minutes=30)
    assert on_the_wall(coach, far)[0] == ("Thu 18:00", 1)
    play = coach.planner.play(far)
    first = len(sittings(coach.desk, near))
    assert [sitting.hour for sitting in play.sittings] == [near.hour] * first + [None] * (len(play.sittings) - first)
    assert play.run().share > alone
    assert len(play.run().way) == len(play.sittings) + 1


def test_what_a_nearer_briefing_covers_is_not_asked_twice_and_the_rest_is(coach: Coach) -> None:
    near = coach.planner.put("in 3 days", title="Near", minutes=30, decks=["facts"])
    far = coach.planner.put("in 5 days", title="Far", minutes=30)
    play = coach.planner.play(far)
    facts = {place for place, deck in enumerate(play.decks) if deck == "harbour/facts"}
    for sitting in play.sittings:
        among = set(sitting.among or ())
        if sitting.hour == near.hour:
            assert among == facts
        elif sitting.start < near.hour:
            assert among == set(range(len(play.decks))) - facts
        else:
            assert sitting.among is None


def test_each_briefing_is_planned_once_however_many_there_are(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [coach.planner.put(f"in {days} days", title=f"B{days}") for days in range(20, 32)]
    calls: list[str] = []
    plan = Timetable.sittings

    def counted(self: Timetable, row: Appointment) -> list[Sitting]:
        calls.append(row.id)
        return plan(self, row)

    monkeypatch.setattr(Timetable, "sittings", counted)
    coach.planner.plays(rows[-1]).at(30)
    assert sorted(calls) == sorted(row.id for row in rows)


def test_a_plan_of_many_short_sessions_is_played_in_full_and_a_longer_one_says_what_is_left_out(coach: Coach) -> None:
    plays = coach.planner.plays(coach.planner.put("in 300 days"))
    short, long = plays.at(3), plays.at(120)
    assert (len(short.sittings), short.left_out) == (301, 0)
    assert len(long.sittings) == MOST
    assert long.left_out == 301 - MOST
    assert long.sittings[0] == plays.time.sittings(replace(plays.row, minutes=120))[0]


def test_what_comes_next_is_towards_a_briefing_wherever_it_is_started(coach: Coach) -> None:
    row = coach.planner.put("in 3 days", decks=["facts"])
    session = coach.begin_next()
    assert session is not None
    assert session.towards == row.id
    for key in coach.planner.covered(row):
        coach.cards.suspend(key)
    other = coach.begin_next()
    assert other is not None
    assert other.towards == ""
    assert next_sitting(coach.desk) == ""
    assert "all of its questions are suspended" in " ".join(coach.planner.told(row))
    assert coach.planner.outlook(row).questions == 0


def test_a_broken_file_of_briefings_is_noted_and_studying_goes_on(coach: Coach) -> None:
    coach.planner.put("in 3 days")
    coach.paths.agenda.write_text("[[briefing", encoding="utf-8")
    assert coach.planner.coming() == []
    assert coach.planner.past() is None
    assert len([text for text in coach.desk.notices if "briefings.toml" in text]) == 1
    assert coach.begin_next() is not None


def test_the_room_is_noted_once_even_if_the_list_cannot_be_written(
    coach: Coach, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = coach.planner.put("in 1 hour")
    coach.cards.bury("harbour/facts/ships")
    clock.tick(hours=2)

    def fails(*_: object) -> None:
        raise TrainerError("no room on the disk")

    with monkeypatch.context() as patch:
        patch.setattr(type(coach.desk.agenda), "put", fails)
        for _ in range(3):
            with pytest.raises(TrainerError):
                coach.planner.note_room(row, {"harbour/facts/ships": False})
    assert coach.planner.note_room(row, {"harbour/facts/ships": False}) == 1
    assert len(coach.desk.store.effective()) == 1


def test_the_lead_gives_way_to_a_near_hour_and_comes_back(coach: Coach) -> None:
    row = coach.planner.put("in 20 minutes")
    assert row.lead == 0
    assert coach.planner.edit(row.id, "in 3 days").lead == 30
    kept = coach.planner.put("in 2 hours", title="Other", lead=100)
    assert coach.planner.edit(kept.id, kept.at.replace("T", " "), title="New").lead == 100


def test_more_minutes_never_promise_less() -> None:
    assert rising({20: 0.9, 10: 0.5, 30: 0.88, 45: 0.95}) == {10: 0.5, 20: 0.9, 30: 0.9, 45: 0.95}

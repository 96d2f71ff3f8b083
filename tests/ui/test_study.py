"""The study screen: every kind answered by keyboard and by mouse, and all that can be done at the reveal."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.coach.test_edits import edit, studied
from tests.conftest import HandClock, OpenCoach
from tests.ui.test_screens import text_of
from trainer.coach.coach import Coach
from trainer.records import Effective, What
from trainer.ui.app import TrainerApp
from trainer.ui.screens.debrief import DebriefScreen
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.paused import PausedScreen
from trainer.ui.screens.sources import SourcesScreen
from trainer.ui.screens.study import StudyScreen
from trainer.ui.widgets.arrange import Items
from trainer.ui.widgets.choices import Options
from trainer.ui.widgets.joins import Board
from trainer.ui.widgets.lines import Lines
from trainer.ui.widgets.reveal import TONES, Reveal

Act = Callable[[Pilot[None]], Awaitable[None]]


def app_on(coach: Coach, *slugs: str) -> TrainerApp:
    """Return the app opened on a session with these questions."""
    session = coach.begin_with([f"harbour/{slug}" for slug in slugs])
    assert session is not None
    return TrainerApp(coach, lambda coach: StudyScreen(coach, session))


def answers(coach: Coach) -> list[Effective]:
    return [row for row in coach.desk.store.effective() if row.what is What.ANSWER]


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text, key by key."""
    names = {" ": "space", "-": "minus", ",": "comma", "?": "question_mark"}
    for letter in text:
        await pilot.press(names.get(letter, letter))


async def typed(pilot: Pilot[None]) -> None:
    await write(pilot, "4 may 2031")
    await pilot.press("enter")


async def single(pilot: Pilot[None]) -> None:
    options = pilot.app.screen.query_one(Options)
    await pilot.press(str(options.texts.index("Recalled its ambassador") + 1))


async def single_by_cursor(pilot: Pilot[None]) -> None:
    options = pilot.app.screen.query_one(Options)
    for _ in range(options.texts.index("Recalled its ambassador")):
        await pilot.press("down")
    await pilot.press("enter")


async def single_by_mouse(pilot: Pilot[None]) -> None:
    options = pilot.app.screen.query_one(Options)
    await pilot.click(Options, offset=(6, options.texts.index("Recalled its ambassador")))


async def several(pilot: Pilot[None]) -> None:
    options = pilot.app.screen.query_one(Options)
    for text in ("Norrland", "Sundmark"):
        await pilot.press(str(options.texts.index(text) + 1))
    await pilot.press("enter")


async def listed(pilot: Pilot[None]) -> None:
    await write(pilot, "per vik")
    await pilot.press("enter")
    await write(pilot, "ida holm")
    await pilot.press("enter", "enter")


async def ordered(pilot: Pilot[None]) -> None:
    items = pilot.app.screen.query_one(Items)
    for text in ("Closure", "Recall", "Offer", "Talks"):
        await pilot.press(str(items.texts.index(text) + 1))
    await pilot.press("enter")


async def ordered_by_moving(pilot: Pilot[None]) -> None:
    items = pilot.app.screen.query_one(Items)
    for place, text in enumerate(("Closure", "Recall", "Offer", "Talks")):
        at = [items.texts[number] for number in items.order].index(text)
        while items.cursor != at:
            await pilot.press("down" if items.cursor < at else "up")
        for _ in range(at - place):
            await pilot.press("alt+up")
    await pilot.press("enter")


async def ordered_by_mouse(pilot: Pilot[None]) -> None:
    items = pilot.app.screen.query_one(Items)
    for text in ("Closure", "Recall", "Offer", "Talks"):
        row = [items.texts[number] for number in items.order].index(text)
        await pilot.click(Items, offset=(8, row))
    await pilot.press("enter")


async def joined(pilot: Pilot[None]) -> None:
    board = pilot.app.screen.query_one(Board)
    office = {"Ida Holm": "Foreign minister", "Per Vik": "Ambassador"}
    for left in board.lefts:
        await pilot.press(str(board.rights.index(office[left]) + 1))
    await pilot.press("enter")


async def joined_by_mouse(pilot: Pilot[None]) -> None:
    board = pilot.app.screen.query_one(Board)
    office = {"Ida Holm": "Foreign minister", "Per Vik": "Ambassador"}
    for left in board.lefts:
        await pilot.click(Board, offset=(6, len(board.lefts) + 1 + board.rights.index(office[left])))
    await pilot.press("enter")


async def gapped(pilot: Pilot[None]) -> None:
    await write(pilot, "4 may 2031")
    await pilot.press("enter")
    await write(pilot, "norrland")
    await pilot.press("enter")


async def told(pilot: Pilot[None]) -> None:
    await write(pilot, "tolls")
    await pilot.press("enter", "enter")
    await pilot.pause()
    await pilot.press("1", "2", "enter")


@pytest.mark.parametrize(
    ("slug", "act"),
    [
        ("facts/closed-on", typed),
        ("shapes/pick-one", single),
        ("shapes/pick-one", single_by_cursor),
        ("shapes/pick-one", single_by_mouse),
        ("shapes/pick-two", several),
        ("shapes/both", listed),
        ("shapes/steps", ordered),
        ("shapes/steps", ordered_by_moving),
        ("shapes/steps", ordered_by_mouse),
        ("shapes/pairs", joined),
        ("shapes/pairs", joined_by_mouse),
        ("shapes/gaps", gapped),
        ("shapes/tell", told),
    ],
)
async def test_every_kind_can_be_answered(coach: Coach, slug: str, act: Act) -> None:
    app = app_on(coach, slug)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await act(pilot)
        await pilot.pause()
        assert [(row.question, row.mark) for row in answers(coach)] == [(f"harbour/{slug}", "correct")]
        assert app.screen.query_one(Reveal).display
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DebriefScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_nothing_typed_is_no_answer_and_i_do_not_know_is_wrong_and_comes_back(coach: Coach) -> None:
    app = app_on(coach, "facts/closed-on", "facts/ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter")
        assert answers(coach) == []
        assert "nothing typed yet" in app.screen.query_one(Input).placeholder
        await pilot.press("ctrl+r", "enter", "ctrl+r", "enter")
        await pilot.pause()
        assert [(row.typed, row.mark, row.rating) for row in answers(coach)] == [("", "wrong", 1)] * 2
        assert isinstance(app.screen, StudyScreen)
        await typed(pilot)
        await pilot.press("enter")
        await write(pilot, "40")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DebriefScreen)


@pytest.mark.parametrize("slug", ["shapes/steps", "shapes/pairs", "shapes/both"])
async def test_an_untouched_answer_is_not_taken(coach: Coach, slug: str) -> None:
    app = app_on(coach, slug)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert answers(coach) == []


async def test_ctrl_u_clears_what_is_typed_before_it_undoes(coach: Coach) -> None:
    app = app_on(coach, "facts/closed-on", "facts/ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await typed(pilot)
        await pilot.press("enter")
        await write(pilot, "4")
        await pilot.press("ctrl+u")
        assert app.screen.query_one(Input).value == ""
        assert len(answers(coach)) == 1
        await pilot.press("ctrl+u")
        await pilot.pause()
        assert answers(coach) == []


async def test_a_paste_of_several_lines_is_several_items(coach: Coach) -> None:
    app = app_on(coach, "shapes/both")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = app.focused
        assert isinstance(line, Input)
        line.post_message(events.Paste("Per Vik\r\n\nIda Holm\n"))
        await pilot.pause()
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert [(row.typed, row.mark) for row in answers(coach)] == [("Per Vik\nIda Holm", "correct")]


async def test_the_clock_stands_still_while_a_window_is_open(coach: Coach, clock: HandClock) -> None:
    app = app_on(coach, "facts/ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.tick(seconds=5)
        await pilot.press("f1")
        await pilot.pause()
        clock.tick(seconds=100)
        await pilot.press("escape")
        await pilot.pause()
        await write(pilot, "40")
        await pilot.press("enter")
        await pilot.pause()
        assert [row.seconds for row in answers(coach)] == [5.0]


async def test_what_was_answered_in_another_window_is_not_taken_twice(coach: Coach, open_coach: OpenCoach) -> None:
    app = app_on(coach, "facts/closed-on", "facts/ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        other = open_coach()
        session = other.unfinished()
        assert session is not None
        asked = other.ask(session)
        assert asked is not None
        other.answer(asked, "4 May 2031", 2)
        await typed(pilot)
        await pilot.pause()
        assert len(answers(coach)) == 1
        assert "How many ships" in str(app.screen.query_one("#ask").render())


async def test_a_rating_is_one_key_and_so_is_overruling(coach: Coach) -> None:
    app = app_on(coach, "facts/closed-on", "facts/ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await typed(pilot)
        await pilot.press("4")
        await write(pilot, "41")
        await pilot.press("enter", "exclamation_mark", "enter")
        await pilot.pause()
        assert [(row.mark, row.rating) for row in answers(coach)] == [("correct", 4), ("correct", 3)]
        assert isinstance(app.screen, DebriefScreen)


async def test_undo_three_times(coach: Coach) -> None:
    app = app_on(coach, "facts/closed-on", "facts/ships", "facts/minister")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await typed(pilot)
        await pilot.press("enter")
        await write(pilot, "40")
        await pilot.press("enter", "enter")
        await write(pilot, "holm")
        await pilot.press("enter")
        assert len(answers(coach)) == 3
        await pilot.press("u", "ctrl+u", "ctrl+u")
        await pilot.pause()
        assert answers(coach) == []
        await typed(pilot)
        await pilot.pause()
        assert [row.question for row in answers(coach)] == ["harbour/facts/closed-on"]


async def test_suspend_flag_hint_sources_and_not_today(coach: Coach) -> None:
    app = app_on(coach, "facts/closed-on", "facts/ships", "facts/minister")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+t")
        assert "Sunday" in str(app.screen.query_one("#hint").render())
        await typed(pilot)
        await pilot.press("c")
        assert isinstance(app.screen, SourcesScreen)
        assert "Two ports, one quarrel" in str(app.screen.query_one(".said").render())
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("e", "at")
        await pilot.pause()
        card = coach.cards.record("harbour/facts/closed-on").card
        assert card is not None
        assert card.flagged
        assert card.suspended
        await pilot.press("ctrl+b")
        await pilot.pause()
        buried = coach.cards.record("harbour/facts/ships").card
        assert buried is not None
        assert buried.buried_until is not None
        await write(pilot, "ida holm")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DebriefScreen)


async def test_pausing_hides_the_question_and_keeps_what_was_typed(coach: Coach) -> None:
    app = app_on(coach, "facts/closed-on")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, "4 may")
        await pilot.press("escape")
        assert isinstance(app.screen, PausedScreen)
        assert app.screen.styles.background.a == 1
        await pilot.press("enter")
        assert app.screen.query_one(Input).value == "4 may"
        await pilot.press("escape", "h")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        state = coach.home().unfinished
        assert state is not None
        assert (state.answered, state.total) == (0, 1)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)


async def test_only_keys_that_do_something_are_offered(coach: Coach) -> None:
    app = app_on(coach, "facts/ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        asking = str(app.screen.query_one("#keys").render())
        assert "Hint" not in asking
        assert "Suspend" not in asking
        await write(pilot, "40")
        await pilot.press("enter")
        await pilot.pause()
        revealed = str(app.screen.query_one("#keys").render())
        assert "I\u00a0was\u00a0right" not in revealed
        assert "Suspend" in revealed
        assert "know" not in revealed


async def test_the_keys_can_be_clicked(coach: Coach) -> None:
    app = app_on(coach, "facts/ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        keys = app.screen.query_one("#keys")
        at = str(keys.render()).index("ctrl+r")
        await pilot.click("#keys", offset=(at + 1 + keys.styles.padding.left, 0))
        await pilot.pause()
        assert [row.mark for row in answers(coach)] == ["wrong"]


async def test_a_changed_answer_is_shown_once(open_coach: OpenCoach, harbour: Path) -> None:
    studied(open_coach)
    edit(harbour, "answer = 2031-05-04", "answer = 2031-05-05")
    coach = open_coach()
    app = TrainerApp(coach)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, "5 may 2031")
        await pilot.press("enter")
        await pilot.pause()
        assert "4 May 2031 → 5 May 2031" in str(app.screen.query_one(Reveal).render())
    assert coach.cards.record("harbour/facts/closed-on").card.changed_from == ""  # type: ignore[union-attr]


async def test_a_store_that_is_locked_is_told_and_the_answer_stays_on_the_line(coach: Coach) -> None:
    app = app_on(coach, "facts/closed-on")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await write(pilot, "4 may 2031")
        coach.desk.store._db.execute("PRAGMA busy_timeout = 50")
        other = sqlite3.connect(coach.desk.store.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "4 may 2031"
        assert answers(coach) == []
        assert [note.severity for note in app._notifications] == ["error"]
        other.execute("ROLLBACK")
        other.close()
        await pilot.press("enter")
        await pilot.pause()
        assert [row.mark for row in answers(coach)] == ["correct"]


async def test_two_quick_enters_on_an_open_question_answer_nothing(coach: Coach) -> None:
    app = app_on(coach, "shapes/tell")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        box = app.screen.query_one(Lines)
        box.done("tolls")
        box.done("tolls")
        await pilot.pause()
        assert answers(coach) == []
        await pilot.press("1", "enter")
        await pilot.pause()
        assert [row.typed for row in answers(coach)] == ["1\ntolls"]


@pytest.mark.parametrize(
    ("tone", "said"), [("hostile", "hostile question"), ("false-premise", "rests on a wrong premise")]
)
async def test_a_correction_and_the_tone_are_told_in_words_after_the_answer(
    open_coach: OpenCoach, harbour: Path, tone: str, said: str
) -> None:
    file = harbour / "shapes.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('id = "tell"', f'id = "tell"\ntone = "{tone}"')
    file.write_text(text.replace('cite = ["G5"]', 'cite = ["G5"]\ncorrects = true'), encoding="utf-8")
    app = app_on(open_coach(), "shapes/tell")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert said not in text_of(pilot)
        await write(pilot, "tolls")
        await pilot.press("enter", "enter")
        await pilot.pause()
        points = str(app.screen.query_one(Options).render()).splitlines()
        assert [line.partition("  ")[2] for line in points] == [
            "The tolls had doubled",
            "! correction: Ships were waiting",
        ]
        assert said not in text_of(pilot)
        await pilot.press("1", "enter")
        await pilot.pause()
        told = str(app.screen.query_one(Reveal).render())
        assert "✓ The tolls had doubled" in told
        assert "– ! correction: Ships were waiting" in told
        assert f"{said} · fact" in told


async def test_a_plain_open_question_is_told_as_it_was(coach: Coach) -> None:
    app = app_on(coach, "shapes/tell")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await told(pilot)
        await pilot.pause()
        told_after = str(app.screen.query_one(Reveal).render())
        assert "correction" not in told_after
        assert not [name for name in TONES.values() if name in told_after]


async def test_after_i_was_right_one_key_accepts_the_spelling(coach: Coach) -> None:
    app = app_on(coach, "facts/minister", "facts/ships")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, "Madam Foreign")
        await pilot.press("enter")
        await pilot.pause()
        assert "Accept it from now on" not in text_of(pilot)
        await pilot.press("a")  # not before the verdict is overruled
        assert coach.accepted() == ()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "a Accept it from now on" in text_of(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert [row.typed for row in coach.accepted()] == ["Madam Foreign"]
        assert "a Accept it" not in text_of(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert coach.accepted() == ()


async def test_how_sure_one_is_can_be_said_before_the_answer_if_it_is_wanted(coach: Coach) -> None:
    app = app_on(coach, "facts/closed-on", "facts/who-closed")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "f2" not in text_of(pilot)
        await pilot.press("f2")
        await typed(pilot)
        await pilot.pause()
        assert "sure" not in answers(coach)[0].data
        coach.set("confidence", "on")
        await pilot.press("enter")
        await pilot.pause()
        shown = text_of(pilot)
        assert all(key in shown for key in ("f2 Sure", "f3 Think so", "f4 Guess"))
        await write(pilot, "sund")
        await pilot.press("f4")
        await pilot.pause()
        assert "You said: guess." in text_of(pilot)
        await pilot.press("f4")
        await pilot.pause()
        assert "You said" not in text_of(pilot)
        await pilot.press("f3")
        await write(pilot, "mark")
        await pilot.press("enter")
        await pilot.pause()
        shown = text_of(pilot)
        assert "f2 Sure" not in shown
        assert answers(coach)[1].data["sure"] == "think"
        assert answers(coach)[1].typed == "sundmark"


async def test_how_sure_one_is_can_be_said_until_the_key_points_show(coach: Coach) -> None:
    coach.set("confidence", "on")
    question = next(row.id for row in coach.desk.questions.values() if row.kind == "open")
    app = app_on(coach, question.partition("/")[2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f2", "ctrl+r")
        await pilot.pause()
        shown = text_of(pilot)
        assert "You said: sure." in shown
        assert "f4 Guess" not in shown
        await pilot.press("f4", "1", "enter")
        await pilot.pause()
        assert answers(coach)[0].data["sure"] == "sure"

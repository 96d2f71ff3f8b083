"""Home, briefing, debrief, find, help, dossiers and the palette."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input, Markdown

from tests.coach.test_session import begun, give
from tests.conftest import OpenCoach
from trainer.coach.coach import Coach
from trainer.ui.app import TrainerApp
from trainer.ui.screens.briefing import BriefingScreen
from trainer.ui.screens.debrief import DebriefScreen
from trainer.ui.screens.dossiers import DossiersScreen
from trainer.ui.screens.entry import EntryScreen
from trainer.ui.screens.find import FindScreen
from trainer.ui.screens.help import HelpScreen
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.study import StudyScreen
from trainer.ui.widgets.rows import Rows

SIZE = (80, 24)


def text_of(pilot: Pilot[None]) -> str:
    """Return what the terminal shows, line by line."""
    screen = pilot.app.screen
    return "\n".join(strip.text for strip in screen._compositor.render_strips())


async def test_the_first_start_is_a_welcome_and_enter_asks_a_question(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        assert "New here? Press b to read “The quarrel in two minutes”" in shown
        assert "The facts" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)
        assert "On what day was the strait closed?" in text_of(pilot)


async def test_home_studies_the_deck_under_the_cursor(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        session = coach.unfinished()
        assert session is not None
        assert {key.split("/")[1] for key in session.plan} == {"shapes"}


async def test_home_says_what_is_due_and_takes_up_what_was_left(coach: Coach) -> None:
    session = begun(coach)
    for _ in range(4):
        give(coach, session)
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        assert "0 due   9 new" in shown
        assert "4 of 13 done" in shown
        assert "4 answers today · 1 day in a row" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert "5 of 13" in text_of(pilot)


async def test_the_briefing_turns_pages_hides_facts_and_asks_its_questions(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, BriefingScreen)
        assert "4 May 2031" in text_of(pilot)
        await pilot.press("h")
        await pilot.pause()
        assert "4 May 2031" not in text_of(pilot)
        assert "2 facts hidden" in text_of(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert "4 May 2031" in text_of(pilot)
        assert "Norrland" not in text_of(pilot)
        assert "Show facts" in text_of(pilot)
        await pilot.press("h")
        await pilot.pause()
        assert "Norrland" in text_of(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)
        session = coach.unfinished()
        assert session is not None
        assert session.plan == ("harbour/facts/closed-on", "harbour/facts/who-closed")
        await pilot.press("escape", "f", "enter")
        await pilot.pause()
        assert isinstance(app.screen, BriefingScreen)


async def test_a_reader_comes_back_to_the_page_that_was_left(coach: Coach, open_coach: OpenCoach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("b", "right")
        await pilot.pause()
        assert "page 2 of 2" in text_of(pilot)
        assert "Next" not in str(app.screen.query_one("#keys").render())
    later = TrainerApp(open_coach())
    async with later.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert "page 2 of 2" in text_of(pilot)


async def test_a_citation_can_be_clicked_and_c_shows_all(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        markdown = app.screen.query_one(Markdown)
        markdown.post_message(Markdown.LinkClicked(markdown, "cite:Q2"))
        await pilot.pause()
        assert "Ada Lind, Bo Quist, “Ports and tempers”" in text_of(pilot)
        assert "Two ports" not in text_of(pilot)
        await pilot.press("escape", "c")
        await pilot.pause()
        assert "G2: The Gazette, “Two ports, one quarrel”" in text_of(pilot)


async def test_the_debrief_says_score_misses_and_the_next_step(coach: Coach) -> None:
    first = begun(coach)
    give(coach, first)
    coach.finish(first)
    session = begun(coach)
    give(coach, session, "Estmark")
    while coach.ask(session):
        give(coach, session)
    app = TrainerApp(coach, lambda coach: DebriefScreen(coach, session))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        assert "Score 92 %  (-8 points on the last of this kind)" in shown
        assert "✗ Which state closed the strait?" in shown
        assert "→ Sundmark   you: Estmark" in shown
        assert "The Gazette, The quarrel ¶ G2" in shown
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)
        again = coach.unfinished()
        assert again is not None
        assert again.plan == ("harbour/facts/who-closed",)


async def test_find_searches_opens_suspends_flags_and_resets(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("slash", *"strait", "space", *"what")
        await pilot.pause()
        assert isinstance(app.screen, FindScreen)
        assert len(app.screen.query_one(Rows)._rows) == 1
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, EntryScreen)
        assert "Never asked yet." in text_of(pilot)
        await pilot.press("at", "e")
        await pilot.pause()
        assert "suspended, flagged" in text_of(pilot)
        await pilot.press("escape")
        await pilot.pause()
        app.screen.query_one(Input).value = "flagged"
        await pilot.pause()
        assert app.screen.query_one(Rows).key == "question:harbour/facts/closed-on"
        await pilot.press("enter", "s")
        await pilot.pause()
        assert isinstance(app.screen, EntryScreen)
        await pilot.press("at", "s")
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)


async def test_find_knows_actors_events_and_briefings(coach: Coach) -> None:
    app = TrainerApp(coach, FindScreen)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for words, key in (
            ("holme", "actor:ida-holm"),
            ("closes", "event:blockade"),
            ("how it ended", "briefing:short/1"),
        ):
            app.screen.query_one(Input).value = words
            await pilot.pause()
            assert app.screen.query_one(Rows).key == key
        app.screen.query_one(Input).value = "zebra"
        await pilot.pause()
        assert "Nothing has all these words." in text_of(pilot)


async def test_help_lists_the_keys_of_the_screen_beneath(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "Progress" in text_of(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_another_dossier_can_be_chosen_and_is_remembered(coach: Coach, open_coach: OpenCoach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, DossiersScreen)
        keys = [key for key, _ in app.screen.query_one(Rows)._rows]
        assert {"harbour", "iran-pakistan-2024"} <= set(keys)
        await pilot.press("home", *["down"] * keys.index("iran-pakistan-2024"), "enter")
        await pilot.pause()
        assert coach.dossier.id == "iran-pakistan-2024"
        assert "Iran" in text_of(pilot)


async def test_the_theme_is_remembered(coach: Coach, open_coach: OpenCoach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.theme == "crisis-dark"
        await pilot.press("l")
        await pilot.pause()
        assert app.theme == "crisis-light"
    assert TrainerApp(open_coach()).theme == "crisis-light"


async def test_the_palette_offers_the_decks(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Study The facts", "Find", "Light or dark", "Quit"} <= set(titles)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"other", "enter", "enter")
        await pilot.pause(0.5)
        assert isinstance(app.screen, StudyScreen)


async def test_a_tiny_terminal_and_one_that_is_resized_break_nothing(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=(20, 6)) as pilot:
        await pilot.pause()
        for keys in (
            ["enter"],
            ["escape", "h"],
            ["b"],
            ["escape"],
            ["slash"],
            ["escape"],
            ["p"],
            ["escape"],
            ["question_mark"],
        ):
            await pilot.press(*keys)
            await pilot.resize_terminal(30, 8)
            await pilot.pause()
            await pilot.resize_terminal(120, 36)
            await pilot.pause()
        assert isinstance(app.screen, HelpScreen)


async def test_find_takes_back_what_was_done_in_its_window_and_no_more(coach: Coach) -> None:
    give(coach, begun(coach))
    app = TrainerApp(coach, lambda coach: EntryScreen(coach, "question", "harbour/facts/ships"))
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        await pilot.press("e", "b", "r")
        await pilot.pause()
        assert "Question · flagged · not today" in text_of(pilot)
        await pilot.press("u", "u", "u", "u", "u")
        await pilot.pause()
        assert "flagged" not in text_of(pilot)
        assert "Undo" not in text_of(pilot)
        assert coach.progress().answers == 1

"""The five views of a dossier: reading, filtering, hiding and recalling, quizzing, citations."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot

from tests.conftest import HandClock, OpenCoach
from tests.ui.test_screens import text_of
from trainer.coach.coach import Coach
from trainer.paths import Paths, builtin_decks
from trainer.ui.app import TrainerApp
from trainer.ui.screens.briefings import BriefingsScreen
from trainer.ui.screens.entry import EntryScreen
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.sources import SourcesScreen
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.view import VIEWS, View, view
from trainer.ui.widgets.beside import beside, listed, shares
from trainer.ui.widgets.ledger import Ledger

SIZE = (80, 24)
SIZES = [(80, 24), (60, 18), (120, 36)]
NAMES = [name for name, _, _ in VIEWS]


@pytest.fixture
def builtin(paths: Paths, clock: HandClock) -> Coach:
    return Coach(paths, decks=[builtin_decks()], clock=clock)


def opened(coach: Coach, name: str) -> TrainerApp:
    return TrainerApp(coach, lambda coach: view(name, coach))


async def keys(pilot: Pilot[None], *names: str) -> str:
    """Press keys and return what the terminal shows then."""
    await pilot.press(*names)
    await pilot.pause()
    return text_of(pilot)


@pytest.mark.parametrize(
    ("key", "name", "said"),
    [
        ("t", "timeline", "Sundmark closes the strait"),
        ("a", "actors", "Ida Holm"),
        ("y", "motives", "Tolls"),
        ("n", "mediators", "Both sides should wait."),
        ("s", "differences", "How long the strait is"),
    ],
)
async def test_home_opens_each_view_and_esc_leads_back(coach: Coach, key: str, name: str, said: str) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = await keys(pilot, key)
        assert isinstance(app.screen, View)
        assert name == app.screen.NAME
        assert said in shown
        await keys(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_tab_goes_round_the_views_and_a_tab_can_be_clicked(coach: Coach) -> None:
    app = opened(coach, "timeline")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        seen = []
        for _ in NAMES:
            assert isinstance(app.screen, View)
            seen.append(app.screen.NAME)
            await keys(pilot, "tab")
        assert seen == NAMES
        await keys(pilot, "shift+tab")
        assert isinstance(app.screen, View)
        assert app.screen.NAME == "differences"
        await pilot.click("#head", offset=(13, 0))
        await pilot.pause()
        assert app.screen.NAME == "actors"


async def test_the_timeline_shows_the_pace_the_readings_and_the_detail(coach: Coach) -> None:
    app = opened(coach, "timeline")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        assert "▲ military ● diplomatic ◆ ambassadors" in shown
        assert "┊ 2 days" in shown
        assert "~Jun 2031" in shown  # worked out, so it is marked
        assert "Norrland recalls its ambassador ≠" in shown
        assert "Without notice." in shown  # the detail of the row under the cursor
        shown = await keys(pilot, "down")
        assert "Lind and Quist: 7 May 2031" in shown


async def test_the_timeline_is_filtered_by_thread_and_by_one_key_to_the_ambassadors(coach: Coach) -> None:
    app = opened(coach, "timeline")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = await keys(pilot, "a")
        assert "Ambassadors · 1 event" in shown
        assert "closes the strait" not in shown
        assert "All · 3 events" in await keys(pilot, "a")
        assert "Military · 1 event" in await keys(pilot, "f")
        assert "Diplomatic · 1 event" in await keys(pilot, "f")
        assert "Ambassadors · 1 event" in await keys(pilot, "f")
        assert "All · 3 events" in await keys(pilot, "f")


async def test_titles_are_hidden_and_recalled_one_by_one(coach: Coach) -> None:
    app = opened(coach, "timeline")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "space" not in str(app.screen.query_one("#keys").render())
        shown = await keys(pilot, "h")
        assert "Titles hidden, 3 to go" in shown
        assert "closes the strait" not in shown  # neither in the row nor in the panel beneath
        shown = await keys(pilot, "space")
        assert "Sundmark closes the strait" in shown
        assert "recalls" not in shown
        assert app.screen.query_one(Ledger).key == "recall"  # on to the next
        shown = await keys(pilot, "space", "space")
        assert "Talks begin" in shown
        assert "0 to go" in shown
        assert "space" not in str(app.screen.query_one("#keys").render())
        shown = await keys(pilot, "h")
        assert "Dates hidden" in shown
        assert "4 May" not in shown
        assert "All · 3 events" in await keys(pilot, "h")


@pytest.mark.parametrize("name", NAMES)
async def test_everything_that_is_hidden_can_be_recalled(builtin: Coach, name: str) -> None:
    app = opened(builtin, name)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, View)
        for what in screen.hides():
            await keys(pilot, "h")
            rows = len(screen.query_one(Ledger).keys)
            assert f"{what.capitalize()} hidden, {rows} to go" in text_of(pilot)
            for _ in range(3):
                while screen.check_action("recall", ()) and f"{rows} to go" in text_of(pilot):
                    await keys(pilot, "space")
                rows -= 1
        assert "All · " in await keys(pilot, "h")
    builtin.close()


async def test_q_quizzes_what_is_on_the_screen(coach: Coach) -> None:
    app = opened(coach, "timeline")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await keys(pilot, "a", "q")
        assert isinstance(app.screen, StudyScreen)
        session = coach.unfinished()
        assert session is not None
        assert session.plan == ("harbour/shapes/steps",)
        await keys(pilot, "escape", "f", "enter")
        assert isinstance(app.screen, View)
        assert "Ambassadors · 1 event" in text_of(pilot)


async def test_enter_opens_a_row_whose_questions_and_citations_are_at_hand(coach: Coach) -> None:
    app = opened(coach, "differences")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        assert "Gazette" in shown
        assert "12 km ¶G1" in shown
        assert "safe" in shown
        await keys(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "It is between 12 and 13 km long." in text_of(pilot)
        await keys(pilot, "c")
        assert isinstance(app.screen, SourcesScreen)
        shown = text_of(pilot)
        assert "G1: The Gazette" in shown
        assert "Q1: Ada Lind, Bo Quist" in shown
        await keys(pilot, "escape", "q")
        assert isinstance(app.screen, StudyScreen)


@pytest.mark.parametrize("name", NAMES)
async def test_c_shows_the_citations_of_every_row(builtin: Coach, name: str) -> None:
    app = opened(builtin, name)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, View)
        for key in screen.query_one(Ledger).keys[::9]:
            screen.query_one(Ledger).go_to(key)
            shown = await keys(pilot, "c")
            assert isinstance(app.screen, SourcesScreen)
            assert "section “" in shown
            await keys(pilot, "escape")
    builtin.close()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", SIZES)
async def test_every_row_of_the_built_in_dossier_is_seen_whole(
    builtin: Coach, name: str, size: tuple[int, int]
) -> None:
    app = opened(builtin, name)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        ledger = app.screen.query_one(Ledger)
        assert ledger.size.width >= 50
        seen = {ledger.key}
        top = ledger.render_line(0).text
        for _ in range(1000):
            before = (ledger.key, ledger.scroll_offset.y)
            ledger.action_move(1)
            seen.add(ledger.key)
            if (ledger.key, ledger.scroll_offset.y) == before:
                break
        await pilot.pause()
        assert seen == set(ledger.keys)
        assert ledger.scroll_offset.y + ledger.size.height >= ledger.virtual_size.height
        await keys(pilot, "home")
        assert ledger.key == ledger.keys[0]
        assert ledger.render_line(0).text == top
        await keys(pilot, "pagedown", "pagedown", "pageup")
        await keys(pilot, "end")
        assert ledger.key == ledger.keys[-1]
    builtin.close()


async def test_a_dossier_without_reference_tables_says_so(open_coach: OpenCoach, harbour: Path) -> None:
    text = (harbour / "dossier.toml").read_text("utf-8")
    (harbour / "dossier.toml").write_text(text[: text.index("[[actor]]")], "utf-8")
    (harbour / "shapes.toml").unlink()
    (harbour / "facts.toml").write_text(
        '[deck]\ntitle = "D"\n[[question]]\nid = "a"\nkind = "text"\nask = "A?"\nanswer = "b"\ncite = ["G1"]\n', "utf-8"
    )
    coach = open_coach()
    said = {
        "timeline": "This dossier has no events.",
        "actors": "This dossier has no actors.",
        "motives": "This dossier has no hypotheses.",
        "mediators": "This dossier records no mediation.",
        "differences": "The sources of this dossier differ on nothing that is asked.",
    }
    for name, words in said.items():
        app = opened(coach, name)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert words in text_of(pilot)
            await keys(pilot, "enter", "q", "c", "h", "space", "f", "down", "end", "pageup")
            assert isinstance(app.screen, View)


@pytest.mark.parametrize("size", SIZES)
async def test_home_fits_however_many_decks_there_are(builtin: Coach, size: tuple[int, int]) -> None:
    app = TrainerApp(builtin)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.max_scroll_y == 0
        assert "All decks" in text_of(pilot)
        assert "Where the sources differ" in await keys(pilot, "end")
        assert "Quit" in text_of(pilot)
    builtin.close()


async def test_several_briefings_are_listed_with_where_each_was_left(builtin: Coach) -> None:
    app = TrainerApp(builtin)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = await keys(pilot, "b")
        assert isinstance(app.screen, BriefingsScreen)
        assert shown.count("not opened") == 3
        await keys(pilot, "down", "enter", "right", "right", "escape")
        shown = text_of(pilot)
        assert "page 3" in shown
        assert shown.count("not opened") == 2
    builtin.close()


def test_columns_stand_side_by_side() -> None:
    text = beside([(Content("one two"), 4), (Content("three"), 5), (Content("x"), 1)])
    assert text.plain.split("\n") == ["one   three  x", "two"]
    assert listed([Content("one two"), Content("three")], 6).plain.split("\n") == ["· one", "  two", "· thre", "  e"]
    assert shares(21, (1, 1), 1) == [10, 10]
    assert sum(shares(97, (5, 4, 7, 7, 4))) == 97 - 4 * 2

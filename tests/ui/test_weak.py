"""The weak spots on the screen: what is listed, hidden, recalled, filtered and studied."""

from __future__ import annotations

import pytest

from tests.coach.test_session import give
from tests.conftest import HandClock
from tests.ui.test_screens import text_of
from tests.ui.test_tables import SIZE, SIZES, keys
from trainer.coach.coach import Coach
from trainer.paths import Paths, builtin_decks
from trainer.ui.app import TrainerApp
from trainer.ui.screens.entry import EntryScreen
from trainer.ui.screens.home import HomeScreen
from trainer.ui.screens.sources import SourcesScreen
from trainer.ui.screens.study import StudyScreen
from trainer.ui.screens.weak import MOST, WeakScreen
from trainer.ui.widgets.ledger import Ledger


def studied(coach: Coach, clock: HandClock) -> None:
    """Leave two questions behind that were met a month ago, one of them missed."""
    session = coach.begin_with(["harbour/facts/closed-on", "harbour/facts/who-closed"])
    assert session is not None
    give(coach, session)
    give(coach, session, "Estmark")
    coach.finish(session)
    clock.tick(days=30)


async def test_home_opens_the_weak_spots_and_esc_leads_back(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = await keys(pilot, "w")
        assert isinstance(app.screen, WeakScreen)
        assert "None of 13 questions met yet" in shown
        assert "All decks · 13 weak spots · 13 never met" in shown
        assert "Next view" not in shown
        await keys(pilot, "tab", "shift+tab")
        assert isinstance(app.screen, WeakScreen)
        await keys(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_palette_opens_them(coach: Coach) -> None:
    app = TrainerApp(coach)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        (command,) = (row for row in app.get_system_commands(app.screen) if row.title == "Weak spots")
        command.callback()
        await pilot.pause()
        assert isinstance(app.screen, WeakScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_rows_have_question_chance_weight_and_the_answer_beneath(
    coach: Coach, clock: HandClock, size: tuple[int, int]
) -> None:
    studied(coach, clock)
    app = TrainerApp(coach, WeakScreen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        lines = shown.split("\n")
        at = next(at for at, line in enumerate(lines) if line.startswith("› Put the steps in order."))
        assert "▱▱▱▱▱  new  must" in lines[at]
        assert "→ Closure; Recall; Offer; Talks · ¶G2, G6" in lines[at + 1]
        missed = coach.weak().missed
        assert f"about {round(missed)} of 13" in lines[0]
        ledger = app.screen.query_one(Ledger)
        assert ledger.keys == [row.question for row in coach.weak().rows]
        ledger.go_to("harbour/facts/who-closed")
        await pilot.pause()
        row = next(row for row in coach.weak().rows if row.question == "harbour/facts/who-closed")
        assert f"{round(row.chance * 100)} %" in text_of(pilot)
        assert ("Never asked yet." in await keys(pilot, "home")) == (size[0] >= 110)  # a side panel where there is room


@pytest.mark.parametrize("size", SIZES)
async def test_every_weak_spot_of_the_built_in_dossier_is_seen_whole(
    paths: Paths, clock: HandClock, size: tuple[int, int]
) -> None:
    coach = Coach(paths, decks=[builtin_decks()], clock=clock)
    app = TrainerApp(coach, WeakScreen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        assert f"first {MOST} of" in shown
        assert "q asks 20" in shown
        ledger = app.screen.query_one(Ledger)
        assert len(ledger.keys) == MOST
        seen = {ledger.key}
        for _ in range(2000):
            before = (ledger.key, ledger.scroll_offset.y)
            ledger.action_move(1)
            seen.add(ledger.key)
            if (ledger.key, ledger.scroll_offset.y) == before:
                break
        assert seen == set(ledger.keys)
    coach.close()


async def test_answers_are_hidden_with_their_holders_and_recalled_one_by_one(coach: Coach) -> None:
    app = TrainerApp(coach, WeakScreen)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.pause()
        assert "→ 4 May 2031" in text_of(pilot)
        assert "the tolls · The Gazette · ¶G4" in text_of(pilot)
        shown = await keys(pilot, "h")
        assert "Answers hidden, 13 to go" in shown
        assert "4 May 2031" not in shown
        assert "The Gazette" not in shown
        shown = await keys(pilot, "space")
        assert "→ 4 May 2031" in shown
        assert "Sundmark" not in shown
        assert "12 to go" in shown
        await keys(pilot, *["space"] * 12)
        assert "0 to go" in text_of(pilot)
        assert "All decks" in await keys(pilot, "h")


async def test_they_are_filtered_by_deck_and_by_what_was_met(coach: Coach, clock: HandClock) -> None:
    studied(coach, clock)
    app = TrainerApp(coach, WeakScreen)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = await keys(pilot, "f")
        assert "Met before · 2 weak spots" in shown
        assert "never met" not in shown
        shown = await keys(pilot, "f")
        assert "The facts · 6 weak spots · 4 never met" in shown
        assert "Put the steps in order." not in shown
        assert "Other shapes · 7 weak spots · 7 never met" in await keys(pilot, "f")
        assert "All decks · 13 weak spots" in await keys(pilot, "f")


async def test_q_studies_exactly_these_in_this_order(coach: Coach) -> None:
    coach.set("session-length", "3")
    coach.cards.bury("harbour/shapes/pick-one")
    wanted = [row.question for row in coach.weak(["shapes"]).rows if not row.put_off][:3]
    app = TrainerApp(coach, WeakScreen)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "put off until tomorrow" in await keys(pilot, "f", "f")
        await keys(pilot, "q")
        assert isinstance(app.screen, StudyScreen)
        session = coach.unfinished()
        assert session is not None
        assert list(session.plan) == wanted
        assert session.title == "Weak spots"


async def test_what_was_learned_is_gone_from_the_list(coach: Coach) -> None:
    app = TrainerApp(coach, WeakScreen)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await keys(pilot, "f", "f", "q")  # the shapes
        session = coach.unfinished()
        assert session is not None
        while coach.ask(session):
            give(coach, session)
        await keys(pilot, "escape", "f", "enter")
        assert isinstance(app.screen, WeakScreen)
        shown = text_of(pilot)
        assert "All decks · 6 weak spots · 6 never met" in shown  # there is no such filter any more
        assert "Put the steps in order." not in shown


async def test_enter_opens_the_question_and_c_its_sources(coach: Coach) -> None:
    app = TrainerApp(coach, WeakScreen)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await keys(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "It came without notice." in text_of(pilot)
        await keys(pilot, "escape", "c")
        assert isinstance(app.screen, SourcesScreen)
        assert "G2: The Gazette" in text_of(pilot)


async def test_a_dossier_without_weak_spots_says_so(coach: Coach) -> None:
    session = coach.begin()
    assert session is not None
    while coach.ask(session):
        give(coach, session)
    app = TrainerApp(coach, WeakScreen)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "None is below 90 %, the chance of recall that you want." in text_of(pilot)
        await keys(pilot, "enter", "q", "c", "h", "space", "f", "down", "end", "pageup")
        assert isinstance(app.screen, WeakScreen)

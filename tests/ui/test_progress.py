"""The progress screen: every page as plot and as table, in three sizes, without colour, and empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.coach.test_edits import edit
from tests.coach.test_progress import rehearse
from tests.coach.test_session import begun, give
from tests.conftest import HandClock, OpenCoach
from tests.life import live
from tests.ui.test_screens import text_of
from trainer.coach.coach import Coach
from trainer.coach.rehearsal import Terms
from trainer.coach.wording import percent
from trainer.config import changeable
from trainer.ui.app import TrainerApp
from trainer.ui.screens.progress import PAGES, ProgressScreen
from trainer.ui.widgets.plot import AXIS, Bar, columns, shade, track
from trainer.ui.widgets.rows import Rows
from trainer.usage import parser

SIZES = [(80, 24), (60, 18), (120, 36)]


@pytest.fixture
def lived(coach: Coach, clock: HandClock) -> Coach:
    live(coach, clock, 3, 20, 6)
    rehearse(coach, clock, 0.7)
    rehearse(coach, clock, 0.5, "hotseat")
    return coach


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("colour", [True, False])
async def test_every_page_is_a_plot_and_a_table(
    lived: Coach, size: tuple[int, int], colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    app = TrainerApp(lived, ProgressScreen)
    titles = set()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for number in range(len(PAGES)):
            await pilot.press(str(number + 1))
            await pilot.pause()
            plot = text_of(pilot)
            assert f"{number + 1} of 9" in plot
            assert f"{number + 1} {PAGES[number][0]}" in plot
            assert "f Figures" in plot
            titles.add(plot.splitlines()[0])
            drawn = str(app.screen.query_one("#plot", Static).render())
            assert drawn.strip()
            signs = [line for line in drawn.splitlines() if set(line) & set("▰▱┤└█●◆░") and "interval" not in line]
            assert max(map(len, signs), default=0) <= size[0] - 4
            await pilot.press("f")
            await pilot.pause()
            table = app.screen.query_one(Rows)
            assert table.display
            assert table._rows
            assert {len(cells) for _, cells in table._rows} == {len(table._columns)}
            shown = text_of(pilot)
            assert table._columns[0].title in shown
            assert "f Plot" in shown
            await pilot.press("end", "home", "f")
            await pilot.pause()
            assert not table.display
        assert len(titles) == len(PAGES)


async def test_left_and_right_turn_the_pages_from_the_table_too(lived: Coach) -> None:
    app = TrainerApp(lived)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("p", "left")
        await pilot.pause()
        assert "How sure you were" in text_of(pilot)
        await pilot.press("right", "f", "right", "right")
        await pilot.pause()
        shown = text_of(pilot)
        assert "Recall by deck" in shown
        assert app.screen.query_one(Rows).display
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ProgressScreen)


async def test_the_pages_say_the_coachs_figures(lived: Coach) -> None:
    told = lived.progress()
    app = TrainerApp(lived, ProgressScreen)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        series = told.series["study"]
        assert series.last is not None
        assert f"last {percent(series.last)}" in text_of(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert len(app.screen.query_one(Rows)._rows) == len(told.sessions)
        await pilot.press("f", "2")
        await pilot.pause()
        shown = text_of(pilot)
        assert "Mock briefings: last 70 %" in shown
        assert "Hot seats: last 50 %" in shown
        await pilot.press("5")
        await pilot.pause()
        assert f"recalled {percent(told.calibration.share)} of {told.calibration.answers} answers" in text_of(pilot)
        await pilot.press("9")
        await pilot.pause()
        shown = text_of(pilot)
        assert f"All answers: Brier {told.confidence[0].brier:.3f}" in shown
        assert "ehearsal" not in shown


async def test_the_decks_say_whose_scores_they_are(coach: Coach, clock: HandClock) -> None:
    session = coach.begin(["facts"])
    assert session is not None
    while coach.ask(session):
        give(coach, session)
    coach.finish(session)
    rehearse(coach, clock, 0.7)
    rehearse(coach, clock, 0.5, "hotseat")
    app = TrainerApp(coach, ProgressScreen)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        lines = [line.strip() for line in text_of(pilot).splitlines()]
        (whole,) = [line for line in lines if line.startswith("All decks")]
        assert whole.count("%") == 1
        some = [line.split()[:4] for line in lines if line.startswith("Any decks")]
        assert some == [["Any", "decks", "100", "%"], ["Any", "decks", "70", "%"], ["Any", "decks", "50", "%"]]
        facts = [line.split() for line in lines if line.startswith("The facts")]
        assert [words[2:4] for words in facts[1:]] == [["50", "%"], ["50", "%"]]
        await pilot.press("f")
        await pilot.pause()
        rows = [cells for _, cells in app.screen.query_one(Rows)._rows]
        assert [(cells[0], cells[1], cells[6]) for cells in rows] == [
            ("All decks", "", ""),
            ("Any decks", "Study", "100 %"),
            ("The facts", "Study", "100 %"),
            ("Other shapes", "Study", "–"),
            ("Any decks", "Mock", "70 %"),
            ("The facts", "Mock", "50 %"),
            ("Any decks", "Hot seat", "50 %"),
            ("The facts", "Hot seat", "50 %"),
        ]


async def test_rehearsals_on_other_decks_are_told_as_such(coach: Coach, clock: HandClock) -> None:
    for number in range(5):
        session = coach.rehearsals.begin(Terms(count=2, decks=("facts",) * (number == 4)))
        assert session is not None
        while asked := coach.ask(session):
            coach.rehearsals.answer(asked, "", 2.0)
        coach.rehearsals.finish(session)
    app = TrainerApp(coach, ProgressScreen)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert "over various decks" in " ".join(text_of(pilot).split())


async def test_what_was_only_missed_in_a_rehearsal_is_told_among_the_days_ahead(coach: Coach, clock: HandClock) -> None:
    rehearse(coach, clock, 0.5)
    app = TrainerApp(coach, ProgressScreen)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("4")
        await pilot.pause()
        shown = " ".join(text_of(pilot).split())
        assert "Mon 2 Jun 1" in shown
        assert "1 question of these: not studied yet, but missed in a rehearsal." in shown
        assert "was missed in a rehearsal. Recall:" in shown


def test_the_help_of_set_names_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["set", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert all(row.name in shown for row in changeable())


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ("was the strait", "edited in between, with it 1 question of the two."),
        ("Which state closed", "edited in between, but not the questions of the two."),
    ],
)
async def test_a_drop_after_an_edit_of_the_dossier_is_explained(
    open_coach: OpenCoach, harbour: Path, clock: HandClock, ask: str, said: str
) -> None:
    for typed in (None, "nonsense"):
        coach = open_coach()
        session = coach.begin_with(["harbour/facts/closed-on"])
        assert session is not None
        give(coach, session, typed)
        coach.finish(session)
        clock.tick(days=1)
        edit(harbour, ask if typed is None else "was then the", "was then the")
    app = TrainerApp(coach, ProgressScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = " ".join(text_of(pilot).split())
        assert f"The last score is 100 points lower than the one before, and the dossier was {said}" in shown
        assert "^ edited: the dossier is not what it was at the one before." in shown
        await pilot.press("f")
        await pilot.pause()
        assert any("2031-06" in line and "edited" in line for line in text_of(pilot).splitlines())


@pytest.mark.parametrize("size", SIZES)
async def test_before_the_first_answer_every_page_says_what_it_will_show(coach: Coach, size: tuple[int, int]) -> None:
    app = TrainerApp(coach, ProgressScreen)
    async with app.run_test(size=size) as pilot:
        for number in range(len(PAGES)):
            await pilot.press(str(number + 1), "f")
            await pilot.pause()
            shown = text_of(pilot)
            assert "Here will" in " ".join(shown.split())
            assert "Figures" not in shown


async def test_one_answer_is_enough_for_every_page_but_those_of_other_things(coach: Coach) -> None:
    give(coach, begun(coach))
    app = TrainerApp(coach, ProgressScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        empty = []
        for number in range(len(PAGES)):
            await pilot.press(str(number + 1))
            await pilot.pause()
            if "Here will" in " ".join(text_of(pilot).split()):
                empty.append(PAGES[number][0])
        assert empty == ["Mock", "Chance", "Sure"]


def test_columns_stand_in_proportion() -> None:
    bars = [Bar(share=share, label=str(at)) for at, share in enumerate((0.0, 0.5, 1.0, None, 0.001))]
    lines = columns(bars, AXIS + 10, 4, ("top", "half", "0")).plain.splitlines()
    assert lines[0] == "   top ┤    █"
    assert lines[2] == "  half ┤  █ █"
    assert lines[3] == "       │_ █ █   ▁"
    assert lines[4] == "     0 └──────────"
    assert lines[5] == "        0 1 2 3 4"


def test_more_bars_than_room_are_cut_and_labels_stay_inside() -> None:
    bars = [
        Bar(share=1.0, sign="^" if at == 7 else "", label="17 Nov 2031" if at in (0, 19) else "") for at in range(30)
    ]
    lines = columns(bars, AXIS + 20, 2, ("1", "", "0")).plain.splitlines()
    assert max(map(len, lines)) == AXIS + 20
    assert lines[3].index("^") == AXIS + 7
    assert lines[4] == " " * AXIS + "17 Nov 2031"


def test_a_track_shows_share_interval_and_what_was_told() -> None:
    assert track(11, 0.5, 0.8, 0.3, 0.7) == "   ──●──│  "
    assert track(11, 1.0, 1.0, 0.9, 1.0) == "         ─◆"
    assert [shade(minutes, (10, 20)) for minutes in (None, 0.0, 1.0, 10.0, 25.0)] == [" ", "·", "░", "▒", "▓"]

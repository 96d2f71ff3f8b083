"""The last-look sheet: what is on it, that it fits a page, and that deck text is literal in every form."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.coach.test_session import give
from tests.conftest import HandClock
from tests.hostile import write_hostile
from trainer.coach.coach import Coach
from trainer.coach.sheet import Fact, Sheet
from trainer.coach.sheet_html import as_html
from trainer.coach.sheet_markdown import as_markdown, literal
from trainer.coach.sheet_text import COLUMNS, LINES, as_text
from trainer.paths import Paths, builtin_decks

FORMS = (as_text, as_markdown, as_html)


@pytest.fixture
def builtin(paths: Paths, clock: HandClock) -> Coach:
    return Coach(paths, decks=[builtin_decks()], clock=clock)


@pytest.fixture
def hostile(tmp_path: Path, paths: Paths, clock: HandClock) -> Coach:
    return Coach(paths, decks=[write_hostile(tmp_path)], clock=clock)


class Read(HTMLParser):
    """What a browser would make of a page: its elements, its attributes and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_gathers_facts_dates_people_and_cautions_with_their_marks(coach: Coach) -> None:
    told = coach.sheet()
    assert told.made == "Mon 2 June 2031, 11:00 (Europe/Berlin)"
    assert told.facts[0].ask == "On what day was the strait closed?"
    assert (told.facts[0].answer, told.facts[0].cite) == ("4 May 2031", ("G2",))
    assert [(day.when, day.title, day.cite) for day in told.days] == [
        ("4 May 2031", "Sundmark closes the strait", ("G2",)),
        ("6 May 2031", "Norrland recalls its ambassador ≠", ("G3",)),
        ("~Jun 2031", "Talks begin", ("G6",)),
    ]
    assert [(who.name, who.side) for who in told.people] == [("Sundmark", "sundmark")]
    assert [(row.point, row.safe, row.cite) for row in told.cautions] == [
        ("How long the strait is", "It is between 12 and 13 km long.", ("G1", "Q1"))
    ]
    assert told.legend == (
        ("¶G", "The Gazette, “Two ports, one quarrel”, 2031"),
        ("¶Q", "Lind and Quist, “Ports and tempers”, 2032"),
    )


def test_a_claim_has_its_holder_and_a_cloze_is_told_as_its_sentence(coach: Coach) -> None:
    told = {fact.answer: fact for fact in coach.sheet(50).facts}
    assert told["the tolls (The Gazette)"].ask == "What had doubled before the quarrel?"
    assert told["On 4 May 2031 the strait was closed; Norrland recalled its ambassador."].ask == ""


def test_who_never_studied_is_told_so_and_gets_what_must_be_known_from_every_deck(builtin: Coach) -> None:
    told = builtin.sheet()
    said = as_text(told)
    assert "You have not studied this dossier yet" in said
    assert "MUST KNOW" in said
    weights = {row.ask: row.weight for row in builtin.weak().rows}
    assert {weights[fact.ask] for fact in told.facts if fact.ask} == {3}
    decks = {row.deck for row in builtin.weak().rows for fact in told.facts if fact.ask and row.ask == fact.ask}
    assert len(decks) >= 6
    builtin.close()


def test_who_studied_gets_the_weakest_first(coach: Coach, clock: HandClock) -> None:
    session = coach.begin()
    assert session is not None
    give(coach, session)
    give(coach, session, "Estmark")
    clock.tick(days=2)
    told = coach.sheet()
    assert told.heading == "Weakest first, by weight"
    assert told.note.startswith("If it started now you would miss about")
    asks = [fact.ask for fact in told.facts]
    assert asks.index("Which state closed the strait?") < asks.index("On what day was the strait closed?")


def test_it_is_one_page_of_the_built_in_dossier_however_much_is_known(builtin: Coach, clock: HandClock) -> None:
    for _ in range(3):
        told = builtin.sheet()
        lines = as_text(told).split("\n")
        assert len(lines) <= LINES == 66
        assert max(map(len, lines)) <= COLUMNS == 92
        assert len(told.facts) >= 11
        assert len(told.days) >= 9
        assert len(told.cautions) >= 6
        assert all("¶" in line for form in FORMS for line in [form(told)])
        session = builtin.begin(count=40)
        assert session is not None
        for _ in range(20):
            give(builtin, session)
        clock.tick(days=2)
    builtin.close()


def test_every_line_of_it_has_a_source_mark(builtin: Coach) -> None:
    told = builtin.sheet()
    cites = [fact.cite for fact in told.facts] + [day.cite for day in told.days]
    cites += [who.cite for who in told.people] + [point.cite for point in told.cautions]
    assert all(cites)
    for form in FORMS:
        assert form(told).count("¶") == len(cites) + 3  # and three sorts of mark in the legend
    builtin.close()


def test_html_prints_on_one_page_of_a4(builtin: Coach) -> None:
    """At 9.5 pt a column of 89 mm has about 48 letters a line, and 273 mm hold about 60 lines."""
    page = Read(as_html(builtin.sheet()).partition("<main>")[2])
    lines = sum(-(-len(line) // 46) for line in page.text.split("\n") if line.strip()) + 2 * 4
    assert lines <= 2 * 56
    builtin.close()


def test_the_number_of_facts_can_be_chosen(builtin: Coach) -> None:
    assert len(builtin.sheet(3).facts) == 3
    many = builtin.sheet(40)
    assert len(many.facts) == 40
    assert len(many.days) >= 9
    builtin.close()


def test_it_is_the_same_for_the_same_store_and_clock(builtin: Coach) -> None:
    for form in FORMS:
        assert form(builtin.sheet()) == form(builtin.sheet())
    builtin.close()


def test_a_hostile_dossier_is_literal_in_every_form(hostile: Coach) -> None:
    told = hostile.sheet()
    for form in FORMS:
        assert not any(ord(letter) < 32 and letter != "\n" for letter in form(told))
    lines = as_text(told).split("\n")
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= COLUMNS
    page = Read(as_html(told))
    ours = {"html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "main", "ol", "ul", "li"}
    assert set(page.tags) <= {*ours, "b", "i", "span", "small", "footer"}
    assert page.names <= {"lang", "charset", "name", "content", "http-equiv"}
    assert "<b>&amp;" in page.text
    hostile.close()


def kinds(text: str) -> set[str]:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    return {token.type.removesuffix("_open").removesuffix("_close") for token in (*tokens, *inner)}


def test_markdown_has_no_markup_but_ours(hostile: Coach) -> None:
    told = hostile.sheet()
    ours = {"heading", "paragraph", "inline", "text", "strong", "ordered_list", "bullet_list", "list_item"}
    assert kinds(as_markdown(told)) <= {*ours, "text_special"}
    hostile.close()


@pytest.mark.parametrize(
    "text",
    [
        "1. one", "2) two", "- dash", "+ plus", "=== under", "# head #", "> quote", "`code`", "*a* _b_ **c** __d__",
        "[x](http://a.b)", "![x](y)", "<b>x</b>", "&amp;", "~~gone~~", "| a | b |", "a\\*b", "[^1]", "<http://a.b>",
        "$x$",
    ],
)  # fmt: skip
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"- {literal(text)}")
    inner = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inner} <= {"text", "text_special"}
    assert "".join(child.content for child in inner) == text
    assert sum(token.type == "list_item_open" for token in tokens) == 1
    assert "http://" not in literal("see http://a.b")


def test_a_sheet_without_anything_stands(coach: Coach) -> None:
    empty = replace(coach.sheet(), facts=(), days=(), people=(), cautions=())
    assert as_text(empty).split("\n")[-2].startswith("¶G The Gazette")
    for form in FORMS:
        assert "Key dates" not in form(empty)


def test_where_nothing_is_safe_it_says_to_name_who_says_so(coach: Coach) -> None:
    told = coach.sheet()
    bare = replace(told, cautions=tuple(replace(row, safe="") for row in told.cautions))
    for form in FORMS:
        assert "nothing without naming who says so" in form(bare)


def test_a_page_too_full_loses_what_matters_least(coach: Coach) -> None:
    from trainer.coach.sheet_text import fitted

    told: Sheet = coach.sheet()
    facts = tuple(Fact(rank=rank, ask="a " * 200, answer="b", cite=("G1",)) for rank in range(30))
    less = fitted(replace(told, facts=facts))
    assert as_text(less).count("\n") < LINES
    assert [fact.rank for fact in less.facts] == list(range(len(less.facts)))
    assert less.days == told.days
    assert fitted(replace(told, facts=facts), 30).facts == facts

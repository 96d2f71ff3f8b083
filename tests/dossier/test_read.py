"""What is read of a folder: values as the model has them, and everything that can be used of a damaged one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.dossier.check import check
from trainer.dossier.clean import clean
from trainer.dossier.files import LARGEST_FILE
from trainer.dossier.model import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Item,
    ListQuestion,
    MatchQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Point,
    Question,
    Range,
    Span,
    TextQuestion,
    When,
)
from trainer.dossier.read import read_dossier, read_draft

from .build import HEAD, dossier_of, question, questions_of, told, write

GOOD = question('kind = "text"\nask = "x"\nanswer = "y"')


def only(folder: Path, body: str) -> Question:
    return questions_of(write(folder / "d", deck=question(body)))["q"]


@pytest.mark.parametrize(
    ("written", "read", "shown"),
    [
        ("2031-05-04", When(year=2031, month=5, day=4), "4 May 2031"),
        ('"2031-05-04"', When(year=2031, month=5, day=4), "4 May 2031"),
        ('"2031-05"', When(year=2031, month=5), "May 2031"),
        ('"2031"', When(year=2031), "2031"),
        (
            "{ from = 2031-05-04, to = 2031-05-06 }",
            Span(start=When(year=2031, month=5, day=4), end=When(year=2031, month=5, day=6)),
            "4–6 May 2031",
        ),
    ],
)
def test_dates(tmp_path: Path, written: str, read: When | Span, shown: str) -> None:
    found = only(tmp_path, f'kind = "date"\nask = "x"\nanswer = {written}\ntime_of_day = 04:30:00')
    assert isinstance(found, DateQuestion)
    assert (found.answer, str(found.answer), found.time_of_day) == (read, shown, "04:30")


def test_shared_keys_and_ids(tmp_path: Path) -> None:
    found = only(
        tmp_path,
        'kind = "text"\nask = "x"\nanswer = "y"\nweight = 3\ntopics = ["t"]\nactors = ["norrland"]\nevents = ["recall"]'
        '\nanchor = ["two words"]\nheld_by = "h"\nstatus = "judgement"\nwhy = "w"\nhint = "i"\nas_of = 2031-05-04'
        '\naccept = ["z"]\nreject = ["n"]\nmust = ["y"]',
    )
    assert found == TextQuestion(
        id="crisis/deck/q",
        ask="x",
        weight=3,
        topics=("t",),
        actors=("norrland",),
        events=("recall",),
        cite=("S1",),
        anchor=("two words",),
        held_by="h",
        status="judgement",
        why="w",
        hint="i",
        as_of="4 May 2031",
        answer="y",
        accept=("z",),
        reject=("n",),
        must=("y",),
    )


def test_an_actors_id_is_its_name_with_all_its_spellings(tmp_path: Path) -> None:
    found = only(tmp_path, 'kind = "name"\nask = "x"\nanswer = "norrland"\naccept = ["The North"]')
    assert isinstance(found, NameQuestion)
    assert (found.answer, found.actor, found.actor_kind) == ("Norrland", "norrland", "state")
    assert found.accept == ("The North", "Kingdom of Norrland")

    found = only(tmp_path, 'kind = "list"\nask = "x"\nanswers = ["norrland", { text = "ida-holm" }, "Else"]\nneed = 2')
    assert isinstance(found, ListQuestion)
    assert found.answers == (
        Item(text="Norrland", accept=("Kingdom of Norrland",), actor="norrland"),
        Item(text="Ida Holm", actor="ida-holm"),
        Item(text="Else"),
    )
    assert found.needed == 2

    found = only(tmp_path, 'kind = "choice"\nask = "x"\nanswer = "ida-holm"\npool = { actors = "mediator" }')
    assert isinstance(found, ChoiceQuestion)
    assert found.answer == ("Ida Holm",)


def test_other_kinds(tmp_path: Path) -> None:
    found = only(tmp_path, 'kind = "number"\nask = "x"\nanswer = { from = 10, to = 15 }\nunit = "km"\nat_least = true')
    assert isinstance(found, NumberQuestion)
    assert (found.answer, found.unit, found.at_least) == (Range(low=10, high=15), "km", True)

    found = only(tmp_path, 'kind = "order"\nask = "x"\nevents = ["closure", "recall"]')
    assert isinstance(found, OrderQuestion)
    assert found.items == ("The strait is closed", "The ambassador is recalled")
    assert found.events == ("closure", "recall")

    found = only(tmp_path, 'kind = "match"\nask = "x"\npairs = [["Strike", 2031-05-04], ["Recall", 2031-05-05]]')
    assert isinstance(found, MatchQuestion)
    assert found.pairs == (("Strike", "4 May 2031"), ("Recall", "5 May 2031"))

    found = only(tmp_path, 'kind = "open"\nask = "x"\npoints = ["A", { text = "B", cite = ["S2"] }]')
    assert isinstance(found, OpenQuestion)
    assert (found.points, found.cite) == ((Point(text="A"), Point(text="B", cite=("S2",))), ("S2",))
    assert found.tone is None

    points = '[{ text = "A", corrects = true }, "B"]'
    found = only(tmp_path, f'kind = "open"\nask = "x"\ntone = "false-premise"\npoints = {points}')
    assert isinstance(found, OpenQuestion)
    assert (found.tone, [point.corrects for point in found.points]) == ("false-premise", [True, False])


def test_gaps_are_questions_in_the_order_of_their_marks(tmp_path: Path) -> None:
    found = only(
        tmp_path,
        'kind = "cloze"\nask = "x"\ntext = "On {{ day }} {{who}} paid {{sum}} in {{town}}."\n[question.gaps]\n'
        'who = { kind = "name", answer = "norrland" }\ntown = "Erbil"\nsum = 5\n'
        'day = { kind = "date", answer = 2031-05-04 }',
    )
    assert isinstance(found, ClozeQuestion)
    assert found.text == "On {{day}} {{who}} paid {{sum}} in {{town}}."
    assert [(gap.id, gap.kind, gap.ask) for gap in found.gaps] == [
        (f"crisis/deck/q/{name}", kind, found.text)
        for name, kind in [("day", "date"), ("who", "name"), ("sum", "number"), ("town", "text")]
    ]
    assert isinstance(found.gaps[1], NameQuestion)
    assert found.gaps[1].accept == ("Kingdom of Norrland",)


READINGS = """\
kind = "number"
ask = "How long?"
unit = "km"
weight = 3
{per}
[[question.reading]]
source = "news"
answer = 900
cite = ["M1"]
note = "rounded"
[[question.reading]]
source = "paper"
answer = 909
cite = ["S1"]
held_by = "the authors"
"""


def test_readings_are_the_question_with_each_sources_answer(tmp_path: Path) -> None:
    found = only(tmp_path, READINGS.format(per=""))
    assert isinstance(found, NumberQuestion)
    assert (found.answer, found.status, found.cite, found.per) == (900, "disputed", ("M1", "S1"), "")
    assert [(each.source, each.cite, each.note) for each in found.readings] == [
        ("news", ("M1",), "rounded"),
        ("paper", ("S1",), ""),
    ]
    second = found.readings[1].question
    assert isinstance(second, NumberQuestion)
    assert (second.id, second.answer, second.unit, second.weight) == ("crisis/deck/q", 909, "km", 3)
    assert (second.held_by, second.cite, second.readings) == ("the authors", ("S1",), ())


def test_per_asks_for_one_sources_answer(tmp_path: Path) -> None:
    found = only(tmp_path, READINGS.format(per='per = "paper"'))
    assert isinstance(found, NumberQuestion)
    assert (found.answer, found.per, found.cite, len(found.readings)) == (909, "paper", ("S1",), 2)


def test_tables_and_order_of_decks(tmp_path: Path) -> None:
    head = HEAD.replace('title = "A crisis"', 'title = "A crisis"\ndecks = ["zeta", "deck"]')
    more = (
        '[[motive]]\nid = "m"\ntitle = "M"\nholders = ["norrland", "The authors"]\ncite = ["S1"]\n'
        '[[mediation]]\nid = "m"\nmediator = "norrland"\ndate = "2031"\ncite = ["S1"]\n'
        '[[event]]\nid = "e"\ndate = "2031"\ntitle = "E"\nthread = "military"\nplace = "norrland"\ntime = 04:30:00\n'
        'cite = ["S1"]\n[[event.reading]]\nsource = "news"\ndate = "2030"\ncite = ["M1"]\n'
        '[[briefing]]\nid = "b"\ntitle = "B"\nminutes = 5\n[[briefing.page]]\ntitle = "P"\nbody = "[S1]"\n'
        'questions = ["deck/q"]\n'
    )
    folder = write(tmp_path / "d", dossier=head, deck=GOOD, zeta=GOOD, alpha=GOOD, more=more)
    found = dossier_of(folder)
    assert [deck.id for deck in found.decks] == ["crisis/zeta", "crisis/deck", "crisis/alpha"]
    assert found.decks[0].questions[0].id == "crisis/zeta/q"
    assert found.motives[0].holders == ("Norrland", "The authors")
    assert found.mediations[0].date == When(year=2031)
    event = found.events[0]
    assert (event.place, event.time, event.readings[0].date) == ("Norrland", "04:30", When(year=2030))
    assert found.briefings[0].pages[0].questions == ("crisis/deck/q",)
    assert [source.id for source in found.sources] == ["paper", "news"]


def test_a_bad_table_drops_only_itself(tmp_path: Path) -> None:
    bad = GOOD.partition("\n\n")[2].replace('"q"', '"bad"').replace('ask = "x"', "ask = 1")
    last = GOOD.partition("\n\n")[2].replace('"q"', '"last"')
    folder = write(tmp_path / "d", deck=GOOD + bad + last)
    dossier, problems = read_dossier(folder)
    assert dossier is not None
    assert [each.slug for each in dossier.decks[0].questions] == ["q", "last"]
    assert told(problems) == [
        'deck.toml:13: [bad] `ask` must be text, not a whole number. Put it in quotes: ask = "…".'
    ]
    assert problems[0].severity == "error"


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"[deck]\ntitle = ", 2, "not valid TOML"),
        (b"[deck]\ntitle = 'x'\nday = 2031-02-30\n", 3, "There is no such day"),
        (b"[deck]\ntitle = 'x'\ntitle = 'y'\n", 3, "written twice"),
        (b"[deck]\n\xff\xfe", 2, "not UTF-8"),
        (b"", 1, "is empty"),
        (b" \n\n", 1, "is empty"),
        (b"x = " + b"[" * 2000, 1, "cannot be read as TOML"),
        (b"x = " + b"9" * 5000, 1, "cannot be read as TOML"),
        (b".".join([b"a"] * 500) + b" = 1", 1, "cannot be read as TOML"),
        (b"#" * (LARGEST_FILE + 1), 1, "larger than"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_a_bad_file_drops_only_itself(tmp_path: Path, content: bytes, line: int, said: str) -> None:
    folder = write(tmp_path / "d", bad=content, deck=GOOD)
    assert set(questions_of(folder)) == {"q"}
    found = told(read_dossier(folder)[1])
    assert len(found) == 1
    assert found[0].startswith(f"bad.toml:{line}: [] ")
    assert said in found[0]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "d", deck=GOOD)
    (folder / "a.toml").mkdir()
    (folder / "b.toml").symlink_to(folder / "nowhere")
    (folder / ".#deck.toml").symlink_to("nobody@nowhere")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "c.toml")
    found = told(read_dossier(folder)[1])
    assert set(questions_of(folder)) == {"q"}
    assert [each.partition(":")[0] for each in found] == ["a.toml", "b.toml", "c.toml"][: len(found)]


def test_bytes_that_editors_add(tmp_path: Path) -> None:
    folder = write(tmp_path / "d", deck=b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert told(read_dossier(folder)[1]) == []
    assert set(questions_of(folder)) == {"q"}


@pytest.mark.parametrize(
    "head", [b"", b"\xff", b"[dossier]\nid = 'crisis'\ntitle = ", b"[dossier]\nid = 'crisis'", b"dossier = 1", b"[x]"]
)
def test_decks_outlive_the_dossiers_own_file(tmp_path: Path, head: bytes) -> None:
    folder = write(tmp_path / "crisis", dossier=head, deck=GOOD)
    dossier, problems = read_dossier(folder)
    assert dossier is not None
    assert dossier.decks[0].questions[0].id == "crisis/deck/q"
    assert {problem.file.name for problem in problems} == {"dossier.toml"}


def test_a_folder_that_is_no_dossier(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere", Path("\0")):
        dossier, problems = read_dossier(folder)
        assert dossier is None
        assert len(problems) == 1
        assert check(read_draft(folder)).coverage is None
    assert read_dossier(write(tmp_path / "No Id", dossier=b"[dossier]"))[0] is None


def test_ids_that_lead_nowhere_are_not_in_the_model(tmp_path: Path) -> None:
    deck = question('kind = "text"\nask = "x"\nanswer = "y"\nactors = ["x", "norrland"]\nevents = ["x"]')
    more = (
        '[[event]]\nid = "e"\ndate = "2031"\ntitle = "E"\nthread = "military"\nactors = ["x", "norrland"]\n'
        '[[mediation]]\nid = "m"\nmediator = "x"\n[[mediation]]\nid = "n"\nmediator = "norrland"\nspokesperson = "x"\n'
        '[[briefing]]\nid = "b"\ntitle = "B"\nminutes = 5\n[[briefing.page]]\ntitle = "P"\nbody = "x"\n'
        'questions = ["deck/q", "deck/x", "crisis/deck/q"]\n'
    )
    folder = write(tmp_path / "d", deck=deck, more=more)
    found = dossier_of(folder)
    asked = found.decks[0].questions[0]
    assert (asked.actors, asked.events, found.events[0].actors) == (("norrland",), (), ("norrland",))
    assert [(each.id, each.spokesperson) for each in found.mediations] == [("n", "")]
    assert found.briefings[0].pages[0].questions == ("crisis/deck/q", "crisis/deck/q")
    assert len(read_dossier(folder)[1]) == 6


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("\x1b]0;title\x07text\x1b]8;;http://x\x1b\\link", "textlink"),
        ("a\x1b]unended", "aunended"),
        ("\x9b31mred\x85\x7f\x00", "red"),
        ("tab\tnew\nline\r\nend\r", "tab\tnew\nline\nend"),
        ("\u202eevil\u202c \u2066x\u2069\u200b\u200e\u200f\ufeff\u00ad", "evil x"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("a\u200cb\u200d", "ab"),
        ("می\u200c", "می"),
        ("  [red]x[/]  ", "[red]x[/]"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@settings(deadline=None)
@given(st.text(st.characters(), max_size=60) | st.text("\x1b[]0;m\x07\x9bab\u200c\u202eمی\n", max_size=30))
def test_clean_leaves_nothing_to_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(char in "\n\t" or not (ord(char) < 32 or 127 <= ord(char) < 160) for char in cleaned)


def test_texts_are_clean_wherever_they_stand(tmp_path: Path) -> None:
    found = only(
        tmp_path,
        r'kind = "list"'
        + "\n"
        + r'ask = "\u001b[1mWho\u202e?"'
        + "\n"
        + r'answers = [{ text = "e\u0301", accept = ["\u0007b"] }]',
    )
    assert isinstance(found, ListQuestion)
    assert (found.ask, found.answers) == ("Who?", (Item(text="é", accept=("b",)),))


def test_problems_have_no_control_characters(tmp_path: Path) -> None:
    deck = question('kind = "text"\nask = "x"\nanswer = "y"\n"a\\u001b[31m\\u202eb" = 1\nactors = ["\\u001b[31mx"]')
    for problem in read_dossier(write(tmp_path / "d", deck=deck))[1]:
        assert str(problem).isprintable(), problem


KEYS = st.sampled_from(
    [
        "id",
        "kind",
        "ask",
        "answer",
        "answers",
        "accept",
        "wrong",
        "pool",
        "items",
        "pairs",
        "text",
        "gaps",
        "points",
        "reading",
        "per",
        "source",
        "cite",
        "anchor",
        "need",
        "unit",
        "tolerance",
        "status",
        "weight",
        "title",
        "date",
        "thread",
        "actors",
        "events",
        "holders",
        "mediator",
        "page",
        "body",
        "questions",
        "sections",
        "prefix",
        "x",
    ]
)
VALUES = st.recursive(
    st.sampled_from(
        [
            '"q"',
            '"norrland"',
            '"text"',
            '"date"',
            '"cloze"',
            '"choice"',
            '"order"',
            '"match"',
            '"list"',
            '"open"',
            '"name"',
        ]
    )
    | st.sampled_from(
        ['""', '"{{q}}"', '"S1"', "2031-05-04", "04:30:00", "2031-05-04T04:30:00Z", "true", "1", "-1.5", "nan"]
    )
    | st.integers().map(str),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
        | st.dictionaries(KEYS, inner, max_size=3).map(
            lambda parts: "{" + ", ".join(f"{key} = {value}" for key, value in parts.items()) + "}"
        )
    ),
    max_leaves=6,
)
TABLES = st.tuples(
    st.sampled_from(
        [
            "[deck]",
            "[dossier]",
            "[[question]]",
            "[[question]]",
            "[[question]]",
            "[[question.reading]]",
            "[question.gaps]",
            "[[actor]]",
            "[[event]]",
            "[[event.reading]]",
            "[[motive]]",
            "[[mediation]]",
            "[[briefing]]",
            "[[briefing.page]]",
            "[[source]]",
            "[question]",
            "[[x]]",
        ]
    ),
    st.dictionaries(KEYS, VALUES, max_size=7),
).map(lambda table: "\n".join([table[0], *(f"{key} = {value}" for key, value in table[1].items()), ""]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TABLES, max_size=6).map(lambda tables: "\n".join(tables).encode()) | st.binary(max_size=80))
def test_reading_never_raises(tmp_path: Path, content: bytes) -> None:
    folder = write(tmp_path / "d", any=content, deck=GOOD)
    draft = read_draft(folder)
    assert draft.dossier is not None
    checked = check(draft)
    assert all(str(problem).isprintable() for problem in checked.problems)
    (folder / "dossier.toml").write_bytes(content)
    check(read_draft(folder))


def test_parts_of_an_answer_are_on_one_line(tmp_path: Path) -> None:
    text = 'kind = "choice"\nask = "x"\nanswer = """two\nlines"""\nwrong = ["other\\nlines"]'
    dossier, problems = read_dossier(write(tmp_path / "d", deck=question(text)))
    assert problems == ()
    assert dossier is not None
    (asked,) = dossier.decks[0].questions
    assert isinstance(asked, ChoiceQuestion)
    assert (asked.answer, asked.wrong) == (("two lines",), ("other lines",))

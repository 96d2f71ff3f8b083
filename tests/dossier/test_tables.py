"""The rules of the reference tables, the deck's and the dossier's own, from both sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from .build import HEAD, WORLD, checked, question, questions_of, told, write

EVENT = 'id = "e"\ndate = "2031"\ntitle = "T"\nthread = "military"\n'
MOTIVE = 'id = "m"\ntitle = "T"\ncite = ["S1"]\n'
MEDIATION = 'id = "m"\nmediator = "norrland"\ncite = ["S1"]\n'
CITED = 'cite = ["S1"]\n'
PAGE = '\n[[briefing.page]]\ntitle = "P"\nbody = "Text [S1], [S2, M1] and [R1–R3]; [a link](S99)."\n'
DIFFERENCE = 'id = "x"\ntitle = "T"\ntopic = "numbers"\n'
VERSIONS = (
    '[[difference.reading]]\nsource = "paper"\nsays = "Nine"\ncite = ["S1"]\n'
    '[[difference.reading]]\nsource = "news"\nsays = "Ten"\ncite = ["M1"]\n'
)
BRIEFING = 'id = "b"\ntitle = "B"\nminutes = 5\n'

# (rule, the table, a body that keeps it, a body that breaks it, the line counted from the body's first, what is said)
ROWS = [
    (
        "actor's kind",
        "actor",
        'id = "a"\nname = "A"\nkind = "state"',
        'id = "a"\nname = "A"\nkind = "stat"',
        2,
        "“state”?",
    ),
    (
        "actor's name",
        "actor",
        'id = "a"\nname = "A"\nkind = "state"',
        'id = "a"\nkind = "state"',
        -1,
        "`name` is missing",
    ),
    (
        "same name",
        "actor",
        'id = "a"\nname = "A"\nkind = "state"',
        'id = "a"\nname = "norrland"\nkind = "state"',
        1,
        "same name",
    ),
    (
        "cited about",
        "actor",
        'id = "a"\nname = "A"\nkind = "state"\nabout = "x"\ncite = ["S1"]',
        'id = "a"\nname = "A"\nkind = "state"\nabout = "x"',
        -1,
        "The actor cites nothing",
    ),
    (
        "id",
        "actor",
        'id = "a-1"\nname = "A"\nkind = "state"',
        'id = "A 1"\nname = "A"\nkind = "state"',
        0,
        'id = "a-1"',
    ),
    ("no id", "actor", 'id = "a"\nname = "A"\nkind = "state"', 'name = "A"\nkind = "state"', -1, "`id` is missing"),
    (
        "taken id",
        "actor",
        'id = "a"\nname = "A"\nkind = "state"',
        'id = "norrland"\nname = "A"\nkind = "state"',
        0,
        "world.toml:2 has",
    ),
    (
        "key",
        "actor",
        'id = "a"\nname = "A"\nkind = "state"',
        'id = "a"\nname = "A"\nkind = "state"\nalias = []',
        3,
        "“aliases”?",
    ),
    ("thread", "event", EVENT + CITED, EVENT.replace("military", "army") + CITED, 3, "cannot be “army”"),
    (
        "event's date",
        "event",
        EVENT + CITED,
        EVENT.replace('"2031"', '"2031-00"') + CITED,
        1,
        "no date of the calendar",
    ),
    ("event's citation", "event", EVENT + CITED, EVENT, -1, "The event cites nothing"),
    ("event's id", "event", EVENT + CITED, EVENT.replace('"e"', '"recall"') + CITED, 0, "“recall” is taken"),
    (
        "event's actors",
        "event",
        EVENT + CITED + 'actors = ["norrland"]',
        EVENT + CITED + 'actors = ["noland"]',
        5,
        "“norrland”?",
    ),
    (
        "event's place",
        "event",
        EVENT + CITED + 'place = "Erbil"',
        EVENT + CITED + 'place = "norland"',
        5,
        "“norrland”?",
    ),
    (
        "event's readings",
        "event",
        EVENT + '[[event.reading]]\nsource = "news"\ndate = "2031"\ncite = ["M1"]',
        EVENT + '[[event.reading]]\nsource = "nws"\ndate = "2031"\ncite = ["M1"]',
        5,
        "“news”?",
    ),
    (
        "reading's citation",
        "event",
        EVENT + '[[event.reading]]\nsource = "news"\ncite = ["M1"]',
        EVENT + '[[event.reading]]\nsource = "news"\ncite = []',
        4,
        "Reading 1 of the event cites nothing",
    ),
    (
        "reading's date",
        "event",
        EVENT + '[[event.reading]]\nsource = "news"\ndate = "2031"\ncite = ["M1"]',
        EVENT + '[[event.reading]]\nsource = "news"\ndate = 2031\ncite = ["M1"]',
        6,
        "`date` of reading 1 must be a date",
    ),
    (
        "inferred",
        "event",
        EVENT + CITED + "inferred = true",
        EVENT + CITED + 'inferred = "yes"',
        5,
        "must be true or false",
    ),
    ("motive's citation", "motive", MOTIVE, MOTIVE.replace(CITED, ""), -1, "The motive cites nothing"),
    (
        "motive's holders",
        "motive",
        MOTIVE + 'holders = ["norrland", "The authors"]',
        MOTIVE + 'holders = ["nor-land"]',
        3,
        "“norrland”?",
    ),
    ("mediator", "mediation", MEDIATION, MEDIATION.replace("norrland", "norland"), 1, "“norrland”?"),
    (
        "spokesperson",
        "mediation",
        MEDIATION + 'spokesperson = "ida-holm"',
        MEDIATION + 'spokesperson = "x"',
        3,
        "no actor",
    ),
    ("mediation's citation", "mediation", MEDIATION, MEDIATION.replace(CITED, ""), -1, "The mediation cites nothing"),
    (
        "difference's topic",
        "difference",
        DIFFERENCE + VERSIONS,
        DIFFERENCE.replace("numbers", "number") + VERSIONS,
        2,
        "“numbers”?",
    ),
    ("versions", "difference", DIFFERENCE + VERSIONS, DIFFERENCE, -1, "fewer than two readings"),
    (
        "version's source",
        "difference",
        DIFFERENCE + VERSIONS,
        DIFFERENCE + VERSIONS.replace('"news"', '"nws"'),
        8,
        "“news”?",
    ),
    (
        "version's words",
        "difference",
        DIFFERENCE + VERSIONS,
        DIFFERENCE + VERSIONS.replace("says", "say", 1),
        5,
        "“says”?",
    ),
    (
        "version's citation",
        "difference",
        DIFFERENCE + VERSIONS,
        DIFFERENCE + VERSIONS.replace('cite = ["M1"]', "cite = []"),
        7,
        "Reading 2 of the difference cites nothing",
    ),
    (
        "version's paragraph",
        "difference",
        DIFFERENCE + VERSIONS,
        DIFFERENCE + VERSIONS.replace("M1", "M9"),
        10,
        "“M9”",
    ),
    ("pages", "briefing", BRIEFING + PAGE, BRIEFING, -1, "has no page"),
    ("minutes", "briefing", BRIEFING + PAGE, BRIEFING.replace("5", '"5"') + PAGE, 2, "must be a whole number"),
    ("page's citation", "briefing", BRIEFING + PAGE, BRIEFING + PAGE.replace("S2", "S99"), 6, "“S99”"),
    ("end of a range", "briefing", BRIEFING + PAGE, BRIEFING + PAGE.replace("R3", "R4"), 6, "“R4”"),
    (
        "page's body",
        "briefing",
        BRIEFING + PAGE,
        BRIEFING + PAGE.replace("body", "text"),
        4,
        "`body` of page 1 is missing",
    ),
    (
        "page's questions",
        "briefing",
        BRIEFING + PAGE + 'questions = ["deck/q"]',
        BRIEFING + PAGE + 'questions = [\n"deck/p"]',
        8,
        "“deck/q”?",
    ),
]


@pytest.mark.parametrize(
    ("table", "right", "wrong", "line", "said"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_rule_of_tables(tmp_path: Path, table: str, right: str, wrong: str, line: int, said: str) -> None:
    deck = question('kind = "text"\nask = "x"\nanswer = "y"')
    kept = write(tmp_path / "right", deck=deck, zoo=f"[[{table}]]\n{right}\n")
    assert told(checked(kept).problems) == []

    broken = write(tmp_path / "wrong", deck=deck, zoo=f"[[{table}]]\n{wrong}\n")
    found = told(checked(broken).problems)
    assert [each for each in found if said in each and each.startswith(f"zoo.toml:{2 + line}: ")], found


SECTIONS = '[{ title = "Text", first = "M1", last = "M5" }]'
HEADS = [
    ("deck named", 'title = "A crisis"', 'title = "A crisis"\ndecks = ["dek"]', 4, "Did you mean “deck”?"),
    ("deck twice", 'title = "A crisis"', 'title = "A crisis"\ndecks = ["deck",\n"deck"]', 5, "named twice"),
    ("dossier's key", 'title = "A crisis"', 'title = "A crisis"\nabot = "x"', 4, "Did you mean “about”?"),
    ("dossier's id", 'id = "crisis"', 'id = "The Crisis"', 2, 'id = "the-crisis"'),
    ("dossier's title", 'title = "A crisis"\n', "", 1, "`title` is missing"),
    ("section's order", SECTIONS, SECTIONS.replace("M5", "M0"), 15, "holds no paragraphs"),
    ("section's ids", SECTIONS, SECTIONS.replace("M5", "S9"), 15, "holds no paragraphs"),
    ("overlap", SECTIONS, SECTIONS.replace("M", "S"), 15, "overlaps with S1–S9 of “paper”"),
    ("section's key", SECTIONS, SECTIONS.replace("last", "lst"), 15, "Did you mean “last”?"),
    ("sections", f"sections = {SECTIONS}", "", 11, "has no sections"),
    ("source's id", 'id = "news"', 'id = "paper"', 12, "dossier.toml:6 has it"),
    ("source's year", 'prefix = "M"', 'prefix = "M"\nyear = "2031"', 15, "must be a whole number, not text"),
    ("unknown table", 'id = "crisis"', 'id = "crisis"\n[[actr]]', 3, "Did you mean “actor”?"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), [case[1:] for case in HEADS], ids=[case[0] for case in HEADS])
def test_rule_of_the_dossiers_own_file(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    deck = question('kind = "text"\nask = "x"\nanswer = "y"')
    assert checked(write(tmp_path / "right", deck=deck)).problems == ()

    found = told(checked(write(tmp_path / "wrong", deck=deck, dossier=HEAD.replace(old, new))).problems)
    assert [each for each in found if said in each and each.startswith(f"dossier.toml:{line}: ")], found


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("deck", '[[question]]\nid = "q"\nkind = "text"\nask = "x"\nanswer = "y"\ncite = ["S1"]', 1, "no [deck]"),
        ("deck", '[deck]\ntitle = "D"', 1, "has no questions"),
        ("deck", '[deck]\nabout = "D"\n[[question]]', 1, "`title` is missing"),
        ("deck", '[deck]\ntitle = "D"\n[question]\nid = "q"', 3, "must stand in [[question]]"),
        ("deck", '[[deck]]\ntitle = "D"', 1, "must stand in [deck]"),
        ("deck", 'deck = "D"', 1, "must stand in [deck]"),
        ("deck", "actor = [1]", 1, "must be a table, not a whole number"),
        ("deck", "[dossier]\nid = 'x'", 1, "belongs in dossier.toml"),
        ("My Deck", '[deck]\ntitle = "D"', 1, "“My Deck” is no id for a deck"),
    ],
)
def test_rule_of_a_decks_file(tmp_path: Path, name: str, text: str, line: int, said: str) -> None:
    found = told(checked(write(tmp_path / "d", **{name: text})).problems)
    assert [each for each in found if said in each and each.startswith(f"{name}.toml:{line}: ")], found


LINKED = f"""
[[motive]]
{MOTIVE}
[[mediation]]
{MEDIATION}
[[difference]]
{DIFFERENCE}{VERSIONS}"""


@pytest.mark.parametrize(("key", "name"), [("motives", "m"), ("mediations", "m"), ("differences", "x")])
def test_a_question_names_the_rows_that_it_quizzes(tmp_path: Path, key: str, name: str) -> None:
    deck = question(f'kind = "text"\nask = "x"\nanswer = "y"\n{CITED}{key} = ["{name}"]')
    folder = write(tmp_path / "d", deck=deck + LINKED)
    assert told(checked(folder).problems) == []
    assert getattr(questions_of(folder)["q"], key) == (name,)

    folder = write(tmp_path / "e", deck=deck.replace(f'["{name}"]', '["nothing"]') + LINKED)
    (problem,) = told(checked(folder).problems)
    assert f"no {key.removesuffix('s')} has the id “nothing”" in problem
    assert getattr(questions_of(folder)["q"], key) == ()


def test_a_mediation_that_was_left_out_is_not_told_of_twice(tmp_path: Path) -> None:
    deck = question(f'kind = "text"\nask = "x"\nanswer = "y"\n{CITED}mediations = ["m"]')
    folder = write(tmp_path / "d", deck=deck + LINKED.replace("mediator = ", "mediater = "))
    assert all("mediater" in text or "`mediator`" in text for text in told(checked(folder).problems))
    assert questions_of(folder)["q"].mediations == ()


def test_two_questions_with_one_id(tmp_path: Path) -> None:
    text = question('kind = "text"\nask = "x"\nanswer = "y"')
    twice = text + text.partition("\n\n")[2]
    found = told(checked(write(tmp_path / "d", deck=twice, other=text)).problems)
    assert found == [
        "deck.toml:11: [q] The id “q” is taken: the question at deck.toml:5 has it. Give this one another id."
    ]


def test_what_a_lost_table_had_is_not_told_twice(tmp_path: Path) -> None:
    text = question(
        'kind = "text"\nask = "x"\nanswer = "y"\nactors = ["norrland"]\nevents = ["closure"]\ncite = ["S1"]'
    )
    found = told(checked(write(tmp_path / "d", deck=text, world=WORLD + "\n[[")).problems)
    assert len(found) == 1
    assert found[0].startswith("world.toml:29: [] The file is not valid TOML")

    found = told(checked(write(tmp_path / "d", deck=text, world=WORLD, dossier=HEAD + "\n=")).problems)
    assert [each.partition(" ")[0] for each in found] == ["dossier.toml:17:"]

"""Every rule of the format from both sides: what breaks it is told on its line, what keeps it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from .build import FIRST_LINE, checked, question, told, write

NAME = 'kind = "name"\nask = "Who?"\n'
TEXT = 'kind = "text"\nask = "What?"\n'
DATE = 'kind = "date"\nask = "When?"\n'
NUMBER = 'kind = "number"\nask = "How many?"\n'
CHOICE = 'kind = "choice"\nask = "Which?"\n'
LIST = 'kind = "list"\nask = "Which?"\n'
ORDER = 'kind = "order"\nask = "In what order?"\n'
MATCH = 'kind = "match"\nask = "What goes with what?"\n'
CLOZE = 'kind = "cloze"\nask = "Fill in."\n'
OPEN = 'kind = "open"\nask = "Why?"\n'
HOSTILE = OPEN + 'tone = "hostile"\n'
PREMISE = OPEN + 'tone = "false-premise"\n'
POINT = '{ text = "A", cite = ["S1"] }'
CORRECTION = '{ text = "B", cite = ["S2"], corrects = true }'
TOLD = '[[question.reading]]\nsource = "{}"\npoints = [{}]\ncite = ["S1"]\n'
READINGS = NUMBER + 'unit = "km"\n'
PAPER = '[[question.reading]]\nsource = "paper"\nanswer = 909\ncite = ["S1"]\n'
NEWS = '[[question.reading]]\nsource = "news"\nanswer = 900\ncite = ["M1"]\n'

# (rule, a body that keeps it, a body that breaks it, the line counted from the body's first, what is said)
BODIES = [
    ("kind", TEXT + 'answer = "a"', 'kind = "txt"\nask = "x"\nanswer = "a"', 0, "Did you mean “text”?"),
    ("no kind", TEXT + 'answer = "a"', 'ask = "x"\nanswer = "a"', -2, "`kind` is missing"),
    ("key", TEXT + 'answer = "a"\nhint = "h"', TEXT + 'answer = "a"\nhnit = "h"', 3, "Did you mean “hint”?"),
    ("far key", TEXT + 'answer = "a"', TEXT + 'answer = "a"\nzzz = 1', 3, "Remove it; known here: accept, actors"),
    ("ask", TEXT + 'answer = "a"', 'kind = "text"\nanswer = "a"', -2, "`ask` is missing"),
    ("empty ask", TEXT + 'answer = "a"', 'kind = "text"\nask = " "\nanswer = "a"', 1, "`ask` is empty"),
    ("empty option", TEXT + 'answer = "a"\nwhy = "w"', TEXT + 'answer = "a"\nwhy = ""', 3, "`why` is empty"),
    ("empty form", TEXT + 'answer = "a"\naccept = ["b"]', TEXT + 'answer = "a"\naccept = [""]', 3, "is empty"),
    ("text", TEXT + 'answer = "5"', TEXT + "answer = 5", 2, "`answer` must be text, not a whole number"),
    ("list", TEXT + 'answer = "a"\ntopics = ["t"]', TEXT + 'answer = "a"\ntopics = "t"', 3, "must be a list, not text"),
    (
        "item",
        TEXT + 'answer = "a"\ntopics = ["t"]',
        TEXT + 'answer = "a"\ntopics = [\n"t",\n1]',
        5,
        "Item 2 of `topics`",
    ),
    ("weight", TEXT + 'answer = "a"\nweight = 3', TEXT + 'answer = "a"\nweight = 4', 3, "Write 1, 2 or 3"),
    ("quoted", TEXT + 'answer = "a"\nweight = 3', TEXT + 'answer = "a"\nweight = "3"', 3, "without quotes"),
    (
        "status",
        TEXT + 'answer = "a"\nstatus = "fact"',
        TEXT + 'answer = "a"\nstatus = "facts"',
        3,
        "Did you mean “fact”",
    ),
    (
        "held by",
        TEXT + 'answer = "a"\nstatus = "official"\nheld_by = "Norrland"',
        TEXT + 'answer = "a"\nstatus = "judgement"',
        3,
        "nobody is named",
    ),
    ("disputed", TEXT + 'answer = "a"\nstatus = "disputed"', TEXT + 'answer = "a"\nstatus = "official"', 3, "nobody"),
    ("no answer", TEXT + 'answer = "a"', TEXT.strip(), -2, "neither `answer` nor `reading`"),
    ("day", DATE + "answer = 2031-02-28", DATE + 'answer = "2031-02-29"', 2, "no date of the calendar"),
    ("month", DATE + 'answer = "2031-12"', DATE + 'answer = "2031-13"', 2, "no date of the calendar"),
    ("year", DATE + 'answer = "2031"', DATE + "answer = 2031", 2, "must be a date, not a whole number"),
    ("words", DATE + 'answer = "2031-05-04"', DATE + 'answer = "4 May 2031"', 2, "cannot be read as a date"),
    ("time", DATE + "answer = 2031-05-04\ntime_of_day = 04:30:00", DATE + "answer = 2031-05-04T04:30:00", 2, "time"),
    (
        "span",
        DATE + 'answer = { from = 2031-05-04, to = "2031-05" }',
        DATE + 'answer = { from = "2032", to = 2031-05-04 }',
        2,
        "`from` is later than `to`",
    ),
    ("half span", DATE + 'answer = { from = "2031", to = "2032" }', DATE + 'answer = { from = "2031" }', 2, "no `to`"),
    ("span key", DATE + 'answer = { from = "2031", to = "2032" }', DATE + 'answer = { form = "2031" }', 2, "“from”?"),
    ("number", NUMBER + "answer = 9.5", NUMBER + 'answer = "9"', 2, "must be a number, not text"),
    ("true", NUMBER + "answer = 1\nat_least = true", NUMBER + "answer = true", 2, "not true or false"),
    ("finite", NUMBER + "answer = 1e9", NUMBER + "answer = inf", 2, "not a number one can reach"),
    ("range", NUMBER + "answer = { from = 1, to = 2 }", NUMBER + "answer = { from = 2, to = 1 }", 2, "above `to`"),
    ("half range", NUMBER + "answer = { from = 1, to = 2 }", NUMBER + "answer = { from = 2 }", 2, "is missing"),
    ("tolerance", NUMBER + "answer = 1\ntolerance = 0.5", NUMBER + "answer = 1\ntolerance = -1", 3, "below 0"),
    ("actor id", NAME + 'answer = "norrland"', NAME + 'answer = "norland"', 2, "Did you mean “norrland”?"),
    ("hyphened id", NAME + 'answer = "Xyz Front"', NAME + 'answer = "xyz-front"', 2, "no actor has the id"),
    (
        "reject",
        NAME + 'answer = "A"\nreject = ["B"]',
        NAME + 'answer = "A"\nreject = ["a."]',
        3,
        "both right and rejected",
    ),
    (
        "reject alias",
        NAME + 'answer = "norrland"\nreject = ["Sundmark"]',
        NAME + 'answer = "norrland"\nreject = ["kingdom of  norrland"]',
        3,
        "both right and rejected",
    ),
    ("accept", TEXT + 'answer = "A"\naccept = ["B"]', TEXT + 'answer = "A"\naccept = ["B"]\nreject = ["b"]', 4, "both"),
    ("must", TEXT + 'answer = "Over Land"\nmust = ["land"]', TEXT + 'answer = "island"\nmust = ["land"]', 3, "`must`"),
    (
        "right option",
        CHOICE + 'answer = "A"\nwrong = ["B"]',
        CHOICE + 'answer = "A"\nwrong = ["B",\n"a"]',
        4,
        "also a right",
    ),
    (
        "two right",
        CHOICE + 'answer = ["A", "B"]\nwrong = ["C"]',
        CHOICE + 'answer = ["A", "a"]\nwrong = ["C"]',
        2,
        "twice",
    ),
    (
        "two wrong",
        CHOICE + 'answer = "A"\nwrong = ["B", "C"]',
        CHOICE + 'answer = "A"\nwrong = ["B", "b."]',
        3,
        "twice",
    ),
    ("no wrong", CHOICE + 'answer = "A"\nwrong = ["B"]', CHOICE + 'answer = "A"', -2, "has no wrong option"),
    (
        "no right",
        CHOICE + 'answer = ["A"]\nwrong = ["B"]',
        CHOICE + 'answer = []\nwrong = ["B"]',
        2,
        "is an empty list",
    ),
    (
        "pool",
        CHOICE + 'answer = "Sundmark"\npool = { actors = "Mediator" }',
        CHOICE + 'answer = "Sundmark"\npool = { actors = "rebel" }',
        3,
        "“rebel” gives nothing",
    ),
    (
        "pool of right ones",
        CHOICE + 'answer = "ida-holm"\npool = { actors = "state" }',
        CHOICE + 'answer = "norrland"\npool = { actors = "state" }',
        3,
        "only right ones",
    ),
    (
        "pool of events",
        CHOICE + 'answer = "x"\npool = { events = "military" }',
        CHOICE + 'answer = "x"\npool = { events = "domestic" }',
        3,
        "gives nothing",
    ),
    (
        "pool of one",
        CHOICE + 'answer = "x"\npool = { actors = "state" }',
        CHOICE + 'answer = "x"\npool = {}',
        3,
        "one of",
    ),
    (
        "pool key",
        CHOICE + 'answer = "x"\npool = { actors = "state" }',
        CHOICE + 'answer = "x"\npool = { actor = "state" }',
        3,
        "Did you mean “actors”?",
    ),
    (
        "id as text",
        CHOICE + 'answer = "Norrland"\nwrong = ["B"]',
        CHOICE + 'answer = "norrland"\nwrong = ["B"]',
        2,
        "id",
    ),
    (
        "need",
        LIST + 'answers = ["A", "B"]\nneed = 2',
        LIST + 'answers = ["A", "B"]\nneed = 3',
        3,
        "there are 2 answers",
    ),
    ("need some", LIST + 'answers = ["A", "B"]\nneed = 1', LIST + 'answers = ["A", "B"]\nneed = 0', 3, "`need` is 0"),
    ("same item", LIST + 'answers = ["A", "B"]', LIST + 'answers = ["A", { text = "a" }]', 2, "stands twice"),
    (
        "item key",
        LIST + 'answers = [{ text = "A", accept = ["B"] }]',
        LIST + 'answers = [{ text = "A", acept = ["B"] }]',
        2,
        "Did you mean “accept”?",
    ),
    ("no items", LIST + 'answers = ["A"]', LIST + "answers = []", 2, "empty list"),
    ("item id", LIST + 'answers = ["norrland", "tit-for-tat"]', LIST + 'answers = ["norland"]', 2, "“norrland”?"),
    ("two items", ORDER + 'items = ["A", "B"]', ORDER + 'items = ["A"]', 2, "fewer than two"),
    ("items once", ORDER + 'items = ["A", "B"]', ORDER + 'items = ["A", "B", "a"]', 2, "stands twice"),
    ("events", ORDER + 'events = ["closure", "recall"]', ORDER + 'events = ["closure", "recal"]', 2, "“recall”?"),
    (
        "event order",
        ORDER + 'events = ["closure", "recall"]',
        ORDER + 'events = ["recall", "closure"]',
        2,
        "stands after",
    ),
    ("pairs", MATCH + 'pairs = [["A", "1"], ["B", "2"]]', MATCH + 'pairs = [["A", "1"]]', 2, "fewer than two"),
    ("pair", MATCH + 'pairs = [["A", "1"], ["B", "2"]]', MATCH + 'pairs = [["A", "1"], ["B"]]', 2, "is not two texts"),
    (
        "nine pairs",
        MATCH + f"pairs = {[[f'l{number}', f'r{number}'] for number in range(9)]}",
        MATCH + f"pairs = {[[f'l{number}', f'r{number}'] for number in range(10)]}",
        2,
        "digits 1 to 9",
    ),
    ("left", MATCH + 'pairs = [["A", "1"], ["B", "2"]]', MATCH + 'pairs = [["A", "1"], ["a", "2"]]', 2, "left side"),
    ("right", MATCH + 'pairs = [["A", "1"], ["B", "2"]]', MATCH + 'pairs = [["A", "1"],\n["B", "1"]]', 3, "right side"),
    (
        "mark",
        CLOZE + 'text = "{{a}}"\ngaps = { a = "x" }',
        CLOZE + 'text = "{{a}} {{b}}"\ngaps = { a = "x" }',
        2,
        "{{b}} has no gap",
    ),
    (
        "gap",
        CLOZE + 'text = "{{a}}"\ngaps = { a = "x" }',
        CLOZE + 'text = "{{a}}"\ngaps = { a = "x",  b = "y" }',
        3,
        "no mark",
    ),
    (
        "any gap",
        CLOZE + 'text = "{{ a }}"\ngaps = { a = "x" }',
        CLOZE + 'text = "a"\ngaps = {}',
        2,
        "`text` has no gap",
    ),
    (
        "one mark",
        CLOZE + 'text = "{{a}}"\ngaps = { a = "x" }',
        CLOZE + 'text = "{{a}}{{a}}"\ngaps = { a = "x" }',
        2,
        "twice",
    ),
    (
        "mark name",
        CLOZE + 'text = "{{a-1}}"\ngaps = { a-1 = "x" }',
        CLOZE + 'text = "{{A}}"\ngaps = { A = "x" }',
        2,
        "no name",
    ),
    (
        "gap kind",
        CLOZE + 'text = "{{a}}"\n[question.gaps]\na = { kind = "date", answer = "2031" }',
        CLOZE + 'text = "{{a}}"\n[question.gaps]\na = { kind = "list", answer = "2031" }',
        5,
        "Write one of: date",
    ),
    (
        "gap answer",
        CLOZE + 'text = "{{a}}"\ngaps = { a = 5 }',
        CLOZE + 'text = "{{a}}"\ngaps = { a = { kind = "number" } }',
        3,
        "Gap “a”: there is no `answer`",
    ),
    (
        "gap number",
        CLOZE + 'text = "{{a}}"\ngaps = { a = 2031-05-04 }',
        CLOZE + 'text = "{{a}}"\ngaps = { a = { kind = "number", answer = "5" } }',
        3,
        "Gap “a”: `answer` must be a number",
    ),
    (
        "gaps",
        CLOZE + 'text = "{{a}}"\ngaps = { a = "x" }',
        CLOZE + 'text = "{{a}}"\ngaps = ["x"]',
        3,
        "must be a table",
    ),
    ("points", OPEN + 'points = ["A", { text = "B", cite = ["S1"] }]', OPEN + "points = []", 2, "empty list"),
    ("point key", OPEN + 'points = [{ text = "A", cite = ["S1"] }]', OPEN + 'points = [{ txt = "A" }]', 2, "“text”?"),
    ("tone", HOSTILE + f"points = [{POINT}]", HOSTILE[:-2] + f'r"\npoints = [{POINT}]', 2, "Did you mean “hostile”?"),
    (
        "far tone",
        OPEN + f"points = [{POINT}]",
        OPEN + f'tone = "plain"\npoints = [{POINT}]',
        2,
        "`tone` cannot be “plain”. Write hostile or false-premise",
    ),
    ("empty tone", HOSTILE + f"points = [{POINT}]", OPEN + f'tone = ""\npoints = [{POINT}]', 2, "`tone` is empty"),
    ("tone as text", HOSTILE + f"points = [{POINT}]", OPEN + f"tone = true\npoints = [{POINT}]", 2, "`tone` cannot be"),
    (
        "tone of a kind",
        HOSTILE + f"points = [{POINT}]",
        TEXT + 'answer = "a"\ntone = "hostile"',
        3,
        "`tone` is for questions of the kind “open”, and this one is of the kind “text”. Remove it",
    ),
    (
        "near tone of a kind",
        OPEN + f"points = [{POINT}]",
        TEXT + 'answer = "a"\ntones = "hostile"',
        3,
        "`tones` is not known. Remove it",
    ),
    (
        "false premise",
        PREMISE + f"points = [{POINT}, {CORRECTION}]",
        PREMISE + f"points = [{POINT}]",
        3,
        "no point puts the premise right. Mark one",
    ),
    (
        "corrects",
        OPEN + f"points = [{CORRECTION}]",
        OPEN + "points = [{ text = 'A', correct = true }]",
        2,
        "“corrects”?",
    ),
    (
        "corrects or not",
        OPEN + f"points = [{POINT[:-2]}, corrects = false }}]",
        OPEN + f"points = [{POINT[:-2]}, corrects = 1 }}]",
        2,
        "must be true or false, not a whole number. Write corrects = true",
    ),
    (
        "reading's correction",
        PREMISE + TOLD.format("paper", CORRECTION) + TOLD.format("news", CORRECTION.replace("B", "C")),
        PREMISE + TOLD.format("paper", CORRECTION) + TOLD.format("news", POINT),
        9,
        "no point puts the premise right",
    ),
    (
        "reading's tone",
        HOSTILE + TOLD.format("paper", CORRECTION) + TOLD.format("news", POINT),
        HOSTILE + TOLD.format("paper", CORRECTION) + TOLD.format("news", POINT) + 'tone = "hostile"',
        11,
        "Reading 2: the key `tone` is not known",
    ),
    ("either", READINGS + PAPER + NEWS, READINGS + "answer = 1\n" + PAPER + NEWS, 3, "both `answer` and `reading`"),
    ("two readings", READINGS + PAPER + NEWS, READINGS + PAPER, 3, "fewer than two readings"),
    (
        "per",
        READINGS + 'per = "news"\n' + PAPER + NEWS,
        READINGS + 'per = "nobody"\n' + PAPER + NEWS,
        3,
        "no reading is from it",
    ),
    (
        "per twice",
        READINGS + PAPER + NEWS + PAPER.replace("909", "910"),
        READINGS + 'per = "paper"\n' + PAPER + NEWS + PAPER.replace("909", "910"),
        3,
        "Two readings are from “paper”",
    ),
    ("per alone", NUMBER + "answer = 1", NUMBER + 'answer = 1\nper = "paper"', 3, "there are none"),
    (
        "reading's source",
        READINGS + PAPER + NEWS,
        READINGS + PAPER + NEWS.replace('"news"', '"nws"'),
        8,
        "no source has the id",
    ),
    (
        "reading's answer",
        READINGS + PAPER + NEWS,
        READINGS + PAPER + NEWS.replace("answer = 900\n", ""),
        7,
        "no `answer`",
    ),
    (
        "reading's type",
        READINGS + PAPER + NEWS,
        READINGS + PAPER + NEWS.replace("900", '"900"'),
        9,
        "must be a number",
    ),
    ("reading's key", READINGS + PAPER + NEWS, READINGS + PAPER + NEWS.replace("source", "sorce"), 8, "“source”?"),
    (
        "reading's cite",
        READINGS + PAPER + NEWS,
        READINGS + PAPER + NEWS.replace('cite = ["M1"]', ""),
        7,
        "cites nothing",
    ),
    (
        "reading's rule",
        CHOICE + 'wrong = ["C"]\n' + PAPER.replace("909", '"A"') + NEWS.replace("900", '"B"'),
        CHOICE + 'wrong = ["C"]\n' + PAPER.replace("909", '"A"') + NEWS.replace("900", '"c"'),
        2,
        "also a right one",
    ),
    ("readings differ", READINGS + PAPER + NEWS, READINGS + PAPER + NEWS.replace("900", "909"), 3, "are the same"),
    (
        "actor",
        TEXT + 'answer = "a"\nactors = ["norrland"]',
        TEXT + 'answer = "a"\nactors = ["norland"]',
        3,
        "“norrland”?",
    ),
    (
        "event",
        TEXT + 'answer = "a"\nevents = ["recall"]',
        TEXT + 'answer = "a"\nevents = [\n"recalled"]',
        4,
        "“recall”?",
    ),
    (
        "cite",
        TEXT + 'answer = "a"\ncite = ["S9", "R3", "M1"]',
        TEXT + 'answer = "a"\ncite = ["S1",\n"S10"]',
        4,
        "“S10”",
    ),
    ("cite case", TEXT + 'answer = "a"\ncite = ["S9"]', TEXT + 'answer = "a"\ncite = ["s9"]', 3, "Did you mean “S9”?"),
    ("cited", OPEN + 'points = [{ text = "A", cite = ["S1"] }]', TEXT + 'answer = "a"\ncite = []', 3, "cites nothing"),
    (
        "anchor",
        TEXT + 'answer = "a"\nanchor = ["two words"]',
        TEXT + 'answer = "a"\nanchor = ["one"]',
        3,
        "not 2 to 6 words",
    ),
    (
        "long anchor",
        TEXT + 'answer = "a"\nanchor = ["a b c d e f"]',
        TEXT + 'answer = "a"\nanchor = ["a b c d e f g"]',
        3,
        "not 2 to 6 words",
    ),
]


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"), [case[1:] for case in BODIES], ids=[case[0] for case in BODIES]
)
def test_rule_of_questions(tmp_path: Path, right: str, wrong: str, line: int, said: str) -> None:
    kept = write(tmp_path / "right", deck=question(right))
    assert told(checked(kept).problems) == []

    broken = write(tmp_path / "wrong", deck=question(wrong))
    found = told(checked(broken).problems)
    assert [each for each in found if said in each and each.startswith(f"deck.toml:{FIRST_LINE + line}: [q] ")], found

"""Fingerprints: which edits are another question, which another answer, and which are neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.dossier.prints import answer_text, fingerprint, prints

from .build import dossier_of, question, questions_of, write

READINGS = (
    'kind = "number"\nask = "x"\nunit = "km"\n{}\n[[question.reading]]\nsource = "news"\nanswer = 900\ncite = ["M1"]\n'
    '[[question.reading]]\nsource = "paper"\nanswer = 909\ncite = ["S1"]'
)
TEXTS = [
    ('kind = "date"\nask = "x"\nanswer = 2031-05-16', "16 May 2031"),
    ('kind = "name"\nask = "x"\nanswer = "norrland"', "Norrland"),
    ('kind = "number"\nask = "x"\nanswer = 909\nunit = "km"', "909 km"),
    ('kind = "number"\nask = "x"\nanswer = 17000\nat_least = true', "over 17,000"),
    ('kind = "number"\nask = "x"\nanswer = { from = 10, to = 15.5 }\nunit = "%"', "10–15.5%"),
    ('kind = "choice"\nask = "x"\nanswer = ["A", "B"]\nwrong = ["C"]', "A; B"),
    ('kind = "list"\nask = "x"\nanswers = ["norrland", "B"]', "Norrland; B"),
    ('kind = "list"\nask = "x"\nanswers = ["A", "B"]\nneed = 1', "1 of: A; B"),
    ('kind = "order"\nask = "x"\nitems = ["B", "A"]', "B; A"),
    ('kind = "match"\nask = "x"\npairs = [["A", "1"], ["B", "2"]]', "A = 1; B = 2"),
    ('kind = "cloze"\nask = "x"\ntext = "{{b}} {{a}}"\ngaps = { a = "A", b = 2031-05-16 }', "16 May 2031; A"),
    ('kind = "open"\nask = "x"\npoints = ["A", "B"]\ncite = ["S1"]', "A; B"),
    (READINGS.format(""), "900 km (news); 909 km (paper)"),
    (READINGS.format('per = "paper"'), "909 km"),
]


@pytest.mark.parametrize(("body", "text"), TEXTS)
def test_answer_text(tmp_path: Path, body: str, text: str) -> None:
    found = questions_of(write(tmp_path / "d", deck=question(body)))["q"]
    assert (answer_text(found), prints(found).answer_text) == (text, text)
    assert len(prints(found).wording) == len(prints(found).answer) == 16


def test_sources_by_their_names(tmp_path: Path) -> None:
    found = questions_of(write(tmp_path / "d", deck=question(READINGS.format(""))))["q"]
    assert answer_text(found, {"news": "The News"}) == "900 km (The News); 909 km (paper)"


TEXT = 'kind = "text"\nask = "Who?"\nanswer = "Y"'
CHOICE = 'kind = "choice"\nask = "x"\nanswer = "A"\nwrong = ["B", "C"]'
LIST = 'kind = "list"\nask = "x"\nanswers = ["A", "B"]'
ORDER = 'kind = "order"\nask = "x"\nitems = ["A", "B"]'
MATCH = 'kind = "match"\nask = "x"\npairs = [["A", "1"], ["B", "2"]]'
CLOZE = 'kind = "cloze"\nask = "x"\ntext = "a {{g}}"\ngaps = { g = "A" }'
OPEN = 'kind = "open"\nask = "x"\npoints = [{ text = "A", cite = ["S1"] }, "B"]'
EDITS = [
    (TEXT, '"Who?"', '"Who  was it?"', "wording"),
    (TEXT, '"Who?"', '"who?"', ""),
    (TEXT, '"Y"', '"Y"\nhint = "h"', "wording"),
    (TEXT, '"Y"', '"Z"', "answer"),
    (TEXT, '"Y"', '"Y"\naccept = ["Z"]\nreject = ["N"]\nwhy = "w"\nweight = 3\ncite = ["S2"]\ntopics = ["t"]', ""),
    (CHOICE, '"C"', '"D"', "wording"),
    (CHOICE, '["B", "C"]', '["C", "B"]', ""),
    (CHOICE, '"A"\nwrong = ["B", "C"]', '"B"\nwrong = ["A", "C"]', "answer"),
    (CHOICE, 'wrong = ["B", "C"]', 'pool = { actors = "state" }', "wording"),
    (LIST, '["A", "B"]', '["B", { text = "A", accept = ["C"] }]', ""),
    (LIST, '["A", "B"]', '["A", "C"]', "answer"),
    (LIST, '["A", "B"]', '["A", "B"]\nneed = 1', "wording answer"),
    (ORDER, '["A", "B"]', '["B", "A"]', "answer"),
    (ORDER, '["A", "B"]', '["A", "C"]', "wording answer"),
    (MATCH, '[["A", "1"], ["B", "2"]]', '[["B", "2"], ["A", "1"]]', ""),
    (MATCH, '[["A", "1"], ["B", "2"]]', '[["A", "2"], ["B", "1"]]', "answer"),
    (CLOZE, '"A" }', '"B" }', "answer"),
    (CLOZE, '"a {', '"b {', "wording"),
    (READINGS.format(""), "909", "910", "answer"),
    (READINGS.format(""), 'cite = ["M1"]', 'cite = ["M2"]\nnote = "n"', ""),
    (READINGS.format(""), 'unit = "km"', 'unit = "km"\nper = "news"', "wording answer"),
    ('kind = "date"\nask = "x"\nanswer = "2031-05"', '"2031-05"', "2031-05-01", "answer"),
    ('kind = "number"\nask = "x"\nanswer = 9', "9", "9.0", ""),
    ('kind = "number"\nask = "x"\nanswer = 9', "9", "9\nat_least = true", "answer"),
    ('kind = "number"\nask = "x"\nanswer = 9', "9", "9\ntolerance = 1", ""),
    (OPEN, '"B"', '"C"', "answer"),
    (OPEN, '{ text = "A", cite = ["S1"] }, "B"', '"B", "A"', ""),
    (OPEN, '"x"', '"x"\ntone = "hostile"', ""),
    (OPEN, '["S1"]', '["S1"], corrects = true', ""),
]


@pytest.mark.parametrize(("body", "old", "new", "changed"), EDITS)
def test_what_an_edit_changes(tmp_path: Path, body: str, old: str, new: str, changed: str) -> None:
    before = prints(questions_of(write(tmp_path / "d", deck=question(body)))["q"])
    after = prints(questions_of(write(tmp_path / "d", deck=question(body.replace(old, new, 1))))["q"])
    found = [name for name in ("wording", "answer") if getattr(before, name) != getattr(after, name)]
    assert " ".join(found) == changed


def test_fingerprint_of_a_dossier(tmp_path: Path) -> None:
    first = fingerprint(dossier_of(write(tmp_path / "a", deck=question(TEXT))))
    assert fingerprint(dossier_of(write(tmp_path / "b", deck=question(TEXT + '\nwhy = "w"')))) == first
    assert fingerprint(dossier_of(write(tmp_path / "c", deck=question(TEXT.replace("Y", "Z"))))) != first

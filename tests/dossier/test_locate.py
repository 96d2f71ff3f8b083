"""Lines of a TOML file: every key and table of any valid text is found where it stands."""

from __future__ import annotations

import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.dossier.locate import Lines

TEXT = '''\
# a comment with [brackets] and "quotes
title = """three
[[not.a.table]]
lines"""   # [nor] = this

[[question]]
id = "one"
"quoted key" = 'x # y'
a.b = 1
answers = [
  "one", # ]
  { text = "two", accept = ["]", "}"] },

  2031-05-04 04:30:00,
]

[[question.reading]]
source = "s"
[[question.reading]]
source = "t"

[question.gaps]
day = { kind = "date", answer = 2031-05-04 }

[[question]]
id = \'\'\'x
\'\'\'\'\'
gaps.day = [[1],
[2]]
'''


def test_lines() -> None:
    lines = Lines(TEXT)
    assert {
        path: lines.at(path)
        for path in [
            ("title",),
            ("question", 0),
            ("question", 0, "id"),
            ("question", 0, "quoted key"),
            ("question", 0, "a", "b"),
            ("question", 0, "answers"),
            ("question", 0, "answers", 0),
            ("question", 0, "answers", 1, "accept", 1),
            ("question", 0, "answers", 2),
            ("question", 0, "reading", 0),
            ("question", 0, "reading", 1, "source"),
            ("question", 0, "gaps", "day", "answer"),
            ("question", 1),
            ("question", 1, "gaps", "day", 1, 0),
            ("question", 1, "missing", 5),
            ("nothing",),
        ]
    } == {
        ("title",): 2,
        ("question", 0): 6,
        ("question", 0, "id"): 7,
        ("question", 0, "quoted key"): 8,
        ("question", 0, "a", "b"): 9,
        ("question", 0, "answers"): 10,
        ("question", 0, "answers", 0): 11,
        ("question", 0, "answers", 1, "accept", 1): 12,
        ("question", 0, "answers", 2): 14,
        ("question", 0, "reading", 0): 17,
        ("question", 0, "reading", 1, "source"): 20,
        ("question", 0, "gaps", "day", "answer"): 23,
        ("question", 1): 25,
        ("question", 1, "gaps", "day", 1, 0): 29,
        ("question", 1, "missing", 5): 25,
        ("nothing",): 1,
    }
    assert tomli.loads(TEXT)["question"][1]["id"] == "x\n''"


PIECES = ['"', "'", '"""', "'''", "[", "]", "[[", "]]", "{", "}", "=", ",", "\n", "#", "\\", "a", "b = 1\n", "x.y", " "]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_has_lines(text: str) -> None:
    assert 1 <= Lines(text).at(("a", 0, "b")) <= text.count("\n") + 1

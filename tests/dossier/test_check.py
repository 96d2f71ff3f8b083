"""The check against documents, the coverage, and its report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trainer.dossier.check import check
from trainer.dossier.check_report import run_check
from trainer.dossier.coverage import ranges
from trainer.dossier.find import find_dossiers
from trainer.dossier.model import Actor, ChoiceQuestion, Dossier, Event, Pool, When
from trainer.dossier.pool import wrong_options
from trainer.dossier.read import read_draft
from trainer.paths import builtin_decks

from .build import FIRST_LINE, HEAD, checked, question, told, write

PAPER = """\
# The paper

[S1] Norrland’s government—whose “patience” had ended—recalled its ambassador² from the
far-away capital. Nobody had expected so quick a step from it.

## Two

[S2] It did so again.

[S3] In the end all the ships of both of the fleets went home at once.

[S4] Spokesperson Ida Holm's words.
""" + "\n".join(f"[S{number}] x\n" for number in range(5, 10))
REFERENCES = "\n## References\n\n" + "\n".join(
    f"[R{number}] A long title of a work that nobody would ever say otherwise\n" for number in (1, 2, 3)
)
NEWS = "\n\n".join(f"[M{number}] News." for number in range(1, 6))


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "paper.md").write_text(PAPER + REFERENCES, encoding="utf-8")
    (folder / "news.md").write_text(NEWS, encoding="utf-8")
    return folder


def with_anchor(anchor: str, cite: str = '["S1"]') -> str:
    return question(f'kind = "text"\nask = "x"\nanswer = "y"\ncite = {cite}\nanchor = ["{anchor}"]')


@pytest.mark.parametrize(
    "anchor",
    [
        "Norrland's government",
        "norrlands GOVERNMENT",
        "whose 'patience' had",
        "recalled its ambassador",
        "ambassador from the far away",
        "government - whose",
        "the far‑away capital",
    ],
)
def test_an_anchor_stands_whatever_its_marks(tmp_path: Path, papers: Path, anchor: str) -> None:
    assert told(checked(write(tmp_path / "d", deck=with_anchor(anchor)), papers).problems) == []


def test_an_anchor_stands_without_the_possessive(tmp_path: Path, papers: Path) -> None:
    deck = with_anchor("Spokesperson Ida Holm", '["S2", "S4"]')
    assert told(checked(write(tmp_path / "d", deck=deck), papers).problems) == []


@pytest.mark.parametrize(
    ("anchor", "said"),
    [
        ("did so again", "does not stand in S1. It stands in S2."),
        ("its ambassadors", "does not stand in S1. It stands in no paragraph"),
        ("called its ambassador", "does not stand in S1"),
        ("ambassador its recalled", "does not stand in S1"),
    ],
)
def test_an_anchor_that_does_not_stand(tmp_path: Path, papers: Path, anchor: str, said: str) -> None:
    found = told(checked(write(tmp_path / "d", deck=with_anchor(anchor)), papers).problems)
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith(f"deck.toml:{FIRST_LINE + 4}: [q] The anchor")


def test_anchors_of_readings_and_points(tmp_path: Path, papers: Path) -> None:
    deck = question(
        'kind = "text"\nask = "x"\nanchor = ["did so again"]\n'
        '[[question.reading]]\nsource = "paper"\nanswer = "a"\ncite = ["S2"]\n'
        '[[question.reading]]\nsource = "news"\nanswer = "b"\ncite = ["M1"]'
    )
    assert told(checked(write(tmp_path / "d", deck=deck), papers).problems) == []
    deck = question(
        'kind = "open"\nask = "x"\nanchor = ["did so again"]\npoints = [{ text = "p", cite = ["S2"] }]\ncite = ["S1"]'
    )
    assert told(checked(write(tmp_path / "d", deck=deck), papers).problems) == []


def test_sections_and_documents_agree(tmp_path: Path, papers: Path) -> None:
    (papers / "news.md").write_text(NEWS.replace("[M2]", "[M6]"), encoding="utf-8")
    deck = question('kind = "text"\nask = "x"\nanswer = "y"\ncite = ["M2"]')
    assert [each.partition(". ")[0] for each in told(checked(write(tmp_path / "d", deck=deck), papers).problems)] == [
        f"deck.toml:{FIRST_LINE + 3}: [q] The document “news” has no paragraph M2",
        "dossier.toml:15: [news] The document has paragraphs that no section holds: M6",
        "dossier.toml:15: [news] The sections hold paragraphs that the document has not: M2",
    ]


def test_a_document_that_is_not_there(tmp_path: Path, papers: Path) -> None:
    (papers / "news.md").unlink()
    (papers / "paper.md").write_bytes(b"\xff")
    found = told(checked(write(tmp_path / "d", deck=with_anchor("two words")), papers).problems)
    assert [each.partition(" The")[0] for each in found] == ["dossier.toml:6: [paper]", "dossier.toml:12: [news]"]


@pytest.mark.parametrize("key", ["ask", "why", "answer"])
def test_eight_words_in_a_row_are_borrowed(tmp_path: Path, papers: Path, key: str) -> None:
    def deck(text: str) -> str:
        return question(
            "\n".join(
                [f'{name} = "{text if name == key else name}"' for name in ("ask", "why", "answer")] + ['kind = "text"']
            )
        )

    seven = "All the ships of both of the vessels went home"
    assert told(checked(write(tmp_path / "d", deck=deck(seven)), papers).problems) == []
    found = told(
        checked(
            write(tmp_path / "d", deck=deck("So All the ships of both of “the fleets” went home at once")), papers
        ).problems
    )
    line = FIRST_LINE + ("ask", "why", "answer").index(key)
    assert len(found) == 1
    assert found[0].startswith(
        f"deck.toml:{line}: [q] “all the ships of both of the fleets went home at once” are 12 words"
    )
    # titles of works may be named
    title = deck("A long title of a work that nobody would ever say otherwise")
    assert told(checked(write(tmp_path / "d", deck=title), papers).problems) == []


def test_coverage(tmp_path: Path) -> None:
    text = question('kind = "text"\nask = "x"\nanswer = "y"\nweight = 3\ncite = ["S1", "M1"]')
    text += '[[question]]\nid = "r"\nkind = "list"\nask = "x"\nanswers = ["y"]\ncite = ["S1"]\n'
    found = checked(write(tmp_path / "d", deck=text)).coverage
    assert found is not None
    assert (found.dossier, found.questions, found.by_deck) == ("crisis", 2, {"deck": 2})
    assert (found.by_kind, found.by_weight) == ({"text": 1, "list": 1}, {3: 1, 2: 1})
    assert (found.by_paragraph["S1"], found.by_paragraph["M1"], found.by_paragraph["S3"]) == (2, 1, 0)
    assert ranges(found.unasked) == "S2–S9, R1–R3, M2–M5"
    assert ranges(found.uncited) == "S3–S9, R1–R3, M2–M5"


def test_options_drawn_from_a_pool() -> None:
    actors = tuple(
        Actor(id=name.lower(), name=name, kind="state", role=role, side=side)
        for name, role, side in [
            ("Alpha", "mediator", ""),
            ("Beta", "deputy mediator of all", "North"),
            ("Gamma", "mediators", "north"),
        ]
    )
    event = Event(id="e", date=When(year=2031), title="Strike", thread="military")
    dossier = Dossier(id="d", title="D", actors=actors, events=(event,))

    def options(pool: Pool, *wrong: str) -> tuple[str, ...]:
        question = ChoiceQuestion(id="d/k/q", ask="x", answer=("Alpha",), wrong=wrong, pool=pool)
        return wrong_options(question, dossier)

    assert options(Pool(actors="Mediator")) == ("Beta",)
    assert options(Pool(actors="north")) == ("Beta", "Gamma")
    assert options(Pool(actors="state"), "gamma", "Delta") == ("gamma", "Delta", "Beta")
    assert options(Pool(events="military")) == ("Strike",)
    assert options(Pool(actors="med")) == ()


GOOD = question('kind = "text"\nask = "x"\nanswer = "y"')
BAD = question('kind = "text"\nask = "x"\nanswer = 1\nweight = 9')


def test_find_dossiers(tmp_path: Path) -> None:
    one, two = write(tmp_path / "b"), write(tmp_path / "a")
    (tmp_path / "c").mkdir()
    (tmp_path / "d.toml").touch()
    assert find_dossiers([tmp_path]) == [two, one]
    assert find_dossiers([one, tmp_path, tmp_path / "nowhere", tmp_path / "d.toml"]) == [one, two]


def test_run_check_of_a_dossier(tmp_path: Path) -> None:
    folder = write(tmp_path / "d", deck=GOOD)
    text, code = run_check(folder)
    assert (code, text.splitlines()[0], text.splitlines()[-1]) == (0, "A crisis (crisis): 1 question", "No problems.")

    assert "    S1 1, S2 0, S3 0" in text

    text, code = run_check(write(tmp_path / "d", deck=BAD))
    assert code == 1
    assert text.splitlines()[:2] == [
        f"{folder}/deck.toml:{FIRST_LINE + 2}: [q] `answer` must be text, not a whole number. "
        'Put it in quotes: answer = "…".',
        f"{folder}/deck.toml:{FIRST_LINE + 3}: [q] `weight` cannot be “9”. Write 1, 2 or 3.",
    ]
    assert text.splitlines()[-1] == "2 problems in 1 file; 2 of them leave something out of the dossier."


def test_run_check_of_several_and_of_one_file(tmp_path: Path) -> None:
    write(tmp_path / "a", deck=BAD, other="x = ")
    write(tmp_path / "b", deck=GOOD)
    text, code = run_check(tmp_path)
    assert code == 1
    assert "has the id “crisis” as well" in text
    assert text.splitlines()[-1].startswith("4 problems in 3 files")

    text, code = run_check(tmp_path / "a" / "deck.toml")
    assert (code, text.splitlines()[-1]) == (1, "2 problems in 1 file; 2 of them leave something out of the dossier.")
    assert run_check(tmp_path / "a" / "world.toml") == ("No problems.", 0)
    assert run_check(tmp_path / "a" / "dossier.toml")[1] == 0


def test_run_check_as_json(tmp_path: Path) -> None:
    text, code = run_check(write(tmp_path / "d", deck=BAD), as_json=True)
    found = json.loads(text)
    assert (code, found["count"]) == (1, 2)
    assert found["problems"][1] == {
        "file": str(tmp_path / "d" / "deck.toml"),
        "line": FIRST_LINE + 3,
        "id": "q",
        "message": "`weight` cannot be “9”.",
        "mend": "Write 1, 2 or 3.",
        "severity": "error",
    }
    assert found["coverage"][0]["dossier"] == "crisis"
    assert json.loads(run_check(tmp_path / "nowhere", as_json=True)[0])["error"].endswith("it does not exist.")


@pytest.mark.parametrize("name", ["nowhere", "empty", "d/nothing.toml", "file.txt"])
def test_run_check_of_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").touch()
    write(tmp_path / "d", deck=GOOD)
    text, code = run_check(tmp_path / name)
    assert (code, "is no dossier" in text) == (2, True)


def test_run_check_without_the_documents_folder(tmp_path: Path) -> None:
    assert run_check(write(tmp_path / "d", deck=GOOD), tmp_path / "nowhere")[1] == 2


@pytest.mark.parametrize("folder", find_dossiers([builtin_decks()]), ids=lambda folder: folder.name)
def test_the_built_in_decks_are_clean(folder: Path) -> None:
    assert told(check(read_draft(folder)).problems) == []


@pytest.mark.parametrize("folder", find_dossiers([builtin_decks()]), ids=lambda folder: folder.name)
def test_the_built_in_decks_are_true_to_their_documents(folder: Path) -> None:
    documents = Path(__file__).parents[2].parent / "shared" / "sources"
    if not documents.is_dir():
        pytest.skip("the source documents are not beside the checkout")
    assert told(check(read_draft(folder), documents).problems) == []


def test_problems_of_what_was_left_out_are_told_too(tmp_path: Path) -> None:
    deck = question('kind = "choice"\nask = "x"\nanswer = "y"\nwrong = ["y"]\ncite = ["S99"]\nhnit = "x"')
    found = told(checked(write(tmp_path / "d", deck=deck, dossier=HEAD)).problems)
    assert [each.partition(" ")[0] for each in found] == [f"deck.toml:{FIRST_LINE + at}:" for at in (3, 4, 5)]

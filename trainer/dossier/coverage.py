"""How far a dossier's questions reach: by deck, kind and weight, and which paragraphs nothing cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.dossier.citation import citations, paragraphs, question_citations, split
from trainer.dossier.model import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Numbers of questions, and the paragraphs that no question, and that nothing at all, cites."""

    dossier: str
    title: str
    questions: int
    by_deck: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_weight: Mapping[int, int]
    by_paragraph: Mapping[str, int]
    unasked: tuple[str, ...]
    uncited: tuple[str, ...]


def coverage(dossier: Dossier) -> Coverage:
    """Return the coverage of the dossier; every paragraph of its sources is in ``by_paragraph``, in their order."""
    questions = [question for deck in dossier.decks for question in deck.questions]
    asked = Counter(name for each in questions for name in {cited.paragraph for cited in question_citations(each)})
    cited = {each.paragraph for each in citations(dossier)}
    known = list(dict.fromkeys(name for source in dossier.sources for name in paragraphs(source)))
    return Coverage(
        dossier=dossier.id,
        title=dossier.title,
        questions=len(questions),
        by_deck={deck.slug: len(deck.questions) for deck in dossier.decks},
        by_kind=dict(Counter(question.kind for question in questions).most_common()),
        by_weight=dict(sorted(Counter(question.weight for question in questions).items(), reverse=True)),
        by_paragraph={name: asked[name] for name in known},
        unasked=tuple(name for name in known if not asked[name]),
        uncited=tuple(name for name in known if name not in cited),
    )


def ranges(names: Iterable[str]) -> str:
    """Return paragraph ids as a person lists them: ``S3, S7–S9, R1–R39``; "none" for none."""
    spans: list[list[str]] = []
    for name in names:
        here, before = split(name), split(spans[-1][-1]) if spans else None
        if here and before and here == (before[0], before[1] + 1):
            spans[-1].append(name)
        else:
            spans.append([name])
    return ", ".join(span[0] if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans) or "none"

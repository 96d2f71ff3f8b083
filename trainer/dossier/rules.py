"""Whether a question can be asked and answered as it stands; a fatal fault leaves it out of the dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from trainer.dossier.fault import Fault, inside, shown
from trainer.dossier.model import (
    ChoiceQuestion,
    ClozeQuestion,
    Gap,
    ListQuestion,
    MatchQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Question,
    TextQuestion,
)
from trainer.dossier.pool import same

MOST_PAIRS = 9


def question_faults(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the question's own answer, options or parts (its readings are questions themselves)."""
    match question:
        case ChoiceQuestion():
            yield from _choice(question)
        case ListQuestion():
            yield from _list(question)
        case OrderQuestion():
            yield from _fewer_than_two(question.items, "items")
            yield from _twice(question.items, "items")
        case MatchQuestion():
            yield from _match(question)
        case OpenQuestion():
            if not question.points:
                yield Fault(keys=("points",), message="`points` is an empty list.", mend="Write the key points.")
            yield from _twice([point.text for point in question.points], "points")
        case ClozeQuestion():
            for gap in question.gaps:
                yield from inside(_typed(gap), ("gaps", gap.slug), f"Gap “{gap.slug}”")
        case _:
            yield from _typed(question)


def _typed(question: Gap) -> Iterator[Fault]:
    if isinstance(question, TextQuestion | NameQuestion):
        yield from _rejected(question.answer, question.accept, question.reject)
    if isinstance(question, TextQuestion):
        for index, word in enumerate(question.must):
            if f" {same(word)}" not in f" {same(question.answer)}":
                yield Fault(
                    keys=("must", index),
                    message=f"`must` wants “{shown(word)}”, which is not in the answer.",
                    mend="Take a word of the answer, or change the answer.",
                )
    if isinstance(question, NumberQuestion) and question.tolerance < 0:
        yield Fault(keys=("tolerance",), message="`tolerance` is below 0.", mend="Write 0 or more.")


def _rejected(answer: str, accept: Iterable[str], reject: Iterable[str]) -> Iterator[Fault]:
    right = {same(text) for text in (answer, *accept)}
    for index, text in enumerate(reject):
        if same(text) in right:
            yield Fault(
                keys=("reject", index),
                message=f"“{shown(text)}” is both right and rejected.",
                mend="Take it out of `reject`, or out of what is right (an actor's aliases are right as well).",
            )


def _choice(question: ChoiceQuestion) -> Iterator[Fault]:
    if not question.answer:
        yield Fault(keys=("answer",), message="`answer` is an empty list.", mend="Write the right option.")
    if not question.wrong and question.pool is None:
        mend = 'Write wrong options (wrong = […]), or where to draw them from (pool = {actors = "…"}).'
        yield Fault(keys=("wrong",), message="The choice has no wrong option.", mend=mend)
    if question.pool and bool(question.pool.actors) == bool(question.pool.events):
        mend = 'Write pool = {actors = "…"} (a role, side or kind), or pool = {events = "…"} (a thread).'
        yield Fault(keys=("pool",), message="`pool` must name actors or events, one of the two.", mend=mend)
    yield from _twice(question.answer, "answer")
    yield from _twice(question.wrong, "wrong")
    right = {same(text) for text in question.answer}
    for index, text in enumerate(question.wrong):
        if same(text) in right:
            message = f"The wrong option “{shown(text)}” is also a right one."
            yield Fault(keys=("wrong", index), message=message, mend="Take it out of `wrong` or of `answer`.")


def _list(question: ListQuestion) -> Iterator[Fault]:
    texts = [item.text for item in question.answers]
    if not texts:
        yield Fault(keys=("answers",), message="`answers` is an empty list.", mend="Write the items.")
    elif question.need > len(texts):
        message = f"`need` is {question.need}, but there are {len(texts)} answers."
        yield Fault(keys=("need",), message=message, mend=f"Write at most {len(texts)}, or add answers.")
    yield from _twice(texts, "answers")
    for index, item in enumerate(question.answers):
        yield from inside(_rejected(item.text, item.accept, item.reject), ("answers", index), f"Item {index + 1}")


def _match(question: MatchQuestion) -> Iterator[Fault]:
    yield from _fewer_than_two(question.pairs, "pairs")
    if len(question.pairs) > MOST_PAIRS:
        message = f"`pairs` has {len(question.pairs)} entries; they are joined by the digits 1 to {MOST_PAIRS}."
        yield Fault(keys=("pairs",), message=message, mend=f"Keep {MOST_PAIRS} at the most, or make two questions.")
    for side, name in enumerate(("left", "right")):
        texts = [pair[side] for pair in question.pairs]
        for index in _repeats(texts):
            message = f"The {name} side “{shown(texts[index])}” stands in two pairs."
            yield Fault(keys=("pairs", index), message=message, mend="Each side may stand once: reword or join them.")


def _fewer_than_two(parts: Sequence[object], key: str) -> Iterator[Fault]:
    if len(parts) < 2:
        yield Fault(keys=(key,), message=f"`{key}` has fewer than two entries.", mend="Write two or more.")


def _twice(texts: Sequence[str], key: str) -> Iterator[Fault]:
    for index in _repeats(texts):
        message = f"“{shown(texts[index])}” stands twice in `{key}`."
        yield Fault(keys=(key, index), message=message, mend="Take one of them out.")


def _repeats(texts: Sequence[str]) -> list[int]:
    seen: dict[str, int] = {}
    return [index for index, text in enumerate(texts) if seen.setdefault(same(text), index) != index]

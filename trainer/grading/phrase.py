"""Grades short phrases: the content words, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, permutations

from trainer.grading.align import Alignment, Fit, Word, align
from trainer.grading.atlas import state_of
from trainer.grading.bare import core
from trainer.grading.fold import clean, is_one_of, run_together, tokens, words
from trainer.grading.foreign import apart_from_others
from trainer.grading.found import Found, best, close, misspelt, quoted, right, wrong
from trainer.grading.hedge import negated, sure, weighed
from trainer.grading.known import Known, keys_of
from trainer.grading.lexicon import REVERSING, ROLES, STOP
from trainer.grading.numeral import collapsed
from trainer.grading.phrasing import Phrase, closed_up, phrase_of
from trainer.grading.slip import edits
from trainer.grading.sound import sounds_like
from trainer.grading.spelling import kin

MOST_WORDS = 60
"""Content words of an answer that are laid beside the accepted ones; more is an essay."""


@lru_cache(maxsize=8192)
def _accepted(text: str) -> tuple[Phrase, tuple[Word, ...]]:
    phrase = phrase_of(text)
    plain = tokens(text)
    short = {token.casefold() for token in plain if token.isupper() and 2 <= len(token) <= 7}
    later = [token for token in plain[1:] if token.casefold() not in STOP]
    proper = {token.casefold() for token in later if token[:1].isupper()}
    if later and len(proper) == len(later):
        proper |= {plain[0].casefold()}
    spelt = {figure: word for word in words(text) for figure in collapsed((word,)) if figure != word}
    made = (
        Word(
            word,
            abbreviation=word in short,
            common=word not in proper and not state_of(word),
            shown=spelt.get(word, word),
        )
        for word in phrase.content
    )
    return phrase, tuple(made)


def judge_phrase(accepted: list[str], typed: str, known: Known, must: Sequence[str] = ()) -> Found:
    """Return how a typed phrase compares with the accepted ones; each word of ``must`` has to be in it."""
    text = sure(clean(typed))
    if is_one_of(typed, accepted):
        return right()
    if run_together(text, accepted):
        return right(1)
    turned = negated(text, accepted)
    if turned:
        return turned
    own = keys_of(accepted)
    every = list(dict.fromkeys(form for one in accepted for form in (one, closed_up(one))))
    within = frozenset(word for one in accepted for word in (*words(one), *phrase_of(one).content))

    def one_phrase(part: str) -> Found:
        found = best([_against(one, some) for one in every for some in dict.fromkeys((part, closed_up(part)))])
        return apart_from_others(found, part, own, known, within)

    found = weighed(one_phrase(text), text, one_phrase, lambda part: _aside(part, every, known, own))
    absent = [word for word in must if not _holds(text, word)]
    if absent and not (found.correct and found.depth == 0):
        return wrong(f"{quoted(absent[0])} has to be in it.")
    return found


def _aside(part: str, accepted: Sequence[str], known: Known, own: frozenset[str]) -> Found:
    """Return what to make of brackets behind the right answer."""
    said = phrase_of(part).content
    if known.named(core(part), own):
        return wrong(f"It adds another answer: {quoted(part.strip())}.")
    if any(fit(word, (wanted,)) for word in said for one in accepted for wanted in _accepted(one)[1]):
        return wrong(f"{quoted(part.strip())} says something else.")
    return close(f"It adds {quoted(part.strip())}.") if said else right()


def _holds(text: str, word: str) -> bool:
    typed = phrase_of(text).content
    return all(any(fit(one, (needed,)) for one in typed) for needed in _accepted(word)[1])


def _against(accepted: str, text: str) -> Found:
    phrase, wanted = _accepted(accepted)
    said = phrase_of(text)
    stripped = phrase_of(text, stripped=True)
    if not said.content or not wanted:
        return wrong("None of the answer's words are there.")
    if min(len(said.content), len(stripped.content)) > MOST_WORDS:
        return wrong("That is far more than the answer.")
    if said.negations % 2 != phrase.negations % 2:
        return wrong("A “not” too many or too few turns that round.")
    return best(
        [_compared(phrase, wanted, one) for one in dict.fromkeys((said, stripped)) if len(one.content) <= MOST_WORDS]
    )


def _compared(phrase: Phrase, wanted: tuple[Word, ...], said: Phrase) -> Found:
    lined = align(said.content, wanted, fit, lambda _: 100)
    if lined.missing and lined.extra and len(said.content) <= 2 * len(wanted) + 3 and _more(wanted, said, lined):
        for typed, order in _orders(phrase, said):
            other = align(typed, [wanted[at] for at in order], fit, lambda _: 100)
            if other.cost < lined.cost:
                lined, said = other, replace(said, content=typed, ands=(), links=())
                wanted = tuple(wanted[at] for at in order)
                break
    found = _assessed(wanted, said, lined)
    if found.mark != "wrong" and (opposed := _opposed(phrase, said)):
        return wrong(f"{quoted(opposed[0])} turns round what {quoted(opposed[1])} says.")
    return found


def _more(wanted: Sequence[Word], said: Phrase, lined: Alignment) -> bool:
    """Return whether another order could match more words than the first: more of them are there at all."""
    return sum(any(fit(word, (one,)) for word in said.content) for one in wanted) > len(lined.matched)


def _orders(phrase: Phrase, said: Phrase) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Yield the other orders that say the same: turned round *and*, and X of Y as Y X."""
    own = tuple(range(len(phrase.content)))
    pieces = _pieces(own, phrase)
    if 2 <= len(pieces) <= 4:
        for turn in permutations(pieces):
            yield said.content, tuple(at for piece in turn for at in piece)
    for order in _swaps(own, phrase.ands):
        yield said.content, order
    if len(said.links) < len(phrase.links):
        for order in _swaps(own, _turnable(phrase)):
            yield said.content, order
    if len(said.links) > len(phrase.links):
        for turned in _swaps(tuple(range(len(said.content))), _turnable(said)):
            yield tuple(said.content[at] for at in turned), own


def _turnable(phrase: Phrase) -> list[int]:
    """Return where X of Y may become Y X: not before a state, whose attack is not the attack on it."""
    return [
        at
        for at in phrase.links
        if at < len(phrase.content) and ("of" in phrase.before[at] or not state_of(phrase.content[at]))
    ]


def _pieces(own: tuple[int, ...], phrase: Phrase) -> list[tuple[int, ...]]:
    cuts = [0, *phrase.ands, len(own)]
    return [own[start:end] for start, end in pairwise(cuts) if end > start]


def _swaps(own: tuple[int, ...], cuts: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield orders in which up to three words on either side of a cut have changed places."""
    for cut in cuts[:3]:
        for left in range(1, min(3, cut) + 1):
            for right_ in range(1, min(3, len(own) - cut) + 1):
                yield own[: cut - left] + own[cut : cut + right_] + own[cut - left : cut] + own[cut + right_ :]


def _assessed(wanted: Sequence[Word], said: Phrase, lined: Alignment) -> Found:  # noqa: PLR0911 - one return a case
    extra = " ".join(said.content[at] for at in lined.extra)
    absent = " ".join(wanted[at].shown for at in lined.missing)
    if not lined.matched:
        return wrong("None of the answer's words are there.")
    if absent and extra:
        if not _same_words([said.content[at] for at in lined.extra], [wanted[at].form for at in lined.missing]):
            return wrong(f"It says {quoted(extra)} where the answer says {quoted(absent)}.")
        if len(wanted) == 2 and not lined.slips:
            return close("The words are turned round.")
        return wrong("The words are there, but in an order that says something else.")
    if extra:
        return _added(wanted, said, lined, quoted(extra))
    if absent:
        return _incomplete(wanted, lined, quoted(absent))
    return misspelt(lined.slips) if lined.slips else right(1)


def _added(wanted: Sequence[Word], said: Phrase, lined: Alignment, extra: str) -> Found:
    """Return the finding for an answer that says more than the accepted one."""
    if any(said.content[at] in REVERSING for at in lined.extra):
        return wrong(f"{extra} turns that round.")
    if _second_answer(said, lined):
        return wrong(f"It adds another answer: {extra}.")
    much = len(lined.extra) > max(3, 2 * len(wanted)) or bool(lined.slips)
    note = f"It adds {extra}, which is not part of the answer."
    return wrong(note) if much else close(note)


def _incomplete(wanted: Sequence[Word], lined: Alignment, absent: str) -> Found:
    """Return the finding for an answer that says less than the accepted one."""
    if any(wanted[at].form in REVERSING for at in lined.missing):
        return wrong(f"Without {absent} it says the reverse.")
    if 2 * len(lined.matched) < len(wanted):
        return wrong(f"Less than half of it is there: {absent} is missing.")
    if lined.slips:
        return wrong(f"{absent} is missing, and the rest is misspelt.")
    return close(f"{absent} is missing.")


def _second_answer(said: Phrase, lined: Alignment) -> bool:
    """Return whether an *and* after the answer brings in something else."""
    first = lined.extra[0]
    return first in said.ands and lined.extra == tuple(range(first, len(said.content)))


def _same_words(some: list[str], others: list[str]) -> bool:
    left = list(others)
    for word in some:
        match = next((other for other in left if kin(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _opposed(phrase: Phrase, said: Phrase) -> tuple[str, str] | None:
    """Return a function word that turns the meaning, and the one that should stand there."""
    for word, wanted in zip(phrase.content, phrase.before, strict=True):
        for other, used in zip(said.content, said.before, strict=False):
            if not kin(other, word):
                continue
            for group in ROLES:
                for here, there in (group, group[::-1]):
                    meant = [one for one in wanted if one in here]
                    typed = [one for one in used if one in there]
                    if meant and typed and not there & set(wanted) and not here & set(used):
                        return typed[0], meant[0]
    return None


@lru_cache(maxsize=16384)
def _fit_one(typed: str, word: Word) -> Fit | None:
    if typed == word.form:
        return "same"
    if word.shown != word.form and typed.isalpha() and edits(typed, word.shown, name=False):
        return "slip"
    if word.abbreviation or any(char.isdigit() for char in typed + word.form):
        return None
    if kin(typed, word.form) and not state_of(word.form):
        return "same"
    if not word.common and sounds_like(typed, (word.form,)):
        return "sound"
    return "slip" if edits(typed, word.form, name=not word.common) else None


def fit(typed: str, some: Sequence[Word]) -> Fit | None:
    """Say how one typed word fits one accepted word, or several closed up."""
    if len(some) == 1:
        return _fit_one(typed, some[0])
    joined = "".join(word.form for word in some)
    if typed == joined:
        return "same"
    if abs(len(typed) - len(joined)) > 3 or any(word.abbreviation for word in some) or not joined.isalpha():
        return None
    if kin(typed, joined):
        return "same"
    return "slip" if edits(typed, joined, name=False) else None

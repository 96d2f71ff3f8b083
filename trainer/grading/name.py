"""Grades the names of persons, groups, organisations and works."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from trainer.grading.align import Alignment, Fit, Word, align
from trainer.grading.atlas import PEOPLES, container, state_of
from trainer.grading.bare import core_of, led_in, name_words
from trainer.grading.contain import elsewhere, lies
from trainer.grading.fold import clean, closed, is_one_of, run_together, words
from trainer.grading.foreign import apart_from_others
from trainer.grading.form import Form, Sort, form_of, initials, sort_of, spellings
from trainer.grading.found import Found, best, close, misspelt, quoted, right, wrong
from trainer.grading.hedge import negated, sure, weighed
from trainer.grading.known import Known, keys_of
from trainer.grading.lexicon import (
    AROUND_GROUP,
    AROUND_PLACE,
    DENYING,
    FIRM,
    GENERIC,
    NAME_WORDS,
    OFFICE,
    OFFICE_PART,
    PLACE_NOUN,
    PLACE_SORT,
    SOFT,
    TITLE,
    VAGUE_GROUP,
)
from trainer.grading.slip import edits, turned_about
from trainer.grading.sound import SERVANT, sounds_like
from trainer.grading.spelling import singular, spell
from trainer.grading.verdict import Mark

MOST_WORDS = 24
"""An answer of more words than this is no name."""


def judge_name(accepted: list[str], typed: str, known: Known, sort: Sort | None = None) -> Found:
    """Return how a typed name compares with the accepted ones; without ``sort`` it is guessed what they name."""
    text = sure(clean(typed))
    if is_one_of(typed, accepted):
        return right()
    kind = sort or sort_of(accepted)
    every = spellings(accepted, kind)
    turned = negated(text, accepted)
    if turned:
        return turned
    own = keys_of(every)
    forms = [form_of(one, kind) for one in every]

    def one_name(part: str) -> Found:
        found = apart_from_others(_matched(forms, part, kind), part, own, known, placed=kind == "place")
        if kind == "place" and "," in part and found.mark is not Mark.WRONG:
            found = elsewhere(part, every, known) or found
        return _initials(found, part, every)

    return weighed(one_name(text), text, one_name, lambda part: _aside(part, forms, known, own))


def _matched(forms: Sequence[Form], text: str, sort: Sort) -> Found:
    plain = name_words(text)
    if not plain or len(plain) > MOST_WORDS:
        return wrong("That is no name." if not plain else "That is far more than the name.")
    if run_together(text, [form.text for form in forms]):
        return right(1)
    alone = all(len(form.words) == 1 for form in forms)
    # the “and” of Sistan and Baluchestan, Iran, pairs nothing with where it lies
    paired = "and" in words(text.partition(",")[2] if sort == "place" and "," in text else text)
    found = [against(form, plain, sort, alone=alone, paired=paired) for form in forms]
    if len(plain) == 1:
        found += [one for form in forms if (one := _run_together(plain[0], form))]
    stripped = name_words(" ".join(led_in(words(text))))
    if stripped != plain and not any(one.correct for one in found):
        found += [against(form, stripped, sort, alone=alone, paired=paired) for form in forms]
    return best(found)


def _run_together(typed: str, form: Form) -> Found | None:
    """Return the finding for a name of several words, small ones among them, that was typed as one: straitofhormus."""
    meant = closed(form.text)
    if len(form.words) < 2 or meant == "".join(word.form for word in form.words) or abs(len(typed) - len(meant)) > 3:
        return None
    if any(word.abbreviation for word in form.words):
        return None
    return misspelt([(typed, meant)]) if edits(typed, meant, name=False) else None


def against(form: Form, typed: tuple[str, ...], sort: Sort, *, alone: bool, paired: bool) -> Found:
    """Return how typed words compare with one accepted form, in any of its orders.

    ``alone``: no accepted form has two words; ``paired``: the answer holds an *and*, so what it adds is no container.
    """
    office = any(word in OFFICE for word in typed)
    found: list[Found] = []
    for order in form.orders:
        lined = align(typed, [form.words[at] for at in order], fit, lambda word: _skip(word, sort, office=office))
        here = _placed(lined, order)
        found.append(
            _person(form, typed, here, alone=alone, paired=paired)
            if sort == "person"
            else _thing(form, typed, here, sort, paired=paired)
        )
        if found[-1].correct or not lined.matched:
            break
    return best(found)


def _placed(lined: Alignment, order: Sequence[int]) -> Alignment:
    matched = tuple(order[at] for at in lined.matched)
    missing = tuple(sorted(order[at] for at in lined.missing))
    return Alignment(matched, missing, lined.extra, lined.slips, lined.sounds, lined.cost)


_IN_OFFICE = OFFICE_PART | FIRM | SOFT | NAME_WORDS


def _skip(word: str, sort: Sort, *, office: bool) -> int:
    if sort == "person":
        free = word in TITLE or (office and (bool(state_of(word)) or word in _IN_OFFICE))
    elif sort == "group":
        free = word in GENERIC or word in AROUND_GROUP
    else:
        free = word in PLACE_NOUN or word in AROUND_PLACE
    return 2 if free else 100


@lru_cache(maxsize=16384)
def _fit_one(typed: str, word: Word) -> Fit | None:  # noqa: PLR0911 - one return a case
    if typed == word.form or spell(typed) == spell(word.form):
        return "same"
    if word.abbreviation or any(char.isdigit() for char in typed + word.form):
        return None
    if word.common:
        if singular(typed) == singular(word.form):
            return "same"
        return "slip" if edits(typed, word.form, name=False) else None
    if typed in SERVANT and word.form in SERVANT:
        return "same"
    if {typed, word.form} & PEOPLES and typed.removesuffix("s") == word.form.removesuffix("s"):
        return "same"
    slip = bool(edits(typed, word.form, name=True))
    if slip and turned_about(typed, word.form):
        return "slip"  # Isreal: the vowels are right one by one, but they have changed places
    if sounds_like(typed, (word.form,)):
        return "sound"
    return "slip" if slip else None


def fit(typed: str, some: Sequence[Word]) -> Fit | None:
    """Say how one typed word fits one accepted word, or several closed up."""
    if len(some) == 1:
        return _fit_one(typed, some[0])
    joined = "".join(word.form for word in some)
    if typed == joined:
        return "same"
    if abs(len(typed) - len(joined)) > 6 or any(word.abbreviation for word in some) or not joined.isalpha():
        return None
    if some[-1].common and singular(typed) == singular(joined):
        return "same"
    common = all(word.common for word in some)
    if not common and sounds_like(typed, tuple(word.form for word in some)):
        return "sound"
    return "slip" if edits(typed, joined, name=not common) else None


def _other_words(form: Form, typed: Sequence[str], lined: Alignment, extra: Sequence[int]) -> Found:
    said = " ".join(typed[at] for at in extra)
    absent = " ".join(form.words[at].shown for at in lined.missing if form.words[at].needed)
    if said == absent.casefold():
        return wrong("The words are there, but in an order that says something else.")
    if absent and lined.matched:
        return wrong(f"It says {quoted(said)} where the answer says {quoted(absent)}.")
    if lined.matched:
        return wrong(f"It adds {quoted(said)}, which is not part of the answer.")
    return wrong("No part of the name is there.")


def _person(form: Form, typed: Sequence[str], lined: Alignment, *, alone: bool, paired: bool) -> Found:  # noqa: PLR0911 - one return a case
    office = any(word in OFFICE for word in typed)
    extra = [at for at in lined.extra if _skip(typed[at], "person", office=office) > 2]
    missing = [at for at in lined.missing if form.words[at].needed]
    if extra:
        initial = _initialled(form, lined, "".join(typed[at] for at in extra), missing)
        before = alone and len(extra) == 1 and extra[0] < len(typed) - 1
        country = all(state_of(typed[at]) for at in extra) and not missing
        if (
            not initial
            and lined.matched
            and not lined.slips
            and not paired
            and (before or country or (office and not missing))
        ):
            return close(f"The answer does not say {quoted(typed[extra[0]])}.")
        return initial or _other_words(form, typed, lined, extra)
    if not lined.matched or form.family not in lined.matched:
        return wrong("The surname is missing." if lined.matched else "That is an office, not the name.")
    if form.given not in lined.matched:
        if lined.slips:
            return wrong("The given name is missing and the surname is misspelt.")
        return close("The given name is missing.")
    if lined.slips:
        return misspelt(lined.slips)
    return right(1 if lined.sounds or lined.extra or lined.missing else 0)


def _initialled(form: Form, lined: Alignment, letters: str, missing: Sequence[int]) -> Found | None:
    """Return the finding for a surname with initials, if the letters are those of the other names."""
    firsts = "".join(word.form[0] for at, word in enumerate(form.words) if at != form.family and word.role == "content")
    if form.given not in missing or form.family not in lined.matched or not firsts.startswith(letters):
        return None
    return wrong("It is misspelt, and only an initial is given.") if lined.slips else close("Only an initial is given.")


def _thing(form: Form, typed: Sequence[str], lined: Alignment, sort: Sort, *, paired: bool) -> Found:
    extra = [at for at in lined.extra if _skip(typed[at], sort, office=False) > 2]
    missing = [at for at in lined.missing if form.words[at].needed]
    clash = _clash(form, typed, lined)
    if clash:
        return clash
    if extra:
        return _with_more(form, typed, lined, sort, paired=paired)
    telling = [at for at in lined.matched if form.words[at].role == "firm"]
    enough = len(telling) > 1 and 2 * len(telling) >= len(form.needed)  # Guard Corps
    if not enough and not any(form.words[at].role == "content" for at in lined.matched):
        outer = any(form.words[at].role == "container" for at in lined.matched)
        general = "That is too general." if lined.matched or lined.extra else "No part of the name is there."
        return wrong("That is where it lies, not the place." if outer else general)
    if missing:
        return _incomplete(form, typed, lined, missing)
    if lined.slips:
        return misspelt(lined.slips)
    return right(1 if lined.sounds or lined.extra or lined.missing else 0)


def _with_more(form: Form, typed: Sequence[str], lined: Alignment, sort: Sort, *, paired: bool) -> Found:
    """Return the finding for an answer with words that are none of the name's."""
    extra = [at for at in lined.extra if _skip(typed[at], sort, office=False) > 2]
    missing = [at for at in lined.missing if form.words[at].needed]
    said = [typed[at] for at in extra]
    if missing and lined.matched and sort == "place" and (lying := lies(form, said)) and lying.correct:
        return _incomplete(form, typed, lined, missing)  # Sistan, Iran
    found = None if missing or paired else _added(said, form, lined, sort)
    return found or _other_words(form, typed, lined, extra)


def _added(said: Sequence[str], form: Form, lined: Alignment, sort: Sort) -> Found | None:
    """Return the finding for a whole name to which a people, or where it lies, was added; nothing for other words."""
    if sort == "place":
        lying = lies(form, said)
        if lying and lined.slips:
            return misspelt(lined.slips) if lying.correct else wrong(lying.note)
        return lying
    if lined.slips or not all(word in PEOPLES or state_of(word) for word in said):
        return None
    return close(f"The answer does not say {quoted(' '.join(said))}.")


def _incomplete(form: Form, typed: Sequence[str], lined: Alignment, missing: Sequence[int]) -> Found:
    absent = quoted(" ".join(form.words[at].shown for at in missing))
    if any(form.words[at].form in DENYING and not form.words[at].abbreviation for at in missing):
        return wrong(f"Without {absent} it says the reverse.")
    replaced = [typed[at] for at in lined.extra if typed[at] in GENERIC and typed[at] not in PLACE_SORT]
    if replaced:
        return wrong(f"It says {quoted(replaced[0])} where the answer says {absent}.")
    soft = all(form.words[at].role == "soft" for at in missing)
    kept = [at for at in lined.matched if at in form.needed]
    if 2 * len(kept) < len(form.needed) and not soft:
        return wrong(f"Less than half of the name is there: {absent} is missing.")
    if lined.slips:
        return wrong(f"{absent} is missing, and the rest is misspelt.")
    return close(f"{absent} is missing.")


def _clash(form: Form, typed: Sequence[str], lined: Alignment) -> Found | None:
    """Return a finding if a generic noun was replaced by one that names another sort of thing: city, province."""
    said = {PLACE_SORT[typed[at]] for at in lined.extra if typed[at] in PLACE_SORT}
    meant = {PLACE_SORT[form.words[at].form] for at in lined.missing if form.words[at].form in PLACE_SORT}
    if said and meant and not said & meant:
        return wrong(f"That is a {min(said)}; a {min(meant)} is meant.")
    lost = [form.words[at].shown for at in lined.missing if form.words[at].role == "generic"]
    other = [typed[at] for at in lined.extra if typed[at] in GENERIC - VAGUE_GROUP]
    if lost and other and not (said and meant):
        return wrong(f"It says {quoted(other[0])} where the answer says {quoted(lost[0])}.")
    return None


def _aside(part: str, forms: Sequence[Form], known: Known, own: frozenset[str]) -> Found:
    """Return what to make of brackets behind the right name: harmless are its initials, an office, a kind of thing."""
    plain = name_words(part)
    if "".join(plain) in {short for form in forms for short in initials(form.text)}:
        return right()
    if all(word in TITLE | OFFICE_PART | GENERIC | AROUND_GROUP | AROUND_PLACE for word in plain):
        return right()
    key = core_of(plain)
    if any(container(word) for word in plain) or known.named(key, own) or known.sounding(key, own):
        return wrong(f"{quoted(part.strip())} is something else.")
    if any(fit(word, (wanted,)) for word in plain for form in forms for wanted in form.words):
        return wrong(f"{quoted(part.strip())} is something else.")
    return close(f"The answer does not say {quoted(part.strip())}.")


def _initials(found: Found, text: str, accepted: Sequence[str]) -> Found:
    """Be kinder to the initials of a name than to another one."""
    key = "".join(name_words(text))
    if found.mark is Mark.WRONG and found.depth == 3 and any(key in initials(one) for one in accepted):
        return close("Only the initials are given.")
    return found

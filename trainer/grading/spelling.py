"""Brings British and American spelling, singular and plural, and the forms of one verb together."""

from __future__ import annotations

import re
from functools import lru_cache

from trainer.grading.vocabulary import glossary

_AMERICAN = glossary(
    "defence:defense offence:offense licence:license practise:practice centre:center theatre:theater metre:meter"
    " litre:liter kilometre:kilometer calibre:caliber fibre:fiber sabre:saber sombre:somber spectre:specter"
    " programme:program cheque:check grey:gray tyre:tire kerb:curb plough:plow sceptic:skeptic sceptical:skeptical"
    " scepticism:skepticism manoeuvre:maneuver aeroplane:airplane aluminium:aluminum jewellery:jewelry"
    " catalogue:catalog dialogue:dialog analogue:analog ageing:aging judgement:judgment"
    " acknowledgement:acknowledgment fulfil:fulfill enrol:enroll enrolment:enrollment fulfilment:fulfillment"
    " skilful:skillful wilful:willful mould:mold artefact:artifact draught:draft gaol:jail whilst:while"
    " amongst:among towards:toward afterwards:afterward learnt:learned burnt:burned spelt:spelled shiite:shia"
    " shii:shia moslem:muslim pretence:pretense sulphur:sulfur cosy:cozy pyjamas:pajamas storey:story"
    " anaemia:anemia mum:mom"
)
_OUR = re.compile(
    r"^(.*(?:lab|neighb|harb|col|fav|hon|behavi|arm|rum|vap|endeav|hum|parl|sav|spl|val|vig|clam|glam|ranc|cand|ferv|rig))our"
)
_ISE = re.compile(r"^([a-z]{3,})([iy])s(e|ed|es|ing|ation|ations|er|ers|able)$")
_DOUBLE_L = re.compile(
    r"^(travel|counsel|cancel|label|model|signal|fuel|level|quarrel|marshal|channel|tunnel|total|rival|equal|dial)l(?=[aeio])"
)
_IRREGULAR = glossary(
    "struck:strike met:meet held:hold gave:give given:give sent:send told:tell said:say took:take taken:take"
    " withdrew:withdraw withdrawn:withdraw drew:draw fell:fall fallen:fall rose:rise risen:rise began:begin"
    " begun:begin broke:break broken:break spoke:speak spoken:speak fought:fight sought:seek brought:bring led:lead"
    " built:build lost:lose won:win shot:shoot paid:pay made:make chose:choose chosen:choose flew:fly knew:know"
    " known:know saw:see seen:see understood:understand kept:keep became:become came:come went:go gone:go ran:run"
    " grew:grow grown:grow threw:throw thrown:throw got:get hidden:hide hid:hide slain:kill dealt:deal fed:feed"
    " bought:buy caught:catch expulsion:expel destruction:destroy reduction:reduce withdrawal:withdraw"
    " refusal:refuse proposal:propose approval:approve denial:deny arrival:arrive renewal:renew reversal:reverse"
    " survival:survive removal:remove dismissal:dismiss betrayal:betray children:child lives:life crises:crisis"
    " production:produce introduction:introduce resumption:resume defense:defend defence:defend response:respond"
    " invasion:invade failure:fail departure:depart seizure:seize closure:close halves:half wolves:wolf knives:knife"
    " thieves:thief analyses:analysis bases:base"
)
_KEEP = frozenset({"news", "series", "species", "politics", "economics", "logistics", "always", "perhaps"})


_IE = frozenset({"sortie", "movie", "zombie", "calorie", "prairie", "cookie", "rookie", "lie", "tie"})
_E = ("aches", "niches", "lanches", "shoes", "toes", "foes", "canoes")
"""Endings of plurals whose singular ends in e."""


@lru_cache(maxsize=16384)
def spell(word: str) -> str:
    """Return a folded word in its American spelling."""
    word = _AMERICAN.get(word, word)
    if word.endswith("s") and word[:-1] in _AMERICAN:
        word = _AMERICAN[word[:-1]] + "s"
    word = _OUR.sub(r"\1or", word)
    word = _DOUBLE_L.sub(r"\1", word)
    return _ISE.sub(r"\1\2z\3", word)


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """Return a folded common noun in the singular and in its American spelling."""
    word = spell(word)
    if len(word) < 4 or word in _KEEP:
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-1] if word[:-1] in _IE else word[:-3] + "y"
    if word.endswith(("sses", "xes", "zzes", "ches", "shes", "oes")):
        return word[:-1] if word.endswith(_E) else word[:-2]
    if word.endswith("s") and word[-2] not in "su":
        return word if word.endswith("is") and word[-3] in "sx" else word[:-1]
    return word


_NOUNS = (
    ("ation", ("", "e", "ate")),
    ("nsion", ("nd",)),
    ("cision", ("cide",)),
    ("usion", ("ude",)),
    ("ion", ("", "e")),
    ("ment", ("",)),
    ("ance", ("", "e")),
)


@lru_cache(maxsize=16384)
def lemmas(word: str) -> frozenset[str]:
    """Return what a common word may be a form of: its singular, its verb, the verb of its noun (suspension)."""
    base = singular(_IRREGULAR.get(word, word))
    base = _IRREGULAR.get(base, base)
    found = {base}
    for ending in ("ing", "ed"):
        verb = base.removesuffix(ending)
        if verb != base and len(verb) >= 3 and re.search("[aeiouy]", verb):
            found |= {verb, verb + "e"}
            if verb[-1] == verb[-2] and verb[-1] not in "lsfz":
                found.add(verb[:-1])
            if verb.endswith("i"):
                found.add(verb[:-1] + "y")
    for ending, verbs in _NOUNS:
        noun = base.removesuffix(ending)
        if noun != base and len(noun) >= 3:
            found |= {noun + verb for verb in verbs}
            break
    return frozenset(found)


def kin(one: str, other: str) -> bool:
    """Return whether two common words are forms of one."""
    return one == other or bool(lemmas(one) & lemmas(other))

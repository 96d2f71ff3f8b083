"""The words that graders treat alike: fillers, generic nouns, titles, negations, words that are never slips."""

from __future__ import annotations

from trainer.grading.vocabulary import bag

SMALL = bag("of the a an and for in on at to by from with al ul el")
"""Words of a name that carry nothing."""

EZAFE = bag("e o va wa u i")
"""Persian and Urdu linking words, small when they stand between two others."""

LEAD_IN = bag(
    "it its that thats this these those there he she they we was is were are be been being has had have would will"
    " did do does i im id ive think thought believe guess suppose say said assume reckon recall remember sure"
    " pretty quite maybe perhaps probably possibly likely surely definitely certainly obviously apparently"
    " presumably actually answer must should could might may called named known as so um uh er erm hmm hm well ok"
    " okay yes yeah like just if im mistaken my best bet guessing about around in on at by during from the a an and"
    " to of"
)
"""Words that may come before an answer."""

SAYING = bag("think thought believe guess suppose say said assume reckon recall remember answer called named known")
"""Words of those that lead in only where somebody says or thinks."""

LEAD_OUT = bag(
    "i think thought believe guess suppose maybe perhaps probably possibly likely surely definitely certainly sure"
    " right please lol etc presumably im my would say was it were is if recall remember"
)
"""Words that may come after an answer."""

PLACE_NOUN = bag("city town village province district region area county governorate municipality territory locality")
"""Generic nouns that a place may lose or gain."""

VAGUE_GROUP = bag("group groups organisation organization movement militia outfit faction")
"""Generic nouns for any group."""

GENERIC = PLACE_NOUN | VAGUE_GROUP | {"brigade", "brigades"}
"""Generic nouns that a name may lose or gain."""

PLACE_SORT = {
    "city": "city", "town": "city", "municipality": "city", "village": "village", "province": "province",
    "governorate": "province", "district": "district", "county": "district", "country": "state", "state": "state",
}  # fmt: skip
"""Generic nouns of a place that exclude each other, by the sort they name."""

AROUND_GROUP = bag(
    "militant terrorist terror armed separatist insurgent rebel jihadist extremist militants terrorists rebels"
    " insurgents separatists fighters guerrillas guerrilla proscribed banned outlawed so called"
)
"""Words that may stand by the name of a group and tell nothing that is asked."""

AROUND_PLACE = bag("border capital place location port country nation state")
"""Words that may stand by the name of a place and tell nothing that is asked."""

SOFT = bag("news agency newspaper magazine university network party government ministry administration")
"""Nouns whose loss leaves a name recognisable, though flawed."""

FIRM = bag(
    "strait mountain mount army front party corp corps initiative gulf sea ocean river lake island strip bay canal"
    " desert port airport council committee commission institute institution force guard ministry government state"
    " republic kingdom union league conference forum agreement treaty accord court parliament assembly bank company"
    " network university agency service office department society foundation federation alliance coalition congress"
    " base road line bridge house command division regiment battalion navy police world group border project"
    " programme war diary times post tribune journal news newspaper agency magazine"
)
"""Generic nouns that belong to a name: without them it is flawed, and alone they are no answer."""

TITLE = bag(
    "mr mrs ms miss dr prof professor sir dame lord lady general gen lieutenant lt major maj colonel col captain"
    " capt brigadier brig admiral adm marshal sergeant commander commandant chief president vice prime premier"
    " minister pm fm deputy acting caretaker interim former ex late ambassador envoy representative spokesman"
    " spokeswoman spokesperson secretary director head leader chairman chairwoman chair founder senator governor"
    " mayor king queen prince princess crown emir sultan shah sheikh shaikh shaykh imam ayatollah mullah maulana"
    " mawlana maulvi mawlawi mawlavi hajji haji syed sayyid sayed seyed seyyed sardar chancellor analyst journalist"
    " researcher expert academic scholar official diplomat cleric counterpart hon honourable his her excellency"
    " martyr adviser advisor coas"
)
"""Titles and offices that may stand by a person's name."""

OFFICE_PART = bag(
    "foreign defence defense interior finance special executive supreme top senior military army national security"
    " slain assassinated white house political affairs ministry state acting deputy chief"
)
"""Words that an office is made of; they are none by themselves."""

OFFICE = bag(
    "president minister pm fm premier ambassador envoy representative spokesman spokeswoman spokesperson secretary"
    " director head leader chairman chairwoman chair senator governor mayor king chancellor analyst journalist"
    " researcher expert academic commander general chief prince emir official diplomat cleric counterpart adviser"
    " advisor founder author scholar"
)
"""Words that make what stands by a person's name an office."""

NAME_WORDS = bag(
    "liberation islamic revolutionary belt and initiative national security united states arab emirates peace"
    " international religious affairs economic people peoples green mountains persian red black white line control"
    " foreign air public relations inter services news diary times post press radio television broadcasting crown"
    " justice soldiers freedom democratic socialist communist republican federal central northern southern eastern"
    " western north south east west middle new old great high supreme grand holy sacred upper lower free general"
    " human rights development cooperation trade border joint market strategic studies research centre center"
    " policy political military defence intelligence training strategy culture education health energy atomic"
    " nuclear oil gas pipeline peninsula archipelago valley plateau pass hills hill coast coastal defense cross"
    " crescent nations european african asian american atlantic pacific indian responsible responsibility"
    " statecraft college school global media monitor guardian guardians guards street journal eye express tribune"
    " economist week month quarterly straits forces armies fronts parties councils guard friends supporters party"
    " army front corps strait state province city district region brigade group organisation council institute"
    " house court the of for revolution war treaty agreement accord operation joint exercise summit strikes strike"
    " attack bombing memorial"
)
"""English words found in names: romanisation is no excuse there."""

GROUP_WORDS = bag(
    "jaish jaysh jaesh lashkar hezb hizb hezbollah hizbullah hizbollah hashd ansar ansarallah harakat jundallah"
    " jundullah sipah tehrik tehreek jamaat jamiat qaeda qaida ahrar liwa kataib asaib majlis jabhat fatah hamas"
    " zainabiyoun zaynabiyoun fatemiyoun sipahe taliban houthi houthis allah islam daesh isis mujahideen fedayeen"
    " brigades"
)
"""Words that mark a name as a group's rather than a person's."""

FAMILY_FIRST = bag(
    "sun ma wang li mao xi zhang chen liu yang zhao zhou wu xu hu deng lin he gao luo zheng qin wen jiang zhu huang"
    " guo tang feng han cao peng zeng xiao tian dong pan yuan cai jia yu du ye cheng wei su lu ding ren shen yao lyu"
)
"""Chinese family names, which stand first."""

NEGATION = bag("not no never none neither nor without nobody nothing cannot hardly scarcely except")
"""Words that turn an answer round."""

TURNING = (
    "counter", "inter", "intra", "multi", "hyper", "under", "super", "over", "anti", "post", "non", "dis", "mis",
    "pre", "pro", "sub", "tri", "uni", "un", "in", "im", "il", "ir", "de", "ex", "en", "bi", "re", "co",
)  # fmt: skip
"""Prefixes that turn or change a meaning, so that one more or less is no slip of the pen."""

APART = tuple(
    bag(group)
    for group in (
        "north south east west",
        "northern southern eastern western",
        "northeast northwest southeast southwest",
        "northeastern northwestern southeastern southwestern",
        "monday tuesday wednesday thursday friday saturday sunday",
        "january february march april may june july august september october november december",
        "thousand million billion trillion",
        "military militant militia militants",
        "minister ministry minist administer",
        "ministers ministries",
        "military militancy",
        "casualty causality",
        "adapt adopt",
        "secession succession",
        "sectarian secular",
        "sunni sunna shia",
        "human humane",
        "political politician",
        "terrorist terrorism tourist",
        "diplomat diplomatic diplomacy",
        "national rational notional nationalist",
        "martial marital",
        "principal principle",
        "complement compliment",
        "ally alley rally",
        "raid aid",
        "naval navel novel",
        "missile mission missive",
        "bomb bomber",
        "before after",
        "inside outside",
        "above below",
        "more less fewer",
        "all some few most many none",
        "first second third last",
        "early late mid",
        "increase decrease",
        "import export",
        "offensive defensive",
        "moderate modern",
        "conservation conversation conversion",
        "prosecute persecute",
        "prosecution persecution",
        "elicit illicit",
        "allusion illusion",
        "emigrant immigrant",
        "hour hours day days week weeks month months year years",
        "iran iraq",
        "iranian iraqi",
        "austria australia",
        "niger nigeria",
        "army navy",
        "summer winter spring autumn",
        "desert dessert",
        "rebel repel",
        "attack attach",
        "morning mourning",
        "weak week",
        "president precedent",
        "strict strike",
        "drone drove",
        "hostage hostile",
        "treaty treat",
        "threat treat",
        "nuclear unclear",
        "indian iranian",
        "coastal costal",
        "regional religious",
        "region religion",
        "reaction creation",
        "sanction section",
        "sanctions sections",
        "police policy",
        "officer official",
        "officers officials",
        "trail trial",
        "desertion desecration",
        "hunter hunger",
        "captured ruptured",
    )
)
"""Groups of words that lie close together and mean different things."""

REVERSING = bag(
    "avoid avoided avoiding avoids prevent prevented preventing prevention prevents stop stopped stopping lack"
    " lacked lacking lacks refuse refused refusing refusal refuses deny denied denying denial denies fail failed"
    " failing failure fails reject rejected rejecting rejection rejects halt halted ban banned cease ceased oppose"
    " opposed opposing opposition absence absent against end ended ending forbid forbade impossible unable counter"
    " cancel cancelled cancellation"
)
"""Content words without which a phrase says the reverse."""

STOP = bag(
    "the a an of to in on at by for from with into onto upon over under within during through via as per than then"
    " and or but so that which who whom whose this these those there here it its itself he him his she her they"
    " them their theirs we our i me my you your was is were are be been being am has have had having do does did"
    " doing done will would shall should can could may might must about between among amongst towards toward"
    " against after before since because due if when while where how what why both each own also very just only too"
    " more such up out off down s t one some several various certain any every all other another inside outside"
    " above below immediately again already still even"
)
"""Function words of a phrase."""

ROLES = (
    (bag("by from"), bag("on against to into at onto toward towards")),
    (bag("before prior"), bag("after following since")),
    (bag("inside within into"), bag("outside beyond")),
    (bag("over above"), bag("under below")),
    (bag("for"), bag("against")),
    (bag("within in during"), bag("after beyond")),
    (bag("up"), bag("down")),
    (bag("more"), bag("less fewer")),
    (bag("all every each"), bag("some several few")),
    (bag("with"), bag("without")),
)
"""Function words that oppose each other when they stand before the same word."""

PREFIX_WORDS = bag("non un de dis anti counter pro pre post re co")
"""Prefixes that people write apart; they are joined to the next word."""

DENYING = bag("non un anti counter")
"""Prefixes, written apart, without which a name says the reverse."""

BLANK = bag("dont know idk dunno pass skip na nothing none unknown forgot forgotten blank null nil")
"""One-word ways to say that one does not know (some only where they are not the answer)."""


def apart(one: str, other: str) -> bool:
    """Return whether two words are known to mean different things."""
    return one != other and any(one in group and other in group for group in APART)


def turned(one: str, other: str) -> bool:
    """Return whether two words differ by a prefix that turns the meaning."""
    return any(
        first != second
        and not (first and second and (first.startswith(second) or second.startswith(first)))
        and one[len(first) :] == other[len(second) :]
        and len(one) > len(first) + 2
        for first in _prefixes(one)
        for second in _prefixes(other)
    )


def _prefixes(word: str) -> list[str]:
    return ["", *(prefix for prefix in TURNING if word.startswith(prefix))]

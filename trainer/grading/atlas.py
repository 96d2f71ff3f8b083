"""What everybody knows of the map: the states with their other names and adjectives, and what some places lie in."""

from __future__ import annotations

from trainer.grading.sound import rough
from trainer.grading.vocabulary import bag

_STATES = """
iran, islamic republic of iran; iranian iranians
pakistan, islamic republic of pakistan; pakistani pakistanis
iraq, republic of iraq; iraqi iraqis
afghanistan, islamic republic of afghanistan, islamic emirate of afghanistan; afghan afghans
turkey, turkiye, republic of turkiye, republic of turkey; turkish turks
saudi arabia, kingdom of saudi arabia, ksa; saudi saudis
united arab emirates, uae, emirates; emirati emiratis
united states, us, usa, united states of america, america; american americans
united kingdom, uk, britain, great britain; british britons
russia, russian federation; russian russians
china, peoples republic of china, prc; chinese
india, republic of india; indian indians
israel, state of israel; israeli israelis
syria, syrian arab republic; syrian syrians
lebanon; lebanese
yemen; yemeni yemenis
oman, sultanate of oman; omani omanis
qatar, state of qatar; qatari qataris
kuwait, state of kuwait; kuwaiti kuwaitis
bahrain, kingdom of bahrain; bahraini bahrainis
jordan, hashemite kingdom of jordan; jordanian jordanians
egypt, arab republic of egypt; egyptian egyptians
palestine, state of palestine; palestinian palestinians
switzerland; swiss
austria; austrian austrians
germany; german germans
france; french
italy; italian italians
spain; spanish
portugal; portuguese
netherlands, holland; dutch
belgium; belgian belgians
poland; polish
ukraine; ukrainian ukrainians
greece; greek greeks
sweden; swedish
norway; norwegian norwegians
denmark; danish
finland; finnish
ireland; irish
hungary; hungarian hungarians
romania; romanian
bulgaria; bulgarian
serbia; serbian
croatia; croatian
canada; canadian canadians
mexico; mexican mexicans
brazil; brazilian
argentina; argentine
chile; chilean
colombia; colombian
cuba; cuban
venezuela; venezuelan
australia; australian australians
new zealand
japan; japanese
south korea, republic of korea
north korea, dprk
indonesia; indonesian
malaysia; malaysian
singapore
thailand; thai
vietnam; vietnamese
myanmar, burma
bangladesh; bangladeshi
nepal; nepalese nepali
sri lanka
bhutan
maldives
kazakhstan; kazakh
uzbekistan; uzbek
turkmenistan; turkmen
tajikistan; tajik
kyrgyzstan; kyrgyz
azerbaijan; azerbaijani azeri
armenia; armenian armenians
georgia; georgian
libya; libyan
tunisia; tunisian
algeria; algerian
morocco; moroccan
sudan; sudanese
south sudan
ethiopia; ethiopian
eritrea; eritrean
somalia; somali
djibouti
kenya; kenyan
uganda; ugandan
rwanda; rwandan
nigeria; nigerian
niger
chad
mali
mauritania
ghana
senegal
south africa
cyprus; cypriot
malta
czechia, czech republic; czech
slovakia; slovak
slovenia; slovene
estonia
latvia
lithuania
belarus
moldova
albania
kosovo
mongolia
philippines
european union, eu
united nations, un
"""

_HOLDS = """
pakistan: balochistan sindh punjab khyber islamabad karachi lahore peshawar
pakistan: quetta gwadar panjgur rawalpindi turbat taftan multan kech
balochistan: quetta gwadar panjgur turbat taftan kech
sindh: karachi hyderabad
punjab: lahore multan rawalpindi
iran: sistan sistanbaluchestan baluchestansistan tehran kerman saravan rask chahbahar chabahar zahedan isfahan
iran: mashhad shiraz tabriz qom natanz fordow bushehr
sistanbaluchestan: saravan rask chahbahar chabahar zahedan
sistan: saravan rask chahbahar chabahar zahedan
iraq: erbil baghdad basra mosul najaf karbala kirkuk kurdistan
kurdistan: erbil
syria: idlib damascus aleppo homs latakia raqqa
afghanistan: kabul herat helmand kandahar kunduz
switzerland: davos geneva zurich bern basel graubunden
graubunden: davos
yemen: sanaa aden hodeidah marib
turkey: ankara istanbul
lebanon: beirut
israel: jerusalem haifa
saudi: riyadh jeddah mecca medina
qatar: doha
oman: muscat
russia: moscow
china: beijing shanghai
india: delhi mumbai
egypt: cairo
us: washington
uk: london
france: paris
"""

STATES: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.strip() for name in line.partition(";")[0].split(",")) for line in _STATES.strip().splitlines()
)
"""Every state's names, folded; the first is the usual one."""

_SHORT = {"united states": "us", "united kingdom": "uk", "united arab emirates": "uae", "saudi arabia": "saudi"}


def _key(name: str) -> str:
    return _SHORT.get(name, name)


PEOPLE: dict[str, str] = {
    word: _key(line.partition(";")[0].split(",")[0].strip())
    for line in _STATES.strip().splitlines()
    for word in line.partition(";")[2].split()
}
"""A state by the adjective or the noun for its people."""

COUNTRY: dict[str, str] = {name: _key(names[0]) for names in STATES for name in names}
"""A state's key by each of its names."""

PEOPLES = frozenset(PEOPLE) | bag(
    "houthi houthis kurd kurds pashtun pashtuns punjabi punjabis sindhi sindhis persian persians arab arabs sunni"
    " sunnis shia shias talib uighur uyghur hazara hazaras islamist islamists"
)
"""Nouns for peoples and the like, whose plural is no other name."""

_INSIDE: dict[str, set[str]] = {}
for _line in _HOLDS.strip().splitlines():
    _outer, _, _inner = _line.partition(":")
    for _place in _inner.split():
        _INSIDE.setdefault(rough(_place), set()).add(_outer)

_REGIONS = {rough(key): key for line in _HOLDS.strip().splitlines() for key in (line.partition(":")[0],)}


def state_of(word: str) -> str:
    """Return the key of the state that a folded name, adjective or noun stands for, or nothing."""
    return COUNTRY.get(word) or PEOPLE.get(word, "")


def other_names(name: str) -> tuple[str, ...]:
    """Return every name of the state that a folded name stands for."""
    return next((names for names in STATES if name in names), ())


def lies_in(place: str) -> frozenset[str]:
    """Return what a place (one folded word, however romanised) is known to lie in; empty if it is not on the map."""
    return frozenset(_INSIDE.get(rough(place), ()))


def container(word: str) -> str:
    """Return the key of the state or region that a folded word names or is derived from, or nothing."""
    return state_of(word) or _REGIONS.get(rough(word), "")

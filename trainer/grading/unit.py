"""The units that quantities are given in, and what they are worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, and its size in the base unit of that."""

    name: str
    measures: str
    size: Fraction


_TABLE = """
length 1 metre: metre metres meter meters
length 1000 km: km kms kilometre kilometres kilometer kilometers klick klicks کیلومتر
length 1/100 cm: cm centimetre centimetres centimeter centimeters
length 1/1000 mm: millimetre millimetres millimeter millimeters
length 1609.344 mile: mile miles mi
length 1852 nautical mile: nmi nauticalmile nauticalmiles
length 0.3048 foot: foot feet ft
length 0.0254 inch: inch inches
length 0.9144 yard: yard yards yd yds
area 1000000 sq km: km2 sqkm squarekilometre squarekilometres squarekilometer squarekilometers
area 1 sq m: m2 sqm squaremetre squaremetres squaremeter squaremeters
area 2589988.110336 sq mile: sqmi squaremile squaremiles
area 10000 hectare: ha hectare hectares
area 4046.8564224 acre: acre acres
time 1 second: second seconds sec secs
time 60 minute: minute minutes min mins
time 3600 hour: hour hours hr hrs h ساعت
time 86400 day: day days روز
time 604800 week: week weeks wk wks
time 1209600 fortnight: fortnight fortnights
months 1 month: month months
months 12 year: year years yr yrs سال
months 120 decade: decade decades
months 1200 century: century centuries
mass 1 kg: kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
mass 1/1000 gram: g gram grams gramme grammes
mass 1000 tonne: tonne tonnes metricton metrictons
shortmass 1 ton: ton tons
mass 0.45359237 pound: lb lbs
power 1 watt: watt watts
power 1000 kW: kw kilowatt kilowatts
power 1000000 MW: mw megawatt megawatts
power 1000000000 GW: gw gigawatt gigawatts
volume 1 barrel: barrel barrels bbl bpd
gas 1 cubic metre: m3 cubicmetre cubicmetres cubicmeter cubicmeters bcm
share 1 per cent: percent pct prozent درصد
points 1 percentage point: percentagepoint percentagepoints pp ppt
dollar 1 US$: dollar dollars usd usdollar usdollars buck bucks americandollar americandollars دلار
euro 1 €: euro euros eur
pound 1 £: sterling gbp poundsterling poundssterling pounds pound
rupee 1 rupee: rupee rupees pkr rs
indianrupee 1 Indian rupee: inr indianrupee indianrupees
rial 1 rial: rial rials irr
toman 1 toman: toman tomans
yuan 1 yuan: yuan rmb cny renminbi
yen 1 yen: yen jpy
riyal 1 riyal: riyal riyals sar
dirham 1 dirham: dirham dirhams aed
rouble 1 rouble: rouble roubles ruble rubles rub
lira 1 lira: lira liras try
franc 1 franc: franc francs chf
temperature 1 °C: celsius centigrade
speed 1 km/h: kmh kph
pressure 1 mach: mach
"""

UNITS: dict[str, Unit] = {}
for _line in _TABLE.strip().splitlines():
    _head, _, _forms = _line.partition(":")
    _measures, _size, *_name = _head.split()
    for _form in _forms.split():
        UNITS[_form] = Unit(" ".join(_name), _measures, Fraction(_size))

METRE = UNITS["metre"]
TONNE = UNITS["tonne"]

CURRENCY = {
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "¥": "yen",
    "₹": "indianrupee",
    "₨": "rupee",
    "₽": "rouble",
    "﷼": "rial",
}
"""A currency by its sign."""

JOINED = (
    (re.compile(r"\bper[\s-]+cent(?:um)?\b|%"), " percent "),
    (re.compile(r"\bpercent(?:age)? points?\b"), " percentagepoint "),
    (
        re.compile(r"\b(?:us|u\.s\.?|usd|american|united states)[\s-]*(?:\$|dollars?\b|usd\b)|\$\s*us\b|\$\s*usd\b"),
        " usdollar ",
    ),
    (re.compile(r"\b(?:au|a|c|ca|can|nz|hk|s|sg|nt)\$|\b(?:aud|cad|nzd|hkd|sgd|twd)\b"), " otherdollar "),
    (re.compile(r"\bindian rupees?\b"), " indianrupee "),
    (re.compile(r"\bpakistani rupees?\b"), " rupee "),
    (re.compile(r"\biranian rials?\b"), " rial "),
    (re.compile(r"\bpounds? sterling\b"), " sterling "),
    (re.compile(r"\bnautical miles?\b"), " nauticalmile "),
    (re.compile(r"\bmetric tons?\b"), " metricton "),
    (re.compile(r"\b(?:square|sq\.?)[\s-]*(?:kilometres?|kilometers?|kms?)\b|\bkm\s*\^\s*2\b"), " km2 "),
    (re.compile(r"\b(?:square|sq\.?)[\s-]*(?:metres?|meters?|m)\b"), " m2 "),
    (re.compile(r"\b(?:square|sq\.?)[\s-]*miles?\b"), " sqmi "),
    (re.compile(r"\bcubic[\s-]*(?:metres?|meters?)\b"), " m3 "),
)
"""Units of several words, and what they are read as."""

_FOREIGN = re.compile(
    r"\b(?:australian?|canadian?|new zealand|hong kong|singapore(?:an)?|taiwan(?:ese)?|jamaican?|bruneian?|liberian?"
    r"|namibian?|fijian?|bahamian|barbadian|zimbabwean?)\b"
)
_DOLLAR = re.compile(r"\$|\bdollars?\b|\busdollar\b")


def joined(text: str) -> str:
    """Return a folded text with every unit of several words as one, a foreign dollar told from the American one."""
    for pattern, other in JOINED:
        text = pattern.sub(other, text)
    if _FOREIGN.search(text) and _DOLLAR.search(text):
        text = _DOLLAR.sub(" otherdollar ", _FOREIGN.sub(" ", text))
    return text


UNITS["otherdollar"] = Unit("another country's dollar", "otherdollar", Fraction(1))

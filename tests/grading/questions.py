"""A small dossier with a question of every kind."""

from __future__ import annotations

from dataclasses import replace

from trainer.dossier.model import (
    Actor,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Deck,
    Dossier,
    Item,
    ListQuestion,
    MatchQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Point,
    Question,
    Range,
    Reading,
    Source,
    Span,
    TextQuestion,
    When,
)


def when(year: int, month: int | None = None, day: int | None = None) -> When:
    return When(year=year, month=month, day=day)


STRIKE = DateQuestion(id="d/dates/strike", ask="When did Iran strike Panjgur?", answer=when(2024, 1, 16))
VISIT = DateQuestion(
    id="d/dates/visit", ask="When was Sun Weidong there?", answer=Span(start=when(2024, 1, 20), end=when(2024, 1, 22))
)
EIGHTIES = DateQuestion(
    id="d/dates/eighties", ask="When was the revolution exported?", answer=Span(start=when(1980), end=when(1989))
)
GROUP = NameQuestion(
    id="d/actors/group",
    ask="Which group did Iran target?",
    answer="Jaish al-Adl",
    accept=("Army of Justice", "Jaish-al-Adl"),
    reject=("Jaish al-Zulm",),
    actor="jaish-al-adl",
    actor_kind="armed-group",
)
PERSON = NameQuestion(
    id="d/actors/pm",
    ask="Who was acting prime minister?",
    answer="Anwar-ul-Haq Kakar",
    actor="kakar",
    actor_kind="person",
)
PROVINCE = NameQuestion(
    id="d/actors/province",
    ask="Which Iranian province was hit?",
    answer="Sistan-Baluchestan",
    accept=("Sistan and Baluchestan",),
    actor="sistan",
    actor_kind="place",
)
TRADE = NumberQuestion(id="d/numbers/trade", ask="How large is trade now?", answer=2.3, unit="billion US$")
TOLERANT = NumberQuestion(
    id="d/numbers/tolerant", ask="About how long is the border?", answer=909, unit="km", tolerance=9
)
SHARE = NumberQuestion(id="d/numbers/share", ask="What share is Shia?", answer=Range(low=15, high=20), unit="%")
OVER = NumberQuestion(id="d/numbers/over", ask="How large is trade?", answer=2, unit="US$ billion", at_least=True)
MEASURE = TextQuestion(
    id="d/aftermath/measure",
    ask="What was to be deployed?",
    answer="liaison officers in border towns",
    must=("liaison",),
)
ONE_OF = ChoiceQuestion(id="d/x/one", ask="Which town was hit?", answer=("Panjgur",), wrong=("Gwadar", "Turbat"))
TWO_OF = ChoiceQuestion(id="d/x/two", ask="Who mediated?", answer=("China", "Russia"), wrong=("India",))
_FOUR = (
    Item(text="Hezbollah", accept=("Hizbullah",)),
    Item(text="Hashd al-Shaabi", accept=("Popular Mobilisation Forces", "PMF")),
    Item(text="Houthis", accept=("Ansar Allah",)),
    Item(text="Hamas"),
)
FOUR_H = ListQuestion(id="d/x/four", ask="Which are the four Hs?", answers=_FOUR)
THREE_OF = ListQuestion(id="d/x/three", ask="Name three of the four Hs.", answers=_FOUR, need=3)
ITEMS_WITH_REJECT = ListQuestion(
    id="d/x/reject", ask="Name one.", answers=(Item(text="Hamas", reject=("Al-Qassam",)),), need=1
)
STEPS = OrderQuestion(id="d/x/steps", ask="Put the steps in order.", items=("a", "b", "c", "d"))
PAIRS = MatchQuestion(
    id="d/x/pairs",
    ask="Who speaks for whom?",
    pairs=(("Kirby", "United States"), ("Zakharova", "Russia"), ("Fidan", "Türkiye")),
)
SENTENCE = ClozeQuestion(
    id="d/x/cloze",
    ask="Fill the gaps.",
    text="On {{day}} envoys met in {{city}}.",
    gaps=(
        DateQuestion(id="d/x/cloze/day", ask="On {{day}} envoys met in {{city}}.", answer=when(2024, 1, 22)),
        TextQuestion(id="d/x/cloze/city", ask="On {{day}} envoys met in {{city}}.", answer="Erbil"),
    ),
)
FREE = OpenQuestion(
    id="d/x/open", ask="Why was it a surprise?", points=(Point(text="one"), Point(text="two"), Point(text="three"))
)

_BORDER = NumberQuestion(id="d/numbers/border", ask="How long is the border?", answer=909, unit="km", status="disputed")
_READINGS = (
    Reading(source="sma", cite=("S5",), question=_BORDER),
    Reading(source="mee", cite=("M37",), question=replace(_BORDER, answer=900)),
)
BORDER = replace(_BORDER, readings=_READINGS)
BORDER_MEE = replace(_BORDER, id="d/numbers/border-mee", answer=900, per="mee", readings=_READINGS)

EVERY: tuple[Question, ...] = (
    STRIKE, VISIT, EIGHTIES, GROUP, PERSON, PROVINCE, TRADE, TOLERANT, SHARE, OVER, MEASURE, ONE_OF, TWO_OF, FOUR_H,
    THREE_OF, STEPS, PAIRS, SENTENCE, FREE, BORDER, BORDER_MEE,
)  # fmt: skip

DOSSIER = Dossier(
    id="d",
    title="A crisis",
    sources=(
        Source(id="sma", title="Assessment", prefix="S", short="Schofield et al."),
        Source(id="mee", title="Why?", prefix="M", short="Middle East Eye"),
    ),
    decks=(Deck(id="d/all", title="All", questions=EVERY),),
    actors=(
        Actor(id="kakar", name="Anwar-ul-Haq Kakar", kind="person", aliases=("Anwaar-ul-Haq Kakar",)),
        Actor(id="jaish-al-adl", name="Jaish al-Adl", kind="armed-group", aliases=("Army of Justice", "Jaish-ul-Adl")),
        Actor(id="blf", name="Baloch Liberation Front", kind="armed-group", aliases=("BLF",)),
        Actor(id="bla", name="Baloch Liberation Army", kind="armed-group", aliases=("BLA",)),
        Actor(id="sistan", name="Sistan-Baluchestan", kind="place", aliases=("Sistan-o-Baluchistan",)),
        Actor(id="balochistan", name="Balochistan", kind="place", aliases=("Baluchistan",)),
    ),
)

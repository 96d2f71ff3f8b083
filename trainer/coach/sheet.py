"""The last-look sheet: what to run one's eye over on the walk to the room, gathered as values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trainer.coach.desk import Desk
from trainer.coach.differences import DifferenceRow, differences
from trainer.coach.source import cited, source_name
from trainer.coach.timeline import short, timeline
from trainer.coach.weak import WeakRow, ranked, sentence, weak
from trainer.coach.weak_text import summary
from trainer.coach.wording import local
from trainer.dossier.model import Actor, DateQuestion, Dossier, Moment, Question

FACTS, DAYS, PEOPLE, CAUTIONS = 14, 10, 12, 8
MUST_KNOW = 3
LONGEST = 170  # letters of question and answer beyond which a fact is none for a glance
UNSTUDIED = "You have not studied this dossier yet, so these are its must-know facts."
ENTRY = 300  # letters of one entry at the most
MARKS = 2  # citations a line: who wants all of them has the app


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A question with its answer; a cloze is told as its sentence, without a question."""

    rank: int
    ask: str
    answer: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate:
    """An event: ``when`` is its date as short as a column wants it, with ``~`` before one that is worked out.

    The title of one that the sources tell differently ends in ``≠``.
    """

    rank: int
    when: str
    title: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A person or group and what they are; ``side`` is where they belong."""

    rank: int
    name: str
    role: str
    side: str
    cite: tuple[str, ...]

    @property
    def told(self) -> str:
        """The name with the role."""
        return ", ".join(part for part in (self.name, self.role) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A point on which the sources differ, and what holds by all of them (empty: nothing does)."""

    rank: int
    point: str
    safe: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page, made ``made_at`` on the learner's clock in ``zone``; the lowest ``rank`` of its rows matters most.

    ``note`` says how much is known, ``legend`` what the source marks stand for.
    """

    title: str
    made_at: datetime
    zone: str
    studied: bool
    note: str
    facts: tuple[Fact, ...]
    days: tuple[KeyDate, ...]
    people: tuple[Who, ...]
    cautions: tuple[Caution, ...]
    legend: tuple[tuple[str, str], ...]

    @property
    def made(self) -> str:
        """When it was made: ``Sat 21 November 2026, 09:05 (Asia/Karachi)``."""
        at = self.made_at
        return f"{at:%a} {at.day} {at:%B %Y, %H:%M} ({self.zone})"

    @property
    def heading(self) -> str:
        """What the facts on it are."""
        return "Weakest first, by weight" if self.studied else "Must know"

    @property
    def days_heading(self) -> str:
        """The heading of the dates, with what their signs mean."""
        signs = {
            "~ worked out": any(day.when.startswith("~") for day in self.days),
            "≠ the sources differ": any(day.title.endswith("≠") for day in self.days),
        }
        told = ", ".join(sign for sign, is_there in signs.items() if is_there)
        return f"Key dates ({told})" if told else "Key dates"

    @property
    def sides(self) -> dict[str, list[Who]]:
        """The people by side, in the order in which the sides first come."""
        rows: dict[str, list[Who]] = {}
        for who in self.people:
            rows.setdefault(f"{who.side[:1].upper()}{who.side[1:]}", []).append(who)
        return rows


def sheet(desk: Desk, size: int = FACTS, *, decks: Sequence[str] = (), weights: Sequence[int] = ()) -> Sheet:
    """Return the sheet with at most ``size`` facts: the weakest and weightiest, before any study those to be known.

    The facts are of these ``decks`` and ``weights`` (none: all); key dates, people and cautions of the whole dossier.
    """
    dossier = desk.dossier
    told, (rows, _) = weak(desk, decks=decks, weights=weights), ranked(desk, decks=decks, weights=weights)
    return Sheet(
        title=_glance(dossier.title),
        made_at=local(desk.clock(), desk.zone),
        zone=desk.zone,
        studied=bool(told.met),
        note=summary(told) if told.met else UNSTUDIED,
        facts=tuple(_facts(desk, rows)[:size]),
        days=tuple(_days(desk)),
        people=tuple(_people(desk)),
        cautions=tuple(_cautions(desk)),
        legend=tuple(_legend(dossier)),
    )


def _facts(desk: Desk, rows: Sequence[WeakRow]) -> list[Fact]:
    """Return the facts that a glance can take in; where all are new, the decks in turn have their say."""
    turns: Counter[tuple[str, float]] = Counter()
    taken: list[tuple[tuple[float, int, int], WeakRow]] = []
    for row in rows:
        turns[row.deck, row.worth] += 1
        taken.append(((-row.worth, -row.weight, turns[row.deck, row.worth]), row))
    taken.sort(key=lambda each: each[0])
    facts = [_fact(desk, row, rank) for rank, (_, row) in enumerate(taken)]
    return [fact for fact in facts if len(fact.ask) + len(fact.answer) <= LONGEST] or facts


def _fact(desk: Desk, row: WeakRow, rank: int) -> Fact:
    question = desk.questions[row.question]
    whole = sentence(question, filled=True)
    answer = whole or row.answer
    # a claim goes nowhere without its holder
    ask = "" if whole else row.ask
    is_named = row.held_by.partition(",")[0].casefold() in f"{ask} {answer}".casefold()
    told = answer if is_named else f"{answer} ({row.held_by})"
    return Fact(rank=rank, ask=_glance(ask), answer=_glance(told), cite=_marks(desk.dossier, row.cite))


def _days(desk: Desk) -> list[KeyDate]:
    """Return the events that the questions to be known name, those whose date is asked before the others."""
    asked: defaultdict[str, float] = defaultdict(float)
    dates: set[tuple[str, Moment]] = set()
    for question in _must_know(desk):
        for name in dict.fromkeys(question.events):
            asked[name] += 1 / len(question.events)  # a question on many events says less of each
            if isinstance(question, DateQuestion):
                dates.add((name, question.answer))
    rows = [row for row in timeline(desk) if asked[row.event.id]]
    rows_by_weight = sorted(rows, key=lambda row: ((row.event.id, row.event.date) not in dates, -asked[row.event.id]))
    most = rows_by_weight[:DAYS]
    return [
        KeyDate(
            rank=most.index(row),
            when=("~" if row.event.inferred else "") + short(row.event.date),
            title=_glance(row.event.title) + (" ≠" if row.event.readings else ""),
            cite=_marks(desk.dossier, row.event.cite),
        )
        for row in rows
        if row in most
    ]


def _people(desk: Desk) -> list[Who]:
    """Return those whom the questions to be known are about; states, and those whose name says all, come last."""
    asked = Counter(name for question in _must_know(desk) for name in dict.fromkeys(question.actors))
    actors = [actor for actor in desk.dossier.actors if asked[actor.id] and actor.kind != "place"]
    by_weight = sorted(actors, key=lambda actor: (actor.kind == "state", not _role(actor), -asked[actor.id]))
    most = by_weight[:PEOPLE]
    return [
        Who(
            rank=most.index(actor),
            name=_glance(actor.name),
            role=_glance(_role(actor)),
            side=_glance(actor.side),
            cite=_marks(desk.dossier, actor.cite)[:1],
        )
        for actor in actors
        if actor in most
    ]


def _role(actor: Actor) -> str:
    # "Pakistan's foreign minister, foreign minister" says nothing twice
    return "" if actor.role.casefold() in actor.name.casefold() else actor.role


def _cautions(desk: Desk) -> list[Caution]:
    """Return the points on which the sources differ, those first that most questions to be known are about."""

    def rank(row: DifferenceRow) -> tuple[bool, int, int]:
        weights: list[int] = [desk.questions[name].weight for name in row.standing.questions]
        return not row.safe, -max(weights, default=0), -weights.count(MUST_KNOW)

    rows = sorted(differences(desk), key=rank)[:CAUTIONS]
    return [
        Caution(rank=at, point=_glance(row.title), safe=_glance(row.safe), cite=_marks(desk.dossier, row.cite))
        for at, row in enumerate(rows)
    ]


def _glance(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= ENTRY else f"{text[: ENTRY - 1]}…"


def _must_know(desk: Desk) -> list[Question]:
    return [question for question in desk.questions.values() if question.weight == MUST_KNOW]


def _marks(dossier: Dossier, cite: Iterable[str]) -> tuple[str, ...]:
    """Return the first paragraph of each source, in the order of the citations."""
    firsts: dict[str, str] = {}
    for paragraph in cite:
        found = cited(dossier, paragraph)
        firsts.setdefault(found.source.id if found else "", paragraph)
    return tuple(firsts.values())[:MARKS]


def _legend(dossier: Dossier) -> list[tuple[str, str]]:
    """Return for each source the letters of its marks, and what it is."""
    rows = []
    for source in dossier.sources:
        letters = dict.fromkeys(section.first.rstrip("0123456789") for section in source.sections)
        year = str(source.year) if source.year else ""
        told = ", ".join(part for part in (source_name(source), f"“{source.title}”", year) if part)
        rows.append((", ".join(f"¶{each}" for each in letters or [source.prefix]), _glance(told)))
    return rows

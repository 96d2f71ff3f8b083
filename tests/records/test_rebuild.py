"""Everything derived is just what the log says: over random histories, to the last column."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.records.diary import NOON, answer, derive, dump, note, opened
from trainer.errors import UsageError
from trainer.records import Derived, Prints, SessionRow, Store, What

QUESTIONS = [
    f"{dossier}/{deck}/q{n}" for dossier in ("iran", "egypt") for deck in ("dates", "actors") for n in range(4)
]
ZONES = ["Asia/Karachi", "America/Los_Angeles", "UTC", "Asia/Kathmandu"]
FLAGS = [What.SUSPEND, What.UNSUSPEND, What.BURY, What.UNBURY, What.FLAG, What.UNFLAG, What.RESET, What.SEEN_CHANGE]


class Life:
    """A learner who does anything at any time."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.pick = random.Random(seed)
        self.now = NOON
        self.sessions = ["s0"]

    def step(self) -> None:
        pick, store = self.pick, self.store
        self.now += timedelta(minutes=pick.choice([1, 1, 1, 50, 800, -900]), milliseconds=pick.randrange(1000))
        where: dict[str, Any] = {"at": self.now, "zone": pick.choice(ZONES), "day_starts": pick.choice([0, 4, 4, 5])}
        deed = pick.choices(
            ["answer", "amend", "flag", "undo", "redo", "void", "deck", "session", "restore", "purge"],
            [40, 15, 15, 12, 8, 3, 3, 3, 1, 1],
        )[0]
        question = pick.choice(QUESTIONS)
        session = pick.choice([None, *self.sessions[-3:]])
        log = store.entries()
        match deed:
            case "answer":
                score = pick.choice([0.0, 1 / 3, 2 / 3, 1.0, 0.1])
                seconds = pick.choice([None, pick.random() * 30])
                more = {"score": score, "seconds": seconds, "session": session, **where}
                data = {"chance": round(pick.random(), 2), "sure": pick.choice(["sure", "guess"]), "status": "fact"}
                what = pick.choice([What.ANSWER] * 4 + [What.REHEARSE])
                rating = pick.randint(1, 4)
                store.record(replace(answer(question, rating=rating, data=data, **more), what=what))
            case "amend":
                answers = [entry for entry in log if entry.what is What.ANSWER]
                if answers:
                    about = pick.choice(answers[-5:])
                    if pick.random() < 0.5:
                        store.record(note(What.RATE, ref=about.id, rating=pick.randint(1, 4), **where))
                    else:
                        store.record(note(What.OVERRULE, ref=about.id, mark="correct", score=1.0, **where))
            case "flag":
                store.record(note(pick.choice(FLAGS), question, session=session, **where))
            case "undo" | "redo":
                act = store.undo if deed == "undo" else store.redo
                scope: dict[str, Any] = pick.choice([{}, {"session": session}, {"dossier": "iran"}])
                for _ in range(pick.randint(1, 4)):
                    act(**where, **scope)
            case "void":
                if log:
                    store.record(note(What.VOID, ref=pick.choice(log).id, **where))
            case "deck":
                dossier = pick.choice(["iran", "egypt"])
                there = [one for one in QUESTIONS if one.startswith(f"{dossier}/") and pick.random() < 0.9]
                texts = {one: pick.choice("1112") for one in there}
                prints = {one: Prints(wording="w", answer=f"a{t}", answer_text=f"text {t}") for one, t in texts.items()}
                store.reconcile(dossier, str(pick.random()), prints, **where)
            case "session":
                self.sessions.append(f"s{len(self.sessions)}")
                row = SessionRow(id=self.sessions[-1], dossier="iran", mode="study", started_at=self.now, zone="UTC")
                store.start(row)
                store.finish(self.sessions[-2], self.now)
            case "restore":
                with suppress(UsageError):
                    store.restore(question, pick.choice(QUESTIONS), **where)
            case "purge":
                store.purge([card.question for card in store.orphans()][:1])


def check_figures(store: Store, sessions: list[str]) -> None:
    """Compare the sums with what a plain count over the effective answers gives."""
    answers = [row for row in store.effective() if row.what is What.ANSWER]
    days: dict[tuple[object, str], list[float]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in answers:
        total = days[row.day, row.question.rpartition("/")[0]]
        for index, more in enumerate([1, row.mark == "correct", row.score or 0, row.seconds or 0]):
            total[index] += more
    kept = [total for dossier in ("iran", "egypt") for total in store.totals(dossier)]
    assert {(row.day, row.deck): [row.answers, row.right, row.score, row.seconds] for row in kept} == {
        key: pytest.approx(value) for key, value in days.items()
    }
    hours = Counter(f"{row.at.astimezone(ZoneInfo(row.zone)).hour:02}" for row in answers)
    every = [part for dossier in ("iran", "egypt") for part in store.spread(dossier, "hour")]
    assert hours == sum((Counter({part.key: part.answers}) for part in every), Counter())
    told = [part for dossier in ("iran", "egypt") for part in store.spread(dossier, "chance")]
    assert sum(part.amount for part in told) == pytest.approx(sum(row.data["chance"] for row in answers))
    assert sum(part.right for part in told) == sum(row.rating != 1 for row in answers)
    played = [row for row in store.effective() if row.what is What.REHEARSE]
    sure = [part for dossier in ("iran", "egypt") for part in store.spread(dossier, "sure")]
    assert sum(part.answers for part in sure) == len(answers) + len(played)
    assert sum(part.answers for part in sure if part.key == "rehearse/guess/fact") == sum(
        row.data["sure"] == "guess" for row in played
    )
    for session in sessions:
        mine = [row for row in (*answers, *played) if row.session == session]
        mine.sort(key=lambda row: row.seq)
        first = {row.question: row.score or 0 for row in reversed(mine)}
        figures = store.session_decks(session)
        assert sum(asked for asked, _ in figures.values()) == len(first)
        assert sum(asked * score for asked, score in figures.values()) == pytest.approx(sum(first.values()))


@pytest.mark.parametrize("seed", range(12))
def test_a_rebuild_finds_what_was_lived(tmp_path: Path, seed: int) -> None:
    with opened(tmp_path) as store:
        life = Life(store, seed)
        for part in range(3):
            for _ in range(60):
                life.step()
            check_figures(store, life.sessions)
            before = dump(store)
            log = dump(store, ("log", "session", "question", "dossier"))
            store.rebuild()
            assert dump(store) == before, (seed, part)
            assert dump(store, tuple(log)) == log
        assert before["card"]
        assert store._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store._db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_taking_everything_back_leaves_no_trace_in_the_sums(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        pick = random.Random(1)
        for number in range(60):
            store.record(
                answer(f"iran/dates/q{number % 7}", rating=pick.randint(1, 4), seconds=pick.random(), score=0.1)
            )
        while store.undo(NOON, "UTC", 4):
            pass
        assert store.tally() == {}
        assert store.totals("iran") == []
        assert dump(store)["deck_count"] == []


def test_a_rebuild_takes_up_another_way_of_deriving(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer())
        assert store.basis == ""
        due: datetime = NOON + timedelta(days=77)
        store.derive = lambda entries: Derived(due_at=due, tally={"other": 1.5})
        store.rebuild("version 2")
        card = store.card("iran/dates/strike")
        assert card is not None
        assert card.due_at == due
        assert store.tally() == {"other": 1.5}
        store.derive = derive
    with opened(tmp_path) as store:
        assert store.basis == "version 2"
        store.rebuild()
        assert "other" not in store.tally()

"""Everything recorded, as JSON Lines."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.coach.test_session import begun, give
from tests.conftest import OpenCoach
from trainer.cli import main
from trainer.coach.coach import Coach
from trainer.coach.export import exported
from trainer.paths import HOME_VARIABLE


def test_every_session_and_entry_is_a_line(coach: Coach) -> None:
    session = begun(coach)
    revealed = give(coach, session, "nonsense ≈ é")
    coach.overrule(revealed)
    head, *rest = (json.loads(line) for line in exported(coach.desk))
    assert set(head) == {"crisis_trainer"}
    assert [next(iter(each)) for each in rest] == ["session", "entry", "entry"]
    assert rest[0]["session"]["id"] == session.id
    answer, overruled = (each["entry"] for each in rest[1:])
    assert (answer["what"], answer["typed"], answer["seconds"]) == ("answer", "nonsense ≈ é", 4.0)
    assert (overruled["what"], overruled["ref"]) == ("overrule", answer["id"])
    assert datetime.fromisoformat(answer["at"]) == coach.desk.clock()


def test_a_file_is_written_but_never_over_another(
    open_coach: OpenCoach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    coach = open_coach()
    give(coach, begun(coach))
    coach.close()
    monkeypatch.setenv(HOME_VARIABLE, str(coach.paths.data))
    file = tmp_path / "out.jsonl"
    assert main(["export", str(file)]) == 0
    assert len(file.read_text(encoding="utf-8").splitlines()) == 3
    assert main(["export", str(file)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["export"]) == 0
    assert capsys.readouterr().out.count("\n") == 3

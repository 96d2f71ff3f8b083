"""Fresh stores, older ones brought up to date, and newer ones left alone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.records.diary import NOON, answer, derive, opened
from trainer.errors import NewerStoreError, StoreError
from trainer.records import Store
from trainer.records.schema import FOLDER, bring_up, newest_version

MARK = "PRAGMA application_id = 1668445298;\n"


@contextmanager
def connected(path: Path | str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        yield db


def tables(db: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return the schema with its spacing and comments evened out."""
    rows = db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY name").fetchall()
    return [(kind, name, re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))) for kind, name, sql in rows]


def version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def schema(folder: Path, *scripts: str) -> Path:
    """Write a throwaway schema: the last script is migration number so many."""
    (folder / "migrations").mkdir(parents=True, exist_ok=True)
    (folder / "schema.sql").write_text(MARK + "".join(scripts))
    for number, script in enumerate(scripts, 1):
        (folder / "migrations" / f"{number:04}_step.sql").write_text(script)
    return folder


FIRST = "CREATE TABLE fact (id INTEGER PRIMARY KEY, text TEXT);\n"
SECOND = """
-- a semicolon; in a comment
ALTER TABLE fact ADD COLUMN note TEXT NOT NULL DEFAULT ';';
CREATE TRIGGER shout AFTER INSERT ON fact BEGIN
  UPDATE fact SET text = upper(text) WHERE id = new.id;
END;
"""
THIRD = "UPDATE fact SET note = 'moved';\nCREATE INDEX fact_note ON fact (note);\n-- the end"


def test_a_fresh_store_has_the_newest_schema(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    with connected(tmp_path / "answers.sqlite3") as db:
        assert version(db) == newest_version()
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_all_migrations_together_make_the_newest_schema() -> None:
    with connected(":memory:") as fresh, connected(":memory:") as migrated:
        bring_up(fresh, Path("fresh"))
        for script in sorted((FOLDER / "migrations").glob("*.sql")):
            migrated.executescript(script.read_text(encoding="utf-8"))
        assert tables(fresh) == tables(migrated)
        assert newest_version() == len(list((FOLDER / "migrations").iterdir()))


def test_an_older_store_is_brought_up_step_by_step_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with connected(path) as db:
        bring_up(db, path, schema(tmp_path / "one", FIRST))
        db.execute("INSERT INTO fact (text) VALUES ('kept')")
        assert version(db) == 1
    newest = schema(tmp_path / "three", FIRST, SECOND, THIRD)
    with connected(path) as db, connected(":memory:") as fresh:
        bring_up(db, path, newest)
        bring_up(db, path, newest)
        bring_up(fresh, path, newest)
        assert version(db) == version(fresh) == 3
        assert tables(db) == tables(fresh)
        db.execute("INSERT INTO fact (text) VALUES ('new')")
        assert db.execute("SELECT text, note FROM fact").fetchall() == [("kept", "moved"), ("NEW", ";")]


def test_a_migration_that_fails_leaves_the_version_before(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with connected(path) as db:
        bring_up(db, path, schema(tmp_path / "one", FIRST))
        broken = schema(tmp_path / "three", FIRST, SECOND, "DELETE FROM fact;\nDROP TABLE missing;")
        db.execute("INSERT INTO fact (text) VALUES ('kept')")
        with pytest.raises(StoreError, match=r"could not be brought to version 3 \(0003_step.sql: no such table"):
            bring_up(db, path, broken)
        assert version(db) == 2
        assert not db.in_transaction
        assert db.execute("SELECT text FROM fact").fetchall() == [("kept",)]


def test_a_newer_store_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.record(answer())
    path = tmp_path / "answers.sqlite3"
    with connected(path) as db:
        db.execute("PRAGMA user_version = 99")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    with pytest.raises(NewerStoreError) as caught:
        opened(tmp_path)
    text = str(caught.value)
    assert str(path) in text
    assert f"version 99 of the store; this one knows up to {newest_version()}" in text
    assert "--data-dir" in text
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("number", [0, 1, 99])
def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path, number: int) -> None:
    path = tmp_path / "answers.sqlite3"
    with connected(path) as db:
        db.executescript(f"CREATE TABLE bookmarks (url); PRAGMA user_version = {number};")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="a database of another program"):
        opened(tmp_path)
    assert path.read_bytes() == before


def test_a_creation_that_was_cut_short_is_made_good(tmp_path: Path) -> None:
    (tmp_path / "answers.sqlite3").touch()
    with opened(tmp_path) as store:
        assert (store.kept, store.notice) == (True, "")
        store.record(answer())


def test_a_store_can_be_opened_with_another_schema_folder(tmp_path: Path) -> None:
    text = (FOLDER / "schema.sql").read_text(encoding="utf-8")
    later = [""] * (newest_version() - 1)
    folder = schema(tmp_path / "next", text, *later, "CREATE TABLE more (x);")
    with opened(tmp_path) as store:
        kept = store.record(answer())
    with Store.open(tmp_path / "answers.sqlite3", derive, now=NOON, schema=folder) as store:
        assert store.entries() == [kept]
    with pytest.raises(NewerStoreError):
        opened(tmp_path)


def test_a_store_of_the_first_version_keeps_its_sessions(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite3"
    with connected(path) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript((FOLDER / "migrations" / "0001_first.sql").read_text(encoding="utf-8"))
        db.executescript(
            "INSERT INTO session VALUES (1, 'old', 'd', 'study', '[]', '[]', 'seed', 'UTC', 1000, NULL);"
            "PRAGMA user_version = 1;"
        )
    with opened(tmp_path) as store:
        (row,) = store.open_sessions("d")
        assert (row.id, row.ends_at, row.towards) == ("old", None, "")

"""Migrations: each from the state before it, behind a backup, and none from the future."""

import inspect
import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from journal.errors import BackupFailed, JournalNewer
from journal.records.client import ClientFact, Unit
from journal.store import backup, check, day_sums, keys, migrations, opening, search, search_index
from journal.store.connection import APPLICATION_ID, connect
from journal.store.journal import Journal
from tests.journal.store.journals import (
    DATA_KEY,
    DAY,
    KEY_FILE,
    PASSPHRASE,
    ROOT,
    bytes_in,
    client,
    reflection,
    reopen,
    session,
)  # fmt: skip

TODAY = date(2026, 10, 20)
STEPS = [step.name for step in migrations.migrations._migrations]


def journal_before(folder: Path, step: str) -> None:
    """Leave a closed journal as it was before `step`, with a client in it if there was a table for one."""
    folder.mkdir()
    db = connect(folder / "journal.db", DATA_KEY, create=True)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrations.migrations.apply(db, stop_before=step)
    if step != STEPS[0]:
        db.table("clients").insert(
            {
                "id": "a" * 32, "at": "2020-01-01T00:00:00.000000+00:00", "zone": "UTC", "day": "2020-01-01",
                "written_at": "2020-01-01T00:00:00.000000+00:00", "code": "K1", "colour": "plum", "members": "[]",
                "secrets": "", "approach": "", "contact_is_treatment": 0, "role": "therapy", "note": "",
            }
        )  # fmt: skip
    db.close()
    keys.write(folder, KEY_FILE)


def schema(db: Database) -> dict[str, str]:
    """Return the statement behind each table, index and trigger."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: re.sub(r"\s+", " ", sql) for name, sql in rows}


def test_steps_are_numbered_from_one_without_a_gap() -> None:
    assert [name[:5] for name in STEPS] == [f"m{n:03d}_" for n in range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("step", STEPS)
def test_each_step_from_the_state_before_it_behind_a_backup(journal_home: Path, tmp_path: Path, step: str) -> None:
    journal_before(journal_home, step)
    journal = opening.open_with_passphrase(journal_home, PASSPHRASE, today=TODAY)
    fresh = opening.create_unkeyed(tmp_path, "f" * 32, DATA_KEY)
    assert schema(journal.db) == schema(fresh.db)
    assert migrations.pending(journal.db) == []
    [kept] = backup.backups_folder(journal_home).iterdir()
    assert kept.name == f"2026-10-20-before-{step}.journal-backup"
    if step != STEPS[0]:
        assert [c.code for c in journal.clients.all()] == ["K1"]
    journal.clients.add(client("K2"))
    journal.reflections.add(reflection("searchable"))
    assert journal.db.execute("SELECT count(*) FROM notes_fts WHERE notes_fts MATCH 'searchable'").fetchone() == (1,)
    journal.close()
    fresh.close()

    backup.restore(kept, tmp_path / "restored")
    db = connect(tmp_path / "restored" / "journal.db", DATA_KEY)
    assert migrations.pending(db)[0] == step
    db.close()


def test_days_that_mean_something_else_now_are_added_up_again_also_after_a_crash_on_the_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opening.open_with_passphrase(folder, PASSPHRASE, today=TODAY)
    members = [client(f"G{n}") for n in range(3)]
    for member in members:
        journal.clients.add(member)
        journal.clients.add_fact(ClientFact(client_id=member.id, effective=date(2020, 1, 1), unit=Unit.GROUP))
        journal.sessions.add(session(member.id))
    [sums] = journal.day_sums.between(date.min, date.max)
    assert (sums.sessions, sums.attended.told) == (1, 50)
    stale = json.dumps({**sums.to_dict(), "sessions": 3})
    journal.db.execute("UPDATE day_sums SET sums = ?", [stale])
    journal.db.execute("DROP TABLE day_sums_due")
    journal.db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm013_days_due'")
    journal.close()

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(day_sums.KeptDaySums, "rewrite", crash)
        with pytest.raises(KeyboardInterrupt):
            opening.open_with_passphrase(folder, PASSPHRASE, today=TODAY)
    journal = opening.open_with_passphrase(folder, PASSPHRASE, today=TODAY)
    assert journal.day_sums.between(date.min, date.max) == [sums]
    assert journal.db.execute("SELECT count(*) FROM day_sums_due").fetchone() == (0,)
    assert list(check.problems(journal)) == []
    journal.close()


def test_a_journal_that_is_up_to_date_is_opened_without_a_backup(folder: Path) -> None:
    opening.open_with_passphrase(folder, PASSPHRASE, today=TODAY).close()
    assert not backup.backups_folder(folder).exists()


def test_without_its_backup_no_step_is_taken(journal_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal_before(journal_home, STEPS[-1])
    before = bytes_in(journal_home)

    def fails(*_: object) -> None:
        raise BackupFailed

    monkeypatch.setattr(backup, "_check", fails)
    with pytest.raises(BackupFailed):
        opening.open_with_passphrase(journal_home, PASSPHRASE, today=TODAY)
    assert bytes_in(journal_home) == before
    monkeypatch.undo()
    opening.open_with_passphrase(journal_home, PASSPHRASE, today=TODAY).close()


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_half_way_is_undone_and_taken_at_the_next_opening(
    journal_home: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    journal_before(journal_home, step)
    [taken] = [s for s in migrations.migrations._migrations if s.name == step]
    really: Callable[[Database], None] = taken.fn

    def half_way(db: Database) -> None:
        really(db)
        raise ZeroDivisionError

    monkeypatch.setattr(taken, "fn", half_way)
    with pytest.raises(ZeroDivisionError):
        opening.open_with_passphrase(journal_home, PASSPHRASE, today=TODAY)
    monkeypatch.undo()
    db = connect(journal_home / "journal.db", DATA_KEY)
    assert migrations.pending(db)[0] == step
    db.close()
    journal = opening.open_with_passphrase(journal_home, PASSPHRASE, today=TODAY)
    assert migrations.pending(journal.db) == []
    assert journal.db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    journal.close()


# --- the index of folded words --------------------------------------------------------------------

FOLDED = "m010_folded_search"
TEXTS = ["Die Straße nach Łódź", "他很焦虑 😀", "… — …", *(f"Mütter {n}" for n in range(40))]


def journal_with_notes_as_written(folder: Path) -> None:
    """Leave a closed journal of before the index was folded, with notes."""
    journal_before(folder, FOLDED)
    journal = reopen(folder)
    entries = [reflection(text, DAY, f"{n // 60:02}:{n % 60:02}") for n, text in enumerate(TEXTS)]
    # The sums of a day are read from sessions as they are today.
    with journal.transaction() as db:
        db.execute("ALTER TABLE sessions ADD COLUMN reached TEXT")
    journal.reflections.add_many(entries)
    with journal.transaction() as db:
        db.execute("ALTER TABLE sessions DROP COLUMN reached")
        db.execute("DELETE FROM notes")
        db.execute("INSERT INTO notes (id, kind, entry_id, body) VALUES (1, 'client', ?, 'K1')", ["a" * 32])
        for entry in entries:
            db.execute(
                "INSERT INTO notes (id, kind, entry_id, body) VALUES (?, 'reflection', ?, ?)",
                [search_index.number_of(entry.at), entry.id, entry.text],
            )
    journal.close()


def all_found(journal: Journal) -> None:
    assert [len(search.found(journal, typed, 99).hits) for typed in ("lodz", "虑", "😀", "mutter")] == [1, 1, 1, 40]
    [hit] = search.found(journal, "strasse", 9).hits
    assert [piece for piece, is_hit in hit.pieces if is_hit] == ["Straße"]
    assert list(check.problems(journal)) == []


def test_the_index_is_built_anew_of_folded_words_and_says_how_far_it_is(
    journal_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal_with_notes_as_written(journal_home)
    monkeypatch.setattr(migrations, "FOLDED_AT_ONCE", 10)
    told: list[tuple[int, int]] = []
    journal = opening.open_with_passphrase(
        journal_home, PASSPHRASE, today=TODAY, progress=lambda done, whole: told.append((done, whole))
    )
    assert told == [(0, 1), (10, 44), (20, 44), (30, 44), (40, 44), (44, 44)]
    all_found(journal)
    secure = journal.db.execute("SELECT v FROM notes_fts_config WHERE k = 'secure-delete'").fetchone()
    assert secure == (1,)
    journal.close()


def test_killed_while_the_index_is_built_it_is_as_before_and_built_at_the_next_opening(journal_home: Path) -> None:
    journal_with_notes_as_written(journal_home)
    program = (
        "import os, pathlib, signal, sys\n"
        "from journal.store import migrations, opening\n"
        "migrations.FOLDED_AT_ONCE = 10\n"
        "def stop(done, whole):\n"
        "    if done == 30: os.kill(os.getpid(), signal.SIGKILL)\n"
        "opening.open_with_passphrase(pathlib.Path(sys.argv[1]), sys.argv[2], progress=stop)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(journal_home), PASSPHRASE], cwd=ROOT, check=False)
    assert ran.returncode == -signal.SIGKILL
    db = connect(journal_home / "journal.db", DATA_KEY)
    assert FOLDED in migrations.pending(db)
    assert db.execute("SELECT body FROM notes ORDER BY id LIMIT 3").fetchall()[1:] == [(text,) for text in TEXTS[:2]]
    db.close()
    journal = opening.open_with_passphrase(journal_home, PASSPHRASE, today=TODAY)
    all_found(journal)
    journal.close()


def test_a_step_we_do_not_know_comes_from_a_newer_program(journal_home: Path) -> None:
    journal_before(journal_home, STEPS[-1])
    db = connect(journal_home / "journal.db", DATA_KEY)
    db.table("_sqlite_migrations").insert({"migration_set": "journal", "name": "m900_later", "applied_at": "2031"})
    before = schema(db)
    with pytest.raises(JournalNewer):
        migrations.pending(db)
    db.close()
    with pytest.raises(JournalNewer):
        opening.open_with_passphrase(journal_home, PASSPHRASE, today=TODAY)
    db = connect(journal_home / "journal.db", DATA_KEY)
    assert schema(db) == before
    db.close()
    assert not backup.backups_folder(journal_home).exists()


def test_every_column_of_a_record_has_its_place(folder: Path) -> None:
    journal = opening.open_with_passphrase(folder, PASSPHRASE)
    for table in (*journal.kinds, journal.agenda):
        there = {column.name for column in journal.db.table(table.table).columns}
        fields = set(inspect.signature(table.record).parameters) | {"zone", "day", "deleted_at"}
        assert there == fields, table.kind
    journal.close()

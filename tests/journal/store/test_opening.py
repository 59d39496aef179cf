"""Making and opening a journal."""

import os
import shutil
import stat
import threading
from datetime import date
from pathlib import Path

import pytest

from journal.errors import (
    AlreadyThere,
    DiskFull,
    JournalError,
)
from journal.records.settings import Settings
from journal.records.work_pattern import WorkPattern
from journal.store import backup, check, keys, migrations, opening
from journal.store.journal import Journal
from journal.store.recovery_key import make_recovery_key
from tests.journal.store.journals import (
    PASSPHRASE,
    RECOVERY_KEY,
    bytes_in,
    client,
    opened_elsewhere,
    reflection,
    reopen,
)


@pytest.fixture
def filled(folder: Path) -> Path:
    """Return the folder of a closed journal with a hundred reflections."""
    journal = reopen(folder)
    journal.reflections.add_many(reflection(f"about the weir {n} " * 20) for n in range(100))
    journal.close()
    return folder


def test_a_new_journal_opens_with_its_passphrase_and_with_its_recovery_key(journal_home: Path) -> None:
    settings, pattern = Settings(zone="Europe/Berlin"), WorkPattern(effective=date(2026, 1, 1), weekly_units=15)
    made = opening.create(journal_home, PASSPHRASE, RECOVERY_KEY, settings, pattern)
    made.close()
    for way, secret in (
        (opening.open_with_passphrase, PASSPHRASE),
        (opening.open_with_recovery_key, RECOVERY_KEY.lower()),
    ):
        opened = way(journal_home, secret)
        assert opened.id == made.id
        assert opened.settings.read() == settings
        assert opened.patterns.all() == [pattern]
        assert list(check.problems(opened)) == []
        opened.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in another way")
def test_only_the_owner_may_look_into_the_folder_and_its_files(journal_home: Path) -> None:
    os.umask(0o000)
    try:
        journal = opening.create(journal_home, PASSPHRASE, RECOVERY_KEY)
        journal.clients.add(client())
        backup.daily(journal, date(2026, 10, 20))
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in [journal_home, *journal_home.rglob("*")]}
        journal.close()
    finally:
        os.umask(0o022)
    assert "journal.db-wal" in modes
    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}


def test_the_file_is_opened_the_one_right_way(journal: Journal) -> None:
    def told(pragma: str) -> object:
        return journal.db.execute(f"PRAGMA {pragma}").fetchone()[0]

    assert {name: told(name) for name in ("journal_mode", "locking_mode")} == {
        "journal_mode": "wal",
        "locking_mode": "exclusive",
    }
    assert {n: told(n) for n in ("synchronous", "temp_store", "secure_delete", "foreign_keys", "trusted_schema")} == {
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


def test_nothing_in_the_file_reads_as_text_or_as_a_database(filled: Path) -> None:
    raw = (filled / "journal.db").read_bytes()
    assert b"SQLite format 3" not in raw
    assert b"weir" not in raw
    assert b"CREATE TABLE" not in raw


def test_a_journal_that_was_never_closed_opens_with_every_entry(filled: Path, tmp_path: Path) -> None:
    journal = reopen(filled)
    journal.reflections.add(reflection("after the last checkpoint"))
    crashed = tmp_path / "crashed"
    shutil.copytree(filled, crashed)  # what a power cut would have left: the log not yet in the file
    journal.close()
    opened = opening.open_with_passphrase(crashed, PASSPHRASE)
    assert opened.reflections.count() == 101
    assert list(check.problems(opened)) == []
    opened.close()


def test_what_a_crash_left_lying_about_is_swept_at_the_next_opening(folder: Path) -> None:
    (folder / "backups").mkdir()
    strays = [
        folder / "journal.key.0a1b2c3d.tmp",
        folder / "backups" / ".2026-10-20-daily.journal-backup.0a1b2c3d.tmp",
        folder / "backups" / ".2026-10-20-daily.journal-backup.0a1b2c3d.db.tmp",
        folder / "backups" / ".2026-10-20-daily.journal-backup.0a1b2c3d.db.tmp-journal",
    ]
    kept = [folder / "backups" / "2026-10-20-daily.journal-backup", folder / "backups" / "my own notes.tmp"]
    for path in (*strays, *kept):
        path.write_bytes(b"x")
    opening.open_with_passphrase(folder, PASSPHRASE).close()
    assert [path.name for path in strays if path.exists()] == []
    assert all(path.exists() for path in kept)


def test_what_another_process_is_writing_is_not_swept(journal: Journal) -> None:
    half_written = journal.folder / "journal.key.0a1b2c3d.tmp"
    half_written.write_bytes(b"x")
    assert opened_elsewhere(journal.folder) == "JournalBusy"
    assert half_written.exists()


def test_journal_home_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path / "mine"))
    assert opening.journal_home() == tmp_path / "mine"
    monkeypatch.delenv("JOURNAL_HOME")
    assert opening.journal_home().name == "between-sessions"


@pytest.mark.parametrize("part", ["Dropbox", "OneDrive - Practice", "Library/Mobile Documents/com~apple~CloudDocs"])
def test_a_synced_folder_is_recognised(tmp_path: Path, part: str) -> None:
    assert opening.looks_synced(tmp_path / part / "journal")
    assert not opening.looks_synced(Path("/home/t/journal"))


# --- making one where one is, or cannot be ---


@pytest.mark.parametrize("left", ["journal.db", "journal.key", "journal.db-wal"])
def test_a_journal_or_what_is_left_of_one_is_never_overwritten(journal_home: Path, left: str) -> None:
    journal_home.mkdir()
    (journal_home / left).write_bytes(b"precious")
    with pytest.raises(AlreadyThere):
        opening.create(journal_home, PASSPHRASE, RECOVERY_KEY)
    assert bytes_in(journal_home) == {left: b"precious"}


def test_of_two_who_make_a_journal_at_once_one_succeeds_and_keeps_it(
    journal_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_looked = threading.Barrier(2)
    really = opening.exists

    def looked(folder: Path) -> bool:
        answer = really(folder)
        both_looked.wait(10)
        return answer

    monkeypatch.setattr(opening, "exists", looked)
    made: list[tuple[str, Journal]] = []
    errors: list[JournalError] = []

    def one(passphrase: str) -> None:
        try:
            made.append((passphrase, opening.create(journal_home, passphrase, make_recovery_key())))
        except JournalError as error:
            errors.append(error)

    threads = [threading.Thread(target=one, args=(f"passphrase {n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(error) for error in errors] == [AlreadyThere]
    [(passphrase, journal)] = made
    journal.clients.add(client())
    journal.close()
    monkeypatch.undo()
    opened = opening.open_with_passphrase(journal_home, passphrase)
    assert opened.clients.count() == 1
    opened.close()


def test_making_one_that_fails_half_way_leaves_nothing(journal_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    for module, name in ((keys, "write"), (migrations, "apply")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, full)
            with pytest.raises(DiskFull):
                opening.create(journal_home, PASSPHRASE, RECOVERY_KEY)
        assert list(journal_home.iterdir()) == []
    opening.create(journal_home, PASSPHRASE, RECOVERY_KEY).close()

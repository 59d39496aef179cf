"""A journal may lie in a folder of any name: a path is a path, and never half an address."""

import ast
import os
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.store import backup, check, migrations, opening
from journal.store.connection import connect, uri
from tests.files.journals.freeze import PASSPHRASE as FROZEN
from tests.journal.store.frozen import THERAPISTS, copy_of, lost, rows_in, rows_of
from tests.journal.store.journals import DATA_KEY, PASSPHRASE, RECOVERY_KEY, client, make
from tests.kill.migrating import one_step_more
from tests.test_house import calls, keyword, name_of, program

TODAY = date(2026, 10, 20)

NAMES = [
    "a#b", "a?b", "a?mode=memory", "a%41b", "a%", "with space", "a&cache=shared", "Ünï çödé 茶 🌿", "a'b\"",
    "file:a+;", "[a-z]*", "a\\b", "new\nline", os.fsdecode(b"not utf-8 \xff"),
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_it_is_made_opened_backed_up_and_restored_there_and_nothing_lies_elsewhere(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "above" / name
    journal = opening.create(folder, PASSPHRASE, RECOVERY_KEY)
    journal.clients.add(someone := client())
    for n in range(2):
        assert backup.daily(journal, TODAY + timedelta(days=n)) is not None
    assert len(backup.made(folder)) == 2
    backup.to_file(journal, folder / "own.journal-backup")
    journal.close()
    with zipfile.ZipFile(folder / "own.journal-backup") as file:
        assert file.namelist() == ["version", "journal.db", "journal.key"]

    journal = opening.open_with_passphrase(folder, PASSPHRASE)
    assert list(check.problems(journal)) == []
    journal.close()
    backup.restore(folder / "own.journal-backup", tmp_path / "above" / f"{name} restored")
    restored = opening.open_with_passphrase(tmp_path / "above" / f"{name} restored", PASSPHRASE)
    assert restored.clients.all() == [someone]
    restored.close()

    assert [path.name for path in tmp_path.iterdir()] == ["above"]
    assert sorted(path.name for path in (tmp_path / "above").iterdir()) == sorted([name, f"{name} restored"])
    assert {path.name for path in folder.iterdir()} == {
        "journal.db", "journal.key", "inbox.pub", "backups", "own.journal-backup",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["a#b", "a?b", "a%41b", "🌿 x"])
def test_an_older_journal_is_migrated_there_behind_a_backup(name: str, tmp_path: Path) -> None:
    folder = copy_of(THERAPISTS[0], tmp_path / "above" / name)
    before = rows_in(folder)
    with one_step_more():
        journal = opening.open_with_passphrase(folder, FROZEN)
        assert migrations.pending(journal.db) == []
    assert lost(before, rows_of(journal.db)) == []
    assert len(backup.made(folder)) == 1
    journal.close()
    assert [path.name for path in (tmp_path / "above").iterdir()] == [name]


def test_a_path_that_begins_with_two_slashes_names_no_other_computer(tmp_path: Path) -> None:
    make(tmp_path / "journal").close()
    db = connect(Path(f"/{tmp_path}/journal/journal.db"), DATA_KEY)
    assert db.execute("SELECT count(*) FROM clients").fetchone() == (0,)
    db.close()


def test_a_path_without_a_beginning_is_taken_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("a#b")).close()
    connect(Path("a#b") / "journal.db", DATA_KEY).close()
    assert uri(Path("a#b"), "mode=ro") == "file:a%23b?mode=ro"


def test_no_path_becomes_an_address_anywhere_else() -> None:
    """Every connection to a file is opened by an address, and every address is made by `uri`."""
    opened = [
        (name_of(path), call)
        for path in program()
        for name, call in calls(path)
        if name in {"sqlcipher.connect", "sqlite3.connect", "dbapi2.connect"}
    ]
    assert len(opened) >= 3
    for path, call in opened:
        first = call.args[0]
        if isinstance(first, ast.Constant) and first.value == ":memory:":
            continue
        assert keyword(call, "uri") is True, path
        assert first.func.id == "uri", path  # type: ignore[attr-defined]  # else it fails, and should

"""What other accounts could open is closed again, named, and nothing else is touched."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from journal.store import backup, inbox_files, inbox_key, permissions
from journal.store.journal import Journal
from tests.journal.store import journals


def loosen(path: Path) -> None:
    path.chmod(path.stat().st_mode | 0o055 if path.is_dir() else 0o664)


def test_every_file_of_the_journal_is_closed_and_named(journal: Journal) -> None:
    journal.folder.chmod(0o700)
    inbox_key.make_ready(journal)
    inbox_files.leave(journal.folder, "a line")
    kept = backup.keep(journal, "daily", date(2026, 10, 20))
    [line] = inbox_files.files(journal.folder)
    assert permissions.mend(journal.folder) == []
    every = [*journal.folder.rglob("*")]
    for path in (journal.folder, *every):
        loosen(path)
    assert permissions.mend(journal.folder) == [
        "the folder itself", "journal.db", "journal.db-wal", "journal.key", "inbox.pub",
        "backups", f"backups/{kept.name}", "inbox", f"inbox/{line.name}",
    ]  # fmt: skip
    assert [path for path in (journal.folder, *every) if path.stat().st_mode & 0o077] == []
    assert permissions.mend(journal.folder) == []
    # Looking at it did not drop the lock.
    assert journals.opened_elsewhere(journal.folder) == "JournalBusy"


@pytest.mark.parametrize("name", ["journal.key", "inbox.pub", "inbox", "backups"])
def test_what_a_link_leads_to_is_left_as_it_is(journal: Journal, tmp_path: Path, name: str) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / f"{'0' * 32}.line").write_bytes(b"mine")
    loosen(theirs / f"{'0' * 32}.line")
    theirs.chmod(0o755)
    (journal.folder / name).unlink(missing_ok=True)
    (journal.folder / name).symlink_to(theirs)
    permissions.mend(journal.folder)
    assert theirs.stat().st_mode & 0o777 == 0o755
    assert (theirs / f"{'0' * 32}.line").stat().st_mode & 0o777 == 0o664


def test_what_is_another_accounts_or_none_of_ours_is_left_as_it_is(journal: Journal) -> None:
    journal.folder.chmod(0o700)
    (journal.folder / "letter.txt").write_bytes(b"mine")
    loosen(journal.folder / "letter.txt")
    if os.geteuid() == 0:
        loosen(journal.folder / "journal.key")
        os.chown(journal.folder / "journal.key", 65534, 65534)
    assert permissions.mend(journal.folder) == []
    assert (journal.folder / "letter.txt").stat().st_mode & 0o777 == 0o664

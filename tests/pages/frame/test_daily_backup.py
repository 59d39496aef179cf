"""The day's backup, beside the work."""

from __future__ import annotations

import pytest

from journal.errors import BackupFailed
from journal.store import backup
from journal.store.opening import journal_home, open_with_passphrase
from pages.frame import daily_backup
from tests.pages.frame.conftest import PASSPHRASE


def test_a_failed_backup_is_told_until_one_succeeds(recovery_key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise BackupFailed

    journal = open_with_passphrase(journal_home(), PASSPHRASE)
    with monkeypatch.context() as patched:
        patched.setattr(backup, "daily", fails)
        daily_backup.begin(journal).join()
    assert BackupFailed.sentence in daily_backup.trouble[journal.id]
    daily_backup.begin(journal).join()
    assert journal.id not in daily_backup.trouble
    assert len(list(backup.backups_folder(journal.folder).iterdir())) == 1
    journal.close()

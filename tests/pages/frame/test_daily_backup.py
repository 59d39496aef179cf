"""The day's backup, beside the work."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal.errors import BackupFailed
from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.entry import now_utc
from journal.store import backup, erasing, second_place, trash
from journal.store.opening import journal_home, open_with_passphrase
from journal.wording import inbox as inbox_wording
from pages.frame import daily_backup
from tests.pages.frame.conftest import PASSPHRASE


def test_a_failed_backup_is_told_until_one_succeeds(recovery_key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
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


def test_a_clock_that_is_behind_is_said_and_takes_nothing(recovery_key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = open_with_passphrase(journal_home(), PASSPHRASE)
    journal.check_ins.add(CheckIn(at=datetime(2026, 5, 4, 20, tzinfo=ZoneInfo("Europe/Berlin")), heavy=3))
    monkeypatch.setattr(daily_backup, "now_utc", lambda: now_utc() - timedelta(days=3))
    monkeypatch.setattr(daily_backup, "today", lambda: (now_utc() - timedelta(days=3)).date())
    daily_backup.begin(journal).join()
    assert "Nothing is deleted for good" in daily_backup.trouble[journal.id]
    assert len(backup.made(journal.folder)) == 1
    monkeypatch.undo()
    daily_backup.begin(journal).join()
    assert journal.id not in daily_backup.trouble
    journal.close()


def test_what_was_open_to_others_is_said_until_the_next_unlock_finds_it_closed(recovery_key: str) -> None:
    journal = open_with_passphrase(journal_home(), PASSPHRASE)
    daily_backup.put_right(journal)
    assert daily_backup.said(journal) == []
    (journal.folder / "journal.key").chmod(0o644)
    daily_backup.put_right(journal)
    [sentence] = daily_backup.said(journal)
    assert "journal.key" in sentence
    assert (journal.folder / "journal.key").stat().st_mode & 0o777 == 0o600
    daily_backup.put_right(journal)
    assert daily_backup.said(journal) == []
    journal.close()


def test_an_inbox_that_is_a_link_is_said(recovery_key: str, tmp_path: Path) -> None:
    journal = open_with_passphrase(journal_home(), PASSPHRASE)
    (tmp_path / "theirs").mkdir()
    (journal.folder / "inbox").symlink_to(tmp_path / "theirs", target_is_directory=True)
    daily_backup.put_right(journal)
    assert daily_backup.said(journal) == [inbox_wording.NOT_A_FOLDER]
    journal.close()


def test_what_was_thirty_days_in_the_trash_goes_at_the_unlock(
    recovery_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_with_passphrase(journal_home(), PASSPHRASE)
    entry = CheckIn(at=datetime(2026, 5, 4, 20, tzinfo=ZoneInfo("Europe/Berlin")), heavy=3)
    journal.check_ins.add(entry)
    journal.check_ins.delete(entry.id)
    daily_backup.begin(journal).join()
    assert trash.count(journal) == 1
    for days in (30, 31):
        assert journal.check_ins.holds(entry.id)
        monkeypatch.setattr(daily_backup, "now_utc", lambda days=days: now_utc() + timedelta(days=days, minutes=1))
        daily_backup.begin(journal).join()
    assert not journal.check_ins.holds(entry.id)
    journal.close()


def test_the_days_backup_goes_to_the_second_place_too_and_one_that_is_gone_troubles_nobody(
    recovery_key: str, tmp_path: Path
) -> None:
    journal = open_with_passphrase(journal_home(), PASSPHRASE)
    place = tmp_path / "stick"
    place.mkdir()
    second_place.choose(journal, str(place))
    daily_backup.begin(journal).join()
    assert second_place.copies(journal)[0].read_bytes() == backup.made(journal.folder)[0].read_bytes()
    shutil.rmtree(place)
    daily_backup.begin(journal).join()
    assert second_place.noted(journal).trouble == second_place.NOT_THERE
    assert journal.id not in daily_backup.trouble
    journal.close()


def test_an_erased_client_goes_and_the_backups_that_hold_them_are_replaced(recovery_key: str, tmp_path: Path) -> None:
    journal = open_with_passphrase(journal_home(), PASSPHRASE)
    someone = Client(at=datetime(2026, 1, 5, tzinfo=ZoneInfo("Europe/Berlin")), code="K2")
    journal.clients.add(someone)
    older, day = backup.keep(journal, "by-hand", daily_backup.today()), daily_backup.today()
    place = tmp_path / "stick"
    place.mkdir()
    second_place.choose(journal, str(place))
    second_place.carry(journal)
    assert len(second_place.copies(journal)) == 1
    erasing.seal(journal, someone.id, now_utc(), deadline=day, renews_backups=True)
    daily_backup.begin(journal).join()
    assert erasing.all_sealed(journal) == []
    assert not older.exists()
    [made] = backup.made(journal.folder)
    assert erasing.AFTER in made.name
    [there] = second_place.copies(journal)
    assert there.read_bytes() == made.read_bytes()
    journal.close()

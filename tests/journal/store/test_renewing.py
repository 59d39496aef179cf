"""A new data key: all is there, under new keys only, and who knew the ones before opens older copies alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.errors import CannotWrite, WrongPassphrase, WrongRecoveryKey
from journal.store import backup, check, key_change, numbering, renewing
from journal.store.opening import open_with_passphrase, open_with_recovery_key, prove_recovery_key
from journal.store.recovery_key import make_recovery_key
from tests.journal.store import erasing_life as life
from tests.journal.store import journals
from tests.journal.store.journals import DATA_KEY, DAY, PASSPHRASE, RECOVERY_KEY, decrypted_pages, reopen
from tests.journal.store.test_erasing import everything

NEW = "eleven quiet owls above the mill"


def test_all_is_there_under_the_new_keys_and_the_old_ones_open_nothing(folder: Path) -> None:
    journal = reopen(folder)
    life.fill(journal)
    before, recovery_key = everything(journal), make_recovery_key()
    copy = backup.keep(journal, "by-hand", DAY)
    renewing.renew(journal, NEW, recovery_key)
    assert everything(journal) == before
    journal.check_ins.delete(journal.check_ins.latest(1)[0].id)  # it goes on in the new file
    assert list(check.problems(journal)) == []
    journal.close()
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(folder, PASSPHRASE)
    with pytest.raises(WrongRecoveryKey):
        prove_recovery_key(folder, RECOVERY_KEY)
    open_with_recovery_key(folder, recovery_key).close()
    again = open_with_passphrase(folder, NEW)
    assert again.check_ins.count() == 0
    again.close()
    assert not any(
        b"sqlite_master" in page or b"Dana" in page for page in decrypted_pages(folder / "journal.db", DATA_KEY)
    )
    backup.restore(copy, folder.parent / "older")
    older = open_with_passphrase(folder.parent / "older", PASSPHRASE)
    assert older.check_ins.count() == 1
    older.close()


def test_a_copy_made_after_it_opens_with_the_new_passphrase(folder: Path) -> None:
    journal = reopen(folder)
    renewing.renew(journal, NEW, RECOVERY_KEY)
    copy = backup.keep(journal, "by-hand", DAY)
    journal.close()
    backup.restore(copy, folder.parent / "later")
    open_with_passphrase(folder.parent / "later", NEW).close()


def test_it_is_no_restored_journal(folder: Path) -> None:
    journal = reopen(folder)
    before = numbering.line_now(journal)
    renewing.renew(journal, NEW, RECOVERY_KEY)
    assert numbering.line_now(journal) == before
    journal.close()


def test_where_it_does_not_come_out_whole_all_is_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = reopen(folder)
    life.fill(journal)
    before = everything(journal)

    def torn(_path: Path, _key: bytes) -> None:
        raise CannotWrite

    monkeypatch.setattr(backup, "_check", torn)
    with pytest.raises(CannotWrite, match="as it was"):
        renewing.renew(journal, NEW, RECOVERY_KEY)
    assert everything(journal) == before
    journal.close()
    assert not (folder / key_change.FRESH).exists()
    open_with_passphrase(folder, PASSPHRASE).close()
    assert journals.opened_elsewhere(folder) == "opened"

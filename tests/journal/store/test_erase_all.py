"""All of a journal erased: its files, backups and folder; what is not ours stays and is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.errors import ClientOnHold, JournalClosed, OnLegalHold
from journal.store import backup, erase_all, holds, inbox_files
from journal.store.journal import Journal
from tests.journal.store import erasing_life as life
from tests.journal.store.journals import DAY, bytes_in


def test_nothing_is_left_not_even_the_folder(journal: Journal) -> None:
    life.fill(journal)
    backup.keep(journal, "by-hand", DAY)
    (journal.folder / inbox_files.FOLDER / inbox_files.ASIDE).mkdir()
    (journal.folder / inbox_files.FOLDER / inbox_files.ASIDE / "0123abcd-odd.line").write_bytes(b"?")
    assert erase_all.erase_everything(journal) == []
    assert not journal.folder.exists()
    with pytest.raises(JournalClosed):
        journal.clients.count()


def test_what_is_not_ours_stays_and_is_named(journal: Journal) -> None:
    (journal.folder / "tax.pdf").write_bytes(b"mine")
    assert erase_all.erase_everything(journal) == ["tax.pdf"]
    assert bytes_in(journal.folder) == {"tax.pdf": b"mine"}


def test_under_a_hold_all_of_it_stays(journal: Journal) -> None:
    told = life.fill(journal)
    before = journal.folder.stat().st_ino
    holds.hold(journal, told.stays.id, on=True)
    with pytest.raises(ClientOnHold):
        erase_all.erase_everything(journal)
    holds.hold(journal, told.stays.id, on=False)
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    with pytest.raises(OnLegalHold):
        erase_all.erase_everything(journal)
    assert journal.clients.count() == 2
    assert journal.folder.stat().st_ino == before

"""At every moment of a new data key, one whole journal opens: with the passphrase of before, or with the new one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journal.errors import WrongPassphrase
from journal.store import check, keys
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from tests.journal.store import erasing_life as life
from tests.journal.store import journals
from tests.kill.renewing import killed_before, lines_of, renew

NEW = "eleven quiet owls above the mill"
KILLS = 14
"""Spread over the lines of code that it takes; all of them were gone through once, which takes minutes."""


def opened(folder: Path) -> tuple[Journal, str]:
    """Open with whichever of the two passphrases opens it, and see that the other does not."""
    fitting = []
    for passphrase in (journals.PASSPHRASE, NEW):
        try:
            open_with_passphrase(folder, passphrase).close()
            fitting.append(passphrase)
        except WrongPassphrase:
            pass
    [only] = fitting
    return open_with_passphrase(folder, only), only


def test_killed_anywhere_one_whole_journal_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KdfCost", lambda *told: keys_cost(*told) if told else journals.CHEAP)
    first = tmp_path / "first"
    journal = journals.make(first)
    life.fill(journal)
    rows = sum(table.count() for table in journal.tables)
    journal.close()
    whole = tmp_path / "whole"
    shutil.copytree(first, whole)
    lines = lines_of(lambda: renew(whole, NEW, journals.RECOVERY_KEY))
    seen = []
    for line in range(1, lines, max(1, lines // KILLS)):
        folder = tmp_path / str(line)
        shutil.copytree(first, folder)
        killed_before(line, lambda folder=folder: renew(folder, NEW, journals.RECOVERY_KEY))  # type: ignore[misc]
        journal, passphrase = opened(folder)
        assert sum(table.count() for table in journal.tables) == rows
        assert list(check.problems(journal)) == []
        journal.close()
        assert {path.name for path in folder.iterdir()} == {"journal.db", "journal.key", "inbox", "inbox.pub"}
        seen.append(passphrase)
        shutil.rmtree(folder)
    assert seen == sorted(seen, key=[journals.PASSPHRASE, NEW].index)
    assert {*seen} == {journals.PASSPHRASE, NEW}


keys_cost = keys.KdfCost

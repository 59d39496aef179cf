"""`erase` takes a client out: sealed for seven days, or gone at once; it asks first, and says what stays elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal.store import backup, erasing
from tests.journal.command_line import process, run
from tests.journal.store import erasing_life as life
from tests.journal.store import journals
from tests.journal.store.journals import DAY, PASSPHRASE, decrypted_pages, reopen


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return the folder of a closed journal in which one client stands everywhere."""
    journal = journals.make(tmp_path / "journal")
    life.fill(journal)
    journal.close()
    return tmp_path / "journal"


def test_now_it_is_gone_and_what_stays_elsewhere_is_named(filled: Path) -> None:
    journal = reopen(filled)
    kept = backup.keep(journal, "by-hand", DAY)
    journal.close()
    ran = run("erase", life.CODE.lower(), "--home", str(filled), "--now", "--yes")
    assert ran.exit_code == 0, ran.output
    assert "Gone for good" in ran.stdout
    assert kept.name in ran.stdout
    assert "Dana" in ran.stdout
    assert "not the clinical record" in ran.stdout
    assert life.CODE.lower() not in ran.output.lower()
    assert life.traces(filled, decrypted_pages(filled / "journal.db")) == []
    assert run("check", "--home", str(filled)).exit_code == 0


def test_without_now_it_can_be_called_back(filled: Path) -> None:
    ran = run("erase", life.CODE, "--home", str(filled), "--yes")
    assert ran.exit_code == 0
    assert "can be called back" in ran.stdout
    journal = reopen(filled)
    [(sealed, _)] = erasing.all_sealed(journal)
    assert erasing.call_back(journal, sealed.id) == (life.CODE, 0)
    journal.close()


def test_left_out_the_code_is_asked_for(filled: Path, tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    ran = process(
        "erase", "--home", str(filled), "--now", "--yes", "--passphrase-file", str(secret), input=f"{life.CODE}\n"
    )
    assert ran.returncode == 0, ran.stderr
    assert life.traces(filled, decrypted_pages(filled / "journal.db")) == []
    ran = process("erase", "--home", str(filled), "--yes", "--passphrase-file", "-", input=PASSPHRASE)
    assert ran.returncode == 2


def test_a_code_of_nobody_and_a_missing_yes_change_nothing(filled: Path) -> None:
    before = journals.bytes_in(filled)["journal.db"]
    ran = run("erase", "Nobody9", "--home", str(filled), "--yes")
    assert ran.exit_code == 1
    assert "No client has this code" in ran.stderr
    assert "Nobody9" not in ran.output
    assert run("erase", life.CODE, "--home", str(filled)).exit_code == 2
    assert journals.bytes_in(filled)["journal.db"] == before


def test_under_a_legal_hold_nobody_is_erased(filled: Path) -> None:
    journal = reopen(filled)
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    journal.close()
    ran = run("erase", life.CODE, "--home", str(filled), "--now", "--yes")
    assert ran.exit_code == 1
    assert "legal hold is on" in ran.stderr
    journal = reopen(filled)
    assert journal.clients.by_code(life.CODE) is not None
    journal.close()

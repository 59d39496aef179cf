"""`renew-keys` makes all keys anew: what opened the journal before opens its older copies alone."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import Result

from journal.commands import renew_keys
from journal.commands.shared import Said
from journal.errors import DiskFull, WrongPassphrase
from journal.store import backup, renewing
from journal.store.opening import open_with_passphrase, prove_passphrase, prove_recovery_key
from tests.journal.command_line import run
from tests.journal.store import journals
from tests.journal.store.journals import DAY, PASSPHRASE

ANOTHER = "seven slow herons by the weir"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return the folder of a closed journal with a backup."""
    journal = journals.make(tmp_path / "journal")
    backup.keep(journal, "by-hand", DAY)
    journal.close()
    return tmp_path / "journal"


@pytest.fixture
def another(tmp_path: Path) -> str:
    """Return the file of a new passphrase."""
    file = tmp_path / "another"
    file.write_text(f"{ANOTHER}\n")
    return str(file)


def renew(home: Path, another: str, *more: str) -> Result:
    return run("renew-keys", "--home", str(home), "--new-passphrase-file", another, *more)


def printed(output: str) -> str:
    """Return the recovery key that was printed, the only one."""
    [key] = re.findall(r"(?:[0-9A-Z]{5}-){7}[0-9A-Z]{5}", output)
    return str(key)


def opens(home: Path, passphrase: str) -> bool:
    try:
        prove_passphrase(home, passphrase)
    except WrongPassphrase:
        return False
    return True


def test_the_new_passphrase_and_the_printed_key_open_it_and_the_old_ones_do_not(filled: Path, another: str) -> None:
    ran = renew(filled, another, "--yes")
    assert ran.exit_code == 0, ran.output
    assert not opens(filled, PASSPHRASE)
    prove_recovery_key(filled, printed(ran.stdout))
    [kept] = backup.made(filled)
    assert f"They still open these backups: {kept.name}" in ran.stdout
    open_with_passphrase(filled, ANOTHER).close()


def test_backups_give_way_to_one_under_the_new_keys(filled: Path, another: str) -> None:
    [before] = backup.made(filled)
    assert renew(filled, another, "--yes", "--replace-backups").exit_code == 0
    [now] = backup.made(filled)
    assert now != before
    assert "new-key" in now.name


@pytest.mark.parametrize("wrong", ["", "AAAAA"])
def test_two_groups_are_typed_back_before_anything_holds(
    filled: Path, wrong: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ""

    def typed(question: str) -> str:
        nonlocal told
        told += capsys.readouterr().out
        place = int(re.findall(r"\d+", question)[0])
        return wrong or printed(told).split("-")[place - 1].lower()

    monkeypatch.setattr(click, "prompt", typed)
    with closing(journals.reopen(filled)) as journal:
        if wrong:
            with pytest.raises(Said, match="Nothing was changed"):
                renew_keys.run(journal, ANOTHER, replaces_backups=False, yes=False)
        else:
            renew_keys.run(journal, ANOTHER, replaces_backups=False, yes=False)
    assert opens(filled, ANOTHER) == (not wrong)
    assert opens(filled, PASSPHRASE) == bool(wrong)


def test_a_guessable_passphrase_a_full_disk_and_a_missing_yes_change_nothing(
    filled: Path, another: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak = tmp_path / "weak"
    weak.write_text("password\n")
    ran = renew(filled, str(weak), "--yes")
    assert (ran.exit_code, "guessed too quickly" in ran.stderr) == (1, True)
    assert renew(filled, another).exit_code == 2
    assert run("renew-keys", "--home", str(filled), "--yes").exit_code == 2
    assert renew(filled, "-", "--yes").exit_code == 2

    def full(*_asked: object) -> None:
        raise DiskFull

    monkeypatch.setattr(renewing, "_write", full)
    ran = renew(filled, another, "--yes")
    assert ran.exit_code == 1
    assert "opens with the passphrase of before" in ran.stderr
    assert opens(filled, PASSPHRASE)

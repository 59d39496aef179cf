"""`backup` and `restore` bring everything back, and overwrite nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journal.command_line import run
from tests.journal.store import journals


def test_backup_and_restore_bring_everything_back(home: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "copy.journal-backup", tmp_path / "restored"
    ran = run("backup", "--to", str(file))
    assert ran.exit_code == 0
    assert str(file) in ran.stdout
    ran = run("restore", str(file), "--home", str(new))
    assert ran.exit_code == 0
    assert "Lines left at the locked door are in no backup" in ran.stdout
    assert run("check", "--home", str(new)).stdout == run("check").stdout
    assert run("report", "--json", "--home", str(new)).stdout == run("report", "--json").stdout


def test_restore_leaves_a_folder_that_is_not_empty_alone(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "copy"
    assert run("backup", "--to", str(file)).exit_code == 0
    before = journals.bytes_in(home)
    ran = run("restore", str(file), "--home", str(home))
    assert ran.exit_code == 1
    assert "not empty" in ran.stderr
    assert journals.bytes_in(home) == before


def test_backup_does_not_overwrite(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "copy"
    file.write_text("mine")
    ran = run("backup", "--to", str(file))
    assert ran.exit_code == 1
    assert "already there" in ran.stderr
    assert file.read_text() == "mine"


@pytest.mark.parametrize("case", ["missing", "folder", "not a backup", "cut"])
def test_what_cannot_be_restored_is_told_and_leaves_nothing(home: Path, tmp_path: Path, case: str) -> None:
    file, new = tmp_path / "copy", tmp_path / "restored"
    if case == "folder":
        file.mkdir()
    elif case == "not a backup":
        file.write_text("a shopping list")
    elif case == "cut":
        assert run("backup", "--to", str(file)).exit_code == 0
        file.write_bytes(file.read_bytes()[:-5000])
    ran = run("restore", str(file), "--home", str(new))
    assert ran.exit_code == 1
    assert ran.stderr.strip().endswith(".")
    assert "unexpected" not in ran.stderr
    assert not new.exists()


def test_a_backup_into_a_folder_that_is_not_there_is_told(home: Path, tmp_path: Path) -> None:
    ran = run("backup", "--to", str(tmp_path / "nowhere" / "copy"))
    assert ran.exit_code == 1
    assert "not there" in ran.stderr

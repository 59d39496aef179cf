"""`backup` and `restore` bring everything back, and overwrite nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from journal.store import inbox_files
from journal.store.opening import make_inbox_ready, open_with_passphrase
from tests.journal.command_line import run
from tests.journal.store import journals


def test_backup_and_restore_bring_everything_back(home: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "copy.journal-backup", tmp_path / "restored"
    ran = run("backup", "--to", str(file))
    assert ran.exit_code == 0
    assert str(file) in ran.stdout
    ran = run("restore", str(file), "--home", str(new))
    assert ran.exit_code == 0
    assert "left at the locked door" not in ran.stdout
    assert run("check", "--home", str(new)).stdout == run("check").stdout
    assert run("report", "--json", "--home", str(new)).stdout == run("report", "--json").stdout


def test_lines_left_at_the_door_go_along(home: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "copy.journal-backup", tmp_path / "restored"
    opened = open_with_passphrase(home, journals.PASSPHRASE)
    make_inbox_ready(opened)
    opened.close()
    inbox_files.leave(home, "K2 worry 7")
    assert run("backup", "--to", str(file)).exit_code == 0
    ran = run("restore", str(file), "--home", str(new))
    assert "1 line left at the locked door came along" in ran.stdout
    assert journals.bytes_in(new / "inbox") == journals.bytes_in(home / "inbox")


def test_a_backup_of_a_newer_program_is_said_to_be_newer(home: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "newer", "w") as file:
        file.writestr("version", "3")
    ran = run("restore", str(tmp_path / "newer"), "--home", str(tmp_path / "restored"))
    assert ran.exit_code == 1
    assert "newer version" in ran.stderr
    assert not (tmp_path / "restored").exists()


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

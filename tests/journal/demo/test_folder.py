"""What is swept, and what only looks like it: nothing is deleted that is not a demo of ours whose process is gone."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.demo import folder as folders
from journal.errors import CannotWrite

LONG_AGO = time.time() - 3_600


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this test's own temporary folder, which tempfile uses."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def named(temporary: Path, *files: str) -> Path:
    """Make a folder with a demo's name, an hour old."""
    folder = temporary / f"{folders.FOLDER_NAME}x"
    folder.mkdir()
    for name in files:
        (folder / name).write_bytes(b"x")
    os.utime(folder, (LONG_AGO, LONG_AGO))
    return folder


@pytest.mark.parametrize("files", [(), ("in-use.new",), ("in-use",), ("in-use", "journal.db", "journal.db-wal")])
def test_a_demo_whose_process_is_gone_goes(temporary: Path, files: tuple[str, ...]) -> None:
    folder = named(temporary, *files)
    folders.sweep()
    assert not folder.exists()


@pytest.mark.parametrize("files", [("journal.db", "journal.key"), ("letter",), ("in-use.new", "letter")])
def test_a_folder_without_our_mark_keeps_what_is_in_it(temporary: Path, files: tuple[str, ...]) -> None:
    """For example a journal that somebody made there with `python -m journal demo --home`."""
    folder = named(temporary, *files)
    folders.sweep()
    assert {place.name for place in folder.iterdir()} >= set(files) - {"in-use.new"}


def test_a_demo_that_is_held_stays_and_goes_when_it_is_given_up(temporary: Path) -> None:
    folder, mark = folders.make()
    os.utime(folder, (LONG_AGO, LONG_AGO))
    folders.sweep()
    assert (folder / folders.IN_USE).exists()
    mark.close()
    folders.sweep()
    assert not folder.exists()


posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


def a_link(place: Path, precious: Path) -> None:
    place.symlink_to(precious)


def a_pipe(place: Path, _precious: Path) -> None:
    os.mkfifo(place)


def a_folder(place: Path, _precious: Path) -> None:
    place.mkdir()


@posix
@pytest.mark.parametrize("put", [a_link, a_pipe, a_folder])
def test_a_mark_that_is_no_file_is_no_mark(temporary: Path, tmp_path: Path, put: Callable[[Path, Path], None]) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    folder = named(temporary, "letter")
    put(folder / folders.IN_USE, precious)
    folders.sweep()
    assert (folder / "letter").exists()
    assert precious.read_bytes() == b"mine"


@posix
def test_links_are_not_followed(temporary: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "in-use").touch()
    (precious / "letter").write_bytes(b"mine")
    link = temporary / f"{folders.FOLDER_NAME}link"
    link.symlink_to(precious)
    folder = named(temporary, "in-use")
    (folder / "inner").symlink_to(precious)
    folders.sweep()
    assert not folder.exists()
    assert link.is_symlink()
    assert (precious / "letter").read_bytes() == b"mine"


@posix
def test_a_folder_of_another_account_is_left_alone(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = named(temporary, "in-use")
    monkeypatch.setattr(os, "geteuid", lambda: 4_242)
    folders.sweep()
    assert folder.exists()


def test_a_file_with_a_demos_name_is_left_alone(temporary: Path) -> None:
    file = temporary / f"{folders.FOLDER_NAME}x"
    file.touch()
    folders.sweep()
    assert file.exists()


def test_without_a_temporary_folder_nothing_is_swept_and_none_is_made(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "gone"))
    folders.sweep()
    with pytest.raises(CannotWrite, match="temporary files"):
        folders.make()

"""Numbers of packs: a journal that was restored, copied or laid back numbers in a line of its own; others go on."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal.errors import JournalError
from journal.records.share import Number, SharingWith
from journal.store import backup, numbering
from journal.store.journal import Journal
from tests.journal.store.journals import reopen

DANA = "d" * 32
WITH = SharingWith(person_id=DANA, thread="c" * 32, my_name="Ida")


@pytest.fixture
def sharing(journal: Journal) -> Journal:
    """Return a journal that has shared with Dana once."""
    journal.sharing.keep_with(WITH)
    give(journal)
    return journal


def give(journal: Journal, person_id: str = DANA) -> Number:
    """Give out a number, as a share does."""
    try:
        with journal.transaction():
            return journal.sharing.next_number(person_id)
    finally:
        journal.sharing.settle_numbers()


def coming(folder: Path) -> Number:
    """Return the number that a journal in `folder` would give next."""
    journal = reopen(folder)
    number = journal.sharing.coming_number(DANA)
    journal.close()
    return number


def test_numbers_go_on_in_one_line_over_locks_moves_and_other_people(sharing: Journal, tmp_path: Path) -> None:
    first, folder = sharing.sharing.coming_number(DANA), sharing.folder
    assert (first.sequence, first.restores) == (2, 0)
    assert give(sharing) == first
    sharing.close()
    assert coming(folder) == replace(first, sequence=3)
    folder.rename(tmp_path / "elsewhere")
    assert coming(tmp_path / "elsewhere") == replace(first, sequence=3)


def test_the_line_says_nothing_to_two_people_who_lay_their_packs_side_by_side(sharing: Journal) -> None:
    sharing.sharing.keep_with(replace(WITH, person_id="e" * 32, thread="f" * 32))
    assert sharing.sharing.coming_number("e" * 32).line != sharing.sharing.coming_number(DANA).line


def by_the_program(kept: Path, folder: Path) -> None:
    backup.restore(kept, folder)


def by_hand(kept: Path, folder: Path) -> None:
    with zipfile.ZipFile(kept) as file:
        file.extractall(folder)


@pytest.mark.parametrize("restored", [by_the_program, by_hand])
def test_each_restored_backup_numbers_in_a_line_of_its_own(
    sharing: Journal, tmp_path: Path, restored: Callable[[Path, Path], None]
) -> None:
    kept = tmp_path / "kept.journal-backup"
    backup.to_file(sharing, kept)
    goes_on = give(sharing)
    for name in ("one", "two"):
        restored(kept, tmp_path / name)
    one, two = coming(tmp_path / "one"), coming(tmp_path / "two")

    assert [number.restores for number in (goes_on, one, two)] == [0, 1, 1]
    assert [number.sequence for number in (goes_on, one, two)] == [2, 2, 2]
    assert len({number.line for number in (goes_on, one, two)}) == 3
    assert coming(tmp_path / "one") == one
    assert give(sharing).line == goes_on.line

    again = reopen(tmp_path / "one")
    backup.to_file(again, tmp_path / "again.journal-backup")
    again.close()
    restored(tmp_path / "again.journal-backup", tmp_path / "three")
    assert coming(tmp_path / "three").restores == 2


def test_a_folder_copied_by_hand_numbers_in_a_line_of_its_own_and_the_first_goes_on(
    sharing: Journal, tmp_path: Path
) -> None:
    before, folder = sharing.sharing.coming_number(DANA), sharing.folder
    sharing.close()
    shutil.copytree(folder, tmp_path / "copy")
    copied = coming(tmp_path / "copy")
    assert (copied.sequence, copied.restores) == (before.sequence, 1)
    assert copied.line != before.line
    assert coming(folder) == before


def test_a_line_that_was_begun_and_undone_does_not_make_the_old_one_fit(sharing: Journal, tmp_path: Path) -> None:
    before, folder = sharing.sharing.coming_number(DANA), sharing.folder
    sharing.close()
    shutil.copytree(folder, tmp_path / "copy")
    copy = reopen(tmp_path / "copy")

    def undone() -> None:
        with copy.transaction():
            copy.sharing.coming_number(DANA)
            raise JournalError("changed since")

    with pytest.raises(JournalError):
        undone()
    copy.sharing.settle_numbers()
    assert copy.sharing.coming_number(DANA).line != before.line
    copy.close()


def test_an_older_file_laid_back_over_the_newer_one_numbers_in_a_line_of_its_own(
    sharing: Journal, tmp_path: Path
) -> None:
    folder = sharing.folder
    sharing.close()
    (tmp_path / "older.db").write_bytes((folder / "journal.db").read_bytes())
    journal = reopen(folder)
    given = give(journal)
    journal.close()
    (folder / "journal.db").write_bytes((tmp_path / "older.db").read_bytes())  # over it: it is still the same file
    again = coming(folder)
    assert (again.sequence, again.restores) == (given.sequence, 1)
    assert again.line != given.line


def test_a_number_that_was_not_given_after_all_leaves_the_line(sharing: Journal) -> None:
    before = sharing.sharing.coming_number(DANA)

    def fails() -> None:
        with sharing.transaction():
            sharing.sharing.next_number(DANA)
            raise JournalError("changed since")

    for after in (sharing.sharing.settle_numbers, lambda: None):  # or the program ended right there
        with pytest.raises(JournalError):
            fails()
        after()
        assert coming_after_a_crash(sharing) == before


def test_a_crash_right_after_a_number_was_given_leaves_the_line(sharing: Journal) -> None:
    before = sharing.sharing.coming_number(DANA)
    with sharing.transaction():
        sharing.sharing.next_number(DANA)
    assert coming_after_a_crash(sharing) == replace(before, sequence=before.sequence + 1)


def coming_after_a_crash(journal: Journal) -> Number:
    """Return what a program started afresh on the same files would give; nothing was settled before."""
    return journal.sharing.coming_number(DANA)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link(path: Path) -> None:
    path.symlink_to(path.with_name("journal.key"))


JUNK: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"[" * 1_000_000),
    lambda path: path.write_bytes(b'{"marks": [1], "file": "x"}'),
    lambda path: path.write_bytes(b'{"marks": [], "file": ' + b"9" * 5_000 + b"}"),
    lambda path: path.mkdir(),
    pipe,
    link,
]


@pytest.mark.parametrize("junk", JUNK[:4] + JUNK[5:])
def test_anything_else_beside_the_journal_begins_another_line_and_is_replaced(
    sharing: Journal, junk: Callable[[Path], object]
) -> None:
    before, beside = sharing.sharing.coming_number(DANA), sharing.folder / numbering.FILE
    key = (sharing.folder / "journal.key").read_bytes()
    beside.unlink()
    junk(beside)
    after = sharing.sharing.coming_number(DANA)
    assert (after.sequence, after.restores) == (before.sequence, 1)
    assert after.line != before.line
    assert sharing.sharing.coming_number(DANA) == after
    assert stat.S_IMODE(beside.lstat().st_mode) == 0o600
    assert (sharing.folder / "journal.key").read_bytes() == key


def test_where_nothing_can_be_written_beside_it_no_number_is_given(sharing: Journal) -> None:
    before = sharing.sharing.coming_number(DANA)
    (sharing.folder / f"{numbering.FILE}.tmp").mkdir()
    with pytest.raises(JournalError), sharing.transaction():
        sharing.sharing.next_number(DANA)
    (sharing.folder / f"{numbering.FILE}.tmp").rmdir()
    assert give(sharing) == before


def test_who_never_shares_has_no_file_beside_the_journal(journal: Journal) -> None:
    assert not (journal.folder / numbering.FILE).exists()
    assert sorted(p.name for p in journal.folder.iterdir() if "numbers" in p.name) == []

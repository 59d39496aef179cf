"""Folders that may not be written to, and a full disk: nothing is lost, and saving goes on afterwards."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journal.errors import (
    DiskFull,
    FolderNotWritable,
)
from journal.store import backup, check, opening
from journal.store.journal import Journal
from tests.journal.store.journals import (
    PASSPHRASE,
    RECOVERY_KEY,
    as_nobody,
    bytes_in,
    make,
    reflection,
    reopen,
)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in another way")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o777, 0o444), (0o000, 0o666)])
def test_a_folder_or_file_that_cannot_be_written_to_is_said_so(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, folder_mode: int, file_mode: int
) -> None:
    outside = Path("/tmp") / f"between-sessions-{os.getpid()}-{folder_mode:o}"  # noqa: S108 "nobody" cannot reach tmp_path
    shutil.copytree(folder, outside)
    try:
        for path in outside.iterdir():
            path.chmod(file_mode)
        outside.chmod(folder_mode)
        attempts: list[Callable[[], object]] = [lambda: opening.open_with_passphrase(outside, PASSPHRASE)]
        if folder_mode != 0o777:
            attempts.append(lambda: opening.create(outside / "new", PASSPHRASE, RECOVERY_KEY))
        for attempt in attempts:
            outcome = as_nobody(attempt)
            assert (outcome.error, outcome.sentence) == ("FolderNotWritable", str(FolderNotWritable()))
        outside.chmod(0o755)
        assert bytes_in(outside) == bytes_in(folder)
    finally:
        outside.chmod(0o755)
        shutil.rmtree(outside)


def test_a_full_disk_stops_saving_but_loses_nothing_and_saving_goes_on_afterwards(
    small_disk: Path, tmp_path: Path
) -> None:
    journal = make(small_disk / "journal")
    kept = []
    with pytest.raises(DiskFull):  # noqa: PT012 what fails is the block
        for n in range(2000):
            entry = reflection(f"line {n} " * 100)
            journal.reflections.add(entry)
            kept.append(entry.id)
    assert len(kept) > 10
    version = journal.version
    for _ in range(3):
        with pytest.raises(DiskFull):
            journal.reflections.add(reflection("once more " * 500))
    assert journal.version == version
    assert {r.id for r in journal.reflections.latest(5000)} == set(kept)

    copy = tmp_path / "copy"  # what a crash would leave at this moment is whole
    shutil.copytree(small_disk / "journal", copy)
    opened = reopen(copy)
    assert opened.reflections.count() == len(kept)
    assert list(check.problems(opened)) == []
    opened.close()

    attempts: list[Callable[[], object]] = [
        lambda: backup.daily(journal, date(2026, 10, 20)),
        lambda: backup.to_file(journal, small_disk / "b.journal-backup"),
        lambda: opening.create(small_disk / "second", PASSPHRASE, RECOVERY_KEY),
    ]
    for attempt in attempts:
        with pytest.raises(DiskFull):
            attempt()
    left = {p.name for p in small_disk.rglob("*") if p.is_file()}
    assert left == {"journal.db", "journal.db-wal", "journal.key"}
    assert list(check.problems(journal)) == []

    subprocess.run(["mount", "-o", "remount,size=16m", str(small_disk)], check=True)  # someone freed space
    journal.reflections.add(reflection("and on"))
    backup.daily(journal, date(2026, 10, 20))
    journal.close()
    opened = opening.open_with_passphrase(small_disk / "journal", PASSPHRASE)
    assert opened.reflections.count() == len(kept) + 1
    assert list(check.problems(opened)) == []
    opened.close()


def test_a_disk_full_when_the_key_file_is_replaced_leaves_the_old_passphrase_in_force(small_disk: Path) -> None:
    journal = make(small_disk / "journal")
    with (small_disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"\0" * 4096)
        except OSError:
            pass
    with pytest.raises(DiskFull):
        journal.change_passphrase("another one")
    (small_disk / "filler").unlink()
    journal.close()
    opening.open_with_passphrase(small_disk / "journal", PASSPHRASE).close()


def test_a_journal_that_may_not_grow_says_that_the_disk_is_full(journal: Journal) -> None:
    """The same without a disk of its own, for those who may not mount one: the database's own limit."""
    pages = journal.db.execute("PRAGMA page_count").fetchone()[0]
    journal.db.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    with pytest.raises(DiskFull):  # noqa: PT012 what fails is the block
        for _ in range(100):
            journal.reflections.add(reflection("too much " * 500))
    count = journal.reflections.count()
    journal.db.execute("PRAGMA max_page_count = 100000").fetchone()
    journal.reflections.add(reflection("enough again"))
    assert journal.reflections.count() == count + 1
    assert list(check.problems(journal)) == []

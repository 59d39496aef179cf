"""An empty journal is made once; every test gets a copy of its bytes."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.store.journal import Journal
from tests.journal.store import journals


@pytest.fixture(scope="session")
def empty_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a closed journal without entries. Copy it, do not open it."""
    folder = tmp_path_factory.mktemp("empty") / "journal"
    journals.make(folder).close()
    return folder


@pytest.fixture
def folder(empty_journal: Path, journal_home: Path) -> Path:
    """Return the folder of this test's own closed, empty journal."""
    shutil.copytree(empty_journal, journal_home)
    return journal_home


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    """Return this test's own open, empty journal."""
    journal = journals.reopen(folder)
    yield journal
    journal.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of two megabytes, with a journal's worth of space left once `filler` on it is removed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False).returncode == 0
    if not mounted:
        pytest.skip("no small disk: mounting one needs root")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)

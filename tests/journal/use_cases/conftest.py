"""A journal with two clients, for what a person sets out to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.store.journal import Journal
from tests.journal.store import journals


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "journal"
    journal = journals.make(folder)
    journal.clients.add_many([journals.client("K2"), journals.client("M1")])
    journal.close()
    return folder


@pytest.fixture
def journal(practice: Path, journal_home: Path) -> Iterator[Journal]:
    shutil.copytree(practice, journal_home)
    journal = journals.reopen(journal_home)
    yield journal
    journal.close()

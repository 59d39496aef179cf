"""A small journal of a fictional life, made once; every test gets a copy of its bytes."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from journal.demo.fill import fill
from journal.demo.life import life
from journal.records.entry import Entry
from tests.journal.store import journals

UNDATED = (
    "settings", "patterns", "clients", "facts", "people", "clinical_wills", "covers", "coverings", "placements",
    "opening_balances", "cpd", "evidence", "supervision_agreements",
    "about_supervision", "supervisee_notes",
)  # fmt: skip
SINCE = date(2026, 10, 25)


@pytest.fixture(scope="session")
def four_weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a closed journal with four weeks of a life. Copy it, do not open it."""
    folder = tmp_path_factory.mktemp("four_weeks") / "journal"
    journal = journals.make(folder)
    told = life(1, 7, date(2026, 11, 22))
    dated = {f.name: getattr(told, f.name) for f in fields(told) if f.name not in UNDATED}
    recent: dict[str, tuple[Entry, ...]] = {n: tuple(e for e in v if e.day >= SINCE) for n, v in dated.items()}
    known = {item.id for item in recent["supervisions"]}
    recent["agenda"] = tuple(
        item for item in recent["agenda"] if getattr(item, "supervision_id", None) in {None, *known}
    )
    fill(journal, replace(told, **recent))  # type: ignore[arg-type]
    journal.close()
    return folder


@pytest.fixture
def home(four_weeks: Path, journal_home: Path) -> Path:
    """Return this test's own copy of the four_weeks journal, in JOURNAL_HOME."""
    shutil.copytree(four_weeks, journal_home)
    return journal_home

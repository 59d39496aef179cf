"""A door with nobody in, a clock that stands still, and a journal to open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from journal.records.settings import Settings
from journal.records.work_pattern import WorkPattern
from journal.store.journal import Journal
from journal.store.opening import create, journal_home
from journal.store.recovery_key import make_recovery_key
from pages.frame import clock, cookie, daily_backup, first_page
from pages.frame.browsers import unlocked
from pages.frame.door.setup import setups
from pages.frame.door.waiting import waits
from tests.pages.frame.asgi_browser import PORT, Browser, program

PASSPHRASE = "lantern walrus quiet ferry"


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


@pytest.fixture
def time_passing() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here nobody looks at a first page: what waits for it would wait as long as it may."""
    monkeypatch.setattr(first_page, "LONGEST", 0.0)


@pytest.fixture(autouse=True)
def nobody_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, time_passing: Clock) -> Iterator[None]:
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path / "journal"))
    monkeypatch.setattr(cookie, "port", lambda: PORT)
    monkeypatch.setattr(unlocked, "when_locked", [])
    for timed in (unlocked, waits, setups):
        timed.clock = time_passing
    yield
    unlocked.lock_all()
    waits.forget()
    time_passing.pass_by(31 * 60)
    setups.forget_old()
    for timed in (unlocked, waits, setups):
        timed.clock = clock.seconds


@pytest.fixture
def no_backup(monkeypatch: pytest.MonkeyPatch) -> list[Journal]:
    """Keep the day's backup from running beside the test; lists the journals it was begun for."""
    begun: list[Journal] = []
    monkeypatch.setattr(daily_backup, "begin", begun.append)
    return begun


@pytest.fixture
def new_browser(no_backup: list[Journal]) -> Callable[[], Browser]:
    """Make browser profiles that meet at the same door."""
    app = program()
    return lambda: Browser(app)


@pytest.fixture
def browser(new_browser: Callable[[], Browser]) -> Browser:
    return new_browser()


class StandInJournal:
    """What the door needs to know of an open journal."""

    def __init__(self, journal_id: str = "one", folder: Path = Path("/nowhere")) -> None:
        self.id = journal_id
        self.folder = folder
        self.is_demo = False
        self.version = 0
        self.closed = False
        self.kept = Settings()
        self.settings = self

    def is_opened_by(self, data_key: bytes) -> bool:
        return data_key == b"key"

    def read(self) -> Settings:
        return self.kept

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def stand_in() -> Callable[[str], Journal]:
    """Make journals that cost nothing to open, for tests of who is in."""
    return lambda journal_id: cast(Journal, StandInJournal(journal_id))


@pytest.fixture
def inside(browser: Browser, stand_in: Callable[[str], Journal]) -> Browser:
    """A browser that is in."""
    browser.is_let_into(stand_in("one"))
    return browser


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Create a journal: half a second, once."""
    folder, key = tmp_path_factory.mktemp("made") / "journal", make_recovery_key()
    create(folder, PASSPHRASE, key, Settings(), WorkPattern(effective=date(2026, 10, 1))).close()
    return folder, key


@pytest.fixture
def recovery_key(made_once: tuple[Path, str], nobody_in: None) -> str:
    """Lay a closed journal into the folder and return its recovery key."""
    folder, key = made_once
    shutil.copytree(folder, journal_home())
    return key

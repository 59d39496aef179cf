"""The demo journal opens under a key nobody keeps, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from journal.demo import opening
from journal.demo.fill import fill
from journal.demo.folder import FOLDER_NAME, sweep
from journal.demo.life import life
from journal.errors import FieldError, JournalClosed
from journal.store import backup, check
from journal.store.journal import Journal
from tests.journal.store import journals

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this test's own temporary folder, which tempfile uses."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def demo(temporary: Path) -> Iterator[Journal]:
    """Return an open demo journal of one year."""
    journal = opening.open_demo(TODAY, years=1)
    yield journal
    journal.close()


def test_the_demo_holds_the_life_and_is_well(demo: Journal) -> None:
    told = life(1, 7, TODAY)
    assert demo.is_demo
    assert demo.settings.read() == told.settings
    assert demo.patterns.all() == list(told.patterns)
    assert [kind.count() for kind in demo.kinds] == [
        len(records)
        for records in (
            told.clients, told.sessions, told.on_calls, told.downtimes, told.reflections, told.contacts,
            told.encounters, told.supervisions, told.check_ins, told.scales, told.time_off,
            told.cpd,
        )
    ]  # fmt: skip
    assert demo.evidence.total()[0] == 1
    assert {r.id: r for r in demo.reflections.between(date.min, date.max)} == {r.id: r for r in told.reflections}
    assert demo.agenda.count() == len(told.agenda)
    assert demo.people.all() == list(told.people)
    assert [kind.kind for kind in demo.tables if not kind.count()] == []
    assert list(check.problems(demo)) == []


def test_the_folder_is_private_has_no_key_file_and_goes_with_the_journal(demo: Journal, temporary: Path) -> None:
    assert demo.folder.parent == temporary
    if os.name != "nt":
        assert stat.S_IMODE(demo.folder.stat().st_mode) == 0o700
    assert not (demo.folder / "journal.key").exists()
    assert backup.daily(demo, TODAY) is None
    demo.close()
    assert list(temporary.iterdir()) == []
    demo.close()
    with pytest.raises(JournalClosed):
        demo.clients.all()


def test_two_demos_at_once_do_not_disturb_each_other(demo: Journal, temporary: Path) -> None:
    other = opening.open_demo(TODAY, years=1)
    assert other.id != demo.id
    assert demo.sessions.count() == other.sessions.count()
    other.close()
    assert demo.folder.is_dir()
    assert list(check.problems(demo)) == []


def test_the_folder_of_a_crashed_process_is_swept_and_that_of_a_living_one_is_not(temporary: Path) -> None:
    program = (
        "import tempfile, sys, time\n"
        "tempfile.tempdir = sys.argv[1]\n"
        "from datetime import date\n"
        "from journal.demo.opening import open_demo\n"
        "journal = open_demo(date(2026, 11, 22), years=1)\n"
        "print(journal.folder, flush=True)\n"
        "time.sleep(120)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(temporary)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    try:
        folder = Path(child.stdout.readline().strip())
        sweep()
        assert (folder / "journal.db").exists()
    finally:
        child.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        child.wait()
        child.stdout.close()
    assert folder.is_dir()
    opening.open_demo(TODAY, years=1).close()
    assert not folder.exists()


def test_a_folder_that_is_just_being_made_is_left_alone_for_a_minute(temporary: Path) -> None:
    fresh, old = temporary / f"{FOLDER_NAME}fresh", temporary / f"{FOLDER_NAME}old"
    others = temporary / "somebody-elses"
    for folder in (fresh, old, others):
        folder.mkdir()
    an_hour_ago = time.time() - 3600
    os.utime(old, (an_hour_ago, an_hour_ago))
    os.utime(others, (an_hour_ago, an_hour_ago))
    sweep()
    assert sorted(p.name for p in temporary.iterdir()) == sorted([fresh.name, others.name])


def test_a_demo_that_fails_half_way_leaves_nothing(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise FieldError("id", "is already in the journal")

    monkeypatch.setattr(opening, "fill", fails)
    with pytest.raises(FieldError):
        opening.open_demo(TODAY, years=1)
    assert list(temporary.iterdir()) == []


def test_filling_a_journal_twice_is_refused_and_changes_nothing(journal_home: Path) -> None:
    journal = journals.make(journal_home)
    told = life(1, 7, TODAY)
    fill(journal, told)
    before = [kind.count() for kind in journal.kinds]
    with pytest.raises(FieldError):
        fill(journal, told)
    assert [kind.count() for kind in journal.kinds] == before
    assert list(check.problems(journal)) == []
    # The failed attempt must not leave day sums waiting: the next entry is added up at once.
    session = journals.session(told.clients[0].id, date(2020, 1, 7))
    journal.sessions.add(session)
    assert [s.sessions for s in journal.day_sums.between(session.day, session.day)] == [1]
    journal.close()

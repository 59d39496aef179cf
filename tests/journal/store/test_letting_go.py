"""A clock that was wrong once takes nothing: no backup, nothing in the trash, no share."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.records.entry import now_utc
from journal.store import backup, letting_go, private_keys, trash
from journal.store.journal import Journal
from tests.journal.store.journals import reflection, reopen

TODAY = date(2026, 10, 20)
YEAR, DAY = timedelta(days=365), timedelta(days=1)


def unlocked(journal: Journal, now: datetime) -> int:
    """Do what an unlock does, at a moment of the computer's clock; return how many went for good."""
    gone = trash.purge_due(journal, now)
    letting_go.note_unlock(journal, now)
    return gone


def in_the_trash(journal: Journal) -> str:
    entry = reflection("words")
    journal.reflections.add(entry)
    journal.reflections.delete(entry.id)
    return entry.id


# --- backups -------------------------------------------------------------------------------------


def test_after_seven_days_of_a_wrong_clock_each_new_backup_stays(journal: Journal) -> None:
    ahead = [backup.daily(journal, TODAY + YEAR + n * DAY) for n in range(7)]
    for n in range(9):
        made = backup.daily(journal, TODAY + n * DAY)
        assert made is not None
        assert made.exists()
    names = [path.name for path in backup.made(journal.folder)]
    assert names[:7] == sorted((path.name for path in ahead if path is not None), reverse=True)
    assert names[7:] == [f"{TODAY + n * DAY}-daily.journal-backup" for n in range(8, 1, -1)]


def test_one_backup_of_a_day_to_come_pushes_out_one_at_most(journal: Journal) -> None:
    for n in range(7):
        backup.daily(journal, TODAY + n * DAY)
    backup.daily(journal, TODAY + YEAR)
    for n in range(7, 9):
        backup.daily(journal, TODAY + n * DAY)
    assert len(backup.made(journal.folder)) == 8


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(jumps=st.lists(st.integers(-800, 800), min_size=1, max_size=10))
def test_however_the_clock_jumps_what_was_just_made_is_there(
    folder: Path, jumps: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    journal = reopen(folder)
    journal.folder = tmp_path_factory.mktemp("jumping")
    (journal.folder / "journal.key").write_bytes((folder / "journal.key").read_bytes())
    day = TODAY
    for jump in jumps:
        day += timedelta(days=jump)
        before = len(backup.made(journal.folder))
        made = backup.daily(journal, day)
        assert made is None or made.exists()
        assert len(backup.made(journal.folder)) >= min(before, backup.KEPT)
    journal.close()


def test_without_pruning_all_stay(journal: Journal) -> None:
    for n in range(9):
        backup.daily(journal, TODAY + n * DAY, pruning=False)
    assert len(backup.made(journal.folder)) == 9


# --- the trash -----------------------------------------------------------------------------------


def test_a_clock_a_year_ahead_for_one_unlock_takes_nothing(journal: Journal) -> None:
    entry, now = in_the_trash(journal), now_utc()
    assert unlocked(journal, now + YEAR) == 0
    assert unlocked(journal, now + YEAR + timedelta(hours=23)) == 0
    assert unlocked(journal, now + DAY) == 0  # said to be behind: it was unlocked "a year later"
    for n in range(2, 30):
        assert unlocked(journal, now + n * DAY) == 0
    assert journal.reflections.holds(entry)
    assert unlocked(journal, now + 30 * DAY + timedelta(minutes=1)) == 0
    assert unlocked(journal, now + 31 * DAY + timedelta(minutes=1)) == 1


@pytest.mark.parametrize("hours", [1, 12, 23])
def test_the_same_date_or_less_than_a_day_on_nothing_goes(journal: Journal, hours: int) -> None:
    in_the_trash(journal)
    due = now_utc() + 31 * DAY
    assert unlocked(journal, due) == 0
    assert unlocked(journal, due + timedelta(hours=hours)) == 0
    assert unlocked(journal, due + DAY) == 1


@pytest.mark.parametrize("knows", ["an entry", "an edit", "a deletion", "an unlock", "a backup"])
def test_a_clock_behind_anything_the_journal_knows_takes_nothing(journal: Journal, knows: str) -> None:
    now = datetime(2020, 6, 1, tzinfo=UTC)
    assert letting_go.known_later(journal, journal.tables, now) is None
    later = now + timedelta(days=3)
    entry = reflection("words", written_at=now - 90 * DAY)
    journal.reflections.add(entry)
    with journal.transaction() as db:
        if knows == "an entry":
            journal.reflections.add(reflection("words", written_at=later))
        elif knows == "an edit":
            db.execute("UPDATE reflections SET edited_at = ?", [later.isoformat()])
        elif knows == "a deletion":
            journal.reflections.delete(entry.id)
            db.execute("UPDATE history SET changed_at = ?", [later.isoformat()])
            db.execute("UPDATE reflections SET deleted_at = ?", [(now - 60 * DAY).isoformat()])
        elif knows == "an unlock":
            letting_go.note_unlock(journal, later)
    if knows == "a backup":
        made = backup.daily(journal, TODAY)
        assert made is not None
        os.utime(made, (later.timestamp(), later.timestamp()))
    assert letting_go.known_later(journal, journal.tables, now) == later
    assert letting_go.known_later(journal, journal.tables, now + DAY) is None  # two days are no fault
    assert trash.purge_due(journal, now) == 0
    assert private_keys.read(journal, "due to go") is None
    assert journal.sharing.forget_old_bytes(now) == 0


def test_what_was_put_back_and_deleted_again_is_marked_anew(journal: Journal) -> None:
    entry, now = in_the_trash(journal), now_utc()
    assert unlocked(journal, now + 31 * DAY) == 0
    journal.reflections.restore(entry)
    assert unlocked(journal, now + 32 * DAY) == 0
    journal.reflections.delete(entry)
    assert unlocked(journal, now + 33 * DAY) == 0
    assert unlocked(journal, now + 34 * DAY) == 1

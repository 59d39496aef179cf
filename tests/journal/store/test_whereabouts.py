"""The journal's file is taken away while it is open: nothing more is written, it is said, and all of it is copied."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from journal.errors import CannotOpen, CannotWrite, DiskFull, JournalClosed, JournalGone
from journal.store import backup, check, keys, open_file, opening, rescue, whereabouts
from journal.store.connection import connect
from journal.store.journal import Journal
from journal.store.open_file import OpenFile
from journal.store.recovery_key import make_recovery_key
from tests.journal.store import journals
from tests.journal.store.journals import DATA_KEY, PASSPHRASE, bytes_in, reflection, reopen

if sys.platform == "win32":
    pytest.skip("an open file can be neither moved nor replaced there", allow_module_level=True)


@pytest.fixture
def journal(folder: Path) -> Journal:
    """Return an open journal with two thoughts in it, one of them in the log alone."""
    journal = opening.open_with_passphrase(folder, PASSPHRASE)
    journal.reflections.add(reflection("first"))
    with journal.reading() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    journal.reflections.add(reflection("second"))
    return journal


def unlinked(folder: Path) -> None:
    (folder / "journal.db").unlink()


def without_its_log(folder: Path) -> None:
    (folder / "journal.db-wal").unlink()


def both_unlinked(folder: Path) -> None:
    unlinked(folder)
    without_its_log(folder)


def replaced(folder: Path) -> None:
    shutil.copy(folder / "journal.db", folder / "older")
    os.replace(folder / "older", folder / "journal.db")


def truncated_and_made_anew(folder: Path) -> None:
    (folder / "journal.db").rename(folder / "journal (1).db")
    (folder / "journal.db").write_bytes(b"")


def moved_into(folder: Path) -> None:
    (folder / "conflict").mkdir()
    (folder / "journal.db").rename(folder / "conflict" / "journal.db")


def folder_renamed(folder: Path) -> None:
    folder.rename(folder.with_name("moved"))


def folder_deleted(folder: Path) -> None:
    shutil.rmtree(folder)


def folder_made_anew(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def folder_is_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"")


WAYS = [
    unlinked, without_its_log, both_unlinked, replaced, truncated_and_made_anew, moved_into, folder_renamed,
    folder_deleted, folder_made_anew, folder_is_a_file,
]  # fmt: skip


def texts(journal: Journal) -> set[str]:
    return {thought.text for thought in journal.reflections.latest(100)}


def restored(path: Path | None, folder: Path) -> set[str]:
    """Return the thoughts in a rescue copy, restored and opened with the passphrase."""
    assert path is not None
    assert path.stat().st_mode & 0o077 == 0
    backup.restore(path, folder)
    journal = opening.open_with_passphrase(folder, PASSPHRASE)
    found = texts(journal)
    assert list(check.problems(journal)) == []
    journal.close()
    return found


def full(*_: object) -> None:
    raise DiskFull


@pytest.mark.parametrize("taken_away", WAYS)
def test_the_change_that_finds_it_gone_is_in_the_copy_and_the_next_one_is_refused(
    journal: Journal, taken_away: Callable[[Path], None], tmp_path: Path
) -> None:
    taken_away(journal.folder)
    with pytest.raises(JournalGone, match="this change included") as raised:
        journal.reflections.add(reflection("third"))
    assert str(journal.rescued) in str(raised.value)
    assert journal.rescued is not None
    assert journal.rescued.parent in (journal.folder, tmp_path)
    with pytest.raises(JournalGone, match="not what you typed since"):
        journal.drafts.put_text("d" * 32, "reflection", "text", "typed after that")
    with pytest.raises(JournalGone):
        journal.change_passphrase("another one, much longer")
    assert str(journal.rescued) in journal.gone
    assert texts(journal) == {"first", "second", "third"}  # it can still be read
    journal.close()
    assert restored(journal.rescued, tmp_path / "restored") == {"first", "second", "third"}


@pytest.mark.parametrize("taken_away", WAYS)
def test_where_nothing_is_written_any_more_it_is_copied_at_the_close(
    journal: Journal, taken_away: Callable[[Path], None], tmp_path: Path
) -> None:
    taken_away(journal.folder)
    journal.close()
    assert restored(journal.rescued, tmp_path / "restored") == {"first", "second"}


def test_a_folder_that_was_only_renamed_opens_under_its_new_name(journal: Journal) -> None:
    folder_renamed(journal.folder)
    with pytest.raises(JournalGone):
        journal.reflections.add(reflection("third"))
    journal.close()
    there = opening.open_with_passphrase(journal.folder.with_name("moved"), PASSPHRASE)
    assert texts(there) == {"first", "second", "third"}
    assert list(check.problems(there)) == []
    there.close()


def test_what_was_laid_in_its_place_is_not_touched_its_log_included(journal: Journal, tmp_path: Path) -> None:
    other = journals.make(tmp_path / "other")
    other.reflections.add(reflection("of the other one"))
    for end in ("", "-wal"):
        shutil.copy(tmp_path / "other" / f"journal.db{end}", journal.folder / f"new{end}")
    other.close()
    for end in ("", "-wal"):
        os.replace(journal.folder / f"new{end}", journal.folder / f"journal.db{end}")
    laid = {name: raw for name, raw in bytes_in(journal.folder).items() if name.startswith("journal.db")}
    assert len(laid["journal.db-wal"]) > 0
    with pytest.raises(JournalGone):
        journal.reflections.add(reflection("third"))
    journal.close()
    assert {name: raw for name, raw in bytes_in(journal.folder).items() if name.startswith("journal.db")} == laid
    there = reopen(journal.folder)
    assert texts(there) == {"of the other one"}
    there.close()


def test_after_a_kill_its_log_is_not_taken_for_that_of_the_file_in_its_place(journal: Journal, tmp_path: Path) -> None:
    replaced(journal.folder)
    with pytest.raises(JournalGone):
        journal.reflections.add(reflection("third"))
    shutil.copytree(journal.folder, tmp_path / "killed")  # what a kill would leave: nothing was closed
    there = reopen(tmp_path / "killed")
    assert texts(there) == {"first"}
    assert list(check.problems(there)) == []
    there.close()
    journal.close()


def test_a_copy_that_could_not_be_made_is_made_as_soon_as_it_can(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlinked(journal.folder)
    with monkeypatch.context() as patched:
        patched.setattr(backup, "to_file", full)
        with pytest.raises(JournalGone, match="leave the program running"):
            journal.reflections.add(reflection("third"))
        assert "could not be made yet" in journal.gone
    with pytest.raises(JournalGone, match="not what you typed since"):
        journal.look()
    journal.close()
    assert restored(journal.rescued, tmp_path / "restored") == {"first", "second", "third"}


def test_locked_before_it_could_be_copied_it_is_held_until_it_can(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[threading.Thread] = []
    really = open_file.hold
    monkeypatch.setattr(open_file, "hold", lambda twin: held.append(really(twin)))
    monkeypatch.setattr(whereabouts, "EVERY_SECONDS", 0.01)
    unlinked(journal.folder)
    with monkeypatch.context() as patched:
        patched.setattr(backup, "to_file", full)
        with pytest.raises(JournalGone):
            journal.reflections.add(reflection("third"))
        journal.close()
        with pytest.raises(JournalClosed):
            journal.reflections.latest(1)
        assert held[0].is_alive()
    held[0].join(timeout=60)
    assert not held[0].is_alive()
    [copied] = journal.folder.glob("rescued-*.journal-backup")
    assert restored(copied, tmp_path / "restored") == {"first", "second", "third"}


def test_it_is_found_gone_while_nobody_writes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whereabouts, "EVERY_SECONDS", 0.01)
    journal = reopen(folder)
    journal.reflections.add(reflection("first"))
    unlinked(folder)
    watching = journal.watch()
    watching.join(timeout=60)
    assert not watching.is_alive()
    assert journal.rescued is not None
    assert journal.gone
    journal.close()


def test_who_opens_a_journal_has_it_watched_until_it_is_closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []
    really = OpenFile.watch
    monkeypatch.setattr(OpenFile, "watch", lambda journal: begun.append(really(journal)))
    opening.open_with_passphrase(folder, PASSPHRASE).close()
    opening.create(folder.with_name("new"), PASSPHRASE, make_recovery_key()).close()
    assert len(begun) == 2
    for watching in begun:
        watching.join(timeout=60)
        assert not watching.is_alive()


def test_looking_leaves_the_lock_where_it_is(journal: Journal) -> None:
    for _ in range(10):
        journal.look()
    assert journals.opened_elsewhere(journal.folder) == "JournalBusy"
    journal.close()


# --- what is no sign of it -------------------------------------------------------------------------


def test_a_disk_that_does_not_answer_for_a_moment_stops_nobody(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(whereabouts, "os", SimpleNamespace(stat=silent))
        journal.reflections.add(reflection("third"))
    journal.look()
    journal.close()


def test_where_files_have_no_numbers_nothing_is_compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_numbers(path: Path) -> SimpleNamespace:
        os.stat(path)  # noqa: PTH116 as it is called there
        return SimpleNamespace(st_dev=0, st_ino=0)

    monkeypatch.setattr(whereabouts, "os", SimpleNamespace(stat=without_numbers))
    journal = reopen(folder)
    assert whereabouts.of_database(folder / "journal.db") == {}
    journal.reflections.add(reflection("first"))
    journal.close()
    assert journal.rescued is None


def test_backups_checkpoints_and_a_new_passphrase_are_no_sign_of_it(journal: Journal) -> None:
    backup.to_file(journal, journal.folder / "own.journal-backup")
    journal.reflections.add_many(reflection("x " * 3_000) for _ in range(600))  # the log is written back meanwhile
    with journal.reading() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        db.execute("VACUUM")
    journal.change_passphrase("another passphrase, long enough")
    journal.look()
    journal.close()
    assert journal.rescued is None
    assert list(journal.folder.glob("rescued*")) == []


def test_of_the_demo_nothing_is_copied_anywhere(tmp_path: Path) -> None:
    demo = opening.create_unkeyed(tmp_path, "f" * 32, DATA_KEY, is_demo=True)
    (tmp_path / "journal.db").unlink()
    demo.reflections.add(reflection("nothing of this is kept"))
    demo.close()
    assert demo.rescued is None


# --- its siblings ----------------------------------------------------------------------------------


def test_a_file_replaced_while_it_is_being_opened_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from journal.store import connection

    really = connection._prepare

    def meanwhile(*told: object) -> None:
        really(*told)  # type: ignore[arg-type]  # as it was called
        replaced(folder)

    monkeypatch.setattr(connection, "_prepare", meanwhile)
    with pytest.raises(CannotOpen, match="replaced while"):
        connect(folder / "journal.db", DATA_KEY)
    monkeypatch.undo()
    connect(folder / "journal.db", DATA_KEY).close()


@pytest.mark.parametrize("instead", ["nothing", "garbage", "another journal's"])
def test_a_lost_key_file_is_still_in_every_copy(journal: Journal, tmp_path: Path, instead: str) -> None:
    (journal.folder / "journal.key").unlink()
    if instead == "garbage":
        (journal.folder / "journal.key").write_bytes(b"{}")
    elif instead != "nothing":
        others = keys.make("e" * 32, bytes(32), "theirs", make_recovery_key(), cost=journals.CHEAP)
        keys.write(journal.folder, others)
    backup.to_file(journal, tmp_path / "own.journal-backup")
    journal.close()
    assert restored(tmp_path / "own.journal-backup", tmp_path / "restored") == {"first", "second"}


def test_after_a_new_passphrase_copies_open_with_the_new_one(journal: Journal, tmp_path: Path) -> None:
    journal.change_passphrase("another passphrase, long enough")
    folder_deleted(journal.folder)
    with pytest.raises(CannotWrite):
        journal.reflections.add(reflection("third"))
    journal.close()
    assert journal.rescued is not None
    backup.restore(journal.rescued, tmp_path / "restored")
    opening.open_with_passphrase(tmp_path / "restored", "another passphrase, long enough").close()


def test_where_no_folder_is_left_it_goes_into_the_persons_own(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "person").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "person")
    monkeypatch.setattr(journal, "folder", tmp_path / "gone" / "journal")
    assert rescue.copy(journal).parent == tmp_path / "person"
    journal.close()

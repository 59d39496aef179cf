"""The drill: every way in which a copy can be bad, and every way in which its disk can fail, said and harmless."""

from __future__ import annotations

import errno
import io
import os
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.errors import BackupNewer, CannotOpen, DiskFull, JournalDamaged, JournalError, JournalNewer
from journal.store import archive, backup, inbox, inbox_files, inbox_key, keys, migrations, opening, tried_copy
from journal.store.journal import Journal
from tests.journal.store.journals import PASSPHRASE, RECOVERY_KEY, bytes_in, client, make, reflection, reopen

TODAY = date(2026, 10, 20)
WORDS = "K2 worry 7, the dog barked"


@pytest.fixture
def full(journal: Journal) -> Journal:
    """Return an open journal with entries, and two lines at its door."""
    inbox_key.make_ready(journal)
    journal.clients.add(client())
    journal.reflections.add_many(reflection(f"the weir {n} " * 20) for n in range(40))
    for n in range(2):
        inbox_files.leave(journal.folder, f"{WORDS} {n}", known=bool(n))
    return journal


@pytest.fixture
def kept(full: Journal, tmp_path: Path) -> Path:
    path = tmp_path / "kept.journal-backup"
    backup.to_file(full, path)
    return path


def members(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as file:
        return [(name, file.read(name)) for name in file.namelist()]


def zipped(path: Path, told: list[tuple[str, bytes]], packed: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", packed) as file:
        for name, raw in told:
            file.writestr(name, raw)
    return path


def texts(journal: Journal) -> list[str]:
    return sorted(line.text for line in inbox.opened(journal).lines)


# --- lines at the door ------------------------------------------------------------------------------------


def test_lines_left_at_the_door_come_back_sealed_and_readable(kept: Path, tmp_path: Path) -> None:
    assert b"the dog barked" not in kept.read_bytes()
    assert backup.restore(kept, tmp_path / "new").lines == 2
    restored = opening.open_with_passphrase(tmp_path / "new", PASSPHRASE)
    opening.make_inbox_ready(restored)
    assert texts(restored) == [f"{WORDS} 0", f"{WORDS} 1"]
    assert inbox_key.changed_since(restored) is None
    assert (tmp_path / "new" / "inbox").stat().st_mode & 0o777 == 0o700
    restored.close()


@pytest.mark.parametrize("dealt_with", ["thrown away", "kept"])
def test_a_line_that_was_dealt_with_does_not_come_again_with_an_old_inbox(
    full: Journal, kept: Path, tmp_path: Path, dealt_with: str
) -> None:
    first, second = inbox.opened(full).lines
    if dealt_with == "thrown away":
        inbox.throw_away(full, first)
    else:  # and what was made of it was deleted for good since
        inbox.mark_done(full, first)
        inbox.tidy(full, first)
    backup.to_file(full, tmp_path / "later.journal-backup")
    backup.restore(tmp_path / "later.journal-backup", tmp_path / "new")
    backup.restore(kept, tmp_path / "old")
    for line in (tmp_path / "old" / "inbox").iterdir():
        line.replace(tmp_path / "new" / "inbox" / line.name)
    restored = reopen(tmp_path / "new")
    assert texts(restored) == [second.text]
    assert [path.name for path in (tmp_path / "new" / "inbox").iterdir()] == [second.path.name]
    restored.close()


def test_a_line_dealt_with_while_the_copy_was_made_does_not_come_again(
    full: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = inbox.opened(full).lines
    really = backup._copy

    def copy(journal: Journal, path: Path, key: bytes) -> None:
        inbox.throw_away(full, first)
        really(journal, path, key)

    monkeypatch.setattr(backup, "_copy", copy)
    backup.to_file(full, tmp_path / "b.journal-backup")
    backup.restore(tmp_path / "b.journal-backup", tmp_path / "new")
    restored = reopen(tmp_path / "new")
    assert texts(restored) == [second.text]
    restored.close()


def test_what_is_no_line_stays_out_of_a_copy(full: Journal, tmp_path: Path) -> None:
    door = full.folder / "inbox"
    (door / f"{1:032x}.line").write_bytes(b"stuffed")
    (door / f"{2:032x}.line").write_bytes(b"age-encryption.org/v1\n--- " + bytes(inbox_files.LONGEST_SEALED))
    (door / f"{3:032x}.line").symlink_to(full.folder / "journal.key")
    (door / "notes.txt").write_bytes(b"mine")
    backup.to_file(full, tmp_path / "b.journal-backup")
    assert archive.look(tmp_path / "b.journal-backup").lines == 2


def test_an_inbox_that_is_a_link_keeps_no_copy_from_being_made(full: Journal, tmp_path: Path) -> None:
    (full.folder / "inbox").rename(tmp_path / "theirs")
    (full.folder / "inbox").symlink_to(tmp_path / "theirs", target_is_directory=True)
    backup.to_file(full, tmp_path / "b.journal-backup")
    assert archive.look(tmp_path / "b.journal-backup").lines == 0


# --- older and newer --------------------------------------------------------------------------------------


def test_a_backup_of_the_first_form_is_read(kept: Path, tmp_path: Path) -> None:
    told = dict(members(kept))
    old = zipped(tmp_path / "old", [("journal.db", told["journal.db"]), ("journal.key", told["journal.key"])])
    contents = backup.restore(old, tmp_path / "new")
    assert (contents.version, contents.lines) == (1, 0)
    restored = reopen(tmp_path / "new")
    assert restored.reflections.count() == 40
    restored.close()


@pytest.mark.parametrize("more", [[], [("what/we/do/not/know", b"x")]])
def test_a_newer_form_is_said_to_be_newer(kept: Path, tmp_path: Path, more: list[tuple[str, bytes]]) -> None:
    told = [(name, b"3\n" if name == "version" else raw) for name, raw in members(kept)]
    newer = zipped(tmp_path / "newer", told + more)
    with pytest.raises(BackupNewer, match="newer version"):
        backup.restore(newer, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_copy_of_a_journal_that_was_used_with_a_newer_program_says_so(full: Journal, tmp_path: Path) -> None:
    with full.transaction() as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('journal', 'm999_later', '')"
        )
    backup.to_file(full, tmp_path / "b.journal-backup")
    with full.transaction() as db:
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm999_later'")
    with pytest.raises(JournalNewer):
        tried_copy.tried(full, tmp_path / "b.journal-backup", TODAY)


def test_a_copy_from_before_an_upgrade_is_tried_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = migrations.migrations._migrations
    monkeypatch.setattr(migrations.migrations, "_migrations", steps[:9])
    old = make(tmp_path / "old")
    backup.to_file(old, tmp_path / "b.journal-backup")
    old.close()
    monkeypatch.setattr(migrations.migrations, "_migrations", steps)
    now = opening.open_with_passphrase(tmp_path / "old", PASSPHRASE)
    assert tried_copy.tried(now, tmp_path / "b.journal-backup", TODAY).entries == 0
    now.close()


# --- damage -----------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_flipped_bit_brings_back_everything_or_is_refused(
    kept: Path, tmp_path: Path, place: float, bit: int
) -> None:
    raw = bytearray(kept.read_bytes())
    raw[int(place * len(raw))] ^= 1 << bit
    bad, new = tmp_path / "bad.journal-backup", tmp_path / "new"
    bad.write_bytes(raw)
    before = {path.name for path in tmp_path.iterdir()}
    try:
        backup.restore(bad, new)
    except CannotOpen:
        assert {path.name for path in tmp_path.iterdir()} == before
        return
    whole = tmp_path / "whole"
    backup.restore(kept, whole)
    same = bytes_in(new) == bytes_in(whole)
    for path in sorted([*new.rglob("*"), *whole.rglob("*")], reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    new.rmdir()
    whole.rmdir()
    assert same  # a bit that says nothing: a date of a member, say


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(left=st.floats(0, 1, exclude_max=True))
def test_a_cut_file_is_refused_and_leaves_nothing(kept: Path, tmp_path: Path, left: float) -> None:
    raw = kept.read_bytes()
    (tmp_path / "cut").write_bytes(raw[: int(left * len(raw))])
    with pytest.raises(CannotOpen):
        backup.restore(tmp_path / "cut", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_copy_with_one_flipped_byte_is_said_to_be_damaged_when_tried(full: Journal, tmp_path: Path) -> None:
    told = dict(members_of(full, tmp_path))
    raw = bytearray(told["journal.db"])
    raw[len(raw) // 2] ^= 1
    bad = zipped(tmp_path / "bad", [*{**told, "journal.db": bytes(raw)}.items()])  # a zip whose own sums are right
    with pytest.raises(CannotOpen, match="does not check out"):
        tried_copy.tried(full, bad, TODAY)
    assert list(backup.backups_folder(full.folder).iterdir()) == []
    assert not tried_copy.last_tries(full)["bad"][1]


def members_of(journal: Journal, tmp_path: Path) -> list[tuple[str, bytes]]:
    backup.to_file(journal, tmp_path / "whole.journal-backup")
    return members(tmp_path / "whole.journal-backup")


def test_another_journals_key_is_told(full: Journal, kept: Path, tmp_path: Path) -> None:
    told = dict(members(kept))
    other = keys.make("0" * 31 + "2", bytes(32), "another", RECOVERY_KEY, cost=keys.KdfCost(64, 1, 1))
    swapped = zipped(tmp_path / "swapped", [*{**told, "journal.key": other.to_bytes()}.items()])
    with pytest.raises(CannotOpen, match="of another journal"):
        tried_copy.tried(full, swapped, TODAY)
    backup.restore(swapped, tmp_path / "new")
    with pytest.raises(JournalDamaged):
        opening.open_with_passphrase(tmp_path / "new", "another")
    rekeyed = keys.make(full.id, bytes(32), "another", RECOVERY_KEY, cost=keys.KdfCost(64, 1, 1))
    swapped = zipped(tmp_path / "rekeyed", [*{**told, "journal.key": rekeyed.to_bytes()}.items()])
    with pytest.raises(CannotOpen, match="with another key"):
        tried_copy.tried(full, swapped, TODAY)


HOSTILE: dict[str, Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]] = {
    "out of the folder": lambda told: [*told, ("inbox/../../x.line", b"x")],
    "an absolute path": lambda told: [*told, ("/tmp/x.line", b"x")],  # noqa: S108  never written
    "another folder": lambda told: [*told, (f"inbox/aside/{1:032x}.line", b"x")],
    "a folder": lambda told: [*told, ("inbox/", b"")],
    "a line that is too long": lambda told: [*told, (f"inbox/{1:032x}.line", bytes(inbox_files.LONGEST_SEALED + 1))],
    "too many lines": lambda told: [*told, *((f"inbox/{n:032x}.line", b"x") for n in range(archive.MOST_LINES))],
    "a member twice": lambda told: [*told, told[1]],
    "lines and no version": lambda told: told[1:],
    "no number": lambda told: [("version", b"two"), *told[1:]],
    "the first one, named": lambda told: [("version", b"1"), *told[1:]],
    "a long version": lambda told: [("version", b"9" * 10_000), *told[1:]],
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("how", HOSTILE)
def test_a_hostile_archive_is_refused_before_anything_is_unpacked(
    kept: Path, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = zipped(tmp_path / "bad", HOSTILE[how](members(kept)))
    monkeypatch.setattr(archive, "_out", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(CannotOpen, match="not a whole backup"):
        backup.restore(bad, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_list_of_members_without_end_is_not_read(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        pytest.fail("the list was read")

    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", read)
    for name, end in {
        "plain": struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, 2**30, 0, 0),
        "large": struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 9, 9, 2**40, 0)
        + struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
        + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, 100, 0, 0),
        "with a comment": struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, 2**30, 0, 3) + b"abc",
    }.items():
        (tmp_path / name).write_bytes(kept.read_bytes() + end)
        with pytest.raises(CannotOpen, match="not a whole backup"):
            backup.restore(tmp_path / name, tmp_path / "new")


def test_members_larger_than_the_file_are_refused_before_anything_is_unpacked(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_out", lambda *_: pytest.fail("it was unpacked"))
    out = io.BytesIO(kept.read_bytes())
    with zipfile.ZipFile(out) as file:
        central = bytearray(out.getvalue())
        one = file.getinfo("journal.db").file_size
    at = central.index(b"PK\1\2")
    at = central.index(b"PK\1\2", at + 4)
    central[at + 20 : at + 28] = struct.pack("<2L", one * 2, one * 2)  # more than the whole file has
    (tmp_path / "bad").write_bytes(central)
    with pytest.raises(CannotOpen):
        backup.restore(tmp_path / "bad", tmp_path / "new")


# --- disks ------------------------------------------------------------------------------------------------


def test_a_disk_that_fills_up_in_the_middle_leaves_nothing(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = archive._out

    def out(file: zipfile.ZipFile, name: str, path: Path) -> None:
        really(file, name, path)
        if path.parent.name == "inbox":
            raise DiskFull

    monkeypatch.setattr(archive, "_out", out)
    with pytest.raises(DiskFull):
        backup.restore(kept, tmp_path / "new" / "deep")
    assert not (tmp_path / "new" / "deep").exists()


def test_a_full_disk_while_trying_is_said_and_leaves_nothing(
    full: Journal, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(DiskFull):
        tried_copy.tried(full, kept, TODAY)
    assert list(backup.backups_folder(full.folder).iterdir()) == []


# --- tried ------------------------------------------------------------------------------------------------


def test_a_try_counts_compares_and_leaves_nothing(full: Journal, kept: Path) -> None:
    found = tried_copy.tried(full, kept, TODAY)
    assert (found.entries, found.since, found.gone_since, found.lines) == (41, 0, 0, 2)
    assert found.passphrase_of_today
    assert found.recovery_key_of_today
    a, b, *_ = full.reflections.latest(40)
    full.reflections.delete(a.id)
    full.reflections.update(reflection("changed", id=b.id))
    full.reflections.add(reflection("later"))
    full.change_passphrase("another one since")
    now = tried_copy.tried(full, kept, TODAY)
    assert (now.entries, now.since, now.gone_since) == (41, 2, 1)
    assert (now.passphrase_of_today, now.recovery_key_of_today) == (False, True)
    assert now.up_to == found.up_to
    assert list(backup.backups_folder(full.folder).iterdir()) == []


def test_what_a_killed_try_left_is_swept(full: Journal, kept: Path) -> None:
    stray = backup.backups_folder(full.folder) / f".{TODAY.isoformat()}-tried{backup.ENDING}.0123abcd.db.tmp"
    stray.parent.mkdir()
    archive.unpack_journal(kept, stray)
    backup.sweep(full.folder)
    assert not stray.exists()


def test_a_copy_that_is_not_there_is_said(full: Journal, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(JournalError):
            tried_copy.tried(full, path, TODAY)

"""Backups: whole, encrypted, checked, seven of them; and the way back."""

import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.errors import AlreadyThere, BackupFailed, CannotOpen, FolderNotOurs, FolderNotWritable, JournalDamaged
from journal.store import archive, backup, check, keys, opening
from journal.store.journal import Journal
from tests.journal.store.journals import (
    DATA_KEY,
    JOURNAL_ID,
    PASSPHRASE,
    bytes_in,
    client,
    reflection,
    reopen,
    session,
)

TODAY = date(2026, 10, 20)


@pytest.fixture
def kept(journal: Journal, tmp_path: Path) -> Path:
    """Return a backup of a journal with a client, a session and forty reflections."""
    someone = client()
    journal.clients.add(someone)
    journal.sessions.add(session(someone.id))
    journal.reflections.add_many(reflection(f"the weir {n} " * 20) for n in range(40))
    path = tmp_path / "kept.journal-backup"
    backup.to_file(journal, path)
    return path


def test_a_restored_backup_opens_with_the_passphrase_and_holds_everything(
    kept: Path, journal: Journal, tmp_path: Path
) -> None:
    journal.reflections.add(reflection("later than the backup"))
    backup.restore(kept, tmp_path / "restored" / "deep")
    restored = opening.open_with_passphrase(tmp_path / "restored" / "deep", PASSPHRASE)
    assert [table.count() for table in restored.kinds] == [1, 1, 0, 0, 40, 0, 0, 0, 0, 0, 0, 0]
    assert restored.day_sums.between(date.min, date.max) != []
    assert list(check.problems(restored)) == []
    restored.reflections.add(reflection("and on"))
    restored.close()


def test_nothing_in_a_backup_can_be_read(kept: Path) -> None:
    raw = kept.read_bytes()
    for plain in (b"weir", b"SQLite format 3", b"CREATE TABLE", PASSPHRASE.encode(), DATA_KEY, DATA_KEY.hex().encode()):
        assert plain not in raw
    with zipfile.ZipFile(kept) as file:
        assert file.namelist() == ["version", "journal.db", "journal.key"]


def test_nothing_else_is_left_beside_a_backup(kept: Path, tmp_path: Path) -> None:
    assert sorted(p.name for p in tmp_path.iterdir()) == ["journal", "kept.journal-backup"]


def test_a_backup_is_one_moment_of_the_journal_though_saving_goes_on(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.reflections.add_many(reflection("before " * 300) for _ in range(300))
    monkeypatch.setattr(backup, "PAGES_AT_A_TIME", 5)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(backup.to_file, journal, tmp_path / "b.journal-backup")
        saved = 0
        while not running.done():
            journal.reflections.add(reflection(f"during {saved}"))
            saved += 1
        running.result()
    backup.restore(tmp_path / "b.journal-backup", tmp_path / "restored")
    restored = reopen(tmp_path / "restored")
    assert list(check.problems(restored)) == []
    assert 300 <= restored.reflections.count() <= 300 + saved
    restored.close()
    assert saved > 0
    assert journal.reflections.count() == 300 + saved


# --- once a day ---------------------------------------------------------------------------------------


def test_one_a_day_and_the_last_seven_are_kept(journal: Journal) -> None:
    folder = backup.backups_folder(journal.folder)
    before = backup.keep(journal, "before-m002", TODAY - timedelta(days=99))
    for n in range(10):
        made = backup.daily(journal, TODAY + timedelta(days=n))
        assert made is not None
        assert made.exists()
        assert backup.daily(journal, TODAY + timedelta(days=n)) is None
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        before.name,
        *(f"{(TODAY + timedelta(days=n)).isoformat()}-daily.journal-backup" for n in range(3, 10)),
    ]


def test_a_day_whose_backup_fails_keeps_the_older_ones(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(7):
        backup.daily(journal, TODAY + timedelta(days=n))
    folder = backup.backups_folder(journal.folder)
    before = bytes_in(folder)

    def not_well(*_: object) -> None:
        raise BackupFailed

    monkeypatch.setattr(backup, "_check", not_well)
    with pytest.raises(BackupFailed):
        backup.daily(journal, TODAY + timedelta(days=7))
    assert bytes_in(folder) == before


def test_two_for_the_same_reason_on_one_day_do_not_overwrite_each_other(journal: Journal) -> None:
    first = backup.keep(journal, "before-m002", TODAY)
    whole = first.read_bytes()
    second = backup.keep(journal, "before-m002", TODAY)
    assert first != second
    assert first.read_bytes() == whole


def test_the_demo_is_not_backed_up(tmp_path: Path) -> None:
    demo = opening.create_unkeyed(tmp_path, JOURNAL_ID, DATA_KEY, is_demo=True)
    assert backup.daily(demo, TODAY) is None
    demo.close()
    assert not backup.backups_folder(tmp_path).exists()


def test_a_linked_folder_of_backups_is_left_as_it_is_and_said(journal: Journal, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o755)
    for n in range(9):
        (theirs / f"2026-01-0{n + 1}-daily.journal-backup").write_bytes(b"mine")
    (theirs / ".2026-01-01-daily.journal-backup.0123abcd.tmp").write_bytes(b"mine")
    before = bytes_in(theirs)
    backup.backups_folder(journal.folder).symlink_to(theirs, target_is_directory=True)
    with pytest.raises(FolderNotOurs, match="“backups”"):
        backup.daily(journal, TODAY)
    with pytest.raises(FolderNotOurs):
        backup.keep(journal, "before-m002", TODAY)
    backup.sweep(journal.folder)
    assert bytes_in(theirs) == before
    assert theirs.stat().st_mode & 0o777 == 0o755


def test_only_what_was_named_here_is_counted_dropped_or_swept(journal: Journal) -> None:
    folder = backup.backups_folder(journal.folder)
    folder.mkdir()
    foreign = ["2020-01-01 my own-daily.journal-backup", "old-daily.journal-backup", ".x.journal-backup.notes.tmp.txt"]
    for name in foreign:
        (folder / name).write_bytes(b"mine")
    stray = folder / f".{TODAY.isoformat()}-daily.journal-backup.0123abcd.db.tmp"
    stray.write_bytes(b"half")
    for n in range(9):
        backup.daily(journal, TODAY + timedelta(days=n))
    backup.sweep(journal.folder)
    names = {path.name for path in folder.iterdir()}
    assert len(names) == len(foreign) + 7
    assert names >= {*foreign}


# --- what is refused --------------------------------------------------------------------------------------


def test_a_file_that_is_there_is_not_overwritten(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"precious")
    for path in (tmp_path / "mine", journal.folder / "journal.db", tmp_path):
        with pytest.raises(AlreadyThere):
            backup.to_file(journal, path)
    assert (tmp_path / "mine").read_bytes() == b"precious"


def test_a_folder_that_is_not_there_is_said_so(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="is not there"):
        backup.to_file(journal, tmp_path / "nowhere" / "b.journal-backup")


def test_a_copy_that_does_not_check_out_is_no_backup(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.reflections.add_many(reflection("x " * 500) for _ in range(20))
    really = backup._copy

    def spoil(change: Callable[[bytes], bytes]) -> Callable[[Journal, Path, bytes], None]:
        def copy(journal: Journal, path: Path, key: bytes) -> None:
            really(journal, path, key)
            path.write_bytes(change(path.read_bytes()))

        return copy

    changes: list[Callable[[bytes], bytes]] = [
        lambda raw: raw[:-4096],  # passes the check of seals
        lambda raw: raw + b"\0" * 4096,  # passes the check of structure
        lambda raw: raw[:9000] + bytes([raw[9000] ^ 1]) + raw[9001:],
        lambda raw: b"",
    ]
    for change in changes:
        monkeypatch.setattr(backup, "_copy", spoil(change))
        with pytest.raises(BackupFailed) as caught:
            backup.to_file(journal, tmp_path / "b.journal-backup")
        assert "journal itself is fine" in str(caught.value)
        assert [p.name for p in tmp_path.iterdir()] == ["journal"]


def test_of_a_damaged_journal_no_backup_is_made_and_it_is_not_called_fine(folder: Path, tmp_path: Path) -> None:
    journal = reopen(folder)
    journal.reflections.add_many(reflection("x " * 500) for _ in range(100))
    backup.daily(journal, TODAY)
    journal.close()
    raw = bytearray((folder / "journal.db").read_bytes())
    raw[len(raw) * 3 // 4] ^= 1  # among the entries, not in what is read at opening
    (folder / "journal.db").write_bytes(raw)
    before = bytes_in(folder)
    journal = reopen(folder)
    with pytest.raises(BackupFailed) as caught:
        backup.daily(journal, TODAY + timedelta(days=1))
    assert "damaged" in str(caught.value)
    assert "fine" not in str(caught.value)
    journal.close()
    assert bytes_in(folder) == before


# --- restoring --------------------------------------------------------------------------------------------


def test_a_key_file_that_is_none_by_its_size_is_not_even_unpacked(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(kept) as file:
        db, key = file.read("journal.db"), file.read("journal.key")
    huge = rezipped(tmp_path / "huge.journal-backup", [("journal.db", db), ("journal.key", key + b" " * 10_000)])
    monkeypatch.setattr(archive, "_out", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(CannotOpen, match="not a whole backup"):
        backup.restore(huge, tmp_path / "restored")


@pytest.mark.parametrize("there", ["journal.db", "a letter.txt"])
def test_nothing_is_restored_over_something(kept: Path, tmp_path: Path, there: str) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / there).write_bytes(b"precious")
    for path in (target, target / there):
        with pytest.raises(AlreadyThere):
            backup.restore(kept, path)
    assert bytes_in(target) == {there: b"precious"}


def rezipped(path: Path, members: list[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, raw in members:
            file.writestr(name, raw)
    return path


def test_what_is_no_whole_backup_is_refused_and_leaves_nothing(kept: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(kept) as file:
        db, key = file.read("journal.db"), file.read("journal.key")
    raw = kept.read_bytes()
    middle = raw[: len(raw) // 2] + bytes([raw[len(raw) // 2] ^ 1]) + raw[len(raw) // 2 + 1 :]
    encrypted = raw.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0").replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"
    )
    assert encrypted != raw
    bad = {
        "empty": b"",
        "text": b"not a zip",
        "half": raw[: len(raw) // 2],
        "flipped": middle,
        "encrypted": encrypted,
        "no key": rezipped(tmp_path / "1", [("journal.db", db)]).read_bytes(),
        "one too many": rezipped(
            tmp_path / "2", [("journal.db", db), ("journal.key", key), ("../x", b"")]
        ).read_bytes(),
        "elsewhere": rezipped(tmp_path / "3", [("../journal.db", db), ("journal.key", key)]).read_bytes(),
        "packed": rezipped(
            tmp_path / "4", [("journal.db", db), ("journal.key", key)], zipfile.ZIP_DEFLATED
        ).read_bytes(),
        "key damaged": rezipped(tmp_path / "5", [("journal.db", db), ("journal.key", key[:-9])]).read_bytes(),
    }
    before = {p.name for p in tmp_path.iterdir()}
    for name, content in bad.items():
        path = tmp_path / "bad.journal-backup"
        path.write_bytes(content)
        with pytest.raises(CannotOpen, match="not a whole backup"):
            backup.restore(path, tmp_path / "restored")
        path.unlink()
        assert {p.name for p in tmp_path.iterdir()} == before, name
    with pytest.raises(CannotOpen, match="no backup of that name"):
        backup.restore(tmp_path / "missing", tmp_path / "restored")
    assert {p.name for p in tmp_path.iterdir()} == before


def test_an_absurd_size_is_refused_before_anything_is_unpacked(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", kept.stat().st_size // 2)
    with pytest.raises(CannotOpen):
        backup.restore(kept, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_a_folder_that_cannot_be_made_is_said_so(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", forbidden)
    with pytest.raises(FolderNotWritable):
        backup.restore(kept, tmp_path / "restored")


def test_a_restored_copy_of_damage_says_that_it_is_damaged(kept: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(kept) as file:
        db, key = file.read("journal.db"), file.read("journal.key")
    backup.restore(rezipped(tmp_path / "cut", [("journal.db", db[:8192]), ("journal.key", key)]), tmp_path / "restored")
    with pytest.raises(JournalDamaged):
        opening.open_with_passphrase(tmp_path / "restored", PASSPHRASE)
    assert keys.read(tmp_path / "restored").journal_id == JOURNAL_ID

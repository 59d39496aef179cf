"""Making and opening a journal, and every way in which that can fail. What fails leaves the files as they were."""

import contextlib
import os
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journal.errors import (
    AlreadyThere,
    CannotOpen,
    DiskFull,
    FolderNotWritable,
    JournalBusy,
    JournalDamaged,
    JournalEmptyFile,
    JournalError,
    JournalFileMissing,
    JournalNewer,
    KeyFileDamaged,
    KeyFileMissing,
    NoJournal,
    WrongPassphrase,
    WrongRecoveryKey,
)
from journal.records.settings import Settings
from journal.records.work_pattern import WorkPattern
from journal.store import backup, check, keys, migrations, opening
from journal.store.connection import connect
from journal.store.journal import Journal
from tests.journal.store.journals import (
    DATA_KEY,
    KEY_FILE,
    PASSPHRASE,
    RECOVERY_KEY,
    ROOT,
    as_nobody,
    bytes_in,
    client,
    make,
    opened_elsewhere,
    reflection,
    reopen,
)

PAGE = 4096


@pytest.fixture
def filled(folder: Path) -> Path:
    """Return the folder of a closed journal with a hundred reflections."""
    journal = reopen(folder)
    journal.reflections.add_many(reflection(f"about the weir {n} " * 20) for n in range(100))
    journal.close()
    return folder


# --- the good way ---------------------------------------------------------------------------------


def test_a_new_journal_opens_with_its_passphrase_and_with_its_recovery_key(journal_home: Path) -> None:
    settings, pattern = Settings(zone="Europe/Berlin"), WorkPattern(effective=date(2026, 1, 1), weekly_units=15)
    made = opening.create(journal_home, PASSPHRASE, RECOVERY_KEY, settings, pattern)
    made.close()
    for way, secret in (
        (opening.open_with_passphrase, PASSPHRASE),
        (opening.open_with_recovery_key, RECOVERY_KEY.lower()),
    ):
        opened = way(journal_home, secret)
        assert opened.id == made.id
        assert opened.settings.read() == settings
        assert opened.patterns.all() == [pattern]
        assert list(check.problems(opened)) == []
        opened.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in another way")
def test_only_the_owner_may_look_into_the_folder_and_its_files(journal_home: Path) -> None:
    os.umask(0o000)
    try:
        journal = opening.create(journal_home, PASSPHRASE, RECOVERY_KEY)
        journal.clients.add(client())
        backup.daily(journal, date(2026, 10, 20))
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in [journal_home, *journal_home.rglob("*")]}
        journal.close()
    finally:
        os.umask(0o022)
    assert "journal.db-wal" in modes
    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}


def test_the_file_is_opened_the_one_right_way(journal: Journal) -> None:
    def told(pragma: str) -> object:
        return journal.db.execute(f"PRAGMA {pragma}").fetchone()[0]

    assert {name: told(name) for name in ("journal_mode", "locking_mode")} == {
        "journal_mode": "wal",
        "locking_mode": "exclusive",
    }
    assert {n: told(n) for n in ("synchronous", "temp_store", "secure_delete", "foreign_keys", "trusted_schema")} == {
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


def test_nothing_in_the_file_reads_as_text_or_as_a_database(filled: Path) -> None:
    raw = (filled / "journal.db").read_bytes()
    assert b"SQLite format 3" not in raw
    assert b"weir" not in raw
    assert b"CREATE TABLE" not in raw


def test_a_journal_that_was_never_closed_opens_with_every_entry(filled: Path, tmp_path: Path) -> None:
    journal = reopen(filled)
    journal.reflections.add(reflection("after the last checkpoint"))
    crashed = tmp_path / "crashed"
    shutil.copytree(filled, crashed)  # what a power cut would have left: the log not yet in the file
    journal.close()
    opened = opening.open_with_passphrase(crashed, PASSPHRASE)
    assert opened.reflections.count() == 101
    assert list(check.problems(opened)) == []
    opened.close()


def test_what_a_crash_left_lying_about_is_swept_at_the_next_opening(folder: Path) -> None:
    (folder / "backups").mkdir()
    strays = [
        folder / "journal.key.0a1b2c3d.tmp",
        folder / "backups" / ".2026-10-20-daily.journal-backup.0a1b2c3d.tmp",
        folder / "backups" / ".2026-10-20-daily.journal-backup.0a1b2c3d.db.tmp",
        folder / "backups" / ".2026-10-20-daily.journal-backup.0a1b2c3d.db.tmp-journal",
    ]
    kept = [folder / "backups" / "2026-10-20-daily.journal-backup", folder / "backups" / "my own notes.tmp"]
    for path in (*strays, *kept):
        path.write_bytes(b"x")
    opening.open_with_passphrase(folder, PASSPHRASE).close()
    assert [path.name for path in strays if path.exists()] == []
    assert all(path.exists() for path in kept)


def test_what_another_process_is_writing_is_not_swept(journal: Journal) -> None:
    half_written = journal.folder / "journal.key.0a1b2c3d.tmp"
    half_written.write_bytes(b"x")
    assert opened_elsewhere(journal.folder) == "JournalBusy"
    assert half_written.exists()


def test_journal_home_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path / "mine"))
    assert opening.journal_home() == tmp_path / "mine"
    monkeypatch.delenv("JOURNAL_HOME")
    assert opening.journal_home().name == "between-sessions"


@pytest.mark.parametrize("part", ["Dropbox", "OneDrive - Practice", "Library/Mobile Documents/com~apple~CloudDocs"])
def test_a_synced_folder_is_recognised(tmp_path: Path, part: str) -> None:
    assert opening.looks_synced(tmp_path / part / "journal")
    assert not opening.looks_synced(Path("/home/t/journal"))


# --- making one where one is, or cannot be ------------------------------------------------------------


@pytest.mark.parametrize("left", ["journal.db", "journal.key", "journal.db-wal"])
def test_a_journal_or_what_is_left_of_one_is_never_overwritten(journal_home: Path, left: str) -> None:
    journal_home.mkdir()
    (journal_home / left).write_bytes(b"precious")
    with pytest.raises(AlreadyThere):
        opening.create(journal_home, PASSPHRASE, RECOVERY_KEY)
    assert bytes_in(journal_home) == {left: b"precious"}


def test_of_two_who_make_a_journal_at_once_one_succeeds_and_keeps_it(
    journal_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_looked = threading.Barrier(2)
    really = opening.exists

    def looked(folder: Path) -> bool:
        answer = really(folder)
        both_looked.wait(10)
        return answer

    monkeypatch.setattr(opening, "exists", looked)
    made: list[tuple[str, Journal]] = []
    errors: list[JournalError] = []

    def one(passphrase: str) -> None:
        try:
            made.append((passphrase, opening.create(journal_home, passphrase, keys.make_recovery_key())))
        except JournalError as error:
            errors.append(error)

    threads = [threading.Thread(target=one, args=(f"passphrase {n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(error) for error in errors] == [AlreadyThere]
    [(passphrase, journal)] = made
    journal.clients.add(client())
    journal.close()
    monkeypatch.undo()
    opened = opening.open_with_passphrase(journal_home, passphrase)
    assert opened.clients.count() == 1
    opened.close()


def test_making_one_that_fails_half_way_leaves_nothing(journal_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    for module, name in ((keys, "write"), (migrations, "apply")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, full)
            with pytest.raises(DiskFull):
                opening.create(journal_home, PASSPHRASE, RECOVERY_KEY)
        assert list(journal_home.iterdir()) == []
    opening.create(journal_home, PASSPHRASE, RECOVERY_KEY).close()


# --- bad files ------------------------------------------------------------------------------------------


def remove_key(folder: Path) -> None:
    (folder / "journal.key").unlink()


def damage_key(folder: Path) -> None:
    raw = bytearray((folder / "journal.key").read_bytes())
    raw[300] ^= 4
    (folder / "journal.key").write_bytes(raw)


def remove_file(folder: Path) -> None:
    (folder / "journal.db").unlink()


def empty_file(folder: Path) -> None:
    (folder / "journal.db").write_bytes(b"")


def cut(n: int) -> Callable[[Path], None]:
    def cut_file(folder: Path) -> None:
        raw = (folder / "journal.db").read_bytes()
        (folder / "journal.db").write_bytes(raw[:n])

    return cut_file


def flip_first_page(folder: Path) -> None:
    raw = bytearray((folder / "journal.db").read_bytes())
    raw[100] ^= 1
    (folder / "journal.db").write_bytes(raw)


def text_file(folder: Path) -> None:
    (folder / "journal.db").write_bytes(b"Dear diary, " * 4096)


def from_the_future(folder: Path) -> None:
    db = connect(folder / "journal.db", DATA_KEY)
    db.table("_sqlite_migrations").insert(
        {"migration_set": "journal", "name": "m999_dreams", "applied_at": "2031-01-01 00:00:00.000000+00:00"}
    )
    db.close()


def of_another_program(folder: Path) -> None:
    db = connect(folder / "journal.db", DATA_KEY)
    db.execute("PRAGMA application_id = 1")
    db.close()


BAD_FILES: list[tuple[Callable[[Path], None], type[CannotOpen], str]] = [
    (remove_key, KeyFileMissing, "key file (journal.key) is missing"),
    (damage_key, KeyFileDamaged, "key file (journal.key) is damaged"),
    (remove_file, JournalFileMissing, "journal itself (journal.db) is missing"),
    (empty_file, JournalEmptyFile, "0 bytes"),
    (cut(100), JournalDamaged, "is damaged"),
    (cut(PAGE), JournalDamaged, "is damaged"),
    (cut(PAGE * 20), JournalDamaged, "is damaged"),
    (cut(-PAGE), JournalDamaged, "is damaged"),
    (cut(-1), JournalDamaged, "is damaged"),
    (cut(-5000), JournalDamaged, "is damaged"),
    (flip_first_page, JournalDamaged, "is damaged"),
    (text_file, JournalDamaged, "is damaged"),
    (from_the_future, JournalNewer, "newer version"),
    (of_another_program, CannotOpen, "not a journal of Between Sessions"),
]


@pytest.mark.parametrize(("spoil", "error", "words"), BAD_FILES)
def test_a_bad_file_gets_a_sentence_and_is_left_as_it_was(
    filled: Path, spoil: Callable[[Path], None], error: type[CannotOpen], words: str
) -> None:
    spoil(filled)
    before = bytes_in(filled)
    attempts: list[Callable[[], object]] = [
        lambda: opening.open_with_passphrase(filled, PASSPHRASE),
        lambda: opening.open_with_recovery_key(filled, RECOVERY_KEY),
    ]
    for attempt in attempts:
        with pytest.raises(error) as caught:
            attempt()
        assert type(caught.value) is error
        assert words in str(caught.value)
        assert str(caught.value).endswith(".")
    assert bytes_in(filled) == before


def test_each_kind_of_bad_file_has_a_sentence_of_its_own() -> None:
    kinds = {error for _, error, _ in BAD_FILES} | {
        NoJournal, AlreadyThere, JournalBusy, WrongPassphrase, WrongRecoveryKey, FolderNotWritable, DiskFull,
    }  # fmt: skip
    assert len({str(error()) for error in kinds}) == len(kinds)


def test_a_flipped_byte_in_any_page_is_found_and_nothing_is_written(filled: Path) -> None:
    whole = (filled / "journal.db").read_bytes()
    for page in range(len(whole) // PAGE):
        raw = bytearray(whole)
        raw[page * PAGE + (page * 2503) % PAGE] ^= 1 << (page % 8)
        (filled / "journal.db").write_bytes(raw)
        try:
            journal = reopen(filled)
        except JournalDamaged:
            found = True
        else:
            found = bool(list(check.problems(journal)))
            with contextlib.suppress(JournalDamaged):
                assert len(journal.reflections.latest(100)) == 100  # read whole, or not at all
            journal.close()
        assert found, f"page {page}"
        assert (filled / "journal.db").read_bytes() == raw


def test_a_file_with_bytes_appended_is_found_by_check(filled: Path) -> None:
    with (filled / "journal.db").open("ab") as file:
        file.write(b"\0" * PAGE)
    journal = reopen(filled)
    assert list(check.problems(journal)) != []
    journal.close()


@pytest.mark.parametrize("typed", ["", "wrong", "\ud800", "é" * 10_000])
def test_a_wrong_passphrase_changes_nothing(folder: Path, typed: str) -> None:
    before = bytes_in(folder)
    with pytest.raises(WrongPassphrase):
        opening.open_with_passphrase(folder, typed)
    with pytest.raises(WrongPassphrase):
        opening.verify_passphrase(folder, typed)
    assert bytes_in(folder) == before


def test_no_journal_at_all_is_said_so(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "not there"):
        with pytest.raises(NoJournal):
            opening.open_with_passphrase(place, PASSPHRASE)


def test_a_short_data_key_is_never_taken_for_a_passphrase(folder: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(folder / "journal.db", DATA_KEY[:31])


# --- open in another process -----------------------------------------------------------------------------


def test_a_second_process_is_told_that_the_journal_is_open(folder: Path) -> None:
    assert opened_elsewhere(folder) == "opened"
    before = bytes_in(folder)
    journal = reopen(folder)
    assert opened_elsewhere(folder) == "JournalBusy"
    journal.close()
    assert bytes_in(folder) == before
    assert opened_elsewhere(folder) == "opened"


def test_nothing_the_program_does_lets_go_of_the_lock(folder: Path, tmp_path: Path) -> None:
    """Closing any descriptor of a file drops the process's locks on it: nothing may open journal.db on the side."""
    journal = opening.open_with_passphrase(folder, PASSPHRASE)
    journal.clients.add(client())
    backup.daily(journal, date(2026, 10, 20))
    backup.to_file(journal, tmp_path / "other.journal-backup")
    backup.restore(tmp_path / "other.journal-backup", tmp_path / "restored")
    assert list(check.problems(journal)) == []
    journal.change_passphrase("another one")
    journal.change_recovery_key(keys.make_recovery_key())
    keys.write(folder, KEY_FILE)  # back to the passphrase the other process knows
    opening.verify_passphrase(folder, PASSPHRASE)
    assert opening.exists(folder)
    with pytest.raises(JournalBusy):  # a second tab's attempt, in this very process
        opening.open_with_passphrase(folder, PASSPHRASE)
    assert opened_elsewhere(folder) == "JournalBusy"
    journal.clients.add(client("K2"))
    assert opened_elsewhere(folder) == "JournalBusy"
    journal.close()
    assert opened_elsewhere(folder) == "opened"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_the_file_is_opened_once_and_only_once_by_the_database(folder: Path, tmp_path: Path) -> None:
    opened: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in ("open", "os.open"):
            opened.append(str(arguments[0]))

    watching = True
    sys.addaudithook(note)
    journal = opening.open_with_passphrase(folder, PASSPHRASE)
    backup.to_file(journal, tmp_path / "other.journal-backup")
    list(check.problems(journal))
    watching = False
    held = [path.readlink() for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
    assert held.count(folder / "journal.db") == 1
    assert str(folder / "journal.db") not in opened
    journal.close()


def test_a_killed_process_leaves_no_lock_behind(folder: Path) -> None:
    program = (
        "import sys, pathlib, time\n"
        "from journal.store.opening import open_with_passphrase\n"
        "journal = open_with_passphrase(pathlib.Path(sys.argv[1]), sys.argv[2])\n"
        "print('open', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder), PASSPHRASE], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(JournalBusy):
            opening.open_with_passphrase(folder, PASSPHRASE)
        other.kill()
    opening.open_with_passphrase(folder, PASSPHRASE).close()


# --- folders that others may not write to ------------------------------------------------------------------


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


# --- a full disk -------------------------------------------------------------------------------------------


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

"""Bad files: each gets a sentence of its own, and is left as it was."""

import contextlib
from collections.abc import Callable
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
    JournalFileMissing,
    JournalNewer,
    KeyFileDamaged,
    KeyFileMissing,
    NoJournal,
    WrongPassphrase,
    WrongRecoveryKey,
)
from journal.store import check, opening
from journal.store.connection import connect
from tests.journal.store.journals import (
    DATA_KEY,
    PASSPHRASE,
    RECOVERY_KEY,
    bytes_in,
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
        opening.prove_passphrase(folder, typed)
    assert bytes_in(folder) == before


def test_no_journal_at_all_is_said_so(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "not there"):
        with pytest.raises(NoJournal):
            opening.open_with_passphrase(place, PASSPHRASE)


def test_a_short_data_key_is_never_taken_for_a_passphrase(folder: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(folder / "journal.db", DATA_KEY[:31])

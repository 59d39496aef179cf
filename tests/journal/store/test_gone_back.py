"""Back from a newer program: the copy of before is the journal again, the newer file stays whole, nothing is lost."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal.errors import CannotOpen, DiskFull, JournalNewer
from journal.store import backup, check, gone_back
from journal.store.connection import JOURNAL_FILE
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase, prove_passphrase
from tests.journal.store import journals
from tests.kill.migrating import one_step_more

TODAY = date(2026, 12, 1)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a journal with three thoughts, which a newer program opened; there one was changed and one added."""
    folder = tmp_path / "journal"
    with closing(journals.make(folder)) as journal:
        for text in ("first", "second", "third"):
            journal.reflections.add(journals.reflection(text))
    with one_step_more(), closing(open_with_passphrase(folder, journals.PASSPHRASE, today=TODAY)) as journal:
        first = next(one for one in journal.reflections.latest(9) if one.text == "first")
        journal.reflections.update(replace(first, text="first, changed there"))
        journal.reflections.add(journals.reflection("written there"))
    return folder


def texts(journal: Journal) -> set[str]:
    return {one.text for one in journal.reflections.latest(9)}


def test_the_copy_of_before_is_the_journal_and_the_newer_file_is_whole(home: Path) -> None:
    with pytest.raises(JournalNewer):
        open_with_passphrase(home, journals.PASSPHRASE)
    (copy,) = gone_back.copies(home)

    done = gone_back.go_back(home, prove_passphrase(home, journals.PASSPHRASE), TODAY)

    assert (done.copy, done.since) == (copy.name, 2)
    with closing(open_with_passphrase(home, journals.PASSPHRASE)) as journal:
        assert texts(journal) == {"first", "second", "third"}
        assert list(check.problems(journal)) == []
        journal.reflections.add(journals.reflection("and on"))
    with one_step_more(), closing(open_with_passphrase(done.kept, journals.PASSPHRASE)) as newer:
        assert texts(newer) == {"first, changed there", "second", "third", "written there"}
        assert list(check.problems(newer)) == []
    assert not list(home.glob(".brought-*"))


def test_a_second_newer_file_takes_nothing_from_the_first(home: Path) -> None:
    proved = prove_passphrase(home, journals.PASSPHRASE)
    first = gone_back.go_back(home, proved, TODAY)
    with one_step_more(), closing(open_with_passphrase(home, journals.PASSPHRASE, today=TODAY)) as journal:
        journal.reflections.add(journals.reflection("again"))
    second = gone_back.go_back(home, proved, TODAY)
    assert first.kept != second.kept
    assert second.since == 1
    assert (first.kept / JOURNAL_FILE).exists()


def test_what_is_not_newer_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(journals.make(tmp_path / "journal")) as journal:
        journal.reflections.add(journals.reflection("mine"))
        backup.keep(journal, "before-m999_for_this_test", TODAY)
    folder = tmp_path / "journal"
    before = (folder / JOURNAL_FILE).read_bytes()
    with pytest.raises(CannotOpen, match="not of a newer version"):
        gone_back.go_back(folder, prove_passphrase(folder, journals.PASSPHRASE), TODAY)
    assert (folder / JOURNAL_FILE).read_bytes() == before


@pytest.mark.parametrize("damage", ["gone", "cut", "flipped"])
def test_without_a_whole_copy_nothing_is_changed(home: Path, damage: str) -> None:
    (copy,) = gone_back.copies(home)
    if damage == "gone":
        copy.unlink()
    else:
        told = bytearray(copy.read_bytes())
        told[len(told) // 2] ^= 0xFF
        copy.write_bytes(bytes(told) if damage == "flipped" else bytes(told)[: len(told) // 2])
    before = (home / JOURNAL_FILE).read_bytes()
    with pytest.raises(CannotOpen):
        gone_back.go_back(home, prove_passphrase(home, journals.PASSPHRASE), TODAY)
    assert (home / JOURNAL_FILE).read_bytes() == before
    assert not [one for one in home.iterdir() if one.name.startswith((".brought-", "newer-"))]


def test_a_disk_that_takes_no_more_leaves_the_newer_file_the_journal(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("journal.store.gone_back.os.link", full)
    monkeypatch.setattr("journal.store.gone_back.shutil.copyfile", full)
    before = (home / JOURNAL_FILE).read_bytes()
    with pytest.raises(DiskFull):
        gone_back.go_back(home, prove_passphrase(home, journals.PASSPHRASE), TODAY)
    assert (home / JOURNAL_FILE).read_bytes() == before
    assert not list(home.glob("newer-*"))

"""A second place: written, read back, pruned; gone, full, read-only, failing in the middle: noted, and harmless."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.errors import FieldError
from journal.records.entry import now_utc
from journal.store import archive, backup, private_keys, second_place
from journal.store.journal import Journal
from tests.journal.store.journals import bytes_in, reflection

TODAY = date(2026, 10, 20)


@pytest.fixture
def place(journal: Journal, tmp_path: Path) -> Path:
    """Return a second place that was chosen, still empty, of a journal with a backup."""
    stick = tmp_path / "stick"
    stick.mkdir()
    journal.reflections.add_many(reflection("the weir " * 200) for _ in range(20))
    backup.daily(journal, TODAY)
    second_place.choose(journal, str(stick))
    return stick


def carried(journal: Journal) -> second_place.Noted:
    noted = second_place.carry(journal)
    assert noted is not None
    assert noted == second_place.noted(journal)
    return noted


def test_the_newest_backup_is_copied_there_whole(journal: Journal, place: Path) -> None:
    noted = carried(journal)
    (copy,) = place.iterdir()
    assert copy.read_bytes() == backup.made(journal.folder)[0].read_bytes()
    assert noted.trouble == ""
    assert noted.good_at is not None
    assert second_place.copies(journal) == [copy]
    carried(journal)
    assert list(place.iterdir()) == [copy]


def test_seven_stay_and_nothing_else_there_is_touched(journal: Journal, place: Path) -> None:
    foreign = ["2026-10-20-daily.journal-backup", "2020-01-01-daily-ffffffff.journal-backup", "letter.txt"]
    for name in foreign:
        (place / name).write_bytes(b"mine")
    for n in range(9):
        backup.daily(journal, TODAY + timedelta(days=n))
        carried(journal)
    assert len(second_place.copies(journal)) == second_place.KEPT
    assert {(place / name).read_bytes() for name in foreign} == {b"mine"}
    assert len(list(place.iterdir())) == second_place.KEPT + len(foreign)


def test_many_copies_of_one_day_push_no_other_day_out(journal: Journal, place: Path) -> None:
    carried(journal)
    for n in range(second_place.KEPT + 1):
        made = backup.keep(journal, "by-hand", TODAY + timedelta(days=1))
        made.replace(made.with_name(made.name.replace("by-hand", f"by-hand-{n}")))
        carried(journal)
    assert len(second_place.copies(journal)) == second_place.KEPT + 2


def test_its_age_is_that_of_what_is_in_it(journal: Journal, place: Path) -> None:
    (made,) = backup.made(journal.folder)
    os.utime(made, (1_700_000_000, 1_700_000_000))
    noted = carried(journal)
    assert noted.good_at is not None
    assert noted.good_at.timestamp() == 1_700_000_000
    second_place.told(journal)
    assert carried(journal).told_of == noted.good_at  # read back once more, it is told of no second time
    os.utime(made, (9_000_000_000, 9_000_000_000))  # a wrong clock
    later = carried(journal).good_at
    assert later is not None
    assert later <= now_utc()


def test_what_a_killed_program_left_there_is_swept(journal: Journal, place: Path) -> None:
    name = f"{TODAY.isoformat()}-daily-{journal.id[:8]}.journal-backup"
    (place / f".{name}.0123abcd.tmp").write_bytes(b"half")
    (place / ".other.0123abcd.tmp").write_bytes(b"mine")
    carried(journal)
    assert sorted(path.name for path in place.iterdir()) == [".other.0123abcd.tmp", name]


def test_while_the_clock_is_not_believed_all_stay(journal: Journal, place: Path) -> None:
    for n in range(9):
        backup.daily(journal, TODAY + timedelta(days=n))
        second_place.carry(journal, pruning=False)
    assert len(second_place.copies(journal)) == 9


def test_what_is_there_is_never_overwritten(journal: Journal, place: Path) -> None:
    carried(journal)
    (copy,) = place.iterdir()
    copy.write_bytes(b"rotten")
    carried(journal)
    carried(journal)
    assert copy.read_bytes() == b"rotten"
    assert len(list(place.iterdir())) == 2


def test_a_place_that_is_not_there_is_noted_and_tried_again(journal: Journal, place: Path) -> None:
    good = carried(journal).good_at
    shutil.rmtree(place)
    noted = carried(journal)
    assert (noted.trouble, noted.good_at) == (second_place.NOT_THERE, good)
    place.mkdir()
    assert carried(journal).trouble == ""
    assert len(second_place.copies(journal)) == 1


def test_an_empty_mount_is_not_taken_for_the_stick(
    journal: Journal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_place, "_disk", lambda folder: 2 if folder == place else 1)
    second_place.choose(journal, str(place))
    assert carried(journal).trouble == ""
    for copy in place.iterdir():
        copy.unlink()
    monkeypatch.setattr(second_place, "_disk", lambda _folder: 1)
    assert carried(journal).trouble == second_place.NOT_THERE
    assert list(place.iterdir()) == []


def fails(name: str, error: int) -> Callable[[pytest.MonkeyPatch], None]:
    """Let a call of the system fail in the middle of writing."""

    def patch(patched: pytest.MonkeyPatch) -> None:
        really = getattr(os, name)

        def failing(*told: object) -> object:
            if name == "fsync" or str(told[0]).endswith(".tmp"):
                raise OSError(error, "failed")
            return really(*told)

        patched.setattr(os, name, failing)

    return patch


@pytest.mark.parametrize(
    "failing",
    [
        fails("open", errno.EROFS),
        fails("open", errno.EACCES),
        fails("fsync", errno.ENOSPC),
        fails("fsync", errno.EIO),
        fails("replace", errno.ENODEV),
    ],
    ids=["read-only", "forbidden", "full", "gone in the middle", "gone at the end"],
)
def test_a_place_that_does_not_take_it_is_noted_and_nothing_is_left(
    journal: Journal, place: Path, monkeypatch: pytest.MonkeyPatch, failing: Callable[[pytest.MonkeyPatch], None]
) -> None:
    before = bytes_in(journal.folder / "backups")
    with monkeypatch.context() as patched:
        failing(patched)
        assert carried(journal).trouble == second_place.NOT_TAKEN
    assert list(place.iterdir()) == []
    assert bytes_in(journal.folder / "backups") == before
    assert carried(journal).trouble == ""


def test_a_place_that_vanishes_in_the_middle_is_noted(
    journal: Journal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_source: Path, _target: Path) -> None:
        shutil.rmtree(place)
        raise FileNotFoundError

    monkeypatch.setattr(second_place, "_copy", gone)
    assert carried(journal).trouble == second_place.NOT_TAKEN


def test_what_reads_back_as_something_else_is_removed(
    journal: Journal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = second_place._copy

    def lying(source: Path, target: Path) -> None:
        really(source, target)
        raw = bytearray(target.read_bytes())
        raw[len(raw) // 2] ^= 1
        target.write_bytes(raw)

    monkeypatch.setattr(second_place, "_copy", lying)
    assert carried(journal).trouble == second_place.NOT_AS_WRITTEN
    assert list(place.iterdir()) == []


def test_damage_is_not_carried_on(journal: Journal, place: Path) -> None:
    (made,) = backup.made(journal.folder)
    made.write_bytes(made.read_bytes()[:-4096])
    assert carried(journal).trouble == second_place.DAMAGED_HERE
    assert list(place.iterdir()) == []


def test_no_place_is_chosen_within_the_journals_own_folder_or_where_none_is(journal: Journal, tmp_path: Path) -> None:
    (journal.folder / "inside").mkdir()
    (tmp_path / "link").symlink_to(journal.folder, target_is_directory=True)
    (tmp_path / "file").write_bytes(b"")
    for typed in (
        "", "relative", "~nobody-of-that-name/x", str(tmp_path / "nowhere"),
        str(tmp_path / "file"), str(journal.folder),
        str(journal.folder / "inside"), str(tmp_path / "link"), str(tmp_path / "a\0b"),
    ):  # fmt: skip
        with pytest.raises(FieldError):
            second_place.choose(journal, typed)
    assert second_place.chosen(journal) is None
    assert second_place.carry(journal) is None


def test_what_a_later_version_noted_is_no_fault(journal: Journal, place: Path) -> None:
    private_keys.keep(journal, second_place._NOTED, '{"good_at": "soon"}')
    assert second_place.noted(journal) == second_place.Noted()
    assert carried(journal).trouble == ""


def test_it_is_read_as_a_copy_like_any_other(journal: Journal, place: Path, tmp_path: Path) -> None:
    carried(journal)
    (copy,) = second_place.copies(journal)
    assert archive.look(copy).key_file.journal_id == journal.id
    backup.restore(copy, tmp_path / "new")


def test_giving_it_up_leaves_what_lies_there(journal: Journal, place: Path) -> None:
    carried(journal)
    second_place.give_up(journal)
    assert second_place.carry(journal) is None
    assert len(list(place.iterdir())) == 1
    assert second_place.noted(journal) == second_place.Noted()

"""The page of copies: made, tried, carried to a second place, brought back."""

from __future__ import annotations

import os
import re
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal.errors import BackupFailed
from journal.records.check_in import CheckIn
from journal.records.entry import now_utc
from journal.store import backup, inbox_files, inbox_key, second_place
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from journal.wording import copies as wording
from pages.today import copies_line
from tests.pages.conftest import PASSPHRASE, ZONE, OpenPage, Page, days_ago, today

HERE = datetime.now(ZoneInfo(ZONE))
PAGE, TODAY = "keeping/copies.py", "today/today.py"


def typed(page: Page, key: str, words: str) -> Page:
    next(field for field in page.at.text_input if field.key == key).set_value(words)
    return page.run()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def test_a_copy_is_made_listed_and_whole(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    assert wording.NONE_YET in page.said
    page.press(wording.MAKE)
    (made,) = backup.made(journal.folder)
    assert zipfile.ZipFile(made).testzip() is None
    assert "The last copy is of today" in page.said
    assert "made by hand" in page.said
    assert wording.MADE in page.said
    assert str(made.parent) in page.said


def test_a_copy_that_fails_is_said(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_args: object) -> None:
        raise BackupFailed

    monkeypatch.setattr(backup, "keep", fails)
    assert BackupFailed.sentence in open_page(PAGE).press(wording.MAKE).said


def test_a_try_says_what_it_would_bring_back_and_what_is_not_in_it(open_page: OpenPage, journal: Journal) -> None:
    journal.check_ins.add(CheckIn(at=HERE - timedelta(days=1), heavy=3))
    backup.keep(journal, "daily", today())
    journal.check_ins.add(CheckIn(at=HERE, heavy=4))
    page = open_page(PAGE).press(wording.TRY)
    assert "It is whole. It would bring back 1 entry up to today, " in page.said
    assert "1 entry added or changed since: not in it." in page.said
    assert "Your passphrase of today opens it" in page.said
    assert re.search(r"Tried today, \d\d:\d\d: whole", open_page(PAGE).said)


def test_a_damaged_copy_is_said_when_tried(open_page: OpenPage, journal: Journal) -> None:
    made = backup.keep(journal, "daily", today())
    made.write_bytes(made.read_bytes()[:-1])
    page = open_page(PAGE).press(wording.TRY)
    assert "do not count on it" in open_page(PAGE).said
    assert ["not a whole backup" in warning.value for warning in page.at.warning] == [True]


def test_a_second_place_gets_a_copy_at_once_and_with_each_one_made(
    open_page: OpenPage, journal: Journal, stick: Path
) -> None:
    backup.keep(journal, "daily", today())
    page = typed(open_page(PAGE), "copies.place", str(stick)).press(wording.USE)
    assert wording.CHOSEN in page.said
    assert "Last good copy there: today" in page.said
    assert wording.SAME_DISK in page.said
    page.press(wording.MAKE)
    assert wording.MADE_BOTH in page.said
    assert len(list(stick.iterdir())) == 2
    page.press(wording.STOP)
    assert second_place.chosen(journal) is None
    assert len(list(stick.iterdir())) == 2


def test_what_is_no_folder_is_no_second_place(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    for words in ("stick", "", str(journal.folder / "backups")):
        assert "Folder of the second place: " in typed(page, "copies.place", words).press(wording.USE).said
    assert second_place.chosen(journal) is None


def test_a_place_that_is_gone_is_said_here_quietly(open_page: OpenPage, journal: Journal, stick: Path) -> None:
    backup.keep(journal, "daily", today())
    second_place.choose(journal, str(stick))
    stick.rmdir()
    second_place.carry(journal)
    page = open_page(PAGE)
    assert second_place.NOT_THERE in page.said
    assert not page.at.warning
    assert not page.at.error


def test_a_copy_is_brought_back_beside_with_its_lines_and_how_to_go_on(
    open_page: OpenPage, journal: Journal, tmp_path: Path
) -> None:
    inbox_key.make_ready(journal)
    inbox_files.leave(journal.folder, "K2 worry 7")
    backup.keep(journal, "daily", today())
    page = typed(open_page(PAGE), "copies.folder", str(tmp_path / "again")).press(wording.BRING)
    assert f"lies in {tmp_path / 'again'}, with 1 line left at the door" in page.said
    assert f"JOURNAL_HOME={tmp_path / 'again'}" in page.said
    open_with_passphrase(tmp_path / "again", PASSPHRASE).close()


def test_nothing_is_brought_back_over_the_open_journal(open_page: OpenPage, journal: Journal) -> None:
    backup.keep(journal, "daily", today())
    for folder in (journal.folder, journal.folder / "inside"):
        page = typed(open_page(PAGE), "copies.folder", str(folder)).press(wording.BRING)
        assert "must lie outside" in page.said
    assert not (journal.folder / "inside").exists()


def test_the_demo_has_none_and_says_what_the_page_is_for(open_page: OpenPage, journal: Journal) -> None:
    journal.is_demo = True
    page = open_page(PAGE)
    assert wording.DEMO in page.said
    assert page.buttons == []


# --- on Today -------------------------------------------------------------------------------------------


def test_today_tells_once_of_an_old_copy_elsewhere(open_page: OpenPage, journal: Journal, stick: Path) -> None:
    assert "second place" not in open_page(TODAY).said
    backup.keep(journal, "daily", today())
    second_place.choose(journal, str(stick))
    then = (now_utc() - timedelta(days=15)).timestamp()
    os.utime(backup.made(journal.folder)[0], (then, then))
    second_place.carry(journal)
    page = open_page(TODAY)
    assert "The last copy in your second place is 15 days old." in page.said
    page.press(wording.ALL_RIGHT)
    assert "second place" not in page.said
    assert "second place" not in open_page(TODAY).said
    assert copies_line.PAGE == "copies"


def test_today_says_nothing_of_a_copy_two_weeks_old(open_page: OpenPage, journal: Journal, stick: Path) -> None:
    backup.keep(journal, "daily", days_ago(1))
    second_place.choose(journal, str(stick))
    second_place.carry(journal)
    assert "second place" not in open_page(TODAY).said

"""Evidence: kept or summed, saved back as it came, refused with a sentence, deleted once asked."""

from __future__ import annotations

import logging

import pytest

from journal.errors import DiskFull
from journal.records.cpd import Cpd
from journal.records.evidence import LARGEST_KEPT
from journal.store.evidence import KeptEvidence
from journal.store.journal import Journal
from journal.wording import cpd as wording
from pages.frame import save_file, unlocked
from pages.frame.files import files
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "supervision/cpd_evidence.py"
PDF = b"%PDF-1.7 of heronries"


@pytest.fixture(autouse=True)
def _saving(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the button that saves know this test's browser, whichever test loaded it."""
    monkeypatch.setattr(save_file, "browser_cookie", lambda: unlocked.browser_cookie())


@pytest.fixture
def course(journal: Journal) -> Cpd:
    one = Cpd(at=moment(days_ago(3), "00:00"), activity="A course")
    journal.cpd.add(one)
    return one


def hand_in(page: Page, *given: tuple[str, bytes]) -> Page:
    page.at.file_uploader[0].set_value([(name, content, "") for name, content in given])
    return page.run()


def test_a_file_is_kept_and_comes_back_as_it_was(
    open_page: OpenPage, journal: Journal, course: Cpd, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    page = hand_in(open_page(PAGE, cpd=course.id), ("../Maria Quillon\u202efdp.pdf", PDF))
    assert "Maria Quillonfdp.pdf  ·  PDF  ·  21 bytes  ·  kept here" in page.said
    assert "In the journal: 1 file, 21 bytes in all" in page.said
    [kept] = journal.evidence.of(course.id)
    page.send(f"evidence.{kept.id}.save", "wanted", 1)
    _, address = page.at.session_state[f"evidence.{kept.id}.save.laid"]
    assert "Quillon" not in address
    waiting = files.take(address.rpartition("/")[2], unlocked.browser_cookie())
    assert waiting is not None
    assert (waiting.content, waiting.name, waiting.mime) == (PDF, kept.name, "application/octet-stream")
    assert "Quillon" not in caplog.text


def test_several_at_once_are_taken_and_each_that_is_not_is_told(
    open_page: OpenPage, journal: Journal, course: Cpd
) -> None:
    page = open_page(PAGE, cpd=course.id)
    large = b"x" * (LARGEST_KEPT + 1)
    page = hand_in(page, ("a.pdf", PDF), ("again.pdf", PDF), ("empty.pdf", b""), ("large.pdf", large))
    assert [one.name for one in journal.evidence.of(course.id)] == ["a.pdf"]
    assert [error.partition(".")[0] for error in page.errors] == [
        "This very file is here already, by its sum",
        "This file is empty, so it was not added",
        "This file has more than 10 MB, so it was not kept here",
    ]
    assert not page.at.file_uploader[0].value, "the field is emptied"
    page.tap("cpd_evidence.how", "sum")
    page = hand_in(page, ("large.pdf", large))
    assert page.errors == []
    assert [(one.name, one.held) for one in journal.evidence.of(course.id)] == [("a.pdf", True), ("large.pdf", False)]


def test_a_full_disk_is_told_and_nothing_is_there(
    open_page: OpenPage, journal: Journal, course: Cpd, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    page = open_page(PAGE, cpd=course.id)
    monkeypatch.setattr(KeptEvidence, "_write", full)
    page = hand_in(page, ("a.pdf", PDF))
    assert page.errors == [str(DiskFull())]
    assert journal.evidence.of(course.id) == []


def test_it_is_deleted_once_asked(open_page: OpenPage, journal: Journal, course: Cpd) -> None:
    page = hand_in(open_page(PAGE, cpd=course.id), ("a.pdf", PDF)).press("Delete")
    assert len(journal.evidence.of(course.id)) == 1
    page = page.press(wording.NO).press("Delete").press(wording.YES)
    assert journal.evidence.of(course.id) == []
    assert wording.NONE_YET in page.said


def test_an_entry_that_is_gone_is_said_and_takes_nothing(open_page: OpenPage, journal: Journal, course: Cpd) -> None:
    journal.cpd.delete(course.id)
    page = open_page(PAGE, cpd=course.id)
    assert page.notes == [wording.NO_ENTRY]
    assert not page.at.file_uploader

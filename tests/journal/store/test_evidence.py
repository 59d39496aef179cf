"""Evidence goes where its entry goes, is read only when it is asked for, and is whole or not there."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.errors import DiskFull, EntryNotFound, EvidenceThere, JournalClosed, OnLegalHold
from journal.records.cpd import Cpd
from journal.records.evidence import Evidence
from journal.records.letting_go import Kept
from journal.store import backup, check, erasing, retention, search, trash
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import client, decrypted_pages, make, reopen

DAY = date(2023, 5, 1)
WRITTEN = datetime(2023, 5, 2, tzinfo=UTC)
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SECRET = b"heron-in-the-certificate " * 400


def entry(activity: str = "a course") -> Cpd:
    return Cpd(at=at(DAY, "00:00"), activity=activity, written_at=WRITTEN)


def evidence(of: Cpd, content: bytes = SECRET, **more: Any) -> Evidence:
    held = more.pop("held", True)
    told = {"name": "certificate.pdf", "held": held, "content": content if held else None, **more}
    return Evidence(cpd_id=of.id, kind="PDF", size=len(content), sha256=hashlib.sha256(content).hexdigest(), **told)


@pytest.fixture
def course(journal: Journal) -> Cpd:
    one = entry()
    journal.cpd.add(one)
    return one


def rows(journal: Journal) -> tuple[int, int]:
    """Return how many pieces and how many files lie in the file."""
    with journal.reading() as db:
        told = "SELECT (SELECT count(*) FROM evidence), (SELECT count(*) FROM evidence_files)"
        n, files = db.execute(told).fetchone()
    return int(n), int(files)


def test_a_file_comes_back_as_it_went_in_and_a_sum_alone_holds_none(journal: Journal, course: Cpd) -> None:
    kept, summed = evidence(course), evidence(course, b"elsewhere", held=False)
    journal.evidence.add(kept)
    journal.evidence.add(summed)
    assert journal.evidence.of(course.id) == [replace(kept, content=None), summed]
    assert journal.evidence.content(kept.id) == SECRET
    with pytest.raises(EntryNotFound):
        journal.evidence.content(summed.id)
    assert journal.evidence.counts() == {course.id: 2}
    assert journal.evidence.total() == (1, len(SECRET))


def test_the_same_file_twice_is_known_by_its_sum_whatever_its_name(journal: Journal, course: Cpd) -> None:
    other = entry("another course")
    journal.cpd.add(other)
    journal.evidence.add(evidence(course))
    with pytest.raises(EvidenceThere):
        journal.evidence.add(evidence(course, name="renamed.pdf", held=False))
    journal.evidence.add(evidence(other))
    assert journal.evidence.elsewhere(evidence(course).sha256, besides=other.id) == [course.id]
    assert rows(journal) == (2, 2)


def test_no_list_search_or_day_reads_a_file(journal: Journal, course: Cpd) -> None:
    journal.evidence.add(evidence(course))
    asked: list[str] = []
    with journal.reading() as db:
        db.conn.set_trace_callback(asked.append)
    journal.evidence.of(course.id)
    journal.evidence.counts()
    journal.evidence.total()
    journal.cpd.all()
    journal.cpd.credited()
    search.found(journal, "course", 9)
    with journal.reading() as db:
        db.conn.set_trace_callback(None)
    assert len(asked) > 5
    assert not [sql for sql in asked if "evidence_files" in sql]


def test_it_lies_in_the_trash_with_its_entry_comes_back_and_goes_for_good_with_it(
    journal: Journal, course: Cpd
) -> None:
    journal.evidence.add(evidence(course))
    journal.cpd.delete(course.id)
    assert rows(journal) == (1, 1)
    with pytest.raises(EntryNotFound):
        journal.evidence.add(evidence(course, b"later"))
    journal.cpd.restore(course.id)
    assert journal.evidence.of(course.id) != []
    journal.cpd.delete(course.id)
    trash.purge(journal, "cpd", course.id)
    assert rows(journal) == (0, 0)
    journal.close()
    assert not [page for page in decrypted_pages(journal.folder / "journal.db") if b"heron-in" in page]


def test_it_goes_by_age_with_its_entry(journal: Journal, course: Cpd) -> None:
    journal.evidence.add(evidence(course))
    journal.settings.write(replace(journal.settings.read(), kept=Kept(practice=12)))
    for days in (0, 8):
        retention.purge_due(journal, NOW + timedelta(days=days))
    assert journal.cpd.count() == 0
    assert rows(journal) == (0, 0)


def test_deleted_it_is_gone_and_under_a_hold_it_stays(journal: Journal, course: Cpd) -> None:
    kept = evidence(course)
    journal.evidence.add(kept)
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    with pytest.raises(OnLegalHold):
        journal.evidence.delete(kept.id)
    journal.settings.write(replace(journal.settings.read(), legal_hold=False))
    journal.evidence.delete(kept.id)
    journal.evidence.delete(kept.id)
    assert rows(journal) == (0, 0)
    assert journal.cpd.get(course.id) == course


def test_nothing_of_a_file_goes_into_a_history(journal: Journal, course: Cpd) -> None:
    journal.evidence.add(evidence(course))
    journal.cpd.update(replace(course, learnt="to wait"))
    with journal.reading() as db:
        told = db.execute("SELECT before FROM history").fetchall()
    assert len(told) == 1
    assert "certificate" not in told[0][0]


def test_a_copy_holds_it_and_a_damaged_file_is_told(journal: Journal, course: Cpd, tmp_path: Path) -> None:
    kept = evidence(course)
    journal.evidence.add(kept)
    backup.to_file(journal, tmp_path / "a.journal-backup")
    backup.restore(tmp_path / "a.journal-backup", tmp_path / "restored")
    restored = reopen(tmp_path / "restored")
    assert restored.evidence.content(kept.id) == SECRET
    assert list(check.problems(restored)) == []
    with restored.transaction() as db:
        db.execute("UPDATE evidence_files SET content = ?", [SECRET + b"!"])
    assert list(check.problems(restored)) == ["Of the files kept as evidence, 1 is not what its sum says."]
    restored.close()


def test_a_clients_code_goes_from_the_names_of_files_too(journal: Journal, course: Cpd) -> None:
    gone = client("K2")
    journal.clients.add_many([gone, client("K20")])
    journal.evidence.add(evidence(course, name="K2_and_K20 report.pdf"))
    sealed = erasing.seal(journal, gone.id, NOW)
    [left] = journal.evidence.of(course.id)
    assert left.name == "…_and_K20 report.pdf"
    assert journal.evidence.content(left.id) == SECRET
    erasing.call_back(journal, sealed.id)
    assert journal.evidence.of(course.id)[0].name == "K2_and_K20 report.pdf"


def test_a_journal_that_is_locked_meanwhile_keeps_nothing(journal: Journal, course: Cpd) -> None:
    folder = journal.folder
    journal.close()
    with pytest.raises(JournalClosed):
        journal.evidence.add(evidence(course))
    again = reopen(folder)
    assert rows(again) == (0, 0)
    again.close()


def test_a_full_disk_keeps_nothing_of_it_and_says_so(small_disk: Path) -> None:
    journal = make(small_disk / "journal")
    course = entry()
    journal.cpd.add(course)
    with pytest.raises(DiskFull):
        journal.evidence.add(evidence(course, b"x" * 3_000_000))
    assert rows(journal) == (0, 0)
    assert list(check.problems(journal)) == []
    subprocess.run(["mount", "-o", "remount,size=32m", str(small_disk)], check=True)  # someone freed space
    journal.evidence.add(evidence(course, b"x" * 3_000_000))
    assert rows(journal) == (1, 1)
    journal.close()

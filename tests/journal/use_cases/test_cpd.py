"""CPD: time is offered and taken once, its hours reach the board once, and a file is added whole or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from journal.errors import EntryNotFound, EvidenceThere, FieldError
from journal.planning.hours_told import hours_told
from journal.presets.hours import BY_KEY, MY_BOARD
from journal.records.cpd import Cpd, CpdStatus
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.evidence import LARGEST_KEPT, LARGEST_SUMMED
from journal.store.journal import Journal
from journal.use_cases import cpd as use_case
from journal.use_cases.cpd import NotAdded
from tests.journal.practice import at
from tests.journal.store import journals

DAY, TODAY = date(2026, 10, 1), date(2026, 10, 22)
WRITTEN = datetime(2026, 10, 2, tzinfo=UTC)


@pytest.fixture
def journal(journal_home: Path) -> Iterator[Journal]:
    made = journals.make(journal_home)
    yield made
    made.close()


def time_spent(day: date, category: DowntimeCategory, credit: float | None = None) -> Downtime:
    return Downtime(at=at(day), activity=str(category), category=category, ce_credit=credit, minutes=30)


def entry(**told: object) -> Cpd:
    return Cpd(at=at(DAY, "00:00"), written_at=WRITTEN, **{"activity": "a course", **told})  # type: ignore[arg-type]


def test_time_that_teaches_is_offered_and_what_another_entry_is_made_of_is_not(journal: Journal) -> None:
    reading = time_spent(DAY, DowntimeCategory.CONTINUING_EDUCATION, 0.5)
    research = time_spent(date(2026, 7, 10), DowntimeCategory.RESEARCH)
    association = time_spent(DAY, DowntimeCategory.PROFESSIONAL_ORGANISATION)
    too_early = time_spent(date(2026, 5, 1), DowntimeCategory.RESEARCH)
    rest = time_spent(DAY, DowntimeCategory.SHORT_BREAK)
    journal.downtimes.add_many([reading, research, association, too_early, rest])

    def offered(*chosen: str, entry_id: str = "") -> set[str]:
        return {one.id for one in use_case.offered(journal, DAY, DAY, chosen, entry_id=entry_id)}

    assert offered() == {reading.id, research.id, association.id}
    first = entry(downtime_ids=(reading.id,))
    journal.cpd.add(first)
    assert offered() == {research.id, association.id}
    assert offered(reading.id, entry_id=first.id) == {reading.id, research.id, association.id}
    assert offered(too_early.id) == {too_early.id, research.id, association.id}, "what is chosen stays in sight"


def test_the_same_time_is_in_one_entry_only_until_that_lets_go_of_it(journal: Journal) -> None:
    reading = time_spent(DAY, DowntimeCategory.CONTINUING_EDUCATION, 0.5)
    journal.downtimes.add(reading)
    first, second = entry(downtime_ids=(reading.id,)), entry(downtime_ids=(reading.id,))
    use_case.refuse_taken_twice(journal, first)
    journal.cpd.add(first)
    use_case.refuse_taken_twice(journal, first)
    with pytest.raises(FieldError) as refused:
        use_case.refuse_taken_twice(journal, second)
    assert refused.value.field == "downtime_ids"
    journal.cpd.delete(first.id)
    use_case.refuse_taken_twice(journal, second)


def test_hours_reach_the_board_once_and_planned_ones_not_at_all(journal: Journal) -> None:
    reading = time_spent(DAY, DowntimeCategory.CONTINUING_EDUCATION, 0.5)
    journal.downtimes.add(reading)
    assert hours_told(journal, BY_KEY[MY_BOARD.key], TODAY).education_hours == 0.5
    made_of_it = entry(downtime_ids=(reading.id,))
    journal.cpd.add(made_of_it)
    assert hours_told(journal, BY_KEY[MY_BOARD.key], TODAY).education_hours == 0.5
    assert use_case.told(journal, DAY, TODAY, TODAY).whole.hours == 0.5
    journal.cpd.update(replace(made_of_it, credit=3))
    journal.cpd.add(entry(credit=40, status=CpdStatus.PLANNED))
    assert hours_told(journal, BY_KEY[MY_BOARD.key], TODAY).education_hours == 3
    assert use_case.told(journal, DAY, TODAY, TODAY).whole.hours == 3
    journal.cpd.delete(made_of_it.id)
    assert hours_told(journal, BY_KEY[MY_BOARD.key], TODAY).education_hours == 0.5


def test_an_empty_file_and_one_too_large_are_refused_with_a_sentence(journal: Journal) -> None:
    course = entry()
    journal.cpd.add(course)
    with pytest.raises(NotAdded, match="This file is empty"):
        use_case.add_evidence(journal, course.id, "a.pdf", b"", keep=True)
    with pytest.raises(
        NotAdded, match=r"more than 10 MB, so it was not kept here\. Nothing was changed\. Its name and sum"
    ):
        use_case.add_evidence(journal, course.id, "a.pdf", b"x" * (LARGEST_KEPT + 1), keep=True)
    with pytest.raises(NotAdded, match="more than 20 MB"):
        use_case.add_evidence(journal, course.id, "a.pdf", b"x" * (LARGEST_SUMMED + 1), keep=False)
    assert journal.evidence.of(course.id) == []
    use_case.add_evidence(journal, course.id, "a.pdf", b"x" * LARGEST_KEPT, keep=True)
    use_case.add_evidence(journal, course.id, "b.pdf", b"x" * (LARGEST_KEPT + 1), keep=False)
    assert [(one.name, one.held) for one in journal.evidence.of(course.id)] == [("a.pdf", True), ("b.pdf", False)]


def test_the_same_file_is_told_and_an_entry_that_is_gone_takes_none(journal: Journal) -> None:
    course, other = entry(), entry(activity="another")
    journal.cpd.add_many([course, other])
    assert not use_case.add_evidence(journal, course.id, "../a.pdf", b"%PDF-1", keep=True)
    with pytest.raises(EvidenceThere, match="nothing was changed"):
        use_case.add_evidence(journal, course.id, "b.pdf", b"%PDF-1", keep=True)
    assert use_case.add_evidence(journal, other.id, "a.pdf", b"%PDF-1", keep=False)
    assert [(one.name, one.kind) for one in journal.evidence.of(course.id)] == [("a.pdf", "PDF")]
    journal.cpd.delete(other.id)
    with pytest.raises(EntryNotFound):
        use_case.add_evidence(journal, other.id, "c.pdf", b"c", keep=True)

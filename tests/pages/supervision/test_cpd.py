"""CPD: a title and a day are enough, time is taken once, a gap is explained, and each year has its list."""

from __future__ import annotations

from dataclasses import replace

from journal.records.cpd import Cpd, CpdStatus
from journal.records.downtime import Downtime, DowntimeCategory
from journal.store.journal import Journal
from journal.wording import cpd as wording
from tests.pages.conftest import OpenPage, days_ago, moment, today

PAGE = "supervision/cpd.py"


def reading(journal: Journal, credit: float | None = 0.5) -> Downtime:
    category = DowntimeCategory.CONTINUING_EDUCATION
    one = Downtime(at=moment(days_ago(3)), activity="reading", category=category, minutes=30, ce_credit=credit)
    journal.downtimes.add(one)
    return one


def test_a_title_and_a_day_are_enough_and_the_rest_is_kept_as_it_was_said(
    open_page: OpenPage, journal: Journal
) -> None:
    page = open_page(PAGE)
    assert wording.EMPTY in page.said
    page.press("Save")
    assert page.errors == ["Activity: is needed. Nothing you typed was lost."]
    read = reading(journal)
    page = open_page(PAGE)
    assert page.value("at_day") == today()
    page.fill(activity="A course", category="formal", credit=6.5, downtime_ids=[read.id], statement=True)
    assert "Noted with them: 0.5 hours." in page.said
    page.press("Save")
    assert page.errors == []
    [kept] = journal.cpd.all()
    assert (kept.activity, kept.category, kept.credit, kept.credit_unit) == ("A course", "formal", 6.5, "hours")
    assert (kept.downtime_ids, kept.statement, kept.status) == ((read.id,), True, CpdStatus.DONE)
    listed = open_page(PAGE)
    assert "Formal  ·  6.5 hours" in listed.said
    assert "reading" not in str(listed.at.multiselect), "it is part of an entry already"


def test_what_is_still_to_come_is_not_done_and_nothing_typed_is_lost(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(activity="A conference", at_day=days_ago(-10), last=days_ago(-11)).press("Save")
    assert [error.partition(":")[0] for error in page.errors] == ["Status"]
    assert page.value("activity") == "A conference"
    page.fill(last=days_ago(-9)).press("Save")
    assert page.errors == ["Last day: must not lie before the first day. Nothing you typed was lost."]
    page.fill(last=days_ago(-11), status="planned").press("Save")
    [kept] = journal.cpd.all()
    assert (kept.status, kept.day, kept.last) == (CpdStatus.PLANNED, days_ago(-10), days_ago(-11))


def test_time_that_was_taken_in_another_tab_meanwhile_is_not_taken_twice(open_page: OpenPage, journal: Journal) -> None:
    read = reading(journal)
    page = open_page(PAGE).fill(activity="A book", downtime_ids=[read.id])
    journal.cpd.add(Cpd(at=moment(days_ago(1), "00:00"), activity="first", downtime_ids=(read.id,)))
    page.press("Save")
    assert len(page.errors) == 1
    assert wording.TAKEN_TWICE in page.errors[0]
    assert len(journal.cpd.all()) == 1
    page.fill(downtime_ids=[]).press("Save")
    assert len(journal.cpd.all()) == 2


def test_a_gap_is_explained_in_ones_own_words_and_the_next_form_is_an_ordinary_one(
    open_page: OpenPage, journal: Journal
) -> None:
    first, last = days_ago(200), days_ago(100)
    page = open_page(PAGE, gap_first=first.isoformat(), gap_last=last.isoformat())
    assert wording.GAP_MEANS in page.said
    assert not page.has("category")
    page.press("Save")
    [kept] = journal.cpd.all()
    assert (kept.status, kept.day, kept.last, kept.did) == (CpdStatus.GAP, first, last, "")
    assert page.value("status") == "done"
    assert page.has("category")


def test_what_was_begun_for_a_gap_is_gone_on_with_as_one(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE, gap_first=days_ago(200).isoformat(), gap_last=days_ago(100).isoformat())
    page.fill(activity="No CPD, for a reason")
    page = open_page(PAGE, draft=page.draft)
    assert wording.GAP_MEANS in page.said
    page.press("Save")
    [kept] = journal.cpd.all()
    assert (kept.status, kept.activity, kept.last) == (CpdStatus.GAP, "No CPD, for a reason", days_ago(100))


def test_an_entry_that_is_edited_keeps_its_words_and_leads_to_its_evidence(
    open_page: OpenPage, journal: Journal
) -> None:
    kept = Cpd(
        at=moment(days_ago(400), "00:00"), activity="A book", learnt="to wait", changed_clients="less", plan="to read"
    )
    journal.cpd.add(kept)
    page = open_page(PAGE, id=kept.id)
    page.fill(credit=2.0).press("Save")
    assert page.errors == []
    [now] = journal.cpd.all()
    assert replace(now, edited_at=None, credit=None) == kept
    page = open_page(PAGE, id=kept.id).press("Evidence")
    assert page.way == ("cpd-evidence", {"cpd": kept.id})

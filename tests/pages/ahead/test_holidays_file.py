"""Public holidays around an absence, from a calendar file of them."""

from __future__ import annotations

import pytest

from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from tests.journal.calendars import calendar, event, whole_days
from tests.pages.ahead.test_absence import OF_ALL, PAGE, off, someone
from tests.pages.conftest import OpenPage, Page, days_ago

assert off  # a fixture

NEAR, BRIDGE = days_ago(-8), days_ago(-18)


@pytest.fixture
def page(open_page: OpenPage, journal: Journal, off: TimeOff) -> Page:
    someone(journal, "K2")
    open_page(PAGE, off=off.id)
    (plan,) = journal.absence_plans.all()
    return open_page(OF_ALL, id=plan.id)


def handed_over(page: Page, file: bytes, name: str = "holidays.ics") -> Page:
    page.at.file_uploader[0].set_value((name, file, ""))
    return page.run()


def test_whole_days_near_the_absence_are_added_to_those_by_hand_and_taken_out_again(
    page: Page, journal: Journal
) -> None:
    page.fill(most_a_day=6)
    file = calendar(
        whole_days("a", "Holiday", NEAR, NEAR),
        whole_days("b", "Bridge", BRIDGE, BRIDGE),
        whole_days("c", "School is out", days_ago(-5), days_ago(-12)),
        whole_days("d", "Long ago", days_ago(900), days_ago(900)),
        event("e", "Dentist", days_ago(-9)),
    )
    page = handed_over(page, file)
    (plan,) = journal.absence_plans.all()
    assert plan.closed == (NEAR, BRIDGE)
    assert "2 days added" in page.said
    assert page.value("most_a_day") == 6
    assert "another tab" not in page.said
    page = handed_over(page, file)
    assert "no whole day" in page.said
    page.press("Save")
    assert journal.absence_plans.get(plan.id).closed == (NEAR, BRIDGE)
    assert journal.absence_plans.get(plan.id).most_a_day == 6


def test_taken_out_again_with_undo(page: Page, journal: Journal) -> None:
    page = handed_over(page, calendar(whole_days("a", "Holiday", NEAR, NEAR))).press("Undo")
    (plan,) = journal.absence_plans.all()
    assert plan.closed == ()
    assert "another tab" not in page.said


@pytest.mark.parametrize("file", [b"no calendar", b"", calendar(whole_days("a", "H", NEAR, NEAR))[:30]])
def test_what_is_no_calendar_is_said_and_changes_nothing(page: Page, journal: Journal, file: bytes) -> None:
    page = handed_over(page, file)
    assert journal.absence_plans.all()[0].closed == ()
    assert "Nothing was changed" in page.said or "no whole day" in page.said

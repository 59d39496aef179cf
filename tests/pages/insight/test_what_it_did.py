"""What time off did, on its page: silent below five absences, own rating first."""

from __future__ import annotations

from datetime import timedelta

from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "insight/what_it_did.py"


def away(journal: Journal, times: int) -> None:
    """Add so many absences of a week, a hundred and ten days apart."""
    for n in range(times):
        first = days_ago(60 + 110 * n)
        journal.time_off.add(TimeOff(at=moment(first, "00:00"), last=first + timedelta(days=6)))


def charts(page: Page) -> int:
    return len(page.at.get("plotly_chart"))


def test_below_five_it_says_how_many_there_are_and_nothing_else(open_page: OpenPage, journal: Journal) -> None:
    assert "Until then it says nothing." in open_page(PAGE).said
    away(journal, 4)
    page = open_page(PAGE)
    assert "4 absences of five days or more are over." in page.said
    assert charts(page) == 0
    assert "missed" not in page.said


def test_from_five_on_the_own_rating_comes_first(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    away(journal, 5)
    with journal.transaction():
        for n in range(1, 600):
            journal.check_ins.add(CheckIn(at=moment(days_ago(n), "20:00"), heavy=4))
        for n in range(2, 600, 7):
            status = SessionStatus.NO_SHOW if n % 4 == 0 else SessionStatus.ATTENDED
            journal.sessions.add(Session(at=moment(days_ago(n)), client_id=k2.id, status=status))
    page = open_page(PAGE)
    assert charts(page) == 1
    assert "your own rating was back at its usual within four weeks after 5, in week 1." in page.said
    assert "In the six weeks after," in page.said
    assert "Clients who did not return within six weeks:" in page.said
    for view in ("Demand", "Recovery"):
        page.tap("what_it_did_view", view)
    assert page.errors == []

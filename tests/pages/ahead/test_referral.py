"""A referral: the gut is asked first, and what the coming weeks would be is shown after it."""

from __future__ import annotations

from datetime import time

import pytest

from journal.records.client import Client, ClientFact, Frequency, Slot
from journal.records.work_pattern import WorkPattern
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "ahead/referral.py"


def weekly(journal: Journal, n: int) -> None:
    """Add clients who come every week."""
    for k in range(n):
        client = Client(at=moment(days_ago(100), "00:00"), code=f"C{k}")
        journal.clients.add(client)
        slot = Slot(weekday=1 + k % 5, clock=time(9 + k // 5))
        journal.clients.add_fact(
            ClientFact(client_id=client.id, effective=days_ago(100), frequency=Frequency.WEEKLY, slots=(slot,))
        )


def charts(page: Page) -> int:
    return len(page.at.get("plotly_chart"))


def test_no_figure_before_the_own_answer(open_page: OpenPage, journal: Journal) -> None:
    weekly(journal, 3)
    page = open_page(PAGE)
    assert charts(page) == 0
    assert "Your own answer comes first" in page.said

    page.tap("referral.gut", "unsure")

    assert charts(page) == 1
    assert "The sum knows nothing of your home." in page.said


@pytest.mark.parametrize("answer", ["yes", "no", "unsure"])
def test_it_says_in_how_many_weeks_the_plan_would_be_exceeded(
    open_page: OpenPage, journal: Journal, answer: str
) -> None:
    journal.patterns.add(WorkPattern(effective=days_ago(100), weekly_units=10))
    weekly(journal, 10)
    page = open_page(PAGE).tap("referral.gut", answer)
    assert "Above plan in 8 of 8 weeks" in page.said


def test_an_empty_journal_can_be_asked_too(open_page: OpenPage) -> None:
    page = open_page(PAGE).tap("referral.gut", "yes")
    assert "Not above plan in any of 8 weeks." in page.said
    assert "None of the last 8 weeks is logged" in page.said


def test_nothing_of_the_question_is_kept(open_page: OpenPage, journal: Journal) -> None:
    before = journal.version
    page = open_page(PAGE).tap("referral.gut", "yes")
    page.tell("referral.first", day=days_ago(-40).isoformat())
    assert journal.version == before
    assert journal.drafts.all() == []

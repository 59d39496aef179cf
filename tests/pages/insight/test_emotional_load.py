"""The load page says what it claims, how journals like this one fare, and why where it claims nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import pytest

from journal.records.client import Client
from journal.records.session import Session, SessionStatus
from journal.records.work_pattern import WorkPattern
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, SetClock, moment

PAGE = "insight/emotional_load.py"
TODAY = date(2026, 10, 14)  # a Wednesday
LAST_WEEK = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def _mid_week(set_clock: SetClock) -> None:
    set_clock(TODAY, "20:00")


def rise(journal: Journal, client: Client, workdays: Collection[int]) -> None:
    """Keep these workdays, and log twelve ordinary weeks and three in which every day asked twice as much."""
    journal.patterns.add(WorkPattern(effective=date(2020, 1, 1), workdays=tuple(workdays)))
    with journal.day_sums.postponed():
        for weeks_ago in range(15):
            for weekday in workdays:
                day = LAST_WEEK - weeks_ago * timedelta(weeks=1) + timedelta(days=weekday - 1)
                for place in range(2 if weeks_ago >= 3 else 4):
                    start = moment(day, f"{8 + place:02}:00")
                    told = {"minutes": 50, "status": SessionStatus.ATTENDED, "demand": 4 + (weeks_ago + weekday) % 3}
                    journal.sessions.add(Session(at=start, client_id=client.id, written_at=start, **told))  # type: ignore[arg-type]


@pytest.mark.parametrize(("workdays", "logged"), [((1, 2, 3, 4, 5), 15), ((1, 2, 4, 5), 12)])
def test_for_five_and_four_workdays_it_speaks_and_tells_how_such_journals_fare(
    workdays: tuple[int, ...], logged: int, open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    rise(journal, k2, workdays)
    said = open_page(PAGE).said
    assert f"Higher than your usual for three weeks ({logged} of {logged} workdays logged)." in said
    assert "It describes your log, not your health." in said
    assert f"in simulated journals like yours ({len(workdays)} workdays a week, 10 in 10 logged)" in said
    assert "nearly all while heavy days stay unrated" in said


def test_for_two_workdays_it_is_silent_and_says_why(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    rise(journal, k2, (2, 4))
    page = open_page(PAGE)
    assert "Two workdays a week are too few for this rule to tell a change from chance." in page.said
    assert "Higher than your usual" not in page.said
    assert "simulated journals" not in page.said
    page.at.session_state["load_view"] = "Against your usual"
    said = page.run().said
    assert "Each dot is the typical logged workday" in said
    assert "counts for a notice" not in said
    assert page.errors == []

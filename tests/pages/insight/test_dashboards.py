"""The two dashboards, run without a browser: what they say on an empty, a thin and a rich journal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, SetClock, moment

WEDNESDAY = date(2026, 10, 14)
PAGES = ["insight/emotional_load.py", "insight/caseload_intensity.py"]


@pytest.fixture(autouse=True)
def _mid_week(set_clock: SetClock) -> None:
    set_clock(WEDNESDAY, "20:00")


def log_days(journal: Journal, days: int, *, demand: int | None = 6) -> None:
    """Log two sessions and the evening question on each of the last `days` weekdays, today included."""
    client = Client(at=moment(date(2026, 1, 1)), code="K2")
    journal.clients.add(client)
    day = WEDNESDAY
    while days:
        if day.isoweekday() <= 5:
            for clock in ("09:00", "11:00"):
                journal.sessions.add(
                    Session(
                        at=moment(day, clock),
                        client_id=client.id,
                        minutes=50,
                        status=SessionStatus.ATTENDED,
                        demand=demand,
                    )
                )
            journal.check_ins.add(CheckIn(at=moment(day, "20:00"), heavy=5))
            days -= 1
        day -= timedelta(days=1)


def charts(page: Page) -> int:
    return len(page.at.get("plotly_chart"))


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_journal_is_told_what_will_be_here(page: str, open_page: OpenPage) -> None:
    shown = open_page(page)
    assert charts(shown) == 0
    assert "You have not rated this week yet" in shown.at.subheader[0].value
    assert "No finished week is logged yet" in shown.said or "Nothing is logged" in shown.said


@pytest.mark.parametrize("page", PAGES)
def test_the_own_rating_stands_first(page: str, journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 15)
    shown = open_page(page)
    assert charts(shown) == 1
    assert shown.at.subheader[0].value.startswith("You rated this week 5 (usual 5).")
    assert "not a validated instrument" in shown.said


def test_the_load_says_on_how_many_workdays_it_rests(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 10)
    shown = open_page("insight/emotional_load.py")
    assert "Rests on 10 of " in shown.said
    assert "asked 12 points of you" in shown.said


def test_unrated_days_count_in_no_mean(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 3, demand=None)
    shown = open_page("insight/emotional_load.py")
    assert "no logged workday yet" in shown.said


def test_the_caseload_counts_the_planned_units(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 3)
    shown = open_page("insight/caseload_intensity.py")
    assert "Planned work so far: 30 of 100." in shown.at.subheader[0].value
    assert "No break of five days or more is recorded" in shown.said


def test_a_recorded_break_is_told_in_weeks(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 3)
    journal.time_off.add(TimeOff(at=moment(date(2026, 6, 29), "00:00"), last=date(2026, 7, 10)))
    shown = open_page("insight/caseload_intensity.py")
    assert "13 weeks since the last break: the sum counts 14 % more." in shown.said


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("span", ["4 weeks", "Year", "All", "From–to"])
def test_every_period_can_be_looked_at(page: str, span: str, journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 15)
    shown = open_page(page)
    shown.tap("period", span)
    assert charts(shown) == 1


def test_the_period_is_remembered_from_one_day_to_the_next(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 15)
    open_page(PAGES[0]).tap("period", "From–to")

    page = open_page(PAGES[1])
    next(d for d in page.at.date_input if d.key == "period_from").set_value(date(2026, 10, 5))
    page.run()

    again = open_page(PAGES[0])
    assert again.at.session_state["period"] == "From–to"
    assert next(d for d in again.at.date_input if d.key == "period_from").value == date(2026, 10, 5)

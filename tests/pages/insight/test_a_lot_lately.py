"""The load page asks, once and quietly, who is there: after weeks above the usual, and where supervision is overdue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.records.client import Client
from journal.records.person import Person, Relation
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.weight_change import WeightChange
from journal.store.journal import Journal
from journal.wording.suggestions import WHO_IS_THERE, because
from tests.pages.conftest import OpenPage, SetClock, moment

PAGE = "insight/emotional_load.py"
TODAY = date(2026, 10, 14)  # a Wednesday
LAST_WEEK = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def _mid_week(set_clock: SetClock) -> None:
    set_clock(TODAY, "20:00")


def see(journal: Journal, client: Client, monday: date, *, each_day: int, demand: int) -> None:
    """Log a week of rated sessions, `each_day` from Monday to Friday."""
    for weekday in range(5):
        for place in range(each_day):
            start = moment(monday + timedelta(days=weekday), f"{8 + place:02}:00")
            status = SessionStatus.ATTENDED
            journal.sessions.add(
                Session(at=start, client_id=client.id, minutes=50, status=status, demand=demand, written_at=start)
            )


def met(journal: Journal, day: date) -> None:
    journal.supervisions.add(Supervision(at=moment(day), minutes=60))


def test_a_full_week_long_after_the_last_supervision_asks_once_and_names_who_is_there(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    journal.people.add(Person(at=moment(date(2026, 1, 2)), name="Robin", relation=Relation.OWN))
    met(journal, TODAY - timedelta(days=43))
    see(journal, k2, LAST_WEEK, each_day=5, demand=5)
    page = open_page(PAGE)
    assert page.said.count(WHO_IS_THERE) == 1
    assert because(["supervision overdue"]) in page.said
    assert "Robin" in page.said
    assert page.errors == []
    assert not page.at.warning

    journal.weights.add([WeightChange(name="suggestions.cii_above", value=150)])
    assert WHO_IS_THERE not in page.run().said


def test_a_meeting_within_the_chosen_rules_weeks_or_a_week_within_plan_asks_nothing(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    see(journal, k2, LAST_WEEK, each_day=5, demand=5)
    assert WHO_IS_THERE not in open_page(PAGE).said  # whether there was supervision is not known
    met(journal, TODAY - timedelta(days=42))
    assert WHO_IS_THERE not in open_page(PAGE).said


def test_weeks_above_the_usual_ask_too(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    for weeks_ago in range(3, 13):
        see(journal, k2, LAST_WEEK - weeks_ago * timedelta(weeks=1), each_day=2, demand=3 + weeks_ago % 2)
    assert WHO_IS_THERE not in open_page(PAGE).said
    for weeks_ago in range(3):
        see(journal, k2, LAST_WEEK - weeks_ago * timedelta(weeks=1), each_day=4, demand=9)
    said = open_page(PAGE).said
    assert "Higher than your usual for three weeks" in said
    assert said.count(WHO_IS_THERE) == 1
    assert because(["weeks above"]) in said

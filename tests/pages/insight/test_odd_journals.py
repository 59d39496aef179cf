"""Every dashboard on journals that are thin, wide, long, torn, early, or between two time zones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.contact import Contact
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.reflection import Feeling, Reflection
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from pages.parts.menu import MENU
from tests.pages.conftest import OpenPage, SetClock, moment

TODAY = date(2026, 10, 14)
PAGES = [place.file for place in MENU["Insight"]] + ["supervision/hours.py", "ahead/referral.py"]


@pytest.fixture(autouse=True)
def _mid_week(set_clock: SetClock) -> None:
    set_clock(TODAY, "20:00")


def add_client(journal: Journal, code: str, since: date = date(1980, 1, 7)) -> Client:
    client = Client(at=moment(since), code=code)
    journal.clients.add(client)
    return client


def log_day(journal: Journal, client: Client, day: date, zone: str = "Europe/Berlin") -> None:
    """Log a rated session, a thought, a walk, a contact and the evening."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone))
    hour = timedelta(hours=1)
    held = day <= TODAY
    status = SessionStatus.ATTENDED if held else SessionStatus.PLANNED
    journal.sessions.add(
        Session(at=noon, client_id=client.id, minutes=50, status=status, demand=6 if held else None, written_at=noon)
    )
    journal.reflections.add(
        Reflection(at=noon + hour, client_id=client.id, intensity=6, feelings=(Feeling.WORRY,), text="a sad hour")
    )
    walk = Downtime(at=noon + 2 * hour, activity="walk", category=DowntimeCategory.SELF_CARE, minutes=20)
    journal.downtimes.add(walk)
    journal.contacts.add(Contact(at=noon + 3 * hour, client_id=client.id, minutes=5))
    journal.check_ins.add(CheckIn(at=noon + 8 * hour, heavy=5))


def workdays(n: int, last: date = TODAY) -> list[date]:
    found: list[date] = []
    while len(found) < n:
        if last.isoweekday() <= 5:
            found.append(last)
        last -= timedelta(days=1)
    return found


def days(n: int) -> Callable[[Journal], None]:
    def fill(journal: Journal) -> None:
        client = add_client(journal, "K2")
        with journal.day_sums.postponed():
            for day in workdays(n):
                log_day(journal, client, day)

    return fill


def many_clients(journal: Journal) -> None:
    with journal.day_sums.postponed():
        for n in range(200):
            log_day(journal, add_client(journal, f"C{n}"), workdays(20)[n % 20])


def forty_years(journal: Journal) -> None:
    """A day a month since 1986."""
    client = add_client(journal, "K2")
    with journal.day_sums.postponed():
        for n in range(40 * 12):
            log_day(journal, client, TODAY - timedelta(days=30 * n))


def a_years_gap(journal: Journal) -> None:
    client = add_client(journal, "K2")
    with journal.day_sums.postponed():
        for day in workdays(30) + workdays(30, TODAY - timedelta(days=400)):
            log_day(journal, client, day)


def the_future(journal: Journal) -> None:
    client = add_client(journal, "K2")
    with journal.day_sums.postponed():
        for n in range(-3, 30):
            log_day(journal, client, TODAY + timedelta(days=n))


def two_zones(journal: Journal) -> None:
    client = add_client(journal, "K2")
    with journal.day_sums.postponed():
        for n, day in enumerate(workdays(30)):
            log_day(journal, client, day, "Pacific/Auckland" if n < 15 else "America/New_York")


JOURNALS: dict[str, Callable[[Journal], None]] = {
    **{f"{n} days": days(n) for n in (3, 11, 19, 20)},
    "200 clients": many_clients,
    "40 years": forty_years,
    "a year's gap": a_years_gap,
    "the future": the_future,
    "two time zones": two_zones,
}


LONG = ("40 years", "a year's gap", "the future")
"""Where the whole time says something else than a quarter."""


@pytest.mark.parametrize("name", JOURNALS)
def test_every_dashboard_opens(name: str, open_page: OpenPage, journal: Journal) -> None:
    JOURNALS[name](journal)
    for page in PAGES:
        shown = open_page(page)
        assert shown.errors == [], page
        if name in LONG and "period" in shown.at.session_state:
            assert shown.tap("period", "All").errors == [], page


@pytest.mark.parametrize("n", [3, 11, 19])
def test_nothing_is_claimed_on_thin_data(n: int, open_page: OpenPage, journal: Journal) -> None:
    days(n)(journal)
    assert f"No claim yet: {n} of 20 days." in open_page("insight/emotional_load.py").said

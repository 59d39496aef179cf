"""The morning's question on Today."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from journal.records.client import Client
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from pages.parts.menu import PLACES
from tests.pages.conftest import OpenPage, Page, SetClock, moment
from tests.pages.parts.shown import shown

THURSDAY = date(2026, 10, 22)
WEDNESDAY = THURSDAY - timedelta(days=1)


@pytest.fixture
def worked(journal: Journal, set_clock: SetClock) -> None:
    client = Client(at=moment(date(2026, 1, 5), "00:00"), code="K2")
    journal.clients.add(client)
    journal.sessions.add(Session(client_id=client.id, at=moment(WEDNESDAY), status=SessionStatus.ATTENDED))
    set_clock(THURSDAY, "08:00")


def morning() -> Page:
    return shown("morning.ask(journal)")


def asks(page: Page) -> bool:
    return "come home with you" in page.said


@pytest.mark.parametrize("answer", ["No", "Not now"])
def test_each_answer_is_kept_for_the_day_and_can_be_taken_back(
    journal: Journal, worked: None, set_clock: SetClock, answer: str
) -> None:
    page = morning()
    assert asks(page)
    page.press(answer)
    assert not asks(page)
    assert "not asked again today" in page.said
    assert not asks(morning())
    page.press("Undo")
    assert asks(page)


def test_yes_leads_to_a_reflection_of_that_evening_at_home(open_page: OpenPage, journal: Journal, worked: None) -> None:
    page, address = morning().press("Yes").way
    assert page == "reflection"
    assert set(address) == {"draft"}  # an id, and no word of the evening

    form = open_page(PLACES[page].file, **address)
    assert (form.value("place"), form.value("at_day"), form.value("at_time")) == ("home", WEDNESDAY, time(19))
    form.fill(intensity=3).press("Save")
    (reflection,) = journal.reflections.latest(5)
    assert (reflection.place, reflection.at) == ("home", moment(WEDNESDAY, "19:00"))
    assert not asks(morning())


def test_nothing_is_asked_of_an_empty_journal(journal: Journal, set_clock: SetClock) -> None:
    set_clock(THURSDAY, "08:00")
    assert morning().said == ""


def test_after_a_weekend_the_day_is_named(journal: Journal, worked: None, set_clock: SetClock) -> None:
    set_clock(THURSDAY + timedelta(days=2), "08:00")
    assert "After Wednesday: did anyone come home with you?" in morning().said

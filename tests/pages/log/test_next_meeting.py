"""After a meeting: when one meets again, asked once."""

from __future__ import annotations

import pytest

from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, SetClock, days_ago, today
from tests.pages.log.meetings import known

PAGE = "log/supervision.py"


@pytest.fixture(autouse=True)
def _afternoon(set_clock: SetClock) -> None:
    """Let the hour that was just over have been today's."""
    set_clock(today(), "16:00")


def asked_next(page: Page) -> bool:
    return "Keep the day" in page.buttons


def test_after_saving_the_next_day_is_asked_and_kept_on_the_person(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana", reach="by phone")
    page = open_page(PAGE)
    assert not asked_next(page)
    page.tap(f"{page.draft}.person_id", dana.id).press("Save")
    assert asked_next(page)

    page.at.session_state["next_meeting.day"] = days_ago(-14)
    page.run().press("Keep the day")
    kept = journal.people.get(dana.id)
    assert (kept.next_meeting, kept.reach) == (days_ago(-14), "by phone")
    assert not asked_next(page)


def test_it_may_stay_without_an_answer(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana")
    page = open_page(PAGE)
    page.tap(f"{page.draft}.person_id", dana.id).press("Save").press("Not now")

    assert not asked_next(page)
    assert journal.people.get(dana.id) == dana


def test_a_known_day_is_not_asked_again_and_a_name_alone_has_none(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana", next_meeting=days_ago(-9))
    page = open_page(PAGE)
    page.tap(f"{page.draft}.person_id", dana.id).press("Save")
    assert not asked_next(page)

    assert not asked_next(open_page(PAGE).fill(supervisor="Dr B").press("Save"))


def test_the_day_just_met_is_no_next_meeting(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana", next_meeting=days_ago(0))
    page = open_page(PAGE)
    page.tap(f"{page.draft}.person_id", dana.id).press("Save")

    assert asked_next(page)


def test_someone_deleted_meanwhile_is_not_asked_about(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana")
    page = open_page(PAGE)
    page.tap(f"{page.draft}.person_id", dana.id).press("Save")
    journal.people.delete(dana.id)

    assert not asked_next(page.run())

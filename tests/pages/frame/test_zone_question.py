"""Where are you? Asked where browser, computer and settings do not agree, once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from journal.planning import computer_zone
from journal.records.settings import Settings
from journal.store.journal import Journal
from pages.frame import capture

BERLIN, TOKYO = "Europe/Berlin", "Asia/Tokyo"
EVENING = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)  # past midnight in Berlin

Computer = Callable[[str], None]


@pytest.fixture(autouse=True)
def computer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    """Return a function that sets this computer's own zone; it begins in Berlin."""

    def to(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    to(BERLIN)
    yield to
    monkeypatch.undo()
    time.tzset()


def page() -> None:
    """Be a page that says its day."""
    import streamlit as st

    from pages.frame import zone_question
    from pages.frame.unlocked import current_journal
    from pages.parts import clock

    journal = current_journal()
    zone_question.ask(journal)
    st.text(f"in {clock.browser_zone(journal)}")


@pytest.fixture
def journal(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Journal:
    for looks in ("pages.parts.clock", "pages.frame.capture"):
        monkeypatch.setattr(f"{looks}.now_utc", lambda: EVENING)
    return journal


@pytest.fixture
def seen_by(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    """Return a function that opens the page in a browser that says this zone."""

    def opened(zone: str) -> AppTest:
        monkeypatch.setattr("streamlit.runtime.context.ContextProxy.timezone", property(lambda self: zone))
        return AppTest.from_function(page).run()

    return opened


def asked(at: AppTest) -> list[str]:
    assert not at.exception
    return [button.label for button in at.button]


def said(at: AppTest) -> str:
    return at.text[-1].value


def test_a_browser_that_hides_its_zone_is_passed_over_without_a_question(
    seen_by: Callable[[str], AppTest], journal: Journal
) -> None:
    at = seen_by("UTC")
    assert (asked(at), said(at)) == ([], "in Europe/Berlin")


def test_the_capture_bar_goes_by_the_same_rule(journal: Journal) -> None:
    assert capture._now(journal, {"zone": "UTC"}).tzinfo == ZoneInfo(BERLIN)
    assert capture._now(journal, {"zone": "UTC"}).date() == date(2026, 11, 29)
    assert capture._now(journal, {"zone": "no such place"}).tzinfo == ZoneInfo(BERLIN)


def test_one_who_travels_is_asked_and_the_answer_holds_for_that_zone(
    seen_by: Callable[[str], AppTest], journal: Journal, computer: Computer
) -> None:
    computer(TOKYO)
    at = seen_by(TOKYO)
    assert (asked(at), said(at)) == ([BERLIN, TOKYO], "in Asia/Tokyo")
    at.button(key="zone_question.Europe/Berlin").click().run()
    assert (asked(at), said(at)) == ([], "in Europe/Berlin")
    assert seen_by(TOKYO).button.len == 0
    assert asked(seen_by("America/New_York")) == [BERLIN, "America/New York", TOKYO]


def test_trusting_the_browser_changes_no_setting(
    seen_by: Callable[[str], AppTest], journal: Journal, computer: Computer
) -> None:
    computer(TOKYO)
    at = seen_by(TOKYO)
    at.button(key="zone_question.Asia/Tokyo").click().run()
    assert (asked(at), said(at)) == ([], "in Asia/Tokyo")
    assert (journal.settings.read().zone, journal.settings.read().zones_trusted) == (BERLIN, (TOKYO,))


def test_the_computers_zone_becomes_the_setting(seen_by: Callable[[str], AppTest], journal: Journal) -> None:
    journal.settings.write(Settings(zone="UTC"))
    at = seen_by("UTC")
    assert asked(at) == ["UTC", BERLIN]
    at.button(key="zone_question.Europe/Berlin").click().run()
    assert (asked(at), said(at)) == ([], "in Europe/Berlin")
    assert journal.settings.read().zone == BERLIN


def test_a_computer_that_has_no_name_for_its_zone_is_still_heard(
    seen_by: Callable[[str], AppTest], computer: Computer, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    computer("CET-1CEST,M3.5.0,M10.5.0/3")
    monkeypatch.setattr(computer_zone, "LOCALTIME", tmp_path / "localtime")
    assert computer_zone.computer_zone() is None
    assert said(seen_by("UTC")) == "in Europe/Berlin"

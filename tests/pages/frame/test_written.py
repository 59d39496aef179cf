"""In which form dates and times are shown: as Settings say, and for the rest as the browser does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from journal.records.client import Client
from journal.records.entry import local_time
from journal.records.session import Session
from journal.records.settings import DateOrder
from journal.store.journal import Journal
from journal.wording.dates import ONE_FORM, Written
from pages.frame import unlocked, written
from pages.parts import clock
from tests.pages.conftest import ZONE, OpenPage, Page

DAY = date(2026, 3, 5)


def american(journal: Journal) -> None:
    """Choose the form of the United States."""
    before = journal.settings.read()
    journal.settings.write(replace(before, date_order=DateOrder.MONTH_FIRST, clock_hours=12, week_begins=7))


@pytest.fixture
def k2_at_three(journal: Journal, k2: Client) -> Session:
    """Return a session of 5 March 2026, 15:05."""
    session = Session(at=local_time(DAY, time(15, 5), ZONE), client_id=k2.id, minutes=50)
    journal.sessions.add(session)
    return session


# --- what the browser tells ----------------------------------------------------------------------


@given(told=st.text() | st.none() | st.from_regex(r"(dmy|mdy|ymd)[./-](12|24)[1-7]", fullmatch=True))
def test_only_what_our_script_tells_is_believed(told: str | None) -> None:
    form = written.as_told(told)
    if form != ONE_FORM:
        assert told == f"{form.order}{form.mark}{form.hours}{form.week_begins}"


def test_what_is_chosen_stands_and_the_rest_is_the_browsers() -> None:
    german = Written(order="dmy", mark=".", hours=24, week_begins=1)
    assert written.with_choice(german) == german
    assert written.with_choice(german, order="dmy").mark == "."
    assert written.with_choice(german, order="mdy", hours=12) == Written(order="mdy", mark="/", hours=12, week_begins=1)
    assert written.with_choice(german, order="ymd", week_begins=7) == Written(order="ymd", mark="-", week_begins=7)


def test_a_change_in_settings_holds_at_once(journal: Journal) -> None:
    assert written.in_force(journal, "mdy/127").order == "mdy"
    journal.settings.write(replace(journal.settings.read(), date_order=DateOrder.YEAR_FIRST))
    assert written.in_force(journal, "mdy/127") == Written(order="ymd", mark="-", hours=12, week_begins=7)
    assert written.in_force(journal, None) == Written(order="ymd", mark="-")


# --- pages ---------------------------------------------------------------------------------------


def test_a_browser_of_the_united_states_is_shown_its_own_form(
    open_page: OpenPage, journal: Journal, k2_at_three: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlocked, "browser_writes", lambda: "mdy/127")
    page = open_page("log/session.py", id=k2_at_three.id)
    field = page.given(".moment")
    assert (field["order"], field["mark"], field["hours"], field["week"]) == ("mdy", "/", 12, 7)
    listed = open_page("entries/entries.py", id=k2_at_three.id)
    assert headings(listed)[0] == "Thursday, March 5"
    assert "3:05 pm" in listed.said


def says_in_a_callback() -> None:
    """Be a page whose button says a date before the page runs."""
    from datetime import date

    import streamlit as st

    from journal.wording import dates
    from pages.frame.unlocked import current_journal

    def pressed() -> None:
        st.session_state["said"] = dates.date_in_words(date(2026, 3, 5))

    current_journal()
    st.button("Say it", on_click=pressed)


def test_what_a_press_says_has_the_form_too(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlocked, "browser_writes", lambda: "mdy/127")
    app = AppTest.from_function(says_in_a_callback).run()
    app.button[0].click().run()
    assert app.session_state["said"] == "March 5, 2026"


def a_table() -> None:
    """Be a page with a table."""
    from datetime import date

    from pages.frame.unlocked import current_journal
    from pages.parts.dashboards import chart

    current_journal()
    chart.table([{"From": date(2026, 3, 2), "Points": 3, "Mean": None}])


def test_a_table_writes_its_dates_so_too(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlocked, "browser_writes", lambda: "mdy/127")
    (shown,) = AppTest.from_function(a_table).run().get("html")
    assert re.findall(r"<td[^>]*>(.*?)</td>", shown.proto.body) == ["March 2, 2026", "3", ""]


def test_settings_stand_above_the_browser(
    open_page: OpenPage, journal: Journal, k2_at_three: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlocked, "browser_writes", lambda: "mdy/127")
    journal.settings.write(replace(journal.settings.read(), date_order=DateOrder.YEAR_FIRST, clock_hours=24))
    listed = open_page("entries/entries.py", id=k2_at_three.id)
    assert headings(listed)[-1] == "Monday, 2024-01-01"  # the client's first day
    assert "15:05" in listed.said


def test_the_days_list_has_the_clock_of_the_settings_and_the_order_of_the_day(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    american(journal)
    today = clock_today(journal)
    for hour in (9, 15):
        journal.sessions.add(Session(at=local_time(today, time(hour), ZONE), client_id=k2.id, minutes=50))
    day = open_page("today/today.py").day
    assert [session["at"] for session in day["told"]["sessions"]] == ["9:00 am", "3:00 pm"]
    assert [session["start"][11:16] for session in day["told"]["sessions"]] == ["09:00", "15:00"]
    assert day["hours"] == 12
    assert len(day["now"]) == len("15:00")
    assert day["now_in_words"].endswith(("am", "pm"))


def test_the_week_says_its_days_and_hours_in_the_form_and_stays_one_from_monday(
    open_page: OpenPage, journal: Journal
) -> None:
    american(journal)
    page = open_page("week/week.py")
    grid = page.given("week_grid")
    monday = date.fromisoformat(grid["told"]["monday"])
    assert monday.isoweekday() == 1
    assert grid["hours"] == 12
    assert grid["told"]["days"][0]["on"] == f"Monday, {monday:%B} {monday.day}"


def headings(page: Page) -> list[str]:
    return [row.heading for row in page.rows if row.heading]


def clock_today(journal: Journal) -> date:
    return datetime.now(ZoneInfo(clock.browser_zone(journal))).date()

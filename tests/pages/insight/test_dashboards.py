"""The two dashboards, run without a browser: what they say on an empty, a thin and a rich journal."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date, timedelta

import pytest

from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from pages.frame import unlocked
from tests.pages.conftest import PASSPHRASE, OpenPage, Page, SetClock, moment

WEDNESDAY = date(2026, 10, 14)
PAGES = ["insight/emotional_load.py", "insight/caseload_intensity.py"]


@pytest.fixture(autouse=True)
def _mid_week(set_clock: SetClock) -> None:
    set_clock(WEDNESDAY, "20:00")


def log_days(journal: Journal, days: int, *, demand: int | None = 6, code: str = "K2") -> None:
    """Log two sessions and the evening question on each of the last `days` weekdays, today included."""
    client = Client(at=moment(date(2026, 1, 1)), code=code)
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
    assert "You have not rated this week yet" in shown.at.text[0].value
    assert "No finished week is logged yet" in shown.said or "Nothing is logged" in shown.said


@pytest.mark.parametrize("page", PAGES)
def test_the_own_rating_stands_first(page: str, journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 25)
    shown = open_page(page)
    assert charts(shown) == 1
    assert shown.at.text[0].value.startswith("You rated this week 5 (usual 5).")
    assert "not a validated instrument" in shown.said


def test_the_load_says_on_how_many_workdays_it_rests(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 20)
    shown = open_page("insight/emotional_load.py")
    assert "Rests on 20 of " in shown.said
    assert "asked 12 points of you" in shown.said


def test_unrated_days_count_in_no_mean(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 3, demand=None)
    shown = open_page("insight/emotional_load.py")
    assert "no logged workday yet" in shown.said


def test_the_caseload_counts_the_planned_units(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 3)
    shown = open_page("insight/caseload_intensity.py")
    assert "Planned work so far: 30 of 100." in shown.at.text[0].value
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
    page.tell("period_from", day="2026-10-05")

    again = open_page(PAGES[0])
    assert again.at.session_state["period"] == "From–to"
    assert again.at.session_state["period_from"] == date(2026, 10, 5)


def test_the_caseload_says_how_many_clients_were_seen_and_has_them_in_its_table(
    journal: Journal, open_page: OpenPage
) -> None:
    log_days(journal, 3)
    journal.clients.add(Client(at=moment(date(2026, 1, 1)), code="M1"))
    shown = open_page(PAGES[1])
    assert "This week so far, from Monday, 12 October: 1 of 2 clients seen; 6 therapy sessions, 5 hours" in shown.said
    assert "Each client counts once a week" in shown.said
    shown.at.session_state["table.caseload_intensity"] = True
    htmls = [str(html.value) for html in shown.run().at.get("html")]  # type: ignore[union-attr]
    assert any("Clients seen" in html and "Clients active" in html for html in htmls)


def test_a_journal_opened_again_is_not_shown_what_was_kept_of_it_before(
    journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a restored backup: the same journal, changed as often, with other entries in it."""
    kept = journal.folder.parent / "kept"
    shutil.copytree(journal.folder, kept)
    log_days(journal, 3)
    assert "1 of 1 client seen" in open_page(PAGES[1]).said
    with closing(open_with_passphrase(kept, PASSPHRASE)) as again:
        again.version = journal.version
        value = unlocked.unlocked.let_in(again)
        monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)
        assert again.id == journal.id
        assert "client seen" not in open_page(PAGES[1]).said


def test_an_entry_of_a_day_leads_to_its_own_page(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 3)
    first, _second = journal.sessions.between(WEDNESDAY, WEDNESDAY)
    page = open_page("insight/emotional_load.py")
    page.at.session_state["load_view"] = "The year"
    page.at.session_state["load_day"] = WEDNESDAY

    assert page.run().press("Open").way == ("session", {"id": first.id})


def test_a_first_week_begun_in_its_middle_is_not_held_against_the_plan(journal: Journal, open_page: OpenPage) -> None:
    log_days(journal, 5)  # from Thursday on
    assert "No finished week is logged yet." in open_page(PAGES[1]).said
    log_days(journal, 8, code="M1")  # from the Monday of that week on
    assert "Of 1 finished week, 1 is logged at " in open_page(PAGES[1]).said


@pytest.mark.parametrize("page", [*PAGES, "insight/asks_most.py", "insight/recovery.py"])
def test_what_an_index_is_opens_in_two_sentences(page: str, open_page: OpenPage) -> None:
    shown = open_page(page)
    (opened,) = (one for one in shown.at.get("popover") if one.proto.popover.label == "What is this?")
    (told,) = opened.markdown
    assert told.value.count(". ") == 1
    assert told.value.endswith(".")

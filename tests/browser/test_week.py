"""The week as a picture: settled, rated and moved where it stands, without a page run, by pointer and by keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from journal.records.session import Session, SessionStatus
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Server, press, serving, settle, visiting
from tests.browser.practice import small_practice
from tests.browser.test_today import COUNT_RUNS
from tests.pages.conftest import moment, today

pytestmark = pytest.mark.browser


def monday(weeks: int) -> date:
    return today() - timedelta(days=today().isoweekday() - 1) + timedelta(weeks=weeks)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """K2 and M1 on the Monday of last week, not settled; C1 on the Wednesday of the next, planned."""
    small_practice(tmp_path / "home", "K2", "M1", "C1")
    journal = open_with_passphrase(tmp_path / "home", PASSPHRASE)
    for code, day, clock in (
        ("K2", monday(-1), "10:00"),
        ("M1", monday(-1), "10:55"),
        ("C1", monday(1) + timedelta(days=2), "14:00"),
    ):
        client = journal.clients.by_code(code)
        assert client is not None
        journal.sessions.add(Session(client_id=client.id, at=moment(day, clock), minutes=50))
    journal.close()
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{server.address}/week") as page:
        yield page


def to_week(page: Page, which: str) -> None:
    press(page, which)
    page.evaluate(COUNT_RUNS)


def block(page: Page, code: str) -> Locator:
    return page.locator(".hour .block", has_text=code)


def panel(page: Page) -> Locator:
    return page.locator(".week .panel")


def kept(server: Server) -> dict[str, Session]:
    server.process.terminate()
    server.process.wait(20)
    journal = open_with_passphrase(server.home, PASSPHRASE)
    found = {journal.clients.code_of(s.client_id): s for s in reversed(journal.sessions.latest(9))}  # the last of each
    journal.close()
    return found


def test_a_week_is_settled_and_rated_in_two_presses_a_session_and_no_page_run(page: Page, server: Server) -> None:
    to_week(page, "Before")
    expect(page.locator(".week .sentence")).to_contain_text("2 are still to be settled")
    block(page, "K2").press("ArrowDown")
    expect(block(page, "M1")).to_be_focused()
    block(page, "K2").click()
    panel(page).get_by_role("button", name="7, ").click()
    expect(panel(page)).to_contain_text("Kept.")
    panel(page).get_by_role("button", name="Next to settle: ").click()
    panel(page).get_by_role("button", name="No-show").click()
    expect(page.locator(".week .sentence")).to_have_text("1 session held, 1 did not take place.")
    expect(page.locator(".hour.missed")).to_have_count(1)
    assert page.evaluate("window.runs") == 0

    # How heavy is nobody's to see before it is asked for, and not any more on coming back.
    expect(block(page, "K2")).not_to_contain_text("7")
    press(page, "Show how heavy")
    expect(block(page, "K2")).to_contain_text("7")
    panel(page).get_by_role("button", name="Close").click()
    page.locator(".st-key-menu").get_by_role("link", name="Today", exact=True).click()
    settle(page)
    page.locator(".st-key-menu").get_by_role("link", name="Week", exact=True).click()
    settle(page)
    expect(block(page, "K2")).to_be_visible()
    expect(block(page, "K2")).not_to_contain_text("7")

    found = kept(server)
    assert (found["K2"].status, found["K2"].demand) == (SessionStatus.ATTENDED, 7)
    assert found["M1"].status is SessionStatus.NO_SHOW


def test_a_session_is_moved_to_another_week_and_back_by_keys_alone(page: Page, server: Server) -> None:
    to_week(page, "Next")
    block(page, "C1").press("Enter")
    panel(page).get_by_role("button", name="Move", exact=True).press("Enter")
    expect(panel(page).get_by_label("Day")).to_be_focused()
    panel(page).get_by_label("Day").fill((monday(1) + timedelta(days=4)).isoformat())
    panel(page).get_by_label("Time").fill("09:15")
    panel(page).get_by_label("Time").press("Enter")
    expect(panel(page)).to_contain_text("Moved.")
    expect(page.locator(".day").nth(4).locator(".block")).to_have_attribute("aria-label", "09:15 C1, planned")

    panel(page).get_by_role("button", name="Move", exact=True).press("Enter")
    panel(page).get_by_label("Day").fill(monday(2).isoformat())
    panel(page).get_by_role("button", name="Move it there").press("Enter")
    expect(block(page, "C1")).to_have_count(0)
    expect(page.locator(".week .told")).to_contain_text("Moved. C1 Monday")
    page.locator(".week .undo").get_by_role("button", name="Undo").press("Enter")
    expect(block(page, "C1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(block(page, "C1")).to_be_focused()
    assert page.evaluate("window.runs") == 0
    assert kept(server)["C1"].at == moment(monday(1) + timedelta(days=4), "09:15")


def test_what_cannot_be_kept_is_said_where_it_was_typed_and_stays_typed(page: Page, server: Server) -> None:
    to_week(page, "Next")
    block(page, "C1").click()
    panel(page).get_by_role("button", name="Move", exact=True).click()
    panel(page).get_by_label("Time").fill("02:30")
    panel(page).get_by_label("Day").fill("2027-03-28")
    panel(page).get_by_role("button", name="Move it there").click()
    expect(panel(page)).to_contain_text("the hour that the clocks skipped")
    expect(panel(page).get_by_label("Time")).to_have_value("02:30")
    assert kept(server)["C1"].at == moment(monday(1) + timedelta(days=2), "14:00")


def test_what_was_changed_elsewhere_is_not_put_back(page: Page, server: Server, visitor: BrowserContext) -> None:
    to_week(page, "Before")
    block(page, "K2").click()
    panel(page).get_by_role("button", name="4, ").click()
    expect(panel(page)).to_contain_text("Kept.")
    other = visitor.new_page()
    other.goto(f"{server.address}/week")
    settle(other)
    press(other, "Before")
    block(other, "K2").click()
    panel(other).get_by_role("button", name="9, ").click()
    expect(panel(other)).to_contain_text("Kept.")
    panel(page).get_by_role("button", name="Undo").click()
    expect(page.locator(".week .told")).to_contain_text("changed once more")
    assert kept(server)["K2"].demand == 9


def test_a_gap_begins_a_session_at_that_hour_and_a_session_opens(page: Page, server: Server) -> None:
    to_week(page, "Next")
    wednesday = page.locator(".day").nth(2)
    gap = wednesday.locator(".free").last  # 14:50 to 22:00
    gap.click(position={"x": 20, "y": 1})
    panel(page).get_by_label("Time").fill("16:30")
    panel(page).get_by_role("button", name="Plan a session").click()
    settle(page)
    expect(page.get_by_role("heading", name="A session")).to_be_visible()
    press(page, "K2")
    press(page, "Save")
    expect(page.locator(".st-key-notice_line")).to_contain_text("Saved")

    page.goto(f"{server.address}/week")
    settle(page)
    press(page, "Next")
    block(page, "K2").click()
    panel(page).get_by_role("button", name="Open: 16:30 K2").click()
    settle(page)
    expect(page.get_by_role("heading", name="A session")).to_be_visible()
    assert "id=" in page.url
    session = kept(server)["K2"]
    assert (session.at, session.status) == (moment(monday(1) + timedelta(days=2), "16:30"), SessionStatus.PLANNED)


def test_in_a_narrow_window_it_is_a_list_by_day(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    to_week(page, "Before")
    first, second = block(page, "K2").bounding_box(), block(page, "M1").bounding_box()
    assert first is not None
    assert second is not None
    assert first["height"] >= 44
    assert second["y"] >= first["y"] + first["height"]
    page.get_by_role("button", name=re.compile("^Add: Monday")).click()
    expect(panel(page).get_by_label("Time")).to_have_value("11:45")
    block(page, "M1").click()
    panel(page).get_by_role("button", name="Late").click()
    expect(panel(page)).to_contain_text("Kept.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

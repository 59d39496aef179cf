"""The field for a date and a time in a real browser: nothing typed in it is lost, and keys alone are enough."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from journal.wording.dates import day_in_words
from tests.browser.conftest import Server, expect_saved, new_page, press, serving, settle, unlock, visiting
from tests.browser.practice import ZONE, small_practice

pytestmark = pytest.mark.browser

KEPT = re.compile(r"/door/draft$")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with one client."""
    folder: Path = tmp_path_factory.mktemp("moment")
    small_practice(folder / "home", "K2")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{server.address}/session") as page:
        expect(day(page)).to_be_editable()
        yield page


def day(page: Page, name: str = "Start") -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def clock(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Start, time", exact=True)


def grid(page: Page) -> Locator:
    return page.get_by_role("grid")


def focused_day(page: Page) -> str:
    found: str = page.evaluate("""() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.dataset?.day ?? at?.id ?? "";
    }""")
    return found


def replace(page: Page, box: Locator, text: str) -> None:
    box.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def yesterday() -> date:
    return datetime.now(ZoneInfo(ZONE)).date() - timedelta(days=1)


# --- nothing is lost -----------------------------------------------------------------------------


def test_a_date_typed_right_before_f5_is_not_lost(page: Page) -> None:
    replace(page, day(page), "5.3.2026")
    page.reload()
    expect(day(page)).to_have_value("05/03/2026")


def test_a_time_typed_right_before_f5_is_not_lost(page: Page) -> None:
    replace(page, clock(page), "0715")
    page.reload()
    expect(clock(page)).to_have_value("07:15")


def test_half_a_date_typed_right_before_f5_stands_there_again_and_is_not_saved_as_another(page: Page) -> None:
    replace(page, day(page), "31.1")
    page.keyboard.type("3")
    page.reload()
    expect(day(page)).to_have_value("31.13")
    expect(day(page)).to_have_attribute("aria-invalid", "true")
    press(page, "K2")
    press(page, "Save")
    expect(page.get_by_text("Start, date: is not one that can be kept")).to_be_visible()
    expect(day(page)).to_have_value("31.13")


def test_what_is_typed_is_kept_after_a_pause_with_no_run_of_the_page(page: Page) -> None:
    runs = page.locator("html")
    replace(page, day(page), "5.3.2026")
    with page.expect_response(KEPT) as kept:
        pass
    assert kept.value.json()["saved"] is True
    told = json.loads(json.loads(kept.value.request.post_data or "{}")["text"])
    assert (told["day"], told["unread"]) == ("2026-03-05", [])
    expect(runs).not_to_have_attribute("data-run-asked", re.compile(".*"))
    expect(day(page)).to_be_focused()


def test_a_date_that_is_kept_late_is_offered_again(page: Page) -> None:
    page.route(KEPT, lambda route: route.abort(), times=1)
    replace(page, day(page), "5.3.2026")
    with page.expect_response(KEPT, timeout=10_000) as kept:
        pass
    assert kept.value.json()["saved"] is True


def test_a_lock_takes_along_what_is_being_typed(page: Page) -> None:
    replace(page, day(page), "5.3.2026")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    unlock(page)
    expect(day(page)).to_have_value("05/03/2026")


# --- saving from within --------------------------------------------------------------------------


def test_the_keyboard_saves_the_newest_from_the_date(page: Page) -> None:
    press(page, "K2")
    replace(page, clock(page), "0641")
    replace(page, day(page), f"{yesterday():%d.%m.}")
    page.keyboard.press("Control+Enter")
    expect_saved(page)
    expect(page.get_by_text(f"{day_in_words(yesterday())}, 06:41")).to_be_visible()


def test_the_keyboard_saves_the_newest_from_the_time(page: Page) -> None:
    press(page, "K2")
    replace(page, day(page), "yesterday")
    replace(page, clock(page), "0642")
    page.keyboard.press("Control+Enter")
    expect_saved(page)
    expect(page.get_by_text(f"{day_in_words(yesterday())}, 06:42")).to_be_visible()


def test_an_open_calendar_does_not_save(page: Page) -> None:
    press(page, "K2")
    day(page).press("Alt+ArrowDown")
    page.keyboard.press("ArrowLeft")
    before = focused_day(page)
    page.keyboard.press("Control+Enter")
    expect(grid(page)).to_be_hidden()
    expect(day(page)).to_have_value(f"{date.fromisoformat(before):%d/%m/%Y}")
    expect(page.locator(".st-key-notice_line")).to_have_count(0)


def test_a_refusal_is_said_at_the_field_until_it_is_changed(page: Page) -> None:
    press(page, "K2")
    replace(page, day(page), "")
    page.keyboard.press("Delete")
    press(page, "Save")
    expect(page.get_by_text("This is needed.")).to_be_visible()
    expect(day(page)).to_have_attribute("aria-invalid", "true")
    replace(page, day(page), "5.3.2026")
    expect(page.get_by_text("This is needed.")).to_be_hidden()
    expect(day(page)).not_to_have_attribute("aria-invalid", "true")


# --- keys and calendar ---------------------------------------------------------------------------


def test_arrows_step_days_and_minutes(page: Page) -> None:
    replace(page, day(page), "28.2.2026")
    day(page).press("ArrowUp")
    expect(day(page)).to_have_value("01/03/2026")
    day(page).press("ArrowDown")
    day(page).press("PageDown")
    expect(day(page)).to_have_value("28/01/2026")
    replace(page, clock(page), "23:57")
    clock(page).press("ArrowUp")
    expect(clock(page)).to_have_value("23:57")  # midnight is not stepped over
    clock(page).press("ArrowDown")
    expect(clock(page)).to_have_value("23:55")
    clock(page).press("PageDown")
    expect(clock(page)).to_have_value("22:55")


def test_the_calendar_works_by_keys(page: Page) -> None:
    replace(page, day(page), "13.5.2026")  # a Wednesday
    day(page).press("Alt+ArrowDown")
    expect(page.get_by_role("dialog", name="Choose a day")).to_be_visible()
    for key, there in (
        ("ArrowRight", "2026-05-14"),
        ("ArrowUp", "2026-05-07"),
        ("Home", "2026-05-04"),
        ("End", "2026-05-10"),
        ("ArrowDown", "2026-05-17"),
        ("PageDown", "2026-06-17"),
        ("PageUp", "2026-05-17"),
        ("Shift+PageUp", "2025-05-17"),
        ("ArrowLeft", "2025-05-16"),
    ):
        page.keyboard.press(key)
        assert focused_day(page) == there
    page.keyboard.press("Enter")
    expect(grid(page)).to_be_hidden()
    expect(day(page)).to_have_value("16/05/2025")
    expect(day(page)).to_be_focused()
    settle(page)
    page.reload()
    expect(day(page)).to_have_value("16/05/2025")


def test_esc_closes_the_calendar_and_does_not_count_towards_the_lock(page: Page) -> None:
    day(page).press("Alt+ArrowDown")
    expect(grid(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(grid(page)).to_be_hidden()
    expect(day(page)).to_be_focused()
    page.keyboard.press("ArrowDown")  # what is still there still answers
    settle(page)
    expect(page.get_by_label("Passphrase")).to_have_count(0)


def test_esc_in_a_composition_does_not_count_towards_the_lock(page: Page) -> None:
    day(page).click()
    for _ in range(3):
        page.evaluate("""() => {
          let at = document.activeElement;
          while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          const how = {key: "Escape", isComposing: true, bubbles: true, composed: true};
          at.dispatchEvent(new KeyboardEvent("keydown", how));
        }""")
    expect(page.locator("html")).not_to_have_attribute("style", re.compile("hidden"))
    expect(day(page)).to_be_visible()


def test_the_calendar_opens_by_its_button_and_takes_a_press(page: Page) -> None:
    replace(page, day(page), "13.5.2026")
    page.get_by_role("button", name="Choose a day: Start").click()
    page.get_by_role("button", name="The month after").click()
    page.get_by_role("gridcell", name=re.compile(r"\b9 June 2026")).click()
    expect(day(page)).to_have_value("09/06/2026")
    expect(grid(page)).to_be_hidden()


def test_a_day_out_of_bounds_is_said_and_cannot_be_chosen(page: Page) -> None:
    page.goto(re.sub(r"/session.*", "/safety", page.url))
    settle(page)
    page.get_by_text("Keep that I consulted").click()
    box = day(page, "The day")
    tomorrow = datetime.now(ZoneInfo(ZONE)).date() + timedelta(days=1)
    replace(page, box, f"{tomorrow:%d.%m.%Y}")
    box.press("Tab")
    expect(page.get_by_text("The latest day here is")).to_be_visible()
    box.press("Alt+ArrowDown")
    page.keyboard.press("ArrowRight")
    assert focused_day(page) == (tomorrow - timedelta(days=1)).isoformat()


# --- as told -------------------------------------------------------------------------------------


def test_the_browser_decides_order_and_clock_until_the_settings_do(server: Server, browser: Browser) -> None:
    with new_page(browser, locale="en-US") as page:
        page.goto(f"{server.address}/session")
        unlock(page)
        replace(page, day(page), "3/5/2026")
        replace(page, clock(page), "9.30 pm")
        day(page).press("Alt+ArrowDown")
        expect(day(page)).to_have_value("03/05/2026")
        expect(clock(page)).to_have_value("9:30 pm")
        expect(page.get_by_role("columnheader").first).to_have_text("Su")
        expect(page.get_by_role("gridcell", name="Thursday, March 5, 2026")).to_be_visible()
        page.keyboard.press("Escape")
        replace(page, day(page), "today")
        replace(page, clock(page), "0:05")
        press(page, "K2")
        press(page, "Save")
        expect_saved(page)
        page.goto(server.address)
        expect(page.locator(".row.session .time")).to_have_text("12:05 am")
        expect(page.locator("li.now")).to_have_text(re.compile(r"^\d{1,2}:\d\d (am|pm)$"))
        page.goto(f"{server.address}/settings")
        settle(page)
        now = datetime.now(ZoneInfo(ZONE))
        expect(page.get_by_text(f"So it is now {now:%A, %B} {now.day}, {now.year},")).to_be_visible()
        for name, words in (
            ("date_order", re.compile(r"^\d{4}-\d\d-\d\d$")),
            ("clock_hours", re.compile(r"^\d\d:\d\d$")),
            ("week_begins", "Saturday"),
        ):
            page.locator(f".st-key-settings-{name}").get_by_text(words, exact=True).click()
            settle(page)
        page.goto(f"{server.address}/session")
        settle(page)
        replace(page, day(page), "2026-3-5")
        replace(page, clock(page), "9.30 pm")
        day(page).press("Alt+ArrowDown")
        expect(day(page)).to_have_value("2026-03-05")
        expect(clock(page)).to_have_value("21:30")
        expect(page.get_by_role("columnheader").first).to_have_text("Sa")

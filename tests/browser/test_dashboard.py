"""A dashboard in a real browser: a day opened from the calendar or by keyboard, a chart saved or printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect

from journal.records.check_in import CheckIn
from journal.records.entry import local_time
from journal.records.session import Session, SessionStatus
from journal.store.opening import open_with_passphrase
from journal.wording.dates import day_in_words
from tests.browser.conftest import PASSPHRASE, Server, new_page, press, serving, settle, unlock
from tests.browser.keyboard import choose, write
from tests.browser.practice import ZONE, small_practice

pytestmark = pytest.mark.browser

TODAY = datetime.now(UTC).astimezone(ZoneInfo(ZONE)).date()
DAYS = [TODAY - timedelta(days=n) for n in range(20, 0, -1)]
"""Each with one session that asked as much as the day's place in the list, 0 to 9, and an evening rated alike."""


def asked_on(day: date) -> int:
    return DAYS.index(day) % 10


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("dashboard")
    small_practice(folder / "home", "K2")
    with closing(open_with_passphrase(folder / "home", PASSPHRASE)) as journal:
        (k2,) = journal.clients.all()
        with journal.day_sums.postponed():
            for day in DAYS:
                told = {"minutes": 50, "status": SessionStatus.ATTENDED, "demand": asked_on(day)}
                journal.sessions.add(Session(at=local_time(day, time(9), ZONE), client_id=k2.id, **told))  # type: ignore[arg-type]
                journal.check_ins.add(CheckIn(at=local_time(day, time(20), ZONE), heavy=asked_on(day)))
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture(scope="module")
def unlocked(browser: Browser, server: Server) -> Iterator[Page]:
    with new_page(browser) as opened:
        opened.goto(server.address)
        unlock(opened)
        yield opened


@pytest.fixture
def page(unlocked: Page, server: Server) -> Page:
    """The dashboard of emotional load, opened afresh, with its chart drawn."""
    unlocked.goto(f"{server.address}/emotional-load")
    expect(unlocked.locator(".js-plotly-plot .points path.point").first).to_be_visible()
    settle(unlocked)
    return unlocked


def expect_day(page: Page, day: date) -> None:
    """Wait for a day's own rating, its parts and its entries."""
    detail = page.locator(".st-key-day_detail")
    n = asked_on(day)
    expect(detail.get_by_role("heading")).to_have_text(f"{day_in_words(day)} {day.year}")
    expect(detail.get_by_text(f"You rated it {n} of 10.", exact=True)).to_be_visible()
    expect(detail.get_by_text(f"It asked {n} points: sessions {n}.", exact=True)).to_be_visible()
    expect(detail.get_by_text("K2")).to_be_visible()
    expect(detail.get_by_role("button", name="Open")).to_have_count(2)


def squares(page: Page) -> Locator:
    """The days of the calendar."""
    return page.locator(".st-key-wide_chart .points path.point")


def press_square(page: Page, day: date) -> None:
    """Press a day's square in the calendar, where a mouse would."""
    expect(squares(page)).to_have_count(len(DAYS))
    square = squares(page).nth(DAYS.index(day))
    square.scroll_into_view_if_needed()
    box = square.bounding_box()
    assert box is not None
    page.mouse.move(0, 0)
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(0)
    # Only what lies under the mouse can be pressed, and the chart needs a moment to see what that is.
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(1)
    page.mouse.down()
    page.mouse.up()


def test_a_day_pressed_in_the_calendar_opens_with_its_parts_and_entries(page: Page) -> None:
    press(page, "The year")
    for day in (DAYS[3], DAYS[17]):
        press_square(page, day)
        expect_day(page, day)
        settle(page)


def test_the_same_day_is_reached_by_keyboard_alone(page: Page) -> None:
    day = DAYS[8]
    choose(page, "The year")
    expect(squares(page)).to_have_count(len(DAYS))
    write(page, "Look at a day", f"{day:%d%m%Y}")
    page.keyboard.press("Tab")  # past the field's own buttons: a date is taken when its field is left
    expect_day(page, day)


def saved(page: Page, form: str) -> Download:
    """Save the chart in a form, by the button below it, and return what the browser saves."""
    below = page.locator(".st-key-picture-emotional_load")
    if not below.get_by_role("button", name=form).is_visible():
        below.get_by_role("button", name="Save picture").click()
    expect(below.get_by_text("not encrypted")).to_be_visible()
    with page.expect_download() as download:
        below.get_by_role("button", name=form, exact=True).click()
    return download.value


def test_a_chart_is_saved_as_png_or_svg_and_nothing_leaves_the_computer(
    page: Page, server: Server, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    expect(page.locator(".modebar-btn")).to_have_count(0)
    png = saved(page, "PNG")
    assert png.suggested_filename == "emotional-load.png"
    png.save_as(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")

    svg = saved(page, "SVG")
    assert svg.suggested_filename == "emotional-load.svg"
    svg.save_as(tmp_path / "chart.svg")
    root = ElementTree.parse(tmp_path / "chart.svg").getroot()  # noqa: S314 made by the page itself
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "asked" in "".join(root.itertext())
    assert [url for url in asked if not url.startswith((server.address, "blob:", "data:"))] == []


def test_a_chart_is_printed_whole_with_its_title_and_its_sentence_and_nothing_else(page: Page) -> None:
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    page.locator(".st-key-picture-emotional_load").get_by_role("button", name="Print").click()
    page.wait_for_function("window.printed === 1")
    sheet = page.locator("body > .sheet")
    expect(sheet).to_be_hidden()
    page.emulate_media(media="print")
    expect(sheet.get_by_role("heading", level=1)).to_have_text("Emotional load")
    expect(sheet.get_by_text(re.compile("rated this week"))).to_be_visible()
    expect(sheet.get_by_text("Rests on")).to_be_visible()
    assert page.evaluate("document.querySelector('.sheet img').naturalWidth > 300")
    box = sheet.get_by_role("img").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.evaluate("innerWidth")
    expect(page.get_by_test_id("stApp")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)
    expect(page.get_by_test_id("stApp")).to_be_visible()

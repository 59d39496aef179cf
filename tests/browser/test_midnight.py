"""Over midnight in a real browser: Today turns over by itself, and what is begun after it belongs to the new day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from journal.wording.dates import day_in_words
from tests.browser.conftest import Server, expect_saved, new_page, serving, settle, unlock
from tests.browser.practice import ZONE, small_practice

pytestmark = pytest.mark.browser

EVENING = datetime.now(ZoneInfo(ZONE)).date()
MORNING = EVENING + timedelta(days=1)

SetClock = Callable[[datetime], None]


def at(hour: int, minute: int) -> datetime:
    """Return a moment of the evening, or of the night after it."""
    return datetime.combine(EVENING if hour > 12 else MORNING, time(hour, minute), tzinfo=ZoneInfo(ZONE))


@pytest.fixture(scope="module")
def set_clock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetClock]:
    """Return a function that sets the server's clock."""
    told_in = tmp_path_factory.mktemp("clock") / "seconds"

    def to(moment: datetime) -> None:
        beside = told_in.with_suffix(".new")
        beside.write_text(str((moment - datetime.now(UTC)).total_seconds()))
        beside.replace(told_in)

    to(at(23, 30))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("CLOCK_SHIFTED_IN", str(told_in))
        yield to


@pytest.fixture(scope="module")
def server(set_clock: SetClock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("midnight")
    small_practice(folder / "home", "K2")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, browser: Browser, set_clock: SetClock) -> Iterator[Page]:
    set_clock(at(23, 30))
    with new_page(browser) as page:
        page.clock.install(time=at(23, 30))
        page.goto(server.address)
        unlock(page)
        yield page


def test_today_turns_over_by_itself(page: Page, set_clock: SetClock) -> None:
    expect(page.get_by_text(day_in_words(EVENING), exact=True)).to_be_visible()
    set_clock(at(0, 1))
    page.clock.fast_forward("31:00")
    expect(page.get_by_text(day_in_words(MORNING), exact=True)).to_be_visible()
    expect(page.get_by_text(day_in_words(EVENING), exact=True)).to_have_count(0)


def test_what_is_first_typed_after_midnight_belongs_to_the_new_day(
    page: Page, server: Server, set_clock: SetClock
) -> None:
    page.goto(f"{server.address}/reflection")
    settle(page)
    note = page.get_by_label("Note")
    expect(note).to_be_editable()
    set_clock(at(0, 25))
    note.click()
    page.keyboard.type("It came along on the way home.")
    page.keyboard.press("Control+Enter")
    expect_saved(page)
    lately = page.get_by_role("button", name=f"Open: {day_in_words(MORNING)}")
    expect(lately.first).to_be_visible()

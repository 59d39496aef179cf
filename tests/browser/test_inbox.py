"""Leave a line at the locked door, in a real browser: sealed, in no file of the browser, and confirmed inside."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from journal.store.inbox_files import MOST_LINES
from journal.store.opening import open_with_passphrase
from tests.browser.canary import files_with, the_search_finds_what_is_there
from tests.browser.conftest import PASSPHRASE, Profile, Server, new_page, press, serving, settle, unlock
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser

CANARY = f"Zaunkönig-{secrets.token_hex(4)}, zwölf zahme"
"""Another one each time: a copy of this file somewhere must not be taken for a leak."""
LINE = f"K2 worry 7 {CANARY}"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A locked journal with two clients."""
    small_practice(tmp_path / "home", "K2", "M1")
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One journal for the tests that leave it running, each in a browser of its own."""
    folder = tmp_path_factory.mktemp("inbox")
    small_practice(folder / "home", "K2", "M1")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(shared: Server, browser: Browser) -> Iterator[Page]:
    """The locked door, with no line waiting behind it."""
    for line in (shared.home / "inbox").glob("*.line"):
        line.unlink()
    with new_page(browser) as page:
        page.goto(shared.address)
        yield page


def leave(page: Page, text: str) -> None:
    page.get_by_label("Leave a line").fill(text)
    page.get_by_role("button", name="Keep it").click()


def waiting(server: Server) -> int:
    return len(list((server.home / "inbox").glob("*.line")))


def test_a_line_is_left_sealed_and_confirmed_after_unlock(server: Server, profile: Profile, tmp_path: Path) -> None:
    temporary, before = Path(tempfile.gettempdir()), time.time()
    page = profile("own").new_page()
    page.goto(server.address)
    field = page.get_by_label("Leave a line")
    field.click()
    page.keyboard.type(LINE)
    # The browser writes its session files on a clock of its own, which nothing tells us of.
    page.wait_for_timeout(6_000)
    assert files_with(CANARY, tmp_path, temporary, before) == []
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept, sealed. It waits inside.")).to_be_visible()
    expect(field).to_have_value("")
    page.reload()
    expect(page.get_by_text(CANARY)).to_have_count(0)
    assert waiting(server) == 1

    unlock(page)
    page.goto(f"{server.address}/inbox")
    settle(page)
    expect(page.get_by_text(LINE)).to_be_visible()
    expect(page.get_by_text("7 of 10")).to_be_visible()
    press(page, "Keep it")
    expect(page.get_by_text("None is waiting")).to_be_visible()
    assert waiting(server) == 0
    page.wait_for_timeout(6_000)
    page.context.close()
    server.process.kill()
    server.process.wait()
    assert files_with(CANARY, tmp_path, temporary, before) == []
    the_search_finds_what_is_there(CANARY, tmp_path, temporary, before)

    journal = open_with_passphrase(server.home, PASSPHRASE)
    (reflection,) = journal.reflections.latest(5)
    assert (journal.clients.code_of(reflection.client_id), reflection.intensity) == ("K2", 7)
    assert CANARY in reflection.text
    journal.close()


def test_a_line_not_taken_stays_in_its_field(shared: Server, page: Page) -> None:
    for n in range(MOST_LINES):
        (shared.home / "inbox").mkdir(exist_ok=True)
        for ending in (".line", ".known.line"):
            (shared.home / "inbox" / f"{n:032x}{ending}").write_bytes(b"stuffed")
    leave(page, LINE)
    expect(page.get_by_text("The inbox is full")).to_be_visible()
    expect(page.get_by_label("Leave a line")).to_have_value(LINE)
    page.reload()
    expect(page.get_by_text("The inbox for lines is full")).to_be_visible()
    expect(page.get_by_label("Leave a line")).to_have_count(0)


def test_a_server_that_is_gone_loses_no_line(server: Server, browser: Browser) -> None:
    with new_page(browser) as page:
        page.goto(server.address)
        server.process.kill()
        server.process.wait()
        leave(page, LINE)
        expect(page.get_by_text("Not kept: the journal does not answer")).to_be_visible()
        expect(page.get_by_label("Leave a line")).to_have_value(LINE)


def test_a_line_typed_and_not_sent_is_kept_when_one_unlocks(shared: Server, page: Page) -> None:
    page.get_by_label("Leave a line").fill(LINE)
    unlock(page)
    page.goto(f"{shared.address}/inbox")
    settle(page)
    expect(page.get_by_text(LINE)).to_be_visible()


def test_a_half_typed_line_outlives_an_unlock_in_another_tab(shared: Server, page: Page) -> None:
    page.get_by_label("Leave a line").fill(LINE)
    other = page.context.new_page()
    other.goto(shared.address)
    unlock(other)
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_label("Leave a line")).to_have_value(LINE)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept, sealed.")).to_be_visible()
    assert waiting(shared) == 1


def test_without_script_a_line_is_left_too(shared: Server, page: Page, browser: Browser) -> None:
    with new_page(browser, java_script_enabled=False) as plain:
        plain.goto(shared.address)
        leave(plain, LINE)
        expect(plain.get_by_text("Kept, sealed. It waits inside.")).to_be_visible()
        expect(plain.get_by_label("Leave a line")).to_have_value("")
    assert waiting(shared) == 1


def test_another_site_cannot_leave_a_line(shared: Server, page: Page) -> None:
    form = f"<form method=post action={shared.address}/door/line><input name=line value=x><button>Go</button></form>"
    page.goto(f"data:text/html,{form}")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("This came from another page than the journal's own.")).to_be_visible()
    assert waiting(shared) == 0

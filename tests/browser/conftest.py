"""A real server on a free port, a real Chromium with a profile of its own, and how the two are watched."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

from journal.records.kinds import KINDS
from pages.parts.menu import LOG, MENU, PLACES, place_of
from tests.browser import chromium as browsers
from tests.browser import served

ROOT = Path(__file__).parents[2]
SETTLED = (
    "html:not([data-run-asked]) "
    "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
    ":not(:has([data-stale=true], [data-testid=stSkeleton]))"
)
PASSPHRASE = "quiet heron over slow water"

expect.set_options(timeout=20_000)


@dataclass
class Server:
    """A running journal. `log` is everything it printed."""

    home: Path
    port: int
    process: served.Process
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def sockets(self) -> list[str]:
        """Return what the server bound, connected to, or looked up."""
        return self.log.with_suffix(".sockets").read_text().splitlines()


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(home: Path, log: Path) -> Iterator[Server]:
    """Run the product's own server on `home`."""
    port = free_port()
    environment = {"JOURNAL_HOME": str(home), "SOCKETS_NOTED_IN": str(log.with_suffix(".sockets"))}
    process = served.start(port, environment, log)
    server = Server(home, port, process, log)
    try:
        _wait_until_up(server)
        yield server
    finally:
        process.terminate()
        process.wait(20)


def _wait_until_up(server: Server) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.process.poll() is not None:
            break
        try:
            with urlopen(f"{server.address}/door/hello", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the server did not come up: {server.log.read_text()}")


SEEN_AS: dict[str, Any] = {
    "locale": "en-GB",
    "timezone_id": "Europe/Berlin",
    "viewport": {"width": 1280, "height": 900},
}


def watched(context: BrowserContext) -> BrowserContext:
    """Have the pages of a context say when a run was asked for and did not end yet; `settle` waits for it."""
    context.set_default_timeout(20_000)
    context.add_init_script(path=Path(__file__).with_name("runs.js"))
    return context


@contextmanager
def new_page(browser: Browser, **seen_as: Any) -> Iterator[Page]:
    """Open a page in a fresh context: no cookie, nothing remembered."""
    context = watched(browser.new_context(**{**SEEN_AS, **seen_as}))
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that stays unlocked from test to test; each has tabs of its own."""
    context = watched(browser.new_context(**SEEN_AS))
    yield context
    context.close()


@contextmanager
def visiting(visitor: BrowserContext, address: str) -> Iterator[Page]:
    """Open an address in a new tab, unlocking where that is asked; every tab is closed afterwards."""
    page = visitor.new_page()
    page.goto(address)
    if page.get_by_label("Passphrase").count():
        unlock(page)
    settle(page)
    try:
        yield page
    finally:
        for tab in visitor.pages:
            tab.close()


Demo = Callable[..., AbstractContextManager[Page]]


def look_at_demo(page: Page, server: Server) -> None:
    """Open the demo journal, as whoever tries the product out."""
    page.goto(server.address)
    page.get_by_role("button", name="Look at the demo journal").click()
    page.wait_for_selector("[data-testid=stApp]", timeout=60_000)
    settle(page)


@pytest.fixture(scope="module")
def demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Return a function that opens Today of one demo journal in a fresh context: it is made once for all who look."""
    folder = tmp_path_factory.mktemp("demo")
    with serving(folder / "home", folder / "server.log") as running:
        with new_page(browser) as page:
            look_at_demo(page, running)
            state = page.context.storage_state()

        @contextmanager
        def looking(**seen_as: Any) -> Iterator[Page]:
            with new_page(browser, storage_state=state, base_url=running.address, **seen_as) as page:
                page.goto("/")
                settle(page)
                yield page

        yield looking


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


Profile = Callable[[str], BrowserContext]


@pytest.fixture
def profile(playwright: Playwright, chromium: Path, tmp_path: Path) -> Iterator[Profile]:
    """Return a function that starts a browser with a persistent profile of the given name."""
    started: list[BrowserContext] = []

    def start(name: str) -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / f"profile-{name}",
            executable_path=chromium,
            args=browsers.arguments(),
            headless=True,
            **SEEN_AS,
        )
        started.append(context)
        return watched(context)

    yield start
    for context in started:
        context.close()


def settle(page: Page) -> None:
    """Wait until the page has run and stands still."""
    page.wait_for_selector(SETTLED, state="attached")


def go(page: Page, address: str) -> None:
    """Go to a page as the menu does, without loading the program anew."""
    page.evaluate(
        "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }",
        f"/{'' if address == 'today' else address}",
    )
    expect(page).to_have_title(PLACES[address].title)
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase at the door and wait for the page behind it."""
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock").click()
    page.wait_for_selector("[data-testid=stApp]")
    settle(page)


def press(page: Page, name: str) -> None:
    """Press a button, a pill or a choice by its words, and wait for the page to stand still."""
    words = re.compile(rf"^{re.escape(name)}( Shortcut.*)?$")
    page.get_by_role("button", name=words).or_(page.get_by_role("radio", name=words)).or_(
        page.get_by_role("checkbox", name=words)
    ).first.click()
    settle(page)


def open_newest(page: Page) -> None:
    """Open the newest entry of the list below a form."""
    page.get_by_role("button", name=re.compile("^Open: ")).first.click()
    settle(page)


def expect_saved(page: Page) -> None:
    """Wait for the page to say that something was saved."""
    expect(page.locator(".st-key-notice_line")).to_contain_text("Saved")
    settle(page)


def to_page(page: Page, title: str, *, by_key: bool = False) -> None:
    """Go to a page as a person does: its place in the menu, then its pill on top, or the kind of entry on Today."""
    address, place = next((address, place) for address, place in PLACES.items() if place.title == title)
    name = place_of(address)

    def choose(what: Locator) -> None:
        if by_key:
            what.press("Enter")
        else:
            what.click(delay=100)
        settle(page)

    link = page.locator(".st-key-menu, .st-key-menu_end").get_by_role("link", name=name or title, exact=True)
    choose(link)
    expect(link).to_have_attribute("aria-current", "page")
    if place in LOG:
        expect(page).to_have_title("Today")
        kind = next(kind for kind in KINDS if kind.page == address)
        button = page.get_by_role("button", name=kind.called, exact=True).first
        if not button.is_visible():
            choose(page.get_by_role("button", name="More kinds"))
        choose(button)
    elif name and place is not MENU[name][0]:
        choose(page.locator(".st-key-rooms").get_by_role("link", name=title, exact=True))
    expect(page).to_have_title(title)
    settle(page)

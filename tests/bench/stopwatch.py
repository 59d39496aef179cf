"""The browser's side of the stopwatch: from event to event, read off inside the page.

navigation begins ──▶ heading there, run over, nothing stale, next frame drawn
press             ──▶ words on the page ──▶ page at rest
press in the menu ──▶ figure drawn, next frame
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, StorageState, sync_playwright

from tests.bench.rounds import Readings
from tests.browser import chromium

SCRIPT = (Path(__file__).parent / "stopwatch.js").read_text(encoding="utf-8")


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Start a Chromium and close it. Raises RuntimeError where there is none."""
    path = chromium.find()
    if path is None:
        raise RuntimeError(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=chromium.arguments())
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Usable:
    """When a page is usable: Streamlit is at rest, and what is named here stands there.

    A heading that begins with `heading`, at least `traces` drawn lines or
    bars, and an element of `selector`, where one is named. Of another
    program's page, that element alone.
    """

    heading: str = ""
    traces: int = 0
    selector: str = ""


def fresh(browser: Browser, usable: Usable, *, state: StorageState | None = None) -> BrowserContext:
    """Return a context with an empty cache whose pages note when they are usable; `state`: cookies it begins with."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, storage_state=state)
    context.add_init_script(SCRIPT.replace("WANTED", json.dumps(asdict(usable))))
    return context


def usable_after(page: Page, began: float | None = None) -> float:
    """Return the seconds until the page is usable, from `began` (epoch) or from its navigation's begin."""
    at, navigation = page.evaluate("benchUsable.then((at) => [at, performance.timeOrigin])")
    return float(at) / 1e3 - (began if began is not None else float(navigation) / 1e3)


def opened(page: Page, address: str) -> float:
    """Open an address; return the seconds from the navigation's begin until the page is usable."""
    page.goto(address, wait_until="commit")
    return usable_after(page)


def pressed(button: Locator, words: str) -> Readings:
    """Press a button; return the seconds until `words` stand on the page, and until the page has come to rest."""
    told = button.evaluate("(button, words) => benchPress(button, words)", words)
    return {"told": told["told"] / 1e3, "settled": told["settled"] / 1e3}


def entered(page: Page, label: str, text: str, words: str) -> Readings:
    """Put a text into an input in place of its own; return the seconds from Enter until `words` are there, and rest."""
    at_rest(page)
    page.evaluate("(words) => { benchEnter(words); }", words)
    page.get_by_label(label).select_text()
    page.keyboard.insert_text(text)
    page.keyboard.press("Enter")
    told = page.evaluate("benchFound")
    return {"told": told["told"] / 1e3, "settled": told["settled"] / 1e3}


def followed(page: Page, address: str, traces: int = 1) -> float:
    """Press a link of the menu; return the seconds until a figure with at least `traces` traces is drawn."""
    return float(page.evaluate("([address, traces]) => benchFollow(address, traces)", [address, traces])) / 1e3


def unlock(page: Page, address: str, passphrase: str) -> float:
    """Give the passphrase at the door and return when Enter was pressed, in seconds since the epoch."""
    page.goto(address, wait_until="load")
    page.fill("input[name=passphrase]", passphrase)
    with page.expect_navigation(wait_until="commit"):
        began = page.evaluate(
            """() => {
              const began = performance.timeOrigin + performance.now();
              setTimeout(() => document.querySelector("input[name=passphrase]").form.requestSubmit());
              return began;
            }"""
        )
    return float(began) / 1e3


def at_rest(page: Page) -> None:
    """Wait until Streamlit's run is over and nothing on the page is stale."""
    page.wait_for_selector(
        "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
    )
    page.wait_for_function("() => document.querySelector('[data-stale=true]') === null")

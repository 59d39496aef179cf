"""Every page of the demo journal as a picture, to be looked at: `python -m tests.browser.pictures [page …]`.

Writes tests/browser/shots/PAGE-WIDTH-THEME.png, and the pictures of README and
guide into docs/pictures/ with --docs.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from pages.parts.menu import MENU
from tests.browser import chromium as browsers
from tests.browser.conftest import ROOT, new_page, press, serving, settle

SHOTS = Path(__file__).parent / "shots"
WIDTHS = (1280, 390)
THEMES = ("light", "dark")
PAGES = tuple(place.address for places in MENU.values() for place in places)
OF_DOCS = ("emotional-load", "today", "reflection", "contact", "before-supervision", "entries", "safety", "share")
"""Those that README and guide show."""


def previewed(page: Page) -> Locator:
    """Choose something for Dana and return what she would see."""
    press(page, "Dana")
    page.get_by_label("What I am called there").fill("Mara Brandt")
    page.get_by_label("What I am called there").press("Tab")
    settle(page)
    for words in ("Agenda: titles", "Emotional load: weekly", "decide"):
        page.locator("[data-testid=stCheckbox]", has_text=words).first.locator("label").click()
        settle(page)
    page.locator("[data-testid=stCheckbox]", has_text="I have read this").locator("label").click()
    settle(page)
    press(page, "Show what they will see")
    page.locator(".st-key-share-seen .js-plotly-plot").wait_for()
    page.wait_for_timeout(700)
    return page.locator(".st-key-share-seen")


def looked_at(page: Page) -> Page:
    """Have the example calendar read."""
    press(page, "Try it with an example calendar")
    page.get_by_role("button", name="into the journal").wait_for()
    page.wait_for_timeout(700)
    return page


STEPS: dict[str, Callable[[Page], Locator | Page]] = {"share": previewed, "bring-in": looked_at}
"""What is done on a page before its picture; it is then of the part that is returned."""


def look(page: Page, address: str, name: str, path: Path) -> None:
    """Open a page, wait until it stands still, and take its picture from top to bottom."""
    page.goto(f"{address}/{'' if name == 'today' else name}")
    settle(page)
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
    page.wait_for_timeout(700)  # charts fade in
    width = page.viewport_size["width"] if page.viewport_size else 1280
    height = page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 900")
    page.set_viewport_size({"width": width, "height": min(max(int(height), 700), 3200)})
    page.wait_for_timeout(300)
    shown = STEPS[name](page) if name in STEPS else page
    shown.screenshot(path=path)
    page.set_viewport_size({"width": width, "height": 900})


def main(names: tuple[str, ...], *, for_docs: bool) -> None:
    """Take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=browsers.arguments())
        with serving(home / "home", home / "server.log") as server:
            for width in WIDTHS[:1] if for_docs else WIDTHS:
                for theme in THEMES[:1] if for_docs else THEMES:
                    size = {"width": width, "height": 900}
                    with new_page(browser, viewport=size, color_scheme=theme) as page:
                        page.goto(server.address)
                        page.get_by_role("button", name="Look at the demo journal").click()
                        page.wait_for_selector("[data-testid=stApp]", timeout=60_000)
                        for name in names:
                            path = SHOTS / f"{name}-{width}-{theme}.png"
                            path = ROOT / "docs" / "pictures" / f"{name}.png" if for_docs else path
                            path.parent.mkdir(parents=True, exist_ok=True)
                            look(page, server.address, name, path)
        browser.close()


if __name__ == "__main__":
    told = tuple(word for word in sys.argv[1:] if not word.startswith("-"))
    for_docs = "--docs" in sys.argv
    main(told or (OF_DOCS if for_docs else PAGES), for_docs=for_docs)

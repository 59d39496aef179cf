"""If I cannot, in a real browser: what is typed outlives F5, and paper holds the will only after a second yes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journal.records.person import Person, Relation
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Server, expect_saved, press, serving, settle, visiting
from tests.browser.practice import small_practice
from tests.pages.conftest import days_ago, moment

pytestmark = pytest.mark.browser

PRINTS = "() => { window.print = () => { window.printed = document.querySelector('body > .sheet')?.innerText } }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with two clients and a colleague."""
    folder: Path = tmp_path_factory.mktemp("will")
    small_practice(folder / "home", "K2", "R3")
    journal = open_with_passphrase(folder / "home", PASSPHRASE)
    journal.people.add(Person(at=moment(days_ago(9)), name="Robin", relation=Relation.PEER, reach="555 0148"))
    journal.close()
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{server.address}/clinical-will") as page:
        yield page


def unfold(page: Page, name: str) -> None:
    page.locator("summary").filter(has_text=name).click()
    settle(page)


def test_one_is_written_over_f5_and_on_paper_only_after_a_second_yes(page: Page) -> None:
    press(page, "Robin")
    expect(page.get_by_label("How to reach the executor")).to_have_value("555 0148")
    unfold(page, "What is said")
    page.get_by_label("Without a cause").fill("Please wait for my call.")
    expect(page.get_by_role("status").filter(has_text="Kept").first).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_label("How to reach the executor")).to_have_value("555 0148")
    unfold(page, "What is said")
    expect(page.get_by_label("Without a cause")).to_have_value("Please wait for my call.")
    press(page, "Save")
    expect_saved(page)
    expect(page.get_by_text("Robin carries it out, and has not agreed yet.")).to_be_visible()
    expect(page.get_by_text("Please wait for my call.")).to_be_visible()

    page.emulate_media(media="print")
    expect(page.get_by_text("Please wait for my call.")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate(PRINTS)
    press(page, "Print it")
    press(page, "Yes, print it")
    printed = page.evaluate("window.printed")
    assert "Please wait for my call." in printed
    assert "To be called: K2, R3" in printed
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    settle(page)
    expect(page.get_by_text("This leaves the encrypted file.")).to_be_hidden()
    assert page.locator("body > .sheet").count() == 0
    press(page, "Print the card")
    assert page.evaluate("window.printed").startswith("If I cannot work, or have died, please call:")
    assert "K2" not in page.evaluate("window.printed")

"""A therapist's first day, in a real browser: create, log, look, lock, lose the passphrase, come back."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import (
    PASSPHRASE,
    Profile,
    Server,
    expect_saved,
    open_newest,
    press,
    settle,
    to_page,
    unlock,
)

pytestmark = pytest.mark.browser

NEW_PASSPHRASE = "seven slow herons by the weir"


def watched(context: BrowserContext) -> list[str]:
    """Return a list that fills with the address of everything this browser asks for."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: asked.append(socket.url)))
    return asked


def create_journal(page: Page, server: Server) -> str:
    """Go through the four steps of the first visit and return the recovery key."""
    page.goto(server.address)
    page.get_by_role("link", name="Create my journal").click()
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_role("button", name="Go on").click()

    expect(page.locator("ol.key code")).to_have_count(8)
    groups = page.locator("ol.key code").all_inner_texts()
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.get_by_text(groups[0])).to_be_visible()
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
    page.emulate_media(media="screen")

    page.get_by_role("button", name="I have it on paper").click()
    expect(page.get_by_role("heading", name="Is it safely on paper?")).to_be_visible()
    for label in page.locator("label", has_text=re.compile(r"Group \d")).all():
        number = int(label.inner_text().split()[1])
        page.get_by_label(f"Group {number}").fill(groups[number - 1].lower())
    page.get_by_role("button", name="Go on").click()

    page.get_by_label("My own", exact=True).check()
    expect(page.get_by_label("Where are you?")).to_have_value("Europe/Berlin")
    page.get_by_role("button", name="Open my journal").click()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    return "-".join(groups)


def to(page: Page, title: str, heading: str | None = None) -> None:
    """Choose a page in the menu."""
    to_page(page, title)
    expect(page.get_by_role("heading", name=heading or title, level=1)).to_be_visible()
    settle(page)


def log_each_kind(page: Page) -> None:
    """Log a client, a session, a reflection, downtime and supervision."""
    to(page, "Clients")
    page.get_by_label("Code").fill("K2")
    press(page, "Save")
    expect_saved(page)

    to(page, "Session", "A session")
    press(page, "K2")
    press(page, "7")
    press(page, "Save")
    expect_saved(page)

    to(page, "A thought")
    press(page, "K2")
    press(page, "Worry")
    press(page, "6")
    box = page.get_by_label("Note")
    expect(box).to_be_editable()
    box.click()
    page.keyboard.type("She came along on the way home.")
    press(page, "Save")
    expect_saved(page)

    to(page, "Downtime")
    press(page, "Walk")
    page.get_by_label("Minutes", exact=True).fill("20")
    page.get_by_label("Minutes", exact=True).press("Enter")
    press(page, "Better")
    press(page, "Save")
    expect_saved(page)

    to(page, "Supervision")
    page.get_by_label("Minutes", exact=True).fill("60")
    page.get_by_label("Minutes", exact=True).press("Enter")
    press(page, "8")
    press(page, "Save")
    expect_saved(page)


def test_the_first_day(server: Server, profile: Profile) -> None:
    mine = profile("mine")
    asked = watched(mine)
    page = mine.new_page()
    recovery_key = create_journal(page, server)
    log_each_kind(page)

    to(page, "Today")
    expect(page.locator(".row.session", has_text="K2").get_by_role("button", name="Change")).to_be_visible()
    for line in ("A thought  ·  K2  ·  worry", "Walk  ·  20 minutes", "Supervision"):
        expect(page.get_by_text(line).first).to_be_visible()

    to(page, "Emotional load")
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    expect(page.get_by_text("not a validated instrument")).to_be_visible()
    to(page, "Caseload intensity")
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    page.get_by_text("The table behind it").click()
    expect(page.get_by_role("columnheader", name="Planned units")).to_be_visible()

    page.reload()
    expect(page.get_by_role("heading", name="Caseload intensity")).to_be_visible()
    second = mine.new_page()
    second.goto(f"{server.address}/today")
    expect(second.get_by_role("heading", name="Today")).to_be_visible()

    other = profile("other")
    stranger = other.new_page()
    stranger.goto(f"{server.address}/emotional-load")
    expect(stranger.get_by_label("Passphrase")).to_be_visible()
    assert not stranger.locator("[data-testid=stApp]").count()

    to(page, "A thought")
    open_newest(page)
    page.wait_for_url("**/reflection?id=*")
    settle(page)
    deep = page.url
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    expect(second.get_by_label("Passphrase")).to_be_visible()
    page.get_by_label("Passphrase").fill("not this one at all")
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_text("does not open this journal")).to_be_visible()

    page.get_by_role("link", name="Use the recovery key instead").click()
    page.get_by_label("Recovery key", exact=True).fill(recovery_key.replace("-", " ").lower())
    expect(page.get_by_role("button", name="Go on")).to_be_enabled()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Passphrase", exact=True).fill(NEW_PASSPHRASE)
    page.get_by_label("The same once more").fill(NEW_PASSPHRASE)
    page.get_by_role("button", name="Open my journal").click()
    expect(page.get_by_label("Note")).to_have_value("She came along on the way home.")
    assert page.url == deep

    page.get_by_role("button", name="Lock now").click()
    unlock(page, NEW_PASSPHRASE)
    expect(page.get_by_label("Note")).to_have_value("She came along on the way home.")

    page.get_by_role("button", name="Close the journal").click()
    expect(page.get_by_text("You can close this tab").first).to_be_visible()
    server.process.wait(20)

    elsewhere = [url for url in asked if urlsplit(url).hostname not in (None, "127.0.0.1")]
    assert asked
    assert elsewhere == []
    told = [line for line in server.sockets() if "AF_UNIX" not in line]
    assert [line for line in told if "127.0.0.1" in line]
    assert [line for line in told if not re.search(r"'127\.0\.0\.1'|'localhost'|'::1'|''", line)] == []
    log = server.log.read_text()
    for words in ("K2", "way home", PASSPHRASE, NEW_PASSPHRASE, recovery_key):
        assert words not in log


def test_the_demo_opens_with_one_click_and_never_mixes(server: Server, profile: Profile) -> None:
    context = profile("demo")
    page = context.new_page()
    page.goto(server.address)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.evaluate("""new MutationObserver(() => console.log(document.querySelector("h1").textContent))
      .observe(document.querySelector("main"), { childList: true })""")  # a page that is leaving answers nothing else
    page.get_by_role("button", name="Look at the demo journal").click()
    assert "The demo journal is being written" in said
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    expect(page.get_by_text("Demo journal: a fictional therapist.")).to_be_visible()
    for title in ("Emotional load", "Caseload intensity"):
        to(page, title)
        expect(page.locator(".js-plotly-plot")).to_be_visible()
        expect(page.get_by_text("Demo journal: a fictional therapist.")).to_be_visible()
    assert not list(server.home.glob("*"))

    page.get_by_role("button", name="Lock now").click()
    real = context.new_page()
    create_journal(real, server)
    expect(real.get_by_text("Demo journal: a fictional therapist.")).to_have_count(0)

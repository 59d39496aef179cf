"""A sheet as a page, opened from disk, offline: read as text, warned of after its day, printed after a second yes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from journal.sharing.portable import portable_sheet
from journal.sharing.redaction import Redacted, review
from journal.sharing.sheet import Free, From, MadeSheet, Section, SheetDraft, Stated, made_sheet
from tests.journal.sharing.packs import AT, PACK_ID, THERAPIST, THREAD_ID

pytestmark = pytest.mark.browser

OVER, LATER = date(2026, 1, 1), date(2199, 1, 1)
WORDS = "balot rifem dabos letir ferom sabid"
MARKED = "<img src=http://example.org/x onerror=alert(1)> **see**"


def let_go(text: str) -> Redacted:
    going = review(text, own_words=(), codes={}, habitual=())
    for place, span in enumerate(going.spans):
        if span.why != "code":
            going = going.decide(place, cut=False)
    return going.confirm(shown=going.result())


def sheet(destroy_by: date) -> MadeSheet:
    draft = SheetDraft(
        kind="cover",
        title="Cover, Monday, 2 November 2026 to Sunday, 8 November 2026",
        sections=(
            Section(heading="While I am away", lines=(Stated(text="Back on Monday, 9 November 2026."),)),
            Section(heading="R47", lines=(Free(id="a", label="What helps", text=MARKED, before="What helps: "),)),
        ),
        destroy_by=destroy_by,
        recognised=Stated(text="The list of names for these codes: with the secretary"),
    )
    sender = From(thread=THREAD_ID, name="Mara", own=THERAPIST.public, theirs=None)
    return made_sheet(draft, {"a": let_go(MARKED)}, sender, id=PACK_ID, at=AT)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(20_000)
    context.set_offline(True)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda asked: requests.append(asked.url))
    yield page
    assert [url for url in requests if not url.startswith("file:")] == []
    context.close()


def opened(page: Page, of: MadeSheet, folder: Path) -> None:
    file = folder / "sheet.html"
    file.write_text(portable_sheet(of, WORDS), encoding="utf-8", newline="\n")
    page.goto(file.as_uri())
    page.get_by_label("The six words").fill(WORDS)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", name="Cover, Monday")).to_be_visible()


def test_it_is_read_as_text_and_asks_for_no_answer(page: Page, tmp_path: Path) -> None:
    opened(page, sheet(LATER), tmp_path)
    expect(page.get_by_text(f"What helps: {MARKED}")).to_be_visible()
    expect(page.get_by_text("with the secretary")).to_be_visible()
    expect(page.get_by_text("Please destroy this file, and every copy, by")).to_be_visible()
    expect(page.get_by_role("button", name="Save my answer")).to_be_hidden()
    assert page.locator("main img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_after_its_day_it_warns_and_opens_all_the_same(page: Page, tmp_path: Path) -> None:
    opened(page, sheet(OVER), tmp_path)
    expect(page.get_by_text("This was to be destroyed by")).to_be_visible()
    expect(page.get_by_text("Back on Monday")).to_be_visible()


def test_it_is_on_paper_only_after_a_second_yes(page: Page, tmp_path: Path) -> None:
    opened(page, sheet(LATER), tmp_path)
    page.evaluate(
        "() => { window.print = () => { "
        "window.printed = document.getElementById('pack').classList.contains('on-paper'); }; }"
    )
    page.emulate_media(media="print")
    expect(page.get_by_text("Back on Monday")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.get_by_role("button", name="Yes, print it")).to_be_hidden()
    page.get_by_role("button", name="Print it", exact=True).click()
    assert page.evaluate("window.printed") is None
    page.get_by_role("button", name="Yes, print it").click()
    assert page.evaluate("window.printed") is True
    expect(page.get_by_role("button", name="Yes, print it")).to_be_hidden()

"""The whole way of being away: planned, agreed, a sheet given twice, answered by who covers, back, and destroyed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from journal.records.client import ClientFact, Frequency
from journal.records.person import Person, Relation
from journal.records.session import Session
from journal.records.share import SharingWith
from journal.records.time_off import TimeOff
from journal.store.opening import open_with_passphrase
from journal.use_cases.agree_to_share import note_compared, sharing_with, use_key
from journal.use_cases.own_keys import own_keys
from journal.wording import covering as wording
from tests.browser.conftest import PASSPHRASE, Profile, Server, expect_saved, press, serving, settle
from tests.browser.practice import small_practice
from tests.browser.test_sharing import enter, hand_in, saved, tick
from tests.pages.conftest import days_ago, moment, today

pytestmark = pytest.mark.browser

HELPS = "A slow voice and short sentences"
SIX_WORDS = re.compile(r"^([a-z]{3,8}[ -]){5}[a-z]{3,8}$")
CALLED = "that they called"
HAPPENED = "One long call at night, heard out."


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path]:
    """Return a therapist's journal, away since yesterday, and that of Dana, whose six words were compared."""
    mine, danas = tmp_path / "therapist", tmp_path / "colleague"
    small_practice(danas)
    journal = open_with_passphrase(danas, PASSPHRASE)
    key = own_keys(journal).public.text
    journal.close()
    small_practice(mine, "R3")
    journal = open_with_passphrase(mine, PASSPHRASE)
    (client,) = journal.clients.all()
    journal.clients.add_fact(
        ClientFact(client_id=client.id, effective=days_ago(9), risk=True, frequency=Frequency.WEEKLY)
    )
    for ahead in (-5, 2, 9):
        journal.sessions.add(Session(at=moment(days_ago(-ahead)), client_id=client.id))
    dana = Person(at=moment(days_ago(90)), name="Dana", relation=Relation.COLLEAGUE)
    journal.people.add(dana)
    journal.sharing.keep_with(SharingWith(person_id=dana.id, thread="c" * 32, my_name="Ida"))
    use_key(journal, dana.id, key)
    note_compared(journal, sharing_with(journal, dana.id), today())
    journal.time_off.add(TimeOff(at=moment(days_ago(1), "00:00"), last=days_ago(-5)))
    journal.close()
    return mine, danas


@pytest.fixture
def therapist(homes: tuple[Path, Path], tmp_path: Path) -> Iterator[Server]:
    with serving(homes[0], tmp_path / "therapist.log") as running:
        yield running


@pytest.fixture
def colleague(homes: tuple[Path, Path], tmp_path: Path) -> Iterator[Server]:
    with serving(homes[1], tmp_path / "colleague.log") as running:
        yield running


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.set_offline(True)
    yield context
    context.close()


def step(page: Page, name: str, address: str) -> None:
    """Press what leads to another page, and wait for that."""
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    page.wait_for_url(f"**/{address}=*")
    settle(page)


def day(page: Page, label: str, value: str) -> None:
    """Write a date into its field, and leave it."""
    field = page.get_by_role("textbox", name=label, exact=True)
    field.fill(value)
    field.press("Tab")
    settle(page)


def agree_to_cover(page: Page) -> None:
    """Decide cover for the client at risk, with her consent, and write it into the calendar."""
    step(page, "Who, and what then: ", "absence?off")
    step(page, "More: R3", "absence-client?id")
    press(page, "Cover")
    press(page, "Add who agreed")
    press(page, "Dana")
    page.get_by_role("radiogroup", name="Consent given").get_by_role("radio", name="Yes").click()
    settle(page)
    day(page, "On", today().isoformat())
    for item in ("What helps", "Risk"):
        press(page, item)
    page.get_by_label("What helps", exact=True).fill(HELPS)
    page.get_by_label("What not to do", exact=True).fill("no advice")
    press(page, "Save")
    page.wait_for_url("**/absence?*")
    settle(page)
    press(page, "Write it into the calendar")
    expect(page.locator(".st-key-notice_line")).to_contain_text("1 session written")


def name_who_covers(page: Page) -> None:
    """Note down that Dana covers, and lead to her sheet."""
    step(page, "Cover", "absence-cover?off")
    press(page, "Dana")
    step(page, "Note down cover", "absence-cover?id")
    day(page, "Agreed on", today().isoformat())
    page.get_by_label("Where the list of names for the codes lies").fill("with the secretary")
    press(page, "Save")
    page.wait_for_url("**/absence-cover?off=*")
    settle(page)
    step(page, "The sheet", "sheet?cover")


def choose_and_read(page: Page) -> None:
    """Put the client on the sheet with what she agreed to, and read every line that was typed."""
    tick(page, "On the sheet")
    for item in ("What helps", "Risk"):
        press(page, item)
    for word in page.get_by_role("radiogroup").filter(has=page.get_by_role("radio", name="Cut", exact=True)).all():
        word.get_by_role("radio", name="Keep", exact=True).click()
        settle(page)
    reads = page.locator("[data-testid=stCheckbox]", has_text="I have read this: it may go so")
    for place in range(reads.count()):
        reads.nth(place).locator("label").click()
        settle(page)


def seen(page: Page, key: str) -> list[str]:
    """Return the lines that stand in a box of a page."""
    text = page.locator(f".st-key-{key}").inner_text()
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_a_sheet_goes_to_who_covers_and_what_happened_comes_back(
    therapist: Server, colleague: Server, profile: Profile, offline: BrowserContext, tmp_path: Path
) -> None:
    here = enter(profile("therapist").new_page(), therapist, "time-off")
    agree_to_cover(here)
    name_who_covers(here)
    choose_and_read(here)
    press(here, "Show what they will see")
    shown = seen(here, "sheet-seen")
    assert f"What helps: {HELPS}" in shown
    assert not any("no advice" in line or re.search(r"\bR3\b", line) for line in shown), "she agreed to two items only"
    press(here, "Seal it")
    sealed = saved(here, "Save the file", tmp_path)

    press(here, "Done")
    here.get_by_text("Name and way").click()
    press(here, "A page with six words")
    press(here, "Show what they will see")
    on_page = seen(here, "sheet-seen")
    press(here, "Make the file")
    portable = saved(here, "Save the file", tmp_path)
    words = here.get_by_role("heading", name=SIX_WORDS).inner_text()
    assert HELPS not in portable.read_text(encoding="utf-8")
    paper = offline.new_page()
    paper.goto(portable.as_uri())
    paper.get_by_label("The six words").fill(words)
    paper.get_by_role("button", name="Open").click()
    expect(paper.get_by_text(HELPS)).to_be_visible()
    read = [line.strip() for line in paper.locator("body").inner_text().splitlines()]
    head = on_page[1:3]  # who made it, and until when it is kept: their page says both in its own way
    assert [line for line in on_page if line not in read] == head

    there = enter(profile("colleague").new_page(), colleague, "review")
    hand_in(there, sealed)
    press(there, "Open these")
    expect(there.get_by_text(wording.CAME)).to_be_visible()
    there.goto(f"{colleague.address}/covering")
    settle(there)
    expect(there.get_by_role("listitem").filter(has_text="Ida")).to_be_visible()
    step(there, "Open: ", "covering?id")
    press(there, "Add a call")
    code = next(line for line in shown if re.fullmatch(r"[A-Z]\d+", line))
    there.get_by_label("Code", exact=True).fill(code)
    day(there, "On", today().isoformat())
    there.get_by_label("Minutes").fill("25")
    there.get_by_label("What they agreed may be told").fill(CALLED)
    there.get_by_label(wording.BACK).fill(HAPPENED)
    press(there, "Save")
    expect_saved(there)
    step(there, "Open: ", "covering?id")
    step(there, "The sheet", "sheet-came?sheet")
    assert seen(there, "sheet-came") == shown, "they read what was shown, word by word"
    press(there, "We compared the six words by voice")
    assert HAPPENED in seen(there, "back-seen")
    press(there, wording.SEAL)
    answer = saved(there, wording.SAVE, tmp_path)
    press(there, wording.DESTROY)
    press(there, wording.DESTROY_SURE)
    expect(there.get_by_text(wording.GONE)).to_be_visible()

    here.goto(f"{therapist.address}/share")
    settle(here)
    press(here, "What came back")
    hand_in(here, answer)
    press(here, "Bring it in")
    expect(here.get_by_text("with the cover of that absence")).to_be_visible()

    # Back earlier than planned: the last day is moved, and what is left is asked.
    here.goto(f"{therapist.address}/time-off")
    settle(here)
    step(here, "Open: ", "time-off?id")
    day(here, "Last day", days_ago(1).isoformat())
    press(here, "Save")
    step(here, "What came of it: ", "absence-back?off")
    press(here, "Destroyed today")
    expect(here.locator(".st-key-notice_line")).to_contain_text("Noted: destroyed")
    expect(here.get_by_text("has your cover sheet")).to_be_hidden()
    step(here, "Cover", "absence-cover?off")
    step(here, "Open", "absence-cover?id")
    here.get_by_text("More", exact=True).click()
    happened = here.get_by_label("What happened while I was away")
    expect(happened).to_have_value(re.compile(f"R3 .*{CALLED}.*{HAPPENED}", re.DOTALL))
    assert code not in happened.input_value()
    for server in (therapist, colleague):
        assert all(word not in server.log.read_text() for word in (HELPS, HAPPENED, CALLED, "secretary"))

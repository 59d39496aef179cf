"""Nothing is chosen for anyone; what was not chosen says so, here and in a page; too large a file is told of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from journal.measures.weeks import monday_of
from journal.records.agenda import AgendaItem
from journal.records.person import Person, Relation
from journal.records.reflection import Reflection
from journal.records.share import SharingWith
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, SEEN_AS, Server, press, serving, settle, visiting, watched
from tests.browser.practice import small_practice
from tests.pages.conftest import days_ago, moment, today

pytestmark = pytest.mark.browser

MB = 1024 * 1024
MARKED_AS_NOT_TAKEN = "A file marked here did not get to the journal"


@pytest.fixture(scope="module")
def therapist(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal that shared the agenda and the load with Dana before."""
    folder: Path = tmp_path_factory.mktemp("not-chosen")
    small_practice(folder / "home", "K2")
    journal = open_with_passphrase(folder / "home", PASSPHRASE)
    dana = Person(at=moment(days_ago(90)), name="Dana", relation=Relation.CLINICAL_SUPERVISOR)
    journal.people.add(dana)
    journal.sharing.keep_with(
        SharingWith(person_id=dana.id, thread="c" * 32, my_name="Ida", parts=("agenda", "load"), weeks=6)
    )
    journal.agenda.add(AgendaItem(at=moment(days_ago(2)), title="The letter"))
    for days in (3, 4):
        thought = Reflection(at=moment(monday_of(today()) - days * (today() - days_ago(1)), "20:00"), intensity=5)
        journal.reflections.add(thought)
    journal.close()
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    context = watched(browser.new_context(accept_downloads=True, **SEEN_AS))
    context.set_offline(True)
    yield context
    context.close()


def expect_ticked(page: Page, many: int) -> None:
    expect(page.get_by_text("Counts of one or two")).to_be_visible()  # below the parts: they are all there
    expect(page.locator("[data-testid=stMain] input[type=checkbox]:checked")).to_have_count(many)


def switch(page: Page, words: str) -> None:
    page.locator("[data-testid=stCheckbox]", has_text=words).locator("label").click()
    settle(page)


def test_last_time_is_offered_and_what_was_not_chosen_is_said_in_both_places(
    therapist: Server, visitor: BrowserContext, offline: BrowserContext, tmp_path: Path
) -> None:
    with visiting(visitor, f"{therapist.address}/share") as page:
        press(page, "Dana")
        expect_ticked(page, 0)
        expect(page.get_by_text("Last time: agenda, emotional load, over 6 weeks.")).to_be_visible()
        press(page, "Choose the same again")
        expect_ticked(page, 2)
        press(page, "Take that back")
        expect_ticked(page, 0)
        press(page, "Choose the same again")
        page.reload()
        settle(page)
        press(page, "Dana")
        expect_ticked(page, 0)

        press(page, "Choose the same again")
        expect(page.get_by_text("Left so, they read of this part that it was not chosen.")).to_be_visible()
        switch(page, "Contact: inside and outside")
        press(page, "Show what they will see")
        seen = page.locator(".st-key-share-seen")
        expect(seen.get_by_role("heading", name="Not chosen")).to_be_visible()
        for part in ("What I want", "In my own words", "Feelings"):
            expect(seen.get_by_text(part, exact=True)).to_be_visible()
        expect(seen.get_by_text("Chosen, and there is nothing to show.")).to_be_visible()
        press(page, "Make the file")
        words = page.get_by_role("heading", name=re.compile(r"^([a-z]{3,8}[ -]){5}[a-z]{3,8}$")).inner_text()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save the file", exact=True).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        press(page, "Done")
        press(page, "Dana")
        expect_ticked(page, 0)

    there = offline.new_page()
    there.goto(file.as_uri())
    there.get_by_label("The six words").fill(words)
    there.get_by_role("button", name="Open").click()
    left = there.locator("section", has=there.get_by_role("heading", name="Not chosen"))
    expect(left.get_by_role("listitem")).to_have_text(
        [
            "To bring",
            "What they want to learn",
            "Caseload intensity",
            "Feelings named",
            "Still in mind",
            "In their own words",
        ]
    )
    between = there.locator("section", has=there.get_by_role("heading", name="Contact between sessions"))
    expect(between.get_by_text("Chosen, and there is nothing to show.")).to_be_visible()
    expect(there.get_by_text("Nothing in these weeks")).to_have_count(0)


def hand(page: Page, name: str, size: int, folder: Path) -> None:
    (folder / name).write_bytes(b"age-encryption.org/v1\n" + bytes(size))
    page.locator("[data-testid=stMain] input[type=file]").first.set_input_files(folder / name)
    expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    settle(page)


def test_a_file_that_is_too_large_is_told_of_in_our_words_whoever_stops_it(
    therapist: Server, visitor: BrowserContext, tmp_path: Path
) -> None:
    with visiting(visitor, f"{therapist.address}/review") as page:
        expect(page.get_by_text("Up to 4 MB each.")).to_be_visible()
        not_taken = page.get_by_text(MARKED_AS_NOT_TAKEN)
        hand(page, "a.age", 6 * MB, tmp_path)  # the browser takes it, the journal does not
        expect(not_taken).to_be_hidden()
        press(page, "Open these")
        expect(page.get_by_text("This file has more than 4 MB")).to_be_visible()

        hand(page, "b.age", 30 * MB, tmp_path)  # the browser does not
        expect(not_taken).to_be_visible()
        page.get_by_role("button", name="Remove b.age").click()
        expect(not_taken).to_be_hidden()

        page.route("**/_stcore/upload_file/**", lambda route: route.fulfill(status=413, body="File too large"))
        hand(page, "c.age", MB, tmp_path)  # the server does not
        expect(not_taken).to_be_visible()
        page.unroute("**/_stcore/upload_file/**")

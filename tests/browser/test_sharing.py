"""The whole way of a share: two journals in two profiles, sealed there and back; and as a page, offline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from journal.measures.weeks import monday_of
from journal.records.agenda import AgendaItem
from journal.records.person import Person, Relation
from journal.records.reflection import Reflection
from journal.records.share import SharingWith
from journal.records.supervision import Want
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Profile, Server, press, serving, settle, unlock
from tests.browser.practice import small_practice
from tests.pages.conftest import days_ago, moment, today

pytestmark = pytest.mark.browser

NAME = "Wanda Kovács"
TITLE = f"{NAME} and the ending"
NOTE = f"I thought of {NAME} all the way home, and of the sea."
COMMENT = "<b>Before</b> you **tell** her: shall we think about whose ending it is?"
AGREED = "Wait with the letter"


@pytest.fixture(scope="module")
def therapist(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with something to bring to Dana and to Robin, and a reflection of the last finished week."""
    folder: Path = tmp_path_factory.mktemp("sharing")
    home = folder / "therapist"
    small_practice(home, "K2")
    journal = open_with_passphrase(home, PASSPHRASE)
    for name, thread in (("Dana", "c" * 32), ("Robin", "d" * 32)):
        person = Person(at=moment(days_ago(90)), name=name, relation=Relation.CLINICAL_SUPERVISOR)
        journal.people.add(person)
        journal.sharing.keep_with(SharingWith(person_id=person.id, thread=thread, my_name="Ida"))
    journal.agenda.add(AgendaItem(at=moment(days_ago(2)), title=TITLE, want=Want.THINK_TOGETHER))
    last_week = monday_of(today()) - timedelta(days=3)
    thought = Reflection(at=moment(last_week, "20:00"), client_id=journal.clients.all()[0].id, text=NOTE, intensity=6)
    journal.reflections.add(thought)
    journal.reflections.add(replace(thought, id="e" * 32, text="Nobody is to read this.", withheld=True))
    journal.close()
    with serving(home, folder / "therapist.log") as running:
        yield running


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Server]:
    """A journal of the supervisor's own."""
    small_practice(tmp_path / "supervisor")
    with serving(tmp_path / "supervisor", tmp_path / "supervisor.log") as running:
        yield running


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(accept_downloads=True)
    context.set_default_timeout(20_000)
    context.set_offline(True)
    yield context
    context.close()


def enter(page: Page, server: Server, where: str) -> Page:
    page.goto(f"{server.address}/{where}")
    unlock(page)
    return page


def saved(page: Page, button: str, into: Path) -> Path:
    """Press a button that hands out a file, and return where it lies."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    file = into / download.value.suggested_filename
    download.value.save_as(file)
    return file


def tick(page: Page, words: str) -> None:
    page.locator("[data-testid=stCheckbox]", has_text=words).locator("label").click()
    settle(page)


def choose_and_read(page: Page) -> None:
    """Choose the item and the note, decide every open word, and say that each was read."""
    tick(page, "Agenda: titles you choose")
    tick(page, "Own words: thoughts")
    tick(page, TITLE)
    tick(page, "I thought of")
    expect(page.get_by_text("Nobody is to read this.")).to_have_count(0)
    for word in page.get_by_role("radiogroup").filter(has=page.get_by_role("radio", name="Cut", exact=True)).all():
        word.get_by_role("radio", name="Cut", exact=True).click()
        settle(page)
    reads = page.locator("[data-testid=stCheckbox]", has_text="I have read this: it may go so")
    for place in range(reads.count()):
        reads.nth(place).locator("label").click()
        settle(page)


def hand_in(page: Page, file: Path) -> None:
    page.locator("[data-testid=stMain] input[type=file]").first.set_input_files(file)
    expect(page.get_by_role("button", name=f"Remove {file.name}")).to_be_visible()
    settle(page)


def comment_on(page: Page, label: str, text: str) -> None:
    """Write a comment into the first editor of that label: that of the item it was opened beside."""
    box = page.get_by_label(label, exact=True).first
    expect(box).to_be_editable()
    box.click()
    page.keyboard.insert_text(text)


def test_a_page_is_read_offline_and_its_answer_brought_back(
    therapist: Server, profile: Profile, offline: BrowserContext, tmp_path: Path
) -> None:
    here = enter(profile("therapist").new_page(), therapist, "share")
    press(here, "Robin")
    choose_and_read(here)
    press(here, "Show what they will see")
    press(here, "Make the file")
    file = saved(here, "Save the file", tmp_path)
    words = here.get_by_role("heading", name=re.compile(r"^([a-z]{3,8}[ -]){5}[a-z]{3,8}$")).inner_text()
    assert "Kov" not in file.read_text(encoding="utf-8")

    there = offline.new_page()
    there.goto(file.as_uri())
    there.get_by_label("The six words").fill(words)
    there.get_by_role("button", name="Open").click()
    expect(there.get_by_role("heading", name="From Ida")).to_be_visible()
    assert "Wanda" not in there.locator("body").inner_text()
    box = there.get_by_role("textbox", name=re.compile("^Comment on .*ending")).first
    box.click()
    there.keyboard.insert_text("Before you tell her, call me.")
    answer = saved(there, "Save my answer", tmp_path)

    press(here, "Done")
    press(here, "What came back")
    hand_in(here, answer)
    press(here, "Bring it in")
    expect(here.get_by_text("Confirmed with the spoken passphrase.").first).to_be_visible()
    expect(here.get_by_text("Before you tell her, call me.").first).to_be_visible()
    expect(here.get_by_text("verified", exact=False)).to_have_count(0)


def test_it_is_sealed_reviewed_and_answered(
    therapist: Server, supervisor: Server, profile: Profile, tmp_path: Path
) -> None:
    there = enter(profile("supervisor").new_page(), supervisor, "review")
    there.get_by_text("My key, for therapists").click()
    key = there.locator("[data-testid=stCode] code").inner_text().strip()
    six_words = there.get_by_role("heading", name=re.compile(r"^([a-z]{3,8}[ -]){5}[a-z]{3,8}$")).inner_text()

    here = enter(profile("therapist").new_page(), therapist, "share")
    press(here, "Dana")
    here.get_by_text("Name and way").click()
    press(here, "Sealed to their key")
    here.get_by_label("Their key, one line").fill(key)
    here.get_by_label("Their key, one line").press("Enter")
    press(here, "Use this key")
    expect(here.get_by_role("heading", name=six_words)).to_be_visible()
    press(here, "We compared the six words by voice")
    choose_and_read(here)
    press(here, "Show what they will see")
    shown = here.locator(".st-key-share-seen")
    expect(shown.get_by_text("From Ida")).to_be_visible()
    seen_here = shown.inner_text()
    assert "Kov" not in seen_here
    assert "Wanda" not in seen_here
    press(here, "Seal it")
    pack = saved(here, "Save the file", tmp_path)
    assert pack.read_bytes().startswith(b"age-encryption.org/v1\n")

    hand_in(there, pack)
    press(there, "Open these")
    expect(there.get_by_text("unknown, not verified")).to_be_visible()
    there.get_by_label("This is").fill("Ida")
    there.get_by_label("This is").press("Enter")
    press(there, "We compared the six words by voice")
    press(there, "Open")
    expect(there.get_by_text("From Ida")).to_be_visible()
    for line in seen_here.splitlines():
        if line.strip():
            expect(there.get_by_text(line.strip(), exact=True).first).to_be_visible()
    press(there, "Comment")
    expect(there.get_by_label("Comment", exact=True)).to_have_count(2)  # beside the item, and on the whole
    comment_on(there, "Comment", COMMENT)
    expect(there.get_by_text("Kept", exact=True).first).to_be_visible()
    there.reload()
    expect(there.get_by_label("Comment", exact=True).first).to_have_value(COMMENT)
    settle(there)
    press(there, "Add something agreed")
    there.get_by_label("What", exact=True).fill(AGREED)
    there.get_by_label("What", exact=True).press("Enter")
    expect(there.get_by_text(AGREED)).to_be_visible()  # in the answer as it will be read
    settle(there)
    press(there, "Seal my answer")
    answer = saved(there, "Save the file", tmp_path)

    press(here, "Done")
    press(here, "What came back")
    hand_in(here, answer)
    press(here, "Bring it in")
    expect(here.get_by_text("The answer of Dana is here.")).to_be_visible()
    expect(here.get_by_text("verified").first).to_be_visible()
    expect(here.get_by_text(COMMENT).first).to_be_visible()
    press(here, "Bring it in")
    expect(here.get_by_text("is here already").or_(here.get_by_text("was answered before")).first).to_be_visible()
    here.goto(f"{therapist.address}/agenda")
    settle(here)
    expect(here.get_by_text(COMMENT)).to_be_visible()
    expect(here.get_by_text(AGREED)).to_be_visible()

    for log in (therapist.log, supervisor.log):
        assert all(word not in log.read_text() for word in ("Kov", "Wanda", "whose ending", AGREED))

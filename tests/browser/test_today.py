"""The day's list: settled and rated where it stands, without a page run, by pointer and by keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from journal.records.client import ClientFact, Unit
from journal.records.session import Session, SessionStatus
from journal.store.opening import open_with_passphrase
from journal.wording.dates import day_in_words
from tests.browser.conftest import PASSPHRASE, Server, press, serving, settle, visiting
from tests.browser.practice import small_practice
from tests.pages.conftest import days_ago, moment

pytestmark = pytest.mark.browser

MOST_PRESSES = 14
CODES = ("K2", "M1", "C1", "A4", "Z9", "V2")

COUNT_RUNS = """() => {
  window.runs = 0;
  new MutationObserver((all) => { window.runs += all.length; }).observe(
    document.querySelector("[data-testid=stApp]"), { attributes: true, attributeFilter: ["data-test-script-state"] });
}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A journal with six sessions yesterday, none of them settled; with A4 there is risk."""
    small_practice(tmp_path / "home", *CODES)
    journal = open_with_passphrase(tmp_path / "home", PASSPHRASE)
    for n, code in enumerate(CODES):
        client = journal.clients.by_code(code)
        assert client is not None
        journal.sessions.add(Session(client_id=client.id, at=moment(days_ago(1), f"{9 + n:02d}:00"), minutes=50))
        journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(90), risk=code == "A4"))
    journal.close()
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, server.address) as page:
        yield page


def row(page: Page, code: str) -> Locator:
    return page.locator(".row.session", has_text=code)


def kept(server: Server) -> list[tuple[SessionStatus, int | None]]:
    server.process.terminate()
    server.process.wait(20)
    journal = open_with_passphrase(server.home, PASSPHRASE)
    found = [(s.status, s.demand) for s in journal.sessions.between(days_ago(1), days_ago(1))]
    journal.close()
    return found


def test_six_sessions_are_settled_and_rated_in_fourteen_presses_and_no_page_run(page: Page, server: Server) -> None:
    presses = 1
    press(page, "Yesterday")
    page.evaluate(COUNT_RUNS)
    for n, code in enumerate(CODES[:5]):
        row(page, code).locator(".ask").click()
        row(page, code).get_by_role("button", name=f"{n + 2}, ").click()
        expect(row(page, code)).to_contain_text("Kept.")
        presses += 2
    row(page, "V2").locator(".ask").click()
    row(page, "V2").get_by_role("button", name="No-show").click()
    expect(row(page, "V2")).to_contain_text("did not come")
    presses += 2
    assert presses <= MOST_PRESSES
    assert page.evaluate("window.runs") == 0
    expect(page.locator(".sentence")).to_contain_text("20 points")
    # It is as it was left after F5, too.
    page.reload()
    settle(page)
    press(page, "Yesterday")
    expect(page.locator(".ask")).to_have_count(0)
    assert kept(server) == [(SessionStatus.ATTENDED, n + 2) for n in range(5)] + [(SessionStatus.NO_SHOW, None)]


def test_a_client_at_risk_who_did_not_come_is_asked_after_until_reached(page: Page, server: Server) -> None:
    press(page, "Yesterday")
    row(page, "A4").locator(".ask").click()
    row(page, "A4").get_by_role("button", name="No-show").click()
    expect(row(page, "A4")).to_contain_text("Reached?")
    row(page, "A4").get_by_role("button", name="Trying").click()
    expect(row(page, "A4")).to_contain_text("trying to reach")
    # It stands on Today, too, also after F5, until it is answered.
    page.reload()
    settle(page)
    expect(page.locator(".day .heading")).to_have_text("Still to be reached")
    # Of which day it is, is heard too.
    on = day_in_words(days_ago(1))
    expect(page.get_by_role("button", name=f"Open: 12:00 A4 {on}")).to_be_visible()
    expect(page.get_by_role("group", name=f"Reached? 12:00 A4 {on}")).to_be_visible()
    row(page, "A4").get_by_role("button", name="Yes").press("Enter")
    expect(page.locator(".day .heading")).to_have_count(0)
    # The slip of a hand can be taken back, by whoever goes by keys too.
    expect(page.get_by_role("status").filter(has_text="A4")).to_contain_text("Kept. A4 did not come, reached since")
    expect(row(page, "A4").get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".day .heading")).to_have_text("Still to be reached")
    row(page, "A4").get_by_role("button", name="Yes").click()
    expect(page.locator(".day .heading")).to_have_count(0)
    page.reload()
    settle(page)
    expect(page.locator(".day .sentence")).to_be_visible()
    expect(page.locator(".day .heading")).to_have_count(0)


def test_a_press_is_taken_back_by_keys_alone_and_a_double_click_whole(page: Page, server: Server) -> None:
    press(page, "Yesterday")
    ask = row(page, "K2").locator(".ask")
    ask.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(row(page, "K2")).to_contain_text("Kept.")
    # One goes on with the next hour.
    expect(row(page, "M1").locator(".ask")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="K2")).to_contain_text("Kept. K2")
    row(page, "K2").get_by_role("button", name="Undo").press("Enter")
    expect(row(page, "K2").locator(".ask")).to_be_visible()
    # A double click is one press: its second half leaves undo what it was.
    row(page, "M1").locator(".ask").dblclick()
    row(page, "M1").get_by_role("button", name=re.compile("^7,")).dblclick()
    expect(row(page, "M1")).to_contain_text("Kept.")
    row(page, "M1").get_by_role("button", name="Undo").click()
    expect(row(page, "M1").locator(".ask")).to_be_visible()
    assert kept(server)[0] == (SessionStatus.PLANNED, None)


def test_the_focus_stays_where_it_is_when_undo_goes(page: Page, server: Server) -> None:
    page.clock.install()
    press(page, "Yesterday")
    row(page, "K2").locator(".ask").click()
    row(page, "K2").get_by_role("button", name="4, ").click()
    expect(row(page, "K2")).to_contain_text("Kept.")
    row(page, "M1").locator(".ask").click()
    chosen = row(page, "M1").get_by_role("button", name="7, ")
    chosen.focus()
    page.clock.fast_forward(15000)
    expect(row(page, "K2")).not_to_contain_text("Kept.")
    expect(chosen).to_be_focused()


def test_the_evening_of_yesterday_is_asked_about_yesterday(page: Page, server: Server) -> None:
    press(page, "Yesterday")
    page.get_by_role("button", name="How heavy was it?").click()
    expect(page).to_have_url(re.compile(f"day={days_ago(1).isoformat()}"))
    expect(page.get_by_text(day_in_words(days_ago(1)))).to_be_visible()


def test_what_another_tab_changed_is_not_overwritten_by_undo(
    page: Page, server: Server, visitor: BrowserContext
) -> None:
    press(page, "Yesterday")
    row(page, "K2").locator(".ask").click()
    row(page, "K2").get_by_role("button", name="4, ").click()
    expect(row(page, "K2")).to_contain_text("Kept.")
    other = visitor.new_page()
    other.goto(server.address)
    settle(other)
    press(other, "Yesterday")
    row(other, "K2").get_by_role("button", name="Change").click()
    row(other, "K2").get_by_role("button", name="9, ").click()
    expect(row(other, "K2")).to_contain_text("Kept.")
    row(page, "K2").get_by_role("button", name="Undo").click()
    expect(page.locator(".day .told")).to_contain_text("changed once more")
    assert kept(server)[0] == (SessionStatus.ATTENDED, 9)


@pytest.fixture
def with_a_group(tmp_path: Path) -> Iterator[Server]:
    """G1, G2 and G3 come in a group; nothing of yesterday's hour is settled."""
    small_practice(tmp_path / "home", "G1", "G2", "G3")
    journal = open_with_passphrase(tmp_path / "home", PASSPHRASE)
    for client in journal.clients.all():
        journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(90), unit=Unit.GROUP))
        journal.sessions.add(Session(client_id=client.id, at=moment(days_ago(1), "17:00"), minutes=90))
    journal.close()
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


def test_a_group_is_rated_once_and_of_the_others_only_asked_whether_they_were_there(
    with_a_group: Server, visitor: BrowserContext
) -> None:
    with visiting(visitor, with_a_group.address) as page:
        press(page, "Yesterday")
        row(page, "G1").locator(".ask").click()
        row(page, "G1").get_by_role("button", name="6, ").click()
        expect(page.get_by_role("button", name="How was this hour to carry?")).to_have_count(0)
        # One goes on with the next of them, by keys too.
        there = row(page, "G2").get_by_role("button", name="There: 17:00 G2")
        expect(there).to_be_focused()
        page.keyboard.press("Enter")
        expect(row(page, "G2")).to_contain_text("was there")
        row(page, "G3").get_by_role("button", name="No-show").click()
        expect(row(page, "G3")).to_contain_text("did not come")
        expect(page.locator(".day .sentence")).to_contain_text("It asked")
        expect(page.locator(".day .sentence")).not_to_contain_text("not rated")
        assert sorted(kept(with_a_group), key=str) == [
            (SessionStatus.ATTENDED, 6), (SessionStatus.ATTENDED, None), (SessionStatus.NO_SHOW, None),
        ]  # fmt: skip

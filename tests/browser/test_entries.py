"""Finding in the journal, in a real browser: as one types, marked, and nothing in a note comes alive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journal.records.agenda import AgendaItem
from journal.records.client import ClientFact
from journal.records.entry import local_time
from journal.records.reflection import Feeling, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Server, open_newest, press, serving, settle, visiting
from tests.browser.practice import ZONE, small_practice

pytestmark = pytest.mark.browser

NASTY = (
    "# kettle\n\n- <img src=x onerror=alert(1)> <b>bold</b> ![](http://far.example/x.png)",
    "1. kettle [link](http://far.example) www.far.example me@far.example https://far.example",
    "    kettle `code` $x$ :red[red] :material/home: **stars** <https://far.example> &amp; ~~struck~~",
)
"""Notes full of signs, each short enough to be shown whole."""

DAY = date(2026, 10, 20)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with a client, a few notes, one of them full of signs, and one in the trash."""
    folder: Path = tmp_path_factory.mktemp("entries")
    home = folder / "home"
    small_practice(home, "K2")
    journal = open_with_passphrase(home, PASSPHRASE)
    k2 = journal.clients.all()[0]

    def at(day: int, hour: int = 20) -> Reflection:
        return Reflection(at=local_time(DAY.replace(day=day), time(hour), ZONE), client_id=k2.id, intensity=6)

    nasty = [replace(at(3), id=f"{n:032x}", text=text) for n, text in enumerate(NASTY)]
    calm = replace(at(5), text="The letters came back on the train, and so did she.", feelings=(Feeling.WORRY,))
    gone = replace(at(6), text="something I would rather not keep")
    for entry in (*nasty, calm, gone):
        journal.reflections.add(entry)
    journal.reflections.update(replace(calm, intensity=8, text=f"{calm.text} I slept after that, for once."))
    journal.reflections.delete(gone.id)
    held = Session(at=at(4, 9).at, client_id=k2.id, status=SessionStatus.ATTENDED, minutes=50, demand=7, note="kettle")
    earlier = [replace(held, id=f"{n:030x}ff", at=at(1, 8).at - timedelta(days=n), note="") for n in range(1, 21)]
    journal.sessions.add_many([held, *earlier])
    hour = Supervision(at=at(7, 12).at, minutes=60, supervisor="Dana")
    journal.supervisions.add(hour)
    journal.agenda.add(AgendaItem(at=at(6, 12).at, title="K2", client_id=k2.id, supervision_id=hour.id))
    for day, acuity, risk in ((1, 1, False), (4, 3, True), (7, 2, False)):
        journal.clients.add_fact(ClientFact(client_id=k2.id, effective=DAY.replace(day=day), acuity=acuity, risk=risk))
    journal.close()
    with serving(home, folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{server.address}/entries") as page:
        yield page


def test_words_are_found_as_they_are_typed_and_stay_out_of_the_address(page: Page) -> None:
    page.get_by_label("Find words").click()
    page.keyboard.type("lett", delay=20)
    expect(page.get_by_text("The letters came back")).to_be_visible()
    expect(page.get_by_text("K2  ·  Attended")).to_have_count(0)
    expect(page.locator("mark")).to_have_text(["letters"])  # none is left of what was found before
    more = page.get_by_role("button", name=re.compile("^More: "))
    expect(more).to_have_accessible_description(re.compile("^The letters came back"))
    settle(page)
    page.get_by_role("button", name=re.compile("^More: ")).click()
    page.wait_for_url("**/entries?id=*")
    assert "lett" not in page.url
    settle(page)
    expect(page.get_by_role("button", name=re.compile("^More: "))).to_be_focused()
    press(page, "Close")
    open_newest(page)
    page.wait_for_url("**/reflection?id=*")
    expect(page.get_by_role("heading", name="A thought")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Find words")).to_have_value("lett")
    expect(page.get_by_text("The letters came back")).to_be_visible()


def test_nothing_in_a_note_comes_alive(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Find words").fill("kettle")
    for text, part in zip(NASTY, ("bold", "[link]", "struck"), strict=True):
        line = page.get_by_role("listitem").filter(has_text=part).locator(".second")
        expect(line).to_be_visible()
        assert line.inner_text() == " ".join(text.split())
        assert line.locator("mark").inner_text() == "kettle"
        for alive in ("img", "a", "b", "strong", "del", "h1", "li", "code", "pre", ".katex"):
            assert line.locator(alive).count() == 0, alive
    settle(page)
    assert [url for url in asked if not url.removeprefix("blob:").startswith(server.address)] == []


def test_the_focus_stays_with_a_row_that_is_opened_in_its_place(page: Page) -> None:
    more = page.get_by_role("button", name=re.compile("^More: "))
    more.nth(1).press("Enter")
    expect(page.get_by_role("button", name="Open all of it")).to_be_visible()
    settle(page)
    more.nth(3).press("Enter")  # below the open one, so the row goes over to the list above
    expect(page.locator(".st-key-chosen_entry")).to_have_count(1)
    settle(page)
    expect(more.nth(3)).to_be_focused()


def test_a_second_press_on_delete_takes_nothing_more_and_leaves_the_undo(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/reflection")
    settle(page)
    ways = page.get_by_role("button", name=re.compile("^Delete: "))
    count = ways.count()
    ways.nth(1).focus()
    for _ in range(3):  # a key that is held down
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(ways).to_have_count(count - 1)
    settle(page)
    expect(page.get_by_role("button", name=re.compile("^Open: ")).nth(1)).to_be_focused()
    press(page, "Undo")
    expect(ways).to_have_count(count)
    ways.nth(1).evaluate("button => { button.click(); setTimeout(() => button.click(), 60) }")
    expect(ways).to_have_count(count - 1)
    settle(page)
    expect(page.locator(".st-key-notice_line")).to_contain_text("In the trash")
    press(page, "Undo")
    expect(ways).to_have_count(count)


def test_a_client_s_line_of_time_is_reached_from_the_list_and_leads_back(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/clients")
    settle(page)
    press(page, "Timeline")
    page.wait_for_url("**/timeline?client=*")
    for words in ("Acuity 3, severe, was 1", "Risk noted", "No risk any more", "Supervision  ·  Dana"):
        expect(page.get_by_text(words)).to_be_visible()
    rows = page.get_by_role("listitem")
    expect(rows).to_have_count(20)
    begin = rows.all_inner_texts()
    press(page, "Earlier")
    expect(rows).not_to_have_count(20)
    assert rows.all_inner_texts()[:20] == begin
    press(page, "All clients")
    expect(page.get_by_role("heading", name="Clients")).to_be_visible()


def test_what_was_thrown_away_is_found_in_the_trash_and_put_back(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/trash")
    settle(page)
    expect(page.get_by_text("something I would rather not keep")).to_be_visible()
    press(page, "Put back")
    expect(page.get_by_text("The trash is empty")).to_be_visible()
    page.goto(f"{server.address}/entries")
    expect(page.get_by_text("something I would rather not keep")).to_be_visible()

"""What a form holds is what it shows, however late its inputs are drawn and however quick the fingers are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, WebSocketRoute, expect

from tests.browser.conftest import Server, expect_saved, press, serving, settle, visiting
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with one client."""
    folder: Path = tmp_path_factory.mktemp("form")
    small_practice(folder / "home", "K2")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{server.address}/clients") as page:
        yield page


def test_inputs_that_are_drawn_late_show_what_is_kept(page: Page) -> None:
    """Their code is fetched at first use; a run that comes in between must not leave them empty."""
    held: list[Route] = []
    page.route(re.compile(r"/static/js/NumberInput\."), lambda route: held.append(route))
    with page.expect_request(re.compile(r"/static/js/NumberInput\.")):
        page.get_by_role("button", name="Open").click()
    page.get_by_text("More", exact=True).click()
    assert held
    for route in held:
        route.continue_()
    settle(page)
    expect(page.get_by_label("Minutes")).to_be_visible()
    press(page, "Save")

    expect_saved(page)
    expect(page.get_by_text("since 5 January 2026")).to_be_visible()


def test_quick_typing_from_field_to_field_loses_nothing(page: Page) -> None:
    press(page, "Add a client")
    code = page.get_by_label("Code")
    code.click()
    page.keyboard.type("M12345", delay=15)
    minutes = page.get_by_label("Minutes")
    minutes.fill("45")
    page.keyboard.press("Tab")
    settle(page)

    expect(code).to_have_value("M12345")
    expect(minutes).to_have_value("45")
    press(page, "Save")
    expect_saved(page)
    expect(page.get_by_text("45 minutes")).to_be_visible()


MARKED = """() => {
  const inputs = "[data-testid=stButtonGroup], [data-testid=stTextInput], [data-testid=stBidiComponentIsolated]";
  const found = [...document.querySelectorAll(`[data-testid=stMain] :is(${inputs})`)];
  for (const one of found) one.marked = true;
  return found.length;
}"""
STILL_MARKED = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter((one) => one.marked).length"""
CHANGED_WHILE_IT_SAVES = """(then) => new Promise((done) => {
  const app = document.querySelector("[data-testid=stApp]");
  new MutationObserver((_, watch) => {
    if (app.dataset.testScriptState !== "running") return;
    watch.disconnect();
    [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === then).click();
    done();
  }).observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
  document.querySelector('[class*="-save"] button').click();
})"""


@pytest.fixture
def thought(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{server.address}/reflection") as page:
        yield page


def choose(page: Page, words: str) -> None:
    """Press a pill; not what is called alike above the form and leads to an unfinished one."""
    pill = page.locator("[data-testid=stMain] [data-testid=stButtonGroup] button").filter(
        has_text=re.compile(f"^{words}$")
    )
    pill.first.click()
    expect(pill.first).to_have_attribute("data-selected", "true")
    settle(page)


def chosen(page: Page) -> list[str]:
    """Return the words of the pills that are chosen."""
    return page.locator("[data-testid=stMain] [data-testid=stButtonGroup] button[data-selected=true]").all_inner_texts()


def test_the_inputs_keep_their_places_over_a_save_and_are_empty(thought: Page) -> None:
    choose(thought, "K2")
    choose(thought, "6")
    thought.get_by_label("Note").click()
    thought.keyboard.type("It rained.")
    marked = thought.evaluate(MARKED)
    thought.keyboard.press("Control+Enter")
    expect_saved(thought)

    assert chosen(thought) == []
    expect(thought.get_by_label("Note")).to_have_value("")
    assert thought.evaluate(STILL_MARKED) == marked
    # The same answers once more are answers.
    choose(thought, "K2")
    choose(thought, "6")
    assert sorted(chosen(thought)) == ["6", "K2"]
    thought.reload()
    settle(thought)
    assert sorted(chosen(thought)) == ["6", "K2"]


def test_what_was_saved_does_not_come_back_where_something_is_chosen_meanwhile(thought: Page) -> None:
    """The press itself stands, unless it came in the very moment in which the input was emptied."""
    choose(thought, "K2")
    choose(thought, "7")
    thought.evaluate(CHANGED_WHILE_IT_SAVES, "Bed")
    expect_saved(thought)
    assert {*chosen(thought)} <= {"Bed"}
    thought.reload()
    settle(thought)
    assert {*chosen(thought)} <= {"Bed"}


def test_saved_is_told_when_it_is_on_the_disk_and_not_only_by_the_page(server: Server, visitor: BrowserContext) -> None:
    with visiting(visitor, server.address) as page:
        held: list[str | bytes] = []
        holding: list[bool] = []

        def between(socket: WebSocketRoute) -> None:
            behind = socket.connect_to_server()
            behind.on_message(lambda told: held.append(told) if holding else socket.send(told))

            def go_on() -> None:
                holding.clear()
                for told in held:
                    socket.send(told)

            released.append(go_on)

        released: list[Callable[[], None]] = []
        page.route_web_socket(re.compile("/_stcore/stream"), between)
        page.goto(f"{server.address}/reflection")
        settle(page)
        choose(page, "K2")
        holding.append(True)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".just-saved")).to_have_text("Saved")
        expect(page.locator(".st-key-notice_line")).to_have_count(0)
        released[-1]()
        expect_saved(page)
        expect(page.locator(".just-saved")).to_have_text("")


def test_what_is_wrong_stands_at_its_input_and_is_heard_with_it(thought: Page) -> None:
    press(thought, "Save")
    client = thought.get_by_role("radiogroup", name="Client")
    expect(client).to_have_attribute("aria-invalid", "true")
    expect(client).to_have_accessible_description(re.compile("This is not chosen"))
    expect(thought.get_by_role("alert").filter(has_text="Client: is not chosen")).to_be_visible()
    expect(client.get_by_role("radio").first).to_be_focused()
    choose(thought, "K2")
    expect(client).not_to_have_attribute("aria-invalid", "true")


def test_every_field_saves_by_the_keyboard_with_what_was_typed_in_it(page: Page) -> None:
    """A line, a number, a choice from a list, a date, a note, a pill, a tick: what was typed last is in it."""
    press(page, "Add a client")
    press(page, "Add a usual appointment")
    page.get_by_text("More", exact=True).click()
    settle(page)
    page.get_by_label("Code").press_sequentially("M2")
    page.keyboard.press("Control+Enter")
    expect_saved(page)
    for label, words in {"Minutes": "45", "Approach": "DBT"}.items():
        opened(page, "M2").get_by_label(label, exact=True).fill(words)
        page.keyboard.press("Control+Enter")
        expect_saved(page)
    shown = opened(page, "M2")
    expect(shown.get_by_label("Minutes")).to_have_value("45")
    expect(shown.get_by_label("Approach")).to_have_value("DBT")
    press(page, "All clients")
    for label in ("Weekday", "Trauma", "Note"):
        at = opened(page, "M2")
        if label == "Weekday":
            press(at, "Add a usual appointment")
            at.get_by_role("textbox", name="Time", exact=True).and_(at.get_by_label("Time", exact=True)).fill("10:00")
            at.get_by_label("Weekday").click()
            at.get_by_role("option", name="Tuesday").click()
        elif label == "Note":
            at.get_by_label("Note").click()
            at.keyboard.type("It rained.")
        else:
            at.get_by_role("radio", name="Yes").first.focus()
        at.keyboard.press("Control+Enter")
        expect_saved(at)


def opened(page: Page, code: str) -> Page:
    """Open the form of a client, with all it asks."""
    page.locator("[class*='st-key-client']", has_text=code).get_by_role("button", name="Open").click()
    settle(page)
    more = page.locator("details").filter(has=page.get_by_text("More", exact=True))
    if more.get_attribute("open") is None:
        more.locator("summary").click()
        settle(page)
    expect(page.get_by_label("Approach")).to_be_visible()
    return page

"""The capture bar in a real browser: from any page one press, the line and Enter; shown, kept, undone; no word lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Profile, Server, new_page, serving, settle, to_page, unlock, visiting
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One journal for the tests that leave it running."""
    folder = tmp_path_factory.mktemp("bar")
    small_practice(folder / "home", "K2", "M1", "R3")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A journal of the test's own."""
    small_practice(tmp_path / "home", "K2", "M1", "R3")
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


@pytest.fixture
def page(shared: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{shared.address}/") as page:
        bar(page)
        yield page
        empty(page)


def bar(page: Page) -> Locator:
    box = page.get_by_label("Write one line")
    expect(box).not_to_have_attribute("aria-busy", "true")
    return box


def told(page: Page) -> Locator:
    return page.locator(".st-key-capture_bar .told")


def empty(page: Page) -> None:
    """Leave nothing unfinished to the next test."""
    bar(page).fill("walk")
    expect(told(page)).to_contain_text("walk")
    bar(page).fill("")
    expect(told(page)).not_to_contain_text("walk")


class Inputs:
    """Everything a person does, counted: a press of a key or a line typed in one go."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses: list[str] = []

    def press(self, key: str) -> None:
        self.presses.append(key)
        self.page.keyboard.press(key)

    def type(self, line: str) -> None:
        self.presses.append("the line")
        self.page.keyboard.type(line)


@pytest.mark.parametrize(
    ("name", "line", "listed", "on_today"),
    [
        ("reflection", "K2 worry 7 30m bed #supervision", "K2  ·  worry  ·  7 of 10", "A thought  ·  K2"),
        ("downtime", "walk 20m 3>6", "walk  ·  20 minutes  ·  energy 3 to 6", "Walk  ·  20 minutes"),
        ("settings", "sup 60m Dana 8", "", "Supervision  ·  Dana"),
        ("clients", "call R3 8m after hours support", "", "Contact  ·  R3"),
    ],
)
def test_from_any_page_it_takes_one_press_the_line_and_enter(
    page: Page, shared: Server, name: str, line: str, listed: str, on_today: str
) -> None:
    page.goto(f"{shared.address}/{name}")
    settle(page)
    bar(page)
    inputs = Inputs(page)
    inputs.press("/")
    inputs.type(line)
    inputs.press("Enter")
    assert inputs.presses == ["/", "the line", "Enter"]
    expect(told(page)).to_contain_text("Saved")
    expect(bar(page)).to_have_value("")
    if listed:
        expect(page.get_by_text(listed)).to_be_visible()
    settle(page)
    page.goto(f"{shared.address}/")
    expect(page.get_by_text(on_today).first).to_be_visible()


def covered(page: Page) -> bool:
    """Say whether what the bar says lies over the page's heading."""
    says, heading = told(page).bounding_box(), page.get_by_role("heading", level=1).bounding_box()
    assert says
    assert heading
    return says["y"] + says["height"] > heading["y"]


def test_what_is_typed_is_shown_before_it_is_saved_and_moves_nothing(page: Page) -> None:
    heading = page.get_by_role("heading", name="Today")
    before = heading.bounding_box()
    page.keyboard.press("c")
    page.keyboard.type("no-show M1 14:00 forgot")
    for chip in ("Session", "M1", "14:00", "no-show", "forgot"):
        expect(told(page)).to_contain_text(chip)
    expect(told(page)).not_to_contain_text("Saved")
    assert heading.bounding_box() == before
    expect(bar(page)).to_be_focused()
    page.mouse.click(1200, 800)
    expect(bar(page)).not_to_be_focused()
    assert not covered(page), "left alone, it must not cover the page"


def test_asked_what_it_knows_the_line_answers_with_its_words(page: Page) -> None:
    for question in ("?", "help"):
        page.keyboard.press("/")
        page.keyboard.type(question)
        expect(told(page)).to_contain_text("These words begin a line")
        expect(told(page)).to_contain_text("no-show")
        # It is a question to the line, not to the keyboard.
        expect(page.locator("dialog.keys")).to_have_count(0)
        bar(page).fill("")
        expect(told(page)).not_to_contain_text("These words begin a line")


def test_an_empty_line_shows_what_else_it_may_hold_and_stands_still_while_one_is_in_it(
    shared: Server, browser: Browser
) -> None:
    for motion, moves in (("no-preference", True), ("reduce", False)):
        with new_page(browser, reduced_motion=motion) as page:
            page.clock.install()
            page.goto(f"{shared.address}/")
            unlock(page)
            first = bar(page).get_attribute("placeholder") or ""
            bar(page).focus()
            page.clock.run_for(40_000)
            expect(bar(page)).to_have_attribute("placeholder", first)
            page.get_by_role("heading", name="Today").click()
            page.clock.run_for(16_000)
            now = expect(bar(page))
            (now.not_to_have_attribute if moves else now.to_have_attribute)("placeholder", first)
            # It goes round once, and then leaves whoever reads the page alone.
            page.clock.run_for(400_000)
            expect(bar(page)).to_have_attribute("placeholder", first)


def test_undo_takes_it_back(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("tea 5m not for long")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tea or coffee  ·  5 minutes")).to_be_visible()
    page.keyboard.press("Tab")
    while not page.get_by_role("button", name="Undo").evaluate("b => b.matches(':focus')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("As it was before")
    expect(page.get_by_text("Tea or coffee  ·  5 minutes")).to_have_count(0)


def test_a_doubt_is_shown_first_and_saved_by_the_second_enter(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("M1 4 quite alone with it")
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("No word says what this is")
    expect(told(page)).not_to_contain_text("Saved")
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("Saved")
    expect(page.get_by_text("A thought  ·  M1")).to_be_visible()


def test_a_client_is_never_guessed(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("K3 guilt 5")
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("not one of your clients")
    expect(bar(page)).to_have_value("K3 guilt 5")
    expect(page.get_by_role("button", name="New client K3")).to_be_visible()
    page.get_by_role("button", name="K2", exact=True).click()
    expect(bar(page)).to_have_value("K2 guilt 5")
    expect(bar(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("Saved")


def test_an_unfinished_line_outlives_f5_the_menu_and_a_lock(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("M1 sadness 6 on the")
    page.reload()
    expect(bar(page)).to_have_value("M1 sadness 6 on the")
    expect(told(page)).to_contain_text("sadness")
    bar(page).press("End")
    page.keyboard.type(" stairs")
    to_page(page, "Settings")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    settle(page)
    expect(bar(page)).to_have_value("M1 sadness 6 on the stairs")
    bar(page).press("End")
    page.keyboard.type(" again")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    unlock(page)
    expect(bar(page)).to_have_value("M1 sadness 6 on the stairs again")


def test_a_word_typed_before_the_bar_is_ready_is_not_lost(page: Page, shared: Server) -> None:
    held: list[Route] = []
    # The bar asks for its unfinished line first, and that answer is kept waiting.
    page.route("**/door/capture", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/door/capture"):
        page.goto(f"{shared.address}/downtime")
    bar(page)
    page.keyboard.press("/")
    page.keyboard.type("rest 5m")
    page.keyboard.press("Enter")
    held[0].continue_()
    expect(told(page)).to_contain_text("Saved")
    expect(page.get_by_text("rest  ·  5 minutes")).to_be_visible()
    page.reload()
    expect(page.get_by_text("rest  ·  5 minutes")).to_be_visible()
    expect(bar(page)).to_have_value("")


def test_the_keys_are_letters_where_something_is_typed(page: Page, shared: Server) -> None:
    page.goto(f"{shared.address}/reflection")
    note = page.get_by_label("Note")
    expect(note).to_be_editable()
    note.click()
    page.keyboard.type("c / c")
    expect(note).to_have_value("c / c")
    bar(page).click()
    page.keyboard.type("call R3 /c")
    expect(bar(page)).to_have_value("call R3 /c")


def test_no_word_gets_into_an_address_or_the_log(page: Page, shared: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("/")
    page.keyboard.type("K2 worry 7 zebrafinch")
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("Saved")
    settle(page)
    page.keyboard.press("/")
    page.keyboard.type("K2 worry 99m zebrafinch")
    page.reload()
    expect(bar(page)).to_have_value("K2 worry 99m zebrafinch")
    assert any(urlsplit(url).path == "/door/capture" for url in asked)
    assert not [url for url in (*asked, page.url) if "zebra" in url]
    assert "zebra" not in shared.log.read_text()


@pytest.fixture
def own(server: Server, profile: Profile) -> Page:
    page = profile("own").new_page()
    page.goto(f"{server.address}/")
    unlock(page)
    bar(page)
    return page


def test_an_acknowledged_line_is_there_after_the_server_was_killed(own: Page, server: Server) -> None:
    own.keyboard.press("/")
    own.keyboard.type("K2 pride 5 she found the words")
    own.keyboard.press("Enter")
    expect(told(own)).to_contain_text("Saved")
    server.process.kill()
    server.process.wait()
    own.keyboard.press("/")
    own.keyboard.type("walk 10m")
    expect(told(own)).to_contain_text("does not answer")
    expect(bar(own)).to_have_value("walk 10m")
    journal = open_with_passphrase(server.home, PASSPHRASE)
    kept = journal.reflections.latest(5)
    assert [(reflection.text, reflection.intensity) for reflection in kept] == [("she found the words", 5)]
    assert journal.drafts.all() == []
    journal.close()


def test_a_telephone_saves_with_a_button_and_shows_no_key(shared: Server, browser: Browser) -> None:
    with new_page(browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as page:
        page.goto(f"{shared.address}/")
        unlock(page)
        bar(page).tap()
        page.keyboard.type("rest 10m on the floor")
        expect(page.locator(".st-key-capture_bar kbd")).to_be_hidden()
        page.locator(".st-key-capture_bar").get_by_role("button", name="Save").tap()
        expect(told(page)).to_contain_text("Saved")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

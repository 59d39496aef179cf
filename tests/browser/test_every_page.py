"""Every page: nothing refused or thrown, in both colours no fault for who cannot see well, headings in steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from pages.parts.menu import PLACES
from tests.browser.conftest import PASSPHRASE, SEEN_AS, Server, go, serving, settle, watched

pytestmark = [pytest.mark.browser, pytest.mark.timeout(480)]  # one walk serves most of the tests, and goes far

STREAMLITS = (
    # The place to lay files on: a section that cannot be focused, with the label of the button inside, which can.
    ("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"'),
)
"""Faults of Streamlit's own: the rule, and what the tag says."""
MORE_OF_THE_SAME = [
    [".js-plotly-plot"],  # what Plotly draws: the table behind it says the same
    [".rows tr:nth-child(n + 4)"],
    ["[data-testid=stMain] [data-testid=stVerticalBlock] > :nth-child(n + 30)"],
]
"""What axe-core need not look at, by selectors: it would take most of the time."""
FRAME = [["[data-testid=stSidebar]"], [".st-key-capture_bar"]]
"""What stands on every page alike, and is looked at on the first."""
HANDED_OVER = (
    "agenda",
    "before-supervision",
    "hours",
    "hours-dossier",
    "emotional-load",
    "contact-pattern",
    "how-computed",
    "week",
)
"""Pages that are printed and given to somebody; a chart and its frame are the same on every dashboard."""
NOT_ON_PAPER = (
    "[data-testid=stSidebar], [data-testid=stHeader], .st-key-capture_bar, .st-key-rooms, "
    'button:not([aria-checked="true"]), input:placeholder-shown, input[value=""]'
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("policy")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = watched(browser.new_context(**SEEN_AS))
    yield context
    context.close()


def complaints_of(context: BrowserContext) -> list[str]:
    """Return a list that fills with what any page complains of: refused by its policy, not found, thrown."""
    told: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            told.append(f"{message.page.url if message.page else ''}: {message.text} {message.location['url']}")

    context.on("console", note)
    context.on("weberror", lambda error: told.append(str(error.error)))
    return told


@dataclass(frozen=True)
class Walk:
    """What was found on a walk through every page: complaints of the browser, faults by axe-core, steps of headings."""

    complaints: list[str]
    faults: set[tuple[str, str, str]]  # address and colours, rule, what it is about
    headings: dict[str, list[int]]
    on_paper: dict[str, list[str]]


def faults(page: Page, *rules: str, without: Sequence[list[str]] = ()) -> set[tuple[str, str]]:
    """Return what axe-core finds in the page as it stands: the rule, and what the first tag of the place says."""
    passed_over = [*MORE_OF_THE_SAME, *without]
    only = f"runOnly: {list(rules)}," if rules else ""
    found = page.evaluate(
        f"axe.run({{ exclude: {passed_over} }}, {{ {only} resultTypes: ['violations'], preload: false }})"
        ".then((all) => all.violations.flatMap((one) => one.nodes.map((node) => [one.id, node.html.slice(0, 200)])))"
    )
    return {(rule, html) for rule, html in found}


@pytest.fixture(scope="module")
def walk(server: Server, browser: Browser) -> Iterator[Walk]:
    """Every page of the demo journal once, what is folded opened: looked through in light, its colours also in dark."""
    context = watched(browser.new_context(**SEEN_AS))
    done = Walk(complaints_of(context), set(), {}, {})
    page = context.new_page()
    page.goto(server.address)
    page.get_by_role("button", name="Look at the demo journal").click()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    settle(page)
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    page.add_style_tag(content="*, *::before, *::after { transition: none !important; animation: none !important; }")
    for n, address in enumerate(PLACES):
        known = FRAME if n else []
        go(page, address)
        page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach((fold) => fold.click())")
        settle(page)
        found = {(address, *fault) for fault in faults(page, without=known)}
        done.headings[address] = page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((one) => one.checkVisibility())"
            ".map((one) => Number(one.tagName[1]))"
        )
        page.emulate_media(color_scheme="dark")
        settle(page)
        found |= {(f"{address}, dark", *fault) for fault in faults(page, "color-contrast", without=known)}
        page.emulate_media(color_scheme="light")
        if address in HANDED_OVER:
            settle(page)
            page.emulate_media(media="print")
            done.on_paper[address] = page.evaluate(
                "what => [...document.querySelectorAll(what)].filter((one) => one.checkVisibility())"
                ".map((one) => one.outerHTML.slice(0, 200))",
                NOT_ON_PAPER,
            )
            page.emulate_media(media="screen")
        done.faults.update(found)
    yield done
    context.close()


def test_no_page_of_the_journal_complains(walk: Walk) -> None:
    assert walk.complaints == []


def test_no_page_has_a_fault_for_who_sees_or_hears_it_otherwise(walk: Walk) -> None:
    ours = {
        (where, rule, tag)
        for where, rule, tag in walk.faults
        if not any(rule == known and part in tag for known, part in STREAMLITS)
    }
    assert ours == set()


def test_a_page_has_one_title_and_its_headings_go_down_in_single_steps(walk: Walk) -> None:
    for address, levels in walk.headings.items():
        assert levels.count(1) == 1, address
        assert all(below - above <= 1 for above, below in pairwise(levels)), (address, levels)
        assert levels[0] == 1, address


def test_on_paper_stands_no_menu_no_way_to_press_and_no_empty_input(walk: Walk) -> None:
    assert walk.on_paper == {address: [] for address in HANDED_OVER}


def test_no_page_of_the_door_complains(server: Server, context: BrowserContext) -> None:
    told = complaints_of(context)
    page = context.new_page()
    page.goto(server.address)
    page.get_by_role("link", name="Create my journal").click()
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your recovery key")).to_be_visible()
    page.get_by_role("button", name="I have it on paper").click()
    expect(page.get_by_role("heading", name="Is it safely on paper?")).to_be_visible()
    assert told == []


def test_a_violation_would_be_seen(server: Server, context: BrowserContext) -> None:
    told = complaints_of(context)
    page: Page = context.new_page()
    page.goto(server.address)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))"
    )
    page.wait_for_timeout(0)
    assert any("Content Security Policy" in line for line in told), told

"""A page worked by keyboard alone: Tab from control to control, arrows within a group, Space, Enter."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import settle

MOST_TABS = 120
"""Tabs after which a control counts as out of reach."""

FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return { name: "", group: [] };
  const words = (e) => (e.getAttribute("aria-label") || e.labels?.[0]?.innerText || e.innerText || "")
    .replace(/\\s+/g, " ").replace(/ ?Ctrl \\+ Enter$/, "").replace(/^(keyboard_arrow_\\w+|add|check) /, "").trim();
  const group = at.closest("[role=radiogroup], [role=group]");
  return { name: words(at), group: group ? [...group.querySelectorAll("button")].map(words) : [] };
}"""


def reach(page: Page, name: str) -> None:
    """Bring the focus to the control called `name`."""
    for _ in range(MOST_TABS):
        here = page.evaluate(FOCUSED)
        if here["name"] == name:
            return
        if here["name"] == "Skip to main content":
            page.keyboard.press("Enter")
        if name in here["group"]:
            for _ in here["group"]:
                page.keyboard.press("ArrowRight")
                if page.evaluate(FOCUSED)["name"] == name:
                    return
        page.keyboard.press("Tab")
    raise AssertionError(f"no key leads to {name!r}")


def choose(page: Page, *names: str) -> None:
    """Reach each control in turn and press it."""
    for name in names:
        reach(page, name)
        page.keyboard.press("Space")
        settle(page)


def write(page: Page, name: str, words: str) -> None:
    """Reach an input, type into it in place of what it holds, and leave it."""
    reach(page, name)
    settle(page)
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    page.keyboard.press("Tab")
    settle(page)


def save(page: Page) -> None:
    """Save, with the shortcut that the button names."""
    page.keyboard.press("Control+Enter")

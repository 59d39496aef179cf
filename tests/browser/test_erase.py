"""Erasing a client in a real browser: asked first, taken out, met nowhere, called back whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from journal.records.reflection import Reflection
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Server, press, serving, settle, visiting
from tests.browser.practice import small_practice
from tests.pages.conftest import days_ago, moment

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with two clients, one of whom stands in the other's note too."""
    folder: Path = tmp_path_factory.mktemp("erase")
    small_practice(folder / "home", "K2", "M1")
    journal = open_with_passphrase(folder / "home", PASSPHRASE)
    k2, m1 = journal.clients.all()
    thought = Reflection(at=moment(days_ago(3)), client_id=k2.id, text="the letters on the train", intensity=6)
    journal.reflections.add(thought)
    journal.reflections.add(replace(thought, id="b" * 32, client_id=m1.id, text="as with K2, so with M1"))
    journal.close()
    with serving(folder / "home", folder / "server.log") as running:
        yield running


def test_a_client_is_erased_after_questions_and_can_be_called_back(server: Server, visitor: BrowserContext) -> None:
    with visiting(visitor, f"{server.address}/clients") as page:
        page.get_by_role("button", name="Open", exact=True).first.click()
        settle(page)
        press(page, "Erase everything about them …")
        expect(page.get_by_text("1 thought")).to_be_visible()
        for question, answer in (
            ("Who asks for it?", "The client"), ("Why?", "A right to erasure"), ("Is a request", "No"),
            ("Was this a child", "Not sure"), ("Does your insurer", "No"),
        ):  # fmt: skip
            page.get_by_role("radiogroup", name=question).get_by_text(answer, exact=True).click()
            settle(page)
        expect(page.get_by_role("button", name="Put a legal hold on this client")).to_be_visible()
        page.get_by_text("Erase all the same").click()
        settle(page)
        page.get_by_label("Type the client’s code").fill("k2")
        page.get_by_label("Type the client’s code").press("Tab")
        settle(page)
        press(page, "Erase this client")
        expect(page.get_by_role("button", name="Call back")).to_be_visible()
        expect(page.get_by_text("K2")).to_have_count(0)

        page.goto(f"{server.address}/entries")
        settle(page)
        expect(page.get_by_text("so with M1")).to_be_visible()
        expect(page.get_by_text("train")).to_have_count(0)

        page.goto(f"{server.address}/retention")
        settle(page)
        press(page, "Call back")
        expect(page.get_by_text("all of it is as it was")).to_be_visible()
        page.goto(f"{server.address}/entries")
        settle(page)
        expect(page.get_by_text("the letters on the train")).to_be_visible()
        expect(page.get_by_text("as with K2, so with M1")).to_be_visible()

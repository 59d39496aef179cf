"""Take out: what is chosen is what is counted and what the file holds; what goes wrong is said, and nothing is made."""

from __future__ import annotations

import json

import pytest

from journal.demo.opening import open_demo
from journal.records.person import Person, Relation
from journal.store.journal import Journal
from journal.use_cases.take_out import TakenOut
from pages.frame import unlocked
from tests.pages.conftest import OpenPage, Page, moment, today

PAGE = "keeping/take_out.py"


@pytest.fixture(scope="module")
def lived():  # type: ignore[no-untyped-def]
    journal = open_demo(today(), years=1)
    yield journal
    journal.close()


@pytest.fixture
def page(open_page: OpenPage, lived: Journal, monkeypatch: pytest.MonkeyPatch) -> Page:
    value = unlocked.unlocked.let_in(lived)
    monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)
    return open_page(PAGE)


def made(page: Page) -> TakenOut:
    file: TakenOut = page.at.session_state["take_out.made"][1]
    return file


def test_for_somebody_else_it_begins_with_bare_facts(page: Page) -> None:
    assert "thoughts" in page.said
    page.tap("take_out.whom", "other")
    assert "thoughts" not in page.said
    page.tap("take_out.format", "json").press("Make the file")
    told = json.loads(made(page).content)
    assert told["about"]["parts"] == ["practice"]
    assert "reflections" not in told
    assert "read back and found whole" in page.said


def test_six_words_are_shown_where_it_is_sealed_by_them(page: Page, lived: Journal) -> None:
    page.tap("take_out.format", "ics").tap("take_out.seal", "words").press("Make the file")
    assert made(page).words in [header.value for header in page.at.subheader]
    assert "not sealed" not in page.said
    assert page.notes == []
    lived.people.add(Person(at=moment(today()), name="Ada", relation=Relation.PEER))
    assert [note for note in page.run().notes if "since this file was made" in note]
    page.press("Choose anew")
    assert "take_out.made" not in page.at.session_state


def test_a_key_that_is_none_is_said_and_nothing_is_made(page: Page) -> None:
    page.tap("take_out.seal", "key").press("Make the file")
    assert [error for error in page.errors if "age key" in error]
    assert "take_out.made" not in page.at.session_state


def test_of_an_empty_journal_nothing_can_be_made(open_page: OpenPage) -> None:
    shown = open_page(PAGE)
    assert "There is nothing of that" in shown.said
    assert shown.at.button(key="take_out.make").disabled

"""What is wrong with an input stands at it, until it is changed; what was said before does not stand beside it."""

from __future__ import annotations

from journal.records.client import Client
from tests.pages.conftest import OpenPage, Page


def at_fields(page: Page) -> list[str]:
    """Return the keys of the inputs at which something is said."""
    ids = [str(one.proto.id) for one in page.at.get("bidi_component")]
    return [told.rpartition("-")[2].removesuffix(".error") for told in ids if told.endswith(".error")]


def test_it_stands_at_the_input_until_that_is_changed(open_page: OpenPage, k2: Client) -> None:
    page = open_page("log/reflection.py").press("Save")
    [key] = at_fields(page)
    assert key == f"{page.draft}.client_id"
    assert page.given(".client_id.error")["sentence"].startswith("This is not chosen, and nothing else is said yet")
    assert page.errors
    page.fill(place="bed")
    assert at_fields(page) == [key]
    assert not page.errors
    page.tap(key, k2.id)
    assert at_fields(page) == []


def test_a_number_out_of_range_is_said_at_the_number(open_page: OpenPage) -> None:
    page = open_page("log/downtime.py").fill(own_word="walk", minutes=-5).press("Save")
    assert at_fields(page) == [f"{page.draft}.minutes"]
    assert at_fields(page.fill(minutes=5)) == []


def test_what_is_folded_away_opens(open_page: OpenPage) -> None:
    page = open_page("log/downtime.py").fill(own_word="walk", ce_credit=-1)
    assert not page.at.session_state["more.downtime"]
    page.press("Save")
    assert at_fields(page) == [f"{page.draft}.ce_credit"]
    assert page.at.session_state["more.downtime"]


def test_saved_is_not_said_beside_the_next_error(open_page: OpenPage, k2: Client) -> None:
    page = open_page("log/reflection.py").fill(client_id=k2.id).press("Save")
    assert "Saved" in page.said
    page.fill(place="bed").press("Save")
    assert page.errors
    assert "Saved" not in page.said

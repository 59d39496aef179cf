"""The page that erases a client: says what there is, asks what stands against it, and wants the code."""

from __future__ import annotations

import pytest

from journal.records.client import Client
from journal.records.reflection import Reflection
from journal.store import erasing, holds
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "clients/erase.py"


@pytest.fixture
def someone(journal: Journal) -> Client:
    """Return a client who stands in another's note."""
    one, other = (Client(at=moment(days_ago(300), "00:00"), code=code) for code in ("K2", "M1"))
    for client in (one, other):
        journal.clients.add(client)
    journal.reflections.add(Reflection(at=moment(days_ago(3)), client_id=one.id, text="a kettle", intensity=5))
    journal.reflections.add(Reflection(at=moment(days_ago(2)), client_id=other.id, text="as with K2", intensity=5))
    return one


def answer(page: Page, client: Client, **told: str) -> Page:
    given = {"asks": "the client", "basis": "a right to erasure", "complaint": "no", "minor": "no", "insurer": "no"}
    for name, said in (given | told).items():
        page.tap(f"erase.{client.id}.{name}", said)
    return page


def type_code(page: Page, client: Client, code: str) -> Page:
    next(box for box in page.at.text_input if box.key == f"erase.{client.id}.typed").set_value(code)
    return page.run()


def test_it_says_what_there_is_before_anything_is_asked(open_page: OpenPage, someone: Client) -> None:
    page = open_page(PAGE, client=someone.id)
    assert "1 thought" in page.said
    assert "The code stands in 1 text that is not this client’s own" in page.said
    assert "not the clinical record" in page.said
    assert "Erase this client" not in page.buttons


def test_it_is_erased_once_all_is_answered_and_the_code_typed(
    open_page: OpenPage, journal: Journal, someone: Client
) -> None:
    page = answer(open_page(PAGE, client=someone.id), someone)
    page.press("Erase this client")
    assert "Type the code first. Nothing was changed." in page.said
    type_code(page, someone, "k2").press("Erase this client")
    assert [client.code for client in journal.clients.all()] == ["M1"]
    assert page.way == ("retention", {})
    assert len(erasing.all_sealed(journal)) == 1


def test_where_something_stands_against_it_a_hold_is_offered_and_a_second_yes_wanted(
    open_page: OpenPage, journal: Journal, someone: Client
) -> None:
    page = answer(open_page(PAGE, client=someone.id), someone, complaint="not sure")
    type_code(page, someone, "K2").press("Erase this client")
    assert "Something stands against it" in page.said
    assert journal.clients.count() == 2
    page.press("Put a legal hold on this client")
    assert holds.clients_held(journal) == {someone.id}
    assert "Erase this client" not in page.buttons
    page.press("Take the hold off this client")
    assert holds.clients_held(journal) == set()


def test_nobody_in_the_address_says_where_to_begin(open_page: OpenPage) -> None:
    assert "erased from their own page" in open_page(PAGE).said

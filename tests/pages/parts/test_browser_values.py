"""Inputs are told to the browser again and again until it holds them, and then no more."""

from __future__ import annotations

from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates

from journal.records.client import Client, ClientFact
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "clients/clients.py"


def inputs(page: Page) -> dict[str, Any]:
    """Return what a few inputs of different kinds were told, by name."""
    at = page.at
    widgets = [*at.text_input, *at.number_input, *at.button_group]
    told = {(widget.key or "").partition(".")[2]: widget.proto for widget in widgets}
    return {name: told[name] for name in ("code", "minutes", "acuity")}


def opened(open_page: OpenPage, journal: Journal) -> Page:
    client = Client(at=moment(days_ago(400), "00:00"), code="K2")
    journal.clients.add(client)
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=client.day, acuity=4, minutes=75))
    return open_page(PAGE, id=client.id)


def test_a_run_before_the_inputs_are_drawn_tells_them_again(open_page: OpenPage, journal: Journal) -> None:
    page = opened(open_page, journal)
    page.at._run(WidgetStates())  # what a browser sends that has drawn none of them yet

    told = inputs(page)
    assert [proto.set_value for proto in told.values()] == [True] * 3
    assert (told["code"].value, told["minutes"].value) == ("K2", 75)


def test_an_empty_input_is_not_told_again_over_what_is_typed_meanwhile(open_page: OpenPage, journal: Journal) -> None:
    page = opened(open_page, journal)
    page.at._run(WidgetStates())

    approach = next(widget for widget in page.at.text_input if (widget.key or "").endswith(".approach"))
    assert (approach.value, approach.proto.set_value) == ("", False)


def test_what_the_browser_holds_is_not_overwritten(open_page: OpenPage, journal: Journal) -> None:
    page = opened(open_page, journal).run()

    assert [proto.set_value for proto in inputs(page).values()] == [False] * 3

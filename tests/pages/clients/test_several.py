"""Several clients at once, from one box: read before they are kept, all in one step, nothing typed lost."""

from __future__ import annotations

from datetime import time

import pytest

from journal.charts.style import CLIENT_COLOURS
from journal.errors import DiskFull
from journal.records.client import Client, EndingKind, Frequency, Slot
from journal.store.clients import Clients
from journal.store.journal import Journal
from pages.clients.several import FIELD, KIND
from tests.pages.conftest import OpenPage, Page, days_ago, moment, today

PAGE = "clients/clients.py"


def written(page: Page, journal: Journal, text: str) -> Page:
    """Write into the box; the editor keeps it by itself, and tells the page."""
    draft = page.at.session_state["several.draft"]
    journal.drafts.put_text(draft, KIND, FIELD, text)
    return page.run()


def in_the_box(page: Page) -> str:
    return str(page.given(f"{page.at.session_state['several.draft']}.{FIELD}.editor")["text"])


def test_they_are_shown_as_understood_and_then_kept_in_one_step(open_page: OpenPage, journal: Journal) -> None:
    page = written(open_page(PAGE), journal, "K2 Mon 10:00 · M1 Tue 11 fortnightly 45m\nQ7")
    assert ":gray-badge[K2] :gray-badge[Monday 10\\:00] :gray-badge[weekly]" in page.said
    assert journal.clients.all() == []
    page.press("Add 3 clients")
    k2, m1, q7 = (journal.clients.by_code(code) for code in ("K2", "M1", "Q7"))
    assert k2 is not None
    assert m1 is not None
    assert q7 is not None
    state = journal.clients.state_on(m1.id, today())
    assert (state.slots, state.frequency, state.minutes) == (
        (Slot(weekday=2, clock=time(11)),),
        Frequency.FORTNIGHTLY,
        45,
    )
    assert journal.clients.state_on(k2.id, today()).minutes == 50
    assert len({k2.colour, m1.colour, q7.colour}) == 3
    assert k2.day == today()
    assert "3 clients added" in page.said
    assert journal.drafts.all() == []
    page.press("Undo")
    assert journal.clients.all() == []


def test_what_is_not_understood_is_said_by_its_line_and_stays_in_the_box(open_page: OpenPage, journal: Journal) -> None:
    journal.clients.add(Client(at=moment(days_ago(9), "00:00"), code="k2"))
    ended = Client(at=moment(days_ago(9), "00:00"), code="E1", ending=EndingKind.PLANNED, ended_on=days_ago(2))
    journal.clients.add(ended)
    page = written(open_page(PAGE), journal, "K2 Mon 9\nM1 Mon 10\nE1\nA4 Mon\nM1 Tue 9\nС3\nC3\nname-too-long-to-be")
    for said in (
        "Line 1, “K2 Mon 9”: a client has this code already.",
        "Line 3, “E1”: a client who ended had this code; take the work up again in the form.",
        "Line 4, “A4 Mon”: a weekday has no time behind it.",
        "Line 5, “M1 Tue 9”: the code stands here twice.",
        "Line 7, “C3”: the code stands here twice.",
        "Line 8, “name-too-long-to-be”: Code must be short",
    ):
        assert said in page.said
    page.press("Add 2 clients")
    assert {client.code for client in journal.clients.all()} == {"k2", "E1", "M1", "С3"}
    [draft] = journal.drafts.all()
    assert draft.texts[FIELD] == "K2 Mon 9\nE1\nA4 Mon\nM1 Tue 9\nC3\nname-too-long-to-be"
    assert in_the_box(page) == draft.texts[FIELD]
    assert in_the_box(open_page(PAGE)) == draft.texts[FIELD]


def test_nothing_is_kept_that_was_not_seen(open_page: OpenPage, journal: Journal) -> None:
    page = written(open_page(PAGE), journal, "K2 Mon 10")
    journal.drafts.put_text(page.at.session_state["several.draft"], KIND, FIELD, "K2 Mon 10\nM1 Mon 11")
    page.press("Add 1 client")
    assert journal.clients.all() == []
    assert any("changed since they were read" in error for error in page.errors)
    page.press("Add 2 clients")
    assert len(journal.clients.all()) == 2


def test_a_full_disk_keeps_none_and_loses_no_line(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = written(open_page(PAGE), journal, "K2 Mon 10\nM1 Mon 11")

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(Clients, "add_facts", full)
        page.press("Add 2 clients")
    assert journal.clients.all() == []
    assert any("disk is full" in error for error in page.errors)
    assert in_the_box(page) == "K2 Mon 10\nM1 Mon 11"
    page.press("Add 2 clients")
    assert len(journal.clients.all()) == 2


def test_more_clients_than_colours_share_them_evenly(open_page: OpenPage, journal: Journal) -> None:
    page = written(open_page(PAGE), journal, "\n".join(f"A{n}" for n in range(2 * len(CLIENT_COLOURS))))
    page.press(f"Add {2 * len(CLIENT_COLOURS)} clients")
    colours = [client.colour for client in journal.clients.all()]
    assert {colours.count(colour) for colour in CLIENT_COLOURS} == {2}

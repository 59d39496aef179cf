"""The trash's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.records.agenda import from_reflection
from journal.records.client import Client
from journal.records.entry import now_utc
from journal.records.reflection import Reflection
from journal.records.share import Share
from journal.store import trash
from journal.store.journal import Journal
from journal.wording.dates import date_in_words
from tests.pages.conftest import OpenPage, days_ago, moment

PAGE = "entries/trash.py"


@pytest.fixture
def thrown(journal: Journal) -> Reflection:
    """Return an entry that lies in the trash."""
    entry = Reflection(at=moment(days_ago(3)), text="a kettle", intensity=5)
    journal.reflections.add(entry)
    journal.reflections.delete(entry.id)
    return entry


def test_an_empty_trash_says_what_will_be_here(open_page: OpenPage) -> None:
    assert "The trash is empty" in open_page(PAGE).said


def test_each_entry_says_what_it_is_and_when_it_goes(open_page: OpenPage, thrown: Reflection) -> None:
    page = open_page(PAGE)
    assert f"{date_in_words(thrown.day)}  ·  A thought" in page.said
    assert "a kettle" in page.said
    assert f"Deleted {date_in_words(days_ago(0))}, goes for good from {date_in_words(days_ago(-31))}" in page.said


def test_before_it_goes_for_good_it_says_who_was_handed_some_of_it(
    open_page: OpenPage, journal: Journal, thrown: Reflection
) -> None:
    told = Share(
        id="d" * 32, person_id="a" * 32, person_name="Dana", sequence=1, made_at=now_utc(), first=days_ago(20),
        last=days_ago(20), parts=("texts",), hash="f" * 64, items=("text-1",), entries=(("text-1", thrown.id),),
    )  # fmt: skip
    page = open_page(PAGE).press("Delete for good")
    assert "Dana" not in page.said
    journal.sharing.add(told, b"{}")
    assert "What you shared of it stays with whom you gave it to: Dana." in page.run().said


def test_put_back_and_undo(open_page: OpenPage, journal: Journal, thrown: Reflection) -> None:
    page = open_page(PAGE).press("Put back")
    assert journal.reflections.get(thrown.id) == thrown
    assert "Back again" in page.said
    page.press("Undo")
    assert trash.count(journal) == 1


def test_a_client_whose_code_is_taken_meanwhile_cannot_come_back_and_a_sentence_says_so(
    open_page: OpenPage, journal: Journal
) -> None:
    old = Client(at=moment(days_ago(9), "00:00"), code="K2")
    journal.clients.add(old)
    journal.clients.delete(old.id)
    journal.clients.add(Client(at=moment(days_ago(9), "00:00"), code="k2"))
    page = open_page(PAGE).press("Put back")
    assert "taken by another client" in page.said
    assert trash.count(journal) == 1


def test_delete_for_good_asks_once_and_says_that_copies_may_be_left(
    open_page: OpenPage, journal: Journal, thrown: Reflection
) -> None:
    journal.agenda.add(from_reflection(thrown, "", at=thrown.at))
    page = open_page(PAGE).press("Delete for good")
    assert trash.count(journal) == 1
    assert "Backups made until now may still hold copies" in page.said
    assert "1 item on the agenda for supervision goes with it" in page.said
    page.press("Keep it")
    assert "Backups made" not in page.said
    page.press("Delete for good").press("Delete it for good")
    assert "Deleted for good" in page.said
    assert not journal.reflections.holds(thrown.id)
    assert journal.agenda.open() == []


def test_what_went_in_another_tab_is_said(open_page: OpenPage, journal: Journal, thrown: Reflection) -> None:
    page = open_page(PAGE).press("Delete for good")
    trash.purge(journal, "reflection", thrown.id)
    assert "not in the trash any more" in page.press("Delete it for good").said
    journal.reflections.add(thrown)
    journal.reflections.delete(thrown.id)
    page.run()
    trash.purge(journal, "reflection", thrown.id)
    assert "not in the trash any more" in page.press("Put back").said


def test_the_legal_hold_stops_it_and_says_what_it_does(
    open_page: OpenPage, journal: Journal, thrown: Reflection
) -> None:
    page = open_page(PAGE)
    assert "nothing is deleted for good" in page.said
    page.press("Delete for good")
    page.at.toggle(key="trash.hold").set_value(True)
    page.run()
    assert journal.settings.read().legal_hold
    assert "Delete for good" not in page.buttons
    assert "Delete it for good" not in page.buttons
    assert "kept while the legal hold is on" in page.said
    assert trash.purge_due(journal, now_utc() + timedelta(days=99)) == 0
    page.press("Put back")
    assert journal.reflections.get(thrown.id) == thrown


def test_a_hold_switched_on_in_another_tab_holds_here_too(
    open_page: OpenPage, journal: Journal, thrown: Reflection
) -> None:
    page = open_page(PAGE).press("Delete for good")
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    page.press("Delete it for good")
    assert "The legal hold is on" in page.said
    assert page.at.toggle(key="trash.hold").value is True
    assert trash.count(journal) == 1


def test_a_client_who_is_spoken_of_stays_and_a_sentence_says_why(open_page: OpenPage, journal: Journal) -> None:
    someone = Client(at=moment(days_ago(9), "00:00"), code="K2")
    journal.clients.add(someone)
    entry = Reflection(at=moment(days_ago(3)), client_id=someone.id)
    journal.reflections.add(entry)
    journal.clients.delete(someone.id)
    page = open_page(PAGE)
    assert "as long as 1 entry speaks of this client" in page.said
    assert "Delete for good" not in page.buttons
    journal.reflections.delete(entry.id)
    trash.purge(journal, "reflection", entry.id)
    page.run().press("Delete for good").press("Delete it for good")
    assert not journal.clients.holds(someone.id)


def test_a_full_trash_is_shown_by_pages(open_page: OpenPage, journal: Journal) -> None:
    entries = [Reflection(at=moment(days_ago(1)), intensity=1) for _ in range(45)]
    journal.reflections.add_many(entries)
    for entry in entries:
        journal.reflections.delete(entry.id)
    page = open_page(PAGE)
    assert page.buttons.count("Put back") == 20
    assert page.press("Earlier").buttons.count("Put back") == 40
    assert page.press("Earlier").buttons.count("Put back") == 45
    assert "Earlier" not in page.buttons

"""What the pages about supervision stand on: people, meetings, clients and items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from journal.demo.opening import open_demo
from journal.records.agenda import AgendaItem
from journal.records.client import Client
from journal.records.person import Person, Relation
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from pages.frame import unlocked
from tests.pages.conftest import days_ago, moment, today


@pytest.fixture
def add_item(journal: Journal) -> Callable[..., AgendaItem]:
    """Return a function that puts something on the agenda, five days ago unless told otherwise."""

    def added(title: str, days: int = 5, **more: object) -> AgendaItem:
        item = AgendaItem(at=moment(days_ago(days)), title=title, **more)  # type: ignore[arg-type]  # as given
        journal.agenda.add(item)
        return item

    return added


@pytest.fixture
def add_meeting(journal: Journal) -> Callable[..., Supervision]:
    """Return a function that keeps a supervision of an hour, so many days ago."""

    def added(days: int, **more: object) -> Supervision:
        meeting = Supervision(at=moment(days_ago(days), "12:00"), **{"minutes": 60, **more})  # type: ignore[arg-type]
        journal.supervisions.add(meeting)
        return meeting

    return added


@pytest.fixture
def add_person(journal: Journal) -> Callable[..., Person]:
    """Return a function that notes someone down, a clinical supervisor unless told otherwise."""

    def added(name: str, **more: object) -> Person:
        told = {"relation": Relation.CLINICAL_SUPERVISOR, **more}
        person = Person(at=moment(days_ago(100)), name=name, **told)  # type: ignore[arg-type]  # as given
        journal.people.add(person)
        return person

    return added


@pytest.fixture
def add_client(journal: Journal) -> Callable[..., Client]:
    """Return a function that takes on a client, long ago."""

    def added(code: str, **more: object) -> Client:
        client = Client(at=moment(date(2020, 1, 1), "00:00"), code=code, **more)  # type: ignore[arg-type]  # as given
        journal.clients.add(client)
        return client

    return added


@pytest.fixture(scope="module")
def demo() -> Iterator[Journal]:
    """Return the demo journal, made once for a file of tests."""
    journal = open_demo(today(), years=2)
    yield journal
    journal.close()


@pytest.fixture
def in_demo(demo: Journal, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """Let the pages show the demo journal and not the empty one."""
    value = unlocked.unlocked.let_in(demo)
    monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)
    return demo

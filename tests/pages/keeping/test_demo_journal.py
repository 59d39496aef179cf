"""Clients, settings and time off on two years of a fictional life."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journal.demo.opening import open_demo
from journal.records.client import Client
from journal.store.journal import Journal
from pages.frame import unlocked
from tests.pages.conftest import OpenPage, today

PAGES = ("keeping/clients.py", "keeping/settings.py", "ahead/time_off.py")


@pytest.fixture(scope="module")
def demo() -> Iterator[Journal]:
    journal = open_demo(today(), years=2)
    yield journal
    journal.close()


@pytest.fixture
def journal(demo: Journal, monkeypatch: pytest.MonkeyPatch) -> Journal:
    value = unlocked.unlocked.let_in(demo)
    monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)
    return demo


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens(open_page: OpenPage, page: str) -> None:
    assert open_page(page).run().errors == []


def test_the_clients_with_most_on_record_open_and_are_saved_unchanged(open_page: OpenPage, journal: Journal) -> None:
    def on_record(client: Client) -> tuple[int, int]:
        return len(client.members), len(journal.clients.facts(client.id))

    clients = sorted(journal.clients.all(), key=on_record)[-6:]
    assert clients[-1].members
    for client in clients:
        facts = journal.clients.facts(client.id)
        assert open_page(PAGES[0], id=client.id).press("Save").errors == []

        kept = journal.clients.get(client.id)
        same = {name for name in client.__dataclass_fields__ if getattr(kept, name) == getattr(client, name)}
        assert set(client.__dataclass_fields__) - same == {"edited_at"}
        assert journal.clients.facts(client.id) == facts
    assert journal.drafts.all() == []


def test_the_newest_times_off_open_and_are_saved_unchanged(open_page: OpenPage, journal: Journal) -> None:
    every = journal.time_off.all()
    assert len(every) > 5
    for off in every[-6:]:
        assert open_page(PAGES[2], id=off.id).press("Save").errors == []
        kept = journal.time_off.get(off.id)
        assert (kept.at, kept.last, kept.kind, kept.cover) == (off.at, off.last, off.kind, off.cover)
        assert (kept.notice_on, kept.kept_true, kept.note) == (off.notice_on, off.kept_true, off.note)

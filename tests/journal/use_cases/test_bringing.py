"""Files on their way in: read beside the page, stopped, dropped with the lock, and never on the disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from journal.errors import JournalClosed
from journal.exchange.bring_in.found import Asked, Found
from journal.exchange.bring_in.known import Outcome
from journal.exchange.bring_in.read import read
from journal.store.journal import Journal
from journal.use_cases import bring_in as use_case
from journal.use_cases import bringing
from tests.journal.calendars import DAYS, MONDAY, add_client, calendar, series

FEED = calendar(series("a", "K5", MONDAY + timedelta(days=1), weeks=8))


@pytest.fixture(autouse=True)
def practice(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_case, "asked", lambda _journal: _asked(journal))
    add_client(journal, "K5", (2, "10:00"))


def _asked(journal: Journal) -> Asked:
    return Asked(first=DAYS.first, last=DAYS.last, zone=DAYS.zone, stopped=journal.closed.is_set)


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Read one row, then wait: what is returned is set once it was read, and lets reading go on."""
    reached, on = threading.Event(), threading.Event()

    def slowly(kind: Any, data: bytes, asked: Asked, **more: Any) -> Iterator[Found]:
        for found in read(kind, data, DAYS, **more):
            if asked.stopped():
                return
            yield found
            reached.set()
            on.wait()

    monkeypatch.setattr(use_case, "read", slowly)
    yield reached, on
    on.set()


def test_what_was_found_until_it_was_stopped_can_be_taken_and_the_rest_is_said(
    journal: Journal, one_by_one: tuple[threading.Event, threading.Event]
) -> None:
    reached, on = one_by_one
    there = bringing.begin(journal, [("feed.ics", FEED)])
    reached.wait()
    assert there.reading
    there.stop()
    on.set()
    there.wait()
    shown = there.look(journal)
    assert (shown.plan.counts[Outcome.NEW], shown.plan.counts[Outcome.PROBLEM]) == (1, 1)
    assert bringing.take(journal, shown) is not None
    assert bringing.current(journal) is None
    assert journal.sessions.count() == 1


def test_with_the_lock_reading_ends_and_nothing_is_held_or_taken(
    journal: Journal, one_by_one: tuple[threading.Event, threading.Event]
) -> None:
    reached, on = one_by_one
    there = bringing.begin(journal, [("feed.ics", FEED)])
    reached.wait()
    journal.close()
    on.set()
    there.wait()
    assert there.files == ()
    with pytest.raises(JournalClosed):
        there.look(journal)


def test_a_fault_of_a_reader_is_told_by_its_kind_alone(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_told: Any, **_more: Any) -> Iterator[Found]:
        raise RuntimeError("Wolframine Q at ten")

    monkeypatch.setattr(use_case, "read", fails)
    there = bringing.begin(journal, [("feed.ics", FEED)])
    there.wait()
    assert (there.fault, there.files) == ("RuntimeError", ())


def test_other_files_take_the_place_of_those_that_were_not_taken(journal: Journal) -> None:
    first = bringing.begin(journal, [("feed.ics", FEED)])
    second = bringing.begin(journal, [("other.ics", FEED), ("more.ics", FEED)])
    second.wait()
    assert bringing.current(journal) is second is not first
    assert second.part == 1.0 or second.found == 16
    counts = second.look(journal).plan.counts
    assert (counts[Outcome.NEW], counts[Outcome.SAME]) == (8, 8)

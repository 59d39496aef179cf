"""Clients to log about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from journal.records.client import Client, ClientFact, Frequency, Member, Slot, Unit
from journal.store.journal import Journal
from tests.pages.conftest import moment

LONG_AGO = date(2024, 1, 1)

AddClient = Callable[..., Client]


@pytest.fixture
def add_client(journal: Journal) -> AddClient:
    """Return a function that takes on a client: code, minutes, and appointments as (ISO weekday, "10:00")."""

    def added(
        code: str,
        *slots: tuple[int, str],
        minutes: int | None = None,
        frequency: Frequency | None = None,
        members: tuple[str, ...] = (),
        effective: date = LONG_AGO,
    ) -> Client:
        client = Client(
            at=moment(LONG_AGO, "00:00"), code=code, members=tuple(Member(label=label) for label in members)
        )
        journal.clients.add(client)
        usual = tuple(Slot(weekday=weekday, clock=time.fromisoformat(clock)) for weekday, clock in slots)
        journal.clients.add_fact(
            ClientFact(
                client_id=client.id,
                effective=effective,
                minutes=minutes,
                frequency=frequency,
                slots=usual or None,
                unit=Unit.COUPLE if members else None,
            )
        )
        return client

    return added


@pytest.fixture
def k2(add_client: AddClient) -> Client:
    """Return a weekly client of 50 minutes."""
    return add_client("K2", (2, "10:00"), minutes=50, frequency=Frequency.WEEKLY)

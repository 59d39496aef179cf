"""A small practice to log against, made with the product's own store."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from journal.records.client import Client
from journal.records.entry import local_time
from journal.records.settings import Settings
from journal.store.opening import create
from journal.store.recovery_key import make_recovery_key
from tests.browser.conftest import PASSPHRASE

ZONE = "Europe/Berlin"


def small_practice(home: Path, *codes: str) -> str:
    """Make a journal with a client for each code, and return its recovery key."""
    recovery_key = make_recovery_key()
    journal = create(home, PASSPHRASE, recovery_key, Settings(zone=ZONE))
    start = local_time(date(2026, 1, 5), time(0), ZONE)
    journal.clients.add_many([Client(at=start, code=code) for code in codes])
    journal.close()
    return recovery_key

"""Legal holds: while one is on, nothing it speaks of is deleted for good, by whatever way."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from journal.errors import ClientOnHold, OnLegalHold
from journal.records.entry import now_utc
from journal.store.choices import KeptSettings
from journal.store.codec import columns, utc_text
from journal.store.entries import Entries
from journal.store.open_file import OpenFile


def clients_held(file: OpenFile) -> set[str]:
    """Return the ids of the clients on whom a hold is."""
    with file.reading() as db:
        return {client_id for (client_id,) in db.execute("SELECT client_id FROM client_holds").fetchall()}


def hold(file: OpenFile, client_id: str, *, on: bool) -> None:
    """Put a hold on a client, or take it off; what is so already stays so. Raises CannotWrite."""
    with file.transaction() as db:
        if on:
            db.execute(
                "INSERT OR IGNORE INTO client_holds (client_id, since) VALUES (?, ?)", [client_id, utc_text(now_utc())]
            )
        else:
            db.execute("DELETE FROM client_holds WHERE client_id = ?", [client_id])


def refuse(file: OpenFile, settings: KeptSettings, client_id: str | None = None) -> None:
    """Raise OnLegalHold where the whole journal is held, ClientOnHold where this client is."""
    if settings.read().legal_hold:
        raise OnLegalHold
    if client_id is not None and client_id in clients_held(file):
        raise ClientOnHold


def refuse_what_may_speak_of_one(file: OpenFile, settings: KeptSettings) -> None:
    """Raise OnLegalHold or ClientOnHold where anything is held: what left may speak of any client."""
    refuse(file, settings)
    if clients_held(file):
        raise ClientOnHold


def client_of(db: Database, table: Entries[Any], entry_id: str) -> str | None:
    """Return the client whom an entry is about, also one in the trash; None for one about nobody."""
    if table.table == "clients":
        return entry_id
    if "client_id" not in columns(table.record):  # type: ignore[arg-type]  # a class can be hashed
        return None
    found = db.execute(f"SELECT client_id FROM {table.table} WHERE id = ?", [entry_id]).fetchone()
    return str(found[0]) if found and found[0] else None

"""Rows of drafts: how one begins, and how it ends with what it was a draft of."""

from __future__ import annotations

import json

from sqlite_utils import Database

from journal.records.entry import now_utc
from journal.store.codec import utc_text

BEGUN = "begun_at"
"""Where, among a draft's fields, it is kept when it was begun; no input has this name."""


def have(db: Database, draft_id: str, kind: str, entry_id: str | None) -> None:
    """Begin a draft, or note that one is written in now."""
    now = utc_text(now_utc())
    db.execute(
        "INSERT INTO drafts (id, kind, entry_id, fields, written_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at, "
        "entry_id = coalesce(excluded.entry_id, entry_id)",
        [draft_id, kind, entry_id, json.dumps({BEGUN: now}), now],
    )


def drop(db: Database, draft_id: str) -> None:
    """Forget a draft; one that is not there is no fault."""
    db.execute("DELETE FROM draft_texts WHERE draft_id = ?", [draft_id])
    db.execute("DELETE FROM drafts WHERE id = ?", [draft_id])


def drop_all_of(db: Database, entry_id: str) -> None:
    """Forget every draft of an entry, also the one it was made of."""
    found = db.execute("SELECT id FROM drafts WHERE entry_id = ? OR id = ?", [entry_id, entry_id]).fetchall()
    for (draft_id,) in found:
        drop(db, draft_id)

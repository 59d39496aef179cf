"""The day's backup, and the end of what was thirty days in the trash: beside the work and never in its way."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, date, datetime

from journal.errors import JournalError
from journal.records.entry import now_utc
from journal.store import backup, trash
from journal.store.journal import Journal

trouble: dict[str, str] = {}
"""By journal id: the sentence of a backup that failed, until one succeeds. The frame shows it on every page."""


def today() -> date:
    """Return the date on this computer."""
    return datetime.now(UTC).astimezone().date()


def begin(journal: Journal) -> threading.Thread:
    """Start making today's backup, unless there is one, then empty the trash of what is due; return the thread."""
    thread = threading.Thread(target=_make, args=(journal,), name="daily-backup", daemon=True)
    thread.start()
    return thread


def _make(journal: Journal) -> None:
    try:
        backup.daily(journal, today())
    except JournalError as error:
        trouble[journal.id] = f"Today's backup was not made. {error}"
    else:
        trouble.pop(journal.id, None)
    with suppress(JournalError):  # locked meanwhile, or a full disk: the next unlock tries again
        trash.purge_due(journal, now_utc())
        journal.sharing.forget_old_bytes(now_utc())

"""The day's backup, made beside the work and never in its way."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime

from journal.errors import JournalError
from journal.store import backup
from journal.store.journal import Journal

trouble: dict[str, str] = {}
"""By journal id: the sentence of a backup that failed, until one succeeds. The frame shows it on every page."""


def today() -> date:
    """Return the date on this computer."""
    return datetime.now(UTC).astimezone().date()


def begin(journal: Journal) -> threading.Thread:
    """Start making today's backup, unless there is one, and return the thread that does."""
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

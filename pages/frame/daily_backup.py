"""The day's backup, and the end of what was thirty days in the trash: beside the work and never in its way."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, date, datetime

from journal.errors import JournalError
from journal.records.entry import now_utc
from journal.store import backup, letting_go, trash
from journal.store.journal import Journal
from journal.wording import trash as wording

trouble: dict[str, str] = {}
"""By journal id: what is to be said since the last unlock, a failed backup first of all. The frame shows it."""


def today() -> date:
    """Return the date on this computer."""
    return datetime.now(UTC).astimezone().date()


def begin(journal: Journal) -> threading.Thread:
    """Start making today's backup, unless there is one, then empty the trash of what is due; return the thread."""
    thread = threading.Thread(target=_make, args=(journal,), name="daily-backup", daemon=True)
    thread.start()
    return thread


def _make(journal: Journal) -> None:
    now = now_utc()
    said = []
    try:
        later = None if journal.is_demo else letting_go.known_later(journal, now)
        if later is not None:
            said.append(wording.clock_is_behind(now.astimezone().date(), later.astimezone().date()))
        backup.daily(journal, today(), pruning=later is None)
    except JournalError as error:
        said.append(f"Today's backup was not made. {error}")
    if said:
        trouble[journal.id] = " ".join(said)
    else:
        trouble.pop(journal.id, None)
    with suppress(JournalError):  # locked meanwhile, or a full disk: the next unlock tries again
        trash.purge_due(journal, now)
        journal.sharing.forget_old_bytes(now)
        letting_go.note_unlock(journal, now)

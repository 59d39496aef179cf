"""The day's backup, the end of what was thirty days in the trash, and what is said of both: beside the work."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, date, datetime

from journal.errors import InboxUnavailable, JournalClosed, JournalError
from journal.records.entry import now_utc
from journal.store import (
    backup,
    erasing,
    inbox,
    inbox_files,
    letting_go,
    old_drafts,
    permissions,
    retention,
    second_place,
    trash,
)
from journal.store.journal import Journal
from journal.wording import erasing as erasing_wording
from journal.wording import inbox as inbox_wording
from journal.wording import settings as settings_wording
from journal.wording import trash as wording
from pages.frame import first_page

trouble: dict[str, str] = {}
"""By journal id: what is to be said since the last unlock, a failed backup first of all. The frame shows it."""


loosened: dict[str, list[str]] = {}
"""By journal id: what was found open to other accounts at the last unlock, or is in the way of the inbox."""


def today() -> date:
    """Return the date on this computer."""
    return datetime.now(UTC).astimezone().date()


def put_right(journal: Journal) -> None:
    """Close the journal's folder to other accounts; what was open, or is no folder of ours, is said until it is not."""
    said = []
    if not journal.is_demo:
        if mended := permissions.mend(journal.folder):
            said.append(settings_wording.loosened(mended))
        try:
            next(inbox_files.files(journal.folder), None)
        except InboxUnavailable:
            said.append(inbox_wording.NOT_A_FOLDER)
    loosened[journal.id] = said


def said(journal: Journal) -> list[str]:
    """Return what is to be said on every page."""
    trouble_said = [trouble[journal.id]] if journal.id in trouble else []
    return [*loosened.get(journal.id, []), *trouble_said]


def begin(journal: Journal) -> threading.Thread:
    """Start making today's backup, unless there is one, then empty the trash of what is due; return the thread."""
    thread = threading.Thread(target=_make, args=(journal,), name="daily-backup", daemon=True)
    thread.start()
    return thread


def _make(journal: Journal) -> None:
    first_page.wait()
    now = now_utc()
    said = []
    later: datetime | None = now  # not known yet: nothing is let go of
    try:
        later = None if journal.is_demo else letting_go.known_later(journal, journal.tables, now)
        if later is not None:
            said.append(wording.clock_is_behind(now.astimezone().date(), later.astimezone().date()))
        backup.daily(journal, today(), pruning=later is None)
    except JournalClosed:
        return  # locked before it was made: the next unlock makes it
    except JournalError as error:
        said.append(f"Today's backup was not made. {error}")
    with suppress(JournalError):  # what the second place did not take is noted, and said on its page
        second_place.carry(journal, pruning=later is None)
    if said:
        trouble[journal.id] = " ".join(said)
    else:
        trouble.pop(journal.id, None)
    with suppress(JournalError):  # locked meanwhile, or a full disk: the next unlock tries again
        trash.purge_due(journal, now)
        gone = erasing.purge_due(journal, now)
        if any(sealed.renews_backups for sealed in gone) and not journal.is_demo:
            _renew(journal)
        retention.purge_due(journal, now)
        journal.sharing.forget_old_bytes(now)
        old_drafts.forget_wordless(journal, now)
        letting_go.note_unlock(journal, now)
    with suppress(JournalError):
        inbox.sort_out(journal)


def _renew(journal: Journal) -> None:
    """Replace the backups that still hold an erased client, in the second place too; where that fails, say so."""
    try:
        backup.renew(journal, erasing.AFTER, today())
        second_place.replace_all(journal)
    except JournalError as error:
        trouble[journal.id] = f"{erasing_wording.NOT_RENEWED} {error}"

"""Erase a client and everything about them: what there is, what stays elsewhere, and the sealing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from journal.errors import JournalError
from journal.records.letting_go import Against, Sealed
from journal.store import backup, erasing, second_place
from journal.store.client_taken import BARE, Found
from journal.store.journal import Journal
from journal.wording import erasing as wording
from journal.wording.erasing import Pack

NOT_ANSWERED = "Answer each of the questions first. Nothing was changed."
GO_ON = "Something stands against it. Say that it is to go all the same, or put a hold on this client."


def packs(journal: Journal, found: Found) -> list[Pack]:
    """Return what left of the client, the newest first: to be asked back."""
    return [Pack(one.person_name, one.made_at.date()) for one in journal.sharing.all() if one.id in found.packs]


def said_before(journal: Journal, found: Found) -> Iterator[str]:
    """Yield what is to be known before a client is erased."""
    counts = {kind: n for kind, n in found.counts.items() if kind not in (BARE, "client")}
    yield f"{wording.amounts(counts)}. {wording.SEARCHED}"
    if found.minutes:
        yield wording.bare(found.counts[BARE], found.minutes)
    if found.naming:
        yield wording.naming(len(found.naming))
    if found.ambiguous:
        yield wording.AMBIGUOUS
    yield from said_after(journal, found)
    yield wording.NOT_THE_RECORD


def said_after(journal: Journal, found: Found) -> Iterator[str]:
    """Yield what stays elsewhere, also when it is done."""
    if found.held_back:
        yield wording.held_back(found.held_back)
    if given := packs(journal, found):
        yield wording.ask_back(given)
    yield wording.backups([path.name for path in backup.made(journal.folder)])
    if elsewhere := second_place.copies(journal):
        yield wording.elsewhere([path.name for path in elsewhere])


def erase(
    journal: Journal,
    client_id: str,
    against: Against,
    now: datetime,
    *,
    all_the_same: bool,
    deadline: date | None = None,
    renews_backups: bool = False,
) -> Sealed:
    """Seal a client once all was asked; what was answered is kept nowhere.

    Raises JournalError where an answer is missing or stands against it, and
    as `store.erasing.seal` does; then nothing was changed.
    """
    if not against.answered:
        raise JournalError(NOT_ANSWERED)
    if against.stands and not all_the_same:
        raise JournalError(GO_ON)
    return erasing.seal(journal, client_id, now, deadline=deadline, renews_backups=renews_backups)

"""Sentences of the trash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journal.wording.dates import count, date_in_words

EMPTY = "The trash is empty. What you delete is kept here for 30 days."
HOW = (
    "What you delete is kept here for 30 days. Then it goes for good: not at "
    "the first unlock that finds it due, but at one on a later day, so that a clock that was wrong once takes nothing."
)
BACKUPS = (
    "With it go its history, its drafts and what it put on the agenda for supervision. "
    "Backups made until now may still hold copies, until they go themselves."
)
SURE = "Delete this for good? Nobody can bring it back from here."
HOLD = "Legal hold: delete nothing for good"
HOLD_MEANS = (
    "For when your records may be asked for. While it is on, nothing is deleted for good, "
    "neither by you nor after 30 days; deleting into the trash and putting back go on as before."
)
HOLD_LAW = (
    "Deleting records after they were asked for can be an offence in some places. United Kingdom: "
    "Data Protection Act 2018, section 173 (as of November 2026). Ask your insurer or a lawyer what holds for you."
)
GONE_FOR_GOOD = "Deleted for good"
NOT_THERE = "This is not in the trash any more. It may have been put back, or deleted for good, in another tab."


def clock_is_behind(now: date, known: date) -> str:
    """Return that nothing is deleted while the computer's clock lies before something in the journal."""
    return (
        f"This computer’s clock says {date_in_words(now)}, but something in this journal is of {date_in_words(known)}. "
        "Nothing is deleted for good while that is so: nothing in the trash, no share, no older backup. If the clock "
        "is wrong, put it right. If it was wrong then, what it dated ahead (an entry, or a file in the folder backups "
        "that you can move elsewhere) keeps this sentence here until that day has come."
    )


def goes(deleted: date, goes_on: date, *, hold: bool) -> str:
    """Return when an entry was deleted, and from which day on it goes for good."""
    end = "kept while the legal hold is on" if hold else f"goes for good from {date_in_words(goes_on)}"
    return f"Deleted {date_in_words(deleted)}, {end}"


def client_stays(entries: int) -> str:
    """Return why a client in the trash stays there."""
    speak = "speaks" if entries == 1 else "speak"
    return f"Stays here as long as {count(entries, 'entry', 'entries')} {speak} of this client, the trash included."


def takes_along(items: int) -> str:
    """Return what else goes."""
    return f"{count(items, 'item')} on the agenda for supervision {'goes' if items == 1 else 'go'} with it."


def handed_over(to: Iterable[str]) -> str:
    """Return who holds some of it for good."""
    return f"What you shared of it stays with whom you gave it to: {', '.join(dict.fromkeys(to))}."

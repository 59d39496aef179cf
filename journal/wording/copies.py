"""Sentences of the page Copies, and what Today says of a second place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from journal.wording.dates import clock, count, date_in_words, short_date

DEMO = (
    "The demo journal has no copies: its key is in memory only and goes when it is closed. In a journal of your own "
    "this page lists the copies made each day, tries one out, keeps another in a second place, and brings one back."
)
NONE_YET = "There is no copy yet. One is made at the first unlock of each day."
KEPT = (
    "Made once a day when you unlock, and before each upgrade, and checked page by page then. Everything is in it, "
    "encrypted, also lines left at the door. The last seven daily ones stay."
)
MAKE = "Make a copy now"
MADE = "The copy is made and checked"
MADE_BOTH = "The copy is made and checked, here and in the second place"
MADE_HERE_ONLY = "The copy is made and checked here. The second place did not get it."

TRY = "Try it"
TRYING = "Opening the copy, checking every page, comparing…"
OLDER = "Older ones"
NOTHING_SINCE = "Nothing was added or changed since."

SECOND = "In a second place"
WHY_SECOND = (
    "A lost or broken computer takes the copies on it along. Choose a folder on a stick, another disk or in a synced "
    "folder: each day's copy is written there too, and read back. It is encrypted; those of the seven newest days stay."
)
SAME_DISK = (
    "This folder lies on the same disk as the journal. If a program carries it elsewhere, that is fine; "
    "otherwise a broken disk takes both."
)
SECOND_FIELD = "Folder"
USE = "Use this folder"
WRITE_NOW = "Copy there now"
OTHER = "Another folder"
STOP = "No second place"
STOPPED = "Nothing more is written there; what lies there stays"
KEEP_PLACE = "Keep the one there is"
COPIED_THERE = "Copied there and read back"
CHOSEN = "Chosen, copied there and read back"
CHOSEN_NOT_YET = "Chosen. The copy is not there yet; the page says why."
NO_GOOD_COPY = "No copy there yet."

BACK = "Bring a copy back"
HOW_BACK = (
    "Into a new folder, so that nothing is overwritten: this journal stays open and as it is. The copy opens with the "
    "passphrase of its day, or the recovery key of that day."
)
WHICH = "Which copy"
NEW_FOLDER = "New folder"
BRING = "Bring it back into this folder"

NEW_COMPUTER = "On a new computer"
HOW_NEW_COMPUTER = (
    "Take the newest copy there (on a stick, for instance), start the program, and choose “I have a copy” on its first "
    "page. Your passphrase opens it; clients, entries, settings and lines left at the door are all there."
)

REASONS = {"daily": "", "by-hand": "made by hand"}
BEFORE_UPGRADE = "before an upgrade"
IN_SECOND = "in the second place"


def when(moment: datetime, today: date) -> str:
    """Return for example "today, 18:40", "yesterday, 18:40" or "Thu 22 Oct, 18:40"; `moment` is local."""
    day = moment.date()
    near = short_date(day) if day.year == today.year else date_in_words(day)
    return f"{ {0: 'today', 1: 'yesterday'}.get((today - day).days, near) }, {clock(moment)}"


def reason(name: str) -> str:
    """Return why the backup of this file name was made; "" where its name does not tell."""
    why = name[11:].partition(".")[0]
    if why.startswith("before-"):
        return BEFORE_UPGRADE
    return next((said for start, said in REASONS.items() if why.startswith(start)), "")


def in_list(made: datetime, why: str, megabytes: str, today: date, *, elsewhere: bool = False) -> str:
    """Return a copy's line in a list; `elsewhere`: it lies in the second place, and the list has others too."""
    day = when(made, today)
    parts = (day[0].upper() + day[1:], why, f"{megabytes} MB", IN_SECOND if elsewhere else "")
    return "  ·  ".join(part for part in parts if part)


def last(made: datetime, today: date) -> str:
    """Return when the newest copy here was made."""
    return f"The last copy is of {when(made, today)}."


def tried_at(moment: datetime, today: date, *, whole: bool) -> str:
    """Return when a copy was last tried, and what was found; `moment` is local."""
    return f"Tried {when(moment, today)}: {'whole' if whole else 'damaged, do not count on it'}"


def would_bring(entries: int, up_to: datetime | None, lines: int, today: date) -> str:
    """Return what a copy would bring back; `up_to` is local."""
    said = f"It is whole. It would bring back {entries:,} {'entry' if entries == 1 else 'entries'}"
    if up_to is not None:
        said += f" up to {when(up_to, today)}"
    if lines:
        said += f", and {count(lines, 'line')} left at the door"
    return f"{said}."


def compared(since: int, gone_since: int) -> str:
    """Return what the journal has now and the copy has not, and the other way round."""
    if not since and not gone_since:
        return NOTHING_SINCE
    said = []
    if since:
        said.append(f"{count(since, 'entry', 'entries')} added or changed since: not in it")
    if gone_since:
        said.append(f"{count(gone_since, 'entry', 'entries')} deleted since: still in it")
    return f"{'; '.join(said)}."


def opens_with(passphrase: bool, recovery_key: bool) -> str:
    """Return which passphrase and recovery key open a copy."""
    if passphrase and recovery_key:
        return "Your passphrase of today opens it, and so does your recovery key."
    one = "Your passphrase of today opens it." if passphrase else "It opens with the passphrase you had then."
    other = "Your recovery key of today fits too." if recovery_key else "Of recovery keys, the one printed before fits."
    return f"{one} {other}"


def good_there(moment: datetime, now: datetime) -> str:
    """Return how old the last good copy in the second place is; both local."""
    days = (now.date() - moment.date()).days
    age = {0: "today", 1: "yesterday"}.get(days) or f"{days} days ago"
    return f"Last good copy there: {age}, {clock(moment)}. It was read back and compared."


def brought_back(folder: Path, made: str, lines: int) -> list[str]:
    """Return what is said once a copy was brought back: where it lies, and how to go on with it."""
    along = f", with {count(lines, 'line')} left at the door" if lines else ""
    return [
        f"The copy of {made} lies in {folder}{along}. This journal was not touched.",
        "To go on with it: close this journal (“Close the journal”, in the menu), then start the program with "
        f"JOURNAL_HOME={folder} and unlock with the passphrase of that day.",
        "To look into it only: do the same, and afterwards start again without JOURNAL_HOME.",
    ]


def old_elsewhere(newest: datetime, now: datetime) -> str:
    """Return what Today says, once, of a second place without a new copy; both local."""
    return f"The last copy in your second place is {(now.date() - newest.date()).days} days old."


TO_COPIES = "See copies"
ALL_RIGHT = "All right"

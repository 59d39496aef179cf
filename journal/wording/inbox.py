"""Sentences about lines that are left while the journal is locked."""

from __future__ import annotations

from datetime import date, datetime

from journal.wording.dates import clock, count, day_in_words

KEPT = "Kept, sealed. It waits inside."
NO_JOURNAL = "There is no journal here yet, so the line was not kept."
FULL = "The inbox for lines is full. What was left is safe; unlock the journal to make room."

EMPTY = (
    "Lines that you leave at the locked door wait here, each to be confirmed or thrown away. None is waiting. "
    "At the door, type into “Leave a line”: no passphrase is needed for that, and nothing can be read there."
)
EACH = "What you left, as it would be kept. Confirm each, go on with it as a thought, or throw it away."
THROWN_AWAY = "Thrown away"
MORE = "There are more files in the inbox than are looked at in one go."
NOT_A_FOLDER = (
    "The inbox in the journal’s folder is not a folder of this account’s own, but a link or something else, so no line "
    "can be left or read. Nothing in it was touched. Move it elsewhere; everything else works."
)
GONE = "This line is not here any more. It may have been dealt with in another tab."
CHANGED_TOO_LATE = (
    "This line was dealt with in another tab meanwhile. What you wrote here is kept: it waits as a thought that is "
    "not saved yet."
)
UNDERSTOOD = "I have read this"
KEEP = "Keep it"
AS_REFLECTION = "Open as a thought"
THROW_AWAY = "Throw away"
CHANGE = "Change the line"
LOOK_ON = "Look at the next ones"
DELETE_ASIDE = "Delete these files for good"
ASIDE_GONE = "Deleted for good"


def not_kept(reason: str) -> str:
    """Return why a line was not kept; `reason` continues "The line …"."""
    return f"The line {reason}, so it was not kept. It is still in the field."


def waiting(n: int, most: int) -> str:
    """Return how many lines wait; `most` or more are not counted further."""
    if n >= most:
        return f"More than {most - 1} lines left while locked"
    return f"{count(n, 'line')} left while locked"


def and_more(n: int) -> str:
    """Return how many lines follow those that are shown."""
    return f"{count(n, 'more line follows', 'more lines follow')} when these are dealt with."


def left(when: datetime, today: date) -> str:
    """Return when a line was left; `when` in the therapist's own zone."""
    days = (today - when.date()).days
    day = ("today", "yesterday")[days] if days in (0, 1) else day_in_words(when.date())
    return f"Left {day} at {clock(when)}"


def unreadable(n: int) -> str:
    """Return what was found in the inbox that is no line of this journal."""
    them = "it" if n == 1 else "them"
    return (
        f"{count(n, 'file')} in the inbox cannot be read with this journal’s key: damaged, sealed for another journal, "
        f"or no line at all. Nothing was deleted. Keep {them} if you can think where {them} came from."
    )


def changed(since: datetime) -> str:
    """Return the loud sentence about a public half that was not this journal's; `since` in the therapist's zone."""
    when = f"{day_in_words(since.date())} at {clock(since)}"
    return (
        f"Someone, or some program, changed the file inbox.pub in the journal’s folder: on {when}, as far as the file "
        "tells. It is put right now, and the journal itself was not touched. But lines left at the locked door since "
        "then cannot be read here, and whoever changed the file may be able to read them. If it was not you, find out "
        "who else can write into this folder."
    )

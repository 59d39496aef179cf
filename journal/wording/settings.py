"""Sentences of the page Settings."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.zones import place

MOST_NAMED = 5
"""Names of files in a sentence."""

UNITS = "An ordinary 50-minute session counts as 1; harder ones count for more. About 20 is usual for a full-time post."

COMPUTERS = {
    "shared at home": "The file stays closed to the others. Lock the journal when you get up: Esc, twice.",
    "my employer's": (
        "An employer's computer may record screen and keys, and copy files for backups. Encryption protects the file; "
        "it cannot protect what is on the screen."
    ),
}
"""Whose computer → what to know of it."""

DEMO = "The demo journal has no passphrase and no copies: its key is in memory only and goes when it is closed."

BACKUPS = (
    "A copy is made once a day when you unlock, and before each upgrade: checked, encrypted, everything in it. "
    "The last seven daily ones are kept. The passphrase of that day opens it."
)


def loosened(names: Sequence[str]) -> str:
    """Return that other accounts may have been able to open some of the journal's files, and cannot any more."""
    few = ", ".join(names[:MOST_NAMED]) + (" and more" if len(names) > MOST_NAMED else "")
    return (
        "Other accounts on this computer may have been able to open these files of the journal: "
        f"{few}. They are closed to them again. What lies in them is encrypted. If you did not copy or move them "
        "yourself, find out which program did."
    )


SYNCED = (
    "A syncing program seems to watch this folder. A journal in use can lose its newest entries there. Close the "
    "journal, move the folder, and name the new place in JOURNAL_HOME."
)


def elsewhere(zone: str) -> str:
    """Say that the browser's zone holds at present."""
    return f"In this browser you are in {place(zone)} for now, as it says itself; usual appointments stay as they are."


AS_THE_BROWSER = "Dates and times are written as your browser does, unless you choose something here."

LOOK = {"light": "Light", "dark": "Dark"}
AS_THE_COMPUTER = "Nothing chosen: light or dark, as this computer has it."

DATES_AND_TIMES: dict[str, dict[str | int, str]] = {
    "date_order": {"dmy": "Day, month, year", "mdy": "Month, day, year", "ymd": "Year, month, day"},
    "clock_hours": {24: "24 hours", 12: "12 hours"},
    "week_begins": {1: "Monday", 6: "Saturday", 7: "Sunday"},
}
"""Setting → what can be chosen, in words; nothing chosen: as the browser does."""

SHARES_KEPT = "Empty: until you let it go by hand. The list of what left stays, whatever is let go of."

ENCRYPTED = (
    "Encrypted: every entry, draft and setting, the search index, and all backups.",
    "Not encrypted: that this folder exists, how large it is, and when it last changed.",
    "Not protected: what is on the screen or in memory while the journal is unlocked.",
)

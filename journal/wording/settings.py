"""Sentences of the page Settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from journal.wording import dates
from journal.wording.dates import Written
from journal.wording.zones import place

Choices = dict[str, dict[str | int, str]]
"""Setting → what can be chosen → in words."""

AFTERNOON = time(14, 30)
"""Told apart by both clocks."""

WEEK_BEGINNINGS = (1, 6, 7)
"""The ISO weekdays on which calendars begin somewhere."""

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

DEMO = "The demo journal has no passphrase: its key is in memory only and goes when it is closed."

TO_COPIES = "Copies: what there is, a second place, bring one back"


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


LOOK = {"light": "Light", "dark": "Dark"}
AS_THE_COMPUTER = "Nothing chosen: light or dark, as this computer has it."

AS_THE_BROWSER = "As this browser has it"

WEEK_MEANS = (
    "Calendars, and weekdays to choose from, begin with this day. The page of the week, every sum and every plan go by "
    "weeks from Monday to Sunday, whatever is chosen here."
)


def dates_and_times(today: date, forms: Mapping[str | int, Written], clocks: Mapping[int, Written]) -> Choices:
    """Return by setting what can be chosen, each as `today` or a time would be written; "" is the browser's way.

    `forms` are by order of the date, `clocks` by hours.
    """
    return {
        "date_order": {"": AS_THE_BROWSER, **{order: _date(today, how) for order, how in forms.items()}},
        "clock_hours": {"": AS_THE_BROWSER, **{hours: dates.clock(AFTERNOON, how) for hours, how in clocks.items()}},
        "week_begins": {"": AS_THE_BROWSER, **{day: dates.WEEKDAYS[day - 1] for day in WEEK_BEGINNINGS}},
    }


def _date(day: date, how: Written) -> str:
    words, figures = dates.date_in_words(day, how), dates.in_figures(day, how)
    return words if words == figures else f"{words}  ·  {figures}"


def now_is(now: datetime) -> str:
    """Return how this moment is written at present."""
    return f"So it is now {dates.day_with_year(now)}, {dates.clock(now)}."


SHARES_KEPT = "Empty: until you let it go by hand. The list of what left stays, whatever is let go of."

ENCRYPTED = (
    "Encrypted: every entry, draft and setting, the search index, and all backups.",
    "Not encrypted: that this folder exists, how large it is, and when it last changed.",
    "Not protected: what is on the screen or in memory while the journal is unlocked.",
)

"""Sentences of the page that lists the whole journal."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import day_in_words, day_near

EMPTY = "Everything you log will be listed here by day, and found again by its words. The first entry takes a minute."
NOTHING_FOUND = "No note holds these words. A part of a word from its beginning is enough."
NOTHING_HERE = "Nothing here with these choices."
DELETED_ELSEWHERE = "This entry is in the trash. It may have been deleted in another tab."
TYPED_IS_KEPT = "What you typed is kept: it is there again when you put the entry back and open it."
UNSAVED = "Changes to it wait in its form and are not saved yet. Open it to go on with them."
GONE = "This entry is not in the journal any more."


def day_heading(day: date, today: date) -> str:
    """Return a day as a heading: with its year where that is another one, and "today" where it is."""
    if day == today:
        return f"Today, {day_in_words(day)}"
    return day_near(day, today)

"""Why something in a file that is brought in could not be read: one sentence each, without a word of the file's own."""

from __future__ import annotations

from journal.wording.dates import count

# --- any file -------------------------------------------------------------------------------------

UNKNOWN = "This is no kind of file that can be brought in."
UNREADABLE = "This row could not be read; it is not written as its kind of file is."
REST_UNREADABLE = (
    "From here on this file could not be read. What was found before is above; take it out of its program anew."
)
EMPTY_FILE = "There is nothing in this file."
DAMAGED = "This file is damaged or was cut off, so nothing in it could be read."
OWN = "This was taken out of a journal. It is brought back as a whole, not row by row."


def too_large(most_megabytes: int) -> str:
    """Say that a file is over the limit."""
    return f"This file is larger than {most_megabytes} MB, so it was not read. Take a shorter time out of its program."


def too_many_rows(most: int) -> str:
    """Say that the rows from here on were left out."""
    return f"There are more than {most:,} rows. Those from here on were not read: take the file out in two parts."


# --- calendars ------------------------------------------------------------------------------------

NO_CALENDAR = "There is no calendar in this file."
CUT_OFF = "The file ends in the middle of this appointment; it was saved or sent only in part."
NO_END = "The file has no end: it was saved or sent only in part, and more appointments may be missing."
NO_START = "This appointment does not say when it begins."
BAD_START = "When this appointment begins could not be read."
BAD_TIMES = "The times of this appointment could not be read."
BAD_RULE = "How this appointment repeats could not be read, so none of its days were."
OLD_RULE = "This appointment takes days out by an old kind of rule, so none of its days were read."
TOO_OFTEN = "This appointment repeats so often that it is hardly one; none of its days were read."
TOO_LONG = "This appointment lists more days than can be read, so none of them were."
ENDS_FIRST = "This appointment ends before it begins."
UNKNOWN_ZONE = (
    "Some appointments are in a time zone that this file does not explain. "
    "Their times were taken as they stand there: look at them."
)


def too_many_appointments(most: int) -> str:
    """Say that the appointments from here on were left out."""
    return (
        f"There are more than {most:,} appointments in these days. Those from here on were not read: "
        "ask for fewer days."
    )


# --- tables ---------------------------------------------------------------------------------------

NO_TABLE = "There is no table in this file."
NO_HEADER = "There is no line with the names of the columns."
TOO_WIDE = "This line has more cells than the table has columns."
SHEET_UNREADABLE = "This sheet could not be read."
SHEET_TOO_LARGE = (
    "This sheet holds cells so far apart that it could not be read. Copy the table into a sheet of its own."
)
OPEN_QUOTE = "A quotation mark is opened here and never closed, so this line could not be read."
LOCKED = "This file is protected by a password. Save it without one, then bring it in."

# --- other journals -------------------------------------------------------------------------------

NO_DAY = "This entry does not say of which day it is."
BAD_DAY = "The day of this entry could not be read."
NO_ENTRIES = "There are no entries in this file."
TOO_DEEP = "This file is nested deeper than any journal is, so it was not read."
BAD_JSON = "This file is damaged or was cut off: it is no whole JSON."

# --- zips -----------------------------------------------------------------------------------------

BAD_ZIP = "This zip file is damaged or was cut off."
OUTSIDE_ZIP = "This file in the zip names a place outside of it, so it was not read."
ENCRYPTED_MEMBER = "This file in the zip is protected by a password."
BOMB = "This file in the zip would grow far beyond its size, so it was not unpacked."
BAD_MEMBER = "This file in the zip is damaged."


def member_too_large(most_megabytes: int) -> str:
    """Say that one file in a zip is over the limit."""
    return f"This file in the zip is larger than {most_megabytes} MB, so it was not read."


def too_many_members(most: int) -> str:
    """Say that a zip holds more files than are looked at."""
    return f"There are more than {count(most, 'file')} in this zip, so it was not read."

"""What the page says on which files of other programs are brought in."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count

TITLE = "Bring in"
ABOUT = (
    "A calendar, a table or another journal, one that you took out here too, as a file. You see what would happen "
    "before anything is kept, and all of it can be taken back, also in a month. What matches nobody you have here is "
    "left out: nobody is added."
)
CLIENTS_FIRST = "Your clients come first, with their usual appointments: by these their hours are known."
FILES = "Files (.ics, .csv, .xlsx, .ods, .zip, .json, .md, .txt)"
TRY_IT = "Try it with an example calendar"
STOP = "Stop"
LET_GO = "Let go of these files"
LET_GO_DONE = "Let go of; nothing was kept"
STILL_THERE = (
    "The file itself still lies where it was downloaded, with all its names. Delete it there once you need it no more."
)
PAST = "What lies in the past comes in unsettled: each session waits in its week until you say what became of it."
TILL_LOCKED = "Until you take them, these files are in memory only. When the journal locks, choose them again."
FAULT = "Reading broke off at a fault of the program. Nothing was changed. What was read before it stands below."
HOW_READ = "How these files are read"
USUAL_SLOT = "A client’s usual day and hour mean the client"
CODES = "A client’s code in a title means the client"
BEFORE_START = "Also on days before the work with them began here"
FROM = "Where it comes from"
NEW_SOURCE = "A new source"
FORGET_TITLES = "Forget what titles mean"
LINES_ARE = "Each line is"
ORDER = "Dates are written"
LENGTHS = "Bare numbers for a length are"
COLUMN = "holds"
KEEP_SAID = "Keep what you said for the next time"
WIDEN = "Look at these too"
ONE_BY_ONE = "One by one"
WHAT_IS_IT = "What is it?"
HOW_HEAVY = "How heavy is such a day? (0 to 10)"
NO_EVENING = "Take the text alone"
ALWAYS = "Your answer holds always, for this title. The title itself is not kept."
LATER = "What you do not answer is left out this time, and asked again the next."
SO_FAR = "Brought in so far"
UNDO = "Take it all back"
SURE = "Take the whole import back? What you changed by hand since stays."
YES, NO = "Yes, take it back", "Leave it"
RULES_STAY = "What you said of titles and columns stays, for the next time."
NONE_SO_FAR = "Nothing was brought in yet."
SAME, ANOTHER = "The same one", "Another one"

OUTCOMES = {
    "unclear": "To be asked",
    "new": "New",
    "changed": "Changed",
    "joined": "Joined",
    "same": "The same as before",
    "left out": "Left out",
    "problem": "Could not be read",
}
"""What becomes of rows → what their list is called."""

MEANS_OUTCOME = {
    "unclear": "",
    "new": "These come in.",
    "changed": "These came in before, and the file says something else of them now.",
    "joined": "These are in the journal already, written by hand or from another file. They stay exactly as they are.",
    "same": "These came in before, and nothing about them changed.",
    "left out": "These stay where they are.",
    "problem": "These could not be read. Nothing of them is taken.",
}

FORMATS = {
    "calendar": "a calendar",
    "table": "a table",
    "day-one": "a journal of Day One",
    "jrnl": "a journal of jrnl",
    "daylio": "moods of Daylio",
    "journiv": "a journal of Journiv",
    "markdown": "notes in Markdown",
    "text": "a plain text",
    "own-export": "a whole journal",
    "": "not known",
}

MEANINGS = {
    "supervision": "Supervision",
    "time off": "Time off",
    "on call": "On call",
    "cancelled": "Cancelled",
    "no-show": "No-show",
    "ignore": "Leave it out",
}
LINES = {"session": "a session", "contact": "a contact", "supervision": "supervision", "downtime": "downtime"}
ORDERS = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
HELD = {
    "day": "the day",
    "time": "when it begins",
    "end": "when it ends",
    "minutes": "how long it was",
    "client": "who it was",
    "status": "what became of it",
    "activity": "what was done",
    "credit": "education credit",
    "supervisor": "who supervised",
    "number": "a number of its own",
    "nothing": "nothing to take",
}


def reading(found: int) -> str:
    """Return how far reading is."""
    return f"Reading: {found:,} rows so far. You can go on elsewhere meanwhile; this page keeps its place."


def is_what(name: str, kind: str, rows: int) -> str:
    """Return what a file is."""
    return f"{name}: {FORMATS[kind]}, {rows:,} {'row' if rows == 1 else 'rows'}"


def take(written: int, joined: int) -> str:
    """Return what is on the button that keeps it all; "" where there is nothing to keep."""
    if written:
        return f"Take {written:,} into the journal"
    return f"Note that {joined:,} {'is' if joined == 1 else 'are'} here already" if joined else ""


def agree(n: int) -> str:
    """Return what is on the button that answers as it is suggested."""
    return f"Yes to all {n} suggestions" if n > 1 else "Yes to the suggestion"


def outside(n: int) -> str:
    """Return how many lie outside of the days that are looked at."""
    return f"{n:,} {'lies' if n == 1 else 'lie'} more than two years back or more than one ahead."


def keep_word(title: str) -> str:
    """Return what is ticked to keep a title as words that identify the client one answers with."""
    return f"If it is a client: keep “{title}” among the words that identify them, so that it is cut before sharing"


def yes(what: str) -> str:
    """Return what is on the button that answers one question as it is suggested."""
    return f"Yes, {what}"


def how_often(n: int) -> str:
    """Return how often a title stands in a file."""
    return count(n, "time")


def first(at: str) -> str:
    """Return when the first of several is."""
    return f"first {at}"


def outcome(name: str, n: int) -> str:
    """Return what a list of rows is called, with how many it has."""
    return f"{OUTCOMES[name]} {n:,}"


def done(what: str) -> str:
    """Return what is said once it is kept."""
    return f"Taken: {what}"


def an_import(when: str, formats: Sequence[str], what: str) -> str:
    """Return an earlier import in one line."""
    return f"{when}  ·  {', '.join(FORMATS[kind] for kind in formats)}  ·  {what}"


def from_before(kind: str, when: str) -> str:
    """Return what a source is called that has no name of its own."""
    return f"The same as {FORMATS[kind]} of {when}"


def more(n: int) -> str:
    """Return that there are more than are shown."""
    return f"… and {n:,} more, once these are answered."

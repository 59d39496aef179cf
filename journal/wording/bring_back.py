"""Sentences of bringing a journal's own export back in."""

from __future__ import annotations

from journal.wording.dates import count

NOT_OURS = (
    "This is no file that was taken out of a journal as JSON or SQLite, or it is damaged. Nothing was changed. "
    "A file from another program is brought in another way."
)
TOO_LARGE = (
    "This file is larger than 500 MB, and was not read. Nothing was changed. Take out shorter periods, one by one."
)
CODE_TAKEN = (
    "A client in the file has the code of another client here. Nothing was changed. "
    "Give one of the two another code, then bring the file in again."
)
WHOLE = "A file that was taken out of a journal is brought back whole, without --from and --to. Nothing was changed."
BEING_ERASED = (
    "The file speaks of a client who is being erased here. Nothing was changed. "
    "Call the client back first, or take out a file without them."
)
DOES_NOT_FIT = "Something in the file does not fit to what is here. Nothing was changed."
STOPPED = "Reading was stopped. Nothing was changed."
BROKE_OFF = "Reading broke off at a fault of the program. Nothing was changed."
ALONE = "A whole journal is brought in alone. Nothing was changed. Choose its one file, and the others after it."


def other(entries: int) -> str:
    """Return how many entries of the file are here in other words."""
    are, stay = ("is", "stays as it is") if entries == 1 else ("are", "stay as they are")
    return f"{count(entries, 'entry', 'entries')} of the file {are} here in other words, and {stay}."


def held_against(new: int, same: int) -> str:
    """Return what bringing the file in would do."""
    here = f" {count(same, 'entry', 'entries')} of it {'is' if same == 1 else 'are'} here already." if same else ""
    if not new:
        return f"A whole journal, taken out of Between Sessions. Nothing in it is new here.{here}"
    return f"A whole journal, taken out of Between Sessions: {count(new, 'entry', 'entries')} would come in.{here}"


def take(new: int) -> str:
    """Return the words of the button that brings it in."""
    return f"Bring in {count(new, 'entry', 'entries')}"


def problems(entries: int) -> str:
    """Return that so many rows of the file are no records."""
    return f"{count(entries, 'row')} of the file could not be read, and {'is' if entries == 1 else 'are'} left out."

"""Sentences on a sheet, and about one: what somebody reads who stands in for the therapist."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from journal.wording import dates
from journal.wording.dates import ONE_FORM, day_with_year
from journal.wording.direction import in_line

KINDS = {"cover": "Cover sheet", "will": "If I cannot"}
"""What a sheet is called in the list of what left."""

TITLE = "The sheet"
RECOGNISED = "How a caller is recognised"
TO_RECOGNISE = "say where the list of names for the codes lies"
CHOOSE = (
    "Choose item by item what they read. Nothing is chosen for you, and nothing else of your journal can be on it. "
    "They read codes made for them: your list of names has to go by these."
)
NOBODY_TO_SHOW = "No client agreed that this person is told, so there is nothing to choose."
NO_COVER = "This cover, or the time off it belongs to, is not in the journal any more."
NO_WILL = "This will is not in the journal any more, or another has taken its place."
NOBODY_ACTS = "Nobody is named yet who carries it out. Name an executor first."
THEIR_CODES = "Which code is whom"
THEIR_CODES_MEAN = (
    "They read codes made for them alone. Your list of names has to go by these too, or nobody can be called."
)
KEEP_WHO_ACTS = (
    "Below, names and numbers are found and cut, as for any text that leaves. Those of the people who act, and of "
    "places, are meant to be read here: keep them, and cut what could tell who a client is."
)
ON_SHEET = "On the sheet"
PRINT = (
    "To have it on paper, make a page with six words, open it, and print from there: it asks once more, since nothing "
    "locks a sheet of paper."
)

# --- what stands on it ----------------------------------------------------------------------------

ALL = "While I am away"
NAMES_AT = "The list of names for these codes: "
EMERGENCY = "In an emergency: "
MAY_CALL = "Who may call: "
HELPS = "What helps: "
NOT_TO_DO = "What not to do: "
GIVEN_BY = "Agreed by: "
CHECK_IN_BY = "Check-in by: "
RISK = "There is a risk flag. Please ask first."
NO_RISK = "No risk flag, as far as it was asked."
WITHOUT_CONSENT = "Without consent: decided for an emergency."


def title(first: date, last: date) -> str:
    """Return the title of a cover sheet."""
    when = _day(first) if first == last else f"{_day(first)} to {_day(last)}"
    return f"Cover, {when}"


def back_on(day: date) -> str:
    """Return the first day back."""
    return f"Back on {_day(day)}."


def list_given(day: date) -> str:
    """Return when the list of names was handed over."""
    return f"The list of names was handed over on {_day(day)}."


def consent(day: date) -> str:
    """Return when it was agreed that this is told."""
    return f"Agreed on {_day(day)} that you are told this."


def check_in_on(day: date) -> str:
    """Return on which day somebody checks in."""
    return f"Check-in on {_day(day)}."


def _day(day: date) -> str:
    """On a sheet a date has the one form that everybody reads."""
    return day_with_year(day, ONE_FORM)


# --- about it -------------------------------------------------------------------------------------


def code_is(own: str, theirs: str) -> str:
    """Return which code stands for a client of one's own."""
    return f"{in_line(own)} is {theirs}"


def not_offered(codes: str) -> str:
    """Return of which clients nothing can be on it."""
    return f"Nobody agreed, so nothing of them can be on it: {codes}."


def made(name: str, at: str, zone: tzinfo) -> str:
    """Return from whom it is, and when it was made, by the clock of whoever reads it."""
    moment = datetime.fromisoformat(at).astimezone(zone)
    who = f"From {in_line(name)}" if name else "From someone who gave no name"
    return f"{who}. Made on {day_with_year(moment)}, {dates.clock(moment)}."


def destroy_by(day: str, today: date) -> str:
    """Return until when it is kept; afterwards, what is asked."""
    until = date.fromisoformat(day)
    if today <= until:
        return f"To be destroyed, with every copy, by {day_with_year(until)}."
    return (
        f"It was to be destroyed by {day_with_year(until)}. If something happened, keep it until it is handed back and "
        "in the record, and destroy it then."
    )


def in_ledger(kind: str) -> str:
    """Return what the list of what left says of a sheet."""
    return KINDS.get(kind, "A sheet")

"""Sentences about cover in an absence: who, for whom, who agreed, and what became of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.dates import day_in_words, day_with_year
from journal.wording.direction import in_line

MEANS = (
    "Who covers gets the least that helps, on a sheet of their own, and destroys it afterwards. A client stands on it "
    "only where they agreed that this person is told, and only with what they agreed to."
)
NOBODY = "Nobody covers yet. Choose someone from your people, or note them down first."
CHOOSE_WHO = "Choose first who covers."
NO_CLIENTS = "No client needs cover in these days, as far as it is decided."
GONE = (
    "This person was deleted from your people. What was agreed stays here; give cover to somebody else, or put them "
    "back."
)
SOMEONE_GONE = "someone who was deleted"
CLIENT_GONE = "a client who was deleted"
NOT_AGREED = "not agreed yet"
FOR_ALL = "for all who need cover"
NO_CONSENT = "nobody agreed to it yet"
DECLINED = "declined or withdrawn"
WITHOUT = "without consent: an emergency, decided and noted down"
CONSENTS = "Who agreed that somebody covers"
FOR_WHOM_MEANS = (
    "Clients for whom cover is decided, and those who cannot simply wait. Each agrees to one person and to single "
    "items."
)
CONSENT_MEANS = (
    "Each person who agreed, or did not: for this person and these items alone. Without it nothing of this client goes "
    "on a sheet."
)
NO_PEOPLE = "Who may cover is noted down under People first."
READS = "What the covering person would read, as far as they agreed"
WITHOUT_MEANS = (
    "Only for an emergency: with a reason here, this client can stand on a sheet though nobody agreed. Risk stays off "
    "it."
)
SHEET_LEFT = "The sheet"
DESTROYED = "Destroyed today"
DESTROYED_NOTED = "Noted: destroyed"
KEEP = "Something happened: it is kept until it is handed back and in the record, and destroyed then."


def unless_said(until: date) -> str:
    """Return by when a sheet is destroyed where no day is said."""
    return f"Without a day: {day_in_words(until)}, two weeks after the first day back."


def ended(on: date) -> str:
    """Return that the covering person is no longer among those one has to do with."""
    return f"Noted as ended on {day_with_year(on)}. Please ask whether they still cover."


def agreed(on: date) -> str:
    """Return when cover was agreed."""
    return f"agreed {day_in_words(on)}"


def as_written(words: str) -> str:
    """Return what the time off said of cover, before there were plans."""
    return f"Cover, as written: {words}"


def consent_given(days: Sequence[date], by: Sequence[str]) -> str:
    """Return that a consent is in force: when it was given, and by whom where that was said."""
    said = ", ".join(in_line(one) for one in dict.fromkeys(by) if one.strip())
    return f"agreed {day_in_words(max(days))}" + (f", by {said}" if said else "")


def sheet_given(on: date, until: date) -> str:
    """Return when a sheet was given, and by when it is to be destroyed."""
    return f"Sheet given {day_in_words(on)}, to be destroyed by {day_in_words(until)}."


def still_there(name: str, until: date) -> str:
    """Return that somebody has the sheet still, as far as one was told, and by when it is to be destroyed."""
    return f"{in_line(name)} has your cover sheet, to be destroyed by {day_in_words(until)}."


def sheet_destroyed(on: date) -> str:
    """Return when a sheet was destroyed."""
    return f"Its sheet was destroyed on {day_with_year(on)}."


def ask_destroyed(until: date) -> str:
    """Return that the day is over by which a sheet was to be destroyed."""
    return f"The sheet was to be destroyed by {day_in_words(until)}. Please ask whether it was."


def covers_until(names: Sequence[str], until: date) -> str:
    """Return who covers, until when: the one line of Today while one is away. `names` holds at least one."""
    who = " and ".join(in_line(name) for name in names)
    return f"{who} {'covers' if len(names) == 1 else 'cover'}, until {day_in_words(until)}."


def agreed_no_more(codes: str) -> str:
    """Return who stands on a sheet that was given and does not agree to it any more, and what to do."""
    return (
        f"On this sheet stand clients who do not agree any more: {codes}. Please have it destroyed, and hand over "
        "a new one."
    )

"""Sentences about covering for a colleague: their sheet, who called, what is handed back."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import count, day_in_words, day_with_year, span_in_words
from journal.wording.direction import in_line

MEANS = (
    "For whom you stand in. A call is noted by the code on the sheet, never by a name. It is in no caseload of yours "
    "and in no hours with clients."
)
EMPTY = "Nobody asked you yet. A sheet that is sealed to you is opened under Review and lies here afterwards."
NO_NAME = "someone who gave no name"
CAME = "A sheet for who stands in. It lies under “I cover for”."
HERE_ALREADY = "This sheet is here already. Nothing was changed."
DESTROYED_BEFORE = (
    "This sheet was here, and was destroyed here. It stays so, and nothing was changed. This file is a copy that is "
    "left: please destroy it too."
)
TITLE = "A sheet that came"
GONE = "This sheet was destroyed here, or it never came."
UNKNOWN = (
    "Signed with a key that you did not compare yet. Before you rely on it, read these six words to each other by "
    "voice."
)
COMPARED = "We compared the six words by voice"
BACK = "What happened while they were away"
BACK_MEANS = "This is what goes back, sealed to them. It is written with the cover itself; change it there."
NOTHING = "No call came, and nothing is to be handed back."
SEAL = "Seal it for them"
SAVE = "Save the answer"
SEALED_BEFORE = "This was changed after it was sealed. Seal it once more; then what stands here is what is saved."
CHANGED_SINCE = "This was changed in another tab. Nothing was sealed; please look again."
DESTROY = "Destroy the sheet here"
DESTROY_MEANS = (
    "It goes from this journal for good, with the answer you sealed, and cannot be put back. Backups made until now "
    "may still hold it, until they go themselves. Other copies of the file are yours to destroy. If something "
    "happened, hand it back first."
)
DESTROY_SURE = "Yes, destroy it"
HELD = "Under the legal hold nothing is destroyed."
DESTROYED = "Noted: destroyed"
NO_SUCH_SHEET = (
    "This answers a cover sheet that was never given from this journal. Nothing was taken from it. Perhaps it belongs "
    "into another journal of yours."
)
OTHER_SHEET = (
    "This answers a cover sheet whose contents are not what was given from here. Nothing was taken from it. Please ask "
    "which file was answered."
)
NOT_BY_THEM = (
    "This sheet went as a page with six words, which nobody can answer from a journal. Nothing was taken from it; ask "
    "who sent it."
)
HANDED_BACK_ALREADY = (
    "What happened was handed back for this sheet before, and stands with the cover. This second file says something "
    "else; nothing was taken from it. Ask which of the two holds, and write what is missing into the cover yourself."
)
NO_COVER_NOW = (
    "This belongs to a cover that is not in the journal any more. Nothing was taken from it. A cover that was deleted "
    "can be put back from the trash; then take it in again."
)
TOO_MUCH = (
    "This holds more than can stand with the cover of that absence. Nothing was taken from it. Ask for it to be handed "
    "back in fewer words."
)


def line(first: date, last: date, calls: int, minutes: int) -> str:
    """Return from when to when, and how many calls there were."""
    when = day_with_year(first) if first == last else span_in_words(first, last)
    taken = f"{count(calls, 'call')}, {count(minutes, 'minute')}" if calls else ""
    return "  ·  ".join(part for part in (when, taken) if part)


def away_too(first: date, last: date) -> str:
    """Return that one is away oneself on some of these days."""
    when = day_with_year(first) if first == last else span_in_words(first, last)
    return f"You are away yourself: {when}. Please tell them, or find somebody for these days."


def ask_destroyed(until: date) -> str:
    """Return that the day is over by which the sheet was to be destroyed."""
    return f"The sheet was to be destroyed by {day_in_words(until)}. Destroy it once everything is handed back."


def call(code: str, day: date, minutes: int | None, may_tell: str) -> str:
    """Return a call in a line."""
    said = (in_line(code), day_in_words(day), count(minutes, "minute") if minutes is not None else "", may_tell)
    return "  ·  ".join(part for part in said if part)


def taken_in(name: str) -> str:
    """Return that what happened came back and where it is."""
    return f"What {in_line(name)} handed back is here, with the cover of that absence."


def handed_back(name: str, calls: list[str], happened: str, day: date) -> str:
    """Return what stands with a cover of what came back; it is kept as it is."""
    head = f"Handed back by {in_line(name)} on {day_with_year(day)}:"
    return "\n".join([head, *calls, *([happened] if happened.strip() else [])])

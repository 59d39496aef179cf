"""Sentences about continuing professional development: the entry, its evidence, its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from journal.wording import dates
from journal.wording.direction import in_line
from journal.wording.exact import hundredths
from journal.wording.labels import choice

TITLE = "CPD"
MEANS = (
    "Continuing professional development: what you set out to learn, did and learnt, and what changed by it. Nothing "
    "of it leaves before you choose it and have gone through its words."
)
EMPTY = "Nothing is noted here yet. A title and a day are enough; what you learnt can wait."
GAP_TITLE = "No CPD in these days"
GAP_MEANS = (
    "Why there was none is yours to say, or not to say. It is never taken from time off or from days you were ill, and "
    "leave blank what nobody needs to know."
)
FOR_CLIENTS = "Speak of clients in general, or by a code. The words are gone through before the file leaves."
TAKE_DOWNTIME = (
    "Only what you choose becomes part of this entry; nothing is copied. Its hours count once: a credit in hours here "
    "stands in the place of the credits noted there, and left empty theirs hold."
)
TAKEN_TWICE = "is part of another CPD entry already. Take it out there first, or leave it out here"
NO_DOWNTIME = "No education, networking, research or association work is logged in the three months before this."
NO_CATEGORY = "No category"

# --- evidence -------------------------------------------------------------------------------------

EVIDENCE = "Evidence"
NO_ENTRY = "This entry is not here (any more). Its evidence goes and comes back with it."
HOW = {"keep": "Keep the file here", "sum": "Name and sum only"}
HOW_IS = {
    "keep": "The file lies in the journal, encrypted as everything here, and goes along in every copy.",
    "sum": "The file stays where it is. Its name, size and sum are noted: by them anybody can tell the very same file.",
}
LOOKED_THROUGH = (
    "No file is opened or looked through here: not before it leaves, and not when a client is erased. Keep none that "
    "names a client, and give none a name that does."
)
FILE = "A certificate, a programme, notes"
EMPTY_FILE = "This file is empty, so it was not added. Nothing was changed. Please choose another one."
SUM_INSTEAD = "Its name and sum can be noted instead."
ADDED = "Added"
SAME_ELSEWHERE = "Added. The very same file is evidence of another entry, too."
DELETED = "Deleted for good. Copies made before still hold it."
SURE = "Delete this for good? There is no way back from here; copies made before still hold it."
YES, NO = "Delete for good", "Keep it"
SAVE = "Save"
NONE_YET = "Nothing is added yet."
NOT_HERE = "This file is not held here; only its name and sum are."


def goes_along(pieces: int) -> str:
    """Return what goes for good with an entry."""
    goes = "goes" if pieces == 1 else "go"
    return f"{dates.count(pieces, 'piece of evidence', 'pieces of evidence')} {goes} with it, files kept here included."


# --- the file -------------------------------------------------------------------------------------

FILE_TITLE = "CPD file"
FILE_MEANS = (
    "One file for a period: what it comes to, every activity in order of date, gaps, and what you learnt where you "
    "choose to tell it. Choose, go through the words, look at it, then save or print it."
)
NOTHING_DONE = "No activity that is done lies in these days, so there is no file to make."
TELL = "Which are told in full"
TELL_MEANS = "From four to six is usual in an HCPC profile. The rest stands in the list, by its title."
WITH_EVIDENCE = "List the evidence"
GO_THROUGH = "Go through the words"
STILL_OPEN = "The file can be looked at once every text above is gone through."
AS_READ = "As it will be read"
ACROSS_LINES = (
    "What is left out reaches over the end of a line, so that the list cannot be told apart. Nothing was lost; please "
    "leave out words of one line at a time."
)
SAVE_PDF, SAVE_RTF, PRINT = "Save as PDF", "Save for a word processor (.rtf)", "Print"
NOT_SEALED = (
    "The file is not sealed: whoever has it can read it. It lies where your browser saves files. Files kept as "
    "evidence are not in it; save those from their entries."
)
SUMMARY, LIST, GAPS, IN_FULL = "Summary", "Activities in order of date", "Gaps", "In full"
FOOT = "Made from a journal kept by the therapist. The words about clients were gone through before it left."
EXPLAIN, EXPLAINED = "Say why", "Why"
NO_DAYS = "Choose two days, the first not after the last."
LIST_SUBJECT = "The list: titles, and why there were gaps, a line each"
EVIDENCE_SUBJECT = "Names of files, a line each"


def source(hcpc: str, babcp: str, compared_on: date) -> str:
    """Return what the page rests on, and when it was last compared with that."""
    compared = f"Compared on {dates.date_in_words(compared_on)} with copies of their pages, which may have been older"
    return f"Sources: {hcpc}; {babcp}. {compared}. Check with your board."


def statement_means(a_year: int) -> str:
    """Return how many reflective statements are asked for."""
    return f"The BABCP asks for {a_year} activities a year, each with a statement. Check with your board."


def credit(hours: Fraction, points: Fraction) -> str:
    """Return hours and points, as far as there are any; "" for none."""
    parts = []
    if hours:
        parts.append("1 hour" if hours == 1 else f"{dates.number(hundredths(hours), 2)} hours")
    if points:
        parts.append("1 point" if points == 1 else f"{dates.number(hundredths(points), 2)} points")
    return ", ".join(parts)


def category(name: str | None) -> str:
    """Return what a category is called."""
    return choice(name) if name else NO_CATEGORY


def counted(what: str, activities: int, hours: Fraction, points: Fraction) -> str:
    """Return a line of the summary."""
    said = ", ".join(
        part for part in (dates.count(activities, "activity", "activities"), credit(hours, points)) if part
    )
    return f"{what}: {said}."


def days(first: date, last: date | None) -> str:
    """Return the days of an activity, with the year."""
    if last is None or last == first:
        return dates.date_in_words(first)
    return f"{dates.date_in_words(first)} to {dates.date_in_words(last)}"


def period(first: date, last: date) -> str:
    """Return which days the file is for."""
    return f"From {dates.date_in_words(first)} to {dates.date_in_words(last)}."


def statements(by_year: Mapping[int, int]) -> list[str]:
    """Return how many reflective statements each calendar year has, of those that have any."""
    return [f"Reflective statements in {year}: {n}." for year, n in sorted(by_year.items())]


def gap(first: date, last: date, *, known: bool, why: str = "") -> str:
    """Return a gap as it is named; `known` False: the journal holds nothing before it."""
    said = f"No activity noted from {dates.date_in_words(first)} to {dates.date_in_words(last)}."
    if not known:
        said += " Nothing stands in this journal before that."
    return f"{said} {why}" if why else said


def gaps_mean(months: int) -> str:
    """Return from when on a gap is named, and by whom it is asked for."""
    return f"The HCPC asks for a word on gaps of {months} months or more. Whether you give one is yours to choose."


def taken_credit(hours: Fraction) -> str:
    """Return what is noted with the time that an entry is made of."""
    return f"Noted with them: {credit(hours, Fraction(0)) or 'no credit'}."


def line(first: date, last: date | None, name: str | None, said: str, files: int, status: str) -> str:
    """Return the quiet line of an entry in the list."""
    held = dates.count(files, "piece of evidence", "pieces of evidence") if files else ""
    return "  ·  ".join(
        part for part in (status, days(first, last), category(name) if name else "", said, held) if part
    )


def too_large(largest: int) -> str:
    """Return what is said of a file that is too large to be kept."""
    return f"This file has more than {largest // (1024 * 1024)} MB, so it was not kept here. Nothing was changed."


def size(n: int) -> str:
    """Return bytes in words: "12 bytes", "3 KB", "4.2 MB"."""
    if n < 1000:
        return dates.count(n, "byte")
    return f"{n // 1000} KB" if n < 1_000_000 else f"{dates.number(n / 1_000_000, 1)} MB"


def total(files: int, n: int) -> str:
    """Return how much of the journal is files."""
    if not files:
        return "No file lies in the journal."
    return f"In the journal: {dates.count(files, 'file')}, {size(n)} in all, and as much in every copy."


def piece(name: str, kind: str, n: int, *, held: bool) -> str:
    """Return a piece of evidence in a line; a name is set apart from the rest."""
    where = "kept here" if held else "name and sum only"
    return "  ·  ".join((in_line(name) or "a file", kind or "a file", size(n), where))


def summed(sha256: str, at: datetime) -> str:
    """Return the sum of a file, and since when it is noted."""
    return f"SHA-256 {sha256}  ·  added {dates.date_in_words(at.date())}"


def piece_in_file(number: int, name: str, kind: str, n: int, sha256: str) -> str:
    """Return a piece of evidence as it stands in the file; `number` is that of its activity."""
    return f"{number}. {name} ({kind or 'a file'}, {size(n)}). SHA-256 {sha256}"


def in_list(number: int, first: date, last: date | None, what: str, name: str | None, said: str) -> str:
    """Return an activity as it stands in the file’s list."""
    rest = ", ".join(part for part in (category(name) if name else "", said) if part)
    return f"{number}. {days(first, last)}: {what}{f' ({rest})' if rest else ''}"


def heading(number: int, first: date, last: date | None) -> str:
    """Return the heading of an activity that is told in full."""
    return f"{number}. {days(first, last)}"


def told(parts: Sequence[tuple[str, str]]) -> str:
    """Return an activity’s words below what they answer, as they are gone through and as they leave."""
    return "\n\n".join(f"{label}\n{text.strip()}" for label, text in parts if text.strip())

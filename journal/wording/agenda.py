"""Sentences about the agenda for supervision, the hour itself and what came of it."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import count, date_near, day_near
from journal.wording.direction import in_line

THE_LOOP = "What waits, what was decided, what is done, and whether it helped."
EMPTY = "What you tick “take to supervision” waits here. The first thing can be put here by hand."
NOT_ON_THE_PAGE = "You would not tell your supervisor: it stays here, and out of the page for the hour."
SOURCE_GONE = "The entry it came from is no longer in the journal."
NOT_CHANGED = "This was changed in another tab. Nothing was overwritten; please look again."
NOTHING_OPEN = "Nothing waits, and nothing is left open. The hour is yours."
ACTION_CHANGED = "What was agreed there was changed in another tab. Nothing was overwritten; please look again."
NO_MEETING_YET = "The first meeting you log makes the rest of this page."

NOTHING_WAITS = "Nothing waits. What you tick “take to supervision” will stand here."
WANTS = {
    "think together": "to think together",
    "advice": "advice",
    "be heard": "to be heard",
    "decide": "to decide",
}
"""Value of records' Want, as text → how it goes on after "I want"."""

NO_DAY = "No day is known on which you meet next."
LATELY = "Those you saw, or had on your mind, in the last four weeks; the longest ago first."

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(n: int) -> str:
    """Return a count in words up to twelve, beyond that in digits."""
    return _WORDS[n] if 0 <= n < len(_WORDS) else str(n)


def counted(n: int, one: str, many: str | None = None) -> str:
    """Return for example "one week" or "nine weeks"."""
    return f"{in_words(n)} {one if n == 1 else many or one + 's'}"


def weeks(n: int) -> str:
    """Return for example "nine weeks"; of more than a year only that."""
    years = n // 52
    if years >= 1 and n > 52:
        return "more than a year" if years == 1 else f"more than {counted(years, 'year')}"
    return counted(n, "week")


def opening(waiting: int, decisions: int, longest: tuple[str, int] | None) -> str:
    """Return the first sentence before the hour; `longest` is a client's code and the weeks without being discussed."""
    parts = [f"{in_words(waiting)} waiting"] if waiting else []
    parts += [counted(decisions, "decision") + " to report"] if decisions else []
    parts += [f"{longest[0]} not discussed for {weeks(longest[1])}"] if longest else []
    if not parts:
        return NOTHING_OPEN
    said = ", ".join(parts) + "."
    # A code keeps the letters it was given.
    return said if not (waiting or decisions) else said[:1].upper() + said[1:]


def discussed(last: date | None, n: int, today: date) -> str:
    """Return when a client was last discussed; `n` are the whole weeks since, or since it could have been."""
    since = "more than a year" if n > 52 else count(n, "week")
    if last is None:
        return f"not discussed in {since}" if n else "not discussed yet"
    return f"{since} ago, {day(last, today)}" if n else day(last, today)


def wanted(want: str | None) -> str:
    """Return what I want of an item, for example "I want to think together"; "" where nothing was chosen."""
    return f"I want {WANTS[want]}" if want else ""


def passed_by(meetings: int) -> str:
    """Return the quiet word to the therapist about an item that waits and waits."""
    return f"Still waiting, {counted(meetings, 'meeting')} on. Is it the time that is missing, or something else?"


def helped(answer: bool | None) -> str:
    """Return the answer to "did it help?" in a word or two; "" while there is none."""
    return "" if answer is None else "it helped" if answer else "it did not help"


def next_meeting(name: str, on: date, today: date) -> str:
    """Return who is met next, and when."""
    when = "today" if on == today else "tomorrow" if (on - today).days == 1 else day_near(on, today)
    return f"Next: {in_line(name)}, {when}."


def waiting_line(waiting: int, actions_due: int) -> str:
    """Return what waits for supervision and what is due by now, in a sentence; "" where there is nothing."""
    parts = [f"{count(waiting, 'thing waits', 'things wait')} for supervision"] if waiting else []
    if actions_due:
        parts.append(f"{count(actions_due, 'thing', 'things')} you agreed to {'is' if actions_due == 1 else 'are'} due")
    return ", ".join(parts) + "." if parts else ""


def due(on: date | None, today: date) -> str:
    """Return when something agreed is due; "" without a day."""
    return "" if on is None else f"{'was due' if on < today else 'due'} {day(on, today)}"


def day(on: date, today: date) -> str:
    """Return for example "5 November"; with the year where it is another one."""
    return date_near(on, today)


def and_older(n: int) -> str:
    """Return how many more of a list stand on the agenda."""
    return f"And {count(n, 'older one', 'older ones')}, on the agenda."

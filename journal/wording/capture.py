"""Sentences of the capture bar: what a line is, and why it is not understood yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.clients import since
from journal.wording.dates import WEEKDAYS, day_and_month, day_in_words, day_with_year, duration
from journal.wording.labels import label

LEAP = 2000
"""A year that has every day."""

WHAT_IS_IT = "What is it? Begin with a word such as session, walk, call, sup or heavy, or with a client's code."
NO_KIND = "No word says what this is, so it is kept as a thought."
NO_CLIENT = "It names no client, and is kept as a thought of no one in particular."
TOO_LONG = "This is longer than a line. A long text has room in the note of its own page."
WHEN_PLANNED = "At what time is it planned? Write it as 14:00."
PLANNED_BEFORE = "That time is over, and it is kept as planned."
NO_CLOCK = "No time was said; noon is put in."
CHANGED = "Something changed meanwhile. This is what is saved now; Enter saves it."
ENDED_ELSEWHERE = "This line was saved, or taken away, in another tab. Enter saves it here too."
NOTHING = "There is nothing to save yet."
CHANGED_SINCE = "It was changed since, so it stays as it is. It can be put in the trash on its own page."
TAKEN_BACK = "As it was before."
PLANNED_SESSION = "Planned session"
RATES = "Rates"


def known_words(rows: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the answer to "?": each kind with the words that begin its lines, then what else is read."""
    return (
        "Nothing is saved. These words begin a line:",
        *(f"{kind}: {words}." for kind, words in rows),
        "Beside them: a client's code, 30m, 14:00, yesterday, 20.11., a number from 0 to 10. A dash begins the note.",
    )


def two_kinds(one: str, first: str, other: str, second: str) -> str:
    """Return that a line is two things: `one` makes it `first` ("a session"), `other` makes it `second`."""
    return f"Two things stand in this line: “{one}” is {first}, “{other}” is {second}. One line each."


def twice(field: str, one: str, other: str) -> str:
    """Return that a field is filled twice."""
    return f"{label(field)}: “{one}” and “{other}” cannot both be meant. Leave one, or put it after a dash."


def no_note(kind: str, one: str, words: str) -> str:
    """Return that words cannot be kept; `one` is what the kind is called in a sentence."""
    why = "has no note: what was said belongs in the record" if kind == "contact" else "has no note"
    return f"“{words}” is not understood, and {one} {why}. Take it out to save."


def no_number(kind: str, number: str) -> str:
    """Return that a bare number says nothing in this kind."""
    change = ", 3>6 for energy before and after" if kind == "downtime" else ""
    return f"“{number}” alone says nothing here. Write {number}m for minutes{change}."


def number_wanted(word: str) -> str:
    """Return that a word waits for its number."""
    return f"“{word}” wants a number from 0 to 10 after it: {word} 6."


def client_needed(one: str) -> str:
    """Return that a code is missing; `one` is what the kind is called in a sentence."""
    return f"Whose? {one.capitalize()} needs a client's code."


def unknown_client(code: str, *, has_note: bool) -> str:
    """Return that a code is nobody's."""
    rest = " As a word of the note it may stand after a dash." if has_note else ""
    return f"“{code}” is not one of your clients. Nobody is guessed: choose one, or begin a new client.{rest}"


def code_in_note(code: str) -> str:
    """Return that what looks like a code is kept as a word."""
    return f"“{code}” is not one of your clients; it is kept as a word."


def two_clients(one: str, other: str) -> str:
    """Return that a line names two clients."""
    return f"Two clients stand in this line: {one} and {other}. One line each, or the second after a dash."


def two_roles(code: str, roles: Sequence[str]) -> str:
    """Return that a code is used in two roles."""
    return f"{code} is used for {' and '.join(roles)}. Write {code} {roles[0]} or {code} {roles[-1]}."


def which_of(clients: Sequence[tuple[str, date]]) -> str:
    """Return the question which of several look-alike codes is meant."""
    said = " and ".join(since(code, day) for code, day in clients)
    return f"These codes look alike: {said}. Which one is meant? Nobody is guessed: choose one."


def looks_like(code: str, other: str, day: date) -> str:
    """Return that a new client's code looks like that of another one."""
    return f"{code} looks like {since(other, day)}, and is written with other letters. It begins another client."


def no_client_here(kind: str, one: str, code: str) -> str:
    """Return that a client has no place in this kind; `one` is what it is called in a sentence."""
    agenda = " To take a thought of a client there, write #supervision." if kind == "supervision" else ""
    return f"{one.capitalize()} belongs to no client. Take {code} out, or put it after a dash.{agenda}"


def already_a_client(code: str) -> str:
    """Return that a new client's code is taken."""
    return f"{code} is a client already. Write {code} without the plus sign."


def no_such_time(text: str) -> str:
    """Return that no clock shows such a time."""
    return f"“{text}” is not a time of the day."


def no_such_day(text: str) -> str:
    """Return that the calendar has no such day."""
    return f"“{text}” is not a day in the calendar."


def still_to_come(text: str) -> str:
    """Return that a time lies ahead, where what happened is written down."""
    return f"{text} is still to come. Was an earlier day meant? Write it before the time."


def planned_then(clock: str) -> str:
    """Return that a session of this client is planned at another time of the day."""
    return f"A session with this client is planned at {clock} that day; this is kept beside it."


def settles_other_time(clock: str) -> str:
    """Return that a planned session of another hour is meant."""
    return f"It was planned at {clock} that day, and is settled by this. A second one has room on the page Session."


def which_planned(clocks: Sequence[str]) -> str:
    """Return that several sessions of this client are planned that day."""
    return f"Several sessions with this client are planned that day: {', '.join(clocks)}. Add the time."


def settled(clock: str) -> str:
    """Return, for a chip, which planned session is meant."""
    return f"the one planned at {clock}"


def evening_answered(day: str) -> str:
    """Return that the evening was answered."""
    return f"The evening of {day} is answered already. It can be changed on the page Evening."


def problem(field: str, reason: str) -> str:
    """Return what a FieldError says, in the words of the forms."""
    named = label(field)
    return f"{named}{'' if named.endswith('?') else ':'} {reason}."


def by_whom(word: str) -> str:
    """Return that a word does not say who cancelled."""
    return f"“{word}” is kept as cancelled by you. If they cancelled, write “cancelled”."


LATE_NOTICE = "Less than a day's notice is kept as cancelled late."
NO_NOTICE_OF_MINE = (
    "It is kept as cancelled by you, whatever the notice. If they cancelled late, write “cancelled late” alone."
)
BY_THEM = "It is kept as cancelled by them. If you cancelled, write “cancelled by me”."
LATE_IN_NOTE = "It is kept as cancelled in time; “cancelled late” says otherwise."


def left_as_words(words: Sequence[str]) -> str:
    """Return that words which look like a figure or a day are kept as words."""
    said = " and ".join(f"“{word}”" for word in words)
    kept = "is kept as a word alone" if len(words) == 1 else "are kept as words alone"
    return f"{said} {kept}: no time, day, length or number is read from there."


def torn(both: str, understood: str, kept: str) -> str:
    """Return that of two words which belong together only one is understood."""
    return f"“{both}”: only “{understood}” is understood, “{kept}” is kept as a word."


def mistyped(typed: str, known: str) -> str:
    """Return that a word which looks mistyped is kept as a word."""
    return f"“{typed}” is kept as a word alone. Was “{known}” meant?"


def not_held(words: str) -> str:
    """Return that a session is kept as held although its note says otherwise."""
    return f"“{words}” is kept as a word alone. A session that was not held is written no-show, cancelled or planned."


def client_in_note(codes: Sequence[str]) -> str:
    """Return that a client stands in the note of a thought of nobody."""
    return f"{' and '.join(codes)} stands in the note, and this is a thought of no one. A code goes before the note."


BEHIND_A_DASH = "What stands after the dash is kept as words. Without the dash it is read."


def everyday_code(text: str, code: str) -> str:
    """Return that a word of any sentence was read as a client."""
    return f"“{text}” is read as the client {code}."


def day_or_month(text: str, month: int, day: int) -> str:
    """Return in which order a day was read."""
    meant = day_and_month(date(LEAP, month, day))
    return f"“{text}” is read as {meant}, the day first. Settings can say which order you write."


def number_or_hour(text: str, number: int) -> str:
    """Return that a number may be an hour."""
    return f"“{text}” is read as {number} of 10. A time is written {number}:00."


def another_weekday(text: str, day: date) -> str:
    """Return that a day and its weekday do not fit."""
    return f"“{text}” is a {WEEKDAYS[day.weekday()]}. Take one of the two out."


def which_weekday(day: date) -> str:
    """Return which one of two days of that name something was cancelled on."""
    return f"This is kept on {day_in_words(day)}. If another one is meant, write its date."


def which_year(text: str, day: date) -> str:
    """Return into which year a day without one was put."""
    return f"“{text}” is read as {day_with_year(day)}. If another year is meant, write it."


def over_midnight(text: str) -> str:
    """Return that an end lies before its start."""
    return f"“{text}” ends at or before its start, and is read as over midnight."


def odd_length(text: str, minutes: int) -> str:
    """Return how a length was read that looks like something else."""
    return f"“{text}” is read as a length, {duration(minutes)}. A time is written 14:00."


def time_or_length(text: str) -> str:
    """Return that a time may be a length."""
    hour, minute = text.split(":", 1)
    return f"“{text}” is read as the time of the night. A length is written {hour}h{minute}, the afternoon {text}pm."


def day_or_time(text: str) -> str:
    """Return that a day may be a time."""
    return f"“{text}” is read as a day. A time is written {text.rstrip(',').replace('.', ':')}."


def of_what(text: str, number: str) -> str:
    """Return that a number and a group's size stand side by side."""
    return f"“{text}” is read as {number} of 10, in a group of that size."


def odd_minutes(one: str, minutes: int) -> str:
    """Return that a length is unusual; `one` is what the kind is called in a sentence."""
    return f"{duration(minutes).capitalize()} is unusual for {one}."


def at_night(clock: str) -> str:
    """Return that a time is unusual."""
    return f"It begins at {clock}, at night."


def large_group(size: int) -> str:
    """Return that a group is unusually large."""
    return f"A group of {size} is unusual."


def far_day(day: date) -> str:
    """Return that a day lies far away."""
    return f"Its day is {day_with_year(day)}, years away."


def there_already(one: str, clock: str, days: int) -> str:
    """Return that an entry which may be the same stands there, `days` after (−1, 0, 1); `one` is what the kind is."""
    day = {-1: "the day before", 1: "the day after"}.get(days, "that day")
    return f"It may be there already: {one} at {clock} {day}. This is kept beside it."


def session_there(code: str, clock: str, status: str) -> str:
    """Return that a session of this client stands on that day."""
    return f"A session with {code} at {clock} that day is there already ({status}). This is kept beside it."


def at_that_time(named: Sequence[tuple[str, str]], more: int) -> str:
    """Return that sessions of other clients stand at that time; `more` of them are not named."""
    said = ", ".join(f"{code} at {clock}" for code, clock in named)
    rest = f" and {more} more" if more > 0 else ""
    return f"At that time there is already: {said}{rest}. This is kept beside it."


NONE_TO_RATE = "No session of theirs is there to be rated; this begins a new one."


def rated_before(demand: int) -> str:
    """Return that a session was rated."""
    return f"It was rated {demand} before."


def which_rated(clocks: Sequence[str]) -> str:
    """Return that several sessions of this client could be rated."""
    return f"Several sessions with this client are there that day: {', '.join(clocks)}. Add the time."


def the_one_at(clock: str) -> str:
    """Return, for a chip, which session is meant."""
    return f"the one at {clock}"


def new_client(code: str) -> str:
    """Return the words on the way to a new client."""
    return f"New client {code}"


BAR = "Write one line"
EXAMPLES = (
    "K2 worry 7 30m bed",
    "walk 20m 3>6",
    "K2 6",
    "no-show M1 14:00",
    "call R3 8m",
    "heavy 6",
    "sup 60m Dana 8",
    "met K2 at the bakery 4",
    "on-call fri 20:00 12h",
    "? shows the words",
)
"""What an empty line shows, one after the other: each kind, and how to ask for the words."""

KEY = "The key / or c leads here"
SAVE = "Save"
URGENT = "If it is urgent"

IN_THE_BAR: dict[str, object] = {
    "examples": EXAMPLES,
    "saved": "Saved",
    "undo": "Undo",
    "enter": "Enter saves",
    "anyway": "Enter saves it as it is",
    "silent": "Not kept yet: the journal does not answer. Your line is still here.",
    "unread": "Not understood yet. Your line is still here.",
}
"""What the bar itself says."""

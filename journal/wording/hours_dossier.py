"""Sentences of the hours dossier: what a board, a supervisor or a school is handed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from journal.wording.dates import count, date_in_words, span_in_words
from journal.wording.supervision_hours import hours

TITLE = "Hours dossier"
ABOUT = (
    "The hours of a period for who asks for them, week by week, with what they rest on. No client is named in it. "
    "What you see here is what the file holds."
)
TO_IT = "Hours dossier, to hand over"
WHICH_PERIOD, BY_RULE, CHOSEN = "Which days?", "The period of the rule", "Other days"
FIRST, LAST = "From", "To"
NOT_IN_ORDER = "The last day lies before the first. Nothing was made; please choose the days anew."
AHEAD = "These days lie ahead: no hours can be told of them yet."
NEEDED = "Choose a first and a last day to see their hours."
NOTHING = "No hours are logged in these days, so there is nothing to hand over."
NOT_SEALED = (
    "The files are not sealed. Whoever has one can read where you work, and with whom you were in supervision when."
)
ALREADY = "A file of that name is there already. It was not touched, and nothing was written. Please give another name."
NOT_WRITTEN = (
    "The file could not be written there: the folder is not there, full, or not yours to write to. Nothing was left "
    "there, and the journal is untouched."
)

WEEKS, TOTALS, MEETINGS = "Week by week", "Totals", "Meetings in supervision"
MONTHS, GAPS, ASKED = "Supervision by month", "Gaps longer than the rule lets pass", "What the rule asks"
OPENING, PLACEMENTS = "Opening balances: hours from before this journal", "Where these hours were worked"
ASSUMED = "What this rests on"
FROM, TO, TOTAL = "From", "To", "Total"
CLIENTS_ALL, SUPERVISION_ALL = "With clients, together", "In supervision, together"
KIND, TIME = "Kind of hours", "Hours"
DAY, SAT, COUNTED, FORMAT, WITH = "Day", "Took", "Counts", "Format", "With"
SIGNED_ON, HOW, NOT_SIGNED = "Signed on", "How", "not signed"
MONTH, LEAST, MISSING, UNDER_WAY = "Month", "Asked", "Missing", "not a whole month"
AFTER, UNTIL, DAYS, ENDED_BY = "Meeting on", "Until", "Days", "Ended by"
NEXT_MEETING, NO_MEETING = "the next meeting", "no meeting so far"
WHAT, HAVE, REST, OF_OPENING = "What", "Have", "To come", "Of it, opening balance"
AMOUNT, UP_TO, PLACE, NOTED, COUNTS = "How many", "Up to", "Placement", "Written down in", "Counted here"
YES, BEFORE = "yes", "no, its day lies before this period"
NAME, SETTING, RUNS, SUPERVISOR = "Placement", "Setting", "Days", "Supervisor on file"
AGREED, WRITTEN_DOWN, SAME_DAY = "Agreement signed", "Written down here", "the same day"
HUNDREDTHS = "In hours or in numbers; hundredths of an hour, rounded down."
NOT_AVERAGED = "A full month does not make up for a thin one."

KINDS = {
    "individual": "Individual",
    "couple": "Couple",
    "family": "Family",
    "group": "Group",
    "child": "Child",
    "indirect": "Indirect",
    "supervision, individual": "Supervision, individual",
    "supervision, triadic": "Supervision, triadic",
    "supervision, group": "Supervision, group",
    "supervision, among peers": "Supervision, among peers",
}
PARTS = {
    "telehealth": "of these: telehealth",
    "assessment": "of these: assessment",
    "observed": "of these: observed",
    "usual minutes": "of these: usual minutes",
    "from a file": "of these: from a file",
}
SIGN = "To sign by hand"
SIGN_MEANS = "I have looked through the hours above, and they are right as far as they are mine to say."
SIGN_FIELDS = ("Name", "Role", "Signature", "Date")
BY_HAND = "…………………"
NOT_IN_FONT = (
    "A name here is in a script that the PDF’s letters do not have, as Arabic and Chinese. In the PDF a dotted line "
    "stands in its place, to be filled in by hand. The spreadsheet and the table have the name whole."
)

ROUNDED = (
    "All sums are in hours and whole minutes, and are those of the weeks as shown. Where a rule counts a part of a "
    "minute, it is rounded as the meetings add up, so that no sum is a minute off."
)
CLIENT_HOURS = (
    "Hours with clients are sessions that were held, in the role of therapy alone; coaching, legal work and teaching "
    "are never among them. A group whose members were logged singly is one hour."
)
OF_THESE = "What is called “of these” is a part of the hours with clients, and adds nothing to them."
EVERY_MINUTE = "In groups every minute of supervision counts."
NO_PEERS = "Meetings among peers, without someone who leads, do not count."
OPENING_APART = (
    "Opening balances are hours from before this journal, as they were noted by hand. They are in no week and in no "
    "total above; they are told apart wherever they count."
)
OTHER_DAYS = "These days were chosen by hand. What the rule asks of its own period is not held against them."
INDIRECT_APART = "Indirect work and education are not told apart by placement, and are not in this dossier."


def of(rule: str) -> str:
    """Return whose rule it is."""
    return f"By the rule of: {rule}"


def days(first: date, last: date, until: date) -> str:
    """Return the days it is about; where they are not over, up to when it was looked at."""
    said = f"Days: {span_in_words(first, last)}"
    return said if until == last else f"{said}, as far as logged up to {date_in_words(until)}"


def at(placement: str) -> str:
    """Return of which placement; "" for all of them."""
    return f"Placement: {placement}" if placement else "Of every placement together"


def made(day: date) -> str:
    """Return when it was made."""
    return f"Made on {date_in_words(day)} from the therapist’s own journal"


def sums(clients: int, supervision: int, signed: int) -> str:
    """Return what it all comes to, in minutes."""
    said = f"With clients: {hours(clients)}. In supervision: {hours(supervision)}"
    return f"{said}, {hours(signed)} of it signed for." if supervision else f"{said}."


def ratio(clients: int, supervision: int, asked: int) -> str:
    """Return how many hours with clients stand beside one in supervision, and how many may."""
    rule = f"the rule asks one for each {count(asked, 'hour')} with clients"
    if not supervision:
        return f"No supervision counts beside {hours(clients)} with clients; {rule}."
    return f"One hour of supervision for each {hours(clients * 60 // supervision)} with clients; {rule}."


def groups(name: str, small: int, share: Fraction) -> str:
    """Return how an hour shared with others counts by a rule: `share` of it in a group of up to `small`."""
    part = "half" if share == Fraction(1, 2) else str(share)
    return (
        f"In a group of up to {small}, {part} of the time counts; in a larger one the time divided by their number "
        f"(the rule of {name})."
    )


def at_least_every(weeks: int) -> str:
    """Return how far apart two meetings may lie."""
    return f"A meeting is asked {'every week' if weeks == 1 else f'at least every {weeks} weeks'}."


def largest(people: int) -> str:
    """Return that time in larger groups does not count."""
    return f"Time in a group of more than {people} does not count."


def most(a_week: int) -> str:
    """Return how many hours count where a rule stops."""
    return f"Of any seven days in a row {a_week} hours count at most for what the rule asks; the weeks show all."


def usual(minutes: int) -> str:
    """Return how much time rests on usual minutes."""
    return f"{hours(minutes)} are sessions without minutes of their own, taken with the client’s usual ones, or 50."


def from_file(minutes: int) -> str:
    """Return how much time came from a calendar or another file and was not looked at since."""
    return f"{hours(minutes)} came from a calendar or another file, and were not changed by hand since."


def unconfirmed(sessions: int) -> str:
    """Return how many sessions are not counted."""
    was = "is one planned session" if sessions == 1 else f"are {sessions} planned sessions"
    return f"Not counted {was} whose time has passed and of which nobody said that they were held."


def left_out(meetings: int) -> str:
    """Return how many meetings the rule does not take."""
    are = "is" if meetings == 1 else "are"
    return f"{count(meetings, 'meeting')} in supervision {are} not of a kind that this rule counts."


def unsized(minutes: int) -> str:
    """Return how much time could not be counted."""
    return f"{hours(minutes)} in groups whose size is not noted are in no sum."


def indirect(categories: str) -> str:
    """Return what indirect work is."""
    return f"Indirect work is time logged as: {categories}."


def begins(since: date) -> str:
    """Return that earlier weeks are not there."""
    return f"The journal begins on {date_in_words(since)}; of the days before that it knows nothing."

"""Words by which a capture line shows that something in it was not understood, or was understood otherwise.

None of them means anything to the line. Where one is left as a word of the
note, the line is shown before it is kept: see exchange/capture/remainder.py.
All are small letters, with a plain hyphen and apostrophe.
"""

from __future__ import annotations

VERBS_TOO = frozenset({"sat", "sun", "wed", "mar", "march", "may", "second"})
"""Days and months that are other words too: "she sat with me", "she may come"."""

OF_TIME = frozenset(
    {
        "pm", "a.m", "p.m", "o'clock", "oclock", "ago", "until", "till", "til", "midnight",
        "tonight", "arvo", "fortnight", "daily", "weekly",
        "fortnightly", "biweekly", "monthly",
    }
)  # fmt: skip
"""Words that tell a time and are not understood as one."""

GERMAN_TIME = frozenset(
    {
        "uhr", "std", "stunde", "stunden", "minute", "minuten", "gestern", "vorgestern", "heute", "morgen", "mittag",
        "halb", "viertel", "mo", "di", "mi", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
        "sonnabend", "sonntag", "januar", "februar", "märz", "mai", "juni", "juli", "okt", "oktober", "dez", "dezember",
    }
)  # fmt: skip
"""The same, from a German hand; not the short forms that are words of another kind in either language."""

NUMBER_WORDS = frozenset(
    {
        "half", "quarter", "twice", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "fifteen", "twenty", "thirty", "forty", "forty-five", "fifty", "sixty", "ninety",
    }
)  # fmt: skip
"""Numbers in letters, in a note of a few words: a longer one tells a story. "One" and "two" are said of everything."""

PHRASES_OF_A_DAY = ("last night", "next week", "last week", "on the weekend", "next month", "last month")
"""Two words or three that tell another day."""

PHRASES_OF_AN_HOUR = ("this morning", "this afternoon", "this evening")
"""The same of an hour; they say nothing new where a time was written."""

NEGATIONS = frozenset(
    {
        "not", "no", "never", "without", "didn't", "didnt", "wasn't", "wasnt", "isn't", "isnt", "don't", "dont", "nor",
        "non", "hardly",
    }
)  # fmt: skip
"""Before a word that is understood, these say that it was not so."""

BEFORE_A_DAY = frozenset(
    {
        "next", "last", "this", "coming", "past", "every", "each", "since", "until", "till", "til", "before", "after",
        "from", "by", "than", "like", "as", "of", "for",
    }
)  # fmt: skip
"""Before a day, these say that another one is meant, or that it is no day on which the entry was."""

BEFORE_A_TIME = frozenset(
    {
        "since", "before", "after", "until", "till", "til", "from", "by", "left", "leaves", "came", "arrived", "began",
        "started", "ended", "finished", "joined", "moved",
    }
)  # fmt: skip
"""Before a time, these say that it is not when the entry began."""

BEFORE_AN_HOUR = frozenset(
    {
        "at", "@", "from", "around", "about", "by", "since", "before", "after", "past", "half", "quarter", "to",
        "until", "till", "til", "c", "ca", "circa", "approx", "approximately", "halb", "um", "gegen", "ab", "bis",
    }
)  # fmt: skip
"""Before a bare number, these say that it is an hour."""

BEFORE_A_COUNT = frozenset(
    {
        "room", "week", "day", "month", "year", "phase", "step", "stage", "level", "part", "chapter", "page", "item",
        "question", "module", "unit", "grade", "bus", "platform", "line", "no", "nr", "number", "age", "aged", "is",
        "was", "turned", "suds", "sud", "voc", "phq", "gad", "session", "visit", "only", "twice", "thrice",
    }
)  # fmt: skip
"""Before a bare number, these say what it counts."""

COUNTED = frozenset(
    {
        "times", "time", "x", "days", "weeks", "months", "years", "nights", "o'clock", "oclock", "ish", "am", "pm",
        "uhr", "std", "more", "others", "missing", "present", "came", "people", "persons", "members", "clients",
        "session", "sessions", "calls", "texts", "emails", "messages", "pages", "km", "miles", "steps", "children",
        "kids", "year", "week", "month", "day", "of", "twice",
    }
)  # fmt: skip
"""After a number, these say that it is no rating."""

BEFORE_A_LENGTH = frozenset(
    {"overran", "another", "extra", "every", "last", "first", "next", "within", "after", "over", "by", "short"}
)
AFTER_A_LENGTH = frozenset(
    {
        "late",
        "early",
        "over",
        "in",
        "into",
        "before",
        "after",
        "earlier",
        "later",
        "left",
        "ago",
        "short",
        "break",
        "past",
        "to",
        "more",
        "extra",
        "longer",
        "each",
        "per",
        "apart",
        "away",
    }
)
"""Before or after a length, these say that it is not how long the entry took."""

NOT_HELD = frozenset(
    {"postponed", "rescheduled", "absent", "no-shows", "cancels", "cancelling", "canceling", "abgesagt", "ausgefallen"}
)
"""In the note of a session of which nothing says whether it was held: it may not have been."""

NOT_HELD_ALONE = frozenset({"missed", "moved", "forgot", "off", "skipped", "ill", "sick", "unwell", "away", "holiday"})
"""The same, in a note of a word or two; in a longer one they tell of something else."""

STOOD_UP = "stood me up"

DID_NOT = frozenset({"didn't", "didnt", "not", "never", "failed"})
COME = frozenset(
    {
        "come",
        "came",
        "show",
        "showed",
        "attend",
        "attended",
        "turn",
        "turned",
        "arrive",
        "arrived",
        "appear",
        "appeared",
    }
)
"""The same: "did not come", "never turned up", "failed to attend"."""

PEOPLE = frozenset({"people", "persons", "members", "participants", "supervisees"})
"""After a number, these say how large a group is."""

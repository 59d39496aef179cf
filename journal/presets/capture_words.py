"""The words that a capture line understands, beside clients' codes, numbers, times and one's own words.

A row says: these spellings, in a line of this kind, put this value into this
field. A word may stand in several rows; the kind of the line decides. How a
line is read is told in journal/exchange/capture/line.py.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from journal.presets.downtime import ACTIVITIES, CATEGORY_OF, SUPERVISION


class Weight(IntEnum):
    """How much a word says of what the line is."""

    SAYS = 0
    """Nothing: it fills a field of a line whose kind is known."""
    HINTS = 1
    """It makes the line that kind where no word names one."""
    NAMES = 2
    """It is the line's kind."""


class Word(NamedTuple):
    """`spellings` as they are typed, in any case; `value` is what the record's field takes, as text or yes/no.

    With `field` "" the word names the kind alone. With `value` None a number
    from 0 to 10 follows it.
    """

    spellings: tuple[str, ...]
    kind: str
    field: str = ""
    value: str | bool | None = ""
    weight: Weight = Weight.SAYS


_ALIASES = {
    "calls and messages": ("calls",),
    "letter or report": ("report", "letter"),
    "preparing a session": ("preparing", "preparation"),
    "reading": ("read",),
    "course": ("cpd", "ce"),
    "walk": ("walked",),
    "exercise": ("sport",),
    "meal": ("lunch", "breakfast", "dinner"),
    "breathing or meditation": ("breathing", "meditation"),
    "talk with a colleague": ("colleague",),
    "rest": ("rested", "nap"),
    "tea or coffee": ("tea", "coffee"),
}
"""Shorter ways to write an activity of the preset."""

_DOWNTIME = tuple(
    Word((activity.name, *_ALIASES.get(activity.name, ())), "downtime", "activity", activity.name, Weight.NAMES)
    for activity in ACTIVITIES
    if CATEGORY_OF[activity.name] != SUPERVISION
)

RATED = ("rated", "rate")
"""With a client and a number: how much a session asked that is there already."""

LATE = (
    "late", "(late)", "same day", "same-day", "on the day", "day of", "short notice", "no notice", "without notice",
    "last minute", "last-minute",
)  # fmt: skip
"""How late something was cancelled; beside a word that says so, and nowhere else."""

CANCELLED = (
    "cancelled", "canceled", "cancel", "cancellation", "cancelation", "cxl", "cxld", "cxd", "canx", "cnx", "uta",
)  # fmt: skip
"""Cancelled, as clinics write it; "uta" is unable to attend."""

BY_ME = ("called off", "cancelled by me", "canceled by me", "i cancelled", "i canceled")
OFF = "off"
"""Cancelled by the therapist, where the line begins with it."""

CALLED = "called off"
"""Cancelled by the therapist, but either of the two may have."""

WORDS = (
    Word(("session",), "session", "", "", Weight.NAMES),
    Word(("attended", "held"), "session", "status", "attended", Weight.NAMES),
    Word(
        (
            "no-show",
            "noshow",
            "no show",
            "no-showed",
            "no showed",
            "dna",
            "dna'd",
            "fta",
            "fta'd",
            "ncns",
            "did not attend",
            "didn't attend",
        ),
        "session",
        "status",
        "no-show",
        Weight.NAMES,
    ),
    Word(
        ("cancelled late", "canceled late", "late cancel", "late cancellation", "late cancelation", "lc"),
        "session",
        "status",
        "cancelled late",
        Weight.NAMES,
    ),
    Word(CANCELLED, "session", "status", "cancelled", Weight.NAMES),
    Word(BY_ME, "session", "status", "cancelled by me", Weight.NAMES),
    Word((OFF,), "session", "status", "cancelled by me", Weight.HINTS),
    Word(LATE, "session", "status", "cancelled late"),
    Word(("planned",), "session", "status", "planned", Weight.NAMES),
    Word(RATED, "session", "", "", Weight.HINTS),
    Word(("emergency", "emergency session"), "session", "emergency", True, Weight.NAMES),
    Word(("video", "online", "zoom", "teams", "telehealth"), "session", "medium", "video"),
    Word(("phone", "by phone", "tel", "telephone"), "session", "medium", "phone"),
    Word(("home visit",), "session", "medium", "home visit"),
    Word(("in the room", "in person", "face to face", "f2f"), "session", "medium", "room"),
    Word(("interrupted",), "session", "interrupted", True),
    Word(("overran",), "session", "overran", True),
    Word(("demand",), "session", "demand", None),
    # --- a thought -------------------------------------------------------------------------------
    Word(("thought", "reflection", "still with me"), "reflection", "", "", Weight.NAMES),
    Word(("worry", "worried"), "reflection", "feelings", "worry", Weight.HINTS),
    Word(("sadness", "sad"), "reflection", "feelings", "sadness", Weight.HINTS),
    Word(("anger", "angry"), "reflection", "feelings", "anger", Weight.HINTS),
    Word(("frustration", "frustrated"), "reflection", "feelings", "frustration", Weight.HINTS),
    Word(("guilt", "guilty"), "reflection", "feelings", "guilt", Weight.HINTS),
    Word(("shame", "ashamed"), "reflection", "feelings", "shame", Weight.HINTS),
    Word(("fear", "afraid"), "reflection", "feelings", "fear", Weight.HINTS),
    Word(("helplessness", "helpless"), "reflection", "feelings", "helplessness", Weight.HINTS),
    Word(("confusion", "confused"), "reflection", "feelings", "confusion", Weight.HINTS),
    Word(("boredom", "bored"), "reflection", "feelings", "boredom", Weight.HINTS),
    Word(("tenderness", "tender"), "reflection", "feelings", "tenderness", Weight.HINTS),
    Word(("pride", "proud"), "reflection", "feelings", "pride", Weight.HINTS),
    Word(("hope", "hopeful"), "reflection", "feelings", "hope", Weight.HINTS),
    Word(("gratitude", "grateful"), "reflection", "feelings", "gratitude", Weight.HINTS),
    Word(("bed",), "reflection", "place", "bed"),
    Word(("commute",), "reflection", "place", "commute"),
    Word(("another session",), "reflection", "place", "another session"),
    Word(("break",), "reflection", "place", "break"),
    Word(("desk",), "reflection", "place", "desk"),
    Word(("home",), "reflection", "place", "home"),
    Word(("weekend",), "reflection", "place", "weekend"),
    Word(("holiday",), "reflection", "place", "holiday"),
    Word(("elsewhere",), "reflection", "place", "elsewhere"),
    Word(("problem-solving",), "reflection", "kind", "problem-solving", Weight.HINTS),
    Word(("re-living", "reliving"), "reflection", "kind", "re-living", Weight.HINTS),
    Word(("inner dialogue",), "reflection", "kind", "inner dialogue", Weight.HINTS),
    Word(("dream", "dreamt", "dreamed"), "reflection", "kind", "dream", Weight.HINTS),
    Word(("useful",), "reflection", "useful", True),
    Word(("draining",), "reflection", "draining", True),
    Word(("intensity",), "reflection", "intensity", None, Weight.HINTS),
    Word(("#supervision", "#sup"), "reflection", "to_supervision", True),
    Word(("#next",), "reflection", "waits", "their next session"),
    # --- contact between sessions ----------------------------------------------------------------
    Word(
        ("call", "called", "rang", "phone", "phoned", "tel", "telephone", "voicemail", "vm"),
        "contact",
        "channel",
        "phone",
        Weight.NAMES,
    ),
    Word(("text", "texted", "message", "sms", "chat", "whatsapp"), "contact", "channel", "message", Weight.NAMES),
    Word(("mail", "email", "e-mail", "emailed"), "contact", "channel", "email", Weight.NAMES),
    Word(("letter",), "contact", "channel", "letter", Weight.NAMES),
    Word(("contact",), "contact", "", "", Weight.NAMES),
    Word(("video",), "contact", "channel", "video"),
    Word(("in person",), "contact", "channel", "in person"),
    Word(("scheduling", "appointment"), "contact", "purpose", "scheduling"),
    Word(("reminder", "confirmation"), "contact", "purpose", "reminder or confirmation", Weight.HINTS),
    Word(("check-in", "checkin"), "contact", "purpose", "check-in", Weight.NAMES),
    Word(("support", "crisis", "support or crisis"), "contact", "purpose", "support or crisis", Weight.HINTS),
    Word(("homework",), "contact", "purpose", "homework", Weight.HINTS),
    Word(("after hours", "after-hours", "out of hours"), "contact", "after_hours", True, Weight.HINTS),
    Word(
        ("guardian", "parent", "parents", "mother", "mum", "mom", "father", "dad"), "contact", "with_whom", "guardian"
    ),
    Word(("partner", "wife", "husband"), "contact", "with_whom", "partner"),
    Word(("school", "teacher"), "contact", "with_whom", "school"),
    Word(("professional", "other professional", "gp", "doctor"), "contact", "with_whom", "other professional"),
    Word(("incoming",), "contact", "initiator", "client"),
    Word(("outgoing",), "contact", "initiator", "therapist"),
    Word(("inside", "inside the agreement"), "contact", "inside", True),
    Word(("outside", "outside the agreement"), "contact", "inside", False),
    Word(("recorded", "#record"), "contact", "in_record", True),
    Word(("demand",), "contact", "demand", None),
    Word(("#supervision", "#sup"), "contact", "to_supervision", True),
    # --- met outside -----------------------------------------------------------------------------
    Word(("met", "encounter", "ran into", "bumped into"), "encounter", "", "", Weight.NAMES),
    Word(("shop", "shopping"), "encounter", "setting", "shop"),
    Word(("supermarket",), "encounter", "setting", "supermarket"),
    Word(("bakery",), "encounter", "setting", "bakery"),
    Word(("street",), "encounter", "setting", "street"),
    Word(("train",), "encounter", "setting", "train"),
    Word(("bus",), "encounter", "setting", "bus"),
    Word(("café", "cafe"), "encounter", "setting", "café"),
    Word(("restaurant",), "encounter", "setting", "restaurant"),
    Word(("gym",), "encounter", "setting", "gym"),
    Word(("church",), "encounter", "setting", "church"),
    Word(("school",), "encounter", "setting", "school"),
    Word(("party",), "encounter", "setting", "party"),
    Word(("waiting room",), "encounter", "setting", "waiting room"),
    Word(("online",), "encounter", "setting", "online"),
    Word(("avoidable",), "encounter", "avoidable", True),
    Word(("unavoidable",), "encounter", "avoidable", False),
    Word(("others present", "others there"), "encounter", "others_present", True),
    Word(("exposed",), "encounter", "exposed", True),
    Word(("two roles", "dual role"), "encounter", "dual_concern", True),
    Word(("discomfort",), "encounter", "discomfort", None),
    Word(("#supervision", "#sup"), "encounter", "to_supervision", True),
    # --- supervision -----------------------------------------------------------------------------
    Word(("sup", "supervision"), "supervision", "", "", Weight.NAMES),
    Word(("consultation", "consult"), "supervision", "format", "consultation", Weight.NAMES),
    Word(("group supervision",), "supervision", "format", "group", Weight.NAMES),
    Word(("peer supervision", "intervision"), "supervision", "format", "peer", Weight.NAMES),
    Word(("individual",), "supervision", "format", "individual"),
    Word(("group",), "supervision", "format", "group"),
    Word(("peer",), "supervision", "format", "peer"),
    Word(("think together",), "supervision", "wants", "think together"),
    Word(("advice",), "supervision", "wants", "advice"),
    Word(("be heard",), "supervision", "wants", "be heard"),
    Word(("decide",), "supervision", "wants", "decide"),
    Word(("helped",), "supervision", "helpfulness", None),
    # --- on call, the evening --------------------------------------------------------------------
    Word(("on-call", "on call", "oncall"), "on-call", "", "", Weight.NAMES),
    Word(("called out",), "on-call", "called_out", True),
    Word(("check-in", "checkin"), "check-in", "", "", Weight.NAMES),
    Word(("evening",), "check-in", "", "", Weight.HINTS),
    Word(("heavy",), "check-in", "heavy", None, Weight.HINTS),
    Word(("energy",), "check-in", "energy", None, Weight.HINTS),
    Word(("sleep", "slept"), "check-in", "sleep", None, Weight.HINTS),
    # --- downtime --------------------------------------------------------------------------------
    Word(("downtime",), "downtime", "", "", Weight.NAMES),
    *_DOWNTIME,
    Word(("better",), "downtime", "felt", "better"),
    Word(("same",), "downtime", "felt", "same"),
    Word(("worse",), "downtime", "felt", "worse"),
    Word(("no-show hour",), "downtime", "origin", "fell free: no-show"),
    Word(("cancelled hour",), "downtime", "origin", "fell free: cancellation"),
    Word(("own choice",), "downtime", "own_choice", True),
    Word(("clinic policy",), "downtime", "own_choice", False),
)
"""Every word, kind by kind. Where one is in two rows of the same kind, the first row holds."""

SEVERAL = frozenset({"feelings", "wants"})
"""Fields that hold any number of words."""

DAYS = {"yesterday": -1, "yest": -1, "yday": -1, "today": 0, "tomorrow": 1, "tmrw": 1}
"""Word → days from today."""

DAYS_APART = {
    ("the", "day", "before", "yesterday"): -2, ("day", "before", "yesterday"): -2,
    ("the", "day", "after", "tomorrow"): 2, ("day", "after", "tomorrow"): 2,
}  # fmt: skip
"""The same, of several words."""

NOON = ("noon", "midday")

LENGTHS = {("half", "an", "hour"): 30, ("half", "hour"): 30, ("an", "hour"): 60, ("one", "hour"): 60}
"""Minutes in words."""

WEEKDAYS = (
    ("mon", "monday"), ("tue", "tues", "tuesday"), ("wed", "wednesday"), ("thu", "thur", "thurs", "thursday"),
    ("fri", "friday"), ("sat", "saturday"), ("sun", "sunday"),
)  # fmt: skip
"""Spellings of each day of the week, Monday first."""

MONTHS = (
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"),
    ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
    ("dec", "december"),
)  # fmt: skip
"""Spellings of each month, read after or before the number of a day."""

UNITS = {
    "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1,
    "h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60,
}  # fmt: skip
"""Unit of a duration → minutes."""

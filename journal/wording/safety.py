"""Sentences of the page "If it is urgent". Nothing here is worked out from what was written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.dates import date_in_words

ALWAYS_THE_SAME = "This page is the same on every day. Nothing on it is worked out from what you wrote."

DANGER_NOW = "If someone is in danger now, you included, call the emergency number of the place where they are."

SAME_DAY = (
    "You think of ending your life, or of harming yourself.",
    "You are not fit to work: ill, unwell in mind, grieving, without sleep, or under the influence of something.",
    "A client or someone around a client may be in immediate danger.",
    "A client threatens you, follows you, or turns up where you live.",
    "A pull across a sexual boundary, on either side; also when nothing has happened.",
    "A client has died.",
    "A complaint has reached you, or a letter from a court, a lawyer or your board.",
)
"""What is worth a conversation on the same day, whatever the hour."""

SAME_DAY_MEANS = (
    "Any one of these is worth talking over today, with someone who knows the work. You need not be sure. It need not "
    "be your fault, and it need not be tidy."
)

NOBODY_YET = "Nobody is noted down yet. A name and a number are enough, and they will stand here when you need them."

DUTY_INTRO = (
    "Questions to take to whoever you consult. Whether there is a duty depends on where you practise and on what "
    "happened; this page cannot know it and does not say it. There is nothing to fill in here, so nothing is kept."
)

DUTY_QUESTIONS = (
    "Who is at risk, and from whom?",
    "How soon?",
    "Which law, and which policy of your clinic or board, applies where you practise?",
    "Whom have you consulted? A supervisor, a colleague, your insurer, your association?",
    "What did you do, and what did you decide not to do?",
    "Is it in the clinical record?",
)

KEEP_CONSULTED = (
    "If you wish, keep that you consulted, the day, and whether it is in the record. Nothing else goes along: not with "
    "whom, not about whom."
)

CONSULTED_TITLES = {
    True: "Consulted on a duty to report; it is in the clinical record",
    False: "Consulted on a duty to report; not in the clinical record yet",
}
"""Recorded there? → the line that is kept."""

LINES_INTRO = (
    "Numbers change. Keep the ones of the places where you and your clients are, take the others out, and look them up "
    "again now and then."
)

NO_LINES = "No line is kept here. You can add your own, or take back the list as it came."

LINE_FIELDS = {
    "name": "Name of the line",
    "reach": "Number, as one dials it",
    "hours": "Hours",
    "region": "Country or region",
}

NEW_LINE = "New line"

NEW_REACH = "number to come"


TO_CHECK = "to be looked up again"


def looked_up(days: Sequence[date | None]) -> str:
    """Return when a list of lines was last gone through: the oldest day of any; `days` holds at least one."""
    known = [day for day in days if day is not None]
    never = len(days) - len(known)
    if not known:
        return "None of these was looked up yet. Numbers change: look up the ones you rely on."
    oldest = min(known)
    result = f"Looked up {'' if len(set(known)) == 1 else 'since '}{date_in_words(oldest)}"
    return f"{result}{f', {never} not yet' if never else ''}. Numbers change: look up the ones you rely on."

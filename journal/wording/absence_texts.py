"""The texts of an absence, filled from its plan. None names a client, a treatment, a diagnosis, or why one is away.

A text that was changed by hand is kept with its dates left blank, so that they are those of the days as they are now:

    "back on Monday, 9 November 2026"  ⇄  "back on [first day back]"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.wording.dates import MONTHS, count, date_in_words, day_with_year, span_in_words

TITLES = {
    "reply": "Reply to mails",
    "voicemail": "Voicemail",
    "note to clients": "Note to clients",
    "cover agreement": "Cover agreement",
    "first agreement": "A page for the first agreement",
}
"""Kinds of text that are written here → what each is called."""

OF_AN_ABSENCE = ("reply", "voicemail", "note to clients", "cover agreement")

OPEN = "________"
"""What is filled in by hand."""

DESTROYED_AFTER = timedelta(days=14)
"""After the first day back: until when a cover sheet is destroyed."""

STALE = "The days were changed since you wrote this. Look at its dates."
BACK_TO_OURS = "Back to ours"
NO_REASON = "None of these says who comes to you, what for, or why you are away. Whatever you change is yours."
NO_PLAN = "It is filled from the plan of your newest time off; there is none yet, so more is left open."


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What the texts are filled with. `cover` and `fee_rule` are the therapist's own words, "" for none.

    `emergency` is whom to turn to; `make_ups` and `policy` are the words of the plan, or None.
    """

    first: date
    last: date
    back: date
    emergency: str
    cover: str = ""
    fee_rule: str = ""
    make_ups: str | None = None
    policy: str | None = None
    review_on: date | None = None

    @property
    def blanks(self) -> dict[str, str]:
        """What is left blank in a text of one's own → what stands there now."""
        days = f"on {date_in_words(self.first)}" if self.first == self.last else f"from {self._span}"
        destroyed = date_in_words(self.back + DESTROYED_AFTER)
        return {"[days away]": days, "[first day back]": day_with_year(self.back), "[destroyed by]": destroyed}

    @property
    def _span(self) -> str:
        return span_in_words(self.first, self.last)


def emergency(lines: Sequence[tuple[str, str]]) -> str:
    """Return whom to turn to, from crisis lines as (name, number); many, or none, say nothing of the place."""
    if not 0 < len(lines) <= 4:
        return "the emergency number of the place where you are"
    return "; ".join(f"{name} {reach}" for name, reach in lines)


def ours(kind: str, of: Filled) -> str:
    """Return the text of a kind of `TITLES`, as it comes."""
    if kind == "cover agreement":
        return _cover_agreement(of)
    if kind == "first agreement":
        return _first_agreement(of)
    covering = _line("Covering for me: ", of.cover)
    urgent = _line("If it cannot wait: ", of.emergency)
    days, back, _ = of.blanks.values()
    parts = {
        "reply": [
            "Thank you for your message.",
            f"I am away {days} and do not read messages in these days. I am back on {back} and will answer then.",
        ],
        "voicemail": [f"I am away {days}. I am back on {back}. What is left here will be heard then, and not before."],
        "note to clients": [
            f"I am away {days} and back on {back}. Our appointments in these days do not take place.",
            of.fee_rule,
            "In these days I cannot be reached.",
        ],
    }
    return _paragraphs(*parts[kind], covering, urgent)


def _cover_agreement(of: Filled) -> str:
    days, back, destroyed = of.blanks.values()
    return _paragraphs(
        f"I am away {days} and back on {back}.",
        f"Who covers: {of.cover or OPEN}\nHow and when they can be reached: {OPEN}",
        "What is agreed between us:",
        "1. You are called only by those who agreed to it and were told how to reach you.\n"
        "2. You are given what a call needs, under codes, and of nobody who did not agree. "
        f"The list of names for the codes lies: {OPEN}\n"
        f"3. All of it is destroyed by {destroyed}, and you tell me so. If something happened, it is kept until it "
        "was handed back to me.\n"
        "4. When I am back, you tell me who called and what was agreed, and they know that you do.\n"
        f"5. {_line('If it cannot wait and you cannot be reached: ', of.emergency)}\n"
        f"6. Fees: {of.fee_rule or OPEN}",
        f"Date, and both signatures: {OPEN}",
    )


def _first_agreement(of: Filled) -> str:
    review = date_in_words(of.review_on) if of.review_on is not None else OPEN
    return _paragraphs(
        "When I am away",
        "I tell you of planned days away about four weeks before, and again in writing two weeks before. In our last "
        "appointment before them I tell you the next date. If I cannot come at short notice, you hear from me or from "
        "somebody who calls for me.",
        f"Appointments that fall out: {make_up_rule(of.make_ups, of.policy)}",
        of.fee_rule,
        "Between appointments",
        f"I can be reached by: {OPEN}\nOn these days, at these hours: {OPEN}\nI answer within: {OPEN}\n"
        f"What it is for: {OPEN}",
        "While I am away I cannot be reached this way. If somebody covers for me, you hear before who it is, and you "
        "say whether they may know of you.",
        _line("If it cannot wait: ", of.emergency),
        f"We look at this again on: {review}",
    )


def make_up_rule(make_ups: str | None, policy: str | None) -> str:
    """Return when appointments are made up, from one's own approach and the practice's policy: the stricter holds."""
    said = {make_ups, policy} - {None}
    if not said:
        return OPEN
    if "never" in said:
        return "they are not made up."
    if "exceptional" in said:
        return "they can be made up as an exception, if there is a time."
    return "they are made up, if there is a time for both of us."


def of_the_year(spans: Sequence[tuple[date, date]]) -> str:
    """Return the notice of all days away of a year; `spans` are their first and last days, in order."""
    if not spans:
        return ""
    days = [date_in_words(first) if first == last else span_in_words(first, last) for first, last in spans]
    return _paragraphs(
        "My days away in the next twelve months:",
        "\n".join(days),
        "Our appointments in these days do not take place. If other days come to it, you hear of them in time.",
    )


def with_blanks(text: str, of: Filled) -> str:
    """Return a text with its dates left blank, as it is kept."""
    for blank, now in of.blanks.items():
        text = text.replace(now, blank)
    return text


def filled(text: str, of: Filled) -> str:
    """Return a text that was kept, with the dates as they are now."""
    for blank, now in of.blanks.items():
        text = text.replace(blank, now)
    return text


_DATES = re.compile(rf"\b({'|'.join(MONTHS)})\b|\b\d{{1,2}}[./]\d{{1,2}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b20\d\d\b")


def is_stale(text: str, *, for_other_days: bool) -> bool:
    """Say whether a text, as it is kept, has dates of its own, or none at all, and was written for other days."""
    return for_other_days and ("[days away]" not in text or bool(_DATES.search(text)))


def _line(begin: str, said: str) -> str:
    said = said.strip()
    return f"{begin}{said}{'' if said.endswith(('.', '!', '?')) else '.'}" if said else ""


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())


# --- the page ------------------------------------------------------------------------------------

TEXTS = "Texts, to copy or print"
TELLING = "Telling is per person: spoken first, again in writing, and the next date in the last session."
NOTHING_TO_TELL = "No notice is given of this time off: it has begun, or it is an illness or a public holiday."
NOBODY = "There is nobody to tell: no session falls out, and nobody relies on reaching you in these days."
ONE_BY_ONE = "Several people come here. Each is told for themselves; telling one may give a secret away."
FROM_SIX_WEEKS = "Today names what is due from six weeks before."
NEXT_DATE_UNKNOWN = "No next date is known yet. It is noted under “More”."
NO_COMING = "No planned time off lies in the next twelve months."

NO_CLIENTS = "No client is open in these days."
TELLING_ALL = "One tap notes, for one person, that all of these days were told."
YEAR = "The year's days away in one notice"
YEAR_SAYS = "Dates alone, and no reason. Illness and public holidays are not in it."
FIRST_AGREEMENT = (
    "What holds when you are away, and how you are reached in between: on paper, for the first agreement. It speaks of "
    "no client. What is open is filled in by hand, or in your own words."
)

NOTICE_DAYS = "Spoken on the first day, again in writing on the others; in the last session before, the next date."
OWN_WORDS = (
    "What you change is kept, for later times off too, unless you changed theirs. Its dates are always those of the "
    "days away, as long as you leave them as they are written here. An empty text is ours again."
)

STEPS = {"tell": "to tell", "remind": "to remind in writing", "next date": "to tell the next date"}


def tell(codes: Sequence[str], days: str) -> str:
    """Return whom to tell about what; `codes` holds at least one, `days` are the days away in words."""
    others = len(codes) - 1
    who = f"{codes[0]} and {others} {'other' if others == 1 else 'others'}" if others else codes[0]
    return f"Tell {who} about {days}"


def remind(code: str, days: str) -> str:
    """Return that a client is to be reminded in writing."""
    return f"Remind {code} in writing of {days}"


def next_date(code: str, day: str) -> str:
    """Return that a client is to hear the next date; `day` in words, "" where it is not known."""
    return f"Tell {code} the next date{f': {day}' if day else ''}"


def told_of(n: int) -> str:
    """Return that it was noted of how many absences."""
    return f"Noted for {count(n, 'time off', 'times off')}"


def told_of_some(told: int, of: int) -> str:
    """Return of how many absences somebody was told."""
    if told == of:
        return "told of all"
    return f"told of {told} of {of}" if told else "not told yet"


def notice_days(days: Sequence[str]) -> str:
    """Return when notice is due, the first day spoken; `days` in words."""
    return f"Notice: {', '.join(days)}, and in the last session before."

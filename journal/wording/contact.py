"""Sentences about contact between sessions, and what was agreed on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from journal.wording import dates
from journal.wording.dates import WEEKDAYS, count, date_in_words, duration

MINUTE = timedelta(minutes=1)

NO_CONTENT = "Counts and minutes only. What was said belongs in the record."

CONSENT = "Who agreed that you speak with them? With a minor, note who may consent."

NONE_RECORDED = "None recorded. Contacts then count as neither inside nor outside."

OPEN_TERMS = (
    "What you leave open was not agreed on, and nothing is held against it. Appointments and reminders need not be "
    "listed: they are part of any work, and in writing they may come at any hour."
)

BEFORE_IT = "Contacts before the day it was agreed on count as none recorded."

CHANNELS = {
    "phone": "phone calls",
    "message": "messages",
    "email": "e-mails",
    "video": "video calls",
    "letter": "letters",
    "in person": "meetings in person",
}
"""Value of records' Channel → several of them."""

PURPOSES = {
    "scheduling": "scheduling",
    "reminder or confirmation": "reminders and confirmations",
    "check-in": "check-ins",
    "support or crisis": "support between sessions",
    "homework": "homework",
}
"""Value of records' Purpose → what was agreed."""

_NOT_FOR = {
    "scheduling": "scheduling was not agreed",
    "reminder or confirmation": "reminders were not agreed",
    "check-in": "check-ins were not agreed",
    "support or crisis": "support between sessions was not agreed",
    "homework": "homework between sessions was not agreed",
}

PARTIES = {
    "guardian": "a guardian",
    "partner": "a partner",
    "school": "a school",
    "other professional": "another professional",
}
"""Value of records' WithWhom → who it was with, where it was not the client."""


def standing(standing: str, reasons: Sequence[str] = ()) -> str:
    """Return where a contact stands: "Inside what was agreed.", "Outside: messages were not agreed.".

    `standing` is the value of measures' Standing, `reasons` are from `reason`.
    """
    if standing == "outside":
        return f"Outside: {'; '.join(reasons)}." if reasons else "Outside what was agreed."
    if standing == "inside":
        return f"Inside what was agreed{', as far as it is said here' if not reasons else ''}."
    return f"{_sentence(reasons[0]) if reasons else 'No agreement recorded'}."


def reason(
    reason: str,
    *,
    at: datetime,
    channel: str | None = None,
    purpose: str | None = None,
    with_whom: str = "client",
    hours: str = "",
    agreed_on: date | None = None,
    waited: timedelta = timedelta(0),
    promised_hours: int | None = None,
) -> str:
    """Return one reason of a judgement (the value of measures' Reason), as it stands against the contact."""
    within = count(promised_hours or 0, "hour")
    since = f": it was agreed on {date_in_words(agreed_on)}" if agreed_on else ""
    said = {
        "no agreement": "no agreement recorded",
        "before the agreement": f"no agreement recorded then{since}",
        "other party": f"no agreement recorded on contact with {PARTIES.get(with_whom, 'someone else')}",
        "no terms": "an agreement is recorded, but nothing of what it says",
        "own word": "your own word",
        "channel": f"{CHANNELS[channel]} were not agreed" if channel in CHANNELS else "this channel was not agreed",
        "purpose": _NOT_FOR.get(purpose or "", "this purpose was not agreed"),
        "hours": f"{WEEKDAYS[at.weekday()]} {dates.clock(at)} is not in the agreed hours ({hours})",
        "after hours": "after the agreed hours",
        "response": f"answered after {duration(waited // MINUTE)}, promised within {within}",
    }
    return said.get(reason, reason)


def overruled(own: str, judged: str = "") -> str:
    """Return that the own word stands; `judged`, from `standing`, is what would follow, if that is something else."""
    otherwise = f"; otherwise {judged[:1].lower()}{judged[1:]}" if judged else "."
    return f"{_sentence(own)}, by your own word{otherwise}"


def agreed_hours(weekdays: Sequence[int], first: time | None, last: time | None) -> str:
    """Return agreed hours in words, for example "Monday to Friday, 08:00–18:00"; "" where none are."""
    clock = f"{dates.clock(first)}–{dates.clock(last)}" if first is not None and last is not None else ""
    days = _weekdays(sorted({*weekdays})) if weekdays else "every day" if clock else ""
    return ", ".join(part for part in (days, clock) if part)


def agreement(
    *,
    agreed_on: date | None,
    channels: Sequence[str],
    purposes: Sequence[str],
    hours: str,
    response_hours: int | None,
) -> str:
    """Return an agreement in one line; `hours` as `agreed_hours` says them, or as they were typed."""
    result = [
        ", ".join(CHANNELS.get(channel, channel) for channel in channels),
        f"for {', '.join(PURPOSES.get(purpose, purpose) for purpose in purposes)}" if purposes else "",
        hours,
        f"an answer within {count(response_hours, 'hour')}" if response_hours is not None else "",
    ]
    when = f"Agreed on {date_in_words(agreed_on)}" if agreed_on else "Agreed"
    return f"{when}: {'; '.join(part for part in result if part) or 'nothing noted of it'}"


def _weekdays(days: Sequence[int]) -> str:
    if len(days) == 7:
        return "every day"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{WEEKDAYS[days[0] - 1]} to {WEEKDAYS[days[-1] - 1]}"
    return ", ".join(WEEKDAYS[day - 1] for day in days)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]

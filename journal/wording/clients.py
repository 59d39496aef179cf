"""Sentences about clients and what is known of them from which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from journal.wording.dates import date_in_words

CODE = (
    "A code, never a name: two or three signs that tell you enough. "
    "A code is still personal data: who knows your practice may guess who is meant."
)
HOLDS_FROM = (
    "What you change here holds from that day on; weeks before it stay as they were. "
    "For an earlier day, the form shows what held then."
)
EVERY_OTHER_WEEK = (
    "Weeks are counted from the first appointment. Another day or time keeps the weeks, unless you count them anew."
)

DOTS = "The dot is a client's colour: the same in the week and on Today, always beside the code."


def since(code: str, day: date) -> str:
    """Return a code with the day from which on its client came."""
    return f"{code}, since {date_in_words(day)}"


def looks_like(clients: Sequence[tuple[str, date]]) -> str:
    """Return that a code looks like those of others, each with the day its client began."""
    return f"Looks like {' and '.join(since(code, day) for code, day in clients)}, in other letters."


def look_alike(clients: Sequence[tuple[str, date]]) -> str:
    """Return that codes look alike, each with the day its client began."""
    said = " and ".join(since(code, day) for code, day in clients)
    return f"These codes look alike: {said}. The line on top of every page asks which of them is meant."


ENDED_CODE = "was that of a client who ended; take the work up again above, or choose another code"


def ended_before(code: str, ended_on: date) -> str:
    """Return that a code is that of a client who ended."""
    return f"{code} was a client of yours until {date_in_words(ended_on)}. Everything of then is kept under that code."


def take_up(day: date) -> str:
    """Return the words on the button by which the work with a client goes on from a day."""
    return f"Take it up again from {date_in_words(day)}"


def taken_up(day: date) -> str:
    """Return that the work with a client goes on from a day."""
    return f"Taken up again from {date_in_words(day)}"


def ended(ending: str, ended_on: date) -> str:
    """Return how and when the work ended."""
    return f"Ended {date_in_words(ended_on)}, {ending}. If they come back, everything stays under this code."


def told_fact(effective: date, whose: str, result: Mapping[str, str], written: date) -> str:
    """Return a dated fact in one line; `whose` names a member, "" for the client as a whole.

    The day it was written is said where it is another one.
    """
    said = ", ".join(f"{label.lower()} {value}" for label, value in result.items())
    who = f"{whose}: " if whose else ""
    late = "" if written == effective else f"  ·  written {date_in_words(written)}"
    return f"From {date_in_words(effective)}  ·  {who}{said}{late}"


SPEAK_ONLY = "speak to them only"


def reached(by: str | None, message: bool | None, names: bool | None, answers: str | None) -> str:
    """Return how a client may be reached: by what, whether one may leave a message, name the therapy, who may answer.

    What is not known is not allowed.
    """
    if by is None and message is None and names is None and not answers:
        return SPEAK_ONLY
    said = [{None: SPEAK_ONLY, "in session only": "in session only"}.get(by, f"by {by}")]
    said.append("a message may be left" if message else "leave no message")
    if message or by not in (None, "in session only"):
        said.append("it may name the therapy" if names else "name no therapy")
    said.append(f"may also answer: {answers}" if answers else "nobody else answers")
    return ", ".join(said)


def still_so(whose: str, since: date) -> str:
    """Return the question about a risk flag that has stood for long; `whose` as in `told_fact`."""
    return f"{f'{whose}: risk' if whose else 'Risk'} was last noted on {date_in_words(since)}. Still so?"


def two_roles(code: str, role: str, *, since: date, until: date | None, today: date) -> str:
    """Return the note that a code stands for someone in another role too; `until` is the day that work ended."""
    if until is not None and until < today:
        said = f"{code} was also a {role} client of yours, until {date_in_words(until)}."
    elif since > today:
        said = f"{code} will also be a {role} client of yours, from {date_in_words(since)}."
    else:
        said = f"{code} is also a {role} client of yours since {date_in_words(since)}."
    return f"{said} Two roles with one person may be worth an hour of supervision."


def shown_as(kept: str, shown: str) -> str:
    """Return what a client's colour is drawn as that means something else by now."""
    return f"{kept.capitalize()} is shown as {shown}."


def colours_changed(shown: Mapping[str, str]) -> str:
    """Return which colours clients no longer have, and which they have instead; `shown` has both by name."""
    instead = " and ".join(f"{now} instead of {before}" for before, now in shown.items())
    return (
        "Green and amber now mean what gave back and what was asked, in every picture. Some of your clients are shown "
        f"in {instead}. Nothing else changed; each can be given another colour."
    )


PLACEMENT = "Where the hours with them are worked, from that day on. Sessions before it stay where they were."

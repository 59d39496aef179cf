"""Sentences of a shared summary, as whoever it was made for reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from journal.wording import dates
from journal.wording.direction import in_line
from journal.wording.labels import choice

RISK, AGENDA, TEXTS = "Risk", "What I want", "In my own words"
LOAD, CASELOAD = "Emotional load by week", "Caseload intensity by week"
THEMES, STILL, CONTACT, HOURS = "Feelings", "Still with me", "Contact between sessions", "Hours to sign off"

NOTHING = "Nothing in these weeks."
NO_RISK = "No client has a risk flag."
OVER_ALL = "How often each feeling was named, over all clients."
BY_CLIENT = "How many reflections there were on each client."
AGAINST = "How many contacts stood inside or outside what was agreed, by client and week."

STATES = {
    "waiting": "not raised yet",
    "raised": "raised, nothing decided yet",
    "decided": "decided, not done yet",
    "done": "done",
}
KINDS = {"reflection": "Still with me", "supervision": "Notes of a supervision"}
PARTS = {"sessions": "Sessions", "no_shows": "No-shows", "contacts": "Contacts", "runs": "Back to back"}


def sender(name: str) -> str:
    """Return who it comes from; a name may be empty."""
    return f"From {in_line(name)}" if name else "From someone who gave no name"


def weeks(first: str, last: str) -> str:
    """Return the weeks it is about, from their Mondays."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=6)
    return f"{dates.count((end - begin).days // 7 + 1, 'week')}, {dates.span_in_words(begin, end)}"


def made(at: str, sequence: int) -> str:
    """Return when it was made, and which one it is of those for this person."""
    moment = datetime.fromisoformat(at)
    return f"Made on {dates.day_in_words(moment)} {moment.year}, {moment:%H:%M} UTC, as number {sequence}"


def risk(codes: Sequence[str]) -> str:
    """Return whose risk is flagged."""
    return f"A risk flag stands at {', '.join(codes)}." if codes else NO_RISK


def week_of(monday: str) -> str:
    """Return for example "Week of 7 September 2026"."""
    day = date.fromisoformat(monday)
    return f"Week of {day.day} {dates.MONTHS[day.month - 1]} {day.year}"


def about_text(kind: str, monday: str) -> str:
    """Return what kind of text it is, and of which week."""
    return f"{KINDS[kind]}, {week_of(monday)[:1].lower()}{week_of(monday)[1:]}"


def times(name: str, count: int | str) -> str:
    """Return how often something was counted: "Worry: 7 times"."""
    return f"{choice(name)}: {'once' if count == 1 else f'{count} times'}"


def reflections(code: str, count: int | str) -> str:
    """Return how many reflections there were on a client."""
    return f"{code}: {'1 reflection' if count == 1 else f'{count} reflections'}"


def hour(day: str, minutes: int, format: str) -> str:
    """Return a supervision to be signed off."""
    on = date.fromisoformat(day)
    return "  ·  ".join((f"{dates.day_in_words(on)} {on.year}", dates.count(minutes, "minute"), choice(format)))


def load(demand: Sequence[float], recovery: Sequence[float], of: int) -> str:
    """Return what the weekly means were, over the weeks that have one."""
    if not demand:
        return "No day of these weeks was logged."
    told = [f"Demand was {_from_to(demand)} points a day"]
    if recovery:
        told.append(f"recovery {_from_to(recovery)}")
    return f"{', '.join(told)}, as means of {len(demand)} of {dates.count(of, 'week')}."


def load_rests_on(logged: int, workdays: int) -> str:
    """Return what the means rest on."""
    return f"Rests on {dates.count(logged, 'day')} logged of {dates.count(workdays, 'workday')}."


def caseload(values: Sequence[float], of: int) -> str:
    """Return what the weekly index was, over the weeks that have one."""
    if not values:
        return "No work of these weeks was logged."
    return f"The work was {_from_to(values)} % of what was planned, in {len(values)} of {dates.count(of, 'week')}."


CASELOAD_RESTS_ON = "100 is what was planned. Lighter bars are weeks that were not over."


def _from_to(values: Sequence[float]) -> str:
    low, high = dates.number(min(values), 1), dates.number(max(values), 1)
    return low if low == high else f"{low} to {high}"

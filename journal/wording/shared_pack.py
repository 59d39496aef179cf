"""Sentences of a shared summary, as whoever it was made for reads it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta, tzinfo

from journal.wording import dates
from journal.wording.direction import in_line
from journal.wording.labels import choice
from journal.wording.shared_parts import PARTS

EMPTY = "Chosen, and there is nothing to show."
"""Of a part that was chosen. What is kept back is nothing to show, so it does not say that there is nothing."""
EMPTY_OF_OLD = "Nothing is shown here."
"""Of an empty part in a pack of the first form, which does not tell whether there was anything to choose."""
NOT_CHOSEN = "Not chosen"
NOT_CHOSEN_MEANS = "Left out of this pack by choice, whether or not there is anything of it."
NO_RISK = "No client one works with now has a risk flag."
OVER_ALL = "How often each feeling was named, over all clients. What is kept back is not counted."
BY_CLIENT = "How many reflections there were on each client. What is kept back is not counted."
AGAINST = (
    "How many contacts stood inside or outside what was agreed, by client and week. Those without an agreement are in "
    "neither."
)
STATES = {
    "waiting": "not raised yet",
    "raised": "raised, nothing decided yet",
    "decided": "decided, not done yet",
    "done": "done",
}
KINDS = {"reflection": "A thought", "supervision": "Notes of a supervision"}
UNITS = {"sessions": "Sessions", "no_shows": "No-shows", "contacts": "Contacts", "runs": "Back to back"}


def sender(name: str) -> str:
    """Return who it comes from; a name may be empty."""
    return f"From {in_line(name)}" if name else "From someone who gave no name"


def weeks(first: str, last: str) -> str:
    """Return the weeks it is about, from their Mondays."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=6)
    return f"{dates.count((end - begin).days // 7 + 1, 'week')}, {dates.span_in_words(begin, end)}"


def made(at: str, sequence: int, restores: int, zone: tzinfo) -> str:
    """Return when it was made, by the clock of whoever reads it, and which one it is of those for this person."""
    moment = datetime.fromisoformat(at).astimezone(zone)
    number = numbered("number", sequence, restores)
    return f"Made on {dates.day_with_year(moment)}, {dates.clock(moment)}, as {number}"


def numbered(name: str, sequence: int, restores: int) -> str:
    """Return a pack's number; after a restore the same one can come again, so that is said beside it."""
    if not restores:
        return f"{name} {sequence}"
    times = "" if restores == 1 else f" {restores} times"
    return f"{name} {sequence} of a journal that was restored or copied{times}"


def not_chosen(parts: Collection[str]) -> list[str]:
    """Return the headings of the parts that were not chosen, in the order of the page."""
    return [words.heading for part, words in PARTS.items() if part in parts]


def risk(codes: Sequence[str]) -> str:
    """Return whose risk is flagged."""
    return f"A risk flag stands at {', '.join(codes)}." if codes else NO_RISK


def week_of(monday: str) -> str:
    """Return for example "Week of 7 September 2026"."""
    day = date.fromisoformat(monday)
    return f"Week of {dates.date_in_words(day)}"


def reached(monday: str | None) -> str:
    """Return whether a goal is reached, and in which week."""
    if monday is None:
        return "not reached yet"
    week = week_of(monday)
    return f"reached, {week[:1].lower()}{week[1:]}"


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
    return "  ·  ".join((dates.day_with_year(on), dates.count(minutes, "minute"), choice(format)))


def load(demand: Sequence[float], recovery: Sequence[float], of: int) -> str:
    """Return what the weekly means were, over the weeks that have one."""
    if not demand:
        return "These weeks hold no logged day that is shown."
    result = [f"Demand was {_from_to(demand)} points a day"]
    if recovery:
        result.append(f"recovery {_from_to(recovery)}")
    return f"{', '.join(result)}, as means of {len(demand)} of {dates.count(of, 'week')}."


def load_rests_on(logged: int, workdays: int) -> str:
    """Return what the means rest on."""
    result = f"Rests on {dates.count(logged, 'day')} logged of {dates.count(workdays, 'workday')}."
    return f"{result} What is kept back is not counted."


def caseload(values: Sequence[float], of: int) -> str:
    """Return what the weekly index was, over the weeks that have one."""
    if not values:
        return "These weeks hold no logged work."
    return f"The work was {_from_to(values)} % of what was planned, in {len(values)} of {dates.count(of, 'week')}."


CASELOAD_RESTS_ON = "100 is what was planned. Lighter bars are weeks that were not over."


def _from_to(values: Sequence[float]) -> str:
    low, high = dates.number(min(values), 1), dates.number(max(values), 1)
    return low if low == high else f"{low} to {high}"

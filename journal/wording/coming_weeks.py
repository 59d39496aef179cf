"""Sentences about the coming weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.dates import count, number, short_date
from journal.wording.labels import choice

TITLE = "Coming weeks"
WHAT_IS = (
    "The eight weeks after this one, if everyone comes as planned or as usual: what they hold of your plan, your days "
    "off, notices due, clients who called off, supervision, sheets to be destroyed, and the end of your period for the "
    "board. No forecast."
)
ROWS = {
    "leave": "leave",
    "notice": "notices due",
    "client away": "clients away",
    "supervision": "supervision",
    "sheet": "sheets due",
    "deadline": "hours due",
}
"""Value of planning's What → what its row in the picture is called."""

WORK = "planned work"
NOTHING = "nothing planned"
RESTS_ON = "If everyone comes as planned or as usual. This week is not among them."


def sentence(weeks: Sequence[float | None]) -> str:
    """Return what the weeks hold, each in per cent of the plan; None: nothing comes in it."""
    known = [cii for cii in weeks if cii is not None]
    if not known:
        return "Nothing is planned for the coming weeks, and nothing usual is known."
    low, high = number(min(known)), number(max(known))
    span = f"{low} of 100" if low == high else f"between {low} and {high} of 100"
    above = sum(round(cii, 9) > 100 for cii in known)
    said = f"The coming {count(len(weeks), 'week')}: {span}" + (f", {above} above plan" if above else "")
    empty = len(weeks) - len(known)
    return f"{said}; in {empty} nothing comes." if empty else f"{said}."


def leave(kind: str, first: date, last: date) -> str:
    """Return a time off in a few words."""
    return f"{choice(kind)}, {_days(first, last)}"


def notice(clients: int, first: date, last: date, day: date) -> str:
    """Return to how many clients notice is due, of which days off, and on which day."""
    return f"notice to {count(clients, 'client')} of {_days(first, last)}: {short_date(day)}"


def their_sheet(name: str, day: date) -> str:
    """Return until when somebody who covers has a sheet."""
    return f"{name} destroys your cover sheet by {short_date(day)}"


def own_sheet(whose: str, day: date) -> str:
    """Return until when one has the sheet of somebody for whom one covers."""
    return f"destroy the cover sheet of {whose} by {short_date(day)}"


def away(code: str, day: date) -> str:
    """Return that a client called off."""
    return f"{code} called off {short_date(day)}"


def supervision(name: str, day: date) -> str:
    """Return when one meets somebody for the work."""
    return f"meeting {name}, {short_date(day)}"


def deadline(rule: str, day: date, missing: Sequence[str]) -> str:
    """Return when a period ends; `missing` says in words what is still to come in it."""
    return f"{rule}: the period ends {short_date(day)}" + (f" ({'; '.join(missing)})" if missing else "")


def week(monday: date, cii: float | None, comes: Sequence[str]) -> str:
    """Return a week in one line."""
    held = NOTHING if cii is None else f"{number(cii)} of 100"
    return "  ·  ".join((f"Week of {short_date(monday)}", held, *comes))


def _days(first: date, last: date) -> str:
    return short_date(first) if first == last else f"{short_date(first)} to {short_date(last)}"

"""Sentences of the page of the week."""

from __future__ import annotations

from datetime import date

from journal.wording.caseload_intensity import BANDS
from journal.wording.dates import count, number, short_span_in_words
from journal.wording.today import IN_THE_LIST

IN_THE_GRID = {
    **IN_THE_LIST,
    "heavy": "Show how heavy",
    "not heavy": "Hide how heavy",
    "move": "Move",
    "move to": "Move it there",
    "day": "Day",
    "time": "Time",
    "close": "Close",
    "moved": "Moved.",
    "add": "Add",
    "free": "Free: log or plan",
    "log": "Log a session",
    "plan": "Plan a session",
    "downtime": "Downtime",
    "supervision": "Supervision",
    "to settle": "to settle",
    "to come": "planned",
    "list": "The week",
    "goes on": "goes on",
    "settle": "Settle them",
    "next": "Next to settle",
    "on call": "On call",
}
"""The words of the grid itself."""

AGAINST = {"less": "less than usual", "as usual": "as usual", "more": "more than usual"}
"""Value of measures' Against → words."""

HOW_TO_READ = (
    "Filled: held. Hollow: planned. Hatched: it did not take place. The stripe is the client's colour; dashed is "
    "supervision, pale is downtime, a grey line at the edge of a day is on call. A dark upper edge: fewer than ten "
    "minutes since the hour before.",
    "Below each day stands what it asked. The mark is the middle of the same weekday in the six weeks before, where at "
    "least five of those are logged; more or less than usual means more or less than on any of them.",
    "What single sessions asked is shown only when you ask for it, and not any more once you leave the page.",
)
EMPTY = (
    "A week's usual sessions can be planned here in one go, once clients have a usual appointment. "
    "A press on an hour above logs or plans a single one."
)
STILL_TO_COME = "still to come"
SO_FAR = "so far"


def week_in_words(monday: date, sunday: date) -> str:
    """Return a week as its title says it: "23 to 29 November 2026", each month or year once where it is the same."""
    return short_span_in_words(monday, sunday)


def week_told(held: int, to_come: int, missed: int, unsettled: int) -> str:
    """Return the sessions of a week in a sentence or two."""
    said = [
        f"{count(held, 'session')} held" if held else "",
        f"{to_come} planned" if held else f"{count(to_come, 'session')} planned",
        f"{missed} did not take place",
    ]
    parts = [words for words, n in zip(said, (held, to_come, missed), strict=True) if n]
    told = [f"{', '.join(parts)}."] if parts else []
    if unsettled:
        told.append(f"{unsettled} {'is' if unsettled == 1 else 'are'} still to be settled.")
    return " ".join(told) or "No session is in this week."


def by_the_clock_of(zone: str) -> str:
    """Say whose clock the grid goes by, away from the practice."""
    return f"The hours are those of {zone}, where you are."


def of_plan(cii: float | None, band: str | None) -> str:
    """Return the week's work beside the plan, 100 being what was planned; `band` only of a finished week."""
    if cii is None:
        return ""
    so_far, words = ("", f", {BANDS[band]}") if band else (" so far", "")
    return f"Your work this week{so_far}: {number(cii)} of the 100 you planned{words}."


def after_break(minutes: int) -> str:
    """Return how close a session follows on the one before."""
    return f"{minutes} min between" if minutes else "no minute between"


def not_rated(unrated: int) -> str:
    """Return why a day is not held against the usual."""
    return f"{unrated} not rated yet"


def points(demand: float) -> str:
    """Return what a day asked, where nothing usual is known."""
    return count(int(number(demand)), "point")

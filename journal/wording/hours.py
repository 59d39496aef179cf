"""Sentences about hours of supervision and education against what a board asks for."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from journal.wording.dates import count, date_in_words, number, span_in_words
from journal.wording.exact import exact, hundredths, whole
from journal.wording.supervision_hours import hours

NOTHING = "No supervision is logged in this period yet. Its hours will be added up here."

NOTHING_LEARNED = (
    "No education credit is logged in this period yet. Note it with an activity under Downtime, or under CPD: it is "
    "added up here."
)

NOTHING_TO_SIGN = "There is no supervision in this period yet. Each meeting can be marked here once it is signed for."

SIGNED, UNSIGNED, ASKED, SO_FAR, FORECAST = "signed off", "not signed yet", "asked", "so far", "if it goes on"

SUPERVISION_RESTS_ON = "What counts, by calendar month."
EDUCATION_RESTS_ON = "Hours of credit, added up over the period."

SIGNING = "The day on which someone signed for these hours. Other hours or another person take the signature back."

OWN_NUMBERS = "What your board asks. Left empty, nothing is asked."

CHANGE = "Change what is asked"
CHANGE_MEANS = "Left empty, a number is the one the preset comes with; 0 asks for nothing."
AS_IT_COMES = "All as it comes"
PRINT_SIGNED = "Print this list"

BACK = "The numbers are those it comes with"

_NAMES = {
    "monthly_minutes": "Supervision, minutes a month",
    "client_hours_for_one": "Client hours for each hour of supervision",
    "weeks_between": "Weeks between, at most",
    "most_a_week": "Hours that count in seven days, at most",
    "supervision": "Supervision, hours",
    "individual": "Individual supervision, hours",
    "education": "Education, hours",
    "education_each_year": "Education, hours in each year",
    "client_hours": "Hours with clients",
    "experience": "Hours with clients and in supervision",
    "weeks": "Weeks with supervision",
    "weeks_individual": "Weeks with individual supervision",
    "sessions": "Sessions",
    "clients": "Clients",
}


def number_name(name: str) -> str:
    """Return what a number of a preset is, with its unit; `name` as in measures/hours_asked.py."""
    base, _, hours_with_clients = name.partition("_from_")
    said = _NAMES.get(base, base)
    return f"{said}, from {hours_with_clients} client hours on" if hours_with_clients else said


def changed(name: str, value: float, comes_with: float | None) -> str:
    """Return that a number is one's own, and what the preset comes with; `value` 0 asks for nothing."""
    came = "nothing asked" if comes_with is None else number(comes_with, 2)
    return f"{number_name(name)}: {number(value, 2) if value else 'nothing asked'}. Changed by you, comes with {came}."


_HOURS = frozenset({
    "supervision", "supervision, individual", "continuing education", "hours with clients",
    "hours with clients and in supervision",
})  # fmt: skip


def source(name: str, checked_on: date | None, copy_of: date | None = None) -> str:
    """Return where a preset comes from, and when it was last compared with a copy of that, `copy_of` its own day."""
    if checked_on is None:
        return f"Source: {name}. Not compared with it yet."
    copy = f"of {date_in_words(copy_of)}" if copy_of is not None else "that bears no date and may have been older"
    compared = f"Compared on {date_in_words(checked_on)} with a copy of the source’s page {copy}"
    return f"Source: {name}. {compared}; not compared again since."


def period(first: date, last: date, *, rolling: bool, years: int | None) -> str:
    """Return which days are looked at."""
    if years is None:
        return f"All that was logged since {date_in_words(first)}."
    span = span_in_words(first, last)
    long = "year" if years == 1 else count(years, "year")
    return f"The {long} up to today: {span}." if rolling else f"The period: {span}."


def supervision(
    counted: Fraction | float, signed: Fraction | float, meetings: int, unsigned: int, *, name: str = "supervision"
) -> str:
    """Return what supervision comes to, in minutes, and how much of it is signed for."""
    if not meetings:
        return NOTHING
    said = f"{hours(counted)} of {name} count so far, from {count(meetings, 'meeting')}"
    if not unsigned:
        return f"{said}, all signed off."
    if not signed:
        return f"{said}, none signed off yet."
    return f"{said}: {hours(signed)} signed off, {hours(whole(counted) - whole(signed))} not yet."


def months(
    full: int, under: int, average: Fraction | float, least: int | None, *, averaged: bool, by_clients: bool
) -> str:
    """Return how the finished months stand against what is asked of each; "" where nothing is asked.

    `under` of the `full` months have less than was asked; `average` is
    counted minutes a month, `least` the fixed minutes.
    """
    if not full or (least is None and not by_clients):
        return ""
    if averaged:
        return f"{hours(average)} a month over {count(full, 'full month')}; {hours(least or 0)} are asked, on average."
    more = ", or more by the hours with clients" if by_clients else ""
    asked = f"{hours(least or 0)} in each calendar month{more}"
    if not under:
        return f"Asked are {asked}, not averaged: {_all(full)}."
    return f"Asked are {asked}, not averaged: {under} of {count(full, 'full month')} have less."


def this_month(counted: Fraction | float, least: Fraction | float | None) -> str:
    """Return how the month under way stands; "" where nothing is asked of it."""
    if not least:
        return ""
    if counted >= least:
        return f"This month: {hours(counted)}, which is what is asked."
    return f"This month so far: {hours(counted)} of {hours(least)}."


def standing(
    what: str,
    have: Fraction | float,
    least: float,
    *,
    each_year: bool = False,
    name: str = "",
    opening: Fraction | float = 0,
) -> str:
    """Return how far one thing has come: "12.5 of 20 hours of continuing education: 7.5 still to come."

    `opening` of what there is are an opening balance, which is said.
    """
    when = " in the last year" if each_year else ""
    missing = exact(least) - hundredths(have)
    if what in _HOURS:
        kind, alone, _ = what.partition(", individual")
        thing = kind.removeprefix("hours")
        if kind in ("supervision", "continuing education"):
            thing = f" of {'individual ' if alone else ''}{name or kind}"
        asked = count(int(least), "hour") if least == int(least) else f"{number(least, 2)} hours"
        said = f"{number(hundredths(have), 2)} of {asked}{thing}"
    else:
        said = f"{number(have)} of {number(least)} {what}"
    rest = "nothing is missing" if missing <= 0 else f"{number(missing, 2)} still to come"
    brought = f", {number(hundredths(opening), 2)} of them an opening balance" if opening else ""
    return f"{said}{when}{brought}: {rest}."


def forecast(value: float, last: date) -> str:
    """Return what a straight line from what is logged so far comes to, in hours, by the last day of the period."""
    return (
        f"If it goes on as so far, it comes to about {number(value)} hours by {date_in_words(last)}. "
        "That is a straight line."
    )


def long_gaps(n: int, weeks: int | None) -> str:
    """Return how often two meetings lay farther apart than is asked; "" where nothing is asked."""
    if weeks is None:
        return ""
    within = "every week" if weeks == 1 else f"at least every {count(weeks, 'week')}"
    found = f"{count(n, 'gap was', 'gaps were')} longer" if n else "no gap was longer"
    return f"A meeting is asked {within}: {found}."


def untold(minutes: int) -> str:
    """Return how much time in groups of unknown size is in no sum; "" without any."""
    return f"{hours(minutes)} in groups whose size is not noted are in no sum." if minutes else ""


def uncredited(minutes: int) -> str:
    """Return how much time was logged as continuing education without a credit; "" without any."""
    return (
        f"{hours(minutes)} logged as continuing education have no credit noted and are not counted." if minutes else ""
    )


def education(value: Fraction | float, *, with_supervision: bool) -> str:
    """Return what education comes to, in hours."""
    if not value:
        return NOTHING_LEARNED
    among = ", supervision among them" if with_supervision else ""
    return f"{number(hundredths(value), 2)} hours of continuing education so far{among}."


def only_last(months: int) -> str:
    """Return that fewer months are drawn than there are."""
    return f"Drawn are the last {count(months, 'month')}; the table has them all."


def meeting(day: str, minutes: int, format: str, supervisor: str) -> str:
    """Return one meeting in a line."""
    return "  ·  ".join(part for part in (day, f"{minutes} minutes", format, supervisor) if part)


def signed(day: date | None) -> str:
    """Return whether a meeting is signed for, as it stands on paper."""
    return f"signed on {date_in_words(day)}" if day is not None else "not signed"


def signed_by(day: date) -> str:
    """Return the heading of the list on paper, and of which day it is."""
    return f"Supervision signed off, as of {date_in_words(day)}"


def _all(full: int) -> str:
    return "the full month has that" if full == 1 else f"all {full} full months have that"

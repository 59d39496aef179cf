"""Sentences about placements and the hours from before this journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.dates import count, date_in_words, number, span_in_words

EMPTY = (
    "A placement is where hours are worked: a clinic, a school, a practice of one’s own. Where boards ask for hours by "
    "place, note each once; clients and sessions can then say where they belong. Without any, nothing is asked."
)
NONE = "No placement"
AS_THE_CLIENT = "Left open, it belongs where the client does."
AS_ON_FILE = "Left open, it belongs where this person is on file, if that is one place."

ADD, ALL = "Add a placement", "All placements"
ADD_BALANCE, ALL_BALANCES = "Add hours from before", "All hours from before"
BEFORE = "Hours before this journal"

BALANCES_EMPTY = (
    "Hours that were worked before this journal can be brought forward here, with where they are written down. They "
    "are shown as an opening balance wherever they are counted."
)
SETTING = "Setting"
NO_PEOPLE = "Whoever supervises there can be chosen here once they are noted under People."
OF_A_GROUP = "Of a group, the hours that counted."
HOW_MANY, HOW_MANY_HOURS, WHERE = "How many", "How many hours", "Where they are written down"
UNKNOWN_PRESET = "This rule is not known to this version of the program. The hours are kept and counted nowhere."
WHICH, EVERY = "Which placement?", "Every placement"
NO_HOURS = "No hours are logged in this period yet. They will be told apart by kind here."
WITH_CLIENTS, IN_SUPERVISION, INDIRECT = "With clients", "In supervision, as it counts", "Indirect"
USUAL_MINUTES = (
    "Sessions without minutes of their own are taken with the client’s usual ones or, without these, as long as under "
    "Weights."
)
WITHOUT_OPENING = "Hours from before this journal are in none of these."
KINDS = {
    "individual": "Individual",
    "couple": "Couple",
    "family": "Family",
    "group": "Group",
    "child": "Child",
    "supervision, individual": "Individual",
    "supervision, triadic": "Triadic, two who share it",
    "supervision, group": "Group",
    "supervision, among peers": "Among peers",
}
AGREEMENT = "Another day than before counts as noted down today; both days are shown."


def days(begins: date, ends: date | None) -> str:
    """Return from when to when a placement runs."""
    return f"since {date_in_words(begins)}" if ends is None else span_in_words(begins, ends)


def agreement(signed_on: date | None, entered_on: date | None) -> str:
    """Return on which day the agreement was signed, and beside it when it was noted here, where that was later."""
    if signed_on is None or entered_on is None:
        return ""
    said = f"agreement signed {date_in_words(signed_on)}"
    return said if signed_on == entered_on else f"{said}, noted here {date_in_words(entered_on)}"


def balance(amount: float, what: str, until: date) -> str:
    """Return an opening balance in a line: "320 hours with clients, up to 3 March 2025"."""
    named = what if what.startswith(("hours", "weeks", "sessions", "clients")) else f"hours of {what}"
    return f"{number(amount, 2)} {named}, up to {date_in_words(until)}"


def supervised_by(name: str) -> str:
    """Return who is on file as the supervisor."""
    return f"supervised by {name}"


def as_the_client(name: str) -> str:
    """Return whose hour a session is while nothing is said of it; `name` is the client's placement, "" for none."""
    return f"{AS_THE_CLIENT[:-1]}: {name or 'no placement'}."


def counted(words: str, note: str) -> str:
    """Return one balance that counts in a period; `words` as in `balance`, `note` where it is written down."""
    return f"Opening balance: {words}{f' ({note})' if note else ''}."


def passed_over(words: str) -> str:
    """Return one balance whose day lies before the period."""
    return f"Not counted, as its day lies before this period: {words}."


def reaches_in(since: date) -> str:
    """Return that a balance reaches into days that are logged here."""
    return f"This journal begins on {date_in_words(since)}: hours from that day on may be counted twice."


def indirect(categories: Sequence[str]) -> str:
    """Return which categories of downtime are indirect work by the rule that is chosen."""
    return f"Indirect is downtime noted as {' or '.join(categories)}."


def of_these(what: str, said: str) -> str:
    """Return how much of the hours with clients was something besides: "Of these, telehealth: 12 h"."""
    return f"Of these, {what}: {said}."


def of_one(name: str, days: str, agreed: str) -> str:
    """Return what the hours of one placement rest on: its days, its agreement, and what is told of all together."""
    rests_on = ", ".join(part for part in (name, days, agreed) if part)
    return f"{rests_on}. Education and indirect work are not told apart by placement."


def named(entries: int) -> str:
    """Return why a placement cannot be deleted, and what can be done instead."""
    return (
        f"{count(entries, 'entry names', 'entries name')} this placement, so it cannot be deleted: their hours keep "
        "the place they were worked at. Give it a last day, and it is no longer offered."
    )

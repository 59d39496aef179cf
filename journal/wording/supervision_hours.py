"""Sentences about supervision hours: what was sat, and what counts by whose rule."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from journal.wording.dates import number
from journal.wording.exact import whole

OVERRULED = "as you say yourself"


def hours(minutes: Fraction | float) -> str:
    """Return minutes as hours and minutes, to the nearest minute: "2 h 30 min", "45 min", "0 min"."""
    full, rest = divmod(whole(minutes), 60)
    if not full:
        return f"{rest} min"
    return f"{full} h" + (f" {rest} min" if rest else "")


def in_full(minutes: int, format: str) -> str:
    """Return what an hour of one's own counts; `format` in a word."""
    return f"{minutes} minutes, {format}: all of them count."


def shared(minutes: int, people: int | None, by_rule: Mapping[str, Fraction | float | None]) -> str:
    """Return what an hour shared with others counts, while its form is filled.

    `by_rule` maps the name of a group rule to the minutes it lets count, None
    where it asks for the number of people and that is not given.
    """
    said = f"{minutes} minutes" + (f" shared by {people}" if people is not None else " shared") + ": all of them count"
    for name, value in by_rule.items():
        if value is None:
            said += f"; by the rule of {name} it depends on how many share them"
        else:
            said += f"; by the rule of {name}, {number(value, 1)}"
    return f"{said}."


def overruled(minutes: int, said: int) -> str:
    """Return what counts where the therapist gave the minutes."""
    return f"{said} of {minutes} minutes count, {OVERRULED}."


def period(name: str, sat: int, counted: Fraction | float) -> str:
    """Return what a month or a year comes to, for example "This month: 2 h sat, 1 h 30 min counted."."""
    return f"{name}: {hours(sat)} sat, {hours(counted)} counted."


def by_rule(rule: str, counted: Fraction | float, untold: int) -> str:
    """Return what the same time counts by a group rule; `untold` minutes had no size of the group noted."""
    said = f"By the rule of {rule} for groups: {hours(counted)}"
    return f"{said}, and {hours(untold)} in groups of unknown size." if untold else f"{said}."

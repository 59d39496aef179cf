"""Sentences about one day: what it asked and what recovery was logged, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journal.wording.dates import count, day_with_year, number
from journal.wording.values import in_words

PARTS = {
    "sessions": "sessions",
    "reflections": "reflections",
    "contacts": "contacts",
    "encounters": "encounters",
    "downtime": "downtime",
    "supervision": "supervision",
}
"""Name of a part in measures → in words."""

NOTHING = "No entries on this day. That is not the same as nothing happening."


def heading(day: date) -> str:
    """Return the day with its year."""
    return day_with_year(day)


def asked(demand: float | None, parts: Mapping[str, float], *, partial: bool) -> str:
    """Return the day's demand and what it is made of; `parts` in points."""
    if demand is None:
        return "Nothing that asks was logged."
    said = ", ".join(f"{PARTS[name]} {number(points, 1)}" for name, points in parts.items() if round(points, 1))
    least = "at least " if partial else ""
    return f"It asked {least}{number(demand, 1)} points" + (f": {said}." if said else ".")


def gave(recovery: float | None, parts: Mapping[str, float]) -> str:
    """Return the day's recovery and what it is made of; "" without any."""
    if not recovery:
        return ""
    said = ", ".join(f"{PARTS[name]} {number(points, 1)}" for name, points in parts.items() if round(points, 1))
    whole = sum(parts.values())
    capped = f" (of {number(whole, 1)}: at most half of what a day asked is counted)" if recovery < whole - 0.05 else ""
    return f"Recovery {number(recovery, 1)} points{capped}: {said}."


def own(heavy: int | None) -> str:
    """Return the therapist's own rating of the day; "" without one."""
    return "" if heavy is None else f"You rated it {in_words('heavy', heavy)}."


def blanks(unrated: int, defaulted: int) -> str:
    """Return what was left open and filled by a default; "" without any."""
    said = []
    if unrated:
        said.append(f"{count(unrated, 'session is', 'sessions are')} not rated.")
    if defaulted:
        said.append(
            f"{count(defaulted, 'entry has', 'entries have')} no minutes of their own: the usual ones stand in."
        )
    return " ".join(said)

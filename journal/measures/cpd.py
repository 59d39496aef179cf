"""A file of CPD, computed: what each activity counts, by category and in all, and where nothing was done for long.

    hours of an activity   its own; where it has none, the credit of the time it is made of
    gap                    from the day after an activity to the day before the next, or to the end of the period, where
                           it is three calendar months or more; told whole, also where it began before the period

Sums are fractions: what a board adds up again comes to the same. Planned activities count nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from journal.measures.weeks import DAY
from journal.presets.cpd import GAP_MONTHS
from journal.records.cpd import Cpd, CpdCategory, CpdStatus, CreditUnit
from journal.wording.exact import exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Activities and what they come to: hours, and points."""

    activities: int
    hours: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days without an activity, both included. `known` False: nothing stands before it in the journal at all.

    `explained` are the entries that say why, if any.
    """

    first: date
    last: date
    known: bool
    explained: tuple[Cpd, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CpdTold:
    """What a period holds, up to `until`: activities in order of date, sums, and gaps.

    `categories` are those that there are, None for what has none. `hours_of` has the hours of
    each activity by its id; what has none, and points, are not in it. `statements` counts those of each calendar year.
    """

    first: date
    until: date
    done: tuple[Cpd, ...]
    hours_of: Mapping[str, Fraction]
    categories: Mapping[CpdCategory | None, Counted]
    whole: Counted
    statements: Mapping[int, int]
    gaps: tuple[Gap, ...]


def cpd(entries: Iterable[Cpd], credits: Mapping[str, float], first: date, last: date, today: date) -> CpdTold:
    """Return what the days `first` to `last` hold, by the last day of each activity.

    `entries` are all there are, `credits` the hours of downtimes by their id.
    A downtime that two entries are made of counts with the first of them.
    """
    until = min(last, today)
    in_order = sorted(entries, key=lambda one: (one.at, one.id))
    every = [one for one in in_order if one.status is CpdStatus.DONE and one.until <= until]
    hours_of = _hours_of(every, credits)
    done = tuple(one for one in every if one.until >= first)
    by_category: dict[CpdCategory | None, list[Cpd]] = {}
    for category in (*CpdCategory, None):
        if found := [one for one in done if one.category is category]:
            by_category[category] = found
    years: dict[int, int] = {}
    for one in done:
        if one.statement:
            years[one.until.year] = years.get(one.until.year, 0) + 1
    return CpdTold(
        first=first,
        until=until,
        done=done,
        hours_of={one.id: hours_of[one.id] for one in done if one.id in hours_of},
        categories={category: _counted(of, hours_of) for category, of in by_category.items()},
        whole=_counted(done, hours_of),
        statements=years,
        gaps=tuple(gaps(every, [one for one in in_order if one.status is CpdStatus.GAP], first, until)),
    )


def _hours_of(every: Sequence[Cpd], credits: Mapping[str, float]) -> dict[str, Fraction]:
    """Return the hours of each that has any; those with hours of their own claim their time first."""
    told: dict[str, Fraction] = {}
    seen: set[str] = set()
    for one in every:
        if one.hours is not None:
            told[one.id] = exact(one.hours)
            seen.update(one.downtime_ids)
    for one in every:
        if one.hours is None:
            made_of = [each for each in one.downtime_ids if credits.get(each) and each not in seen]
            seen.update(made_of)
            if made_of:
                told[one.id] = sum((exact(credits[each]) for each in made_of), Fraction(0))
    return told


def _counted(of: Collection[Cpd], hours_of: Mapping[str, Fraction]) -> Counted:
    points = [exact(one.credit) for one in of if one.credit_unit is CreditUnit.POINTS and one.credit]
    return Counted(
        activities=len(of),
        hours=sum((hours_of.get(one.id, Fraction(0)) for one in of), Fraction(0)),
        points=sum(points, Fraction(0)),
    )


def gaps(
    done: Iterable[Cpd], explained: Sequence[Cpd], first: date, until: date, *, months: int = GAP_MONTHS
) -> Iterable[Gap]:
    """Yield each stretch without an activity that is `months` calendar months or longer and reaches into the days.

    Nothing at all done is no gap: then there is nothing to say yet.
    """
    spans = sorted((one.day, one.until) for one in done)
    if not spans or until < first:
        return
    known, free_from = spans[0][0] < first, min(first, spans[0][0])
    for begin, end in (*spans, (until + DAY, until)):
        free_to = begin - DAY
        if free_to >= first and months_after(free_from, months) <= free_to + DAY:
            told = tuple(one for one in explained if one.day <= free_to and one.until >= free_from)
            yield Gap(first=free_from, last=free_to, known=known, explained=told)
        free_from, known = max(free_from, end + DAY), True


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months on; the first of the next where that month has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month == 11), (month + 1) % 12 + 1, 1)

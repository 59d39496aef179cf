"""The hours between: where the time without clients goes.

category × planned or fell free × own choice or policy ──▶ minutes, share of the logged working week
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.measures.enough import WEEKLY, weeks_with
from journal.measures.weights import LoadWeights
from journal.records.contact import Contact
from journal.records.day_sums import DaySums
from journal.records.downtime import Downtime, DowntimeCategory, GapOrigin
from journal.records.supervision import Supervision


class Gap(StrEnum):
    """How the time came."""

    PLANNED = "planned"
    FELL_FREE = "fell free"
    NOT_TOLD = "not told"


class Choice(StrEnum):
    """Whose choice it was to use it so."""

    OWN = "own choice"
    POLICY = "policy"
    NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Minutes of one category, gap and choice; `entries` counts those with minutes, `share` is of all logged time,
    0–1, None where it cannot be told of the whole."""

    category: DowntimeCategory
    gap: Gap
    choice: Choice
    minutes: int
    entries: int
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursBetween:
    """Where the logged time from `first` to `last` went, in minutes.

    `client_minutes` are attended sessions and contacts of all roles,
    `between_minutes` everything else that was logged as downtime or
    supervision. `without_minutes` counts entries that have none: they are
    listed, and add nothing. `logged_weeks` counts stretches of seven days, up
    to the last day, in which anything of this was logged. `not_logged` are
    the categories of which there is no entry: unknown, and not 0.
    """

    first: date
    last: date
    cells: tuple[Cell, ...]
    client_minutes: int
    between_minutes: int
    without_minutes: int
    logged_weeks: int
    not_logged: tuple[DowntimeCategory, ...]

    @property
    def share(self) -> float | None:
        """The part of the logged time without clients, 0–1; None on too few weeks, or where one side is not logged."""
        if not (WEEKLY.met(self.logged_weeks) and self.client_minutes and self.between_minutes):
            return None
        return self.between_minutes / (self.client_minutes + self.between_minutes)

    @property
    def minutes_a_week(self) -> float | None:
        """Minutes between clients in a logged week; None on too few weeks, or where none are logged."""
        if not (WEEKLY.met(self.logged_weeks) and self.between_minutes):
            return None
        return self.between_minutes / self.logged_weeks

    def of_category(self, category: DowntimeCategory) -> int:
        """Return the minutes of one category."""
        return sum(cell.minutes for cell in self.cells if cell.category is category)

    def of_gap(self, gap: Gap) -> int:
        """Return the minutes that were planned, fell free, or of which that was not told."""
        return sum(cell.minutes for cell in self.cells if cell.gap is gap)


def hours_between(
    first: date,
    last: date,
    *,
    sums: Iterable[DaySums],
    downtimes: Iterable[Downtime],
    supervisions: Iterable[Supervision] = (),
    contacts: Iterable[Contact] = (),
    weights: LoadWeights | None = None,
) -> HoursBetween:
    """Return where the time went, the largest cell first. Entries and sums outside the dates are ignored.

    Supervision is a category of its own, counted from supervision entries;
    how its time came is not told there.
    """
    w = weights or LoadWeights()
    client_minutes = without = 0
    days: list[date] = []
    for day in sums:
        if first <= day.day <= last and day.attended.told + day.attended.blank:
            client_minutes += day.attended.told + day.attended.blank * w.default_session_minutes
            days.append(day.day)
    for contact in contacts:
        if first <= contact.day <= last:
            client_minutes += contact.minutes or w.default_contact_minutes
            days.append(contact.day)
    minutes: dict[tuple[DowntimeCategory, Gap, Choice], list[int]] = {}
    there: set[DowntimeCategory] = set()
    for downtime in downtimes:
        if not first <= downtime.day <= last:
            continue
        days.append(downtime.day)
        there.add(downtime.category)
        if downtime.minutes is None:
            without += 1
            continue
        key = (downtime.category, _gap(downtime.origin), _choice(downtime.own_choice))
        minutes.setdefault(key, []).append(downtime.minutes)
    for supervision in supervisions:
        if first <= supervision.day <= last:
            days.append(supervision.day)
            there.add(DowntimeCategory.SUPERVISION)
            key = (DowntimeCategory.SUPERVISION, Gap.NOT_TOLD, Choice.NOT_TOLD)
            minutes.setdefault(key, []).append(supervision.minutes)
    between = sum(sum(result) for result in minutes.values())
    weeks = weeks_with(days, last)
    whole = client_minutes + between if client_minutes and WEEKLY.met(weeks) else None
    cells = [
        Cell(
            category=category,
            gap=gap,
            choice=choice,
            minutes=sum(result),
            entries=len(result),
            share=sum(result) / whole if whole else None,
        )
        for (category, gap, choice), result in minutes.items()
    ]
    return HoursBetween(
        first=first,
        last=last,
        cells=tuple(sorted(cells, key=lambda c: (-c.minutes, c.category.value, c.gap.value, c.choice.value))),
        client_minutes=client_minutes,
        between_minutes=between,
        without_minutes=without,
        logged_weeks=weeks,
        not_logged=tuple(category for category in DowntimeCategory if category not in there),
    )


def _gap(origin: GapOrigin | None) -> Gap:
    if origin is None:
        return Gap.NOT_TOLD
    return Gap.PLANNED if origin is GapOrigin.PLANNED else Gap.FELL_FREE


def _choice(own: bool | None) -> Choice:
    if own is None:
        return Choice.NOT_TOLD
    return Choice.OWN if own else Choice.POLICY

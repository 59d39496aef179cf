"""What if I take this referral? The coming weeks' caseload intensity without and with one more client.

    planned sessions, usual weeks, leave ──▶ without   96  98  64 101 …
    one more, twice weekly, acuity 3     ──▶ with     110 112  72 115 …

It suggests nothing: the therapist's own yes, no or unsure comes first. Our
own index, not a validated instrument, and it knows nothing of a home.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from statistics import median

from journal.measures.caseload_intensity import Band, band_of, multiplier
from journal.measures.weeks import DAY, workdays
from journal.measures.work_frame import WorkFrame
from journal.planning.coming_weeks import Coming, times_a_week
from journal.records.client import Frequency, Severity
from journal.records.day_sums import code_of

FULL = 100.0
"""CII above which a week is over plan."""


class Gut(StrEnum):
    """What the therapist says before any number is shown."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """The client one might take: how often and how long, how severe, and from when. As needed is not known here."""

    frequency: Frequency
    first: date
    minutes: int = 50
    severity: Severity = field(default_factory=Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingWeek:
    """One week, if every session takes place: CII in per cent of the plan, and its band. `days_off` are workdays."""

    monday: date
    without: float
    with_client: float
    days_off: int

    @property
    def band_without(self) -> Band:
        """The planning band without the client."""
        return band_of(self.without)

    @property
    def band_with(self) -> Band:
        """The planning band with them."""
        return band_of(self.with_client)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """The coming weeks, if every session takes place; the other fields are those of `Coming`."""

    weeks: tuple[ComingWeek, ...]
    contact_units: float | None
    recent: float | None
    history: int
    unlogged: tuple[date, ...]
    without_slot: tuple[str, ...]
    as_needed: tuple[str, ...]

    @property
    def more(self) -> float | None:
        """Points of the plan that they add in the middle of the weeks they come in; None where they come in none."""
        added = [week.with_client - week.without for week in self.weeks if week.with_client > week.without]
        return median(added) if added else None

    @property
    def over_without(self) -> int:
        """Weeks over plan without the client."""
        return sum(round(week.without, 9) > FULL for week in self.weeks)

    @property
    def over_with(self) -> int:
        """Weeks over plan with them."""
        return sum(round(week.with_client, 9) > FULL for week in self.weeks)


def referral(asked: NewClient, frame: WorkFrame, coming: Coming) -> Referral:
    """Return the weeks after this one, oldest first, without and with the client.

    `coming` are those weeks as they stand, of the same frame. Raises
    ValueError for a client who comes as needed.
    """
    if asked.frequency is Frequency.AS_NEEDED:
        raise ValueError("How often is needed: as needed cannot be planned.")
    w = frame.weights.caseload
    of_referral = asked.minutes / w.unit_minutes * multiplier(code_of(asked.severity), w)
    found = []
    for row in coming.weeks:
        working = frame.workdays(row.monday, row.monday + 6 * DAY)
        times = times_a_week(asked.frequency, asked.first, row.monday, working)
        without = row.cii or 0.0
        found.append(
            ComingWeek(
                monday=row.monday,
                without=without,
                with_client=without + 100 * times * of_referral * row.f / row.c,
                days_off=len(workdays(row.monday, row.monday + 6 * DAY, frame.patterns, ()) - working),
            )
        )
    return Referral(
        weeks=tuple(found),
        contact_units=coming.contact_units,
        recent=coming.recent,
        history=coming.history,
        unlogged=coming.unlogged,
        without_slot=coming.without_slot,
        as_needed=coming.as_needed,
    )

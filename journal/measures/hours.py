"""Hours against what a board asks for: supervision and continuing education, by period and month.

    supervision  every meeting by the preset's rule for groups; a signature is told apart
    education    the credit noted with an activity; time in that category without a credit is shown apart
    forecast     have + have ÷ days so far × days left, in a fixed period only, and silent on thin data

Nothing is carried from one month to the next unless the preset averages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal.measures.hours_asked import period_of, years_before
from journal.measures.supervision_hours import MonthOfHours, by_month, credit_of
from journal.measures.weeks import DAY, WEEK, monday_of
from journal.measures.weights import LoadWeights
from journal.presets.hours import Asked, HoursPreset, What
from journal.records.day_sums import DaySums
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision, SupervisionFormat

FEWEST_DAYS = 56
"""Days of a period that must have passed, with the journal in use, before anything is forecast (D)."""

FEWEST_ENTRIES = 3
"""Entries that a forecast must rest on (D)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far one thing that is asked has come, in its own unit; `forecast` is for the end of the period, or None."""

    asked: Asked
    first: date
    last: date
    have: float
    forecast: float | None = None

    @property
    def missing(self) -> float:
        """What is still missing, never below 0."""
        return max(0.0, self.asked.least - self.have)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursTold:
    """What a period came to `until` today or its end.

    Minutes, except `education`, which is in hours and sums up day by day.

    `uncredited` are minutes logged as continuing education without a credit.
    `long_gaps` counts stretches between two meetings, the one up to today
    included, that are longer than the preset allows.
    """

    first: date
    last: date
    until: date
    counted: float
    signed: float
    unsigned_meetings: int
    meetings: int
    untold: int
    months: tuple[MonthOfHours, ...]
    education: tuple[tuple[date, float], ...]
    uncredited: int
    long_gaps: int
    standings: tuple[Standing, ...]

    @property
    def education_hours(self) -> float:
        """Hours of education in the period so far."""
        return self.education[-1][1] if self.education else 0.0

    @property
    def months_under(self) -> int:
        """Finished months that have less than was asked of them."""
        return sum(month.whole and month.missing > 0 for month in self.months)

    @property
    def monthly_average(self) -> float:
        """Counted minutes of a finished month; 0 without one."""
        whole = [month.counted for month in self.months if month.whole]
        return sum(whole) / len(whole) if whole else 0.0


def hours(
    preset: HoursPreset,
    *,
    today: date,
    since: date | None,
    supervisions: Iterable[Supervision] = (),
    downtimes: Iterable[Downtime] = (),
    sums: Iterable[DaySums] = (),
    sessions: Iterable[Session] = (),
    weights: LoadWeights | None = None,
) -> HoursTold:
    """Return how far the period that `today` lies in has come. Entries outside it, or to come, are left out.

    `since` is the first day ever logged, None for an empty journal. Of
    `sessions` only attended ones count; they are asked for only by presets
    with an approach, and must be those of the clients it is about.
    """
    first, last = period_of(preset, today, since)
    until = min(last, today)
    meetings = sorted(
        (s for s in supervisions if first <= s.day <= until and _counts(preset, s)), key=lambda s: (s.at, s.id)
    )
    activities = [d for d in downtimes if first <= d.day <= until]
    w = weights or LoadWeights()
    client_minutes = {
        d.day: d.attended.told + d.attended.blank * w.default_session_minutes for d in sums if first <= d.day <= until
    }
    held = [s for s in sessions if s.status is SessionStatus.ATTENDED and first <= s.day <= until]
    credited = _credited(preset, meetings, activities)
    result = HoursTold(
        first=first,
        last=last,
        until=until,
        counted=sum(credit_of(s, preset.group_rule) or 0.0 for s in meetings),
        signed=sum(credit_of(s, preset.group_rule) or 0.0 for s in meetings if s.signed_off_on),
        unsigned_meetings=sum(s.signed_off_on is None for s in meetings),
        meetings=len(meetings),
        untold=sum(s.minutes for s in meetings if credit_of(s, preset.group_rule) is None),
        months=tuple(by_month(preset, meetings, client_minutes, max(first, since or first), until, today)),
        education=tuple(_summed(credited)),
        uncredited=sum(
            d.minutes or 0
            for d in activities
            if d.category is DowntimeCategory.CONTINUING_EDUCATION and d.ce_credit is None
        ),
        long_gaps=_long_gaps(preset, [s.day for s in meetings], until),
        standings=(),
    )
    asked = _in_force(preset, sum(client_minutes.values()) / 60)
    dated = {
        What.SUPERVISION: [(s.day, (credit_of(s, preset.group_rule) or 0.0) / 60) for s in meetings],
        What.EDUCATION: credited,
        What.CLIENT_HOURS: [(day, minutes / 60) for day, minutes in client_minutes.items() if minutes],
        What.EXPERIENCE: _experience(preset, meetings, client_minutes),
        What.WEEKS: [(monday, 1.0) for monday in sorted({monday_of(s.day) for s in meetings})],
        What.SESSIONS: [(s.day, 1.0) for s in held],
        What.CLIENTS: [(first, 1.0) for _ in {s.client_id for s in held}],
    }
    return replace(
        result, standings=tuple(_standing(preset, one, dated[one.what], result, today, since) for one in asked)
    )


def _counts(preset: HoursPreset, supervision: Supervision) -> bool:
    return preset.peers_count or supervision.format is not SupervisionFormat.PEER


def _in_force(preset: HoursPreset, client_hours: float) -> list[Asked]:
    """Return what is asked now: of several thresholds for the same thing, the largest that was reached."""
    found: dict[tuple[What, bool], Asked] = {}
    for asked in preset.asked:
        key = (asked.what, asked.each_year)
        if client_hours >= asked.from_client_hours and (key not in found or asked.least > found[key].least):
            found[key] = asked
    return list(found.values())


def _credited(
    preset: HoursPreset, meetings: Sequence[Supervision], activities: Sequence[Downtime]
) -> list[tuple[date, float]]:
    """Return each hour of education with its day, supervision among them where the preset has it so."""
    found = [(d.day, d.ce_credit) for d in activities if d.ce_credit]
    if preset.supervision_is_education:
        found += [(s.day, (credit_of(s, preset.group_rule) or 0.0) / 60) for s in meetings]
    return sorted(found)


def _summed(credited: Iterable[tuple[date, float]]) -> Iterable[tuple[date, float]]:
    by_day: dict[date, float] = {}
    whole = 0.0
    for day, value in credited:
        whole += value
        by_day[day] = whole
    return by_day.items()


def _experience(
    preset: HoursPreset, meetings: Sequence[Supervision], client_minutes: dict[date, int]
) -> list[tuple[date, float]]:
    """Return hours with clients and in supervision by week, no more of one week than the preset takes."""
    weeks: dict[date, float] = {}
    for day, minutes in client_minutes.items():
        weeks[monday_of(day)] = weeks.get(monday_of(day), 0.0) + minutes / 60
    for s in meetings:
        weeks[monday_of(s.day)] = weeks.get(monday_of(s.day), 0.0) + (credit_of(s, preset.group_rule) or 0.0) / 60
    most = preset.most_a_week
    return [(monday, value if most is None else min(value, float(most))) for monday, value in sorted(weeks.items())]


def _long_gaps(preset: HoursPreset, days: Sequence[date], until: date) -> int:
    if preset.weeks_between is None or not days:
        return 0
    ends = [*days[1:], until]
    return sum(end - day > preset.weeks_between * WEEK for day, end in zip(days, ends, strict=True))


def _standing(
    preset: HoursPreset,
    asked: Asked,
    dated: Sequence[tuple[date, float]],
    result: HoursTold,
    today: date,
    since: date | None,
) -> Standing:
    first = max(result.first, years_before(result.last, 1) + DAY) if asked.each_year else result.first
    here = [(day, value) for day, value in dated if not asked.each_year or day >= first]
    have = sum(value for _, value in here)
    forecast = None
    if asked.what in (What.SUPERVISION, What.EDUCATION) and today < result.last:
        days = (today - max(first, since or today)).days + 1
        entries = sum(value > 0 for _, value in here)
        if days >= FEWEST_DAYS and entries >= FEWEST_ENTRIES:
            forecast = have + have / days * (result.last - today).days
    return Standing(asked=asked, first=first, last=result.last, have=have, forecast=forecast)

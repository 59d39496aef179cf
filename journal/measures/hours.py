"""Hours against what a board asks for: supervision and continuing education, by period and month.

    supervision  every meeting by the preset's rule for groups; a signature is told apart
    clients      the therapy role alone, as in caseload intensity
    opening      hours from before this journal, where their day lies in the period; in what there is, never ahead
    education    the credit noted with an activity; time in that category without a credit is shown apart. Hours of an
                 entry of CPD that is done stand in the place of those of the time it is made of: each counts once
    forecast     have + have ÷ days so far × days left, in a fixed period only, and silent on thin data

Nothing is carried from one month to the next unless the preset averages. All
sums are fractions: what a board adds up again comes to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from journal.measures.enough import FORECAST, FORECAST_ENTRIES
from journal.measures.hours_asked import period_of, years_before
from journal.measures.opening_hours import adds, split
from journal.measures.supervision_hours import SHARED, MonthOfHours, by_month, counts_for, credit_by
from journal.measures.weeks import DAY, WEEK, monday_of
from journal.measures.weights import CaseloadWeights
from journal.presets.hours import Asked, HoursPreset, What
from journal.records.client import Client, ClientState
from journal.records.cpd import Credited
from journal.records.day_sums import DaySums
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.held_together import held_together
from journal.records.opening_balance import OpeningBalance
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.wording.exact import exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far one thing that is asked has come, in its own unit; `forecast` is for the end of the period, or None.

    `opening` of what there is was brought forward from before this journal.
    """

    asked: Asked
    first: date
    last: date
    have: Fraction
    opening: Fraction = Fraction(0)
    forecast: float | None = None

    @property
    def missing(self) -> Fraction:
        """What is still missing, never below 0."""
        return max(Fraction(0), exact(self.asked.least) - self.have)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursTold:
    """What a period came to `until` today or its end.

    Minutes, except `education`, which is in hours and sums up day by day.

    `uncredited` are minutes logged as continuing education without a credit.
    `long_gaps` counts stretches between two meetings, the one that reaches
    into the period and the one up to today included, that are longer than the
    preset allows. `opening` are the balances that count in this period,
    `opening_before` those for the same preset that lie before it.
    """

    first: date
    last: date
    until: date
    counted: Fraction
    signed: Fraction
    unsigned_meetings: int
    meetings: int
    untold: int
    months: tuple[MonthOfHours, ...]
    education: tuple[tuple[date, Fraction], ...]
    uncredited: int
    long_gaps: int
    standings: tuple[Standing, ...]
    opening: tuple[OpeningBalance, ...] = ()
    opening_before: tuple[OpeningBalance, ...] = ()

    @property
    def education_hours(self) -> Fraction:
        """Hours of education in the period so far."""
        return self.education[-1][1] if self.education else Fraction(0)

    @property
    def months_under(self) -> int:
        """Finished months, whole ones, that have less than was asked of them."""
        return sum(month.whole and month.missing > 0 for month in self.months)

    @property
    def monthly_average(self) -> Fraction:
        """Counted minutes of a finished month, of whole ones; 0 without one."""
        whole = [month.counted for month in self.months if month.whole]
        return sum(whole, Fraction(0)) / len(whole) if whole else Fraction(0)


def hours(
    preset: HoursPreset,
    *,
    today: date,
    since: date | None,
    supervisions: Iterable[Supervision] = (),
    downtimes: Iterable[Downtime] = (),
    cpd: Sequence[Credited] = (),
    sums: Iterable[DaySums] = (),
    sessions: Iterable[Session] = (),
    client_on: Callable[[str, date], tuple[Client, ClientState]] | None = None,
    weights: CaseloadWeights | None = None,
    opening: Iterable[OpeningBalance] = (),
    placement_id: str | None = None,
    with_clients: Mapping[date, int] | None = None,
) -> HoursTold:
    """Return how far the period that `today` lies in has come. Entries outside it, or to come, are left out.

    Of earlier `supervisions` only the last is looked at, for the gap that
    reaches into the period; a year of them is enough. `since` is the first
    day ever logged, None for an empty journal: its month is cut. `cpd` is all
    there is, of other periods too: what it is made of is not counted again. Of
    `sessions` only attended ones count; they are asked for only by presets
    with an approach, and must be those of the clients it is about. By
    `client_on`, a client and what was known on a day, members of a group who
    were logged singly are one session. Of one placement, what is given is of
    that one, `with_clients` being its minutes by day in place of `sums`; of
    `opening`, balances of any preset and placement, those that fit are taken.
    """
    first, last = period_of(preset, today, since)
    until = min(last, today)
    known = sorted((s for s in supervisions if s.day <= until and counts_for(preset, s)), key=lambda s: (s.at, s.id))
    meetings = [s for s in known if s.day >= first]
    elsewhere = {downtime_id for one in cpd for downtime_id in one.downtime_ids}
    activities = [d for d in downtimes if first <= d.day <= until and d.id not in elsewhere]
    done = [one for one in cpd if first <= one.day <= until]
    if with_clients is None:
        with_clients = {d.day: _with_clients(d, weights or CaseloadWeights()) for d in sums}
    client_minutes = {day: minutes for day, minutes in with_clients.items() if first <= day <= until}
    brought, brought_before = split(opening, preset, first, until, placement_id)
    held = [s for s in sessions if s.status is SessionStatus.ATTENDED and first <= s.day <= until]
    credited = _credited(preset, meetings, activities, done)
    result = HoursTold(
        first=first,
        last=last,
        until=until,
        counted=_minutes(preset, meetings),
        signed=_minutes(preset, (s for s in meetings if s.signed_off_on)),
        unsigned_meetings=sum(s.signed_off_on is None for s in meetings),
        meetings=len(meetings),
        untold=sum(s.minutes for s in meetings if credit_by(preset, s) is None),
        months=tuple(by_month(preset, meetings, client_minutes, max(first, since or first), until, today)),
        education=tuple(_summed(credited)),
        uncredited=sum(
            d.minutes or 0
            for d in activities
            if d.category is DowntimeCategory.CONTINUING_EDUCATION and d.ce_credit is None
        ),
        long_gaps=_long_gaps(preset, [s.day for s in known], first, until),
        standings=(),
        opening=brought,
        opening_before=brought_before,
    )
    client_hours = Fraction(sum(client_minutes.values()), 60) + adds(What.CLIENT_HOURS, brought, preset)
    asked = _in_force(preset, client_hours)
    alone = [s for s in meetings if s.format not in SHARED]
    dated: dict[What, Sequence[tuple[date, Fraction]]] = {
        What.SUPERVISION: _hours(preset, meetings),
        What.INDIVIDUAL: _hours(preset, alone),
        What.EDUCATION: credited,
        What.CLIENT_HOURS: [(day, Fraction(minutes, 60)) for day, minutes in client_minutes.items() if minutes],
        What.EXPERIENCE: _experience(preset, meetings, client_minutes),
        What.WEEKS: _weeks(preset, meetings, first, until),
        What.WEEKS_INDIVIDUAL: _weeks(preset, alone, first, until),
        What.SESSIONS: [(day, Fraction(1)) for day in _days_of(held, client_on)],
        What.CLIENTS: [(first, Fraction(1)) for _ in {s.client_id for s in held}],
    }
    return replace(
        result, standings=tuple(_standing(preset, one, dated[one.what], result, today, since) for one in asked)
    )


def _days_of(
    held: Sequence[Session], client_on: Callable[[str, date], tuple[Client, ClientState]] | None
) -> list[date]:
    """Return the day of each hour of the therapist's."""
    if client_on is None:
        return [session.day for session in held]
    return [together[0].day for together in held_together(held, lambda one: client_on(one.client_id, one.day))]


def _with_clients(day: DaySums, weights: CaseloadWeights) -> int:
    """Return the minutes of a day with clients of the therapy role."""
    each = [minutes for table in (day.regular, day.emergency) for minutes in table.values()]
    return sum(minutes.told + minutes.blank * weights.default_session_minutes for minutes in each)


def _minutes(preset: HoursPreset, meetings: Iterable[Supervision]) -> Fraction:
    return sum((credit_by(preset, s) or Fraction(0) for s in meetings), Fraction(0))


def _hours(preset: HoursPreset, meetings: Iterable[Supervision]) -> list[tuple[date, Fraction]]:
    return [(s.day, (credit_by(preset, s) or Fraction(0)) / 60) for s in meetings]


def _in_force(preset: HoursPreset, client_hours: Fraction) -> list[Asked]:
    """Return what is asked now: of several thresholds for the same thing, the largest that was reached."""
    found: dict[tuple[What, bool], Asked] = {}
    for asked in preset.asked:
        key = (asked.what, asked.each_year)
        if client_hours >= asked.from_client_hours and (key not in found or asked.least > found[key].least):
            found[key] = asked
    return list(found.values())


def _credited(
    preset: HoursPreset, meetings: Sequence[Supervision], activities: Sequence[Downtime], cpd: Sequence[Credited]
) -> list[tuple[date, Fraction]]:
    """Return each hour of education with its day, supervision among them where the preset has it so."""
    found = [(d.day, exact(d.ce_credit)) for d in activities if d.ce_credit]
    found += [(one.day, exact(one.hours)) for one in cpd if one.hours]
    if preset.supervision_is_education:
        found += _hours(preset, meetings)
    return sorted(found)


def _summed(credited: Iterable[tuple[date, Fraction]]) -> Iterable[tuple[date, Fraction]]:
    by_day: dict[date, Fraction] = {}
    whole = Fraction(0)
    for day, value in credited:
        whole += value
        by_day[day] = whole
    return by_day.items()


def _experience(
    preset: HoursPreset, meetings: Sequence[Supervision], client_minutes: dict[date, int]
) -> list[tuple[date, Fraction]]:
    """Return hours with clients and in supervision by day, no more of any seven days than the preset takes.

    What is over is taken from the later days: no other way counts more.
    """
    by_day = {day: Fraction(minutes, 60) for day, minutes in client_minutes.items()}
    for day, value in _hours(preset, meetings):
        by_day[day] = by_day.get(day, Fraction(0)) + value
    if preset.most_a_week is None:
        return sorted(by_day.items())
    taken: dict[date, Fraction] = {}
    for day, value in sorted(by_day.items()):
        before = sum((taken.get(day - n * DAY, Fraction(0)) for n in range(1, 7)), Fraction(0))
        taken[day] = min(value, preset.most_a_week - before)
    return list(taken.items())


def _weeks(
    preset: HoursPreset, meetings: Iterable[Supervision], first: date, until: date
) -> list[tuple[date, Fraction]]:
    """Return the Mondays of the weeks that hold enough supervision; those that the period cuts are left out."""
    enough = preset.supervised_week
    sums: dict[date, dict[bool, Fraction]] = {}
    for s in meetings:
        of_week = sums.setdefault(monday_of(s.day), {True: Fraction(0), False: Fraction(0)})
        of_week[s.format in SHARED] += credit_by(preset, s) or Fraction(0)
    return [
        (monday, Fraction(1))
        for monday, of_week in sorted(sums.items())
        if (enough is None or of_week[False] >= enough.individual or of_week[True] >= enough.group)
        and first <= monday
        and monday + 6 * DAY <= until
    ]


def _long_gaps(preset: HoursPreset, days: Sequence[date], first: date, until: date) -> int:
    """Return how many stretches from one of the `days` to the next, or to `until`, end in the period and are long."""
    if preset.weeks_between is None or not days:
        return 0
    ends = [*days[1:], until]
    return sum(end >= first and end - day > preset.weeks_between * WEEK for day, end in zip(days, ends, strict=True))


def _standing(
    preset: HoursPreset,
    asked: Asked,
    dated: Sequence[tuple[date, Fraction]],
    result: HoursTold,
    today: date,
    since: date | None,
) -> Standing:
    first = max(result.first, years_before(result.last, 1) + DAY) if asked.each_year else result.first
    here = [(day, value) for day, value in dated if not asked.each_year or day >= first]
    logged = sum((value for _, value in here), Fraction(0))
    brought = adds(asked.what, result.opening, preset, first)
    forecast = None
    if asked.what in (What.SUPERVISION, What.EDUCATION) and today < result.last:
        days = (today - max(first, since or today)).days + 1
        entries = sum(value > 0 for _, value in here)
        if FORECAST.met(days) and FORECAST_ENTRIES.met(entries):
            forecast = float(brought + logged + logged / days * (result.last - today).days)
    return Standing(
        asked=asked, first=first, last=result.last, have=brought + logged, opening=brought, forecast=forecast
    )

"""The hours dossier: what a board is handed, by week, so that every total can be added up again by hand.

    each hour      whole minutes. Where a rule counts a part of a minute, the running sum of that kind of supervision
                   is rounded: 22½ and 22½ and 22½ minutes are 23, 22 and 23, so that no stretch is a minute off
    a week         the sum of its hours, from Monday on, cut at both ends of the period
    a total        the sum of the weeks above it, as they are shown
    of these       parts of the hours with clients, never more of them
    a gap          from one meeting to the next, or to the last day looked at, longer than the rule lets pass

Nobody is named in it but placements and those who supervise: no client, and no code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from journal.measures.hours import Standing
from journal.measures.kinds_of_hours import Hour, of_supervision
from journal.measures.opening_hours import split
from journal.measures.supervision_hours import by_month, counts_for, credit_by
from journal.measures.weeks import DAY, WEEK, monday_of
from journal.presets.hours import HoursPreset
from journal.presets.kinds_of_hours import IN_SUPERVISION, WITH_CLIENTS, Besides, HourKind
from journal.records.opening_balance import OpeningBalance
from journal.records.placement import Placement
from journal.records.supervision import Supervision
from journal.wording.exact import whole

USUAL, FROM_FILE = "usual minutes", "from a file"
OF_THESE = (*(word.value for word in Besides), USUAL, FROM_FILE)
"""What hours with clients can be a part of, in the order shown; USUAL: nobody typed these minutes."""


class Given(StrEnum):
    """How somebody signed."""

    KEY = "with a key that was compared"
    SPOKEN = "with six spoken words"
    NOTED = "noted by hand, on paper or otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfHours:
    """The days `first` to `last` of one week in whole minutes; `of_these` by the names of OF_THESE."""

    first: date
    last: date
    kinds: Mapping[HourKind, int]
    of_these: Mapping[str, int]

    def of(self, kinds: Iterable[HourKind]) -> int:
        """Return the minutes of some kinds together."""
        return sum(self.kinds.get(kind, 0) for kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting in supervision: the minutes it took, and those that count; `how` None: nobody signed."""

    day: date
    minutes: int
    counted: int
    kind: HourKind
    supervisor: str
    signed_on: date | None
    how: Given | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A calendar month against what is asked of it, in minutes. `missing` is None where it is not over or was cut."""

    first: date
    counted: int
    least: Fraction
    missing: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch without a meeting, from `after` to `until`; `open`: no meeting ended it."""

    after: date
    until: date
    open: bool

    @property
    def days(self) -> int:
        """Its length."""
        return (self.until - self.after).days


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursDossier:
    """What was worked from `first` to `last`, looked at up to `until`, on `made_on`. All sums are whole minutes.

    `placement` None: all of them together, those in `placements`. `standings`
    only where the period is the rule's own. `unsized` are minutes in groups
    whose size decides and is not noted, `left_out` meetings that the rule
    does not take, `unconfirmed` sessions that nobody said were held.
    `changed` are one's own numbers in place of the rule's, by name; `names`
    those of people and placements, by id.
    """

    preset: HoursPreset
    first: date
    last: date
    until: date
    made_on: date
    since: date | None
    placement: Placement | None = None
    placements: tuple[Placement, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, float] = field(default_factory=dict)
    weeks: tuple[WeekOfHours, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    months: tuple[Month, ...] = ()
    gaps: tuple[Gap, ...] = ()
    standings: tuple[Standing, ...] = ()
    opening: tuple[OpeningBalance, ...] = ()
    opening_before: tuple[OpeningBalance, ...] = ()
    unsized: int = 0
    left_out: int = 0
    unconfirmed: int = 0

    @property
    def kinds(self) -> tuple[HourKind, ...]:
        """The kinds of which there is any."""
        return tuple(kind for kind in HourKind if any(week.kinds.get(kind) for week in self.weeks))

    @property
    def of_these(self) -> tuple[str, ...]:
        """The parts of which there are any."""
        return tuple(name for name in OF_THESE if any(week.of_these.get(name) for week in self.weeks))

    def total(self, *kinds: HourKind) -> int:
        """Return the minutes of some kinds: the sum of the weeks as shown."""
        return sum(week.of(kinds) for week in self.weeks)

    def total_of(self, name: str) -> int:
        """Return the minutes of one of OF_THESE."""
        return sum(week.of_these.get(name, 0) for week in self.weeks)

    @property
    def with_clients(self) -> int:
        """Minutes with clients."""
        return self.total(*WITH_CLIENTS)

    @property
    def in_supervision(self) -> int:
        """Minutes in supervision, as they count."""
        return self.total(*IN_SUPERVISION)

    @property
    def signed(self) -> int:
        """Minutes in supervision that count and were signed for."""
        return sum(meeting.counted for meeting in self.meetings if meeting.signed_on is not None)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to hand over."""
        return not (self.kinds or self.opening or self.meetings)


def hours_dossier(
    known: HoursDossier,
    *,
    hours: Iterable[Hour] = (),
    supervisions: Iterable[Supervision] = (),
    opening: Iterable[OpeningBalance] = (),
    given: Mapping[str, Given] | None = None,
    from_file: Collection[str] = frozenset(),
) -> HoursDossier:
    """Return a dossier that is `known` but for its sums, with its sums.

    `hours` are those with clients and indirect, of any days; `supervisions`
    also those of the year before, for the gap that reaches in; both of the
    placement alone where there is one. `opening` are balances of any rule and
    placement. `given` says by meeting how it was signed, where a file did;
    `from_file` are the ids of sessions that came from one, untouched since.
    """
    preset, first, until = known.preset, known.first, known.until
    meetings = sorted((one for one in supervisions if one.day <= until), key=lambda one: (one.at, one.id))
    taken = [one for one in meetings if counts_for(preset, one)]
    here = [one for one in taken if one.day >= first]
    shown = _whole_minutes(here, preset)
    worked = [hour for hour in hours if first <= hour.day <= until]
    placement_id = known.placement.id if known.placement is not None else None
    brought, before = split(opening, preset, first, until, placement_id)
    weeks = tuple(_weeks(known, [*worked, *(hour for _, hour in shown if hour.minutes)], from_file))
    return replace(
        known,
        weeks=weeks,
        meetings=tuple(
            Meeting(
                day=one.day,
                minutes=one.minutes,
                counted=int(hour.minutes),
                kind=hour.kind,
                supervisor=one.supervisor,
                signed_on=one.signed_off_on,
                how=None if one.signed_off_on is None else (given or {}).get(one.id, Given.NOTED),
            )
            for one, hour in shown
        ),
        months=tuple(_months(known, here, worked, shown)),
        gaps=tuple(_gaps(known, [one.day for one in taken])),
        opening=brought,
        opening_before=before,
        unsized=sum(one.minutes for one in here if credit_by(preset, one) is None),
        left_out=sum(one.day >= first and not counts_for(preset, one) for one in meetings),
    )


def _whole_minutes(meetings: Sequence[Supervision], preset: HoursPreset) -> list[tuple[Supervision, Hour]]:
    """Return each meeting with its hour in whole minutes; 0 where none of it counts."""
    sums: dict[HourKind, Fraction] = {}
    found = []
    for one in meetings:
        hour = of_supervision(one, preset) or _nothing_of(one)
        before = sums.get(hour.kind, Fraction(0))
        sums[hour.kind] = before + hour.minutes
        found.append((one, replace(hour, minutes=Fraction(whole(sums[hour.kind]) - whole(before)))))
    return found


def _nothing_of(meeting: Supervision) -> Hour:
    """Return the hour of a meeting of which nothing counts."""
    as_all = of_supervision(replace(meeting, counted_minutes=meeting.minutes), HoursPreset(key="", name="", source=""))
    kind = as_all.kind if as_all is not None else HourKind.SUPERVISION_INDIVIDUAL
    return Hour(entry_id=meeting.id, day=meeting.day, minutes=Fraction(0), kind=kind)


def _weeks(known: HoursDossier, hours: Sequence[Hour], from_file: Collection[str]) -> Iterable[WeekOfHours]:
    """Yield every week of the period in which anything could be logged, also those without an hour."""
    by_week: dict[date, list[Hour]] = {}
    for hour in hours:
        by_week.setdefault(monday_of(hour.day), []).append(hour)
    begin = max(known.first, min([known.since or known.until, *(hour.day for hour in hours)]))
    monday = monday_of(begin)
    while monday <= known.until:
        kinds: dict[HourKind, int] = {}
        parts: dict[str, int] = {}
        for hour in by_week.get(monday, ()):
            minutes = int(hour.minutes)
            kinds[hour.kind] = kinds.get(hour.kind, 0) + minutes
            for name in _parts(hour, from_file):
                parts[name] = parts.get(name, 0) + minutes
        yield WeekOfHours(
            first=max(monday, known.first), last=min(monday + 6 * DAY, known.until), kinds=kinds, of_these=parts
        )
        monday += WEEK


def _parts(hour: Hour, from_file: Collection[str]) -> Iterable[str]:
    if hour.kind in WITH_CLIENTS:
        yield from (word.value for word in hour.besides)
        if hour.usual:
            yield USUAL
        if hour.entry_id in from_file:
            yield FROM_FILE


def _months(
    known: HoursDossier,
    meetings: Sequence[Supervision],
    worked: Sequence[Hour],
    shown: Sequence[tuple[Supervision, Hour]],
) -> Iterable[Month]:
    """Yield the months of which something is asked; whether one has it is judged before anything is rounded."""
    begin = max(known.first, known.since or known.first)
    with_clients: dict[date, int] = {}
    for hour in worked:
        if hour.kind in WITH_CLIENTS:
            with_clients[hour.day] = with_clients.get(hour.day, 0) + int(hour.minutes)
    for month in by_month(
        known.preset, meetings, with_clients, begin, known.until, min(known.made_on, known.until + DAY)
    ):
        if month.least:
            days = (
                (one, hour)
                for one, hour in shown
                if (one.day.year, one.day.month) == (month.first.year, month.first.month)
            )
            counted = sum(int(hour.minutes) for _, hour in days)
            yield Month(
                first=month.first, counted=counted, least=month.least, missing=month.missing if month.whole else None
            )


def _gaps(known: HoursDossier, days: Sequence[date]) -> Iterable[Gap]:
    """Yield the stretches that end in the period and are longer than the rule lets pass."""
    weeks = known.preset.weeks_between
    for n, day in enumerate(days if weeks is not None else ()):
        last = n == len(days) - 1
        until = known.until if last else days[n + 1]
        if until >= known.first and until - day > (weeks or 0) * WEEK:
            yield Gap(after=day, until=until, open=last)

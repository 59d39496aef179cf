"""Supervision hours: how long one sat, how much of it counts, and what that is of what is asked of a month.

60 minutes, individual                   →  60 count
60 minutes in a group of 4, BACP's rule  →  30
60 minutes in a group of 6, BACP's rule  →  10
60 minutes in a group, size not noted    →  not to be told, by any rule that asks for it
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from journal.measures.weeks import DAY, each_day
from journal.presets.hours import GroupRule, HoursPreset
from journal.records.supervision import Supervision, SupervisionFormat

SHARED = frozenset({SupervisionFormat.GROUP, SupervisionFormat.PEER})
"""Formats in which the time is shared with others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionHours:
    """All in minutes: `sat` with others or alone, `counted` by a rule.

    `untold` of the minutes sat are not in `counted`, as the size of the
    group was not noted. `meetings` is how many it rests on.
    """

    meetings: int = 0
    sat: int = 0
    counted: Fraction = Fraction(0)
    untold: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfHours:
    """One calendar month of supervision, in minutes. `least` None: nothing is asked of this month.

    `untold` minutes were sat in groups whose size was not noted. `whole`: the
    month is over, and all of it lies in the period and in the log. Of one
    that is over and not whole nothing is asked.
    """

    first: date
    counted: Fraction = Fraction(0)
    signed: Fraction = Fraction(0)
    untold: int = 0
    least: Fraction | None = None
    whole: bool = False

    @property
    def missing(self) -> Fraction:
        """Minutes missing; 0 where nothing is asked."""
        return max(Fraction(0), (self.least or 0) - self.counted)


def credit(
    minutes: int,
    format: SupervisionFormat,
    group_size: int | None,
    *,
    counted_minutes: int | None = None,
    rule: GroupRule | None = None,
) -> Fraction | None:
    """Return how many minutes of one supervision count, 0 to `minutes`, or what its keeper said counts.

    `counted_minutes` overrules everything. `group_size` counts those who
    share the time, oneself included. Without a rule every minute counts.
    None: the rule asks for the size of the group, and it is not known.
    """
    if counted_minutes is not None:
        return Fraction(counted_minutes)
    if rule is None or format not in SHARED:
        return Fraction(minutes)
    if group_size is None:
        return None
    return minutes * rule.small_share if group_size <= rule.small else Fraction(minutes, group_size)


def credit_of(supervision: Supervision, rule: GroupRule | None = None) -> Fraction | None:
    """Return `credit` of one supervision as it was kept."""
    return credit(
        supervision.minutes,
        supervision.format,
        supervision.group_size,
        counted_minutes=supervision.counted_minutes,
        rule=rule,
    )


def counts_for(preset: HoursPreset, supervision: Supervision) -> bool:
    """Say whether a preset takes such a meeting: not among peers, or in too large a group, where it says so."""
    if supervision.format is SupervisionFormat.PEER and not preset.peers_count:
        return False
    if preset.largest_group is None or supervision.format not in SHARED or supervision.counted_minutes is not None:
        return True
    return (supervision.group_size or 0) <= preset.largest_group


def credit_by(preset: HoursPreset, supervision: Supervision) -> Fraction | None:
    """Return the minutes of one meeting that count by a preset. None: it asks for the size of the group, not noted."""
    sized = supervision.format not in SHARED or supervision.group_size is not None
    if preset.largest_group is not None and not sized and supervision.counted_minutes is None:
        return None
    return credit_of(supervision, preset.group_rule)


def supervision_hours(supervisions: Iterable[Supervision], rule: GroupRule | None = None) -> SupervisionHours:
    """Return what a number of supervisions come to by one rule; of none, zeros.

    They are those of one period: a month, a year. Nothing is averaged or
    carried over.
    """
    each = [(supervision.minutes, credit_of(supervision, rule)) for supervision in supervisions]
    return SupervisionHours(
        meetings=len(each),
        sat=sum(minutes for minutes, _ in each),
        counted=sum((counts for _, counts in each if counts is not None), Fraction(0)),
        untold=sum(minutes for minutes, counts in each if counts is None),
    )


def by_month(
    preset: HoursPreset,
    meetings: Sequence[Supervision],
    client_minutes: Mapping[date, int],
    first: date,
    until: date,
    today: date,
) -> Iterable[MonthOfHours]:
    """Yield the calendar months from the one of `first`, the first day known, to the one of `until`."""
    month = first.replace(day=1)
    while month <= until:
        following = (month + 31 * DAY).replace(day=1)
        here = [s for s in meetings if month <= s.day < following]
        credits = [(s, credit_by(preset, s)) for s in here]
        over, cut = following <= today, month < first
        yield MonthOfHours(
            first=month,
            counted=sum((c for _, c in credits if c), Fraction(0)),
            signed=sum((c for s, c in credits if c and s.signed_off_on), Fraction(0)),
            untold=sum(s.minutes for s, c in credits if c is None),
            least=None
            if over and cut
            else _monthly(preset, sum(client_minutes.get(day, 0) for day in each_day(month, following - DAY))),
            whole=over and not cut,
        )
        month = following


def _monthly(preset: HoursPreset, client_minutes: int) -> Fraction | None:
    """Return the minutes asked of a month: the fixed ones, or by the hours with clients where that is more."""
    by_clients = Fraction(client_minutes, preset.client_hours_for_one) if preset.client_hours_for_one else Fraction(0)
    return max(Fraction(preset.monthly_minutes or 0), by_clients) or None

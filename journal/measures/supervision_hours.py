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
    counted: float = 0.0
    untold: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfHours:
    """One calendar month of supervision, in minutes. `least` None: nothing is asked of this month.

    `untold` minutes were sat in groups whose size was not noted. `whole`: the month is over.
    """

    first: date
    counted: float = 0.0
    signed: float = 0.0
    untold: int = 0
    least: float | None = None
    whole: bool = False

    @property
    def missing(self) -> float:
        """Minutes missing; 0 where nothing is asked."""
        return max(0.0, (self.least or 0.0) - self.counted)


def credit(
    minutes: int,
    format: SupervisionFormat,
    group_size: int | None,
    *,
    counted_minutes: int | None = None,
    rule: GroupRule | None = None,
) -> float | None:
    """Return how many minutes of one supervision count, 0 to `minutes`, or what its keeper said counts.

    `counted_minutes` overrules everything. `group_size` counts those who
    share the time, oneself included. Without a rule every minute counts.
    None: the rule asks for the size of the group, and it is not known.
    """
    if counted_minutes is not None:
        return float(counted_minutes)
    if rule is None or format not in SHARED:
        return float(minutes)
    if group_size is None:
        return None
    return minutes * rule.small_share if group_size <= rule.small else minutes / group_size


def credit_of(supervision: Supervision, rule: GroupRule | None = None) -> float | None:
    """Return `credit` of one supervision as it was kept."""
    return credit(
        supervision.minutes,
        supervision.format,
        supervision.group_size,
        counted_minutes=supervision.counted_minutes,
        rule=rule,
    )


def supervision_hours(supervisions: Iterable[Supervision], rule: GroupRule | None = None) -> SupervisionHours:
    """Return what a number of supervisions come to by one rule; of none, zeros.

    They are those of one period: a month, a year. Nothing is averaged or
    carried over.
    """
    each = [(supervision.minutes, credit_of(supervision, rule)) for supervision in supervisions]
    return SupervisionHours(
        meetings=len(each),
        sat=sum(minutes for minutes, _ in each),
        counted=sum(counts for _, counts in each if counts is not None),
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
    """Yield the calendar months from the one of `first` to the one of `until`."""
    month = first.replace(day=1)
    while month <= until:
        following = (month + 31 * DAY).replace(day=1)
        here = [s for s in meetings if month <= s.day < following]
        credits = [(s, credit_of(s, preset.group_rule)) for s in here]
        yield MonthOfHours(
            first=month,
            counted=sum(c or 0.0 for _, c in credits),
            signed=sum(c or 0.0 for s, c in credits if s.signed_off_on),
            untold=sum(s.minutes for s, c in credits if c is None),
            least=_monthly(preset, sum(client_minutes.get(day, 0) for day in each_day(month, following - DAY))),
            whole=following <= today,
        )
        month = following


def _monthly(preset: HoursPreset, client_minutes: int) -> float | None:
    """Return the minutes asked of a month: the fixed ones, or by the hours with clients where that is more."""
    by_clients = client_minutes / preset.client_hours_for_one if preset.client_hours_for_one else 0.0
    return max(float(preset.monthly_minutes or 0), by_clients) or None

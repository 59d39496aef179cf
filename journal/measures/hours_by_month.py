"""Supervision by calendar month, against what is asked of a month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journal.measures.supervision_hours import credit_of
from journal.measures.weeks import DAY, each_day
from journal.presets.hours import HoursPreset
from journal.records.supervision import Supervision


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

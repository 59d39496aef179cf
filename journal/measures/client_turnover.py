"""Client turnover: how many clients began and ended in each month, beside what the work came to.

Therapists write that beginnings and endings drain where the number of clients does not; no published measure is
known to us, so this only counts. Therapy only. A month stands here once it lies whole after the journal's first
entry and is over: of the clients entered on the first day nobody knows by it when they began.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from journal.measures.caseload_intensity import CaseloadWeek
from journal.measures.weeks import DAY
from journal.records.client import Client, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnoverMonth:
    """One calendar month from `first` on: who `began` or came back, who `ended`, and those `under_way` on its last day.

    `cii` is the mean of the finished weeks whose Monday lies in it, in per cent of the plan; None where none is logged.
    """

    first: date
    began: int
    ended: int
    under_way: int
    cii: float | None


def client_turnover(
    clients: Iterable[Client], weeks: Iterable[CaseloadWeek], *, first_entry: date | None, first: date, last: date
) -> list[TurnoverMonth]:
    """Return each whole month from `first` to `last` that began after the first entry, oldest first.

    `weeks` are those of the months, in any order. Without an entry there is no month.
    """
    if first_entry is None:
        return []
    episodes = [episode for client in clients if client.role is Role.THERAPY for episode in client.episodes]
    by_month: dict[date, list[float]] = {}
    for week in weeks:
        if week.finished and week.cii is not None:
            by_month.setdefault(week.monday.replace(day=1), []).append(week.cii)
    return [_month(month, episodes, by_month) for month in _months(max(first, first_entry + DAY), last)]


def _months(first: date, last: date) -> list[date]:
    """Return the first days of the months that lie whole between two days, both included."""
    month = first if first.day == 1 else _next(first)
    found = []
    while _next(month) - DAY <= last:
        found.append(month)
        month = _next(month)
    return found


def _next(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _month(
    month: date, every: Sequence[tuple[date, date | None]], by_month: Mapping[date, list[float]]
) -> TurnoverMonth:
    end = _next(month) - DAY
    return TurnoverMonth(
        first=month,
        began=sum(month <= begun <= end for begun, _ in every),
        ended=sum(over is not None and month <= over <= end for _, over in every),
        under_way=sum(begun <= end and (over is None or over > end) for begun, over in every),
        cii=fmean(by_month[month]) if month in by_month else None,
    )

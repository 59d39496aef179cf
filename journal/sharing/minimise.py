"""The parts of a summary, each made from records and measures that are given.

What is ticked "I would not tell" or "wished they would cancel", scales and
check-ins enter none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NoReturn

from msgspec.structs import replace

from journal.measures.caseload_intensity import CaseloadWeek
from journal.measures.contact_agreement import Standing
from journal.measures.emotional_load import load_by_day, load_by_week
from journal.measures.weeks import DAY, monday_of
from journal.measures.work_frame import WorkFrame
from journal.records.agenda import AgendaItem
from journal.records.contact import Contact
from journal.records.day_sums import DaySums, sum_day
from journal.records.reflection import Feeling, Reflection
from journal.records.supervision import Supervision
from journal.records.supervision_agreement import Goal
from journal.sharing.redaction import Redacted
from journal.sharing.refusals import CannotShare
from journal.sharing.summary import (
    CaseloadOfWeek,
    ChosenGoal,
    ChosenText,
    ContactOfWeek,
    Count,
    Hour,
    LoadOfWeek,
    OnAgenda,
    StillWithMe,
    Theme,
    Weeks,
)
from journal.wording import sharing as wording


def stays(reflection: Reflection) -> bool:
    """Say whether a reflection never leaves the journal."""
    return reflection.withheld or reflection.wished_cancel


def counted(n: int, *, exact: bool) -> Count:
    """Return a count as it is shared: 1 and 2 are "1–2" unless `exact`."""
    return "1–2" if 0 < n < 3 and not exact else n


def load(
    sums: Iterable[DaySums],
    weeks: Weeks,
    *,
    reflections: Collection[Reflection],
    frame: WorkFrame,
) -> tuple[LoadOfWeek, ...]:
    """Return each week's mean demand and recovery, oldest first.

    `sums` and `reflections` must hold all of these weeks. Reflections that
    stay and check-ins are taken out first, so it can differ from one's own
    chart.
    """
    shared = _shared_sums(sums, weeks, reflections)
    days = load_by_day(shared, weeks.first, weeks.last + 6 * DAY, frame.weights.load)
    return tuple(
        LoadOfWeek(
            week=w.monday,
            demand=_tenths(w.demand),
            recovery=_tenths(w.recovery),
            logged=w.rests_on,
            workdays=w.workdays,
        )
        for w in load_by_week(days, frame)
    )


def caseload(measured: Iterable[CaseloadWeek], weeks: Weeks) -> tuple[CaseloadOfWeek, ...]:
    """Return the weekly index with its parts, oldest first."""
    return tuple(
        CaseloadOfWeek(
            week=w.monday,
            cii=_tenths(w.cii),
            parts={} if w.cii is None else {name: round(units, 2) for name, units in w.parts.items()},
            finished=w.finished,
        )
        for w in sorted(measured, key=lambda w: w.monday)
        if weeks.holds(w.monday)
    )


def themes(reflections: Iterable[Reflection], weeks: Weeks, *, exact: bool) -> tuple[Theme, ...]:
    """Return how often each feeling was named, in the order of the list of feelings: an order by number would tell."""
    named = Counter(feeling for r in _shared(reflections, weeks) for feeling in r.feelings)
    return tuple(Theme(feeling=f, count=counted(named[f], exact=exact)) for f in Feeling if named[f])


def still_with_me(
    reflections: Iterable[Reflection], weeks: Weeks, *, codes: Mapping[str, str], exact: bool
) -> tuple[StillWithMe, ...]:
    """Return the reflections on each client, in the order of their codes, which are drawn by chance."""
    of = Counter(r.client_id for r in _shared(reflections, weeks) if r.client_id is not None)
    found = [StillWithMe(code=codes[client], count=counted(n, exact=exact)) for client, n in of.items()]
    return tuple(sorted(found, key=lambda s: s.code))


def contact(
    contacts: Iterable[Contact],
    weeks: Weeks,
    *,
    standings: Mapping[str, Standing],
    codes: Mapping[str, str],
    exact: bool,
) -> tuple[ContactOfWeek, ...]:
    """Return the weeks in which a client's contacts were judged against an agreement, by code and week.

    `standings` are by id of the contact. A contact without an agreement to
    judge it by is left out.
    """
    judged: dict[tuple[str, date], Counter[Standing]] = {}
    for each in contacts:
        standing = standings[each.id]
        if weeks.holds(each.day) and standing is not Standing.NONE_RECORDED:
            judged.setdefault((codes[each.client_id], monday_of(each.day)), Counter())[standing] += 1
    return tuple(
        ContactOfWeek(
            code=code,
            week=week,
            inside=counted(n[Standing.INSIDE], exact=exact),
            outside=counted(n[Standing.OUTSIDE], exact=exact),
        )
        for (code, week), n in sorted(judged.items())
    )


def on_agenda(item: AgendaItem, title: Redacted, *, source: Reflection | None = None) -> OnAgenda:
    """Return an agenda item as it is shared. `source` is the reflection it came from, if it came from one.

    Raises CannotShare where that reflection stays.
    """
    if source is not None and stays(source):
        raise CannotShare(wording.KEPT_BACK)
    return OnAgenda(entry_id=item.id, title=title, want=item.want, state=item.state)


def may_be_on_agenda(item: AgendaItem, reflection_of: Callable[[str], Reflection | None]) -> bool:
    """Say whether an item may be offered. `reflection_of` finds a reflection by its id, also one in the trash.

    An item whose reflection is gone may not: nobody can tell any more
    whether it was to stay.
    """
    if item.source_kind != "reflection" or item.source_id is None:
        return True
    source = reflection_of(item.source_id)
    return source is not None and not stays(source)


def goal(chosen: Goal, agreement_id: str, text: Redacted) -> ChosenGoal:
    """Return a goal as it is shared: its words gone through, the week in which it was reached, without one's note."""
    reached = monday_of(chosen.reached_on) if chosen.reached_on is not None else None
    return ChosenGoal(entry_id=agreement_id, text=text, reached=reached)


def chosen_text(entry: Reflection | Supervision, text: Redacted) -> ChosenText:
    """Return a text as it is shared. Raises CannotShare for a reflection that stays."""
    if isinstance(entry, Reflection):
        if stays(entry):
            raise CannotShare(wording.KEPT_BACK)
        return ChosenText(entry_id=entry.id, week=monday_of(entry.day), kind="reflection", text=text)
    return ChosenText(entry_id=entry.id, week=monday_of(entry.day), kind="supervision", text=text)


def hours(supervisions: Iterable[Supervision], weeks: Weeks) -> tuple[Hour, ...]:
    """Return the supervisions of these weeks as they are signed off, oldest first; which ones, the caller chooses."""
    of = sorted((s for s in supervisions if weeks.holds(s.day)), key=lambda s: (s.at, s.id))
    return tuple(Hour(entry_id=s.id, day=s.day, minutes=s.minutes, format=s.format) for s in of)


def risk(at_risk: Iterable[str], codes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of the clients with a risk flag, for a clinically responsible supervisor alone."""
    return tuple(sorted(codes[client] for client in at_risk))


def _shared(reflections: Iterable[Reflection], weeks: Weeks) -> Iterator[Reflection]:
    return (r for r in reflections if weeks.holds(r.day) and not stays(r))


def _shared_sums(sums: Iterable[DaySums], weeks: Weeks, reflections: Iterable[Reflection]) -> Iterator[DaySums]:
    by_day: dict[date, list[Reflection]] = {}
    for reflection in reflections:
        by_day.setdefault(reflection.day, []).append(reflection)
    for day in sums:
        if not weeks.holds(day.day):
            continue
        day = replace(day, checked_in=False, heavy=None)
        of = by_day.get(day.day, [])
        if any(stays(r) for r in of):
            left = sum_day(day.day, reflections=[r for r in of if not stays(r)], client_on=_nobody)
            day = replace(
                day,
                reflections=left.reflections,
                unrated_reflections=left.unrated_reflections,
                reflected=left.reflected,
            )
        yield day


def _nobody(client_id: str) -> NoReturn:
    raise AssertionError("reflections are summed without their clients")


def _tenths(value: float | None) -> float | None:
    return None if value is None else round(value, 1)

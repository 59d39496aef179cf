"""A year of the demo's life: what is drawn of it, and the weeks ahead of it worked out entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from statistics import median
from types import SimpleNamespace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from journal.charts.drawn import Drawn
from journal.charts.style import Figure
from journal.store.journal import Journal
from tests.journal.measured_by_hand import ByHand
from tests.journal.practice import ZONE

TODAY = date(2026, 11, 18)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
THIS = date(2026, 11, 16)
AHEAD = 8
WEEKS_APART = {"twice weekly": 1, "weekly": 1, "fortnightly": 2, "monthly": 4}


def figure_in(chart: Drawn) -> Figure:
    """Return the figure of a chart that has one."""
    assert chart.figure is not None
    return chart.figure


def drawn(figure: Figure, name: str) -> dict[date, Any]:
    """Return what one series draws, by day."""
    trace = next(t for t in figure["data"] if t["name"] == name)
    return dict(zip([date.fromisoformat(str(x)) for x in trace["x"]], trace["y"], strict=True))


def stacked(figure: Figure) -> dict[date, float]:
    """Return how high the bars of each week reach."""
    found: dict[date, float] = {}
    for trace in figure["data"]:
        for monday, height in drawn(figure, trace["name"]).items():
            found[monday] = found.get(monday, 0.0) + height
    return found


# --- the coming weeks ----------------------------------------------------------------------------


class WeekAhead(NamedTuple):
    """A coming week, if all of it takes place."""

    monday: date
    sessions: int
    units: float
    cii: float
    workdays: list[date]
    off: list[date]


def logged_before(by_hand: ByHand, this: date) -> dict[date, dict[str, Any]]:
    """Return those of the eight weeks before `this` in which anything was logged."""
    weeks = {this - n * WEEK: by_hand.week(this - n * WEEK) for n in range(1, 9)}
    return {monday: week for monday, week in weeks.items() if week["cii"] is not None}


def weeks_ahead(journal: Journal, by_hand: ByHand, this: date = THIS) -> list[WeekAhead]:
    """Return the weeks after `this`: what is planned and usual, leave left out, with the usual contacts."""
    contacts = median(week["parts"]["contacts"] for week in logged_before(by_hand, this).values())
    leave = {day for off in by_hand.time_off for day in off.days()}
    found = []
    for n in range(1, AHEAD + 1):
        monday = this + n * WEEK
        week = by_hand.week(monday)
        each = list(appointments(journal, by_hand, monday))
        units = sum(by_hand.minutes(s) / 50 * by_hand.m(s.client_id, s.day, s.members_present) for s in each)
        ticked = [d for k in range(7) if (d := monday + k * DAY).isoweekday() in by_hand.planned(monday).workdays]
        workdays = [d for d in ticked if d not in leave]
        runs = sum(by_hand.runs([s for s in each if s.day == monday + k * DAY]) for k in range(7))
        cii = 100 * (units + bool(workdays) * contacts + runs) * week["f"] / week["c"]
        found.append(WeekAhead(monday, len(each), units, cii, workdays, [d for d in ticked if d in leave]))
    return found


def slots_of(by_hand: ByHand, client_id: str, day: date) -> tuple[date, list[Any]]:
    """Return the usual appointments in force on a day, and the Monday of the first of them."""
    told = [f for f in by_hand.facts[client_id] if f.slots]
    past = [f for f in told if f.effective <= day]
    fact = max(past or told[:1], key=lambda f: (f.effective, f.written_at))
    assert fact.slots
    days = [fact.effective + n * DAY for n in range(7)]
    first = next(d for d in days if d.isoweekday() in {slot.weekday for slot in fact.slots})
    return first - first.weekday() * DAY, [slot for slot in fact.slots if slot.weekday == day.isoweekday()]


def appointments(journal: Journal, by_hand: ByHand, monday: date) -> Iterator[Any]:
    """Yield all that is planned or usual in a week, leave left out."""
    off = {day for leave in by_hand.time_off for day in leave.days()}
    listed = {c.id: c for c in journal.clients.all() if c.role.value == "therapy"}
    here = [s for s in by_hand.sessions if monday <= s.day < monday + WEEK and s.client_id in listed]
    yield from (s for s in here if s.status.value == "planned" and s.day not in off)
    taken = {(s.client_id, s.day) for s in here}
    for client in listed.values():
        for day in (monday + n * DAY for n in range(7)):
            ended = client.ended_on is not None and client.ended_on < day
            frequency = by_hand.fact(client.id, "frequency", day)
            apart = WEEKS_APART.get(frequency.value if frequency else "weekly")
            slots = by_hand.fact(client.id, "slots", day)
            if day < client.day or ended or day in off or (client.id, day) in taken or not apart or not slots:
                continue
            begun, today = slots_of(by_hand, client.id, day)
            for slot in today if (monday - begun).days // 7 % apart == 0 else ():
                yield SimpleNamespace(
                    client_id=client.id,
                    day=day,
                    at=datetime.combine(day, slot.clock, tzinfo=ZoneInfo(ZONE)),
                    minutes=None,
                    members_present=(),
                )

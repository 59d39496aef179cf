"""What load and caseload charts draw of the demo's journal, beside sums worked out entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.charts import caseload_intensity as caseload_chart
from journal.charts import emotional_load as load_chart
from journal.charts import load_calendar
from journal.charts.style import Figure
from journal.demo.fill import fill
from journal.demo.life import life
from journal.measures.breaks import breaks
from journal.measures.caseload_intensity import CaseloadWeek, caseload_by_week
from journal.measures.emotional_load import DayLoad, load_by_day, load_by_week
from journal.measures.headcount import headcount_by_week
from journal.planning.coming_weeks import Coming, coming_weeks
from journal.store.journal import Journal
from tests.journal.measured_by_hand import ByHand
from tests.journal.practice import ZONE
from tests.journal.store import journals

TODAY = date(2026, 11, 18)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
THIS = date(2026, 11, 16)
FIRST = THIS - 12 * WEEK
AHEAD = 8
WEEKS_APART = {"twice weekly": 1, "weekly": 1, "fortnightly": 2, "monthly": 4}


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    made = journals.make(tmp_path_factory.mktemp("lived") / "journal")
    fill(made, life(1, 7, TODAY))
    taken_off_the_list = made.clients.by_code("M1")
    assert taken_off_the_list is not None
    made.clients.delete(taken_off_the_list.id)
    yield made
    made.close()


@pytest.fixture(scope="module")
def by_hand(journal: Journal) -> ByHand:
    told = ByHand(journal)
    told.clients |= {s.client_id: journal.clients.with_state(s.client_id, TODAY)[0] for s in told.sessions}
    told.facts |= {client_id: journal.clients.facts(client_id) for client_id in told.clients}
    return told


def weeks_of(journal: Journal) -> list[CaseloadWeek]:
    time_off, patterns = journal.time_off.all(), journal.patterns.all()
    return caseload_by_week(
        journal.day_sums.between(FIRST, THIS + 6 * DAY),
        FIRST,
        THIS,
        today=TODAY,
        patterns=patterns,
        breaks=breaks(time_off, patterns, journal.day_sums.worked_near(time_off)),
        time_off=time_off,
    )


def days_of(journal: Journal, first: date) -> list[DayLoad]:
    return list(load_by_day(journal.day_sums.between(first, TODAY), first, TODAY))


def coming_of(journal: Journal) -> Coming:
    time_off, patterns = journal.time_off.all(), journal.patterns.all()
    return coming_weeks(
        today=TODAY,
        clients=journal.clients.all(),
        state_on=journal.clients.state_on,
        sessions=journal.sessions.between(THIS + WEEK, THIS + (AHEAD + 1) * WEEK),
        patterns=patterns,
        time_off=time_off,
        breaks=breaks(time_off, patterns, journal.day_sums.worked_near(time_off)),
        history=journal.day_sums.between(THIS - 8 * WEEK, THIS),
        zone=ZONE,
        weeks=AHEAD,
    )


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


def test_the_bars_of_each_week_reach_its_index(journal: Journal, by_hand: ByHand) -> None:
    heights = stacked(caseload_chart.figure(weeks_of(journal), dark=False))
    assert len(heights) == 13
    for monday, height in heights.items():
        assert height == pytest.approx(by_hand.week(monday)["cii"])


def test_clients_seen_and_active_are_a_plain_count(journal: Journal, by_hand: ByHand) -> None:
    last = THIS + 3 * WEEK + 6 * DAY
    heads = headcount_by_week(
        journal.sessions.who_between(FIRST, last),
        FIRST,
        last,
        clients=journal.clients.all(),
        client_of=lambda client_id: journal.clients.with_state(client_id, TODAY)[0],
    )
    assert len(heads) == 16
    listed = {c.id for c in journal.clients.all()}
    gone = 0
    for n, head in enumerate(heads):
        days = [FIRST + n * WEEK + k * DAY for k in range(7)]
        here = [s for s in by_hand.sessions if s.day in days]
        seen, active = set(), set()
        for client in by_hand.clients.values():
            if client.role.value != "therapy":
                continue
            own = {s.status.value for s in here if s.client_id == client.id}
            if "attended" in own:
                seen.add(client.id)
            under_way = any(client.day <= day and (not client.ended_on or day <= client.ended_on) for day in days)
            if {"attended", "planned"} & own or (client.id in listed and under_way):
                active.add(client.id)
        gone += len(active - listed)
        assert (head.monday, head.seen, head.active) == (days[0], len(seen), len(active))
    assert gone > 0
    assert len({head.seen for head in heads}) > 2
    rows = caseload_chart.table(weeks_of(journal), heads[:13])
    assert [(row["Clients seen"], row["Clients active"]) for row in rows] == [(h.seen, h.active) for h in heads[:13]]


def test_demand_and_recovery_are_drawn_day_by_day(journal: Journal, by_hand: ByHand) -> None:
    days = days_of(journal, FIRST)
    figure = load_chart.figure(days, load_by_week(days, journal.patterns.all(), journal.time_off.all()), dark=False)
    for name in ("Demand", "Recovery"):
        points = drawn(figure, name)
        assert len(points) == len(days)
        for day, value in points.items():
            expected = by_hand.day(day)[name.lower()]
            assert (value is None or value != value) if expected is None else value == pytest.approx(expected)


def test_each_square_of_the_calendar_is_a_day_with_its_demand(journal: Journal, by_hand: ByHand) -> None:
    first = load_calendar.year_before(TODAY)
    (trace,) = load_calendar.figure(days_of(journal, first), dark=False)["data"]
    told = {first + n * DAY: by_hand.day(first + n * DAY)["demand"] for n in range((TODAY - first).days + 1)}
    assert trace["customdata"] == [day.isoformat() for day, demand in told.items() if demand is not None]
    # The more a day asked, the darker its square: the order of the tints is that of the days.
    logged = {d: v for d, v in told.items() if v is not None and by_hand.day(d)["state"] == "logged"}
    ink = dict(zip(trace["customdata"], trace["marker"]["color"], strict=True))
    by_tint: dict[str, list[float]] = {}
    for day, demand in logged.items():
        by_tint.setdefault(ink[day.isoformat()], []).append(demand)
    spans = sorted((min(values), max(values)) for values in by_tint.values())
    assert len(spans) == load_calendar.SHADES
    assert all(high <= low for (_, high), (low, _) in pairwise(spans))


# --- the coming weeks ----------------------------------------------------------------------------


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


def test_the_coming_weeks_are_what_is_planned_and_usual(journal: Journal, by_hand: ByHand) -> None:
    contacts = median(by_hand.week(THIS - n * WEEK)["parts"]["contacts"] for n in range(1, 9))
    told = coming_of(journal)
    heights = stacked(caseload_chart.figure(weeks_of(journal), dark=False, coming=told.weeks))
    assert told.without_slot == ()
    off = {day for leave in by_hand.time_off for day in leave.days()}
    found = []
    for n in range(1, AHEAD + 1):
        monday = THIS + n * WEEK
        week = by_hand.week(monday)
        each = list(appointments(journal, by_hand, monday))
        units = sum(by_hand.minutes(s) / 50 * by_hand.m(s.client_id, s.day, s.members_present) for s in each)
        works = any((monday + k * DAY).isoweekday() in by_hand.planned(monday).workdays
                    and monday + k * DAY not in off for k in range(7))  # fmt: skip
        runs = sum(by_hand.runs([s for s in each if s.day == monday + k * DAY]) for k in range(7))
        found.append(100 * (units + works * contacts + runs) * week["f"] / week["c"])
        assert told.weeks[n - 1].therapy_sessions == len(each)
        assert told.weeks[n - 1].parts["sessions"] == pytest.approx(units)
        assert heights[monday] == pytest.approx(found[-1])
    assert len({round(value) for value in found}) > 1

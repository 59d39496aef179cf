"""What load and caseload charts draw of the demo's journal, beside sums worked out entry by entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest

from journal.charts import caseload_intensity as caseload_chart
from journal.charts import emotional_load as load_chart
from journal.charts import load_calendar
from journal.charts.style import Figure
from journal.measures.caseload_intensity import CaseloadWeek, caseload_by_week
from journal.measures.emotional_load import DayLoad, load_by_day, load_by_week
from journal.measures.headcount import Headcount, headcount_by_week
from journal.planning.coming_weeks import Coming, coming_weeks
from journal.planning.work_frame import work_frame
from journal.store.journal import Journal
from tests.journal.charts.lived_year import AHEAD, DAY, THIS, TODAY, WEEK, drawn, figure_in, stacked, weeks_ahead
from tests.journal.measured_by_hand import ByHand
from tests.journal.practice import ZONE

FIRST = THIS - 12 * WEEK


def weeks_of(journal: Journal) -> list[CaseloadWeek]:
    sums = journal.day_sums.between(FIRST, THIS + 6 * DAY)
    return caseload_by_week(sums, FIRST, THIS, work_frame(journal, TODAY))


def days_of(journal: Journal, first: date) -> list[DayLoad]:
    return list(load_by_day(journal.day_sums.between(first, TODAY), first, TODAY))


def coming_of(journal: Journal) -> Coming:
    return coming_weeks(
        work_frame(journal, TODAY),
        clients=journal.clients.all(),
        state_on=journal.clients.state_on,
        sessions=journal.sessions.between(THIS + WEEK, THIS + (AHEAD + 1) * WEEK),
        history=journal.day_sums.between(THIS - 8 * WEEK, THIS),
        zone=ZONE,
        weeks=AHEAD,
    )


def of_caseload(weeks: list[CaseloadWeek], coming: Sequence[CaseloadWeek] = ()) -> Figure:
    heads = [Headcount(monday=week.monday, seen=0, active=0) for week in weeks]
    return figure_in(caseload_chart.drawn(weeks, heads, dark=False, coming=coming))


def test_the_bars_of_each_week_reach_its_index(journal: Journal, by_hand: ByHand) -> None:
    heights = stacked(of_caseload(weeks_of(journal)))
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
    rows = caseload_chart.drawn(weeks_of(journal), heads[:13], dark=False).rows
    assert [(row["Clients seen"], row["Clients active"]) for row in rows] == [(h.seen, h.active) for h in heads[:13]]


def test_demand_and_recovery_are_drawn_day_by_day(journal: Journal, by_hand: ByHand) -> None:
    days = days_of(journal, FIRST)
    weeks = load_by_week(days, work_frame(journal, TODAY))
    figure = figure_in(load_chart.drawn(days, weeks, dark=False))
    for name in ("Demand", "Recovery"):
        points = drawn(figure, name)
        assert len(points) == len(days)
        for day, value in points.items():
            expected = by_hand.day(day)[name.lower()]
            assert (value is None or value != value) if expected is None else value == pytest.approx(expected)


def test_each_square_of_the_calendar_is_a_day_with_its_demand(journal: Journal, by_hand: ByHand) -> None:
    first = load_calendar.year_before(TODAY)
    (trace,) = figure_in(load_calendar.drawn(days_of(journal, first), dark=False))["data"]
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


def test_the_coming_weeks_are_what_is_planned_and_usual(journal: Journal, by_hand: ByHand) -> None:
    told = coming_of(journal)
    heights = stacked(of_caseload(weeks_of(journal), told.weeks))
    assert told.without_slot == ()
    found = weeks_ahead(journal, by_hand)
    for week, drawn_week in zip(found, told.weeks, strict=True):
        assert drawn_week.therapy_sessions == week.sessions
        assert drawn_week.parts["sessions"] == pytest.approx(week.units)
        assert drawn_week.cii == (pytest.approx(week.cii) if week.cii else None)
        assert heights[week.monday] == pytest.approx(week.cii or float("nan"), nan_ok=True)
    assert len({round(week.cii) for week in found}) > 1

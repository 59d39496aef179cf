"""What a referral would add to the demo's coming weeks, beside sums worked out entry by entry."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from statistics import median

import pytest

from journal.charts import referral as chart
from journal.measures.breaks import breaks
from journal.measures.work_frame import WorkFrame
from journal.planning.coming_weeks import coming_weeks
from journal.planning.referral import NewClient, Referral, referral
from journal.records.client import Frequency, Severity
from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern
from journal.store.journal import Journal
from journal.wording import referral as wording
from tests.journal.charts.lived_year import (
    AHEAD,
    DAY,
    THIS,
    TODAY,
    WEEK,
    WEEKS_APART,
    drawn,
    figure_in,
    logged_before,
    weeks_ahead,
)
from tests.journal.measured_by_hand import ByHand
from tests.journal.practice import ZONE, days_away

LATER = date(2026, 12, 16)
"""Of the eight weeks before it three are not logged, and its coming weeks begin in a leave."""


def asked(
    frequency: str, first: date, minutes: int, acuity: int, *, risk: bool = False, trauma: bool = False
) -> NewClient:
    return NewClient(
        frequency=Frequency(frequency),
        first=first,
        minutes=minutes,
        severity=Severity(acuity=acuity, risk=risk, trauma=trauma),
    )


WEEKLY = asked("weekly", THIS + WEEK, 50, 1)
REFERRALS = (
    WEEKLY,
    asked(
        "twice weekly", THIS + WEEK + 4 * DAY, 50, 4, risk=True, trauma=True
    ),  # in its first week one workday is left
    asked("fortnightly", THIS + 2 * WEEK + 3 * DAY, 80, 2, trauma=True),
    asked("monthly", THIS - WEEK, 45, 0, risk=True),
)


def told_of(
    journal: Journal,
    new: NewClient,
    today: date = TODAY,
    leave: Sequence[TimeOff] = (),
    planned: Sequence[WorkPattern] = (),
) -> Referral:
    """Return the weeks after a day, with a `leave` and what is `planned` beside the journal's own."""
    time_off, patterns = [*journal.time_off.all(), *leave], [*journal.patterns.all(), *planned]
    found = breaks(time_off, patterns, journal.day_sums.worked_near(time_off))
    monday = today - today.weekday() * DAY
    frame = WorkFrame(today=today, patterns=patterns, time_off=time_off, breaks=found)
    coming = coming_weeks(
        frame,
        clients=journal.clients.all(),
        state_on=journal.clients.state_on,
        sessions=journal.sessions.between(monday + WEEK, monday + (AHEAD + 1) * WEEK),
        history=journal.day_sums.between(monday - 8 * WEEK, monday),
        zone=ZONE,
    )
    return referral(new, frame, coming)


def m_of(severity: Severity) -> float:
    return 1 + 0.10 * (severity.acuity - 1) + 0.20 * severity.risk + 0.15 * severity.trauma


def times(new: NewClient, monday: date, workdays: list[date]) -> int:
    """How often the new client comes in a week: never oftener than one works, nor before they began."""
    begun = new.first - new.first.weekday() * DAY
    if monday < begun or (monday - begun).days // 7 % WEEKS_APART[new.frequency.value]:
        return 0
    return min(2 if new.frequency.value == "twice weekly" else 1, sum(day >= new.first for day in workdays))


def in_words(cii: float) -> str:
    if cii < 70:
        return "lighter than planned"
    return "within plan" if cii <= 100 else "above plan" if cii <= 120 else "well above plan"


@pytest.mark.parametrize("today", [TODAY, LATER])
def test_the_bars_are_the_weeks_ahead_and_what_each_new_client_adds(
    journal: Journal, by_hand: ByHand, today: date
) -> None:
    this = today - today.weekday() * DAY
    ahead = weeks_ahead(journal, by_hand, this)
    came, bands = set(), set()
    for new in REFERRALS:
        told = told_of(journal, new, today)
        shown = chart.drawn(told, dark=False)
        figure = figure_in(shown)
        without, added = drawn(figure, wording.WITHOUT), drawn(figure, wording.ADDED)
        assert list(without) == list(added) == [week.monday for week in ahead]
        rows = {row["From"]: row for row in shown.rows}
        assert list(rows) == [week.monday for week in reversed(ahead)]
        over_with = over_without = 0
        middle: list[float] = []
        for week in ahead:
            n = times(new, week.monday, week.workdays)
            plan = by_hand.week(week.monday)
            more = 100 * n * new.minutes / 50 * m_of(new.severity) * plan["f"] / plan["c"]
            assert without[week.monday] == pytest.approx(week.cii, abs=1e-9)
            assert added[week.monday] == pytest.approx(more, abs=1e-9)
            row = rows[week.monday]
            for name, cii in (("Without", week.cii), ("With", week.cii + more)):
                # A week in which nothing comes is no week of 0.
                assert row[f"{name} (% of plan)"] == (pytest.approx(cii, abs=0.0500001) if cii else None)
                assert row[f"{name}, in words"] == (in_words(cii) if cii else "nothing planned")
            assert row["Workdays off"] == len(week.off)
            over_without += week.cii > 100
            over_with += week.cii + more > 100
            came.add((new.frequency.value, n))
            middle += [more] if more else []
            bands.add(row["With, in words"])
        beside = "as without" if over_with == over_without else f"{over_without} without"
        assert shown.sentence == (
            f"A week with them holds about {median(middle):.0f} of 100 more. "
            f"Above plan in {over_with} of 8 weeks, {beside}. The sum knows nothing of your home."
        )
    every = {("weekly", 0), ("weekly", 1), ("twice weekly", 2), ("fortnightly", 0), ("fortnightly", 1), ("monthly", 0)}
    assert every <= came
    assert len(bands) > 2
    assert any(week.off for week in ahead)


@pytest.mark.parametrize(("today", "unlogged"), [(TODAY, 0), (LATER, 3)])
def test_the_history_it_rests_on_is_a_median_of_logged_weeks_and_the_others_are_named(
    journal: Journal, by_hand: ByHand, today: date, unlogged: int
) -> None:
    this = today - today.weekday() * DAY
    logged = logged_before(by_hand, this)
    told = told_of(journal, WEEKLY, today)
    assert told.contact_units == pytest.approx(median(week["parts"]["contacts"] for week in logged.values()), abs=1e-9)
    assert told.recent == pytest.approx(median(week["cii"] for week in logged.values()), abs=1e-9)
    assert told.history == len(logged) == 8 - unlogged
    assert list(told.unlogged) == [this - n * WEEK for n in range(8, 0, -1) if this - n * WEEK not in logged]
    rests_on = chart.drawn(told, dark=False).rests_on
    assert rests_on.endswith(f"{unlogged} weeks of the last 8 are not logged.") == bool(unlogged)


def test_what_is_planned_on_days_of_leave_does_not_take_place(journal: Journal, by_hand: ByHand) -> None:
    wednesday = THIS + WEEK + 2 * DAY
    leave = days_away(wednesday, wednesday + 4 * DAY)
    other = copy(by_hand)
    other.time_off = [*by_hand.time_off, leave]
    other.breaks = sorted([*by_hand.breaks, (wednesday, wednesday + 4 * DAY)])  # five days, Saturday and Sunday in them
    assert any(s.day == wednesday and s.status.value == "planned" for s in by_hand.sessions)
    for new in REFERRALS:
        told = told_of(journal, new, leave=[leave])
        for week, found in zip(weeks_ahead(journal, other), told.weeks, strict=True):
            plan = other.week(week.monday)
            n = times(new, week.monday, week.workdays)
            more = 100 * n * new.minutes / 50 * m_of(new.severity) * plan["f"] / plan["c"]
            assert found.without == pytest.approx(week.cii, abs=1e-9)
            assert found.with_client == pytest.approx(week.cii + more, abs=1e-9)
            assert found.days_off == len(week.off)
    assert told.weeks[0].days_off == 3
    assert other.week(THIS + 2 * WEEK)["f"] == 1 < by_hand.week(THIS + 2 * WEEK)["f"]


def test_against_a_larger_plan_the_weeks_over_it_are_those_above_a_hundred(journal: Journal, by_hand: ByHand) -> None:
    now = by_hand.planned(TODAY)
    larger = replace(now, effective=THIS + WEEK, weekly_units=1.39 * now.weekly_units)
    other = copy(by_hand)
    other.patterns = [*by_hand.patterns, larger]
    counted = set()
    for new in REFERRALS:
        told = told_of(journal, new, planned=[larger])
        over_with = over_without = 0
        for week in weeks_ahead(journal, other):
            plan = other.week(week.monday)
            n = times(new, week.monday, week.workdays)
            over_without += week.cii > 100
            over_with += week.cii + 100 * n * new.minutes / 50 * m_of(new.severity) * plan["f"] / plan["c"] > 100
        assert (told.over_without, told.over_with) == (over_without, over_with)
        rows = chart.drawn(told, dark=False).rows
        assert sum(str(row["With, in words"]).endswith("above plan") for row in rows) == over_with
        counted |= {over_without, over_with}
    assert len(counted) > 2

"""The ±50 % band: the worked example, and the same formulas as the indices under any weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from journal.measures import weight_band
from journal.measures.breaks import Break, breaks
from journal.measures.caseload_intensity import CaseloadWeek, caseload_by_week
from journal.measures.emotional_load import load_by_day, load_by_week, load_of_day
from journal.measures.weight_band import Array, caseload_band, drawn, load_band, load_values, logged_workdays_by_week
from journal.measures.weights import CaseloadWeights, LoadWeights, Weights
from journal.records.client import Member
from journal.records.session import Session, SessionStatus
from tests.journal.measures.test_caseload_intensity import (
    FRAME,
    MONDAY,
    PATTERN,
    day_of,
    held,
    some_week,
    worked_example,
)
from tests.journal.measures.test_emotional_load import DAY, some_days
from tests.journal.practice import Practice, at, days_away

NINE_WEEKS_AGO = MONDAY - timedelta(weeks=9)


def weeks_of(practice: Practice, weights: CaseloadWeights | None = None) -> list[CaseloadWeek]:
    found = breaks([days_away(NINE_WEEKS_AGO - timedelta(days=13), NINE_WEEKS_AGO)], [PATTERN], set())
    frame = replace(FRAME, breaks=found, weights=Weights(caseload=weights or CaseloadWeights()))
    return caseload_by_week(practice.sums(), MONDAY, day_of(13), frame)


def one(draw: Mapping[str, Array], n: int) -> dict[str, Any]:
    return {name: float(column[n]) for name, column in draw.items()}


def test_the_band_of_the_worked_example_is_about_103_to_116() -> None:
    band, empty = caseload_band(worked_example().sums(), weeks_of(worked_example()))
    assert band is not None
    assert band == pytest.approx((103.2, 115.6), abs=0.4)
    assert empty is None


def test_the_same_draws_come_every_time_each_weight_for_itself() -> None:
    first, second = drawn(CaseloadWeights()), drawn(CaseloadWeights())
    assert all((first[name] == second[name]).all() for name in first)
    factors = np.array([first[name] / getattr(CaseloadWeights(), name) for name in first])
    assert factors.min() >= 0.5
    assert factors.max() <= 1.5
    assert factors.shape == (11, 1000)
    off_diagonal = np.corrcoef(factors)[~np.eye(11, dtype=bool)]
    assert np.abs(off_diagonal).max() < 0.12


def test_every_weight_is_varied_or_is_a_definition() -> None:
    assert {f for f in CaseloadWeights.__dataclass_fields__ if f not in weight_band.VARIED_CASELOAD} == {
        "unit_minutes", "default_session_minutes", "default_contact_minutes", "break_grace_weeks",
        "shortest_break_days",
    }  # fmt: skip
    assert {f for f in LoadWeights.__dataclass_fields__ if f not in weight_band.VARIED_LOAD} == {
        "unit_minutes", "default_session_minutes", "default_contact_minutes", "default_reflection_minutes",
        "logged_share",
    }  # fmt: skip


@given(some_week())
@settings(max_examples=30, deadline=None)
def test_under_any_draw_the_caseload_is_the_one_of_its_formula(practice: Practice) -> None:
    base = CaseloadWeights()
    draw = drawn(base)
    values = weight_band.caseload_values(practice.sums(), weeks_of(practice), base)
    for n in (0, 7, 999):
        weights = replace(base, **one(draw, n))
        for week, row in zip(weeks_of(practice, weights), values, strict=True):
            assert row[n] == pytest.approx(week.cii or 0.0)


def test_couples_emergencies_runs_and_missed_sessions_are_in_the_band() -> None:
    practice = worked_example()
    couple = practice.client(acuity=2)
    client, facts = practice.clients[couple]
    practice.clients[couple] = (replace(client, members=(Member(label="A"), Member(label="B"))), facts)
    practice.log(held(couple, day_of(5), "09:00"), held(couple, day_of(5), "10:00", emergency=True, minutes=None))
    practice.log(Session(at=at(day_of(5), "15:00"), client_id=couple, status=SessionStatus.CANCELLED_LATE))
    base = CaseloadWeights()
    draw = drawn(base)
    values = weight_band.caseload_values(practice.sums(), weeks_of(practice), base)
    for n in range(0, 1000, 97):
        weights = replace(base, **one(draw, n))
        assert values[0][n] == pytest.approx(weeks_of(practice, weights)[0].cii)


@given(some_days())
@settings(max_examples=30, deadline=None)
def test_under_any_draw_the_load_is_the_one_of_its_formula(practice: Practice) -> None:
    days = practice.sums()
    if not days:
        return
    base = LoadWeights()
    draw = drawn(base)
    demand, recovery = load_values(days, draw, base)
    for n in (0, 7, 999):
        weights = replace(base, **one(draw, n))
        for row, day in enumerate(days):
            load = load_of_day(day, weights)
            for values, wanted in ((demand, load.demand), (recovery, load.recovery)):
                if wanted is None:
                    assert np.isnan(values[row][n])
                else:
                    assert values[row][n] == pytest.approx(wanted)


@given(some_days())
@settings(max_examples=30, deadline=None)
def test_missing_days_have_no_band_and_known_ones_lie_near_theirs(practice: Practice) -> None:
    days = [DAY + timedelta(days=n) for n in range(5)]
    bands = load_band(practice.sums(), [[day] for day in days])
    for load, band in zip(load_by_day(practice.sums(), days[0], days[-1]), bands, strict=True):
        assert (band.demand is None) == (load.demand is None)
        assert (band.recovery is None) == (load.recovery is None)
        if load.demand is not None and band.demand is not None:
            assert band.demand[0] - 1e-9 <= load.demand <= band.demand[1] + 1e-9


def test_a_group_of_days_has_the_band_of_its_mean_and_rests_on_the_days_of_the_weekly_mean() -> None:
    practice = worked_example()
    practice.entries = [
        replace(e, demand=4) if isinstance(e, Session) and e.status == "attended" else e for e in practice.entries
    ]
    days = list(load_by_day(practice.sums(), MONDAY, day_of(13)))
    groups = logged_workdays_by_week(days, FRAME)
    assert [len(group) for group in groups] == [week.rests_on for week in load_by_week(days, FRAME)]
    first, second = load_band(practice.sums(), groups)
    (mean,) = [week.demand for week in load_by_week(days, FRAME) if week.demand is not None]
    assert first.demand == pytest.approx((mean, mean))  # sessions alone: no weight moves it
    assert (second.demand, second.recovery) == (None, None)


def test_the_order_of_the_days_changes_nothing_and_many_days_are_taken_in_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    practice = worked_example()
    groups = [[day.day] for day in practice.sums()]
    whole = load_band(practice.sums(), groups)
    assert load_band(practice.sums()[::-1], groups[::-1]) == whole[::-1]
    monkeypatch.setattr(weight_band, "DAYS_AT_ONCE", 2)
    assert load_band(practice.sums(), groups) == whole
    assert load_band([], []) == []
    assert caseload_band([], []) == []


def test_a_break_moves_with_its_weights() -> None:
    late = Break(MONDAY - timedelta(weeks=31), MONDAY - timedelta(weeks=30))
    sums = worked_example().sums()
    rested = caseload_by_week(sums, MONDAY, MONDAY, FRAME)
    tired = caseload_by_week(sums, MONDAY, MONDAY, replace(FRAME, breaks=[late]))
    narrow, wide = caseload_band(sums, rested)[0], caseload_band(sums, tired)[0]
    assert narrow is not None
    assert wide is not None
    assert wide[1] - wide[0] > narrow[1] - narrow[0]

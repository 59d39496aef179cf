"""The simulation that chose the rule: it is the product's own rule, and what is kept of it is what it gives."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from journal.measures.claim_trials import FIGURES, LIMITS, TRIALS, WEEKS
from journal.measures.emotional_load import DayLoad
from journal.measures.the_claim import weeks_against_usual
from journal.measures.weeks import DAY, WEEK
from journal.records.work_pattern import WorkPattern
from tests.bench.claims_at_once import MOST_WEEKS, standings
from tests.bench.simulated_baselines import Looked, limit_of, looked_at, meant_for, runs, tightness
from tests.bench.simulated_logs import KINDS, Kind, Points, demand
from tests.journal.measures.logs import MONDAY, day_load, framed
from tests.journal.practice import LONG_AGO

FEW = 400
"""Journals of a bounded run; the whole one has thousands."""


def days_of(kind: Kind, points: Points) -> Iterator[DayLoad]:
    for week, of_week in enumerate(points):
        for weekday, of_day in zip(kind.workdays, of_week, strict=True):
            if not np.isnan(of_day):
                yield day_load(MONDAY + week * WEEK + (weekday - 1) * DAY, float(of_day))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_thousands_at_once_are_what_the_product_says_of_each(kind: Kind) -> None:
    journals, ends = 3, 5
    first = MOST_WEEKS + WEEKS - 1
    points = demand(kind, journals, first + ends, first, seed=5)
    frame = framed([WorkPattern(effective=LONG_AGO, workdays=kind.workdays)], today=MONDAY + (first + ends + 1) * WEEK)
    begin = MONDAY + (first - WEEKS + 1) * WEEK
    for journal in range(journals):
        weeks = weeks_against_usual(days_of(kind, points[journal]), begin, begin + (ends + WEEKS - 2) * WEEK, frame)
        for n, week in enumerate(weeks):
            found = standings(points, MOST_WEEKS + n, 1)
            alone = week.baseline if not week.claims else None
            if alone is not None:
                assert (found.days[journal], found.weekdays[journal]) == (alone.days, len(alone.weekdays))
                assert found.share[journal] == pytest.approx(alone.share)
                if alone.centre is not None:
                    assert (found.centre[journal], found.spread[journal]) == pytest.approx((alone.centre, alone.spread))
            if n >= WEEKS - 1:
                end = standings(points, MOST_WEEKS + n - WEEKS + 1, WEEKS)
                assert week.claims == Looked([end]).spoke(LIMITS)[journal]
                if week.claims:
                    assert week.z == pytest.approx(end.z[journal, -1])
                    assert week.limits == pytest.approx(week.baseline.limits(limit_of(end, LIMITS)[journal]))


def test_some_of_these_journals_have_a_claim_and_some_have_none() -> None:
    spoke = looked_at(KINDS[0], WEEKS, 8, 50, 5, rise=True).spoke(LIMITS)
    assert 10 < spoke.sum() < 45


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_kept_of_a_kind_is_what_a_bounded_run_gives(kind: Kind) -> None:
    kept = {name: rates for name, *rates in TRIALS}[kind.name]
    assert kept[2:] == list(kind.must)
    for found, share in zip(runs(kind, WEEKS, FEW, seed=11).rates(LIMITS), kept, strict=False):
        assert share is not None
        assert found == pytest.approx(share, abs=4 * (share * (1 - share) / FEW) ** 0.5 + 0.002)


def test_every_kind_that_must_be_held_is_held() -> None:
    rates = {name: (by_chance, noticed) for name, by_chance, noticed, *_ in TRIALS}
    assert list(rates) == [kind.name for kind in KINDS]
    held = [kind for kinds in meant_for().values() for kind in kinds if kind.name in rates]
    assert len(held) > 20
    assert all(tightness(kind, rates[kind.name]) <= 1 for kind in held)


def test_a_year_s_notices_are_kept_for_the_journals_it_speaks_for() -> None:
    assert {workdays for workdays, _ in FIGURES} == {workdays for workdays, settings in LIMITS.items() if settings}
    assert {(workdays, tenths) for workdays in (4, 5) for tenths in (8, 9, 10)} <= set(FIGURES)
    kind = next(kind for kind in KINDS if kind.logged == 0.8 and len(kind.workdays) == 5)
    year = looked_at(kind, WEEKS, 52, 150, 11, rise=False).spoke(LIMITS).mean()
    assert year == pytest.approx(FIGURES[5, 8][2], abs=0.16)

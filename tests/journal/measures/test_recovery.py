"""The recovery ledger: what it says after eight uses, and that it is silent before."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.recovery import LedgerRow, change_of, exact_interval, higher_after, ledger
from journal.measures.weights import LoadWeights
from journal.records.downtime import Downtime, DowntimeCategory, Felt, GapOrigin
from journal.records.session import Session, SessionStatus
from tests.journal.practice import at

DAY = date(2026, 10, 5)
CARE = DowntimeCategory.SELF_CARE


def walk(change: int | None = 2, n: int = 0, **more: object) -> Downtime:
    energy = {} if change is None else {"energy_before": 4, "energy_after": 4 + change}
    told = {"activity": "walk", "category": CARE, "minutes": 20} | energy | more
    return Downtime(at=at(DAY + timedelta(days=n), "12:00"), **told)  # type: ignore[arg-type]


def walks(*changes: int | None, **more: object) -> list[Downtime]:
    return [walk(change, n, **more) for n, change in enumerate(changes)]


def only(downtimes: list[Downtime], sessions: list[Session] | None = None) -> LedgerRow:
    _, (row,) = ledger(downtimes, sessions or [])
    return row


def test_after_eight_uses_the_median_speaks_with_its_interval() -> None:
    change = only(walks(1, 2, 2, 3, 2, 1, 3, 2, 2, 1, 3)).change
    assert (change.uses, change.known, change.median, change.speaks) == (11, 11, 2.0, True)
    assert (change.low, change.high) == (1.0, 3.0)


def test_seven_uses_are_silent_whatever_they_say() -> None:
    change = only(walks(*[4] * 7, None, None)).change
    assert (change.uses, change.known, change.speaks, change.low) == (9, 7, False, None)
    assert only(walks(*[4] * 8)).change.speaks


def test_an_interval_that_includes_0_is_silent() -> None:
    assert not only(walks(3, -3, 2, -2, 1, -1, 0, 1)).change.speaks
    assert not only(walks(*[0] * 20)).change.speaks


def test_what_costs_energy_speaks_as_well() -> None:
    change = only(walks(*[-2] * 9, -1)).change
    assert (change.median, change.speaks) == (-2.0, True)


def test_better_and_worse_stand_for_two_points_and_are_counted_as_coarse() -> None:
    felt = [walk(None, felt=Felt.BETTER)] * 6 + [walk(None, felt=Felt.SAME)] + [walk(None, felt=Felt.WORSE)]
    assert (change_of(felt).median, change_of(felt).coarse, change_of(felt).known) == (2.0, 8, 8)
    assert change_of(felt, LoadWeights(felt_change=3)).median == 3.0
    assert change_of([walk(1, felt=Felt.WORSE)] * 8).median == 1.0


def test_the_interval_is_that_of_the_tables() -> None:
    """Order statistics that hold the median with 95 %: of 8 the 1st and 8th, of 12 the 3rd and 10th, of 20 the 6th."""
    assert exact_interval(range(1, 9)) == (1, 8)
    assert exact_interval(range(1, 13)) == (3, 10)
    assert exact_interval(range(1, 21)) == (6, 15)
    with pytest.raises(ValueError, match="six"):
        exact_interval([1, 2, 3, 4, 5])


def test_the_interval_holds_the_median_of_what_was_drawn_from_in_95_of_100() -> None:
    chance = random.Random(1)
    intervals = [exact_interval([chance.gauss(2, 1) for _ in range(11)]) for _ in range(500)]
    assert sum(low <= 2 <= high for low, high in intervals) >= 470


def test_capitals_and_spaces_do_not_make_another_activity_and_categories_add_up() -> None:
    mixed = [walk(activity=name) for name in ("walk", "Walk ", "walk", "WALK")]
    by_category, by_activity = ledger([*mixed, walk(activity="tea", category=DowntimeCategory.SHORT_BREAK)])
    assert [(row.activity, row.change.uses, row.minutes) for row in by_activity] == [("walk", 4, 80), ("tea", 1, 20)]
    assert [(row.category, row.activity) for row in by_category] == [
        (CARE, None),
        (DowntimeCategory.SHORT_BREAK, None),
    ]


def test_minutes_that_were_not_told_add_nothing() -> None:
    row = only([walk(), walk(minutes=None), walk(minutes=30)])
    assert (row.change.uses, row.minutes, row.usual_minutes) == (3, 50, None)
    assert only([walk(minutes=minutes) for minutes in (None, *range(1, 9))]).usual_minutes == 4.5


def test_gaps_that_were_planned_and_that_fell_free_are_told_apart() -> None:
    row = only(
        [
            *walks(*[3] * 8, origin=GapOrigin.PLANNED),
            *walks(*[1] * 4, origin=GapOrigin.NO_SHOW),
            *walks(*[-1] * 4, origin=GapOrigin.CANCELLATION),
            *walks(4),
        ]
    )
    assert (row.planned.uses, row.planned.median) == (8, 3.0)
    assert (row.fell_free.uses, row.fell_free.median) == (8, 0.0)
    assert only(walks(*[3] * 7, origin=GapOrigin.PLANNED)).planned.median is None


def test_the_next_three_hours_are_those_after_its_end() -> None:
    def rated(clock: str, demand: int | None) -> Session:
        return Session(
            at=at(DAY, clock),
            client_id="k2",
            demand=demand,
            status=SessionStatus.ATTENDED,
            written_at=datetime(2032, 1, 1, tzinfo=UTC),
        )

    sessions = [rated("12:19", 10), rated("12:20", 4), rated("15:20", 6), rated("15:21", 10), rated("13:00", None)]
    walks_of_the_day = [walk() for _ in range(8)]  # 12:00 to 12:20
    row = only(walks_of_the_day, sessions)
    assert (row.demand_after, row.followed) == (5.0, 8)
    later = only([*walks_of_the_day, walk(n=1)], sessions)
    assert (later.demand_after, later.followed) == (5.0, 8)
    few = only(walks_of_the_day[1:], sessions)
    assert (few.demand_after, few.followed) == (None, 7)


def test_a_gap_is_offered_what_helped_and_fits_the_most_helpful_first() -> None:
    tea = [walk(1, n, activity="tea", minutes=10) for n in range(9)]
    long = [walk(5, n, activity="swim", minutes=60) for n in range(9)]
    spent = [walk(-2, n, activity="billing", minutes=10) for n in range(9)]
    found = higher_after([*tea, *walks(*[3] * 9), *long, *spent], 25)
    assert [row.activity for row in found.higher] == ["walk", "tea"]
    assert [row.activity for row in higher_after([*tea, *walks(*[3] * 9)], 15).higher] == ["tea"]


def test_where_nothing_is_known_yet_the_nearest_is_named() -> None:
    tea = [walk(1, n, activity="tea", minutes=10) for n in range(2)]
    found = higher_after([*tea, *walks(3, 3, 3), walk(None, activity="files")], 30)
    assert found.higher == ()
    assert found.nearest is not None
    assert (found.nearest.activity, found.nearest.change.known) == ("walk", 3)
    assert higher_after([], 30).nearest is None


def test_nothing_logged_is_an_empty_ledger() -> None:
    assert ledger([]) == ([], [])


uses = st.builds(
    walk,
    st.none() | st.integers(-4, 6),
    st.integers(0, 30),
    activity=st.sampled_from(["walk", "Walk", "tea"]),
    minutes=st.none() | st.integers(1, 90),
    felt=st.none() | st.sampled_from(list(Felt)),
    origin=st.none() | st.sampled_from(list(GapOrigin)),
)


@given(st.lists(uses, max_size=25), st.randoms(use_true_random=False), st.integers(-50, 50))
@settings(max_examples=40, deadline=None)
def test_neither_order_nor_dates_change_it(downtimes: list[Downtime], chance: random.Random, weeks: int) -> None:
    found = ledger(downtimes)
    moved = [replace(d, at=at(d.day + timedelta(weeks=weeks), "12:00")) for d in downtimes]
    chance.shuffle(moved)
    assert ledger(moved) == found
    assert sum(row.change.uses for row in found[0]) == sum(row.change.uses for row in found[1]) == len(downtimes)
    for row in found[1]:
        assert not row.change.speaks or row.change.known >= 8

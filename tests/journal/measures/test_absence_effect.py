"""What time off did: weeks around absences, against a small sum of its own, and silent on few."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.charts.absence_effect import drawn
from journal.measures.absence_effect import STRETCHES, AbsenceEffect, Days, Of, absence_effect, long_enough, looked_at
from journal.records.day_sums import DaySums, Minutes
from journal.records.session import SessionStatus
from journal.records.time_off import TimeOff, TimeOffKind
from journal.wording import absence_effect as wording
from tests.journal.practice import at

DAY = timedelta(days=1)
TODAY = date(2026, 11, 30)
ABSENCES: list[Days] = [
    (date(2025, 2, 3), date(2025, 2, 9)),
    (date(2025, 6, 2), date(2025, 6, 15)),
    (date(2025, 10, 6), date(2025, 10, 12)),
    (date(2026, 2, 2), date(2026, 2, 6)),
    (date(2026, 7, 6), date(2026, 7, 26)),
]


def life(seed: int = 1) -> list[DaySums]:
    """Return nearly two years of days, most of them rated, some with misses; nothing on days away."""
    chance = random.Random(seed)
    found = []
    day = date(2024, 12, 2)
    while day < TODAY:
        away = any(first <= day <= last for first, last in ABSENCES)
        if day.isoweekday() < 6 and chance.random() < 0.9:
            found.append(
                DaySums(
                    day=day,
                    heavy=chance.randint(0, 10) if chance.random() < 0.85 else None,
                    therapy_sessions=0 if away else chance.randint(0, 6),
                    no_shows=0 if away else chance.randint(0, 1),
                    cancelled_late=0 if away else chance.randint(0, 1),
                )
            )
        day += DAY
    return found


def never_ended(_: str) -> date | None:
    return None


def of(
    sums: list[DaySums], absences: list[Days] = ABSENCES, seen: list[tuple[date, str, SessionStatus]] | None = None
) -> AbsenceEffect:
    return absence_effect(absences, sums, seen or [], never_ended, TODAY)


def by_hand(heavy: dict[date, int], first: date, last: date) -> tuple[list[float | None], float | None, int | None]:
    """Work the rating of one absence out anew, day by day."""
    rows: list[float | None] = []
    for n in STRETCHES:
        if n < 0:
            days = [first - (-n * 7 - k) * DAY for k in range(7)]
        elif n == 0:
            days = [first + k * DAY for k in range((last - first).days + 1)]
        else:
            days = [last + (1 + (n - 1) * 7 + k) * DAY for k in range(7)]
        there = [heavy[d] for d in days if d in heavy]
        rows.append(float(median(there)) if len(there) >= 3 else None)
    before = [heavy[first - k * DAY] for k in range(1, 43) if first - k * DAY in heavy]
    usual = float(median(before)) if len(before) >= 5 else None
    back: int | None = 0
    for n, value in enumerate(rows[3:], 1):
        if value is None or usual is None:
            back = None
            break
        if value >= usual:
            back = n
            break
    return rows, usual, back


@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_same_to_the_digit_worked_out_anew(seed: int) -> None:
    sums = life(seed)
    heavy = {one.day: one.heavy for one in sums if one.heavy is not None}
    found = of(sums)
    for one, (first, last) in zip(found.around, ABSENCES, strict=True):
        rows, usual, back = by_hand(heavy, first, last)
        assert (one.first, one.last) == (first, last)
        assert [*one.rating] == rows
        assert (one.usual, one.back_in) == (usual, back)
    after = away = 0
    booked_after = booked_else = missed_else = 0
    for sum_ in sums:
        in_after = any(last < sum_.day <= last + 42 * DAY for _, last in ABSENCES)
        off = any(first <= sum_.day <= last for first, last in ABSENCES)
        away += off
        missed = sum_.no_shows + sum_.cancelled_late
        if in_after and not off:
            after += missed
            booked_after += missed + sum_.therapy_sessions
        elif not off and sum_.day >= ABSENCES[0][0] - 42 * DAY:
            missed_else += missed
            booked_else += missed + sum_.therapy_sessions
    assert away
    assert found.missed_after == Of(n=after, of=booked_after)
    assert found.missed_else == Of(n=missed_else, of=booked_else)


def test_demand_and_recovery_are_those_of_the_days(journal_days: list[DaySums]) -> None:
    found = of(journal_days).around[0]
    # Fifty minutes rated 5 are 5 points; a walk of 15 minutes that gave 3 is 3, capped at half of the demand.
    assert set(found.demand) - {None} == {5.0}
    assert set(found.recovery) - {None} == {2.5}


@pytest.fixture
def journal_days() -> list[DaySums]:
    first, last = ABSENCES[0]
    return [
        DaySums(
            day=first + n * DAY,
            sessions=1,
            attended=Minutes(told=50),
            rated=Minutes(told=50),
            demand_minutes=Minutes(told=250),
            downtimes=1,
            energy_gained=3 * 15**0.5,
        )
        for n in range(-42, (last - first).days + 43)
    ]


def seen_on(client: str, *days: date) -> list[tuple[date, str, SessionStatus]]:
    return [(day, client, SessionStatus.ATTENDED) for day in days]


def test_who_did_not_return_is_counted_against_other_weeks() -> None:
    first, last = ABSENCES[1]
    weekly = [date(2024, 12, 2) + n * 7 * DAY for n in range(104)]
    seen = [
        *seen_on("stays", *(d for d in weekly if not any(a <= d <= z for a, z in ABSENCES))),
        *seen_on("goes", *(first - (7 * n + 3) * DAY for n in range(1, 4))),
        *seen_on("late", first - 7 * DAY),
        *seen_on("late", *(last + n * DAY for n in range(43, 560, 7) if last + n * DAY < TODAY)),
        (last + 7 * DAY, "goes", SessionStatus.PLANNED),
    ]
    found = of([], seen=seen)
    assert found.gone_after == Of(n=2, of=10)
    assert found.gone_else.of > 5
    assert found.gone_else.n == 0
    ended = absence_effect(ABSENCES, [], seen, lambda c: last if c == "goes" else None, TODAY)
    assert ended.gone_after == Of(n=1, of=9)


@given(st.permutations(ABSENCES), st.permutations(life()))
def test_no_order_matters(absences: list[Days], sums: list[DaySums]) -> None:
    assert of(sums, absences) == of(life())


def test_what_is_read_for_it_is_all_that_it_needs() -> None:
    chance = random.Random(3)
    days = [date(2024, 9, 2) + n * DAY for n in range((TODAY - date(2024, 9, 2)).days)]
    seen = [one for n in range(40) for one in seen_on(f"c{n}", *sorted(chance.sample(days, 6)))]
    span = looked_at(ABSENCES, TODAY)
    assert span is not None
    read = [one for one in seen if span[0] <= one[0] <= span[1]]
    assert len(read) < len(seen)
    assert of(life(), seen=read) == of(life(), seen=seen)


def test_of_nothing_there_is_nothing() -> None:
    found = absence_effect([], [], [], never_ended, TODAY)
    assert found.around == ()
    assert not found.speaks
    assert found.gone_else == found.missed_after == Of(n=0, of=0)
    assert looked_at([], TODAY) is None
    none_logged = of([])
    assert none_logged.speaks
    assert all(value is None for one in none_logged.around for value in (*one.rating, *one.demand, *one.recovery))
    assert drawn(none_logged, wording.RATING, dark=False).figure is None


def test_a_week_that_is_not_over_is_a_gap() -> None:
    recent = [(TODAY - 16 * DAY, TODAY - 10 * DAY)]
    sums = [DaySums(day=TODAY - n * DAY, heavy=5) for n in range(1, 80)]
    (one,) = absence_effect(recent, sums, [], never_ended, TODAY).around
    assert one.rating == (5.0, 5.0, 5.0, 5.0, None, None, None)
    assert one.back_in == 1


def off(first: date, days: int, kind: TimeOffKind = TimeOffKind.HOLIDAY) -> TimeOff:
    return TimeOff(at=at(first, "00:00"), last=first + (days - 1) * DAY, kind=kind)


def test_days_off_with_a_weekend_between_are_one_and_illness_is_left_out() -> None:
    monday = date(2026, 3, 2)
    assert long_enough([off(monday, 5), off(monday + 7 * DAY, 5)], TODAY) == [(monday, monday + 11 * DAY)]
    assert long_enough([off(monday, 5), off(monday + 8 * DAY, 5)], TODAY) == [
        (monday, monday + 4 * DAY), (monday + 8 * DAY, monday + 12 * DAY),
    ]  # fmt: skip
    assert long_enough([off(monday, 4), off(monday + 30 * DAY, 9, TimeOffKind.SICK)], TODAY) == []
    assert long_enough([off(TODAY - 2 * DAY, 5)], TODAY) == []


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 40)), max_size=12), st.randoms())
def test_absences_do_not_overlap_whatever_their_order(spans: list[tuple[int, int]], chance: random.Random) -> None:
    every = [off(date(2024, 1, 1) + n * DAY, days) for n, days in spans]
    found = long_enough(every, TODAY)
    chance.shuffle(every)
    assert long_enough(every, TODAY) == found
    assert all(z + 3 * DAY < a for (_, z), (a, _) in pairwise(found))
    assert len(found) <= 8


@pytest.mark.parametrize("absences", [0, 1, 4])
def test_below_five_it_says_how_many_there_are_and_draws_nothing(absences: int) -> None:
    shown = drawn(of(life(), ABSENCES[:absences]), wording.RATING, dark=False)
    assert (shown.figure, shown.rows) == (None, ())
    assert "nothing" in shown.sentence
    assert str(absences) in shown.sentence or absences == 0


def test_the_words_name_no_cause() -> None:
    said = [
        wording.back([1, 2, 2], 4, 6), wording.back([], 5, 5), wording.back([], 0, 5), wording.back([2], 1, 5),
        wording.missed(0.1, 0.2, 3, 30), wording.gone(0.1, 0.0, 3, 30), wording.FADES, wording.WHAT_IS,
    ]  # fmt: skip
    assert said[0] == (
        "Of 4 absences with enough ratings (of 6), your own rating was back at its usual within four weeks after 3, "
        "in the middle in week 2."
    )
    for line in said:
        assert line
        assert not {"because", "caused", "thanks", "dropout", "dropouts"} & {*line.lower().split()}
    assert wording.missed(None, 0.2, 0, 3) == wording.gone(0.1, None, 1, 3) == ""

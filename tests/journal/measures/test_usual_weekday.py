"""A day of the week beside the same weekday of the six weeks before."""

from __future__ import annotations

from datetime import date

from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.usual_weekday import Against, usual_by_weekday
from journal.measures.weeks import DAY, WEEK

MONDAY = date(2026, 10, 19)


def asked(weeks: int, demand: float, *, weekday: int = 1, state: DayState = DayState.LOGGED) -> DayLoad:
    return DayLoad(day=MONDAY - weeks * WEEK + (weekday - 1) * DAY, state=state, demand=demand, parts={})


def test_the_worked_example() -> None:
    days = [asked(n, demand) for n, demand in enumerate((4, 6, 5, 5, 7), start=1)]
    usual = usual_by_weekday(days, MONDAY)
    assert set(usual) == {1}
    assert (usual[1].low, usual[1].middle, usual[1].high) == (4, 5, 7)
    assert [usual[1].against(demand) for demand in (3.9, 4, 7, 7.1)] == [
        Against.LESS, Against.AS_USUAL, Against.AS_USUAL, Against.MORE,
    ]  # fmt: skip


def test_of_a_weekday_with_four_days_nothing_is_said() -> None:
    assert not usual_by_weekday([asked(n, 5) for n in range(1, 5)], MONDAY)


def test_what_is_not_logged_or_longer_ago_or_the_week_itself_is_not_usual() -> None:
    days = [asked(n, 5) for n in range(1, 5)]
    for other in (asked(5, 5, state=DayState.PARTIAL), asked(7, 5), asked(0, 5), asked(5, 5, weekday=2)):
        assert not usual_by_weekday([*days, other], MONDAY)
    assert usual_by_weekday([*days, asked(6, 5)], MONDAY)

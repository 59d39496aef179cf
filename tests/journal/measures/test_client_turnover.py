"""Beginnings and endings by month: whole months after the first entry, therapy only, each client where it belongs."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal.charts.client_turnover import drawn
from journal.measures.caseload_intensity import CaseloadWeek
from journal.measures.client_turnover import TurnoverMonth, client_turnover
from journal.records.client import Client, EndingKind, Role
from tests.journal.practice import at

FIRST_ENTRY = date(2026, 1, 14)


def client(first: date, last: date | None = None, role: Role = Role.THERAPY) -> Client:
    ending = EndingKind.PLANNED if last else None
    return Client(at=at(first, "00:00"), code="K2", role=role, ended_on=last, ending=ending)


def week(monday: date, cii: float | None, *, finished: bool = True) -> CaseloadWeek:
    return CaseloadWeek(
        monday=monday, parts={}, f=1, weeks_since_break=None, c=20, cii=cii, finished=finished, band=None,
        therapy_sessions=0, hours=0, trauma_share=None, no_show_rate=None, longest_run=0, rests_on=0, workdays=5,
    )  # fmt: skip


def months(*clients: Client, weeks: tuple[CaseloadWeek, ...] = (), **more: date | None) -> list[TurnoverMonth]:
    told = {"first_entry": FIRST_ENTRY, "first": date(2026, 1, 1), "last": date(2026, 4, 30)} | more
    return client_turnover(clients, weeks, **told)  # type: ignore[arg-type]  # by name


def counts(month: TurnoverMonth) -> tuple[int, int, int]:
    return month.began, month.ended, month.under_way


def test_the_month_of_the_first_entry_and_cut_months_are_left_out() -> None:
    assert [month.first.month for month in months()] == [2, 3, 4]
    assert [month.first.month for month in months(first=date(2026, 2, 2), last=date(2026, 4, 29))] == [3]
    # A journal begun on the first of a month knows by its first day who was there before.
    assert [month.first.month for month in months(first_entry=date(2026, 2, 1))] == [3, 4]
    assert months(first_entry=None) == []
    assert months(first=date(2026, 12, 1), last=date(2027, 1, 31))[0].first == date(2026, 12, 1)


def test_both_ends_of_a_month_belong_to_it() -> None:
    here = months(
        client(date(2026, 3, 1)), client(date(2026, 3, 31)), client(date(2026, 1, 2), date(2026, 3, 31)),
        client(date(2026, 3, 10), date(2026, 3, 20)), client(date(2026, 1, 2), date(2026, 4, 1)),
    )  # fmt: skip
    assert [counts(month) for month in here] == [(0, 0, 2), (3, 2, 3), (0, 1, 2)]


def test_a_client_who_came_back_began_and_ended_twice() -> None:
    back = client(date(2026, 2, 3), date(2026, 2, 20)).taken_up(date(2026, 3, 9))
    assert [counts(month) for month in months(back)] == [(1, 1, 0), (1, 0, 1), (0, 0, 1)]


def test_other_roles_are_kept_apart() -> None:
    assert [counts(month) for month in months(client(date(2026, 3, 2), role=Role.COACHING))] == [(0, 0, 0)] * 3


def test_the_load_is_the_mean_of_the_finished_weeks_that_begin_in_the_month() -> None:
    told = months(
        weeks=(
            week(date(2026, 3, 2), 80), week(date(2026, 3, 30), 100), week(date(2026, 3, 9), None),
            week(date(2026, 4, 27), 40, finished=False),
        )
    )  # fmt: skip
    assert [month.cii for month in told] == [None, 90, None]


def test_the_sentence_names_whole_months_and_the_table_shows_them() -> None:
    shown = drawn(months(client(date(2026, 1, 2)), client(date(2026, 3, 2), date(2026, 4, 2))))
    assert shown.sentence == "February to April 2026: 1 client began, 1 ended; 1 was under way at the end."
    assert shown.rows[1] == {"Month": "March 2026", "Began": 1, "Ended": 0, "Under way": 2, "Caseload (%)": None}
    assert drawn([]).sentence == ""


DAYS = st.dates(date(2025, 6, 1), date(2026, 8, 1))


@given(st.lists(st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 400))), max_size=12))
def test_who_is_under_way_is_who_was_before_and_began_less_who_ended(told: list[tuple[date, int | None]]) -> None:
    clients = [client(begun, None if n is None else begun + timedelta(days=n)) for begun, n in told]
    here = months(*clients, last=date(2026, 12, 31))
    for before, month in pairwise(here):
        assert month.under_way == before.under_way + month.began - month.ended

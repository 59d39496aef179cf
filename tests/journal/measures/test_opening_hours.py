"""Hours from before this journal: what they add, and in which period."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from journal.measures.hours import HoursTold, hours
from journal.measures.opening_hours import adds, split
from journal.presets.hours import BY_KEY, What
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.opening_balance import BalanceOf, OpeningBalance
from tests.journal.practice import at

TODAY = date(2026, 10, 20)
CALIFORNIA, PACFA = BY_KEY["california_amft"], BY_KEY["pacfa"]


def brought(
    what: BalanceOf, amount: float, until: date, *, preset: str = "california_amft", **more: object
) -> OpeningBalance:
    known = {"preset": preset, "what": what, "amount": amount, "until": until, **more}
    return OpeningBalance(at=at(TODAY), written_at=at(TODAY), **known)  # type: ignore[arg-type]  # as given


def have(found: HoursTold, what: What) -> tuple[object, object]:
    one = next(one for one in found.standings if one.asked.what is what)
    return one.have, one.opening


def test_a_balance_counts_in_what_it_is_and_in_what_holds_it() -> None:
    opening = [
        brought(BalanceOf.CLIENT_HOURS, 320.25, date(2025, 3, 3)),
        brought(BalanceOf.INDIVIDUAL, 40, date(2025, 3, 3)),
        brought(BalanceOf.GROUP, 20, date(2025, 3, 3)),
        brought(BalanceOf.WEEKS, 30, date(2025, 3, 3)),
    ]
    found = hours(CALIFORNIA, today=TODAY, since=None, opening=opening)
    quarter = Fraction(1281, 4)
    assert have(found, What.CLIENT_HOURS) == (quarter, quarter)
    assert have(found, What.EXPERIENCE) == (quarter + 60, quarter + 60)
    assert have(found, What.WEEKS) == (30, 30)
    assert have(found, What.WEEKS_INDIVIDUAL) == (0, 0)
    assert adds(What.INDIVIDUAL, opening, CALIFORNIA) == 40
    assert adds(What.EDUCATION, opening, BY_KEY["ukcp"]) == 60, "supervision is education there"


def test_one_before_the_period_does_not_count_and_is_told() -> None:
    before = brought(BalanceOf.EDUCATION, 12, date(2026, 6, 30), preset="pacfa")
    inside = brought(BalanceOf.EDUCATION, 3, date(2026, 7, 1), preset="pacfa")
    found = hours(PACFA, today=TODAY, since=None, opening=[before, inside])
    assert have(found, What.EDUCATION) == (3, 3)
    assert (found.opening, found.opening_before) == ((inside,), (before,))


def test_one_for_another_rule_or_another_placement_does_not_count() -> None:
    other = brought(BalanceOf.EDUCATION, 3, date(2026, 7, 1), preset="ukcp")
    of_clinic = brought(BalanceOf.EDUCATION, 4, date(2026, 7, 1), preset="pacfa", placement_id="clinic")
    of_none = brought(BalanceOf.EDUCATION, 5, date(2026, 7, 1), preset="pacfa")
    every = [other, of_clinic, of_none]
    assert have(hours(PACFA, today=TODAY, since=None, opening=every), What.EDUCATION) == (9, 9)
    assert have(hours(PACFA, today=TODAY, since=None, opening=every, placement_id="clinic"), What.EDUCATION) == (4, 4)


def test_hours_with_clients_from_before_decide_on_what_is_asked() -> None:
    opening = [brought(BalanceOf.CLIENT_HOURS, 400, date(2026, 8, 1), preset="pacfa")]
    found = hours(PACFA, today=TODAY, since=None, opening=opening)
    assert next(one.asked.least for one in found.standings if one.asked.what is What.SUPERVISION) == 15


def test_a_straight_line_goes_on_from_what_is_logged_alone() -> None:
    days = [date(2026, 7, 1) + timedelta(days=7 * n) for n in range(16)]
    learned = [
        Downtime(at=at(day), activity="course", category=DowntimeCategory.CONTINUING_EDUCATION, ce_credit=0.5)
        for day in days
    ]

    def ahead(*opening: OpeningBalance) -> float:
        found = hours(PACFA, today=TODAY, since=date(2026, 7, 1), downtimes=learned, opening=opening)
        forecast = next(one.forecast for one in found.standings if one.asked.what is What.EDUCATION)
        assert forecast is not None
        return forecast

    assert ahead(brought(BalanceOf.EDUCATION, 6, date(2026, 7, 1), preset="pacfa")) == ahead() + 6


@given(st.lists(st.tuples(st.sampled_from(list(BalanceOf)), st.integers(1, 500), st.integers(-4000, 0))))
def test_every_balance_of_the_rule_counts_or_is_told_and_never_both(told: list[tuple[BalanceOf, int, int]]) -> None:
    opening = [brought(what, amount, TODAY + timedelta(days=days)) for what, amount, days in told]
    inside, before = split(opening, CALIFORNIA, date(2020, 10, 21), TODAY)
    assert sorted((*inside, *before), key=id) == sorted(opening, key=id)
    found = hours(CALIFORNIA, today=TODAY, since=None, opening=opening)
    assert all(one.have == one.opening == adds(one.asked.what, inside, CALIFORNIA) for one in found.standings)

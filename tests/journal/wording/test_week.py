"""Sentences of the page of the week."""

from __future__ import annotations

from datetime import date

from journal.wording import week


def test_a_week_names_month_and_year_once_where_they_are_the_same() -> None:
    assert week.week_in_words(date(2026, 11, 23), date(2026, 11, 29)) == "23 to 29 November 2026"
    assert week.week_in_words(date(2026, 11, 30), date(2026, 12, 6)) == "30 November to 6 December 2026"
    assert week.week_in_words(date(2026, 12, 28), date(2027, 1, 3)) == "28 December 2026 to 3 January 2027"


def test_what_there_is_none_of_is_not_said() -> None:
    assert week.week_told(1, 0, 0, 0) == "1 session held."
    assert week.week_told(0, 1, 0, 0) == "1 session planned."
    assert week.week_told(18, 3, 1, 1) == "18 sessions held, 3 planned, 1 did not take place. 1 is still to be settled."
    assert week.week_told(0, 0, 0, 2) == "2 are still to be settled."


def test_a_week_beside_the_plan_is_judged_only_once_it_is_over() -> None:
    assert week.of_plan(None, None) == ""
    assert week.of_plan(83.6, None) == "Your work this week so far: 84 of the 100 you planned."
    assert week.of_plan(83.6, "within") == "Your work this week: 84 of the 100 you planned, within plan."

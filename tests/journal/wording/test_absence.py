"""What is said of an absence names the year where it is another one."""

from __future__ import annotations

from datetime import date

from journal.wording import absence as wording


def test_from_when_to_ask_about_risk_has_its_year_where_that_is_another_one() -> None:
    assert wording.what_is_open(0, 2, date(2027, 12, 21), date(2026, 11, 30)).endswith("21 December 2027 on.")
    assert wording.what_is_open(0, 2, date(2026, 12, 21), date(2026, 11, 30)).endswith("21 December on.")

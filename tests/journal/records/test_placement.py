"""Placements and opening balances: what is refused, and which day an agreement was noted here on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from journal.errors import FieldError
from journal.records.opening_balance import BalanceOf, OpeningBalance
from journal.records.placement import Placement
from journal.wording import placements as wording
from tests.journal.practice import at

TODAY = date(2026, 11, 20)
NOTED = at(TODAY, "10:00")
CLINIC = Placement(at=NOTED, name="The clinic", begins=date(2026, 3, 1))


def refused(field: str, make: object) -> str:
    with pytest.raises(FieldError) as error:
        make()  # type: ignore[operator]
    assert error.value.field == field
    return error.value.reason


def test_a_placement_does_not_end_before_it_begins() -> None:
    refused("ends", lambda: replace(CLINIC, ends=date(2026, 2, 28)))
    assert replace(CLINIC, ends=CLINIC.begins).runs_on(CLINIC.begins)
    refused("name", lambda: replace(CLINIC, name=" "))


def test_it_runs_from_its_first_day_to_its_last() -> None:
    ended = replace(CLINIC, ends=date(2026, 6, 30))
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [ended.runs_on(day) for day in days] == [False, True, True, False]
    assert CLINIC.runs_on(date(2199, 1, 1))


def test_an_agreement_is_not_signed_in_the_future() -> None:
    refused("agreement_signed_on", lambda: CLINIC.with_agreement(date(2026, 11, 21), None, TODAY))
    refused("agreement_entered_on", lambda: replace(CLINIC, agreement_signed_on=TODAY))


def test_the_day_an_agreement_was_noted_stays_until_another_day_is_said() -> None:
    signed = CLINIC.with_agreement(date(2026, 3, 1), None, TODAY)
    assert signed.agreement_entered_on == TODAY
    assert signed.entered_later
    later = date(2026, 12, 24)
    kept = replace(signed, name="The other name").with_agreement(signed.agreement_signed_on, signed, later)
    assert kept.agreement_entered_on == TODAY
    dated_back = kept.with_agreement(date(2026, 2, 1), kept, later)
    assert dated_back.agreement_entered_on == later
    gone = dated_back.with_agreement(None, dated_back, later)
    assert (gone.agreement_signed_on, gone.agreement_entered_on) == (None, None)


def test_both_days_are_said_where_they_differ() -> None:
    same = CLINIC.with_agreement(TODAY, None, TODAY)
    assert not same.entered_later
    assert wording.agreement(same.agreement_signed_on, same.agreement_entered_on) == "agreement signed 20 November 2026"
    assert wording.agreement(date(2026, 3, 1), TODAY) == ("agreement signed 1 March 2026, noted here 20 November 2026")
    assert wording.agreement(None, None) == ""


def balance(**changes: object) -> OpeningBalance:
    known = {"preset": "my_board", "what": BalanceOf.CLIENT_HOURS, "amount": 12.5, "until": date(2026, 1, 31)}
    return OpeningBalance(at=NOTED, written_at=NOTED.astimezone(UTC), **{**known, **changes})  # type: ignore[arg-type]


def test_a_balance_is_of_hours_that_were_worked() -> None:
    assert balance(until=TODAY).until == TODAY
    assert "future" in refused("until", lambda: balance(until=date(2026, 11, 21)))
    for amount in (0, -3, 200_000, float("nan"), float("inf"), None):
        refused("amount", lambda amount=amount: balance(amount=amount))


def test_what_is_counted_is_whole() -> None:
    refused("amount", lambda: balance(what=BalanceOf.WEEKS, amount=3.5))
    assert balance(what=BalanceOf.WEEKS, amount=3).amount == 3


def test_the_future_is_that_of_where_it_was_noted() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # half past midnight in Berlin: the next day
    noted = OpeningBalance(
        at=at(date(2026, 11, 21), "00:30"), written_at=late, preset="my_board", what=BalanceOf.INDIRECT, amount=1,
        until=date(2026, 11, 21),
    )  # fmt: skip
    assert noted.until == date(2026, 11, 21)

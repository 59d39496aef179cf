"""CPD: days in order, nothing done that is still to come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from journal.errors import FieldError
from journal.records.cpd import Cpd, CpdStatus
from tests.journal.practice import at

DAY = date(2026, 10, 22)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("activity", {"activity": "  "}),
        ("last", {"last": DAY - timedelta(days=1)}),
        ("credit", {"credit": -0.5}),
        ("credit", {"credit": 1000.5}),
        ("credit", {"credit": float("nan")}),
        ("downtime_ids", {"downtime_ids": ("a" * 32, "a" * 32)}),
        ("learnt", {"learnt": "x" * 200_001}),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(field: str, values: dict[str, Any]) -> None:
    with pytest.raises(FieldError) as refused:
        Cpd(at=at(DAY, "00:00"), **{"activity": "a course", **values})
    assert refused.value.field == field


def test_what_is_still_to_come_can_be_planned_and_is_not_done() -> None:
    written = at(DAY, "23:30")  # in UTC this is the day before the next one's morning
    told: dict[str, Any] = {"at": at(DAY, "00:00"), "activity": "a course", "written_at": written}
    assert Cpd(**told).until == DAY
    tomorrow = DAY + timedelta(days=1)
    assert Cpd(**told, last=tomorrow, status=CpdStatus.PLANNED).until == tomorrow
    with pytest.raises(FieldError) as refused:
        Cpd(**told, last=tomorrow)
    assert refused.value.field == "status"

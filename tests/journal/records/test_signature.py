"""What a signature is for: minutes, day, format, group and person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.records.supervision import Supervision, SupervisionFormat, Want
from tests.journal.practice import at

DAY = date(2026, 9, 3)
SIGNED = Supervision(
    at=at(DAY), minutes=60, person_id="dana", supervisor="Dana", format=SupervisionFormat.GROUP, group_size=4,
    signed_off_on=DAY,
)  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": 90},
        {"at": at(DAY - timedelta(days=1))},
        {"format": SupervisionFormat.PEER},
        {"group_size": 5},
        {"counted_minutes": 30},
        {"person_id": "robin", "supervisor": "Robin"},
        {"person_id": "another Dana"},
        {"person_id": None, "supervisor": "Robin"},
        {"person_id": None, "supervisor": ""},
    ],
    ids=str,
)
def test_a_signature_falls_with_what_was_signed(change: dict[str, object]) -> None:
    changed = replace(SIGNED, signed_off_on=None, **change)  # type: ignore[arg-type]  # by name
    assert changed.with_signature_of(SIGNED).signed_off_on is None


@pytest.mark.parametrize(
    "change",
    [
        {"helpfulness": 8},
        {"notes": "more", "wants": (Want.ADVICE,)},
        {"at": at(DAY, "11:00")},
        {"supervisor": "Dana M"},  # the same of one's people, by another name
        {"person_id": None, "supervisor": "dana "},
    ],
    ids=str,
)
def test_it_stays_where_the_same_hours_were_with_the_same_person(change: dict[str, object]) -> None:
    changed = replace(SIGNED, signed_off_on=None, **change)  # type: ignore[arg-type]  # by name
    assert changed.with_signature_of(SIGNED).signed_off_on == DAY

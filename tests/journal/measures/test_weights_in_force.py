"""Weights: what was changed last holds, for all history, and can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import FieldError
from journal.measures.weights import DEFAULTS
from journal.measures.weights_in_force import checked, every_weight, in_force
from journal.records.weight_change import WeightChange

START = datetime(2026, 3, 1, tzinfo=UTC)


def change(name: str, value: float | None, hour: int = 0) -> WeightChange:
    return WeightChange(name=name, value=value, changed_at=START + timedelta(hours=hour))


def test_without_changes_the_defaults_hold() -> None:
    assert in_force([]) == DEFAULTS


def test_the_latest_change_of_a_weight_holds_and_the_others_stay() -> None:
    weights = in_force(
        [change("caseload.risk", 0.5, 2), change("caseload.risk", 0.3, 1), change("load.supervision", 1)]
    )
    assert (weights.caseload.risk, weights.load.supervision) == (0.5, 1.0)
    assert weights.caseload.trauma == DEFAULTS.caseload.trauma
    assert weights.suggestions == DEFAULTS.suggestions


def test_a_reset_brings_the_default_back() -> None:
    assert in_force([change("caseload.risk", 0.5), change("caseload.risk", None, 1)]) == DEFAULTS


def test_minutes_stay_whole() -> None:
    weights = in_force([change("caseload.unit_minutes", 45.0), change("load.default_contact_minutes", 5.5)])
    assert (weights.caseload.unit_minutes, type(weights.caseload.unit_minutes)) == (45, int)
    assert weights.load.default_contact_minutes == DEFAULTS.load.default_contact_minutes


@given(st.text(max_size=30).filter(str.strip), st.none() | st.floats(0, 1e6))
def test_what_this_version_does_not_know_is_passed_over(name: str, value: float | None) -> None:
    if name not in {w.name for w in every_weight(DEFAULTS)} and not any(c in name for c in "\n\r\0"):
        assert in_force([change(name, value)]) == DEFAULTS


@given(st.sampled_from(list(every_weight(DEFAULTS))), st.floats(0, 1000))
def test_what_is_taken_is_what_is_in_force(weight: object, value: float) -> None:
    name = weight.name  # type: ignore[attr-defined]
    try:
        taken = checked(name, value)
    except FieldError:
        assert in_force([change(name, value)]) == DEFAULTS
        return
    assert {w.name: w.value for w in every_weight(in_force([change(name, taken)]))}[name] == taken


@pytest.mark.parametrize(("name", "value"), [("caseload.luck", 1), ("caseload.risk", -1), ("caseload.risk", 11)])
def test_what_is_not_taken_is_said(name: str, value: float) -> None:
    with pytest.raises(FieldError) as told:
        checked(name, value)
    assert told.value.field == "weight"
